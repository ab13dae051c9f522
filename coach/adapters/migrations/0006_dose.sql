-- How a walk was meant: bouts as a JSON array of minutes with rests between them, minutes of brisk walking in its middle,
-- the way, the ground, and the traffic light of its day. by_hand: walked without Amble and added later
-- (warm_up is -1 where nobody said). note: the user's words.
ALTER TABLE session ADD COLUMN bouts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE session ADD COLUMN rest_minutes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN brisk_minutes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN route TEXT NOT NULL DEFAULT 'round';
ALTER TABLE session ADD COLUMN ground TEXT;
ALTER TABLE session ADD COLUMN day TEXT;
ALTER TABLE session ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1));
ALTER TABLE session ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- A fall, a fever: what happened since, a JSON array like the other sets.
ALTER TABLE check_in ADD COLUMN events TEXT;

-- Who saw the user, and when, in their words; mistake: a sign had been ticked by mistake.
ALTER TABLE seen ADD COLUMN who TEXT NOT NULL DEFAULT '';
ALTER TABLE seen ADD COLUMN mistake INTEGER NOT NULL DEFAULT 0 CHECK (mistake IN (0, 1));

-- Better, same or worse, told in mid-walk; seconds of walking.
CREATE TABLE feeling (
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    walked REAL NOT NULL,
    feeling TEXT NOT NULL,
    PRIMARY KEY (session_id, walked)
) STRICT, WITHOUT ROWID;

-- Answers that were replaced by later ones, as JSON, with the moment at which that happened.
CREATE TABLE check_in_revision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    replaced_utc TEXT NOT NULL,
    replaced_zone TEXT NOT NULL,
    answers TEXT NOT NULL
) STRICT;
CREATE INDEX check_in_revision_by_session ON check_in_revision (session_id, id);

-- The look back at a week, named by its Monday; NULL means not answered. helped is a JSON array.
CREATE TABLE look_back (
    monday TEXT PRIMARY KEY,
    at_utc TEXT NOT NULL,
    at_zone TEXT NOT NULL,
    pain INTEGER CHECK (pain BETWEEN 0 AND 10),
    enjoyment INTEGER CHECK (enjoyment BETWEEN 0 AND 10),
    activity INTEGER CHECK (activity BETWEEN 0 AND 10),
    goal TEXT NOT NULL,
    goal_score INTEGER CHECK (goal_score BETWEEN 0 AND 10),
    helped TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Roland-Morris 24: the numbers of the sentences that were ticked, a JSON array.
CREATE TABLE roland_morris (
    day TEXT PRIMARY KEY,
    ticked TEXT NOT NULL
) STRICT, WITHOUT ROWID;
