"""The questionnaire of Roland and Morris, once in four weeks at most, for who likes to; what was ticked and left open
waits until the end of its day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from PySide6.QtCore import QObject, Signal

from coach.domain.look_back import RolandMorris
from coach.domain.look_back_due import roland_morris_from
from coach.services.dose_ports import LookBackStore
from coach.services.ports import Clock, KeyValueStore, StoreProblem

SENTENCES = range(1, 25)
DRAFT = "roland_morris_draft"
"""What is ticked and not kept yet, with its day."""


class RolandMorrisDesk(QObject):
    """Keeps what was ticked. Everything raises ``StoreProblem`` while the store cannot be read."""

    changed = Signal()

    def __init__(self, store: LookBackStore, values: KeyValueStore, clock: Clock) -> None:
        super().__init__()
        self._store, self._values, self._clock = store, values, clock

    def is_there(self) -> bool:
        """Whether it may be filled in today."""
        return self.next_day() == self._today()

    def next_day(self) -> date:
        """The first day on which it is there again; today when it is."""
        return roland_morris_from(self.answers(), self._today())

    def today(self) -> RolandMorris:
        """Today's, as it was ticked, kept or not."""
        today, draft = self._today(), self._draft()
        if draft is not None:
            return RolandMorris(today, draft)
        return next((one for one in self.answers() if one.day == today), RolandMorris(today))

    def keep(self, ticked: frozenset[int]) -> None:
        """Keep today's; ``ticked`` are numbers from 1 to 24."""
        self._store.keep_roland_morris(RolandMorris(self._today(), ticked))
        with suppress(StoreProblem):
            self._values.remove(DRAFT)
        self.changed.emit()

    def keep_draft(self, ticked: frozenset[int]) -> None:
        """What is ticked so far: it counts for nothing yet, and is there again when the page is, today."""
        # Where the disk is full it is a draft less, and nothing else.
        with suppress(StoreProblem):
            self._values.put(DRAFT, [self._today().isoformat(), sorted(ticked)])

    def answers(self) -> tuple[RolandMorris, ...]:
        """Every one, oldest first."""
        return self._store.roland_morrises()

    def _draft(self) -> frozenset[int] | None:
        found = self._values.get(DRAFT)
        if not isinstance(found, list) or len(found) != 2 or found[0] != self._today().isoformat():
            return None
        return frozenset(one for one in SENTENCES if isinstance(found[1], list) and one in found[1])

    def _today(self) -> date:
        return self._clock.now().date()
