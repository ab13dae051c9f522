"""Notes about walks in memory."""

from __future__ import annotations

from coach.services.ports import StoreProblem


class FakeNoteStore:
    """``NoteStore`` that knows the walks it is given. While ``refuses`` holds a sentence, writing raises it as a
    problem."""

    def __init__(self, *walks: int) -> None:
        self.refuses = ""
        self._notes = dict.fromkeys(walks, "")

    def keep_note(self, session_id: int, note: str) -> None:
        if self.refuses:
            raise StoreProblem(self.refuses)
        if session_id not in self._notes:
            raise LookupError(f"there is no walk {session_id}")
        self._notes[session_id] = note

    def note(self, session_id: int) -> str:
        return self._notes.get(session_id, "")
