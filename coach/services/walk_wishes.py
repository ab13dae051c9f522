"""How somebody likes to walk: which way, on what, in how many parts. Remembered from one walk to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from coach.domain.walk import LEAST_REST, LONGEST_REST, Ground, Route
from coach.services.ports import KeyValueStore

WALK_WISH = "walk_wish"
USUAL_REST = 3
"""Minutes of rest between two parts, before somebody chose (our choice)."""
MOST_PARTS = 3


@dataclass(frozen=True)
class WalkWish:
    """``parts`` 1–3 with ``rest_minutes`` (1–10) between them; ``ground`` None is not told; ``brisk`` takes the brisk
    middle where there is one."""

    route: Route = Route.ROUND
    ground: Ground | None = None
    parts: int = 1
    rest_minutes: int = USUAL_REST
    brisk: bool = True


class WalkWishes:
    """Keeps the last wish."""

    def __init__(self, values: KeyValueStore) -> None:
        self._values = values

    def wish(self) -> WalkWish:
        """What was chosen last; what cannot be read is as nobody chose. Raises ``StoreProblem``."""
        found = self._values.get(WALK_WISH)
        return _wish(found) if isinstance(found, Mapping) else WalkWish()

    def keep(self, wish: WalkWish) -> None:
        """Remember it."""
        self._values.put(WALK_WISH, asdict(wish))


def _wish(found: Mapping[str, object]) -> WalkWish:
    usual = WalkWish()
    return WalkWish(
        route=next((route for route in Route if route.value == found.get("route")), usual.route),
        ground=next((ground for ground in Ground if ground.value == found.get("ground")), None),
        parts=_whole(found.get("parts"), 1, MOST_PARTS, usual.parts),
        rest_minutes=_whole(found.get("rest_minutes"), LEAST_REST, LONGEST_REST, usual.rest_minutes),
        brisk=found.get("brisk") is not False,
    )


def _whole(found: object, low: int, high: int, usual: int) -> int:
    return found if type(found) is int and low <= found <= high else usual
