"""Somebody's calendar: where it is, what it holds, and when it is read again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from threading import Thread

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coach.domain.appointment import Appointment
from coach.domain.plan_calendar import DAYS_AHEAD
from coach.domain.schedule import to_instant
from coach.services.calendar_ports import CalendarCache, ReadCalendar
from coach.services.calendar_records import CalendarChoice, choice_from_json, choice_to_json
from coach.services.ports import Clock, KeyValueStore
from coach.services.reminder_ports import (
    CalendarFault,
    CalendarPlace,
    CalendarProblem,
    CalendarReader,
    CalendarTrouble,
    FoundTimes,
)

NAME = "calendar"
"""Where the choice lives in the key-value store."""
ADDRESS_MINUTES, FILE_MINUTES = 15, 60
"""Between two readings. A file tells by itself when it changes; some folders of a network cannot (our choices)."""

GIVEN_UP = 120.0
"""Seconds after which a reading that does not end is left to itself (our choice)."""


@dataclass(frozen=True)
class CalendarState:
    """What the page shows: the place or None, whether titles are shown, when it was read last (aware, UTC), whether it
    is being read now, what went wrong then or None, what it holds, and whether something in it could not be read
    (``partly``)."""

    place: CalendarPlace | None = None
    titles: bool = True
    read_at: datetime | None = None
    reading: bool = False
    trouble: CalendarTrouble | None = None
    appointments: tuple[Appointment, ...] = ()
    partly: bool = False


class CalendarDesk(QObject):
    """Reads in a thread of its own; every signal comes in the window's. Without a calendar it does nothing at all."""

    appointments_changed = Signal(object)
    """The tuple of ``Appointment`` in order of time, from today on; empty without a calendar."""
    trouble_changed = Signal(object)
    """The ``CalendarTrouble`` why it cannot be read just now, or None; what was read before stays in use."""
    state_changed = Signal(object)
    """The ``CalendarState``."""
    place_changed = Signal(object)
    """The ``CalendarPlace`` to watch, or None."""

    _read = Signal(int, object, object, object)

    def __init__(self, values: KeyValueStore, reader: CalendarReader, cache: CalendarCache, clock: Clock) -> None:
        super().__init__()
        self._values, self._reader, self._cache, self._clock = values, reader, cache, clock
        self._state = CalendarState()
        self._turn, self._again, self._begun, self._zone = 0, False, 0.0, clock.zone().key
        self._due = QTimer(self, singleShot=True, timerType=Qt.TimerType.VeryCoarseTimer)
        self._due.timeout.connect(self.refresh)
        self._read.connect(self._end)

    @property
    def state(self) -> CalendarState:
        """What the page shows."""
        return self._state

    @property
    def appointments(self) -> tuple[Appointment, ...]:
        """What is taken, in order of time."""
        return self._state.appointments

    def open(self) -> None:
        """Take up what was chosen: what was read last holds until it has been read again."""
        choice = self._choice()
        if choice.place is None:
            return
        kept = self._cache.kept(choice.place)
        state = CalendarState(choice.place, choice.titles)
        if kept is not None:
            state = replace(state, read_at=kept.read_at, appointments=kept.appointments, partly=kept.partly)
        self._show(state)
        self.place_changed.emit(choice.place)
        self.refresh()

    def set_place(self, place: CalendarPlace | None) -> None:
        """Use this calendar instead, and read it now; None forgets it and what was read."""
        self._turn += 1
        self._due.stop()
        self._take(place)
        if place is not None:
            self.refresh()

    def _take(self, place: CalendarPlace | None) -> None:
        self._values.put(NAME, choice_to_json(replace(self._choice(), place=place)))
        self._again = False
        self._cache.forget()
        self._show(CalendarState(place, self._state.titles))
        self.place_changed.emit(place)

    def try_place(self, place: CalendarPlace | None) -> None:
        """Use this calendar if it can be read. One that cannot is not taken: it can still be mended by whoever typed
        it; None is what can be no place at all."""
        if place is None:
            self._show(replace(self._state, trouble=CalendarTrouble(CalendarFault.NO_ADDRESS)))
        else:
            self._show(replace(self._state, trouble=None))
            self._begin(place)

    def show_titles(self, on: bool) -> None:
        """Whether titles are shown; without, they are not kept either."""
        self._values.put(NAME, choice_to_json(replace(self._choice(), titles=on)))
        self._show(replace(self._state, titles=on, appointments=_with_titles(self._state.appointments, on)))
        if self._state.place is not None and self._state.read_at is not None:
            self._keep()
        self.refresh()

    def refresh(self) -> None:
        """Read it now, off the window's thread; a wish that comes meanwhile is kept for afterwards."""
        place = self._state.place
        if place is None:
            return
        if self._state.reading and self._clock.monotonic() - self._begun < GIVEN_UP:
            self._again = True
            return
        self._due.start(round(self._every().total_seconds() * 1000))
        self._begin(place)

    def _begin(self, place: CalendarPlace) -> None:
        self._begun = self._clock.monotonic()
        self._turn += 1
        turn = self._turn
        self._show(replace(self._state, reading=True))
        self._zone = self._clock.zone().key
        first = to_instant(self._clock.now().date(), time(), self._clock.zone()).astimezone(UTC)
        # So long the calendar can be out of reach and still be of use.
        last = first + timedelta(days=DAYS_AHEAD)
        Thread(target=lambda: self._look(turn, place, first, last), name="calendar", daemon=True).start()

    def look_again(self) -> None:
        """Read it if that is due: after sleep, say, in which no timer ran, or in another zone."""
        read_at, now = self._state.read_at, self._clock.now().astimezone(UTC)
        travelled = self._clock.zone().key != self._zone
        if travelled or read_at is None or not timedelta() <= now - read_at < self._every():
            self.refresh()

    def close(self) -> None:
        """Tell nothing more."""
        self._turn += 1
        self._due.stop()

    def _look(self, turn: int, place: CalendarPlace, first: datetime, last: datetime) -> None:
        found: FoundTimes | None = None
        trouble: CalendarTrouble | None = CalendarTrouble(CalendarFault.FAILED)
        try:
            found = self._reader.read(place, first, last)
            trouble = None
        except CalendarProblem as problem:
            trouble = problem.trouble
        finally:
            # Whoever closed it may be gone by now, and this with them at this very moment.
            if turn == self._turn:
                with suppress(RuntimeError):
                    self._read.emit(turn, place, found, trouble)

    def _end(self, turn: int, place: CalendarPlace, found: FoundTimes | None, trouble: CalendarTrouble | None) -> None:
        if turn != self._turn:
            return
        if place != self._state.place:
            if found is None:
                self._show(replace(self._state, reading=False, trouble=trouble))
                return
            self._take(place)
        before = self._state
        state = replace(before, reading=False, trouble=trouble)
        if found is not None:
            now = self._clock.now().astimezone(UTC)
            taken = _with_titles(found.appointments, state.titles)
            state = replace(state, read_at=now, appointments=taken, partly=found.partly)
        self._show(state)
        # What is there already is not written again: the calendar may lie in the same folder, and tell of it.
        if before.read_at is None or (state.appointments, state.partly) != (
            before.appointments,
            before.partly,
        ):
            self._keep()
        self._due.start(round(self._every().total_seconds() * 1000))
        if self._again:
            self._again = False
            self.refresh()

    def _keep(self) -> None:
        place, read_at = self._state.place, self._state.read_at
        if place is not None and read_at is not None:
            self._cache.keep(place, ReadCalendar(read_at, self._state.appointments, self._state.partly))

    def _show(self, state: CalendarState) -> None:
        before, self._state = self._state, state
        if state.appointments != before.appointments:
            self.appointments_changed.emit(state.appointments)
        if state.trouble != before.trouble:
            self.trouble_changed.emit(state.trouble)
        self.state_changed.emit(state)

    def _every(self) -> timedelta:
        place = self._state.place
        by_file = place is not None and place.path is not None
        return timedelta(minutes=FILE_MINUTES if by_file else ADDRESS_MINUTES)

    def _choice(self) -> CalendarChoice:
        return choice_from_json(self._values.get(NAME))


def _with_titles(appointments: tuple[Appointment, ...], on: bool) -> tuple[Appointment, ...]:
    return appointments if on else tuple(replace(each, title="") for each in appointments)
