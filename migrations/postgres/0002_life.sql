-- The life of a release: who checked it, when it is to be published, why it was withdrawn.
ALTER TABLE releases
    ADD COLUMN kind TEXT NOT NULL DEFAULT 'scheduled-release'
        CHECK (kind IN ('scheduled-release', 'scheduled-revision', 'correction')),
    ADD COLUMN checked_at TEXT,
    ADD COLUMN checked_by TEXT
        CHECK ((checked_by IS NULL) = (checked_at IS NULL) AND (checked_by IS NULL OR state <> 'draft')),
    ADD COLUMN scheduled_at TEXT,
    ADD COLUMN scheduled_by TEXT
        CHECK ((scheduled_by IS NULL) = (scheduled_at IS NULL) AND (scheduled_by IS NULL OR state = 'checked')),
    ADD COLUMN withdrawn_at TEXT,
    -- What readers are told, as JSON: {"en": …, "cy": …}.
    ADD COLUMN withdrawn_reason TEXT
        CHECK ((withdrawn_reason IS NULL) = (withdrawn_at IS NULL) AND (withdrawn_reason IS NULL) = (state <> 'withdrawn'));

-- Who did what, when and why. It is only ever added to.
CREATE TABLE audit (
    id      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      TEXT   NOT NULL,
    who     TEXT   NOT NULL CHECK (who <> ''),
    action  TEXT   NOT NULL CHECK (action IN
        ('imported', 'checked', 'scheduled', 'unscheduled', 'published', 'withdrawn', 'restored', 'unchecked')),
    dataset TEXT   NOT NULL,
    number  BIGINT NOT NULL,
    why     TEXT   NOT NULL
);

CREATE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit is only ever added to'; END $$;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit EXECUTE FUNCTION audit_refuses();
CREATE TRIGGER audit_is_never_shortened BEFORE DELETE OR TRUNCATE ON audit EXECUTE FUNCTION audit_refuses();

-- What rehearsals are signed with: 32 random bytes in hexadecimal, made at first need; one row.
CREATE TABLE rehearsal_key (
    only_row BIGINT NOT NULL PRIMARY KEY CHECK (only_row = 1),
    key      TEXT   NOT NULL CHECK (length(key) = 64)
);
