"""Since when somebody has been sitting: keeps the fold of ``domain/sitting.py`` going and asks for as little as may be.

Only while a reminder goes by minutes of sitting is anybody asked, once a minute; and only before somebody would count
as away, whether a call or the like keeps them there without a touch. At all other times it listens to what costs
nothing: the lock, where somebody lets it hold reminders, and sleep.
"""

from __future__ import annotations

from datetime import UTC, timedelta

from PySide6.QtCore import QObject, Signal

from coach.domain.lateness import SHORTEST_SLEEP
from coach.domain.presence import Detector, Presence
from coach.domain.reminder_settings import ReminderSettings
from coach.domain.rhythm import Rhythm
from coach.domain.sitting import (
    ENGAGING,
    NOT_SITTING,
    Seen,
    Sitting,
    SittingRules,
    is_engaged,
    look,
    pass_time,
    rise,
    seems_to_leave,
    sit_down,
    wake,
)
from coach.services.ports import Clock, Scheduler
from coach.services.sleep_watch import SleepWatch

JOB = "sitting"
"""The name of its job in the scheduler."""
EVERY = timedelta(minutes=1)
"""Between two looks, while a reminder goes by minutes of sitting."""
ASKED = frozenset({Detector.IDLE, Detector.LOCKED})
"""What is looked at then."""
NOTHING = frozenset[Detector]()


class SittingDesk(QObject):
    """Tells since when somebody sits, and when they come back from being away."""

    sitting_changed = Signal(object)
    """The ``Sitting``; only when it changed. Not sitting while no reminder goes by it."""
    away_ended = Signal(object)
    """An ``Away`` that has just ended, once."""
    wish_changed = Signal(object)
    """The detectors wanted from now on, a frozenset."""

    def __init__(self, clock: Clock, scheduler: Scheduler, rules: SittingRules, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._scheduler, self._rules = clock, scheduler, rules
        self._seat, self._told, self._wish = sit_down(clock.now()), NOT_SITTING, NOTHING
        self._base, self._engaging, self._is_alone = NOTHING, NOTHING, False
        self._counts, self._running = False, False
        self._sleep = SleepWatch(clock)

    def start(self) -> None:
        """Begin: somebody sits from now on."""
        if self._running:
            return
        self._running = True
        self._sleep.slept()
        self._seat = sit_down(self._clock.now())
        self._scheduler.when_clock_jumped(self._wake)
        self.wish_changed.emit(self._wish)
        self._settle()

    def settings_changed(self, settings: ReminderSettings) -> None:
        """What somebody wants to be reminded of: it says what is looked at."""
        self._counts = any(_by_sitting(rhythm) for _, rhythm in settings.rhythms)
        self._engaging = settings.holds & ENGAGING
        base = ASKED if self._counts else settings.holds & {Detector.LOCKED} if settings.walk_on else NOTHING
        if base != self._base:
            # What was told by others than are asked from now on says nothing any more.
            self._base, self._seat = base, sit_down(self._clock.now())
            self._want(base)
        self._settle()

    def show_presence(self, presence: Presence) -> None:
        """What detectors said just now. Those that are looked at for others now and then say nothing of the time in
        between."""
        self._wake()
        heard = Presence({detector: presence.of(detector) for detector in self._wish})
        self._take(look(self._seat, heard, self._clock.now(), self._rules, watched=self._counts))
        if self._counts:
            self._look_closer(heard, presence)

    def _look_closer(self, heard: Presence, presence: Presence) -> None:
        """Ask what may keep somebody there, from shortly before they would count as away until it is known that nothing
        does: whoever is away for the night is not looked for."""
        leaves = seems_to_leave(heard, self._rules)
        answered = self._engaging <= self._wish & presence.readings.keys()
        self._is_alone = leaves and (self._is_alone or (answered and not is_engaged(heard)))
        self._want(self._base | self._engaging if leaves and not self._is_alone else self._base)

    def _want(self, wish: frozenset[Detector]) -> None:
        if wish != self._wish:
            self._wish = wish
            if self._running:
                self.wish_changed.emit(wish)

    def rise(self) -> None:
        """A walk or a routine begins: however early, the sitting is over."""
        self._wake()
        self._seat = rise(self._seat, self._clock.now())
        self._settle()

    def sit_down(self) -> None:
        """A walk or a routine is over, or a break was taken: the sitting begins anew."""
        self._wake()
        self._seat = sit_down(self._clock.now())
        self._settle()

    def _tick(self) -> None:
        self._wake()
        self._take(pass_time(self._seat, self._clock.now(), self._rules))

    def _wake(self) -> None:
        """Whatever woke us up: was the computer asleep since the last look?"""
        slept = self._sleep.slept()
        if slept >= SHORTEST_SLEEP:
            self._take(wake(self._seat, slept, self._clock.now(), self._rules))

    def _take(self, seen: Seen) -> None:
        self._seat = seen.seat
        self._settle()
        if seen.away is not None:
            self.away_ended.emit(seen.away)

    def _settle(self) -> None:
        """Tell what changed, and look again in a minute where that is wanted."""
        if not self._running:
            return
        if self._counts:
            self._scheduler.at(JOB, self._clock.now().astimezone(UTC) + EVERY, self._tick)
        else:
            self._scheduler.cancel(JOB)
        sitting = self._seat.sitting(self._clock.now(), self._rules) if self._counts else NOT_SITTING
        if sitting != self._told:
            self._told = sitting
            self.sitting_changed.emit(sitting)

    @property
    def sitting(self) -> Sitting:
        """What was told last."""
        return self._told


def _by_sitting(rhythm: Rhythm) -> bool:
    return rhythm.on and rhythm.every_minutes is not None
