-- The life of a release: who checked it, when it is to be published, why it was withdrawn.
ALTER TABLE releases ADD COLUMN kind TEXT NOT NULL DEFAULT 'scheduled-release'
    CHECK (kind IN ('scheduled-release', 'scheduled-revision', 'correction'));
ALTER TABLE releases ADD COLUMN checked_at TEXT;
ALTER TABLE releases ADD COLUMN checked_by TEXT
    CHECK ((checked_by IS NULL) = (checked_at IS NULL) AND (checked_by IS NULL OR state <> 'draft'));
ALTER TABLE releases ADD COLUMN scheduled_at TEXT;
ALTER TABLE releases ADD COLUMN scheduled_by TEXT
    CHECK ((scheduled_by IS NULL) = (scheduled_at IS NULL) AND (scheduled_by IS NULL OR state = 'checked'));
ALTER TABLE releases ADD COLUMN withdrawn_at TEXT;
-- What readers are told, as JSON: {"en": …, "cy": …}.
ALTER TABLE releases ADD COLUMN withdrawn_reason TEXT
    CHECK ((withdrawn_reason IS NULL) = (withdrawn_at IS NULL) AND (withdrawn_reason IS NULL) = (state <> 'withdrawn'));

-- Who did what, when and why. It is only ever added to.
CREATE TABLE audit (
    id      INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at      TEXT    NOT NULL,
    who     TEXT    NOT NULL CHECK (who <> ''),
    action  TEXT    NOT NULL CHECK (action IN
        ('imported', 'checked', 'scheduled', 'unscheduled', 'published', 'withdrawn', 'restored', 'unchecked')),
    dataset TEXT    NOT NULL,
    number  INTEGER NOT NULL,
    why     TEXT    NOT NULL
) STRICT;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is only ever added to'); END;
CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is only ever added to'); END;

-- What rehearsals are signed with: 32 random bytes in hexadecimal, made at first need; one row.
CREATE TABLE rehearsal_key (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    key      TEXT    NOT NULL CHECK (length(key) = 64)
) STRICT;
