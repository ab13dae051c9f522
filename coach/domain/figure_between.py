"""The body between two key frames: angles go evenly, what rests in both stays where it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coach.domain.figure import STILL, Body, Figure, Swing
from coach.domain.figure_ground import TRUNK_PARTS, Support, arm_of, leg_of, limb_of, place
from coach.domain.figure_limbs import LIMBS
from coach.domain.figure_rest import Ends, Goal, Settled, finish, lifted, sole
from coach.domain.pose import Arm, Leg, Part, Pose
from coach.domain.space import between, blended, minus, plus, times, unit

FEET = ("foot", "toes", "heel")
_NUMBERS = ("trunk", "roll", "yaw", "spine", "bend", "twist", "neck")


def moved(one: Settled, other: Settled, share: float, support: Support) -> Figure:
    """The figure at ``share`` (0–1, eased already) of the way."""
    return _held(mixed_body(one.body, other.body, share), one, other, share, support)


def flowed(keys: tuple[Settled, Settled, Settled, Settled], share: float, support: Support) -> Figure:
    """The figure at ``share`` of the way from the second key to the third, of a movement that comes from the first and
    goes on to the fourth without slowing down (Catmull and Rom's curve, as Barry and Goldman build it)."""
    one, two, three, four = (key.body for key in keys)
    before = mixed_body(mixed_body(one, two, share + 1), mixed_body(two, three, share), (share + 1) / 2)
    after = mixed_body(mixed_body(two, three, share), mixed_body(three, four, share - 1), share / 2)
    return _held(mixed_body(before, after, share), keys[1], keys[2], share, support)


def mixed_body(one: Body, other: Body, share: float) -> Body:
    """The body between two; it goes on straight where ``share`` is not within 0–1."""
    return Body(
        mixed_pose(one.pose, other.pose, share),
        between(one.at, other.at, share),
        between(one.tilt, other.tilt, share),
        mixed_swings(one.swings, other.swings, share),
    )


def _held(body: Body, one: Settled, other: Settled, share: float, support: Support) -> Figure:
    """The figure of a body on the way, with what rests in both where it rests."""
    stays = tuple(planted(one, other))
    if stays and _carries(stays[0]):
        body = place(body, support, stays, one.spots)
    ends = _ends(one, other, share)
    goals = [goal for part in stays if (goal := _goal(part, one, other, share, ends))]
    heads = Part.HEAD in stays
    body, figure = finish(body, goals, ends, heads)
    more = list(lifted(figure, {goal.limb.name for goal in goals}, ends))
    return finish(body, [*goals, *more], ends, heads)[1] if more else figure


def mixed_pose(one: Pose, other: Pose, share: float) -> Pose:
    """The angles between two poses; the parts that rest are the first's."""
    numbers = {name: _mix(getattr(one, name), getattr(other, name), share) for name in _NUMBERS}
    return Pose(
        **numbers,
        right_arm=_mixed_arm(one.right_arm, other.right_arm, share),
        left_arm=_mixed_arm(one.left_arm, other.left_arm, share),
        right_leg=_mixed_leg(one.right_leg, other.right_leg, share),
        left_leg=_mixed_leg(one.left_leg, other.left_leg, share),
        rests=one.rests,
    )


def mixed_swings(one: Mapping[str, Swing], other: Mapping[str, Swing], share: float) -> dict[str, Swing]:
    """The swings between two."""
    mixed = {}
    for name in {*one, *other}:
        a, b = one.get(name, STILL), other.get(name, STILL)
        mixed[name] = Swing(_mix(a.hinge, b.hinge, share), between(a.turn, b.turn, share))
    return mixed


def _mix(one: float, other: float, share: float) -> float:
    return one + (other - one) * share


def _mixed_arm(one: Arm, other: Arm, share: float) -> Arm:
    if one == other:
        return one
    return Arm(
        _mix(one.shoulder, other.shoulder, share),
        _mix(one.abduct, other.abduct, share),
        _mix(one.turn, other.turn, share),
        _mix(one.elbow, other.elbow, share),
        _mix(one.wrist, other.wrist, share),
    )


def _mixed_leg(one: Leg, other: Leg, share: float) -> Leg:
    if one == other:
        return one
    return Leg(
        _mix(one.hip, other.hip, share),
        _mix(one.abduct, other.abduct, share),
        _mix(one.turn, other.turn, share),
        _mix(one.knee, other.knee, share),
        _mix(one.ankle, other.ankle, share),
    )


def planted(one: Settled, other: Settled) -> Iterator[Part]:
    """What rests in both; of a foot that rolls, what stays of it."""
    rests = other.body.pose.rests
    for part in one.body.pose.rests:
        if part in rests:
            yield part
        elif part.value.endswith(FEET):
            side, _, what = part.value.partition("_")
            for toward in FEET:
                if Part(f"{side}_{toward}") in rests and "foot" in (what, toward):
                    yield Part(f"{side}_{toward if what == 'foot' else what}")


def _carries(part: Part) -> bool:
    """Whether the body can only be where this part puts it."""
    return part in TRUNK_PARTS or part.value.endswith(("knee", "forearm"))


def _ends(one: Settled, other: Settled, share: float) -> Ends:
    resting = {limb_of(part) for part in (*one.body.pose.rests, *other.body.pose.rests)}
    feet, toes, hands = {}, {}, {}
    for name in resting & LIMBS.keys():
        if LIMBS[name].is_leg:
            a, b = leg_of(one.figure, name), leg_of(other.figure, name)
            feet[name] = blended(a.foot, b.foot, share)
            toes[name] = unit(between(minus(a.toe, a.ball), minus(b.toe, b.ball), share))
        else:
            c, d = arm_of(one.figure, name), arm_of(other.figure, name)
            hands[name] = unit(between(minus(c.tip, c.wrist), minus(d.tip, d.wrist), share))
    return Ends(feet, toes, hands)


def _goal(part: Part, one: Settled, other: Settled, share: float, ends: Ends) -> Goal | None:
    name = limb_of(part)
    if not name:
        return None
    limb, spot = LIMBS[name], one.spots[part]
    if part.value.endswith(FEET):
        return Goal(limb, plus(spot.at, times(sole(ends.feet[name], part), -1)))
    if part.value.endswith("hand"):
        return Goal(limb, spot.at)
    if limb.is_leg:
        a, b = (times(leg_of(end.figure, name).shin[1], -1) for end in (one, other))
    else:
        a, b = (times(arm_of(end.figure, name).frame[1], -1) for end in (one, other))
    return Goal(limb, spot.at, unit(between(a, b, share)))
