//! What both databases are told, in the same words.
//!
//! Invariant: static SQL. Whatever comes from outside is a value, bound to `$1`, `$2`, …

use super::{
    FORGOTTEN, MOST_EMBEDDERS, StoreError,
    audit::Entry,
    record::{Record, Signed, Withdrawal},
    rows,
    step::Move,
};
use crate::embedders::Sighting;
use jiff::civil::Date;

/// The generation of the database.
pub(super) const GENERATION: &str = "SELECT value FROM generation";

/// Another generation. It is the first statement of every step: on PostgreSQL its lock lets in one writer at a time.
pub(super) const NEXT_GENERATION: &str = "UPDATE generation SET value = value + 1";

/// Every release without its content.
pub(super) const RECORDS: &str = "\
    SELECT dataset, number, state, kind, created_at, checked_at, checked_by, scheduled_at, scheduled_by,
           published_at, withdrawn_at, withdrawn_reason, content_hash
    FROM releases ORDER BY dataset, number";

/// The content of the release `$2` of the dataset `$1`, and its hash.
pub(super) const CONTENT: &str = "SELECT content, content_hash FROM releases WHERE dataset = $1 AND number = $2";

/// Every line of the audit.
pub(super) const AUDIT: &str = "SELECT at, who, action, dataset, number, why FROM audit ORDER BY id";

/// The key of rehearsals.
pub(super) const KEY: &str = "SELECT key FROM rehearsal_key";

/// The key of rehearsals is `$1`, unless there is one.
pub(super) const NEW_KEY: &str =
    "INSERT INTO rehearsal_key (only_row, key) VALUES (1, $1) ON CONFLICT (only_row) DO NOTHING";

/// Every figure on another site.
pub(super) const EMBEDDERS: &str = "\
    SELECT origin, dataset, selection, first_day, last_day FROM embedders ORDER BY origin, dataset, selection";

/// One change, and the values that it binds.
pub(super) struct Statement {
    pub(super) sql: &'static str,
    pub(super) values: Vec<Value>,
}

/// A value of one of the two types that there are.
pub(super) enum Value {
    Text(Option<String>),
    Number(i64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

/// One move of a step. It changes exactly one row, or the release is not as it was expected.
pub(super) fn change(change: &Move<'_>) -> Statement {
    match change {
        Move::Add(record, content) => Statement {
            sql: "INSERT INTO releases (dataset, number, state, kind, created_at, content_hash, content)
                  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (dataset, number) DO NOTHING",
            values: vec![
                record.dataset.as_str().into(),
                Value::Number(record.number.into()),
                record.state.word().into(),
                record.kind.word().into(),
                record.created_at.to_string().as_str().into(),
                record.content_hash.as_str().into(),
                rows::text(content).as_str().into(),
            ],
        },
        Move::Drop(before) => Statement {
            sql: "DELETE FROM releases WHERE dataset = $1 AND number = $2
                  AND state = $3 AND content_hash = $4 AND scheduled_at IS NOT DISTINCT FROM $5",
            values: expected(before).into(),
        },
        Move::Turn(before, after) => turn(before, after, None),
        Move::Publish(before, after, content) => turn(before, after, Some(rows::text(content))),
    }
}

fn turn(before: &Record, after: &Record, content: Option<String>) -> Statement {
    let at = |signed: &Option<Signed>| Value::Text(signed.as_ref().map(|signed| signed.at.to_string()));
    let by = |signed: &Option<Signed>| Value::Text(signed.as_ref().map(|signed| signed.by.clone()));
    let reason = |withdrawal: &Withdrawal| serde_json::to_string(&withdrawal.reason).expect("texts are JSON");
    let withdrawn = after.withdrawn.as_ref();
    let after = [
        at(&after.checked),
        by(&after.checked),
        at(&after.scheduled),
        by(&after.scheduled),
        Value::Text(after.published_at.map(|at| at.to_string())),
        Value::Text(withdrawn.map(|withdrawal| withdrawal.at.to_string())),
        Value::Text(withdrawn.map(reason)),
        after.state.word().into(),
        after.content_hash.as_str().into(),
        Value::Text(content),
    ];
    Statement {
        sql: "UPDATE releases SET checked_at = $6, checked_by = $7, scheduled_at = $8, scheduled_by = $9,
              published_at = $10, withdrawn_at = $11, withdrawn_reason = $12, state = $13, content_hash = $14,
              content = coalesce($15, content)
              WHERE dataset = $1 AND number = $2
              AND state = $3 AND content_hash = $4 AND scheduled_at IS NOT DISTINCT FROM $5",
        values: expected(before).into_iter().chain(after).collect(),
    }
}

/// What a step expects of a release: dataset, number, state, content hash, the moment it is scheduled for.
fn expected(record: &Record) -> [Value; 5] {
    [
        record.dataset.as_str().into(),
        Value::Number(record.number.into()),
        record.state.word().into(),
        record.content_hash.as_str().into(),
        Value::Text(record.scheduled.as_ref().map(|signed| signed.at.to_string())),
    ]
}

/// A line of the audit.
pub(super) fn line(entry: &Entry) -> Statement {
    Statement {
        sql: "INSERT INTO audit (at, who, action, dataset, number, why) VALUES ($1, $2, $3, $4, $5, $6)",
        values: vec![
            entry.at.to_string().as_str().into(),
            entry.who.as_str().into(),
            entry.action.word().into(),
            entry.dataset.as_str().into(),
            Value::Number(entry.number.into()),
            entry.why.as_str().into(),
        ],
    }
}

/// That figures were seen on a day, and that those are forgotten which nobody has seen for long.
pub(super) fn seen(seen: &[Sighting], day: &str) -> Result<Vec<Statement>, StoreError> {
    let day: Date = day.parse().map_err(|error: jiff::Error| StoreError::Unavailable(error.into()))?;
    let forgotten = day.saturating_sub(jiff::Span::new().days(FORGOTTEN));
    let forget = Statement {
        sql: "DELETE FROM embedders WHERE last_day < $1",
        values: vec![forgotten.to_string().as_str().into()],
    };
    let note = |sighting: &Sighting| Statement {
        sql: "INSERT INTO embedders (dataset, selection, origin, first_day, last_day)
              SELECT $1, $2, $3, $4, $4 WHERE (SELECT count(*) FROM embedders WHERE dataset = $1) < $5
                  OR EXISTS (SELECT * FROM embedders WHERE dataset = $1 AND selection = $2 AND origin = $3)
              ON CONFLICT (dataset, selection, origin) DO UPDATE SET last_day = excluded.last_day
                  WHERE embedders.last_day < excluded.last_day",
        values: vec![
            sighting.dataset.as_str().into(),
            sighting.selection.as_str().into(),
            sighting.origin.as_str().into(),
            day.to_string().as_str().into(),
            Value::Number(MOST_EMBEDDERS),
        ],
    };
    Ok(std::iter::once(forget).chain(seen.iter().map(note)).collect())
}
