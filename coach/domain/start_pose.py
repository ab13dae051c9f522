"""A pose to begin with where somebody makes one."""

from __future__ import annotations

from dataclasses import dataclass

from coach.domain.pose import Pose, Prop


@dataclass(frozen=True)
class StartPose:
    """``prop`` is what it needs."""

    id: str
    pose: Pose
    prop: Prop = Prop.NONE
