//! What becomes of readers and of the office when the database dies, lies or is too new.

use crate::{
    desk::{Desk, Server},
    postgres::Postgres,
};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, SqliteConnection};

/// Runs a test at a desk with SQLite, and at one with PostgreSQL where that is on this machine.
pub(crate) fn on_every_engine(test: impl Fn(&Desk)) {
    test(&Desk::new());
    on_postgres(test);
}

/// Runs a test at a desk with PostgreSQL, where that is on this machine.
pub(crate) fn on_postgres(test: impl Fn(&Desk)) {
    if let Some(server) = Postgres::shared() {
        test(&Desk::on(server.database()));
    }
}

/// Changes the database of a desk behind the back of the program.
pub(crate) fn execute(desk: &Desk, sql: &str) {
    let (url, sql) = (desk.database_url(), AssertSqlSafe(sql.to_owned()));
    let work = async {
        if url.starts_with("sqlite") {
            let mut connection = SqliteConnection::connect(&url).await?;
            sqlx::raw_sql(sql).execute(&mut connection).await?;
            connection.close().await
        } else {
            let mut connection = PgConnection::connect(&url).await?;
            sqlx::raw_sql(sql).execute(&mut connection).await?;
            connection.close().await
        }
    };
    tokio::runtime::Runtime::new().expect("a runtime").block_on(work).expect("the statement is carried out");
}

/// Readers have the release with this number, on the faces that they use most.
pub(crate) fn assert_readers_have(server: &Server, number: u32) {
    for target in ["/", "/datasets/returns", "/embed/returns", "/figures/returns.svg", "/downloads/returns.csv"] {
        assert_eq!(server.get(target).0, 200, "{target}");
    }
    let (status, latest) = server.get("/downloads/returns.json");
    assert!(status == 200 && latest.contains(&format!("\"number\":{number}")), "{latest}");
}

/// Waits until a server says of itself that it is in this state.
pub(crate) fn ready(server: &Server, word: &'static str) {
    server.wait_for("/health/ready", |status, body| status == 200 && body.contains(&format!("\"status\":\"{word}\"")));
}

#[test]
fn readers_notice_nothing_of_a_database_that_is_killed_and_comes_back() {
    if Postgres::shared().is_none() {
        return;
    }
    let database = Postgres::start().expect("it was there a moment ago");
    let desk = Desk::on(database.database());
    desk.import("20");
    assert_eq!(desk.publish("returns").code, Some(0));
    desk.import("21");
    let server = desk.serve(&["--no-demo"]);
    ready(&server, "ok");

    database.kill();
    ready(&server, "degraded");
    assert_readers_have(&server, 1);
    let refused = desk.run(&["release", "check", "returns", "--as", "Ann"]);
    assert_eq!(refused.code, Some(3), "{}", refused.err);
    assert!(refused.err.contains("the database did not do its work"), "{}", refused.err);

    database.up();
    ready(&server, "ok");
    assert_eq!(desk.publish("returns").code, Some(0));
    server.wait_for("/downloads/returns.json", |_, body| body.contains("\"number\":2"));
    assert_readers_have(&server, 2);
    let errors = server.log().lines().filter(|line| line.contains(" ERROR ")).count();
    assert_eq!(errors, 1, "one line when it begins: {}", server.log());
}

#[test]
fn a_database_of_a_newer_program_is_refused_before_anything_is_served() {
    on_every_engine(|desk| {
        desk.import("20");
        execute(
            desk,
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
             SELECT 9000, 'of the future', success, checksum, execution_time FROM _sqlx_migrations WHERE version = 1",
        );
        for command in [&["serve"][..], &["release", "check", "returns", "--as", "Ann"]] {
            let refused = desk.run(command);
            assert_eq!(refused.code, Some(3), "{}", refused.err);
            assert!(refused.err.contains("newer version of this program"), "{}", refused.err);
        }
    });
}

#[test]
fn a_corrupted_release_is_refused_by_name_and_the_one_before_it_stays() {
    on_every_engine(|desk| {
        for first in ["20", "21"] {
            desk.import(first);
            assert_eq!(desk.publish("returns").code, Some(0));
        }
        execute(desk, "UPDATE releases SET content = replace(content, 'Yearly', 'Weekly') WHERE number = 2");
        let server = desk.serve(&["--no-demo"]);
        ready(&server, "degraded");
        assert_readers_have(&server, 1);
        assert!(server.log().contains("release 2 of `returns` is refused"), "{}", server.log());

        execute(desk, "UPDATE releases SET content = replace(content, 'Weekly', 'Yearly') WHERE number = 2");
        ready(&server, "ok");
        assert_readers_have(&server, 2);
    });
}

#[test]
fn a_clock_that_was_put_back_takes_nothing_away_and_publishes_nothing_twice() {
    on_every_engine(|desk| {
        desk.import("20");
        assert_eq!(desk.publish("returns").code, Some(0));
        desk.import("21");
        assert_eq!(desk.run(&["release", "check", "returns", "--as", "Ann"]).code, Some(0));
        // All of it happened in a year to come, and then somebody put the clock right.
        execute(
            desk,
            "UPDATE releases SET created_at = '2099-01-01T09:00:00Z', checked_at = '2099-01-01T09:10:00Z';
             UPDATE releases SET published_at = '2099-01-01T09:20:00Z' WHERE number = 1",
        );
        let servers = [desk.serve(&["--no-demo"]), desk.serve(&["--no-demo"])];
        for server in &servers {
            assert_readers_have(server, 1);
        }
        // A moment that is over for every clock: both servers see it, one of them publishes.
        execute(
            desk,
            "UPDATE releases SET scheduled_at = '2026-01-01T09:30:00Z', scheduled_by = 'Bob' WHERE number = 2;
             UPDATE generation SET value = value + 1",
        );
        for server in &servers {
            server.wait_for("/downloads/returns.json", |_, body| body.contains("\"number\":2"));
            assert_readers_have(server, 2);
            assert_eq!(server.get("/figures/returns.svg?release=1").0, 200);
            ready(server, "ok");
        }
        let audit = desk.run(&["release", "audit", "returns"]).out;
        assert_eq!(audit.matches("release 2 of returns published by Bob").count(), 1, "{audit}");
        desk.import("22");
        assert_eq!(desk.publish("returns").code, Some(0));
        let list = desk.run(&["release", "list"]).out;
        let states: Vec<_> = list.lines().map(|line| line.split([',', '.']).next().unwrap_or_default()).collect();
        let expected = ["1 of returns is superseded", "2 of returns is superseded", "3 of returns is published"];
        assert_eq!(states, expected.map(|state| format!("Release {state}")));
    });
}
