"""A program with reminders in it, for tests of what they do."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from coach.domain.check_in import CheckIn
from coach.domain.presence import Detector, Finding, Presence, Reading
from coach.domain.reminder import (
    HeadsUp,
    Held,
    OccurrenceName,
    Reminder,
    ReminderKind,
    ReminderPause,
    ReminderRules,
    ReminderSettings,
    walk_name,
)
from coach.domain.schedule import Occurrence, Schedule
from coach.domain.session import Outcome, Session
from coach.services.reminders import Reminders
from tests.fakes.clock import FakeClock
from tests.fakes.key_value_store import FakeKeyValueStore
from tests.fakes.occurrence_store import FakeOccurrenceStore
from tests.fakes.scheduler import FakeScheduler

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 2)
DAILY = Schedule((time(9),) * 7)
ANSWERED = CheckIn(peak=2, after=2, morning=1)


def local(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=BERLIN)


class Desk:
    """A program with reminders in it, which can be closed and opened again, and the person in front of it."""

    def __init__(
        self,
        schedule: Schedule = DAILY,
        now: datetime | None = None,
        settings: ReminderSettings | None = None,
        detectors: bool = False,
    ) -> None:
        self.clock = FakeClock(now or local(MONDAY, 7), BERLIN)
        self.store, self.values = FakeOccurrenceStore(), FakeKeyValueStore()
        self.schedule, self.sessions, self.settings = schedule, list[Session](), settings or ReminderSettings()
        self.due, self.withdrawn, self.next = list[Reminder](), list[str](), list[Occurrence | None]()
        self.words, self.words_gone = list[HeadsUp](), list[str]()
        self.pauses, self.helds, self.wanted = list[ReminderPause | None](), list[Held | None](), list[bool]()
        self.detectors, self.presence = detectors, Presence()
        self.open()

    def open(self) -> None:
        self.scheduler = FakeScheduler(self.clock)
        self.reminders = Reminders(self.clock, self.scheduler, self.store, self.values, ReminderRules())
        self.reminders.reminder_due.connect(self.due.append)
        self.reminders.reminder_withdrawn.connect(self.withdrawn.append)
        self.reminders.next_changed.connect(self.next.append)
        self.reminders.heads_up_due.connect(self.words.append)
        self.reminders.heads_up_withdrawn.connect(self.words_gone.append)
        self.reminders.pause_changed.connect(self.pauses.append)
        self.reminders.held_changed.connect(self.helds.append)
        if self.detectors:
            self.reminders.presence_wanted.connect(self.answer)
        self.reminders.settings_changed(self.settings)
        self.reminders.show_sessions(self.sessions)
        self.reminders.show_schedule(self.schedule)
        self.reminders.start()

    def answer(self, wanted: bool) -> None:
        """The detectors answer at once."""
        self.wanted.append(wanted)
        if wanted:
            self.reminders.show_presence(self.presence)

    def tell(self, *detectors: Detector, idle: float | None = None) -> None:
        """What the detectors find from now on."""
        found = {detector: Reading(Finding.YES) for detector in detectors}
        self.presence = Presence({**found, Detector.IDLE: Reading(idle_seconds=idle)})
        self.reminders.show_presence(self.presence)

    def choose(self, settings: ReminderSettings) -> None:
        self.settings = settings
        self.reminders.settings_changed(settings)

    def edit(self, schedule: Schedule) -> None:
        self.schedule = schedule
        self.reminders.show_schedule(schedule)

    def pass_until(self, moment: datetime) -> None:
        self.scheduler.pass_time((moment - self.clock.now()).total_seconds())

    def sleep_until(self, moment: datetime) -> None:
        self.clock.sleep((moment.astimezone(UTC) - self.clock.now()).total_seconds())
        self.scheduler.wake()

    def walk(self, check_in: CheckIn | None = ANSWERED, minutes: float = 10) -> None:
        self.sessions.append(Session(self.clock.now(), 10, minutes, Outcome.DONE, check_in=check_in))
        self.reminders.show_sessions(self.sessions)

    def state(self, day: date = MONDAY) -> str | None:
        return self.store.state(walk_name(day))

    @property
    def kinds(self) -> list[ReminderKind]:
        return [reminder.kind for reminder in self.due]

    def states(self, name: OccurrenceName) -> list[tuple[str, str]]:
        """Everything noted about one occurrence, with its causes."""
        return [(note.state, note.cause) for note in self.store.notes if note.name == name]
