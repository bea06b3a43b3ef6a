//! The schema, one numbered step after the other.

use sqlx::{
    SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
};

/// Number, name and statements of each step. Both dialects have the same numbers and names; a test compares this list
/// with the files.
const SQLITE: &[(i64, &str, &str)] = &[
    (1, "releases", include_str!("../../../migrations/sqlite/0001_releases.sql")),
    (2, "life", include_str!("../../../migrations/sqlite/0002_life.sql")),
    (3, "embedders", include_str!("../../../migrations/sqlite/0003_embedders.sql")),
];

const POSTGRES: &[(i64, &str, &str)] = &[
    (1, "releases", include_str!("../../../migrations/postgres/0001_releases.sql")),
    (2, "life", include_str!("../../../migrations/postgres/0002_life.sql")),
    (3, "embedders", include_str!("../../../migrations/postgres/0003_embedders.sql")),
];

/// The number of the newest schema.
pub(super) fn newest() -> i64 {
    SQLITE.last().map_or(0, |(number, ..)| *number)
}

/// What brings a SQLite database up to date.
pub(super) fn sqlite() -> Migrator {
    migrator(SQLITE)
}

/// What brings a PostgreSQL database up to date.
pub(super) fn postgres() -> Migrator {
    migrator(POSTGRES)
}

fn migrator(steps: &[(i64, &'static str, &'static str)]) -> Migrator {
    let migrations = steps.iter().map(|(number, name, sql)| {
        Migration::new(*number, (*name).into(), MigrationType::Simple, sql.into_sql_str(), false)
    });
    let mut migrator = Migrator::with_migrations(migrations.collect());
    // The transaction around it holds the lock.
    migrator.set_locking(false);
    migrator
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{collections::BTreeSet, fs, path::Path};

    fn files(dialect: &str) -> Option<BTreeSet<String>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations").join(dialect);
        let entries = fs::read_dir(folder).ok()?;
        Some(entries.map(|entry| entry.expect("a file").file_name().into_string().expect("UTF-8")).collect())
    }

    #[test]
    fn the_program_carries_every_migration_under_its_number_and_name() {
        for (dialect, steps) in [("sqlite", SQLITE), ("postgres", POSTGRES)] {
            let carried: BTreeSet<_> =
                steps.iter().map(|(number, name, _)| format!("{number:04}_{name}.sql")).collect();
            assert_eq!(files(dialect), Some(carried));
        }
        assert!(SQLITE.iter().map(|(number, ..)| *number).eq(1..=newest()), "numbers go up one by one");
    }

    #[test]
    fn every_dialect_has_the_same_migrations() {
        let dialects = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations")).expect("migrations/");
        for dialect in dialects {
            let dialect = dialect.expect("a folder").file_name().into_string().expect("UTF-8");
            assert!(["sqlite", "postgres"].contains(&dialect.as_str()), "{dialect} is no dialect");
            assert_eq!(files(&dialect), files("sqlite"), "{dialect}");
        }
    }
}
