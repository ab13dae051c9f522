-- What came in from elsewhere in one go, so that it can be taken back in one go: a file of another program, or a record of
-- another computer. source: amble, apple_health, gpx or fit; file: its name without its folder.
CREATE TABLE arrival (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at_utc TEXT NOT NULL,
    at_zone TEXT NOT NULL,
    source TEXT NOT NULL,
    file TEXT NOT NULL
) STRICT;

-- NULL: told or walked here. removed_utc: thrown away at that moment; it is not shown and counts for nothing, and once it
-- can no longer be wanted back it is deleted for good.
ALTER TABLE session ADD COLUMN arrival INTEGER REFERENCES arrival (id);
ALTER TABLE session ADD COLUMN removed_utc TEXT;
ALTER TABLE routine ADD COLUMN arrival INTEGER REFERENCES arrival (id);
ALTER TABLE routine ADD COLUMN removed_utc TEXT;
ALTER TABLE look_back ADD COLUMN arrival INTEGER REFERENCES arrival (id);
ALTER TABLE roland_morris ADD COLUMN arrival INTEGER REFERENCES arrival (id);
ALTER TABLE flag_report ADD COLUMN arrival INTEGER REFERENCES arrival (id);
ALTER TABLE seen ADD COLUMN arrival INTEGER REFERENCES arrival (id);
CREATE INDEX session_by_arrival ON session (arrival) WHERE arrival IS NOT NULL;
CREATE INDEX session_removed ON session (removed_utc) WHERE removed_utc IS NOT NULL;

-- What somebody wrote about a day, in their words; a day whose note was emptied has no row.
CREATE TABLE day_note (
    day TEXT PRIMARY KEY,
    note TEXT NOT NULL,
    arrival INTEGER REFERENCES arrival (id)
) STRICT, WITHOUT ROWID;
