"""What reminders remember on disk: what became of each occurrence, and what was asked about the last walk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from coach.domain.occurrence_past import Past, Standing, standing
from coach.domain.outlook import Asked
from coach.domain.reminder import (
    LastWalk,
    OccurrenceName,
    OccurrenceState,
    Planned,
    Reminder,
    ReminderKind,
    ReminderRules,
    ReminderSettings,
    walk_name,
)
from coach.domain.reminder_cause import Cause
from coach.domain.rhythm import Rhythm
from coach.domain.schedule import NEAR, Occurrence, Schedule, occurrences
from coach.domain.session import Session
from coach.domain.sitting import Sitting
from coach.domain.small_occurrences import at_slot, fixed_ones, sitting_ones, slot_of
from coach.domain.snooze_clock import brought_back
from coach.services.occurrence_notes import OccurrenceNotes
from coach.services.ports import Clock, KeyValueStore, OccurrenceStore
from coach.services.reminder_memory import Memory, described, described_rhythm, keep_memory, read_memory

QUESTIONS = (ReminderKind.MORNING, ReminderKind.CHECK_IN)
Notes = Mapping[OccurrenceName, list[Past]]


class ReminderBook:
    """Reads and writes the states of occurrences, and keeps an edited plan from blaming anybody for the past."""

    def __init__(self, clock: Clock, store: OccurrenceStore, values: KeyValueStore, rules: ReminderRules) -> None:
        self._clock, self._values, self._rules = clock, values, rules
        self._notes = OccurrenceNotes(clock, store)
        self._memory = Memory()

    def open(self, schedule: Schedule, settings: ReminderSettings) -> None:
        """Read the memory. A plan or rhythm it does not know counts from now on, a known one from when it was made."""
        self._memory = read_memory(self._values)
        if self._memory.since is None or self._memory.plan != described(schedule):
            self._count_from_now(schedule)
        self.rhythms_edited(settings)

    def plan_edited(self, before: Schedule, after: Schedule) -> None:
        """Note which walks moved or fell out; walks that the new plan puts into the past never count."""
        if described(before) == described(after):
            return
        now = self._clock.now()
        old = {walk.day: walk.at for walk in self._walks(before, now)}
        new = {walk.day: walk.at for walk in self._walks(after, now)}
        notes = self._history(now)
        for day in old.keys() | new.keys():
            if old.get(day) != new.get(day):
                self._note_change(day, standing(notes.get(walk_name(day), [])).state, new.get(day), now)
        self._count_from_now(after)

    def sessions_changed(self, before: Sequence[Session], after: Sequence[Session], schedule: Schedule) -> None:
        """A walk that was taken back opens the planned one of its day again, unless there was another. One that
        somebody told of is answered with a way back: like a reminder it stays a while before anything quiet comes."""
        self._take_told(before, after)
        kept, zone = {session.id for session in after}, self._clock.zone()
        walked = {session.started_at.astimezone(zone).date() for session in after}
        gone = {session.started_at.astimezone(zone).date() for session in before if session.id not in kept}
        for day in gone - walked:
            for walk in occurrences(replace(schedule, paused_until=None), day, 1, zone):
                name = walk_name(walk.day)
                if self.standing(name).state in (OccurrenceState.DONE, OccurrenceState.SHORTENED):
                    self.note(name, OccurrenceState.EXPECTED, Cause.TAKEN_BACK)

    def _take_told(self, before: Sequence[Session], after: Sequence[Session]) -> None:
        known = {session.id for session in before}
        is_open = self._memory.since is not None
        if is_open and any(session.by_hand and session.id not in known for session in after):
            now = self._instant()
            self._keep(replace(self._memory, shown_at=now, told_at=now))

    def rhythms_edited(self, settings: ReminderSettings) -> None:
        """A rhythm that changed counts from now on."""
        known = self._memory
        for kind, rhythm in settings.rhythms:
            plan = described_rhythm(rhythm)
            if not known.knows_rhythm(kind.value, plan):
                others = tuple(each for each in known.rhythms if each[0] != kind.value)
                known = replace(known, rhythms=(*others, (kind.value, plan, self._instant())))
        if known != self._memory:
            self._keep(known)

    def walks(self, schedule: Schedule, walked_days: Mapping[date, bool]) -> tuple[Planned, ...]:
        """The planned walks that count, from the days looked back on to those looked ahead to, in order of time.
        ``walked_days`` says of each day with a walk whether one was whole."""
        now = self._clock.now()
        notes = self._history(now)
        return tuple(
            replace(
                self._planned(walk_name(walk.day), walk.at, standing_now),
                paused=_is_paused(schedule, walk.at, standing_now.state, now.date()),
                walked=walk.at.date() in walked_days,
                shortened=not walked_days.get(walk.at.date(), True),
            )
            for walk in self._walks(schedule, now)
            for standing_now in [standing(notes.get(walk_name(walk.day), []))]
            if self._counts(walk.at, standing_now.state, self._memory.since)
        )

    def small_ones(self, settings: ReminderSettings, sitting: Sitting, schedule: Schedule) -> tuple[Planned, ...]:
        """The breaks and routines that count, in order of time; what is open stays, however the rhythm changed."""
        now = self._clock.now()
        notes = self._history(now)
        found: list[Planned] = []
        for kind, rhythm in settings.rhythms:
            since = self._memory.rhythm_since(kind.value)
            for name, at in self._instants(kind, rhythm, sitting, notes).items():
                standing_now = standing(notes.get(name, []))
                if self._counts(at, standing_now.state, since):
                    paused = schedule.is_paused(at.date())
                    planned = self._planned(name, at, standing_now)
                    found.append(replace(planned, paused=paused, dropped=_is_dropped(name, rhythm)))
        return tuple(sorted(found, key=lambda planned: planned.wanted_at))

    def breaks_shown(self, day: date) -> int:
        """How many breaks were reminded of on a day."""
        notes = self._history(self._clock.now())
        of_day = (past for name, past in notes.items() if name.kind is ReminderKind.BREAK and name.day == day)
        return sum(any(note.state is OccurrenceState.SHOWN for note in past) for past in of_day)

    def note(self, name: OccurrenceName, state: OccurrenceState, cause: str = "") -> None:
        """Record what became of an occurrence."""
        self._notes.add(name, state, cause)

    def note_answer(self, name: OccurrenceName, state: OccurrenceState, cause: str = "") -> None:
        """Record what somebody chose; a walk that was begun or done stays so."""
        known = self.standing(name).state
        if known is None or not known.is_walked:
            self.note(name, state, cause)

    def snooze(self, name: OccurrenceName, until: datetime) -> None:
        """Record the aware instant to remind again at."""
        self._notes.snooze(name, until)
        self.note_answer(name, OccurrenceState.SNOOZED)

    def bring_back(self, planned: Planned, window: timedelta) -> bool:
        """A snooze that the clock was set back over lasts as long as it was chosen for; whether this is one."""
        until = brought_back(planned, self._clock.now(), window)
        if until is not None:
            self._notes.snooze(planned.name, until)
            self.note(planned.name, OccurrenceState.SNOOZED, Cause.CLOCK_WENT_BACK)
        return until is not None

    def standing(self, name: OccurrenceName) -> Standing:
        """Where an occurrence stands."""
        return standing(self._history(self._clock.now()).get(name, []))

    def note_shown(self, reminder: Reminder, last: LastWalk | None) -> None:
        """Record that a reminder is shown now, and for a question which walk it asks about."""
        asked = dict(self._memory.asked)
        if last is not None and reminder.kind in QUESTIONS:
            asked[reminder.kind.value] = last.started_at.isoformat()
        self._keep(replace(self._memory, asked=tuple(sorted(asked.items())), shown_at=self._instant()))

    def asked_about(self, last: LastWalk | None) -> Asked:
        """Which questions about that walk were shown already, and when any reminder was shown last."""
        walk = last.started_at.isoformat() if last is not None else ""
        kinds = frozenset(kind for kind in ReminderKind if (kind.value, walk) in self._memory.asked)
        return Asked(kinds, self._memory.shown_at, self._memory.told_at)

    def _planned(self, name: OccurrenceName, at: datetime, now: Standing) -> Planned:
        return Planned(
            occurrence=Occurrence(name.day, at),
            state=now.state,
            snoozed_until=self._notes.snoozed_until(name) if now.is_snoozed else None,
            kind=name.kind,
            slot=name.slot,
            noted_at=now.noted_at,
            cause=now.cause,
            held=now.held,
            waited_for=now.waited_for,
            snoozes=now.snoozes,
        )

    def _instants(
        self, kind: ReminderKind, rhythm: Rhythm, sitting: Sitting, notes: Notes
    ) -> dict[OccurrenceName, datetime]:
        """When those of one kind come: by the rhythm, or by their name where they are open and it forgot them."""
        zone, now = self._clock.zone(), self._clock.now()
        back = self._rules.small_look_back_days
        instants: dict[OccurrenceName, datetime] = {}
        if rhythm.on:
            instants.update(sitting_ones(kind, rhythm, sitting, now, zone))
            instants.update(fixed_ones(kind, rhythm, now.date() - timedelta(days=back), back + 2, zone))
        for name, past in notes.items():
            if name.kind is kind and name not in instants and past[-1].state.is_open:
                instants[name] = at_slot(name, zone)
        return instants

    def _walks(self, schedule: Schedule, now: datetime) -> tuple[Occurrence, ...]:
        first = now.date() - timedelta(days=self._rules.look_back_days)
        days = self._rules.look_back_days + self._rules.look_ahead_days
        return occurrences(replace(schedule, paused_until=None), first, days, self._clock.zone())

    def _history(self, now: datetime) -> Notes:
        """Every note about each occurrence in the order they were made."""
        first = now.date() - timedelta(days=self._rules.look_back_days)
        last = now.date() + timedelta(days=self._rules.look_ahead_days)
        return self._notes.between(first - NEAR, last + NEAR)

    def _counts(self, at: datetime, state: OccurrenceState | None, since: datetime | None) -> bool:
        return since is None or at.astimezone(UTC) >= since or (state is not None and state.is_open)

    def _note_change(self, day: date, state: OccurrenceState | None, at: datetime | None, now: datetime) -> None:
        ahead = at is not None and at.astimezone(UTC) > now.astimezone(UTC)
        if state is None or state.is_walked:
            return
        if ahead:
            self.note(walk_name(day), OccurrenceState.MOVED, Cause.PLAN_CHANGED)
        elif state.is_open and (at is None or state is OccurrenceState.MOVED):
            self.note(walk_name(day), OccurrenceState.DROPPED, Cause.PLAN_CHANGED)

    def _count_from_now(self, schedule: Schedule) -> None:
        self._keep(replace(self._memory, since=self._instant(), plan=described(schedule)))

    def _instant(self) -> datetime:
        return self._clock.now().astimezone(UTC)

    def _keep(self, memory: Memory) -> None:
        self._memory = memory
        keep_memory(self._values, memory)


def _is_dropped(name: OccurrenceName, rhythm: Rhythm) -> bool:
    """Whether the rhythm knows it no more: what came by sitting has any time."""
    return rhythm.on and rhythm.every_minutes is None and name.slot not in {slot_of(at) for at in rhythm.times}


def _is_paused(schedule: Schedule, at: datetime, state: OccurrenceState | None, today: date) -> bool:
    """Whether the walk's day is paused; a reminder that is on the screen goes with the pause of today."""
    shown_now = state is OccurrenceState.SHOWN and schedule.is_paused(today)
    return shown_now or schedule.is_paused(at.date())
