"""Questions for ``decide`` as JSON, from values of the domain and by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from coach.domain.bounds import NO_BOUNDS, Bounds
from coach.domain.check_in import CheckIn
from coach.domain.day import DayKind
from coach.domain.plan import Plan
from coach.domain.progression import History
from coach.domain.rules import PACES
from coach.domain.session import Session
from tests.strategies import NOW, histories, wishful_plans

CHECK_IN: dict[str, Any] = {
    "before": 2, "peak": 4, "after": 3, "morning": 2, "reach_before": "none", "reach_after": "back",
    "qualities": ["aching"], "effort": "steady", "leg_soreness": False, "red_flags": [],
}  # fmt: skip


def a_walk(**other: Any) -> dict[str, Any]:
    """One walk of a question, with other values where they are given."""
    return {
        "started_at": "2026-11-11T09:00:00+00:00", "planned_minutes": 10, "walked_minutes": 10, "outcome": "done",
        "stop_reason": None, "check_in": CHECK_IN, **other,
    }  # fmt: skip


def a_question(**other: Any) -> dict[str, Any]:
    """A question with one walk, with other values where they are given."""
    plan = {"target_minutes": 30, "days_per_week": 4, "start_minutes": 10, "usual_pain": 2}
    return {"now": "2026-11-12T09:00:00+00:00", "plan": plan, "sessions": [a_walk()], **other}


def as_question(plan: Plan, history: History, now: datetime) -> dict[str, Any]:
    """The question whose answer is ``decide`` on the same values; a flare begins now, as the format has no date."""
    return {
        "now": now.isoformat(),
        "plan": {
            "target_minutes": plan.target_minutes, "days_per_week": plan.days_per_week,
            "start_minutes": plan.start_minutes, "usual_pain": plan.usual_pain,
            "pace": plan.pace, "brisk": plan.brisk, "intervals": plan.intervals,
            "day_added": plan.day_added.isoformat() if plan.day_added else None,
        },
        "sessions": [_walk(session) for session in history.sessions],
        "seen": history.seen.isoformat() if history.seen else None,
        "before_today": history.before_today,
        "flare": history.flare_since is not None,
        "day": history.day,
        "bounds": None if plan.bounds == NO_BOUNDS else _bounds(plan.bounds),
    }  # fmt: skip


def _walk(session: Session) -> dict[str, Any]:
    return {
        "started_at": session.started_at.isoformat(), "planned_minutes": session.planned_minutes,
        "walked_minutes": session.walked_minutes, "outcome": session.outcome, "stop_reason": session.stop_reason,
        "check_in": None if session.check_in is None else _answers(session.check_in),
        "chosen_minutes": session.chosen_minutes, "bad_day": session.bad_day,
        "brisk_minutes": session.brisk_minutes, "by_hand": session.by_hand,
    }  # fmt: skip


def _answers(check_in: CheckIn) -> dict[str, Any]:
    return {
        "before": check_in.before, "peak": check_in.peak, "after": check_in.after, "morning": check_in.morning,
        "reach_before": check_in.reach_before, "reach_after": check_in.reach_after,
        "qualities": None if check_in.qualities is None else sorted(check_in.qualities),
        "effort": check_in.effort, "leg_soreness": check_in.leg_soreness,
        "red_flags": None if check_in.red_flags is None else sorted(check_in.red_flags),
        "events": None if check_in.events is None else sorted(check_in.events),
    }  # fmt: skip


def _bounds(bounds: Bounds) -> dict[str, Any]:
    return {
        "max_minutes": bounds.most_minutes, "max_days": bounds.most_days, "max_rise_per_week": bounds.most_rise,
        "cadence_cap": bounds.most_cadence, "banned_exercises": sorted(bounds.banned_exercises),
        "banned_positions": sorted(bounds.banned_positions), "thresholds": dict(bounds.thresholds), "by": bounds.by,
    }  # fmt: skip


@st.composite
def questions(draw: st.DrawFn) -> tuple[Plan, History]:
    """Plans and histories that the format can hold: a flare that begins now, and a pace that there is."""
    history = draw(histories)
    flare = NOW if draw(st.booleans()) else None
    seen = draw(st.none() | st.integers(0, 60 * 1440).map(lambda minutes: NOW - timedelta(minutes=minutes)))
    day = draw(st.none() | st.sampled_from(DayKind))
    plan = replace(draw(wishful_plans), pace=draw(st.sampled_from([pace.id for pace in PACES])))
    return plan, replace(history, flare_since=flare, seen=seen, day=day)
