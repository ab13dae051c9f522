"""What the body rests on."""

from __future__ import annotations

from dataclasses import dataclass

from coach.domain.pose import Prop, View


@dataclass(frozen=True)
class Stage:
    """What stands around the figure, how it is looked at, and the frame of the picture; one for a whole exercise."""

    view: View = View.SIDE
    prop: Prop = Prop.NONE
    box: tuple[float, float, float, float] = (-0.5, 0.0, 0.5, 1.05)
    """Left, bottom, right, top of all that is ever seen, in shares of body height."""
