"""What no walk passes: growth over seven days, the plan's target, the floor, and the bounds, which win over all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from coach.domain.bounds import Bounds
from coach.domain.guided_stop import ended_for_pain
from coach.domain.offers import Offer
from coach.domain.phrases import Reason, reason
from coach.domain.plan import Plan
from coach.domain.rules import Rules
from coach.domain.session import Session

WEEK = 7
"""Bounds count days with a walk in any seven."""


@dataclass(frozen=True)
class Caps:
    """Minutes that the days before allow: by the plan's own rules, and by ours; None without a walk to count from."""

    own: int | None = None
    ours: int | None = None


def caps(sessions: Sequence[Session], now: datetime, own: Rules, ours: Rules) -> Caps:
    """What the shortest planned walk of the last days allows; ``own`` are the rules of the plan. No walk is dated later
    than ``now``."""
    cap = _cap(sessions, now, own)
    return Caps(cap, cap if own.step == ours.step else _cap(sessions, now, ours))


def limited(best: Offer, caps: Caps, plan: Plan, rules: Rules) -> Offer:
    """``best`` within everything, with what limited it among its reasons."""
    within = _within_target(_capped(best, caps, plan.bounds, rules), plan, rules)
    return _within_bounds(_told_rise(within, caps, plan.bounds, rules), plan.bounds)


def was_stopped_on(sessions: Sequence[Session], day: date, zone: tzinfo | None) -> bool:
    """Whether the back ended a walk on that local day, however short that was: it is enough for the day."""
    return any(session.started_at.astimezone(zone).date() == day for session in filter(ended_for_pain, sessions))


def earliest(sessions: Sequence[Session], now: datetime, first: date, bounds: Bounds) -> date:
    """The first day from ``first`` on with which no seven local days have more walks than the bounds allow. No walk is
    dated later than ``now``."""
    if bounds.most_days is None or bounds.most_days >= WEEK:
        return first
    walked = {
        session.started_at.astimezone(now.tzinfo).date()
        for session in sessions
        if session.is_walked and (now - session.started_at).days <= WEEK
    }
    day = first
    while day < date.max and not _fits(day, walked, bounds.most_days):
        day += timedelta(days=1)
    return day


def _fits(day: date, walked: set[date], most: int) -> bool:
    if day in walked:
        return True
    around = sorted(other.toordinal() for other in walked if abs((other - day).days) < WEEK)
    ordinals = sorted([*around, day.toordinal()])
    windows = (sum(first <= other < first + WEEK for other in ordinals) for first in ordinals)
    return max(windows) <= max(1, most)


def _cap(sessions: Sequence[Session], now: datetime, rules: Rules) -> int | None:
    """This weekday last week counts."""
    recent = [
        session.planned_minutes for session in sessions if session.is_ordinary and _is_recent(session, now, rules)
    ]
    if not recent:
        return None
    return rules.step.cap(min(recent))


def _is_recent(session: Session, now: datetime, rules: Rules) -> bool:
    # The first test saves most of ten years from the dearer second one.
    if (now - session.started_at).days > rules.step.cap_days + 1:
        return False
    return (now.date() - session.started_at.astimezone(now.tzinfo).date()).days <= rules.step.cap_days


def _capped(best: Offer, caps: Caps, bounds: Bounds, rules: Rules) -> Offer:
    if caps.own is None or best.minutes <= max(caps.own, rules.step.floor):
        return best
    because = _why_capped(caps.own, caps, bounds, rules)
    return replace(best, minutes=caps.own, reasons=(because, *best.reasons))


def _why_capped(minutes: int, caps: Caps, bounds: Bounds, rules: Rules) -> Reason:
    """The bounds are named where it is their rise that holds a walk, and not the plan's own."""
    rise, step = bounds.most_rise, rules.step
    if rise is None or step.cap_share < rise or minutes == caps.ours:
        return reason("because.cap", minutes=minutes, days=step.cap_days)
    name = "because.bounds_growth" if rise else "because.bounds_no_growth"
    return reason(name, minutes=minutes, days=step.cap_days, percent=round(rise * 100))


def _within_target(best: Offer, plan: Plan, rules: Rules) -> Offer:
    if best.minutes > plan.target_minutes:
        told = _without(best.reasons, "because.start")
        because = reason("because.target", minutes=plan.target_minutes)
        return replace(best, minutes=plan.target_minutes, reasons=(because, *told))
    if best.minutes < rules.step.floor:
        because = reason("because.floor", minutes=rules.step.floor)
        return replace(best, minutes=rules.step.floor, reasons=(*best.reasons, because))
    return best


def _told_rise(best: Offer, caps: Caps, bounds: Bounds, rules: Rules) -> Offer:
    """A rise that only the bounds allow is said each time."""
    if bounds.most_rise is None or caps.ours is None or best.minutes <= max(caps.ours, rules.step.floor):
        return best
    because = reason("because.bounds_rise", percent=round(bounds.most_rise * 100))
    return replace(best, reasons=(*best.reasons, because))


def _within_bounds(best: Offer, bounds: Bounds) -> Offer:
    if bounds.most_minutes is None or best.minutes <= bounds.most_minutes:
        return best
    told = _without(best.reasons, "because.start", "because.target", "because.floor", "because.bounds_rise")
    because = reason("because.bounds_minutes", minutes=bounds.most_minutes)
    return replace(best, minutes=bounds.most_minutes, reasons=(because, *told))


def _without(reasons: tuple[Reason, ...], *ids: str) -> tuple[Reason, ...]:
    return tuple(because for because in reasons if because.id not in ids)
