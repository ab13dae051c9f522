"""The next walk: longer, the same or shorter, and why.

``work_out`` is a pure function of the history: the same history always gives the same walk, worse answers
never give a longer one, a missing answer never counts as good, and every change carries its reasons.
Source of all thresholds: ``resources/rules/progression.toml`` (our choices, see there).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from coach.domain.bouts import split as split
from coach.domain.day import DayKind
from coach.domain.flare import Tracks, follow_settled, worst
from coach.domain.limits import caps, earliest, limited, was_stopped_on
from coach.domain.offers import (
    Offer,
    answered,
    flare_offers,
    gap_offers,
    is_sore,
    start_offer,
    today_offers,
)
from coach.domain.phrases import Reason, reason
from coach.domain.plan import Plan
from coach.domain.red_flag import FlagReport, waiting_reports
from coach.domain.response import Answer, Response
from coach.domain.rule_of_plan import rules_of
from coach.domain.rules import Rules
from coach.domain.session import Session
from coach.domain.session_order import dated, in_order


class Adjustment(StrEnum):
    """What happens to the length of the next walk."""

    START = "start"
    PROGRESS = "progress"
    HOLD = "hold"
    EASE = "ease"
    STOP = "stop"


_STOPPED_TODAY, _DAYS_FULL = "because.stopped_today", "because.bounds_days"
_WHY_LATER = (_STOPPED_TODAY, _DAYS_FULL)


@dataclass(frozen=True)
class History:
    """Everything the decision looks at.

    ``sessions`` in order of time, those that a clock which ran ahead has dated later than now among them;
    ``flag_reports`` are red flags ticked outside a check-in; ``seen`` is when the user last said they were seen;
    ``before_today`` is pain 0–10 just before this walk, if asked; ``flare_since`` is when the user said a flare had
    begun; ``day`` is what kind of day today is, if told.
    """

    sessions: tuple[Session, ...] = ()
    flag_reports: tuple[FlagReport, ...] = ()
    seen: datetime | None = None
    before_today: int | None = None
    flare_since: datetime | None = None
    day: DayKind | None = None


@dataclass(frozen=True)
class NextWalk:
    """The decision: minutes (0 when walking waits), bouts that add up to them, and the reasons, most telling first.

    ``response`` is the body's answer to the last walk, None before the first. ``brisk_minutes`` of its middle may be
    brisk; ``earliest`` is the first day it may begin on, None for today: the bounds may leave days free, and nothing
    more is walked on a day on which the back ended a walk (``stopped_today``). ``small`` is a walk that a sore start or
    a bad day makes shorter than the plan would.
    """

    minutes: int
    bouts: tuple[int, ...]
    response: Response | None
    adjustment: Adjustment
    flare: bool
    walk_allowed: bool
    reasons: tuple[Reason, ...]
    waiting: tuple[FlagReport, ...] = ()
    brisk_minutes: int = 0
    earliest: date | None = None
    small: bool = False
    stopped_today: bool = False

    @property
    def may_begin(self) -> bool:
        """Whether a walk may begin today, as far as signs, bounds and a walk that the back ended today go."""
        return self.walk_allowed and self.earliest is None

    @property
    def why_later(self) -> tuple[Reason, ...]:
        """Of the reasons, those for ``earliest``."""
        return tuple(because for because in self.reasons if because.id in _WHY_LATER)


@dataclass(frozen=True)
class Working:
    """The decision with its working.

    ``answer`` is the body's answer to the last walk; ``base`` the planned minutes everything counts from; ``offers``
    what each rule that spoke would give (the shortest was taken, then limited); ``blocked`` why a good answer is no
    step up; ``cap`` the minutes that the days before allow. All but ``walk`` are None or empty before the first walk
    or while a red flag waits, where they do not apply.
    """

    walk: NextWalk
    answer: Answer | None = None
    offers: tuple[Offer, ...] = ()
    base: int | None = None
    blocked: Reason | None = None
    cap: int | None = None


def decide(plan: Plan, history: History, now: datetime, rules: Rules) -> NextWalk:
    """The next walk by ``rules``. ``now`` is aware, in the user's zone (gaps are local days). Never raises."""
    return work_out(plan, history, now, rules).walk


def work_out(plan: Plan, history: History, now: datetime, rules: Rules) -> Working:
    """The next walk with its working; ``rules`` are ours, the plan's pace and bounds come on top. Never raises."""
    history = replace(history, sessions=in_order(history.sessions, now))
    waiting = waiting_reports(_all_reports(history, now), history.seen)
    if waiting:
        stopped = _is_stopped(dated(history.sessions, now), now)
        told = (reason("because.flag_waiting"),)
        walk = NextWalk(0, (), Response.STOP, Adjustment.STOP, False, False, told, waiting, stopped_today=stopped)
        return Working(walk)
    if not history.sessions:
        return _first_walk(plan, history, now, rules_of(plan, rules))
    return _following_walk(plan, history, now, rules)


def flag_report_of(session: Session) -> FlagReport | None:
    """The red flags of a walk's own answers, dated at its start; None when there are none."""
    flags = session.check_in.red_flags if session.check_in else None
    return FlagReport(session.started_at, flags) if flags else None


def _all_reports(history: History, now: datetime) -> tuple[FlagReport, ...]:
    """Signs ticked anywhere. Those of a walk that a wrong clock dated later than now are reported a second time with
    the moment they were ticked at, which alone says whether somebody was seen since."""
    own = [report for report in map(flag_report_of, history.sessions) if report is not None]
    reported = frozenset(flag for report in history.flag_reports for flag in report.flags)
    return (*history.flag_reports, *(report for report in own if report.at <= now or not report.flags <= reported))


def _first_walk(plan: Plan, history: History, now: datetime, own: Rules) -> Working:
    tracks = _tracks(plan, history, now, own)
    offers = [start_offer(plan), *flare_offers(tracks, own)]
    todays = today_offers(history.before_today, history.day, plan, tracks, None, own)
    allowed = caps((), now, own, own)
    whole, best = (limited(_shortest(some), allowed, plan, own) for some in (offers, [*offers, *todays]))
    bouts, told = _bouts(best.minutes, history.day, None, own)
    small, flare = best.minutes < whole.minutes, worst(tracks).flare
    walk = NextWalk(best.minutes, bouts, None, Adjustment.START, flare, True, (*best.reasons, *told), small=small)
    return Working(walk, None, (*offers, *todays))


def _following_walk(plan: Plan, history: History, now: datetime, ours: Rules) -> Working:
    own, sessions = rules_of(plan, ours), dated(history.sessions, now)
    tracks, last = _tracks(plan, history, now, own), answered(plan, sessions, now, own)
    todays = today_offers(history.before_today, history.day, plan, tracks, last.red, own)
    flares, gaps = flare_offers(tracks, own), gap_offers(sessions, now, own)
    offers, allowed = [*flares, *todays, *gaps, last.offer], caps(sessions, now, own, ours)
    whole, best = (limited(_shortest(some), allowed, plan, own) for some in ([*flares, *gaps, last.offer], offers))
    walk = _walk(best, plan, replace(history, sessions=sessions), last.answer, tracks, now, own)
    walk = replace(walk, small=best.minutes < whole.minutes)
    return Working(walk, last.answer, tuple(offers), sessions[-1].planned_minutes, last.blocked, allowed.own)


def _shortest(offers: Sequence[Offer]) -> Offer:
    return min(offers, key=lambda offer: offer.minutes)


def _walk(
    best: Offer, plan: Plan, history: History, answer: Answer, tracks: Tracks, now: datetime, own: Rules
) -> NextWalk:
    last, in_flare = history.sessions[-1], worst(tracks).flare
    eased = answer.response is Response.RED or in_flare or best.minutes < last.planned_minutes
    bouts, in_parts = _bouts(best.minutes, history.day, answer, own)
    brisk = 0 if eased else _brisk_minutes(best, plan, history, answer, own)
    stopped = _is_stopped(history.sessions, now)
    day, why_day = _earliest(history.sessions, plan, now, stopped)
    told = _with_flare(_told(best, last.planned_minutes), tracks, own)
    return NextWalk(
        minutes=best.minutes,
        bouts=bouts,
        response=answer.response,
        adjustment=_adjustment(best.minutes, last.planned_minutes, eased),
        flare=in_flare,
        walk_allowed=True,
        reasons=(*told, *in_parts, *_brisk_told(brisk), *why_day),
        brisk_minutes=brisk,
        earliest=day,
        stopped_today=stopped,
    )


def _bouts(
    minutes: int, day: DayKind | None, answer: Answer | None, own: Rules
) -> tuple[tuple[int, ...], tuple[Reason, ...]]:
    """The parts of a walk, and that they are for the day's sake."""
    if answer is not None and answer.response is Response.RED:
        return split(minutes, own), ()
    if day is not DayKind.SO_SO:
        return (minutes,), ()
    bouts = split(minutes, own)
    return bouts, (reason("because.so_so_day", parts=len(bouts)),) if len(bouts) > 1 else ()


def _brisk_minutes(best: Offer, plan: Plan, history: History, answer: Answer, own: Rules) -> int:
    """Minutes of the middle that may be brisk: at the target, after a good walk of that length, when nothing is
    sore."""
    last = history.sessions[-1]
    at_target = best.minutes >= plan.target_minutes and last.planned_minutes >= plan.target_minutes
    went_well = answer.response is Response.GREEN and last.is_ordinary
    sore = history.before_today is not None and is_sore(history.before_today, plan, own)
    gentle = history.day in (DayKind.SO_SO, DayKind.BAD)
    if not plan.brisk or not at_target or not went_well or sore or gentle:
        return 0
    return min(last.brisk_minutes + own.week.brisk_step, int(best.minutes * own.week.brisk_share + 1e-9))


def _brisk_told(minutes: int) -> tuple[Reason, ...]:
    return (reason("because.brisk", minutes=minutes),) if minutes else ()


def _is_stopped(sessions: Sequence[Session], now: datetime) -> bool:
    return was_stopped_on(sessions, now.date(), now.tzinfo)


def _earliest(
    sessions: Sequence[Session], plan: Plan, now: datetime, stopped: bool
) -> tuple[date | None, tuple[Reason, ...]]:
    """The first day for the next walk, None for today, and why it is later."""
    today = now.date()
    first = today + timedelta(days=1) if stopped and today < date.max else today
    day = earliest(sessions, now, first, plan.bounds)
    rests = (reason(_STOPPED_TODAY),) if stopped else ()
    free = (reason(_DAYS_FULL, days=plan.bounds.most_days or 0),) if day > first else ()
    return None if day == today else day, (*rests, *free)


def _told(best: Offer, base: int) -> tuple[Reason, ...]:
    """The reasons, with "longer by" saying what is left of the step after the cap and the bounds."""
    longer = best.minutes - base
    told = []
    for because in best.reasons:
        if because.id.startswith("because.green"):
            if longer > 0:
                told.append(Reason(because.id, (("minutes", longer), *because.values[1:])))
        else:
            told.append(because)
    return tuple(told)


def _with_flare(reasons: tuple[Reason, ...], tracks: Tracks, rules: Rules) -> tuple[Reason, ...]:
    """In a flare plan that is always among the reasons, also when another rule asks for a shorter walk still."""
    extra = (because for offer in flare_offers(tracks, rules) for because in offer.reasons)
    return (*reasons, *(because for because in extra if because not in reasons))


def _adjustment(minutes: int, base: int, eased: bool) -> Adjustment:
    if eased:
        return Adjustment.EASE
    return Adjustment.PROGRESS if minutes > base else Adjustment.HOLD


def _tracks(plan: Plan, history: History, now: datetime, rules: Rules) -> Tracks:
    since, sessions = history.flare_since, history.sessions
    if since is None or since <= now:
        return follow_settled(dated(sessions, now), plan.start_minutes, since, rules)
    # What a clock that ran ahead dated is compared as it is, and counts for nothing before a walk has come after it.
    said = since if any(session.started_at >= since for session in sessions) else None
    return follow_settled(sessions, plan.start_minutes, said, rules)
