//! The environment: the one place that reads it.

use crate::store;
use std::{collections::BTreeMap, ffi::OsString, net::SocketAddr};
use tracing_subscriber::EnvFilter;
use url::Url;

/// Every setting, with its default.
#[derive(Debug)]
pub struct Config {
    /// `REFERRALS_DATABASE_URL`: where releases are kept, `sqlite://referrals.db`, or `postgres://host/database`.
    pub database_url: String,
    /// `REFERRALS_LISTEN`: the address and port to listen on, `127.0.0.1:8080`.
    pub listen: SocketAddr,
    /// `REFERRALS_PUBLIC_URL`: scheme and host under which readers reach the server, without a slash at the end; without
    /// it, the address on which it listens.
    pub public_url: Option<String>,
    /// `REFERRALS_EMBED_ORIGINS`: whether it is noted which sites embed which figures, `off`.
    pub embed_origins: bool,
    /// `REFERRALS_LOG`: what is logged; without it, what [`crate::telemetry`] thinks right for the command.
    pub log: Option<EnvFilter>,
}

/// All that is wrong with the environment, a line each.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub struct ConfigErrors(pub Vec<String>);

const PREFIX: &str = "REFERRALS_";
const DATABASE_URL: &str = "REFERRALS_DATABASE_URL";
const LISTEN: &str = "REFERRALS_LISTEN";
const PUBLIC_URL: &str = "REFERRALS_PUBLIC_URL";
const EMBED_ORIGINS: &str = "REFERRALS_EMBED_ORIGINS";
const LOG: &str = "REFERRALS_LOG";
const KNOWN: [&str; 5] = [DATABASE_URL, LISTEN, PUBLIC_URL, EMBED_ORIGINS, LOG];

impl Config {
    /// Reads the variables of this process.
    pub fn from_environment() -> Result<Self, ConfigErrors> {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
        let variables = std::env::vars_os();
        Self::read(variables)
    }

    /// Reads variables; those without the prefix are not ours.
    fn read(variables: impl IntoIterator<Item = (OsString, OsString)>) -> Result<Self, ConfigErrors> {
        let mut errors = Vec::new();
        let mut ours: BTreeMap<String, String> = variables
            .into_iter()
            .map(|(name, value)| (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned()))
            .filter(|(name, _)| name.starts_with(PREFIX))
            .collect();
        let mut read = |name| ours.remove(name);
        let config = Self {
            database_url: parsed(DATABASE_URL, read(DATABASE_URL), "sqlite://referrals.db", database_url, &mut errors),
            listen: parsed(LISTEN, read(LISTEN), "127.0.0.1:8080", listen, &mut errors),
            public_url: read(PUBLIC_URL)
                .map(|value| parsed(PUBLIC_URL, Some(value), "http://127.0.0.1:8080", public_url, &mut errors)),
            embed_origins: parsed(EMBED_ORIGINS, read(EMBED_ORIGINS), "off", on_or_off, &mut errors),
            log: read(LOG).map(|value| parsed(LOG, Some(value), "error", log, &mut errors)),
        };
        errors.extend(ours.keys().map(|name| format!("{name} is no setting; the settings are {}", KNOWN.join(", "))));
        if errors.is_empty() { Ok(config) } else { Err(ConfigErrors(errors)) }
    }
}

/// The value of a setting; what is wrong with it is noted, and the default takes its place until all are read.
fn parsed<T>(
    name: &str,
    value: Option<String>,
    default: &str,
    parse: impl Fn(&str) -> Result<T, String>,
    errors: &mut Vec<String>,
) -> T {
    value
        .and_then(|value| {
            let shown = store::without_password(&value);
            parse(&value).map_err(|expected| errors.push(format!("{name} is `{shown}`; expected {expected}"))).ok()
        })
        .unwrap_or_else(|| parse(default).expect("a default is well formed"))
}

fn database_url(value: &str) -> Result<String, String> {
    if store::is_postgres(value) {
        return postgres_url(value);
    }
    let file = value.strip_prefix("sqlite:").map(|rest| rest.trim_start_matches('/'));
    // A database in memory would be another one for every connection, and gone at the end.
    match file.map(|file| file.split_once('?').unwrap_or((file, ""))) {
        Some((path, how)) if !matches!(path, "" | ":memory:") && !how.contains("mode=memory") => Ok(value.to_owned()),
        _ => Err("`sqlite://` and the path of a file, such as sqlite://referrals.db, or \
                  `postgres://` with a host and a database, such as postgres://db.example.org/referrals"
            .to_owned()),
    }
}

/// What a query of such an address may say; a misspelt `sslmode` would send everything in the open.
const POSTGRES_KEYS: [&str; 11] = [
    "host",
    "port",
    "dbname",
    "user",
    "password",
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
    "application_name",
    "options",
];

fn postgres_url(value: &str) -> Result<String, String> {
    let url = Url::parse(value).map_err(|error| format!("an address of PostgreSQL, and this is none ({error})"))?;
    let named = url.path().len() > 1 || url.query_pairs().any(|(key, value)| key == "dbname" && !value.is_empty());
    if !named {
        return Err("the name of a database after the host, such as postgres://db.example.org/referrals".to_owned());
    }
    match url.query_pairs().find(|(key, _)| !POSTGRES_KEYS.contains(&key.as_ref())) {
        Some((key, _)) => Err(format!("no `{key}` in it, but: {}", POSTGRES_KEYS.join(", "))),
        None => Ok(value.to_owned()),
    }
}

fn listen(value: &str) -> Result<SocketAddr, String> {
    value.parse().map_err(|_| "an IP address and a port, such as 127.0.0.1:8080 or [::]:8080".to_owned())
}

fn public_url(value: &str) -> Result<String, String> {
    let plain = |url: &Url| {
        matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none()
    };
    Url::parse(value)
        .ok()
        .filter(plain)
        .map(|url| url.origin().ascii_serialization())
        .ok_or_else(|| "a scheme and a host and nothing after them, such as https://referrals.example.org".to_owned())
}

fn on_or_off(value: &str) -> Result<bool, String> {
    match value {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err("`on` or `off`".to_owned()),
    }
}

fn log(value: &str) -> Result<EnvFilter, String> {
    EnvFilter::try_new(value)
        .map_err(|_| "a level such as info, or targets with levels such as warn,server=debug".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Config, ConfigErrors> {
        Config::read(variables.iter().map(|(name, value)| (name.into(), value.into())))
    }

    #[test]
    fn nothing_has_to_be_set() {
        let config = read(&[("PATH", "/bin")]).expect("the defaults");
        assert_eq!(config.database_url, "sqlite://referrals.db");
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.public_url, None);
        assert!(!config.embed_origins);
        assert!(config.log.is_none());
    }

    #[test]
    fn a_public_address_loses_its_last_slash_and_keeps_its_port() {
        for (written, kept) in [
            ("https://example.org/", "https://example.org"),
            ("http://EXAMPLE.org:8081", "http://example.org:8081"),
            ("https://example.org:443", "https://example.org"),
        ] {
            let config = read(&[(PUBLIC_URL, written)]).expect("a public address");
            assert_eq!(config.public_url.as_deref(), Some(kept));
        }
    }

    #[test]
    fn a_database_is_a_file() {
        for url in ["sqlite://referrals.db", "sqlite:referrals.db", "sqlite:///var/lib/referrals.db?mode=ro"] {
            assert_eq!(read(&[(DATABASE_URL, url)]).expect("a database").database_url, url);
        }
        for url in ["", "referrals.db", "sqlite://", "sqlite://?mode=ro", "sqlite::memory:", "sqlite://a?mode=memory"] {
            assert_eq!(read(&[(DATABASE_URL, url)]).expect_err("no file").0.len(), 1, "{url}");
        }
    }

    #[test]
    fn a_database_may_be_one_of_postgresql() {
        for url in [
            "postgres://db.example.org/referrals",
            "postgresql://referrals:secret@db.example.org:5433/referrals?sslmode=verify-full&sslrootcert=/etc/ca.pem",
            "postgres:///referrals?host=/run/postgresql",
            "postgres://?host=/run/postgresql&dbname=referrals",
        ] {
            assert_eq!(read(&[(DATABASE_URL, url)]).expect("a database").database_url, url);
        }
        for (url, told) in [
            ("postgres://db.example.org", "the name of a database"),
            ("postgres://db.example.org/referrals?sslmod=require", "no `sslmod` in it"),
            ("postgres://db.example.org:many/referrals", "invalid port"),
        ] {
            let errors = read(&[(DATABASE_URL, url)]).expect_err("no database").0;
            assert!(errors.len() == 1 && errors[0].contains(told), "{errors:?}");
        }
    }

    #[test]
    fn a_password_is_not_repeated() {
        let errors = read(&[(DATABASE_URL, "postgres://office:secret@db.example.org/referrals?sslmod=require")]);
        assert!(!errors.expect_err("no database").0[0].contains("secret"));
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let errors = read(&[
            (DATABASE_URL, "mysql://localhost/referrals"),
            (LISTEN, "8080"),
            (PUBLIC_URL, "https://example.org/statistics"),
            (EMBED_ORIGINS, "yes"),
            (LOG, "server=loud"),
            ("REFERRALS_DATABASE", "x"),
            ("REFERRALS_PORT", "8080"),
        ])
        .expect_err("seven mistakes")
        .0;
        for (error, named) in errors.iter().zip([
            DATABASE_URL,
            LISTEN,
            PUBLIC_URL,
            EMBED_ORIGINS,
            LOG,
            "REFERRALS_DATABASE",
            "REFERRALS_PORT",
        ]) {
            assert!(error.starts_with(&format!("{named} is ")), "{error}");
        }
        assert_eq!(errors.len(), 7);
        assert!(errors[6].contains("REFERRALS_LISTEN"), "{}", errors[6]);
    }
}
