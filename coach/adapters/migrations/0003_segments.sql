-- The phases of a walk that are over, in seconds of its timeline.
CREATE TABLE segment (
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    begins REAL NOT NULL,
    ends REAL NOT NULL,
    phase TEXT NOT NULL,
    PRIMARY KEY (session_id, begins)
) STRICT, WITHOUT ROWID;
