"""Looks back in memory; two services over one of these are one program restarted."""

from __future__ import annotations

from datetime import date

from coach.domain.look_back import LookBack, RolandMorris
from coach.services.ports import StoreProblem


class FakeLookBackStore:
    """``LookBackStore``. While ``refuses`` holds a sentence, writing raises it as a problem."""

    def __init__(self) -> None:
        self.refuses = ""
        self._weeks: dict[date, LookBack] = {}
        self._days: dict[date, RolandMorris] = {}

    def keep_look_back(self, look_back: LookBack) -> None:
        """Record the answers about a week; the same week again replaces them."""
        self._may_write()
        self._weeks[look_back.monday] = look_back

    def look_backs(self) -> tuple[LookBack, ...]:
        """Every one, oldest first."""
        return tuple(self._weeks[monday] for monday in sorted(self._weeks))

    def keep_roland_morris(self, answers: RolandMorris) -> None:
        """Record one; the same day again replaces it."""
        self._may_write()
        self._days[answers.day] = answers

    def roland_morrises(self) -> tuple[RolandMorris, ...]:
        """Every one, oldest first."""
        return tuple(self._days[day] for day in sorted(self._days))

    def _may_write(self) -> None:
        if self.refuses:
            raise StoreProblem(self.refuses)
