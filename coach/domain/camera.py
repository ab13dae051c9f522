"""From where the figure is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians, sin

from coach.domain.pose import View
from coach.domain.space import Point, Vector

CAMERAS: Mapping[View, tuple[float, float]] = {
    View.SIDE: (9.0, 5.0),
    View.FRONT: (90.0, 5.0),
    View.CORNER: (48.0, 20.0),
}
"""Degrees of each camera from the figure's right towards its front, and up. A little of both lets the far limbs be seen
beside the near ones."""


@dataclass(frozen=True)
class Camera:
    """Looks from far away, so that nothing grows or shrinks. Three directions: screen right, screen up, towards it."""

    right: Vector
    up: Vector
    towards: Vector

    @classmethod
    def of(cls, view: View) -> Camera:
        """The camera of a view."""
        round_, high = (radians(angle) for angle in CAMERAS[view])
        cr, sr, ch, sh = cos(round_), sin(round_), cos(high), sin(high)
        return cls((cr, 0.0, -sr), (-sr * sh, ch, -cr * sh), (sr * ch, sh, cr * ch))

    def seen(self, point: Point) -> tuple[float, float, float]:
        """Where a point is on the screen, to the right and up, and how near it is."""
        x, y, z = point
        (a, _, c), (d, e, f), (g, h, i) = self.right, self.up, self.towards
        return (a * x + c * z, d * x + e * y + f * z, g * x + h * y + i * z)
