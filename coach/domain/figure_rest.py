"""A body that rests: set down on its anchor, with its other resting limbs bent until they touch."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import asin, degrees

from coach.domain.figure import (
    ANKLE_HIGH,
    BALL_AHEAD,
    FOREARM,
    HAND,
    HEAD_ROUND,
    HEEL_BACK,
    SHIN,
    THIGH,
    UPPER_ARM,
    Body,
    Figure,
    Swing,
    articulate,
    bend_spine,
    pelvis_frame,
    raise_head,
    with_foot,
)
from coach.domain.figure_ground import (
    KNEE_ROUND,
    SHIN_ROUND,
    TRUNK_PARTS,
    WRIST_ROUND,
    Spot,
    Support,
    arm_of,
    leg_of,
    limb_of,
    place,
)
from coach.domain.figure_limbs import ELBOW_ROUND, LIMBS, Hold, Limb, fold, lay, reach, slanted, within_reach
from coach.domain.pose import Part, Pose
from coach.domain.space import (
    Frame,
    Point,
    Vector,
    along,
    cross,
    dot,
    inward,
    length,
    level,
    minus,
    outward,
    plus,
    times,
    turn_between,
    turned_frame,
    unit,
)

UP: Vector = (0.0, 1.0, 0.0)
HAND_ROUND = 0.014
MOST_TIPPED = 28.0
"""Degrees that an ankle lets a foot lie flat beside a leaning shin; beyond, the foot comes up on its edge."""
KNEELS = -0.6
"""The shin's front looks down by more than this: somebody kneels, and the foot lies stretched."""


@dataclass(frozen=True)
class Goal:
    """What a resting limb must do: its wrist or ankle (or, laid down in direction ``lower``, its elbow or knee) goes to
    ``at``."""

    limb: Limb
    at: Point
    lower: Vector | None = None


@dataclass(frozen=True)
class Settled:
    """A body that rests on what it should, and where its parts rest."""

    body: Body
    figure: Figure
    spots: Mapping[Part, Spot] = field(default_factory=dict)


@dataclass(frozen=True)
class Ends:
    """How feet stand and where fingers and toes point, by limb, where that is not the joints' own doing. It fills while
    a body is being set down."""

    feet: dict[str, Frame] = field(default_factory=dict)
    toes: dict[str, Vector] = field(default_factory=dict)
    hands: dict[str, Vector] = field(default_factory=dict)


def settle(pose: Pose, support: Support, spots: Mapping[Part, Spot], at: Point = (0.0, 0.0, 0.0)) -> Settled:
    """A key frame's body. ``spots`` are where parts rested in the frame before, and rest still."""
    body = place(Body(pose, at), support, pose.rests, spots)
    figure = articulate(body)
    ends = Ends()
    goals = [goal for part in pose.rests if (goal := _goal(figure, part, pose.rests, support, spots, ends))]
    body, figure = finish(body, goals, ends, Part.HEAD in pose.rests)
    if _tip_feet(figure, pose.rests, ends):
        goals = [goal for part in pose.rests if (goal := _goal(figure, part, pose.rests, support, spots, ends))]
        body, figure = finish(body, goals, ends, Part.HEAD in pose.rests)
    more = list(lifted(figure, {goal.limb.name for goal in goals}, ends))
    if more:
        body, figure = finish(body, [*goals, *more], ends, Part.HEAD in pose.rests)
    return Settled(body, figure, dict(_spots(figure, pose.rests)))


def _tip_feet(figure: Figure, rests: tuple[Part, ...], ends: Ends) -> bool:
    """Let a flat foot come up on its edge where the ankle cannot bend so far aside; whether one does."""
    tipped = False
    for part in rests:
        name = limb_of(part)
        if not part.value.endswith("foot"):
            continue
        leg = leg_of(figure, name)
        slope = degrees(asin(max(-1.0, min(1.0, dot(leg.foot[1], leg.shin[2])))))
        if abs(slope) > MOST_TIPPED:
            over = slope - MOST_TIPPED if slope > 0 else slope + MOST_TIPPED
            ends.feet[name] = turned_frame(leg.foot, times(leg.foot[0], -over))
            tipped = True
    return tipped


def lifted(figure: Figure, resting: Collection[str], ends: Ends) -> Iterator[Goal]:
    """Goals for the free limbs whose ends would go through the ground; hand and foot keep the way they point."""
    for name, limb in LIMBS.items():
        if name in resting:
            continue
        if limb.is_leg:
            leg = leg_of(figure, name)
            low = min(leg.heel[1], leg.ball[1], leg.toe[1])
            if low < -1e-4:
                ends.feet.setdefault(name, leg.foot)
                yield Goal(limb, plus(leg.ankle, (0.0, -low, 0.0)))
        else:
            arm = arm_of(figure, name)
            low = min(arm.wrist[1], arm.tip[1]) - HAND_ROUND
            if low < -1e-4:
                ends.hands.setdefault(name, unit(minus(arm.tip, arm.wrist)))
                yield Goal(limb, plus(arm.wrist, (0.0, -low, 0.0)))


def finish(body: Body, goals: list[Goal], ends: Ends, head_rests: bool = False) -> tuple[Body, Figure]:
    """The body with its limbs where they should be, and its figure."""
    spine, frames = bend_spine(body.at, turned_frame(pelvis_frame(body.pose), body.tilt), body.pose)
    swings = dict(body.swings)
    for goal in goals:
        hold = Hold.of(goal.limb, spine, frames)
        if goal.lower is None:
            swings[goal.limb.name] = reach(body, goal.limb, hold, goal.at)
        else:
            swings[goal.limb.name] = lay(body, goal.limb, hold, goal.at, goal.lower)
    if head_rests:
        swings["head"] = _lowered_head(spine[-1], frames[-1], body.pose.neck)
    body = replace(body, swings=swings)
    return body, dressed(articulate(body), ends)


def dressed(figure: Figure, ends: Ends) -> Figure:
    """The figure with these feet and hands."""
    changed: dict[str, object] = {}
    for name, foot in ends.feet.items():
        leg = leg_of(figure, name)
        changed[name] = with_foot(leg.hip, leg.knee, leg.ankle, leg.shin, foot, ends.toes.get(name))
    for name, hand in ends.hands.items():
        arm = arm_of(figure, name)
        changed[name] = replace(arm, tip=along(arm.wrist, hand, HAND))
    return replace(figure, **changed) if changed else figure  # type: ignore[arg-type]


def _lowered_head(base: Point, chest: Frame, neck: float) -> Swing:
    head, _ = raise_head(base, chest, neck)
    far = minus(head, base)
    low = fold(base, head, length(far), HEAD_ROUND, level(far))
    return Swing(0.0, inward(chest, turn_between(unit(far), unit(minus(low, base)))))


def _goal(
    figure: Figure, part: Part, rests: tuple[Part, ...], support: Support, spots: Mapping[Part, Spot], ends: Ends
) -> Goal | None:
    name = limb_of(part)
    if not name:
        return None
    limb, spot, high = LIMBS[name], spots.get(part), support.high(part, rests)
    hold = Hold.of(limb, figure.spine, figure.frames)
    if part.value.endswith("knee"):
        return _knee_goal(figure, limb, hold, spot, ends)
    if part.value.endswith("forearm"):
        return _forearm_goal(figure, limb, hold, spot, high, ends)
    if limb.is_leg:
        return _foot_goal(figure, limb, hold, part, spot, ends)
    return _hand_goal(figure, limb, hold, spot, high, support if support.on_wall(part) else None, ends)


def _foot_goal(figure: Figure, limb: Limb, hold: Hold, part: Part, spot: Spot | None, ends: Ends) -> Goal:
    leg = leg_of(figure, limb.name)
    heading = spot.heading if spot else level(leg.foot[0], level(figure.pelvis[0]))
    flat = (heading, UP, cross(heading, UP))
    foot = ends.feet.get(limb.name, flat if part.value.endswith("foot") else leg.foot)
    ends.feet[limb.name] = foot
    if part.value.endswith("toes"):
        ends.toes[limb.name] = level(foot[0])
    ankle_from = times(sole(foot, part), -1)
    if spot:
        return Goal(limb, plus(spot.at, ankle_from))
    ankle = (leg.ankle[0], ankle_from[1], leg.ankle[2])
    return Goal(limb, within_reach(limb, hold.root, ankle))


def sole(foot: Frame, part: Part) -> Vector:
    """From the ankle to what rests of a foot."""
    return outward(foot, (-HEEL_BACK if part.value.endswith("heel") else BALL_AHEAD, -ANKLE_HIGH, 0.0))


def _knee_goal(figure: Figure, limb: Limb, hold: Hold, spot: Spot | None, ends: Ends) -> Goal:
    leg = leg_of(figure, limb.name)
    knee = spot.at if spot else fold(hold.root, leg.knee, THIGH, KNEE_ROUND, level(figure.pelvis[0]))
    heading = spot.heading if spot else level(minus(leg.ankle, leg.knee), level(times(figure.pelvis[0], -1)))
    lower = slanted(heading, degrees((KNEE_ROUND - SHIN_ROUND) / SHIN))
    if cross(leg.shin[2], lower)[1] < KNEELS:
        toes = slanted(heading, 37.0)
        up = plus(times(UP, -dot(toes, heading)), times(heading, toes[1]))
        ends.feet[limb.name] = (toes, up, cross(toes, up))
    return Goal(limb, knee, lower)


def _hand_goal(
    figure: Figure, limb: Limb, hold: Hold, spot: Spot | None, high: float, wall: Support | None, ends: Ends
) -> Goal:
    arm = arm_of(figure, limb.name)
    heading = spot.heading if spot else level(minus(arm.tip, arm.wrist), level(figure.chest[1], level(figure.chest[0])))
    ends.hands[limb.name] = UP if wall else heading
    if spot:
        return Goal(limb, spot.at)
    if wall:
        return Goal(limb, (wall.wall - WRIST_ROUND, arm.wrist[1], arm.wrist[2]))
    wrist = (arm.wrist[0], high + WRIST_ROUND, arm.wrist[2])
    return Goal(limb, within_reach(limb, hold.root, wrist))


def _forearm_goal(figure: Figure, limb: Limb, hold: Hold, spot: Spot | None, high: float, ends: Ends) -> Goal:
    arm = arm_of(figure, limb.name)
    elbow = spot.at if spot else fold(hold.root, arm.elbow, UPPER_ARM, high + ELBOW_ROUND, level(figure.chest[1]))
    heading = spot.heading if spot else level(minus(arm.wrist, arm.elbow), level(figure.chest[1]))
    ends.hands[limb.name] = heading
    return Goal(limb, elbow, slanted(heading, degrees((ELBOW_ROUND - WRIST_ROUND) / FOREARM)))


def _spots(figure: Figure, rests: tuple[Part, ...]) -> Iterator[tuple[Part, Spot]]:
    for part in rests:
        side, _, what = part.value.partition("_")
        leg, arm = leg_of(figure, f"{side}_leg"), arm_of(figure, f"{side}_arm")
        if part in TRUNK_PARTS or part is Part.HEAD:
            yield part, Spot(figure.point(part) if part is Part.HEAD else figure.spine[TRUNK_PARTS[part]])
        elif what == "knee":
            yield part, Spot(leg.knee, level(minus(leg.ankle, leg.knee)))
        elif what == "hand":
            yield part, Spot(arm.wrist, level(minus(arm.tip, arm.wrist)))
        elif what == "forearm":
            yield part, Spot(arm.elbow, level(minus(arm.wrist, arm.elbow)))
        else:
            yield from _sole_spots(leg.heel, leg.ball, level(leg.foot[0]), side, what)


def _sole_spots(heel: Point, ball: Point, heading: Vector, side: str, what: str) -> Iterator[tuple[Part, Spot]]:
    """A foot that stands says where its toes and its heel stay when it lifts the rest."""
    if what == "heel":
        ball = along(heel, heading, HEEL_BACK + BALL_AHEAD)
    if what == "toes":
        heel = along(ball, heading, -HEEL_BACK - BALL_AHEAD)
    yield Part(f"{side}_foot"), Spot(ball, heading)
    if what != "heel":
        yield Part(f"{side}_toes"), Spot(ball, heading)
    if what != "toes":
        yield Part(f"{side}_heel"), Spot(heel, heading)
