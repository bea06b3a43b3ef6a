-- Where figures stand on other sites: scheme and host, and the first and the last day of each figure there. Nothing of readers.
CREATE TABLE embedders (
    dataset   TEXT COLLATE "C" NOT NULL CHECK (dataset <> ''),
    -- The canonical query string of the figure, without its looks.
    selection TEXT COLLATE "C" NOT NULL,
    origin    TEXT COLLATE "C" NOT NULL CHECK (length(origin) <= 200),
    -- Days in London, 2026-11-23.
    first_day TEXT COLLATE "C" NOT NULL CHECK (length(first_day) = 10),
    last_day  TEXT COLLATE "C" NOT NULL CHECK (last_day >= first_day),
    PRIMARY KEY (dataset, selection, origin)
);
