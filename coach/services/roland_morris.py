"""The questionnaire of Roland and Morris, once in four weeks at most, for who likes to."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from coach.domain.look_back import RolandMorris
from coach.domain.look_back_due import roland_morris_from
from coach.services.dose_ports import LookBackStore
from coach.services.ports import Clock


class RolandMorrisDesk(QObject):
    """Keeps what was ticked. Everything raises ``StoreProblem`` while the store cannot be read."""

    changed = Signal()

    def __init__(self, store: LookBackStore, clock: Clock) -> None:
        super().__init__()
        self._store, self._clock = store, clock

    def is_there(self) -> bool:
        """Whether it may be filled in today."""
        return self.next_day() == self._today()

    def next_day(self) -> date:
        """The first day on which it is there again; today when it is."""
        return roland_morris_from(self.answers(), self._today())

    def today(self) -> RolandMorris:
        """Today's, as it was ticked."""
        today = self._today()
        return next((one for one in self.answers() if one.day == today), RolandMorris(today))

    def keep(self, ticked: frozenset[int]) -> None:
        """Keep today's; ``ticked`` are numbers from 1 to 24."""
        self._store.keep_roland_morris(RolandMorris(self._today(), ticked))
        self.changed.emit()

    def answers(self) -> tuple[RolandMorris, ...]:
        """Every one, oldest first."""
        return self._store.roland_morrises()

    def _today(self) -> date:
        return self._clock.now().date()
