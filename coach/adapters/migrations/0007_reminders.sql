-- Occurrences of more than walks: kind and slot ("" for a walk, the local time such as 1430 for what comes several times
-- a day) name one together with its day. A snooze belongs to one of them, by its whole name. No table or index is dropped:
-- free pages are the one part of a database in which damage can stay unseen for long.
ALTER TABLE occurrence ADD COLUMN kind TEXT NOT NULL DEFAULT 'walk';
ALTER TABLE occurrence ADD COLUMN slot TEXT NOT NULL DEFAULT '';
UPDATE snooze SET day = 'walk-' || day;
ALTER TABLE snooze RENAME COLUMN day TO name;
