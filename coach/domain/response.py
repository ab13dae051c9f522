"""How one walk was answered by the body: green, amber or red, with the reasons.

Every rule is relative to the pain before the walk, because absolute cut-offs lock out people who
live with 6 of 10. Source: our choices on pain-monitoring literature; thresholds in
``resources/rules/progression.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from coach.domain.check_in import CheckIn, Effort, Quality
from coach.domain.phrases import Reason, reason
from coach.domain.rules import Rules
from coach.domain.session import Session, StopReason


class Response(IntEnum):
    """From good to bad; the worst sign wins. STOP is a red flag and is decided outside this table."""

    GREEN = 0
    AMBER = 1
    RED = 2
    STOP = 3


@dataclass(frozen=True)
class Answer:
    """The response to one walk and the reasons for it; a green one has none against it."""

    response: Response
    reasons: tuple[Reason, ...] = ()


_SILENT = CheckIn()
_STINGS = frozenset({Quality.SHARP, Quality.SHOOTING})
_LEG_SIGNS = frozenset({Quality.NUMB, Quality.WEAK_LEG})


def respond(session: Session, rules: Rules) -> Answer:
    """The response to ``session``; missing answers count as amber, never as good. Never raises."""
    check_in = session.check_in or _SILENT
    red = tuple(_red(session, check_in, rules))
    if red:
        return Answer(Response.RED, red)
    amber = tuple(_amber(session, check_in, rules))
    return Answer(Response.AMBER, amber) if amber else Answer(Response.GREEN)


def response_of(session: Session, rules: Rules) -> Response:
    """The response of ``respond`` without its reasons: it looks no further than the first sign."""
    check_in = session.check_in or _SILENT
    if next(_red(session, check_in, rules), None):
        return Response.RED
    return Response.AMBER if next(_amber(session, check_in, rules), None) else Response.GREEN


def _red(session: Session, check_in: CheckIn, rules: Rules) -> Iterator[Reason]:
    yield from _red_pain(check_in, rules)
    if _zones_down(check_in) >= rules.red.zones:
        yield reason("because.spread")
    if session.stop_reason is StopReason.SHARP_PAIN:
        yield reason("because.stopped_sharp")
    elif not _STINGS.isdisjoint(check_in.qualities or ()):
        yield reason("because.sharp")
    if not _LEG_SIGNS.isdisjoint(check_in.qualities or ()):
        yield reason("because.numb_or_weak")
    if check_in.red_flags and any(flag.stops_walking for flag in check_in.red_flags):
        yield reason("because.flag")
    for_pain = session.stop_reason is not None and session.stop_reason.is_pain
    if for_pain and session.share < rules.red.share_for_pain:
        worse = session.stop_reason is StopReason.WORSE
        yield reason("because.cut_short_worse" if worse else "because.cut_short_pain")


def _red_pain(check_in: CheckIn, rules: Rules) -> Iterator[Reason]:
    rise = _rise(check_in)
    if rise >= rules.red.rise:
        yield reason("because.rise", points=rise)
    if check_in.peak is not None and check_in.peak >= rules.red.peak:
        yield reason("because.peak", peak=check_in.peak)
    if check_in.morning is not None and check_in.before is not None:
        over = check_in.morning - check_in.before
        if over >= rules.red.morning_rise:
            yield reason("because.morning", points=over)


def _amber(session: Session, check_in: CheckIn, rules: Rules) -> Iterator[Reason]:
    rise = _rise(check_in)
    if rise >= rules.amber.rise:
        yield reason("because.rise", points=rise)
    if _is_high_from_low(check_in, rules):
        yield reason("because.high_from_low", peak=check_in.peak or 0)
    if check_in.effort in (Effort.HARD, Effort.TOO_HARD):
        yield reason("because.effort")
    if session.share < rules.amber.share:
        yield reason("because.cut_short", percent=int(session.share * 100))
    if check_in.leg_soreness:
        yield reason("because.leg_soreness")
    yield from _missing(session.check_in)


def _missing(check_in: CheckIn | None) -> Iterator[Reason]:
    if check_in is None:
        yield reason("because.no_answers")
        return
    if check_in.morning is None:
        yield reason("because.no_morning")
    if None in _asked(check_in):
        yield reason("because.some_missing")


def _asked(check_in: CheckIn) -> tuple[object, ...]:
    return (
        check_in.before,
        check_in.peak,
        check_in.after,
        check_in.reach_before,
        check_in.reach_after,
        check_in.qualities,
        check_in.effort,
        check_in.leg_soreness,
        check_in.red_flags,
    )


def _rise(check_in: CheckIn) -> int:
    """Points that the worse of peak and after stands above before; 0 when that cannot be known."""
    if check_in.before is None or (check_in.peak is None and check_in.after is None):
        return 0
    return max(check_in.peak or 0, check_in.after or 0) - check_in.before


def _zones_down(check_in: CheckIn) -> int:
    """Zones that the symptom moved down the leg; 0 when that cannot be known (moving up is a good sign)."""
    if check_in.reach_before is None or check_in.reach_after is None or check_in.reach_after is check_in.reach_before:
        return 0
    return check_in.reach_after.zone - check_in.reach_before.zone


def _is_high_from_low(check_in: CheckIn, rules: Rules) -> bool:
    if check_in.peak is None or check_in.before is None:
        return False
    return check_in.peak >= rules.amber.peak and check_in.before <= rules.amber.peak_with_before
