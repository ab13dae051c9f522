"""What kind of day it is, told by one tap and forgotten tomorrow."""

from __future__ import annotations

from coach.domain.day import DayKind
from coach.services.ports import Clock, KeyValueStore

DAY_KIND = "day_kind"


class DayDesk:
    """Keeps today's kind of day with its date."""

    def __init__(self, values: KeyValueStore, clock: Clock) -> None:
        self._values, self._clock = values, clock

    def kind(self) -> DayKind | None:
        """Today's, None where nobody told. Raises ``StoreProblem``."""
        found = self._values.get(DAY_KIND)
        if not isinstance(found, list) or len(found) != 2 or found[0] != self._today():
            return None
        return next((kind for kind in DayKind if kind.value == found[1]), None)

    def tell(self, kind: DayKind | None) -> None:
        """What kind of day today is; None takes it back."""
        if kind is None:
            self._values.remove(DAY_KIND)
        else:
            self._values.put(DAY_KIND, [self._today(), kind.value])

    def _today(self) -> str:
        return self._clock.now().date().isoformat()
