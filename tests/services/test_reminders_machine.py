"""Whatever happens in whatever order: no double, no pile, quiet in a pause, and every walk ends in one state."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coach.domain.check_in import CheckIn
from coach.domain.reminder import OccurrenceState, Reminder, ReminderKind, ReminderRules, ReminderSettings, walk_name
from coach.domain.schedule import Move, Schedule, occurrences
from coach.domain.session import Outcome, Session
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
WINDOW = timedelta(hours=3)


class RemindersOverTime(RuleBasedStateMachine):
    """A person, their computer, and the program on it."""

    @initialize(start=st.sampled_from(STARTS), zone=st.sampled_from(ZONES), schedule=SCHEDULES)
    def switch_on(self, start: datetime, zone: ZoneInfo, schedule: Schedule) -> None:
        self.clock = FakeClock(start, zone)
        self.store, self.values = FakeOccurrenceStore(), FakeKeyValueStore()
        self.schedule, self.sessions = schedule, list[Session]()
        self.shown: Counter[str] = Counter()
        self.may_come_again: Counter[str] = Counter()
        self.came_now: list[tuple[datetime, Reminder]] = []
        self.faults: list[str] = []
        self.on_screen: set[str] = set()
        self.allowed, self.settings = True, ReminderSettings()
        self.open_program()

    def open_program(self) -> None:
        self.scheduler = FakeScheduler(self.clock)
        self.on_screen.clear()
        self.reminders = Reminders(self.clock, self.scheduler, self.store, self.values, ReminderRules())
        self.reminders.reminder_due.connect(self.see)
        self.reminders.reminder_withdrawn.connect(self.take_away)
        self.reminders.settings_changed(self.settings)
        self.reminders.allow(self.allowed)
        self.reminders.show_sessions(self.sessions)
        self.reminders.show_schedule(self.schedule)
        self.reminders.start()

    def see(self, reminder: Reminder) -> None:
        self.came_now = [(at, other) for at, other in self.came_now if at == self.clock.now()]
        self.came_now.append((self.clock.now(), reminder))
        self.shown[reminder.id] += 1
        self.on_screen.add(reminder.id)
        self.faults += [fault for fault, found in self.faults_of(reminder).items() if found]

    def take_away(self, id: str) -> None:
        self.faults += [] if id in self.on_screen else [f"{id} was withdrawn without being there"]
        self.on_screen.discard(id)

    def faults_of(self, reminder: Reminder) -> dict[str, bool]:
        """Every promise a reminder could break; an exception here would be swallowed by the signal."""
        # In UTC: within one zone, Python compares and subtracts what the clocks on the wall show.
        now, at, today = self.instant(), reminder.at.astimezone(UTC), self.clock.now().date()
        if reminder.kind is not ReminderKind.WALK:
            return {"early": at > now, "beside another": len(self.came_now) > 1}
        return {
            "early": at > now,
            "against safety": not self.allowed,
            "switched off": not self.settings.walk_on,
            "while paused": self.schedule.is_paused(today),
            "after a walk": today in {self.local_day(each) for each in self.sessions},
            "later than its window": now - at > WINDOW,
            "on another day": at.astimezone(self.clock.zone()).date() != today,
        }

    def instant(self) -> datetime:
        return self.clock.now().astimezone(UTC)

    def local_day(self, session: Session) -> date:
        return session.started_at.astimezone(self.clock.zone()).date()

    @rule(minutes=MINUTES)
    def time_passes(self, minutes: int) -> None:
        self.scheduler.pass_time(minutes * 60)

    @rule(looks=st.integers(1, 12), snoozed_after=st.none() | WITHIN)
    def a_walk_is_due(self, looks: int, snoozed_after: int | None) -> None:
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

    @rule(answer=st.sampled_from(["snooze", "skip"]), after=WITHIN)
    @precondition(lambda self: self.walks_on_screen())
    def answer(self, answer: str, after: int) -> None:
        self.scheduler.pass_time(after * 60)
        for id in self.walks_on_screen():
            self.answer_now(answer, id)

    def walks_on_screen(self) -> list[str]:
        return [id for id in self.on_screen if id.startswith("walk")]

    def answer_now(self, answer: str, id: str) -> None:
        day = date.fromisoformat(id.removeprefix("walk-"))
        if answer == "snooze":
            self.may_come_again[id] += 1
            self.reminders.snooze(walk_name(day), self.clock.now() + timedelta(minutes=10))
        else:
            self.reminders.skip(walk_name(day))
        assert id not in self.on_screen

    @rule()
    def begin_a_walk(self) -> None:
        self.reminders.walk_begun()
        assert self.walks_on_screen() == []

    @rule(check_in=st.sampled_from([None, CheckIn(peak=3), CheckIn(peak=3, morning=2)]))
    def finish_a_walk(self, check_in: CheckIn | None) -> None:
        now = self.clock.now()
        if not self.sessions or self.sessions[-1].started_at.astimezone(UTC) < self.instant():
            self.sessions.append(Session(now, 10, 10, Outcome.DONE, check_in=check_in))
            self.reminders.show_sessions(self.sessions)

    @rule(schedule=SCHEDULES)
    def edit(self, schedule: Schedule) -> None:
        self.change(Schedule(schedule.times, self.schedule.moves, self.schedule.paused_until))

    @rule(days=st.integers(0, 3), by=st.integers(-2, 2), at=TIMES)
    def move(self, days: int, by: int, at: time) -> None:
        day = self.clock.now().date() + timedelta(days=days)
        self.change(self.schedule.with_move(Move(day, day + timedelta(days=by), at)))

    @rule(days=st.integers(1, 5))
    def pause(self, days: int) -> None:
        until = self.clock.now().date() + timedelta(days=days)
        self.change(Schedule(self.schedule.times, self.schedule.moves, until))
        assert self.walks_on_screen() == []

    @rule()
    def take_up_again(self) -> None:
        self.change(Schedule(self.schedule.times, self.schedule.moves))

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

    @rule(walk_on=MOSTLY, morning_on=st.booleans(), heads_up=st.just(0))
    def choose_settings(self, walk_on: bool, morning_on: bool, heads_up: int) -> None:
        self.settings = ReminderSettings(walk_on=walk_on, morning_on=morning_on, heads_up_minutes=heads_up)
        self.reminders.settings_changed(self.settings)

    @invariant()
    def no_promise_was_broken(self) -> None:
        assert self.faults == []

    @invariant()
    def nothing_comes_twice(self) -> None:
        # A clock that was wrong by hours may have shown a walk before its time: that one comes again.
        expected = Counter(note.name.id for note in self.store.notes if note.state == OccurrenceState.EXPECTED)
        walks = {id: times for id, times in self.shown.items() if id.startswith("walk")}
        for id, times in walks.items():
            assert times <= 1 + self.may_come_again[id] + expected[id], f"{id} came {times} times"
        for kind in ("morning", "check_in"):
            asked = sum(times for id, times in self.shown.items() if id.startswith(kind))
            assert asked <= len(self.sessions), f"{kind} was asked more often than somebody walked"

    @invariant()
    def at_most_one_walk_is_on_the_screen(self) -> None:
        assert len(self.walks_on_screen()) <= 1

    @invariant()
    def the_next_look_is_ahead_and_within_a_day(self) -> None:
        (instant,) = self.scheduler.jobs().values()
        assert timedelta() < instant - self.instant() <= timedelta(hours=25, minutes=30)

    @invariant()
    def every_walk_that_passed_while_it_was_planned_has_ended(self) -> None:
        now, today = self.instant(), self.clock.now().date()
        since = datetime.fromisoformat(str(self.memory()["since"]))
        plan = Schedule(self.schedule.times, self.schedule.moves)
        for walk in occurrences(plan, today - timedelta(days=20), 21, self.clock.zone()):
            if since <= walk.at.astimezone(UTC) <= now - WINDOW:
                state, back_at = self.store.state(walk_name(walk.day)), self.back_at(walk.day)
                resting = back_at is not None and now < back_at + WINDOW
                assert resting or (state is not None and not OccurrenceState(state).is_open), (walk, state)

    def back_at(self, day: date) -> datetime | None:
        """When a snoozed walk comes back, or came back, to be shown for a whole window from then on."""
        states = [note.state for note in self.store.notes if note.name.day == day]
        snoozed = states[-1:] == ["snoozed"] or states[-2:] == ["snoozed", "shown"]
        return self.store.snoozed_until(walk_name(day)) if snoozed else None

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
    assert over_time.on_screen == {"walk-2026-03-08"}
    pass_until(over_time, spring, 4)
    assert over_time.on_screen == set()


def test_a_snooze_after_five_days_has_its_own_window() -> None:
    day = date(2026, 3, 11)
    over_time = machine("Europe/Berlin", day, time(0))
    pass_until(over_time, day, 2, 30)
    over_time.answer(answer="snooze", after=0)
    pass_until(over_time, day, 3, 10)
    over_time.safety(allowed=True)
    assert over_time.on_screen == {"walk-2026-03-11"}
    pass_until(over_time, day, 5, 40)
    assert over_time.on_screen == set()
