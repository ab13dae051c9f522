"""What became of planned walks, kept in memory; two services over one of these are one program restarted."""

from __future__ import annotations

from datetime import UTC, date, datetime

from coach.domain.reminder import OccurrenceName
from coach.services.ports import OccurrenceNote


class FakeOccurrenceStore:
    """Keeps notes in the order they were made."""

    def __init__(self) -> None:
        self.notes: list[OccurrenceNote] = []
        self._snoozed: dict[OccurrenceName, datetime] = {}

    def state(self, name: OccurrenceName) -> str | None:
        return next((note.state for note in reversed(self.notes) if note.name == name), None)

    def note(self, name: OccurrenceName, state: str, at: datetime, cause: str) -> None:
        self.notes.append(OccurrenceNote(name, state, at, cause))

    def snoozed_until(self, name: OccurrenceName) -> datetime | None:
        return self._snoozed.get(name)

    def snooze(self, name: OccurrenceName, until: datetime) -> None:
        self._snoozed[name] = until.astimezone(UTC)

    def log(self, first: date, last: date) -> tuple[OccurrenceNote, ...]:
        return tuple(note for note in self.notes if first <= note.name.day <= last)
