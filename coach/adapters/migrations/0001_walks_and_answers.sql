-- Instants are UTC text ("2026-03-01T07:00:00.000000Z", so that text order is time order); the zone's name stands beside them.
-- Sets of words are JSON arrays; NULL means not answered.

-- One row: the version of Amble that shaped this file and the number of the last migration, the same as user_version.
-- Every later version keeps this table, so that an older Amble can say who wrote a file it cannot read.
CREATE TABLE writer (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    amble TEXT NOT NULL,
    shape INTEGER NOT NULL
) STRICT;

-- A walk; outcome is NULL until it ends. Numbers are never used twice: answers kept elsewhere still find their walk.
CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_utc TEXT NOT NULL,
    started_zone TEXT NOT NULL,
    planned_minutes INTEGER NOT NULL,
    chosen_minutes INTEGER,
    bad_day INTEGER NOT NULL,
    warm_up INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    position REAL NOT NULL,
    walked_seconds REAL NOT NULL,
    outcome TEXT,
    stop_reason TEXT
) STRICT;
CREATE INDEX session_by_start ON session (started_utc, id);
CREATE INDEX session_unfinished ON session (id) WHERE outcome IS NULL;

CREATE TABLE check_in (
    session_id INTEGER PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),
    pain_peak INTEGER CHECK (pain_peak BETWEEN 0 AND 10),
    pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10),
    pain_morning INTEGER CHECK (pain_morning BETWEEN 0 AND 10),
    reach_before TEXT,
    reach_after TEXT,
    qualities TEXT,
    effort TEXT,
    leg_soreness INTEGER,
    red_flags TEXT,
    body_areas TEXT
) STRICT;

CREATE TABLE flag_report (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at_utc TEXT NOT NULL,
    at_zone TEXT NOT NULL,
    flags TEXT NOT NULL
) STRICT;

CREATE TABLE seen (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at_utc TEXT NOT NULL,
    at_zone TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;

-- Plan, schedule, settings and the half-finished set-up.
CREATE TABLE value (
    name TEXT PRIMARY KEY,
    json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
