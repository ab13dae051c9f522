-- What became of each planned walk: a log that only grows, and until when a reminder rests.
CREATE TABLE occurrence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL,
    state TEXT NOT NULL,
    at_utc TEXT NOT NULL,
    at_zone TEXT NOT NULL,
    cause TEXT NOT NULL
) STRICT;
CREATE INDEX occurrence_by_day ON occurrence (day, id);

CREATE TABLE snooze (
    day TEXT PRIMARY KEY,
    until_utc TEXT NOT NULL,
    until_zone TEXT NOT NULL
) STRICT, WITHOUT ROWID;
