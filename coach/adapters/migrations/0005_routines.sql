-- A routine, named by the moment it began; outcome is NULL until it ends. Items are a JSON array of [exercise, level,
-- dose], dose null or [repetitions, hold, rest]. red_flags NULL: the questions were asked and not answered yet.
CREATE TABLE routine (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_utc TEXT NOT NULL UNIQUE,
    started_zone TEXT NOT NULL,
    routine TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    own INTEGER NOT NULL CHECK (own IN (0, 1)),
    items TEXT NOT NULL,
    seed INTEGER NOT NULL,
    place INTEGER NOT NULL,
    seconds REAL NOT NULL,
    outcome TEXT,
    stop_reason TEXT,
    red_flags TEXT
) STRICT;
CREATE INDEX routine_unfinished ON routine (id) WHERE outcome IS NULL;

-- What was managed of each exercise; NULL means not known.
CREATE TABLE exercise_result (
    routine_id INTEGER NOT NULL REFERENCES routine (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    level INTEGER NOT NULL,
    managed TEXT,
    PRIMARY KEY (routine_id, place)
) STRICT, WITHOUT ROWID;
