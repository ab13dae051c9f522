"""What became of planned walks, kept in memory; two services over one of these are one program restarted."""

from __future__ import annotations

from datetime import UTC, date, datetime

from coach.services.ports import OccurrenceNote


class FakeOccurrenceStore:
    """Keeps notes in the order they were made."""

    def __init__(self) -> None:
        self.notes: list[OccurrenceNote] = []
        self._snoozed: dict[date, datetime] = {}

    def state(self, day: date) -> str | None:
        return next((note.state for note in reversed(self.notes) if note.day == day), None)

    def note(self, day: date, state: str, at: datetime, cause: str) -> None:
        self.notes.append(OccurrenceNote(day, state, at, cause))

    def snoozed_until(self, day: date) -> datetime | None:
        return self._snoozed.get(day)

    def snooze(self, day: date, until: datetime) -> None:
        self._snoozed[day] = until.astimezone(UTC)

    def log(self, first: date, last: date) -> tuple[OccurrenceNote, ...]:
        return tuple(note for note in self.notes if first <= note.day <= last)
