"""Whatever happens in whatever order: no double, no pile, quiet in pauses, calls and quiet hours, and every occurrence
ends in one state."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coach.domain.appointment import Appointment
from coach.domain.check_in import CheckIn
from coach.domain.hours import ALWAYS, DayHours, Hours
from coach.domain.presence import Detector, Finding, HoldCause, Presence, Reading
from coach.domain.reminder import (
    HeadsUp,
    OccurrenceName,
    OccurrenceState,
    Reminder,
    ReminderKind,
    ReminderRules,
    ReminderSettings,
    walk_name,
)
from coach.domain.reminder_cause import Cause
from coach.domain.rhythm import Rhythm
from coach.domain.schedule import Move, Schedule, occurrences
from coach.domain.session import Outcome, Session
from coach.domain.sitting import Sitting
from coach.services.ports import OccurrenceNote
from coach.services.reminders import Reminders
from tests.fakes.clock import FakeClock
from tests.fakes.key_value_store import FakeKeyValueStore
from tests.fakes.occurrence_store import FakeOccurrenceStore
from tests.fakes.scheduler import FakeScheduler

ZONES = [ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Africa/Cairo", "Australia/Lord_Howe")]
STARTS = [datetime(2026, *day, 6, tzinfo=UTC) for day in ((3, 6), (3, 27), (4, 23), (10, 23), (12, 30))]
"""Shortly before clocks change in the zones above, and before a new year."""
TIMES = st.sampled_from([time(7), time(9), time(9, 5), time(12), time(18), time(0), time(2, 30), time(23, 55)])
SCHEDULES = st.lists(st.none() | TIMES, min_size=7, max_size=7).map(lambda times: Schedule(tuple(times)))
WITHIN = st.sampled_from([5, 10, 30, 175, 180]) | st.integers(1, 4 * 60)
"""Minutes around the numbers of the rules, or about the length of a reminder's window."""
MINUTES = WITHIN | st.integers(1, 7 * 24 * 60)
"""Minutes, or up to a week."""
MOSTLY = st.sampled_from([True, True, True, False])
BUSY = st.sampled_from(["", "", "", "call", "walking", "typing", "away"])
WINDOW = timedelta(hours=3)
RULES = ReminderRules()
HOURS = st.sampled_from(
    [
        ALWAYS,
        ALWAYS,
        Hours((DayHours(time(8), time(18)),) * 5 + (None, None)),
        Hours((DayHours(time(2, 30), time(9, 2)),) * 7),
    ]
)
RHYTHMS = st.builds(
    Rhythm,
    MOSTLY,
    st.lists(TIMES, max_size=3).map(lambda times: tuple(sorted(set(times)))),
    st.sampled_from([None, 10, 45, 240]),
    st.sampled_from([ALWAYS, Hours((DayHours(time(9), time(17)),) * 5 + (None, None))]),
)
SETTINGS = st.builds(
    ReminderSettings,
    walk_on=MOSTLY,
    morning_on=st.booleans(),
    heads_up_minutes=st.sampled_from([0, 5, 15]),
    hours=HOURS,
    breaks=RHYTHMS,
    routines=RHYTHMS,
)
QUESTIONS = (ReminderKind.MORNING, ReminderKind.CHECK_IN)


class RemindersOverTime(RuleBasedStateMachine):
    """A person, their computer, and the program on it."""

    @initialize(start=st.sampled_from(STARTS), zone=st.sampled_from(ZONES), schedule=SCHEDULES, chosen=SETTINGS)
    def switch_on(
        self, start: datetime, zone: ZoneInfo, schedule: Schedule, chosen: ReminderSettings | None = None
    ) -> None:
        self.clock = FakeClock(start, zone)
        self.store, self.values = FakeOccurrenceStore(), FakeKeyValueStore()
        self.schedule, self.sessions = schedule, list[Session]()
        self.shown: Counter[str] = Counter()
        self.may_come_again: Counter[str] = Counter()
        self.came_now: list[tuple[datetime, Reminder]] = []
        self.faults: list[str] = []
        self.on_screen: dict[str, Reminder] = {}
        self.words: set[str] = set()
        self.allowed, self.settings = True, chosen or ReminderSettings(heads_up_minutes=0)
        self.call, self.idle, self.walking = False, 30.0, False
        self.quiet_until: datetime | None = None
        self.appointments: list[Appointment] = []
        self.sitting, self.judged_notes = Sitting(), 0
        self.open_program()

    def open_program(self) -> None:
        self.scheduler = FakeScheduler(self.clock)
        self.lost = set(self.on_screen)
        self.on_screen.clear()
        self.words.clear()
        self.walking = False
        self.reminders = Reminders(self.clock, self.scheduler, self.store, self.values, RULES)
        self.reminders.reminder_due.connect(self.see)
        self.reminders.reminder_withdrawn.connect(self.take_away)
        self.reminders.heads_up_due.connect(self.hear_word)
        self.reminders.heads_up_withdrawn.connect(self.words.remove)
        self.reminders.presence_wanted.connect(lambda wanted: self.tell_presence() if wanted else None)
        self.reminders.settings_changed(self.settings)
        self.reminders.allow(self.allowed)
        self.reminders.show_sessions(self.sessions)
        self.reminders.show_schedule(self.schedule)
        self.reminders.show_appointments(self.appointments)
        self.reminders.start()

    def tell_presence(self) -> None:
        call = Reading(Finding.YES if self.call else Finding.NO)
        idle = Reading(Finding.NO, idle_seconds=self.idle)
        self.reminders.show_presence(Presence({Detector.MICROPHONE: call, Detector.IDLE: idle}))

    def see(self, reminder: Reminder) -> None:
        self.came_now = [(at, other) for at, other in self.came_now if at == self.clock.now()]
        self.came_now.append((self.clock.now(), reminder))
        is_again = self.is_there_again(reminder)
        self.shown[reminder.id] += not is_again
        self.on_screen[reminder.id] = reminder
        beside = [] if reminder.kind is ReminderKind.WALK else self.walks_on_screen()
        faults = {
            f"{reminder.id} in the place of {beside}": bool(beside),
            f"{reminder.id} held for too long": not is_again and self.is_stale_break(reminder),
        }
        self.faults += [fault for fault, found in {**self.faults_of(reminder), **faults}.items() if found]

    def is_stale_break(self, reminder: Reminder) -> bool:
        """Whether it is a break that was due more than an hour ago."""
        if reminder.kind is not ReminderKind.BREAK:
            return False
        span = self.settings.open_span(reminder.kind, reminder.at, self.clock.zone())
        due = reminder.at.astimezone(UTC) if span is None else max(span[0], reminder.at.astimezone(UTC))
        return self.instant() - due >= timedelta(minutes=RULES.break_held_minutes)

    def is_there_again(self, reminder: Reminder) -> bool:
        """Whether it was on the screen when the program was closed: that is no new one."""
        if reminder.id not in self.lost:
            return False
        self.lost.remove(reminder.id)
        noted = sum(note.state == OccurrenceState.SHOWN for note in self.notes(reminder.name))
        return noted == self.shown[reminder.id]

    def hear_word(self, word: HeadsUp) -> None:
        now, early = self.instant(), timedelta(minutes=self.settings.heads_up_minutes)
        quiet = self.must_be_quiet(word.name.kind)
        self.words.add(word.id)
        faults = {
            "a word at the wrong time": not word.at.astimezone(UTC) - early <= now < word.at.astimezone(UTC),
            f"a word while it must be quiet: {quiet} {now} {word}": bool(quiet),
            "a word while typing": self.idle < RULES.typing_pause_seconds,
            "two words": len(self.words) > 1,
        }
        self.faults += [fault for fault, found in faults.items() if found]

    def take_away(self, id: str) -> None:
        self.faults += [] if id in self.on_screen else [f"{id} was withdrawn without being there"]
        self.on_screen.pop(id, None)

    def must_be_quiet(self, kind: ReminderKind) -> list[str]:
        """Why nothing of a kind may come now, whatever it is."""
        now, zone = self.instant(), self.clock.zone()
        rhythm = self.rhythm(kind)
        hours = [self.settings.hours, *([rhythm.hours] if rhythm is not None else [])]
        reasons = {
            "call": self.call,
            "walking": self.walking,
            "hours": not all(each.is_open(now, zone) for each in hours),
            "pause": self.quiet_until is not None and now < self.quiet_until,
            "appointment": any(each.holds(now) for each in self.appointments),
        }
        return [reason for reason, holds in reasons.items() if holds]

    def rhythm(self, kind: ReminderKind) -> Rhythm | None:
        return {ReminderKind.BREAK: self.settings.breaks, ReminderKind.ROUTINE: self.settings.routines}.get(kind)

    def faults_of(self, reminder: Reminder) -> dict[str, bool]:
        """Every promise a reminder could break; an exception here would be swallowed by the signal."""
        # In UTC: within one zone, Python compares and subtracts what the clocks on the wall show.
        now, at, today = self.instant(), reminder.at.astimezone(UTC), self.clock.now().date()
        kind, rhythm, quiet = reminder.kind, self.rhythm(reminder.kind), self.must_be_quiet(reminder.kind)
        opens = self.settings.hours.bounds(at, self.clock.zone())[0] or at
        common = {
            f"{kind} early": at > now,
            f"{kind} while it must be quiet: {quiet}": bool(quiet),
            f"{kind} beside another": len(self.came_now) > 1 and kind is not ReminderKind.WALK,
            f"{kind} while nobody is there": self.idle >= RULES.away_seconds,
        }
        if kind in QUESTIONS:
            return {**common, "typing": self.idle < RULES.typing_pause_seconds}
        local_day = at.astimezone(self.clock.zone()).date()
        return {
            **common,
            f"{kind} against safety": not self.allowed and kind is not ReminderKind.BREAK,
            f"{kind} switched off": not (self.settings.walk_on if rhythm is None else rhythm.on),
            f"{kind} while paused": self.schedule.is_paused(today) and kind is not ReminderKind.BREAK,
            f"{kind} later than its window": reminder.held is None and now - max(at, opens) > WINDOW,
            f"{kind} on another day": local_day != today,
            f"{kind} while typing": self.idle < RULES.typing_pause_seconds and not self.has_waited(reminder.name),
            "after a walk": kind is ReminderKind.WALK and today in {self.local_day(each) for each in self.sessions},
        }

    def has_waited(self, name: OccurrenceName) -> bool:
        """Whether a pause in typing was waited for long enough."""
        waited = [note for note in self.notes(name) if note.cause == HoldCause.TYPING and note.state == "waiting"]
        cap = timedelta(minutes=RULES.typing_cap_minutes)
        return bool(waited) and self.instant() - waited[-1].at.astimezone(UTC) >= cap

    def notes(self, name: OccurrenceName) -> list[OccurrenceNote]:
        return [note for note in self.store.notes if note.name == name]

    def named(self) -> set[OccurrenceName]:
        return {note.name for note in self.store.notes}

    def instant(self) -> datetime:
        return self.clock.now().astimezone(UTC)

    def local_day(self, session: Session) -> date:
        return session.started_at.astimezone(self.clock.zone()).date()

    @rule(minutes=MINUTES)
    def time_passes(self, minutes: int) -> None:
        self.scheduler.pass_time(minutes * 60)

    @rule(looks=st.integers(1, 12), snoozed_after=st.none() | WITHIN, busy=BUSY)
    def a_walk_is_due(self, looks: int, snoozed_after: int | None, busy: str) -> None:
        self.call, self.idle = busy == "call", {"typing": 1.0, "away": 400.0}.get(busy, 30.0)
        self.tell_presence()
        self.a_walk_or_routine(on=busy == "walking")
        for _ in range(looks):
            if not self.walks_on_screen():
                (upcoming,) = self.scheduler.jobs().values()
                self.scheduler.pass_time((upcoming - self.instant()).total_seconds())
        if snoozed_after is not None:
            self.answer(answer="snooze", after=snoozed_after)
            self.scheduler.pass_time(snoozed_after * 60)

    @rule(minutes=MINUTES)
    def sleep(self, minutes: int) -> None:
        self.came_now.clear()
        self.clock.sleep(minutes * 60)
        self.scheduler.wake()
        assert len(self.came_now) <= 1, "never a pile"

    @rule(minutes=MINUTES)
    def the_program_is_closed_for_a_while(self, minutes: int) -> None:
        self.came_now.clear()
        self.clock.advance(minutes * 60)
        self.open_program()
        assert len(self.came_now) <= 1, "never a pile"

    @rule(minutes=st.integers(-2 * 24 * 60, 2 * 24 * 60))
    def the_clock_is_set(self, minutes: int) -> None:
        self.came_now.clear()
        self.quiet_until = None
        self.clock.set_wall(self.instant() + timedelta(minutes=minutes))
        self.scheduler.wake()
        assert len(self.came_now) <= 1, "never a pile"

    @rule(zone=st.sampled_from(ZONES))
    def travel(self, zone: ZoneInfo) -> None:
        self.clock.set_zone(zone)
        self.scheduler.wake()

    @rule()
    def restart(self) -> None:
        self.came_now.clear()
        self.open_program()
        assert len(self.came_now) <= 1, "never a pile"

    @rule(minutes=st.sampled_from([0, 1, 20]))
    @precondition(lambda self: self.on_screen)
    def a_crash(self, minutes: int) -> None:
        """With something on the screen, and the program is there again soon."""
        before = {id for id in self.on_screen if not id.startswith(QUESTIONS)}
        self.clock.advance(minutes * 60)
        self.came_now.clear()
        self.open_program()
        assert len(self.came_now) <= 1, "never a pile"
        waits_or_ended = {name.id for name in self.named() if self.store.state(name) != OccurrenceState.SHOWN}
        assert before <= waits_or_ended | set(self.on_screen) or len(before) > 1

    @rule(call=st.booleans())
    def a_call(self, call: bool) -> None:
        self.call = call
        self.tell_presence()

    @rule(idle=st.sampled_from([0.5, 3.0, 5.0, 60.0, 299.0, 300.0]))
    def hands(self, idle: float) -> None:
        self.idle = idle
        self.tell_presence()

    @rule(begins=st.integers(-30, 200), minutes=st.integers(1, 300))
    def an_appointment(self, begins: int, minutes: int) -> None:
        start = self.instant() + timedelta(minutes=begins)
        self.appointments = [*self.appointments[-2:], Appointment(start, start + timedelta(minutes=minutes))]
        self.reminders.show_appointments(self.appointments)

    @rule(ago=st.none() | st.integers(0, 120))
    @precondition(lambda self: not self.call)
    def sit(self, ago: int | None) -> None:
        # Nobody counts as up or away in a call: the fold of their sitting sees to that.
        self.sitting = Sitting(None if ago is None else self.instant() - timedelta(minutes=ago))
        self.reminders.show_sitting(self.sitting)

    @rule(minutes=MINUTES)
    def rest_from_reminders(self, minutes: int) -> None:
        until = self.instant() + timedelta(minutes=minutes)
        self.quiet_until = until
        self.reminders.pause_until(until)
        assert self.on_screen == {}
        assert self.reminders.status().pause is not None

    @rule()
    def go_on(self) -> None:
        self.quiet_until = None
        self.reminders.resume()
        assert self.reminders.status().pause is None

    @rule(on=st.booleans())
    def a_walk_or_routine(self, on: bool) -> None:
        self.walking = on
        self.reminders.walking(on)

    @rule(answer=st.sampled_from(["snooze", "skip", "done"]), after=WITHIN, minutes=st.sampled_from([5, 10, 15, 60]))
    @precondition(lambda self: self.on_screen)
    def answer_any(self, answer: str, after: int, minutes: int) -> None:
        self.scheduler.pass_time(after * 60)
        for reminder in list(self.on_screen.values()):
            if reminder.kind not in QUESTIONS:
                self.answer_now(answer, reminder.name, minutes)

    def answer(self, answer: str, after: int) -> None:
        self.scheduler.pass_time(after * 60)
        for id in self.walks_on_screen():
            self.answer_now(answer, self.on_screen[id].name)

    def walks_on_screen(self) -> list[str]:
        return self.kind_on_screen(ReminderKind.WALK)

    def kind_on_screen(self, kind: ReminderKind) -> list[str]:
        return [id for id, reminder in self.on_screen.items() if reminder.kind is kind]

    def answer_now(self, answer: str, name: OccurrenceName, minutes: int = 10) -> None:
        if answer == "snooze":
            before = self.reminders.snoozes(name)
            if self.reminders.snooze(name, self.clock.now() + timedelta(minutes=minutes)):
                self.may_come_again[name.id] += 1
            else:
                assert before == RULES.most_snoozes
                return
        elif answer == "done":
            self.reminders.done(name)
        else:
            self.reminders.skip(name)
        assert name.id not in self.on_screen

    @rule()
    def begin_a_walk(self) -> None:
        self.reminders.walk_begun()
        assert self.walks_on_screen() == []

    @rule(
        check_in=st.sampled_from([None, CheckIn(peak=3), CheckIn(peak=3, morning=2)]), outcome=st.sampled_from(Outcome)
    )
    def finish_a_walk(self, check_in: CheckIn | None, outcome: Outcome) -> None:
        now = self.clock.now()
        if not self.sessions or self.sessions[-1].started_at.astimezone(UTC) < self.instant():
            self.sessions.append(Session(now, 10, 10, outcome, check_in=check_in))
            self.reminders.show_sessions(self.sessions)

    @rule(schedule=SCHEDULES)
    def edit(self, schedule: Schedule) -> None:
        self.change(Schedule(schedule.times, self.schedule.moves, self.schedule.paused_until, home=self.schedule.home))

    @rule(days=st.integers(0, 3), by=st.integers(-2, 2), at=TIMES)
    def move(self, days: int, by: int, at: time) -> None:
        day = self.clock.now().date() + timedelta(days=days)
        self.change(self.schedule.with_move(Move(day, day + timedelta(days=by), at)))

    @rule(home=st.none() | st.sampled_from(ZONES))
    def keep_to_the_clock_at_home(self, home: ZoneInfo | None) -> None:
        self.change(replace(self.schedule, home=None if home is None else home.key))

    @rule(days=st.integers(1, 5))
    def pause(self, days: int) -> None:
        until = self.clock.now().date() + timedelta(days=days)
        self.change(replace(self.schedule, paused_until=until))
        assert self.walks_on_screen() == []

    @rule()
    def take_up_again(self) -> None:
        self.change(replace(self.schedule, paused_until=None))

    def change(self, schedule: Schedule) -> None:
        before = len(self.store.notes)
        self.schedule = schedule
        self.reminders.show_schedule(schedule)
        moved = [note.name.day for note in self.store.notes[before:] if note.state == OccurrenceState.MOVED]
        self.may_come_again.update(f"walk-{day}" for day in moved)

    @rule(allowed=MOSTLY)
    def safety(self, allowed: bool) -> None:
        self.allowed = allowed
        self.reminders.allow(allowed)

    @rule(chosen=SETTINGS)
    def choose_settings(self, chosen: ReminderSettings) -> None:
        self.settings = chosen
        self.reminders.settings_changed(self.settings)

    @invariant()
    def no_promise_was_broken(self) -> None:
        assert self.faults == [], self.faults

    @invariant()
    def nothing_comes_twice(self) -> None:
        # A clock that was wrong by hours may have shown a walk before its time: that one comes again.
        expected = Counter(note.name.id for note in self.store.notes if note.state == OccurrenceState.EXPECTED)
        held = self.held_again()
        planned = {id: times for id, times in self.shown.items() if not id.startswith(QUESTIONS)}
        for id, times in planned.items():
            assert times <= 1 + self.may_come_again[id] + expected[id] + held[id], f"{id} came {times} times"
        for kind in QUESTIONS:
            asked = sum(times for id, times in self.shown.items() if id.startswith(kind))
            assert asked <= len(self.sessions), f"{kind} was asked more often than somebody walked"

    def held_again(self) -> Counter[str]:
        """How often each was taken off the screen by a pause, or was held back after a restart."""
        found: Counter[str] = Counter()
        for name in self.named():
            states = [note.state for note in self.notes(name)]
            found[name.id] = sum(pair == ("shown", "waiting") for pair in pairwise(states))
        return found

    @invariant()
    def what_is_noted_as_shown_was_shown(self) -> None:
        noted = Counter(note.name.id for note in self.store.notes if note.state == OccurrenceState.SHOWN)
        assert noted == Counter({id: times for id, times in self.shown.items() if not id.startswith(QUESTIONS)})

    @invariant()
    def at_most_one_of_a_kind_is_on_the_screen(self) -> None:
        for kind in ReminderKind:
            assert len(self.kind_on_screen(kind)) <= 1
        assert {each.id for each in self.reminders.status().showing} == set(self.on_screen)

    @invariant()
    def the_next_look_is_ahead_and_within_a_day(self) -> None:
        (instant,) = self.scheduler.jobs().values()
        assert timedelta() < instant - self.instant() <= timedelta(hours=25, minutes=30)

    @invariant()
    def every_walk_that_passed_while_it_was_planned_has_ended(self) -> None:
        now, today = self.instant(), self.clock.now().date()
        since = datetime.fromisoformat(str(self.memory()["since"]))
        plan = replace(self.schedule, paused_until=None)
        for walk in occurrences(plan, today - timedelta(days=20), 21, self.clock.zone()):
            if since <= walk.at.astimezone(UTC) <= now - WINDOW:
                state, back_at = self.store.state(walk_name(walk.day)), self.back_at(walk.day)
                resting = back_at is not None and now < back_at + WINDOW
                waits = self.may_wait(walk_name(walk.day), max(walk.at.astimezone(UTC), back_at or now - WINDOW))
                ended = state is not None and not OccurrenceState(state).is_open
                assert resting or waits or ended, (walk, state)

    def may_wait(self, name: OccurrenceName, wanted: datetime) -> bool:
        """Whether it waits, or has come after waiting, and its day still lasts."""
        states = [note.state for note in self.notes(name)]
        today = self.clock.now().date()
        came_after = states[-1:] == ["shown"] and self.notes(name)[-1].cause in set(HoldCause)
        held = states[-1:] == ["waiting"] or came_after
        opens = self.settings.hours.bounds(wanted, self.clock.zone())[0] or wanted
        on_time = self.instant() < opens + WINDOW or self.was_paused(wanted)
        return wanted.astimezone(self.clock.zone()).date() == today and (held or on_time)

    def was_paused(self, wanted: datetime) -> bool:
        """Whether a pause that was on at an instant is why it may still come."""
        return self.quiet_until is not None and wanted < self.quiet_until

    @invariant()
    def a_break_that_is_held_comes_as_soon_as_nothing_holds_it(self) -> None:
        shown_at = self.memory().get("shown_at")
        last = None if shown_at is None else datetime.fromisoformat(str(shown_at))
        its_turn = last is None or abs(last - self.instant()) >= timedelta(minutes=RULES.quiet_gap_minutes)
        is_free = not self.must_be_quiet(ReminderKind.BREAK) and self.reminders.status().pause is None
        if is_free and its_turn and RULES.typing_pause_seconds <= self.idle < RULES.away_seconds:
            waits = [name.id for name in self.named() if self.store.state(name) == OccurrenceState.WAITING]
            assert [id for id in waits if id.startswith(ReminderKind.BREAK)] == []

    @invariant()
    def nobody_gets_up_by_themselves_in_a_call(self) -> None:
        new = self.store.notes[self.judged_notes :]
        self.judged_notes = len(self.store.notes)
        assert not self.call or all(note.cause != Cause.GOT_UP for note in new)

    @invariant()
    def nothing_small_stays_open_after_its_day(self) -> None:
        zone, today = self.clock.zone(), self.clock.now().date()
        for name in (each for each in self.named() if each.kind is not ReminderKind.WALK):
            last = self.notes(name)[-1]
            back_at = self.store.snoozed_until(name)
            days = [name.day, *([] if back_at is None else [back_at.astimezone(zone).date()])]
            if OccurrenceState(last.state).is_open:
                assert max(days) >= today, (name, last)

    @invariant()
    def the_pause_is_told(self) -> None:
        pause = self.reminders.status().pause
        if self.quiet_until is not None and self.instant() < self.quiet_until:
            assert pause is not None
        assert pause is None or pause.until - self.instant() <= timedelta(days=7)

    def back_at(self, day: date) -> datetime | None:
        """When a snoozed walk comes back, or came back, to be shown for a whole window from then on."""
        after = (OccurrenceState.SHOWN, OccurrenceState.WAITING, OccurrenceState.ANNOUNCED)
        states = [note.state for note in self.notes(walk_name(day)) if note.state not in after]
        return self.store.snoozed_until(walk_name(day)) if states[-1:] == ["snoozed"] else None

    def memory(self) -> dict[str, object]:
        memory = self.values.get("reminders")
        assert isinstance(memory, dict)
        return memory


RemindersOverTime.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestRemindersOverTime = RemindersOverTime.TestCase


def machine(zone: str, walk: date, at: time) -> RemindersOverTime:
    """The machine with one walk a week, for an order of events that once broke a promise."""
    times = tuple(at if weekday == walk.weekday() else None for weekday in range(7))
    made = RemindersOverTime()
    made.switch_on(start=STARTS[0], zone=ZoneInfo(zone), schedule=Schedule(times))
    return made


def pass_until(over_time: RemindersOverTime, day: date, hour: int, minute: int = 0) -> None:
    moment = datetime.combine(day, time(hour, minute), over_time.clock.zone())
    over_time.time_passes(minutes=int((moment.astimezone(UTC) - over_time.instant()).total_seconds()) // 60)
    over_time.every_walk_that_passed_while_it_was_planned_has_ended()
    over_time.no_promise_was_broken()


def test_clocks_that_go_forward_take_no_hour_from_a_reminder_at_midnight() -> None:
    spring = date(2026, 3, 8)
    over_time = machine("America/New_York", spring, time(0))
    pass_until(over_time, spring, 3, 30)
    assert set(over_time.on_screen) == {"walk-2026-03-08"}
    pass_until(over_time, spring, 4)
    assert over_time.on_screen == {}


def test_a_snooze_after_five_days_has_its_own_window() -> None:
    day = date(2026, 3, 11)
    over_time = machine("Europe/Berlin", day, time(0))
    pass_until(over_time, day, 2, 30)
    over_time.answer(answer="snooze", after=0)
    pass_until(over_time, day, 3, 10)
    over_time.safety(allowed=True)
    assert set(over_time.on_screen) == {"walk-2026-03-11"}
    pass_until(over_time, day, 5, 40)
    assert over_time.on_screen == {}
