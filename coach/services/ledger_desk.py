"""Reads what became of reminders, and answers why a day was quiet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from coach.domain.ledger import Entry, LedgerNote, PlannedAt, Unnoted, ledger
from coach.domain.reminder import OccurrenceState, ReminderKind, ReminderSettings, walk_name
from coach.domain.schedule import KEPT, NEAR, occurrences
from coach.domain.small_occurrences import fixed_ones
from coach.domain.why_not import Facts, WhyNot, why_not
from coach.services.planning import FIRST_DAY, Planning
from coach.services.ports import Clock, KeyValueStore, OccurrenceNote, OccurrenceStore
from coach.services.records import day_from_json
from coach.services.reminder_memory import Memory, read_memory
from coach.services.reminder_pauses import kept_pause

FURTHEST = timedelta(days=366)
"""So far ahead the plan is looked at (our choice)."""


@dataclass(frozen=True)
class LedgerParts:
    """What the ledger is read from; ``settings`` as they stand now, ``runs`` whether Amble is open on these data."""

    store: OccurrenceStore
    values: KeyValueStore
    planning: Planning
    clock: Clock
    settings: Callable[[], ReminderSettings]
    runs: Callable[[], bool] = lambda: True


class LedgerDesk:
    """The ledger on somebody's data. Every call raises ``StoreProblem``."""

    def __init__(self, parts: LedgerParts) -> None:
        self._parts = parts

    def now(self) -> datetime:
        """The aware moment where somebody is."""
        return self._parts.clock.now()

    def first_day(self) -> date | None:
        """The day the plan was made, None before that."""
        return day_from_json(self._parts.values.get(FIRST_DAY))

    def entries(self, first: date, last: date) -> tuple[Entry, ...]:
        """Every occurrence of the days from ``first`` to ``last``, both included, in order of time."""
        return tuple(entry for entry in self._around(first, last) if first <= entry.day <= last)

    def why_not(self, day: date) -> tuple[WhyNot, ...]:
        """Why something reminded on a day, or did not, or will."""
        parts, walk = self._parts, self._parts.planning.next_walk()
        facts = Facts(
            now=parts.clock.now(),
            zone=parts.clock.zone(),
            first_day=self.first_day(),
            schedule=parts.planning.schedule(),
            settings=parts.settings(),
            pause=kept_pause(parts.values, parts.clock.now()),
            allowed=walk.walk_allowed,
            earliest=walk.earliest,
        )
        return why_not(day, self._around(day, day), facts)

    def _around(self, first: date, last: date) -> tuple[Entry, ...]:
        """Those of the days, and those near them that may have been moved there or away."""
        notes = _notes(self._parts.store.log(_days(first, -NEAR), _days(last, NEAR)))
        entries = ledger(notes, self._planned(first, last), self._parts.clock.zone())
        memory, runs = read_memory(self._parts.values), self._parts.runs()
        return tuple(replace(self._with_until(entry), unnoted=self._unnoted(entry, memory, runs)) for entry in entries)

    def _unnoted(self, entry: Entry, memory: Memory, runs: bool) -> Unnoted:
        """What it means where nothing is noted: whatever counted from before its time is noted by an open Amble, which
        makes up for days before it was opened."""
        is_walk, at = entry.name.kind is ReminderKind.WALK, entry.planned_at
        since = memory.since if is_walk else memory.rhythm_since(entry.name.kind.value)
        if since is None or at is None or at.astimezone(UTC) < since:
            return Unnoted.UNCOUNTED
        return Unnoted.WAITING if runs and at.date() == self.now().date() else Unnoted.CLOSED

    def _with_until(self, entry: Entry) -> Entry:
        """What was put off knows until when."""
        if all(note.state is not OccurrenceState.SNOOZED for note in entry.history):
            return entry
        until = self._parts.store.snoozed_until(entry.name)
        return entry if until is None else replace(entry, put_off_until=until.astimezone(self._parts.clock.zone()))

    def _planned(self, first: date, last: date) -> Iterator[PlannedAt]:
        """Walks that the plan knows, from the day it was made on (its rest hides none) and as far back as its changes
        are kept, and what is still to come at fixed times."""
        since = self.first_day()
        schedule = replace(self._parts.planning.schedule(), paused_until=None)
        end = min(_days(last, NEAR), self.now().date() + FURTHEST)
        if since is not None:
            begin = max(_days(first, -NEAR), since, _days(self.now().date(), -KEPT))
            for walk in occurrences(schedule, begin, max(0, (end - begin).days), self._parts.clock.zone()):
                if walk.day >= since:
                    yield PlannedAt(walk_name(walk.day), walk.at)
        yield from self._fixed_ones(first, min(last, end))

    def _fixed_ones(self, first: date, last: date) -> Iterator[PlannedAt]:
        """Breaks and routines at fixed times, as far back as their rhythm counts; those before that are in the notes,
        where they counted."""
        now, zone, memory = self._parts.clock.now(), self._parts.clock.zone(), read_memory(self._parts.values)
        for kind, rhythm in self._parts.settings().rhythms:
            since = memory.rhythm_since(kind.value) or now.astimezone(UTC)
            begin = max(first, min(since.astimezone(zone), now).date(), _days(now.date(), -KEPT))
            days = (last - begin).days + 1
            if rhythm.on and days > 0:
                for name, at in fixed_ones(kind, rhythm, begin, days, zone):
                    if at > now or at.astimezone(UTC) >= since:
                        yield PlannedAt(name, at)


def _days(day: date, away: timedelta) -> date:
    """A day some days away, as far as there are days."""
    try:
        return day + away
    except OverflowError:
        return day


def _notes(found: tuple[OccurrenceNote, ...]) -> Iterator[LedgerNote]:
    """What was noted; a state that only a newer Amble knows is left out."""
    known = {state.value for state in OccurrenceState}
    return (
        LedgerNote(note.name, OccurrenceState(note.state), note.at, note.cause) for note in found if note.state in known
    )
