-- Where figures stand on other sites: scheme and host, and the first and the last day of each figure there. Nothing of readers.
CREATE TABLE embedders (
    dataset   TEXT NOT NULL CHECK (dataset <> ''),
    -- The canonical query string of the figure, without its looks.
    selection TEXT NOT NULL,
    origin    TEXT NOT NULL CHECK (length(origin) <= 200),
    -- Days in London, 2026-11-23.
    first_day TEXT NOT NULL CHECK (length(first_day) = 10),
    last_day  TEXT NOT NULL CHECK (last_day >= first_day),
    PRIMARY KEY (dataset, selection, origin)
) STRICT;
