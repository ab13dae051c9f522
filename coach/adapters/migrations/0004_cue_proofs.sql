-- What became of each sentence of a walk: due and heard in seconds of its timeline.
CREATE TABLE cue_proof (
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    due REAL NOT NULL,
    text TEXT NOT NULL,
    safety INTEGER NOT NULL CHECK (safety IN (0, 1)),
    fate TEXT NOT NULL,
    heard REAL,
    PRIMARY KEY (session_id, place)
) STRICT, WITHOUT ROWID;
