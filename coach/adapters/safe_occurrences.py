"""What became of planned walks, in memory while the disk refuses: a walk begins, and no reminder comes twice."""

from __future__ import annotations

from datetime import date, datetime

from coach.services.ports import OccurrenceNote, OccurrenceStore, StoreProblem


class SafeOccurrenceStore:
    """``OccurrenceStore`` before a real one; writing never raises ``StoreProblem``, reading still does.

    What is wrong is told by the walks and answers, whose writing fails with it.
    """

    def __init__(self, primary: OccurrenceStore) -> None:
        self._primary = primary
        self._notes: list[OccurrenceNote] = []
        self._snoozes: dict[date, datetime] = {}

    def state(self, day: date) -> str | None:
        """The state noted last, on disk or waiting."""
        waiting = next((note.state for note in reversed(self._notes) if note.day == day), None)
        return waiting or self._primary.state(day)

    def note(self, day: date, state: str, at: datetime, cause: str) -> None:
        """Add a note, or keep it until the disk takes it."""
        self._notes.append(OccurrenceNote(day, state, at, cause))
        self.replay()

    def snoozed_until(self, day: date) -> datetime | None:
        """The instant the reminder rests until, on disk or waiting."""
        return self._snoozes.get(day) or self._primary.snoozed_until(day)

    def snooze(self, day: date, until: datetime) -> None:
        """Let the reminder rest, on disk as soon as it can be."""
        self._snoozes[day] = until
        self.replay()

    def log(self, first: date, last: date) -> tuple[OccurrenceNote, ...]:
        """Every note about these days, those on disk first."""
        waiting = tuple(note for note in self._notes if first <= note.day <= last)
        return (*self._primary.log(first, last), *waiting)

    def replay(self) -> None:
        """Write what waits, in the order it came."""
        try:
            while self._notes:
                note = self._notes[0]
                self._primary.note(note.day, note.state, note.at, note.cause)
                del self._notes[0]
            for day in list(self._snoozes):
                self._primary.snooze(day, self._snoozes[day])
                del self._snoozes[day]
        except StoreProblem:
            return  # it stays here, and the next note tries again
