-- Every release of every dataset, as protected. The content never changes once it is published: only the state does.
CREATE TABLE releases (
    -- In the order of bytes, as SQLite has it, whatever the database collates by.
    dataset      TEXT   COLLATE "C" NOT NULL CHECK (dataset <> ''),
    number       BIGINT NOT NULL CHECK (number >= 1),
    state        TEXT   NOT NULL CHECK (state IN ('draft', 'checked', 'published', 'superseded', 'withdrawn')),
    -- Moments in UTC, RFC 3339.
    created_at   TEXT   NOT NULL,
    published_at TEXT,
    -- The publication with its certificate as JSON, and the SHA-256 of exactly that text in lower-case hexadecimal.
    content      TEXT   NOT NULL,
    content_hash TEXT   NOT NULL CHECK (length(content_hash) = 64),
    PRIMARY KEY (dataset, number),
    CHECK ((state IN ('draft', 'checked')) = (published_at IS NULL))
);

-- At most one release of a dataset is on its way, and at most one is the latest.
CREATE UNIQUE INDEX releases_on_the_way ON releases (dataset) WHERE state IN ('draft', 'checked');
CREATE UNIQUE INDEX releases_latest ON releases (dataset) WHERE state = 'published';

-- Tells servers that what is published has changed; one row.
CREATE TABLE generation (
    only_row BIGINT NOT NULL PRIMARY KEY CHECK (only_row = 1),
    value    BIGINT NOT NULL
);

INSERT INTO generation (only_row, value) VALUES (1, 0);
