//! A disk that is full, a real one: who imports or publishes is told, nothing is lost, and all it takes to go on is room.

use crate::{
    database::{assert_readers_have, execute, ready},
    desk::Desk,
    postgres::{NOBODY, Postgres},
};
use std::{
    fs::{self, File},
    io::{self, Write as _},
    os::unix::fs::chown,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

/// A file system of a few megabytes in memory, gone when this is dropped.
struct SmallDisk(TempDir);

impl SmallDisk {
    /// Mounts one; only root may, and on Linux. Without it nothing is tested here, and that is said.
    fn mount(megabytes: u32) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let size = format!("size={megabytes}m");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "referrals"]).arg(folder.path()).output();
        let why = match mounted {
            Ok(output) if output.status.success() => return Some(Self(folder)),
            Ok(output) => String::from_utf8_lossy(&output.stderr).trim().to_owned(),
            Err(error) => error.to_string(),
        };
        // Not `eprintln!`, which is kept from those who watch tests that pass.
        writeln!(io::stderr(), "NOT TESTED ON A FULL DISK: a small one cannot be mounted ({why})")
            .expect("it is heard");
        None
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Takes all the room that is left; it is free again when the file is removed.
    fn fill(&self) -> PathBuf {
        let path = self.path().join("ballast");
        let mut file = File::create(&path).expect("a file");
        // Large pieces first, then what they left.
        for piece in [1 << 16, 1 << 10, 1] {
            let bytes = vec![0; piece];
            while file.write_all(&bytes).is_ok() {}
        }
        path
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: a database that is being stopped may still hold a file of it.
        Command::new("umount").arg("--lazy").arg(self.path()).status().expect("what was mounted is unmounted");
    }
}

/// Fills the disk of a desk whose database lies on it, and goes through what an office does.
fn full(desk: &Desk, disk: &SmallDisk) {
    desk.import("20");
    assert_eq!(desk.publish("returns").code, Some(0));
    desk.import("21");
    assert_eq!(desk.run(&["release", "check", "returns", "--as", "Ann"]).code, Some(0));
    let server = desk.serve(&["--no-demo"]);
    let list = || desk.run(&["release", "list", "--json"]).out;
    let before = list();

    let ballast = disk.fill();
    for _ in 0..2 {
        for step in [
            &["import", "return.csv", "--dataset", "descriptor.toml"][..],
            &["release", "publish", "returns", "--as", "Bob"],
        ] {
            let told = desk.run(step);
            assert_eq!(told.code, Some(3), "{step:?}: {}{}", told.out, told.err);
            assert!(
                told.err.contains("the disk of the database is full: nothing was changed"),
                "{step:?}: {}",
                told.err
            );
        }
        assert_eq!(list(), before);
        ready(&server, "ok");
        assert_readers_have(&server, 1);
    }

    fs::remove_file(ballast).expect("there is room again");
    assert_eq!(desk.run(&["release", "publish", "returns", "--as", "Bob"]).code, Some(0));
    server.wait_for("/downloads/returns.json", |_, body| body.contains("\"number\":2"));
    assert_readers_have(&server, 2);
    assert_eq!(desk.run(&["release", "verify"]).code, Some(0));
}

#[test]
fn a_full_disk_is_told_and_readers_notice_nothing() {
    let Some(disk) = SmallDisk::mount(2) else { return };
    let desk = Desk::on(format!("sqlite://{}", disk.path().join("referrals.db").display()));
    desk.import("19");
    // Nobody has the database open: there is not even room for the little file that its readers share.
    let ballast = disk.fill();
    let told = desk.run(&["release", "list"]);
    assert_eq!(told.code, Some(3), "{}", told.out);
    assert!(told.err.contains("the disk of the database is full"), "{}", told.err);
    fs::remove_file(ballast).expect("there is room again");
    full(&desk, &disk);
}

#[test]
fn a_full_disk_of_postgresql_is_told_and_readers_notice_nothing() {
    let (Some(postgres), Some(disk)) = (Postgres::shared(), SmallDisk::mount(4)) else { return };
    let tables = disk.path().join("tables");
    fs::create_dir(&tables).expect("a folder");
    chown(&tables, Some(NOBODY), Some(NOBODY)).expect("who mounts is root, and gives folders away");
    let desk = Desk::on(postgres.database());
    execute(&desk, &format!("CREATE TABLESPACE small LOCATION '{}'", tables.display()));
    let url = desk.database_url();
    let database = url.trim_start_matches("postgres:///").split('?').next().expect("a name");
    execute(&desk, &format!("ALTER DATABASE {database} SET default_tablespace = small"));
    full(&desk, &disk);
}
