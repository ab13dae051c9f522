-- Occurrences of more than walks: kind and slot ("" for a walk, the local time such as 1430 for what comes several times
-- a day) name one together with its day. A snooze belongs to one of them.
ALTER TABLE occurrence ADD COLUMN kind TEXT NOT NULL DEFAULT 'walk';
ALTER TABLE occurrence ADD COLUMN slot TEXT NOT NULL DEFAULT '';
DROP INDEX occurrence_by_day;
CREATE INDEX occurrence_by_day ON occurrence (day, kind, slot, id);

CREATE TABLE occurrence_snooze (
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    slot TEXT NOT NULL,
    until_utc TEXT NOT NULL,
    until_zone TEXT NOT NULL,
    PRIMARY KEY (day, kind, slot)
) STRICT, WITHOUT ROWID;
INSERT INTO occurrence_snooze SELECT day, 'walk', '', until_utc, until_zone FROM snooze;
DROP TABLE snooze;
