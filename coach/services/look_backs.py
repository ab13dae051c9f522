"""Looking back once a week, and what somebody walks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from coach.domain.look_back import LookBack
from coach.domain.look_back_due import WEEK, asked_week, due_week
from coach.services.dose_ports import LookBackStore
from coach.services.planning import Planning
from coach.services.ports import Clock, KeyValueStore
from coach.services.records import day_from_json

GOAL, WEEKDAY, CLOSED, BEGAN = "goal", "look_back_weekday", "look_back_closed", "first_walk"
LONGEST_WORDS = 200
"""Letters of a goal, or of what somebody writes about a week."""


class LookBacks(QObject):
    """Keeps every answer at once; a week is closed when somebody is done with it or puts it off."""

    changed = Signal()
    """An answer, the goal or the day has changed, or a week was closed."""

    def __init__(self, store: LookBackStore, values: KeyValueStore, planning: Planning, clock: Clock) -> None:
        super().__init__()
        self._store, self._values, self._planning, self._clock = store, values, planning, clock

    # --- when ------------------------------------------------------------------------------------------------------

    def due(self) -> date | None:
        """The Monday of the week that waits to be looked back at. Raises ``StoreProblem``."""
        closed = day_from_json(self._values.get(CLOSED))
        return due_week(self._first_walk(), self.chosen_weekday(), closed, self._today())

    def week(self) -> date | None:
        """The Monday of the newest week that is asked about, answered or not; None in the first week of walks.
        Raises ``StoreProblem``."""
        return asked_week(self._first_walk(), self.chosen_weekday(), self._today())

    @property
    def weekday(self) -> int:
        """The day of the week on which it is asked: the user's, else that of the first walk, else Sunday."""
        chosen, first = self.chosen_weekday(), self._first_walk()
        if chosen is not None:
            return chosen
        return 6 if first is None else first.weekday()

    def chosen_weekday(self) -> int | None:
        """The day the user chose (0 is Monday), or None."""
        found = self._values.get(WEEKDAY)
        return found if type(found) is int and 0 <= found <= 6 else None

    def choose_weekday(self, weekday: int) -> None:
        """Ask on this day of the week from now on."""
        self._values.put(WEEKDAY, weekday)
        self.changed.emit()

    def put_off(self) -> Callable[[], None]:
        """Not this week; returns what takes that back."""
        before, monday = self._values.get(CLOSED), self.week()
        if monday is not None:
            self.finish(monday)

        def ask_again() -> None:
            self._values.put(CLOSED, before)
            self.changed.emit()

        return ask_again

    # --- answers ---------------------------------------------------------------------------------------------------

    def begin(self, monday: date) -> LookBack:
        """The answers there are about a week; in fresh ones the goal is filled in. Raises ``StoreProblem``."""
        found = next((one for one in self.look_backs() if one.monday == monday), None)
        return found or LookBack(monday, self._clock.now(), goal=self.goal())

    def keep(self, look_back: LookBack) -> None:
        """Keep the answers as they stand; the goal in them is the user's goal from now on."""
        self._store.keep_look_back(replace(look_back, at=self._clock.now()))
        if look_back.goal != self.goal():
            self.set_goal(look_back.goal)
        self.changed.emit()

    def finish(self, monday: date) -> None:
        """The user is done with that week."""
        self._values.put(CLOSED, monday.isoformat())
        self.changed.emit()

    def look_backs(self) -> tuple[LookBack, ...]:
        """Every one, oldest first. Raises ``StoreProblem``."""
        return self._store.look_backs()

    # --- the goal --------------------------------------------------------------------------------------------------

    def goal(self) -> str:
        """What somebody walks for, in their words; "" for none."""
        found = self._values.get(GOAL)
        return found if isinstance(found, str) else ""

    def set_goal(self, goal: str) -> None:
        """Walk for something else."""
        self._values.put(GOAL, goal.strip()[:LONGEST_WORDS])
        self.changed.emit()

    def _today(self) -> date:
        return self._clock.now().date()

    def _first_walk(self) -> date | None:
        """The day of the first walk; all walks are read for it only in the first two weeks."""
        began = day_from_json(self._values.get(BEGAN))
        if began is not None and began <= self._today():
            return began
        zone = self._clock.zone()
        walked = (one.started_at.astimezone(zone).date() for one in self._planning.sessions() if one.is_walked)
        # A clock that ran ahead dates walks later than today.
        first = min((day for day in walked if day <= self._today()), default=None)
        if first is not None and first + 2 * WEEK < self._today():
            self._values.put(BEGAN, first.isoformat())
        return first
