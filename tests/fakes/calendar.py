"""A calendar, its cache and a place for the plan, all in memory."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from threading import Event

from coach.domain.appointment import Appointment
from coach.services.calendar_ports import PlanFile, ReadCalendar
from coach.services.reminder_ports import CalendarFault, CalendarPlace, CalendarProblem, FoundTimes


class FakeCalendarReader:
    """Holds ``taken`` until ``trouble`` says why it cannot be read, or it ``breaks`` as no reader may; waits at the
    ``gate`` while that is closed."""

    def __init__(self, *taken: Appointment) -> None:
        self.taken = taken
        self.partly = False
        self.trouble: CalendarFault | None = None
        self.breaks = False
        self.asked: list[CalendarPlace] = []
        self.gate = Event()
        self.gate.set()

    def read(self, place: CalendarPlace, first: datetime, last: datetime) -> FoundTimes:
        """Those that touch the time asked for."""
        self.asked.append(place)
        self.gate.wait(10)
        if self.breaks:
            raise LookupError("made up")
        if self.trouble is not None:
            raise CalendarProblem(self.trouble)
        return FoundTimes(tuple(each for each in self.taken if each.end > first and each.start < last), self.partly)


class FakeCalendarCache:
    """Keeps one calendar; ``times`` it was told to."""

    def __init__(self) -> None:
        self.times = 0
        self._kept: tuple[CalendarPlace, ReadCalendar] | None = None

    def keep(self, place: CalendarPlace, read: ReadCalendar) -> None:
        """Replace what is kept."""
        self.times += 1
        self._kept = (place, read)

    def kept(self, place: CalendarPlace) -> ReadCalendar | None:
        """What was read there."""
        return self._kept[1] if self._kept is not None and self._kept[0] == place else None

    def forget(self) -> None:
        """Keep nothing."""
        self._kept = None


class FakePlanWriter:
    """Holds files by their paths; ``trouble`` is why none can be written; waits at ``gate`` while that is closed."""

    def __init__(self) -> None:
        self.gate = Event()
        self.gate.set()
        self.files: dict[Path, PlanFile] = {}
        self.writes = 0
        self.trouble: CalendarFault | None = None

    def write(self, path: Path, plan: PlanFile) -> None:
        """Replace what is there."""
        self.gate.wait(10)
        self._refuse()
        if self.files.get(path) != plan:
            self.files[path] = plan
            self.writes += 1

    def remove(self, path: Path) -> bool:
        """Take it away; whether it was there."""
        self._refuse()
        return self.files.pop(path, None) is not None

    def _refuse(self) -> None:
        if self.trouble is not None:
            raise CalendarProblem(self.trouble)
