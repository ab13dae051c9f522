"""A pose to begin with where somebody makes one."""

from __future__ import annotations

from dataclasses import dataclass

from coach.domain.exercise import Position
from coach.domain.pose import Pose, Prop


@dataclass(frozen=True)
class StartPose:
    """``prop`` is what it needs; ``position`` says for which it is the one to begin with, if for any."""

    id: str
    pose: Pose
    prop: Prop = Prop.NONE
    position: Position | None = None
