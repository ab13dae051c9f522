"""A calendar, its cache and a place for the plan, all in memory."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from threading import Event

from coach.domain.appointment import Appointment
from coach.services.calendar_ports import PlanFile, ReadCalendar
from coach.services.reminder_ports import CalendarPlace, CalendarProblem


class FakeCalendarReader:
    """Holds ``taken`` until ``trouble`` says why it cannot be read; waits at ``gate`` while that is closed."""

    def __init__(self, *taken: Appointment) -> None:
        self.taken = taken
        self.trouble = ""
        self.asked: list[CalendarPlace] = []
        self.gate = Event()
        self.gate.set()

    def appointments(self, place: CalendarPlace, first: datetime, last: datetime) -> tuple[Appointment, ...]:
        """Those that touch the time asked for."""
        self.asked.append(place)
        self.gate.wait(10)
        if self.trouble:
            raise CalendarProblem(self.trouble)
        return tuple(each for each in self.taken if each.end > first and each.start < last)


class FakeCalendarCache:
    """Keeps one calendar."""

    def __init__(self) -> None:
        self._kept: tuple[CalendarPlace, ReadCalendar] | None = None

    def keep(self, place: CalendarPlace, read: ReadCalendar) -> None:
        """Replace what is kept."""
        self._kept = (place, read)

    def kept(self, place: CalendarPlace) -> ReadCalendar | None:
        """What was read there."""
        return self._kept[1] if self._kept is not None and self._kept[0] == place else None

    def forget(self) -> None:
        """Keep nothing."""
        self._kept = None


class FakePlanWriter:
    """Holds files by their paths; ``trouble`` is why none can be written."""

    def __init__(self) -> None:
        self.files: dict[Path, PlanFile] = {}
        self.writes = 0
        self.trouble = ""

    def write(self, path: Path, plan: PlanFile) -> None:
        """Replace what is there."""
        self._refuse()
        if self.files.get(path) != plan:
            self.files[path] = plan
            self.writes += 1

    def remove(self, path: Path) -> None:
        """Take it away."""
        self._refuse()
        self.files.pop(path, None)

    def _refuse(self) -> None:
        if self.trouble:
            raise CalendarProblem(self.trouble)
