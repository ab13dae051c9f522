"""What became of each occurrence lately, read once and kept at hand: every look asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from coach.domain.occurrence_past import Past
from coach.domain.reminder import OccurrenceName, OccurrenceState
from coach.services.ports import Clock, OccurrenceStore


class OccurrenceNotes:
    """The notes about a span of days; what is noted here goes to the store first."""

    def __init__(self, clock: Clock, store: OccurrenceStore) -> None:
        self._clock, self._store = clock, store
        self._span: tuple[date, date] | None = None
        self._notes: dict[OccurrenceName, list[Past]] = {}

    def between(self, first: date, last: date) -> Mapping[OccurrenceName, list[Past]]:
        """The notes about each occurrence of these days (both included), in the order they were made."""
        if self._span != (first, last):
            self._notes, known = {}, set(OccurrenceState)
            # A state that a newer Amble noted says nothing here.
            for note in (each for each in self._store.log(first, last) if each.state in known):
                past = Past(OccurrenceState(note.state), note.at, note.cause)
                self._notes.setdefault(note.name, []).append(past)
            self._span = (first, last)
        return self._notes

    def add(self, name: OccurrenceName, state: OccurrenceState, cause: str) -> None:
        """Note what became of an occurrence now."""
        now = self._clock.now()
        self._store.note(name, state.value, now, cause)
        if self._span is not None and self._span[0] <= name.day <= self._span[1]:
            self._notes.setdefault(name, []).append(Past(state, now, cause))

    def snooze(self, name: OccurrenceName, until: datetime) -> None:
        """Keep the aware instant to remind again at."""
        self._store.snooze(name, until)

    def snoozed_until(self, name: OccurrenceName) -> datetime | None:
        """The instant kept last."""
        return self._store.snoozed_until(name)
