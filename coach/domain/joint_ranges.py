"""How far the joints of a healthy adult go, and which of them a figure asks too much of.

The ranges are those of the American Academy of Orthopaedic Surgeons (Joint Motion: Method of Measuring and Recording,
1965; repeated in Clinical Measurement of Joint Motion, 1994), and wider where somebody leans on the ground: the knee of
who sits on the heels (150 to 157 degrees: Hemmerich and others, Journal of Orthopaedic Research 2006), the ankle of a
lunge (about 40: Konor and others 2012), the wrist of a hand that carries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import asin, atan2, degrees

from coach.domain.figure import ArmPoints, Figure, LegPoints
from coach.domain.space import Frame, cross, dot, flexed, leant, minus, unit


@dataclass(frozen=True)
class Range:
    """Degrees from ``least`` to ``most``."""

    least: float
    most: float

    def holds(self, angle: float) -> bool:
        """Whether an angle is within; a tenth of a degree is rounding."""
        return self.least - 0.1 <= angle <= self.most + 0.1


JOINT_RANGES: Mapping[str, Range] = {
    "spine bent forward": Range(-40, 95),
    "spine bent to the side": Range(-40, 40),
    "spine turned": Range(-50, 50),
    "neck bent forward": Range(-60, 60),
    "shoulder forward": Range(-60, 180),
    "shoulder to the side": Range(-50, 180),
    "elbow bent": Range(-5, 150),
    "wrist bent": Range(-90, 90),
    "hip bent": Range(-30, 135),
    "hip to the side": Range(-35, 50),
    "hip turned": Range(-50, 60),
    "knee bent": Range(-5, 157),
    "ankle bent": Range(-60, 40),
    "foot tipped": Range(-35, 35),
}
"""0 is standing with hanging arms, as ``Arm`` and ``Leg`` count."""


def joint_angles(figure: Figure) -> Iterator[tuple[str, str, float]]:
    """Which joint ("right", "left", "" for the middle), its movement by the names above, and degrees."""
    pelvis, chest, face = figure.pelvis, figure.chest, figure.face
    yield "", "spine bent forward", degrees(atan2(dot(chest[1], pelvis[0]), dot(chest[1], pelvis[1])))
    yield "", "spine bent to the side", _slope(dot(chest[1], pelvis[2]))
    yield "", "spine turned", _slope(-dot(chest[0], pelvis[2]))
    yield "", "neck bent forward", degrees(atan2(dot(face[1], chest[0]), dot(face[1], chest[1])))
    for side, arm, leg in ((1, figure.right_arm, figure.right_leg), (-1, figure.left_arm, figure.left_leg)):
        name = "right" if side > 0 else "left"
        yield from ((name, joint, angle) for joint, angle in _arm_angles(arm, chest, side))
        yield from ((name, joint, angle) for joint, angle in _leg_angles(leg, pelvis, side))


def faults(figure: Figure) -> tuple[str, ...]:
    """What no body does: "left knee bent: 171° is not -5 to 157". Empty for a figure that somebody could be."""
    return tuple(
        f"{side} {joint}: {angle:.0f}° is not {JOINT_RANGES[joint].least} to {JOINT_RANGES[joint].most}".strip()
        for side, joint, angle in joint_angles(figure)
        if not JOINT_RANGES[joint].holds(angle)
    )


def _arm_angles(arm: ArmPoints, chest: Frame, side: int) -> Iterator[tuple[str, float]]:
    upper = unit(minus(arm.elbow, arm.shoulder))
    aside = _slope(side * dot(upper, chest[2]))
    # An arm that points aside has no forward or back worth telling.
    if abs(aside) < 70:
        forward = degrees(atan2(dot(upper, chest[0]), -dot(upper, chest[1])))
        yield "shoulder forward", forward + 360 if forward < -120 else forward
    yield "shoulder to the side", aside
    hinge = cross(arm.frame[2], upper)
    fore = unit(minus(arm.wrist, arm.elbow))
    yield "elbow bent", degrees(atan2(dot(fore, hinge), dot(fore, upper)))
    hand = unit(minus(arm.tip, arm.wrist))
    yield "wrist bent", degrees(atan2(dot(hand, arm.frame[0]), dot(hand, fore)))


def _leg_angles(leg: LegPoints, pelvis: Frame, side: int) -> Iterator[tuple[str, float]]:
    thigh = unit(minus(leg.knee, leg.hip))
    bent, aside = degrees(atan2(dot(thigh, pelvis[0]), -dot(thigh, pelvis[1]))), _slope(side * dot(thigh, pelvis[2]))
    yield "hip bent", bent
    yield "hip to the side", aside
    ahead = cross(leg.shin[2], thigh)
    plain = leant(flexed(pelvis, -bent), -side * aside)
    yield "hip turned", degrees(atan2(side * dot(ahead, plain[2]), dot(ahead, plain[0])))
    shin = unit(minus(leg.ankle, leg.knee))
    yield "knee bent", degrees(atan2(-dot(shin, ahead), dot(shin, thigh)))
    yield "ankle bent", degrees(atan2(dot(leg.foot[0], leg.shin[1]), dot(leg.foot[0], leg.shin[0])))
    yield "foot tipped", _slope(dot(leg.foot[1], leg.shin[2]))


def _slope(sine: float) -> float:
    return degrees(asin(max(-1.0, min(1.0, sine))))
