"""A store of looks back that never loses one: each waits under its week or day while the database refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coach.adapters.look_back_rows import look_back_row, roland_morris_row, row_look_back, row_roland_morris
from coach.adapters.session_spool import SessionSpool
from coach.adapters.waiting import Waiting
from coach.domain.look_back import LookBack, RolandMorris
from coach.services.dose_ports import LookBackStore
from coach.services.ports import StoreProblem

_NO_WALK = 0


class SafeLookBackStore:
    """``LookBackStore`` before a real one; keeping never raises ``StoreProblem``, reading still does."""

    def __init__(self, primary: LookBackStore, spool: SessionSpool) -> None:
        self._primary = primary
        self._spool = spool
        self._problem = ""
        self._weeks = Waiting(spool, "look_back", self._write_look_back)
        self._months = Waiting(spool, "roland_morris", self._write_roland_morris)

    def trouble(self) -> str:
        """One or two sentences saying why answers are not in the database and where they are, or ""."""
        return self._spool.explain(self._problem)

    def keep_look_back(self, look_back: LookBack) -> None:
        """Record the answers about a week; the same week again replaces them."""
        self._weeks.keep(_NO_WALK, look_back.monday.isoformat(), look_back_row(look_back))

    def look_backs(self) -> tuple[LookBack, ...]:
        """Every one, oldest first, those that wait included. Raises ``StoreProblem``."""
        waiting = (row_look_back(*row) for _, row in self._weeks.of(_NO_WALK))
        newest = {one.monday: one for one in (*self._primary.look_backs(), *waiting)}
        return tuple(newest[monday] for monday in sorted(newest))

    def keep_roland_morris(self, answers: RolandMorris) -> None:
        """Record one; the same day again replaces it."""
        self._months.keep(_NO_WALK, answers.day.isoformat(), roland_morris_row(answers))

    def roland_morrises(self) -> tuple[RolandMorris, ...]:
        """Every one, oldest first, those that wait included. Raises ``StoreProblem``."""
        waiting = (row_roland_morris(*row) for _, row in self._months.of(_NO_WALK))
        newest = {one.day: one for one in (*self._primary.roland_morrises(), *waiting)}
        return tuple(newest[day] for day in sorted(newest))

    def replay(self) -> None:
        """Write what waits, if the database takes it; call it at start too."""
        self._weeks.replay()
        self._months.replay()

    def _write_look_back(self, _walk: int, _week: str, row: Any) -> None:
        self._try(lambda: self._primary.keep_look_back(row_look_back(*row)))

    def _write_roland_morris(self, _walk: int, _day: str, row: Any) -> None:
        self._try(lambda: self._primary.keep_roland_morris(row_roland_morris(*row)))

    def _try(self, write: Callable[[], None]) -> None:
        try:
            write()
            self._problem = ""
        except StoreProblem as problem:
            self._problem = str(problem)
            raise
