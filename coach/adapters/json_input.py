"""Reads the JSON handed to ``decide`` and ``check-in``; strict, with the exact field in the error.

msgspec checks shape, types and ranges; what is left here is time and our own words.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, tzinfo
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from coach.adapters.json_bounds import BoundsInput, bounds_of
from coach.domain.bounds import NO_BOUNDS, Bounds
from coach.domain.check_in import CheckIn, Effort, HealthEvent, Quality, Reach
from coach.domain.day import DayKind
from coach.domain.plan import Plan
from coach.domain.progression import History
from coach.domain.red_flag import RedFlag
from coach.domain.rules import USUAL_PACE, Rules
from coach.domain.session import Outcome, Session, StopReason
from coach.services.decide_request import DecideRequest
from coach.services.input_problem import InputProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGEST_INPUT = 20_000_000
"""Characters; more than 20 years of sessions."""
_LONGEST_TOLD = 200
"""Characters of a problem: it may quote a name as long as the input."""

Pain = Annotated[int, msgspec.Meta(ge=0, le=10)]
Minutes = Annotated[int, msgspec.Meta(ge=1, le=180)]

_QUALITIES = {
    "numb_or_tingling": Quality.NUMB,
    "numb_tingling": Quality.NUMB,
    "numbness": Quality.NUMB,
    "tingling": Quality.NUMB,
    "weak": Quality.WEAK_LEG,
    "weakness": Quality.WEAK_LEG,
    "dull": Quality.ACHING,
    **{quality.value: quality for quality in Quality},
}
"""Qualities by every name that is accepted; the first names are kindnesses to people who write by hand."""


class _Strict(msgspec.Struct, forbid_unknown_fields=True):
    pass


class PlanInput(_Strict):
    """The part of a plan that the decision looks at; what has a default may be left out."""

    target_minutes: Annotated[int, msgspec.Meta(ge=5, le=180)]
    days_per_week: Annotated[int, msgspec.Meta(ge=1, le=7)]
    start_minutes: Annotated[int, msgspec.Meta(ge=1, le=180)]
    usual_pain: Pain
    pace: str = USUAL_PACE
    brisk: bool = False
    intervals: bool = False
    day_added: str | None = None


class CheckInInput(_Strict):
    """Answers about a walk; every one may be null or left out."""

    before: Pain | None = None
    peak: Pain | None = None
    after: Pain | None = None
    morning: Pain | None = None
    reach_before: Reach | None = None
    reach_after: Reach | None = None
    qualities: list[str] | None = None
    effort: Effort | None = None
    leg_soreness: bool | None = None
    red_flags: list[RedFlag] | None = []
    events: list[HealthEvent] | None = None


class SessionInput(_Strict):
    """One finished walk."""

    started_at: str
    planned_minutes: Minutes
    walked_minutes: Annotated[float, msgspec.Meta(ge=0, le=1440)]
    outcome: Outcome
    stop_reason: StopReason | None
    check_in: CheckInInput | None
    chosen_minutes: Minutes | None = None
    bad_day: bool = False
    brisk_minutes: Annotated[int, msgspec.Meta(ge=0, le=180)] = 0
    by_hand: bool = False


class DecideInput(_Strict):
    """The whole question."""

    now: str
    plan: PlanInput
    sessions: list[SessionInput]
    seen: str | None = None
    before_today: Pain | None = None
    flare: bool = False
    day: DayKind | None = None
    bounds: BoundsInput | None = None


class CheckInFile(CheckInInput):
    """Answers for the ``check-in`` command, with what can be said outside a walk's own table."""

    where: list[str] | None = None


def read_decide_request(text: str, rules: Rules) -> DecideRequest:
    """The question in ``text``; ``rules`` are ours, whose paces there are and which no bounds may loosen. Raises
    ``InputProblem`` with one sentence naming the field."""
    given = _decode(text, DecideInput)
    now = _instant(given.now, "now", UTC)
    sessions = tuple(_session(item, f"sessions[{place}]", now) for place, item in enumerate(given.sessions))
    _check_order(sessions, now)
    seen = None if given.seen is None else _instant(given.seen, "seen", now.tzinfo)
    if seen is not None and seen > now:
        raise InputProblem("seen is later than now.")
    plan = _plan(given.plan, NO_BOUNDS if given.bounds is None else bounds_of(given.bounds, rules), rules)
    history = History(sessions, (), seen, given.before_today, now if given.flare else None, given.day)
    return DecideRequest(now, plan, history)


def read_check_in(text: str) -> CheckIn:
    """The answers in ``text``. Raises ``InputProblem`` with one sentence naming the field."""
    given = _decode(text, CheckInFile)
    where = None if given.where is None else frozenset(given.where)
    return replace(_check_in(given, ""), where=where)


def _decode(text: str, shape: Any) -> Any:
    if len(text) > LARGEST_INPUT:
        raise InputProblem(f"The input is longer than {LARGEST_INPUT:,} characters.")
    try:
        # Editors on Windows begin a file with a mark of its encoding.
        text = text.removeprefix("\ufeff")
        found = msgspec.json.decode(text.encode(), type=shape)
        json.loads(text, object_pairs_hook=_refuse_twins)
    except UnicodeEncodeError:
        raise InputProblem("The input holds half a character (a lone surrogate), which is not text.") from None
    except RecursionError:
        raise InputProblem("The input is nested too deeply.") from None
    except msgspec.MsgspecError as problem:
        raise InputProblem(_sentence(str(problem))) from None
    return found


def _refuse_twins(pairs: list[tuple[str, object]]) -> None:
    """msgspec takes the last of two answers under one name; nobody could say which one was meant."""
    seen: set[str] = set()
    for name, _ in pairs:
        if name in seen:
            raise InputProblem(f"{name}: given twice.")
        seen.add(name)


def _sentence(problem: str) -> str:
    """ "Expected `int` <= 10 - at `$.a[0].b`" as "a[0].b: expected int <= 10."."""
    told, _, path = problem.replace("`", "").rpartition(" - at $") if " - at `$" in problem else (problem, "", "")
    told = " ".join(told.replace("`", "").split())
    told = (told if told[1:2].isupper() else told[:1].lower() + told[1:])[:_LONGEST_TOLD]
    field = path.lstrip(".")
    return f"{field}: {told}." if field else f"The input: {told}."


def _instant(text: str, field: str, zone: tzinfo | None) -> datetime:
    try:
        found = datetime.fromisoformat(text)
        found = found if found.tzinfo else found.replace(tzinfo=zone)
        found.astimezone(UTC), found.astimezone(zone)
    except (ValueError, OverflowError):
        raise InputProblem(f"{field}: expected a date and time like 2026-03-01T12:30:00+00:00.") from None
    return found


def _plan(given: PlanInput, bounds: Bounds, rules: Rules) -> Plan:
    if rules.pace(given.pace) is None:
        raise InputProblem(f"plan.pace: expected one of {', '.join(pace.id for pace in rules.paces)}.")
    return Plan(
        given.target_minutes,
        given.days_per_week,
        given.start_minutes,
        given.usual_pain,
        given.pace,
        given.brisk,
        given.intervals,
        None if given.day_added is None else _day(given.day_added, "plan.day_added"),
        bounds,
    )


def _day(text: str, field: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputProblem(f"{field}: expected a day like 2026-03-01.") from None


def _session(given: SessionInput, field: str, now: datetime) -> Session:
    return Session(
        started_at=_instant(given.started_at, f"{field}.started_at", now.tzinfo),
        planned_minutes=given.planned_minutes,
        walked_minutes=given.walked_minutes,
        outcome=given.outcome,
        stop_reason=given.stop_reason,
        check_in=None if given.check_in is None else _check_in(given.check_in, f"{field}.check_in."),
        chosen_minutes=given.chosen_minutes,
        bad_day=given.bad_day,
        brisk_minutes=given.brisk_minutes,
        by_hand=given.by_hand,
    )


def _check_in(given: CheckInInput, field: str) -> CheckIn:
    return CheckIn(
        before=given.before,
        peak=given.peak,
        after=given.after,
        morning=given.morning,
        reach_before=given.reach_before,
        reach_after=given.reach_after,
        qualities=None if given.qualities is None else frozenset(_qualities(given.qualities, field)),
        effort=given.effort,
        leg_soreness=given.leg_soreness,
        red_flags=None if given.red_flags is None else frozenset(given.red_flags),
        events=None if given.events is None else frozenset(given.events),
    )


def _qualities(names: Iterable[str], field: str) -> Iterable[Quality]:
    for place, name in enumerate(names):
        if name not in _QUALITIES:
            known = ", ".join(quality.value for quality in Quality)
            raise InputProblem(f"{field}qualities[{place}]: expected one of {known}.")
        yield _QUALITIES[name]


def _check_order(sessions: tuple[Session, ...], now: datetime) -> None:
    for place, session in enumerate(sessions):
        if place and session.started_at < sessions[place - 1].started_at:
            raise InputProblem(f"sessions[{place}].started_at is earlier than the session before it.")
        if session.started_at > now:
            raise InputProblem(f"sessions[{place}].started_at is later than now.")
