"""What became of planned walks, in memory while the disk refuses: a walk begins, and no reminder comes twice."""

from __future__ import annotations

from datetime import date, datetime

from coach.domain.reminder import OccurrenceName
from coach.services.ports import OccurrenceNote, OccurrenceStore, StoreProblem


class SafeOccurrenceStore:
    """``OccurrenceStore`` before a real one; writing never raises ``StoreProblem``, reading still does.

    What is wrong is told by the walks and answers, whose writing fails with it.
    """

    def __init__(self, primary: OccurrenceStore) -> None:
        self._primary = primary
        self._notes: list[OccurrenceNote] = []
        self._snoozes: dict[OccurrenceName, datetime] = {}

    def state(self, name: OccurrenceName) -> str | None:
        """The state noted last, on disk or waiting."""
        waiting = next((note.state for note in reversed(self._notes) if note.name == name), None)
        return waiting or self._primary.state(name)

    def note(self, name: OccurrenceName, state: str, at: datetime, cause: str) -> None:
        """Add a note, or keep it until the disk takes it."""
        self._notes.append(OccurrenceNote(name, state, at, cause))
        self.replay()

    def snoozed_until(self, name: OccurrenceName) -> datetime | None:
        """The instant the reminder rests until, on disk or waiting."""
        return self._snoozes.get(name) or self._primary.snoozed_until(name)

    def snooze(self, name: OccurrenceName, until: datetime) -> None:
        """Let the reminder rest, on disk as soon as it can be."""
        self._snoozes[name] = until
        self.replay()

    def log(self, first: date, last: date) -> tuple[OccurrenceNote, ...]:
        """Every note about these days, those on disk first."""
        waiting = tuple(note for note in self._notes if first <= note.name.day <= last)
        return (*self._primary.log(first, last), *waiting)

    def replay(self) -> None:
        """Write what waits, in the order it came."""
        try:
            while self._notes:
                note = self._notes[0]
                self._primary.note(note.name, note.state, note.at, note.cause)
                del self._notes[0]
            for name in list(self._snoozes):
                self._primary.snooze(name, self._snoozes[name])
                del self._snoozes[name]
        except StoreProblem:
            return  # it stays here, and the next note tries again
