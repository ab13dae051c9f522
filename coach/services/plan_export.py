"""Our plan as a calendar file at a place somebody chose, kept up to date."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from coach.domain.plan_calendar import plan_entries
from coach.domain.schedule import Schedule
from coach.services.calendar_desk import NAME
from coach.services.calendar_ports import PlanFile, PlanWriter
from coach.services.calendar_records import choice_from_json, choice_to_json
from coach.services.ports import Clock, KeyValueStore
from coach.services.reminder_ports import CalendarFault, CalendarProblem, CalendarTrouble

FILE_NAME = "amble-walks.ics"
"""In a folder that was chosen."""
AGAIN = 10 * 60 * 1000
"""Milliseconds after which what could not be written is tried again: a folder of a network comes back (our choice)."""
LAST = 1.0
"""Seconds that what is still to be written is waited for at the end (our choice)."""

Words = Callable[[int], tuple[str, str]]
"""Title and details of every entry, for a walk of so many minutes."""

_FOREIGN = frozenset({CalendarFault.NOT_OURS, CalendarFault.NEEDS_A_FILE})


@dataclass(frozen=True)
class _Work:
    """A file to write, or to delete where there is no plan."""

    path: Path
    plan: PlanFile | None = None


class PlanExport(QObject):
    """Writes in a thread of its own, one thing after the other; every signal comes in the window's."""

    path_changed = Signal(object)
    """The ``Path`` that is written to, or None."""
    trouble_changed = Signal(object)
    """The ``CalendarTrouble`` why it cannot be written, or None."""
    written_changed = Signal(bool)
    """Whether the plan stands in the file that was chosen."""
    ended = Signal(bool)
    """Nothing is written any more; whether a file of ours was deleted."""

    _done = Signal(object, object, bool)

    def __init__(
        self, values: KeyValueStore, writer: PlanWriter, clock: Clock, words: Words, again: int = AGAIN
    ) -> None:
        """``again`` in milliseconds."""
        super().__init__()
        self._values, self._writer, self._clock, self._words = values, writer, clock, words
        self._plan: tuple[Schedule, int] | None = None
        self._written: tuple[Path, PlanFile] | None = None
        self._open = False
        self._alarm = 0
        self._trouble: CalendarTrouble | None = None
        self._working: Thread | None = None
        self._closed, self._waiting = False, list[_Work]()
        self._is_written = self._on_trial = False
        self._again = QTimer(self, singleShot=True, interval=again)
        self._again.timeout.connect(self._write)
        self._done.connect(self._end)

    @property
    def path(self) -> Path | None:
        """Where the plan is written to, or None."""
        return choice_from_json(self._values.get(NAME)).export

    @property
    def trouble(self) -> CalendarTrouble | None:
        """Why it could not be written the last time, or None."""
        return self._trouble

    @property
    def is_written(self) -> bool:
        """Whether the plan stands there: what was chosen is not yet so before there is a plan."""
        return self._is_written

    @property
    def is_trying(self) -> bool:
        """Whether it is just being found out if a file that was chosen can be written."""
        return self._on_trial and self._working is not None

    def open(self) -> None:
        """Take up what was chosen; nothing is written before."""
        self._open = True
        self._write()

    def write_to(self, path: Path | None) -> None:
        """Keep the plan there from now on; None ends it. The file that was written before is deleted: its alarms would
        go on otherwise. A place where the plan cannot be written at all is not taken."""
        before = self.path
        if path is not None:
            path = path.expanduser().absolute()
            path = path / FILE_NAME if path.is_dir() else path if path.suffix else path.with_suffix(".ics")
        self._choose(path)
        if before is not None and before != path:
            self._do(_Work(before))
        self._written, self._on_trial = None, path is not None
        self._write()
        self._show_written(False)
        self.path_changed.emit(path)

    def show_plan(self, schedule: Schedule, minutes: int) -> None:
        """The plan now, and the minutes of the next walk; after every change of it, and on a new day."""
        self._plan = (schedule, minutes)
        self._write()

    def show_alarm(self, minutes: int) -> None:
        """How long before a walk its alarm rings in the other program."""
        if minutes != self._alarm:
            self._alarm = minutes
            self._write()

    def close(self) -> None:
        """Begin nothing more, and tell nothing more. What waits is written, as far as that takes no longer than a
        second: the alarms of other programs would ring at the old times."""
        self._closed = True
        self._again.stop()
        working, waiting = self._working, tuple(self._waiting)
        self._waiting.clear()

        def finish() -> None:
            if working is not None:
                working.join()
            for work in waiting:
                with suppress(CalendarProblem):
                    self._act(work)

        if working is not None:
            last = Thread(target=finish, name="last plan file", daemon=True)
            last.start()
            last.join(LAST)

    def _write(self) -> None:
        path = self.path
        if path is None or self._plan is None or not self._open:
            return
        schedule, minutes = self._plan
        entries = plan_entries(schedule, self._clock.now().date(), minutes, self._clock.zone())
        title, details = self._words(minutes)
        plan = PlanFile(entries, title, details, self._alarm)
        if self._written == (path, plan):
            return
        self._written = (path, plan)
        self._do(_Work(path, plan))

    def _do(self, work: _Work) -> None:
        self._waiting.append(work)
        if self._working is None and not self._closed:
            self._next()

    def _next(self) -> None:
        work = self._waiting.pop(0)
        self._working = Thread(target=lambda: self._carry_out(work), name="plan file", daemon=True)
        self._working.start()

    def _act(self, work: _Work) -> bool:
        """Whether a file was deleted. Raises ``CalendarProblem``."""
        if work.plan is None:
            return self._writer.remove(work.path)
        self._writer.write(work.path, work.plan)
        return False

    def _carry_out(self, work: _Work) -> None:
        trouble: CalendarTrouble | None = CalendarTrouble(CalendarFault.UNWRITTEN)
        gone = False
        try:
            gone = self._act(work)
            trouble = None
        except CalendarProblem as problem:
            trouble = problem.trouble
        finally:
            # Whoever closed it may be gone by now, and this with them at this very moment.
            if not self._closed:
                with suppress(RuntimeError):
                    self._done.emit(work, trouble, gone)

    def _end(self, work: _Work, trouble: CalendarTrouble | None, gone: bool) -> None:
        self._working = None
        if trouble is not None:
            self._written = None  # so that the next change tries again, and time
            self._again.start()
        if work.path == self.path and work.plan is not None:
            self._judge(trouble)
        if trouble != self._trouble:
            self._trouble = trouble
            self.trouble_changed.emit(trouble)
        if work.plan is None and self.path is None:
            self.ended.emit(gone)
        if self._waiting:
            self._next()

    def _judge(self, trouble: CalendarTrouble | None) -> None:
        """What was written is kept up to date from now on. What never could be is not taken, nor what turns out to be
        somebody else's; a disk that is full only today is waited for."""
        is_refused = trouble is not None and (self._on_trial or trouble.fault in _FOREIGN)
        self._on_trial = False
        if is_refused:
            self._choose(None)
        self._show_written(trouble is None)
        if is_refused:
            self.path_changed.emit(None)

    def _choose(self, path: Path | None) -> None:
        choice = choice_from_json(self._values.get(NAME))
        self._values.put(NAME, choice_to_json(replace(choice, export=path)))

    def _show_written(self, written: bool) -> None:
        if written != self._is_written:
            self._is_written = written
            self.written_changed.emit(written)
