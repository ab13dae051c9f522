"""How a body stands, sits or lies: joint angles, what rests on the ground, and the key frames of a movement.

All angles are degrees. The person is seen from the right side and faces right, so the right limbs are the near ones.
A movement is written for one side; the other side is its mirror picture.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum


class Part(StrEnum):
    """What can rest on the ground or a seat, be highlighted, or have an arrow that follows it.

    A foot rests flat; a heel alone with the toes up (a stretched leg, standing, seated or lying); the toes alone with
    the heel up (a calf raise, a plank). A knee that rests has its shin on the ground too, a forearm its hand. A hip or
    shoulder rests with its side (or, of somebody who lies on the back, with its back: a bridge stands on the
    shoulders). With a wall, hands and back rest on the wall; with a table, hands on the table; with a chair the seat is
    on the chair, and the hands of somebody who stands are on the chair's back.
    """

    RIGHT_FOOT = "right_foot"
    LEFT_FOOT = "left_foot"
    RIGHT_HEEL = "right_heel"
    LEFT_HEEL = "left_heel"
    RIGHT_TOES = "right_toes"
    LEFT_TOES = "left_toes"
    RIGHT_KNEE = "right_knee"
    LEFT_KNEE = "left_knee"
    RIGHT_HAND = "right_hand"
    LEFT_HAND = "left_hand"
    RIGHT_FOREARM = "right_forearm"
    LEFT_FOREARM = "left_forearm"
    RIGHT_HIP = "right_hip"
    LEFT_HIP = "left_hip"
    RIGHT_SHOULDER = "right_shoulder"
    LEFT_SHOULDER = "left_shoulder"
    SEAT = "seat"
    BACK = "back"
    LOW_BACK = "low_back"
    CHEST = "chest"
    HEAD = "head"

    @property
    def other(self) -> Part:
        """The same part of the other side; itself where there is but one."""
        side, _, what = self.value.partition("_")
        return Part(f"{'left' if side == 'right' else 'right'}_{what}") if side in ("right", "left") else self


class Prop(StrEnum):
    """What is used beside the ground."""

    NONE = "none"
    MAT = "mat"
    CHAIR = "chair"
    WALL = "wall"
    TABLE = "table"


class View(StrEnum):
    """Where the figure is looked at from."""

    SIDE = "side"
    FRONT = "front"
    CORNER = "corner"
    """Half from the front and a little from above: for what turns."""


class Breath(StrEnum):
    """What the breath does while a frame is reached."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True)
class Arm:
    """An arm. 0 everywhere is hanging straight down beside the trunk.

    ``shoulder`` forward and up (90 points ahead, 180 up beside the head, negative back), ``abduct`` away from the body,
    ``turn`` of the upper arm outward, ``elbow`` bent, ``wrist`` bent back (90 for a hand flat on the floor).
    """

    shoulder: float = 0.0
    abduct: float = 0.0
    turn: float = 0.0
    elbow: float = 0.0
    wrist: float = 0.0


@dataclass(frozen=True)
class Leg:
    """A leg. 0 everywhere is in line with the trunk, the foot at a right angle.

    ``hip`` bent (thigh forward; negative back), ``abduct`` away from the other leg, ``turn`` of the thigh outward,
    ``knee`` bent, ``ankle`` bent up (negative points the toes).
    """

    hip: float = 0.0
    abduct: float = 0.0
    turn: float = 0.0
    knee: float = 0.0
    ankle: float = 0.0


@dataclass(frozen=True)
class Pose:
    """A whole body.

    ``trunk`` is where the pelvis' upper end points, seen from the right: 90 upright, 0 head to the right with the face
    down, 180 head to the left with the face up. ``roll`` tips the whole body to its right side (90: lying on it, with
    ``trunk`` as before the tipping), ``yaw`` turns it to its left. ``spine`` is rounded (negative arched), ``bend``
    leans the spine to the right, ``twist`` turns the chest to the left; ``neck`` bends the head forward.

    ``rests`` are the parts on the ground or seat. The first is the anchor: it decides where the body is. Arms and legs
    among the others are bent until they touch the ground, as near to these angles as can be; a foot that rests is flat,
    a hand too.
    """

    trunk: float = 90.0
    roll: float = 0.0
    yaw: float = 0.0
    spine: float = 0.0
    bend: float = 0.0
    twist: float = 0.0
    neck: float = 0.0
    right_arm: Arm = field(default_factory=Arm)
    left_arm: Arm = field(default_factory=Arm)
    right_leg: Leg = field(default_factory=Leg)
    left_leg: Leg = field(default_factory=Leg)
    rests: tuple[Part, ...] = (Part.RIGHT_FOOT, Part.LEFT_FOOT)

    def mirrored(self) -> Pose:
        """The same pose with right and left exchanged; still seen from the right."""
        return replace(
            self,
            roll=-self.roll,
            yaw=-self.yaw,
            bend=-self.bend,
            twist=-self.twist,
            right_arm=self.left_arm,
            left_arm=self.right_arm,
            right_leg=self.left_leg,
            left_leg=self.right_leg,
            rests=tuple(part.other for part in self.rests),
        )


@dataclass(frozen=True)
class KeyFrame:
    """A pose that is reached in ``seconds`` (0.3–10) from the one before, and how the breath goes meanwhile.

    ``hold`` marks the frame in which the dose's seconds are held. ``say`` is a word or short sentence said as it
    begins ("And lower"). ``step`` is the step of the exercise, from 1, with which the figure begins to move here while
    it is explained; 0 leaves it to the usual: the movement begins with the second step, and what is held is held until
    the last sentence.
    """

    pose: Pose
    seconds: float = 2.0
    breath: Breath | None = None
    hold: bool = False
    say: str = ""
    step: int = 0
