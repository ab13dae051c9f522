"""The joints that a pose is changed by, and how far each of their angles goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from coach.domain.figure import Figure
from coach.domain.joint_ranges import JOINT_RANGES, Range
from coach.domain.pose import Pose
from coach.domain.space import Point


class Joint(StrEnum):
    """What has a handle. A hand or a foot moves its whole limb, the others turn."""

    HEAD = "head"
    CHEST = "chest"
    HIPS = "hips"
    RIGHT_ELBOW = "right_elbow"
    RIGHT_HAND = "right_hand"
    LEFT_ELBOW = "left_elbow"
    LEFT_HAND = "left_hand"
    RIGHT_KNEE = "right_knee"
    RIGHT_FOOT = "right_foot"
    LEFT_KNEE = "left_knee"
    LEFT_FOOT = "left_foot"

    @property
    def limb(self) -> str:
        """The field of ``Pose`` that it belongs to; "" for the trunk."""
        side, _, what = self.value.partition("_")
        return f"{side}_{'arm' if what in ('elbow', 'hand') else 'leg'}" if what else ""

    @property
    def is_end(self) -> bool:
        """Whether it moves a whole limb."""
        return self.value.endswith(("hand", "foot"))


def _range(name: str, least: float | None = None) -> Range:
    found = JOINT_RANGES[name]
    return found if least is None else Range(least, found.most)


AROUND = Range(-180, 180)
RANGES: Mapping[str, Range] = {
    "trunk": Range(-180, 270),
    "roll": AROUND,
    "yaw": AROUND,
    "spine": _range("spine bent forward"),
    "bend": _range("spine bent to the side"),
    "twist": _range("spine turned"),
    "neck": _range("neck bent forward"),
    "shoulder": _range("shoulder forward"),
    "arm.abduct": _range("shoulder to the side"),
    "arm.turn": Range(-90, 90),
    "elbow": _range("elbow bent", 0),
    "wrist": _range("wrist bent"),
    "hip": _range("hip bent"),
    "leg.abduct": _range("hip to the side"),
    "leg.turn": _range("hip turned"),
    "knee": _range("knee bent", 0),
    "ankle": _range("ankle bent"),
}
"""Degrees; the joints' own, but where the body turns as a whole. The upper arm turns by about 90 either way (the same
source as theirs)."""
_ANGLES: Mapping[str, tuple[str, ...]] = {
    "head": ("neck",),
    "chest": ("spine", "bend", "twist"),
    "hips": ("trunk", "roll", "yaw"),
    "elbow": ("shoulder", "abduct", "turn"),
    "hand": ("elbow", "turn", "wrist"),
    "knee": ("hip", "abduct", "turn"),
    "foot": ("knee", "turn", "ankle"),
}


@dataclass(frozen=True)
class Angle:
    """One angle of a joint: ``name`` is a field of ``Pose``, ``Arm`` or ``Leg``; ``limb`` where that is, or ""."""

    limb: str
    name: str

    @property
    def range(self) -> Range:
        """From where to where it goes."""
        limb = "arm." if self.limb.endswith("arm") else "leg."
        return RANGES[self.name] if self.name in RANGES else RANGES[limb + self.name]

    def of(self, pose: Pose) -> float:
        """Its degrees."""
        return float(getattr(getattr(pose, self.limb) if self.limb else pose, self.name))

    def put(self, pose: Pose, degrees_: float) -> Pose:
        """The pose with this angle, as near to it as the joint goes; nothing else changes."""
        kept = min(max(degrees_, self.range.least), self.range.most)
        if not self.limb:
            return replace(pose, **{self.name: kept})  # type: ignore[arg-type]
        return replace(pose, **{self.limb: replace(getattr(pose, self.limb), **{self.name: kept})})


def angles_of(joint: Joint) -> tuple[Angle, ...]:
    """The angles of a joint; arrow keys change the first (up and down) and the second (left and right)."""
    return tuple(Angle(joint.limb, name) for name in _ANGLES[joint.value.rpartition("_")[2]])


def place_of(figure: Figure, joint: Joint) -> Point:
    """Where a joint's handle is."""
    match joint:
        case Joint.HEAD:
            return figure.head
        case Joint.CHEST:
            return figure.spine[-1]
        case Joint.HIPS:
            return figure.spine[0]
    limb = getattr(figure, joint.limb)
    ends = {"elbow": "elbow", "hand": "wrist", "knee": "knee", "foot": "ankle"}
    found: Point = getattr(limb, ends[joint.value.rpartition("_")[2]])
    return found
