"""What reminders remember on disk: what became of each planned walk, and what was asked about the last one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from coach.domain.outlook import Asked
from coach.domain.reminder import (
    LastWalk,
    OccurrenceName,
    OccurrenceState,
    Planned,
    Reminder,
    ReminderKind,
    ReminderRules,
    walk_name,
)
from coach.domain.schedule import Occurrence, Schedule, occurrences
from coach.services.ports import Clock, KeyValueStore, OccurrenceStore

NAME = "reminders"
"""Where the memory lives in the key-value store."""
SLACK = timedelta(days=8)
"""A moved walk takes place up to a week away from the day that names it."""


@dataclass(frozen=True)
class _Memory:
    """``since`` is the moment from which walks of ``plan`` count; ``asked`` holds kinds with the walk asked about;
    ``shown_at`` is when the last reminder was shown. Instants are in UTC."""

    since: datetime | None = None
    plan: str = ""
    asked: tuple[tuple[str, str], ...] = ()
    shown_at: datetime | None = None


class ReminderBook:
    """Reads and writes the states of planned walks, and keeps an edited plan from blaming anybody for the past."""

    def __init__(self, clock: Clock, store: OccurrenceStore, values: KeyValueStore, rules: ReminderRules) -> None:
        self._clock, self._store, self._values, self._rules = clock, store, values, rules
        self._memory = _Memory()

    def open(self, schedule: Schedule) -> None:
        """Read the memory. A plan it does not know counts from now on, one it knows from when it was made."""
        self._memory = _decoded(self._values.get(NAME))
        if self._memory.since is None or self._memory.plan != _described(schedule):
            self._count_from_now(schedule)

    def plan_edited(self, before: Schedule, after: Schedule) -> None:
        """Note which walks moved or fell out; walks that the new plan puts into the past never count."""
        if _described(before) == _described(after):
            return
        now = self._clock.now()
        old = {walk.day: walk.at for walk in self._walks(before, now)}
        new = {walk.day: walk.at for walk in self._walks(after, now)}
        states = _last_of(self._history(now))
        for day in old.keys() | new.keys():
            if old.get(day) != new.get(day):
                self._note_change(day, states.get(day), new.get(day), now)
        self._count_from_now(after)

    def planned(self, schedule: Schedule, walked_days: Collection[date]) -> tuple[Planned, ...]:
        """The planned walks that count, from the days looked back on to those looked ahead to, in order of time."""
        now = self._clock.now()
        history = self._history(now)
        states = _last_of(history)
        return tuple(
            Planned(
                occurrence=walk,
                state=states.get(walk.day),
                snoozed_until=self._snoozed_until(walk.day, history.get(walk.day, [])),
                paused=_is_paused(schedule, walk, states.get(walk.day), now.date()),
                walked=walk.at.date() in walked_days,
            )
            for walk in self._walks(schedule, now)
            if self._counts(walk, states.get(walk.day))
        )

    def note(self, name: OccurrenceName, state: OccurrenceState, cause: str = "") -> None:
        """Record what became of an occurrence."""
        self._store.note(name, state.value, self._clock.now(), cause)

    def note_answer(self, name: OccurrenceName, state: OccurrenceState) -> None:
        """Record what somebody chose; a walk that was begun or done stays so."""
        known = self._store.state(name)
        if known is None or not OccurrenceState(known).is_walked:
            self.note(name, state)

    def snooze(self, name: OccurrenceName, until: datetime) -> None:
        """Record the aware instant to remind again at."""
        self._store.snooze(name, until)
        self.note_answer(name, OccurrenceState.SNOOZED)

    def note_shown(self, reminder: Reminder, last: LastWalk | None) -> None:
        """Record that a reminder is shown now, and for a question which walk it asks about."""
        asked = dict(self._memory.asked)
        if last is not None and reminder.kind is not ReminderKind.WALK:
            asked[reminder.kind.value] = last.started_at.isoformat()
        self._keep(replace(self._memory, asked=tuple(sorted(asked.items())), shown_at=self._instant()))

    def asked_about(self, last: LastWalk | None) -> Asked:
        """Which questions about that walk were shown already, and when any reminder was shown last."""
        walk = last.started_at.isoformat() if last is not None else ""
        kinds = frozenset(kind for kind in ReminderKind if (kind.value, walk) in self._memory.asked)
        return Asked(kinds, self._memory.shown_at)

    def _walks(self, schedule: Schedule, now: datetime) -> tuple[Occurrence, ...]:
        first = now.date() - timedelta(days=self._rules.look_back_days)
        days = self._rules.look_back_days + self._rules.look_ahead_days
        return occurrences(replace(schedule, paused_until=None), first, days, self._clock.zone())

    def _history(self, now: datetime) -> dict[date, list[OccurrenceState]]:
        """Every state of each walk in the order they were noted."""
        first = now.date() - timedelta(days=self._rules.look_back_days)
        last = now.date() + timedelta(days=self._rules.look_ahead_days)
        history: dict[date, list[OccurrenceState]] = {}
        for note in self._store.log(first - SLACK, last + SLACK):
            if note.name.kind is ReminderKind.WALK:
                history.setdefault(note.name.day, []).append(OccurrenceState(note.state))
        return history

    def _snoozed_until(self, day: date, states: list[OccurrenceState]) -> datetime | None:
        """The end of the snooze that still matters: not of one before the walk was moved or expected again."""
        came_back = states[-2:] == [OccurrenceState.SNOOZED, OccurrenceState.SHOWN]
        snoozed = states[-1:] == [OccurrenceState.SNOOZED]
        return self._store.snoozed_until(walk_name(day)) if snoozed or came_back else None

    def _counts(self, walk: Occurrence, state: OccurrenceState | None) -> bool:
        since = self._memory.since
        return since is None or walk.at.astimezone(UTC) >= since or (state is not None and state.is_open)

    def _note_change(self, day: date, state: OccurrenceState | None, at: datetime | None, now: datetime) -> None:
        ahead = at is not None and at.astimezone(UTC) > now.astimezone(UTC)
        if state is None or state.is_walked:
            return
        if ahead:
            self.note(walk_name(day), OccurrenceState.MOVED, "plan_changed")
        elif state.is_open and (at is None or state is OccurrenceState.MOVED):
            self.note(walk_name(day), OccurrenceState.DROPPED, "plan_changed")

    def _count_from_now(self, schedule: Schedule) -> None:
        self._keep(replace(self._memory, since=self._instant(), plan=_described(schedule)))

    def _instant(self) -> datetime:
        return self._clock.now().astimezone(UTC)

    def _keep(self, memory: _Memory) -> None:
        self._memory = memory
        self._values.put(NAME, _encoded(memory))


def _last_of(history: Mapping[date, list[OccurrenceState]]) -> dict[date, OccurrenceState]:
    return {day: states[-1] for day, states in history.items()}


def _is_paused(schedule: Schedule, walk: Occurrence, state: OccurrenceState | None, today: date) -> bool:
    """Whether the walk's day is paused; a reminder that is on the screen goes with the pause of today."""
    shown_now = state is OccurrenceState.SHOWN and schedule.is_paused(today)
    return shown_now or schedule.is_paused(walk.at.date())


def _described(schedule: Schedule) -> str:
    """The plan in a form that is equal only for equal plans, and that JSON can hold."""
    times = ",".join("-" if slot is None else slot.isoformat("minutes") for slot in schedule.times)
    moves = ",".join(f"{move.day}>{move.to_day}T{move.at.isoformat('minutes')}" for move in schedule.moves)
    home = f";{schedule.home}" if schedule.home else ""
    return f"{times};{moves};{schedule.paused_until or '-'}{home}"


def _encoded(memory: _Memory) -> dict[str, object]:
    return {
        "since": memory.since and memory.since.isoformat(),
        "plan": memory.plan,
        "asked": dict(memory.asked),
        "shown_at": memory.shown_at and memory.shown_at.isoformat(),
    }


def _decoded(value: object) -> _Memory:
    """What was kept; a value that nobody of ours wrote is taken as none."""
    if not isinstance(value, dict):
        return _Memory()
    asked = value.get("asked")
    return _Memory(
        since=_instant_of(value.get("since")),
        plan=str(value.get("plan", "")),
        asked=tuple(_pairs(asked if isinstance(asked, dict) else {})),
        shown_at=_instant_of(value.get("shown_at")),
    )


def _pairs(asked: dict[object, object]) -> Iterator[tuple[str, str]]:
    return ((str(kind), str(walk)) for kind, walk in sorted(asked.items(), key=str))


def _instant_of(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)).astimezone(UTC)
    except ValueError:
        return None
