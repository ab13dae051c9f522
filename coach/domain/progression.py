"""The next walk: longer, the same or shorter, and why.

``decide`` is a pure function of the history: the same history always gives the same walk, worse answers
never give a longer one, a missing answer never counts as good, and every change carries its reasons.
Source of all thresholds: ``resources/rules/progression.toml`` (our choices, see there).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coach.domain.check_in import CheckIn
from coach.domain.day import DayKind
from coach.domain.flare import Tracks, declare, flare_length, follow, red_minutes, worst
from coach.domain.phrases import Reason, reason
from coach.domain.plan import Plan
from coach.domain.red_flag import FlagReport, waiting_reports
from coach.domain.response import Answer, Response, respond
from coach.domain.rules import Rules
from coach.domain.session import Session


class Adjustment(StrEnum):
    """What happens to the length of the next walk."""

    START = "start"
    PROGRESS = "progress"
    HOLD = "hold"
    EASE = "ease"
    STOP = "stop"


@dataclass(frozen=True)
class History:
    """Everything the decision looks at.

    ``sessions`` in order of time; ``flag_reports`` are red flags ticked outside a check-in; ``seen`` is when the
    user last said they were seen; ``before_today`` is pain 0–10 just before this walk, if asked;
    ``flare_since`` is when the user said a flare had begun; ``day`` is what kind of day today is, if told.
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
    brisk; ``earliest`` is the first day the bounds allow it on, None for today.
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


@dataclass(frozen=True)
class _Offer:
    """One rule's own length, with its reasons; the shortest offer wins."""

    minutes: int
    reasons: tuple[Reason, ...]


_RUNS = {1: "one", 2: "two", 3: "three"}
"""Good walks running, as they are told."""


def decide(plan: Plan, history: History, now: datetime, rules: Rules) -> NextWalk:
    """The next walk by ``rules``. ``now`` is aware, in the user's zone (gaps are local days). Never raises."""
    waiting = waiting_reports(_all_reports(history), history.seen)
    if waiting:
        because = reason("because.flag_waiting")
        return NextWalk(0, (), Response.STOP, Adjustment.STOP, False, False, (because,), waiting)
    if not history.sessions:
        return _first_walk(plan, history, now, rules)
    return _following_walk(plan, history, now, rules)


def flag_report_of(session: Session) -> FlagReport | None:
    """The red flags of a walk's own answers, dated at its start; None when there are none."""
    flags = session.check_in.red_flags if session.check_in else None
    return FlagReport(session.started_at, flags) if flags else None


def _all_reports(history: History) -> tuple[FlagReport, ...]:
    own = (flag_report_of(session) for session in history.sessions)
    return (*history.flag_reports, *(report for report in own if report is not None))


def _first_walk(plan: Plan, history: History, now: datetime, rules: Rules) -> NextWalk:
    tracks = _tracks(plan, history, [], now, rules)
    offers = [_Offer(plan.start_minutes, (reason("because.start", minutes=plan.start_minutes),))]
    offers += _flare_offers(tracks, rules) + _today_offers(plan, history, tracks, None, rules)
    best = _bounded(min(offers, key=lambda offer: offer.minutes), plan, rules)
    return NextWalk(best.minutes, (best.minutes,), None, Adjustment.START, worst(tracks).flare, True, best.reasons)


def _following_walk(plan: Plan, history: History, now: datetime, rules: Rules) -> NextWalk:
    answers = [respond(session, rules) for session in history.sessions]
    last, answer = history.sessions[-1], answers[-1]
    tracks = _tracks(plan, history, answers, now, rules)
    offers = _flare_offers(tracks, rules)
    offers += _today_offers(plan, history, tracks, last, rules)
    # What was begun and not walked ends no gap; its length was worked out from the gap already.
    walked = next((session for session in reversed(history.sessions) if session.is_walked), last)
    offers += _gap_offers(walked, now, rules)
    offers.append(_response_offer(plan, history.sessions, answers, rules))
    best = min(offers, key=lambda offer: offer.minutes)
    best = _bounded(_capped(best, history.sessions, now, rules), plan, rules)
    in_flare = worst(tracks).flare
    eased = answer.response is Response.RED or in_flare or best.minutes < last.planned_minutes
    return NextWalk(
        minutes=best.minutes,
        bouts=split(best.minutes, rules) if answer.response is Response.RED else (best.minutes,),
        response=answer.response,
        adjustment=_adjustment(best.minutes, last.planned_minutes, eased),
        flare=in_flare,
        walk_allowed=True,
        reasons=_with_flare(_told(best, last.planned_minutes), tracks, rules),
    )


def _told(best: _Offer, base: int) -> tuple[Reason, ...]:
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
    extra = (because for offer in _flare_offers(tracks, rules) for because in offer.reasons)
    return (*reasons, *(because for because in extra if because not in reasons))


def _adjustment(minutes: int, base: int, eased: bool) -> Adjustment:
    if eased:
        return Adjustment.EASE
    return Adjustment.PROGRESS if minutes > base else Adjustment.HOLD


def split(minutes: int, rules: Rules) -> tuple[int, ...]:
    """Whole-minute bouts that add up to ``minutes``, longest first: one, two or three by ``rules.bouts``, and none of
    several shorter than its ``least``."""
    if minutes < rules.bouts.split_from:
        return (minutes,)
    wanted = 3 if minutes >= rules.bouts.three_from else 2
    count = max(1, min(wanted, minutes // rules.bouts.least))
    short, longer = divmod(minutes, count)
    return tuple(short + 1 if index < longer else short for index in range(count))


def _tracks(plan: Plan, history: History, answers: Sequence[Answer], now: datetime, rules: Rules) -> Tracks:
    walks = [(session, answer.response) for session, answer in zip(history.sessions, answers, strict=True)]
    tracks = follow(walks, plan.start_minutes, history.flare_since, rules)
    last = history.sessions[-1] if history.sessions else None
    says_now = history.flare_since is not None and (last is None or last.started_at < history.flare_since)
    return declare(tracks, last, rules) if says_now and (history.flare_since or now) <= now else tracks


def _flare_offers(tracks: Tracks, rules: Rules) -> list[_Offer]:
    if not worst(tracks).flare:
        return []
    minutes = min(track.flare for standing, track in tracks.items() if standing.flare)
    return [_Offer(minutes, (reason("because.flare", walks=rules.flare.calm_walks),))]


def _today_offers(plan: Plan, history: History, tracks: Tracks, last: Session | None, rules: Rules) -> list[_Offer]:
    pain = history.before_today
    if pain is None or not (pain >= plan.usual_pain + rules.today.over_usual or pain >= rules.today.pain):
        return []
    good = min(track.good for track in tracks.values())
    return [_Offer(flare_length(good, last, rules), (reason("because.sore_today", pain=pain),))]


def _gap_offers(last: Session, now: datetime, rules: Rules) -> list[_Offer]:
    days = (now.date() - last.started_at.astimezone(now.tzinfo).date()).days
    if days < rules.gap.short_days:
        return []
    share = rules.gap.long_share if days >= rules.gap.long_days else rules.gap.short_share
    minutes = max(rules.step.floor, int(last.planned_minutes * (1 - share) + 1e-9))
    return [_Offer(minutes, (reason("because.gap", days=days),))]


def _response_offer(plan: Plan, sessions: Sequence[Session], answers: Sequence[Answer], rules: Rules) -> _Offer:
    last, answer = sessions[-1], answers[-1]
    if answer.response is Response.RED:
        return _red_offer(last, answer, rules)
    if answer.response is Response.AMBER:
        return _Offer(last.planned_minutes, (reason("change.amber"), *answer.reasons))
    blocked = _why_no_step(plan, last, rules)
    if blocked is not None:
        return _Offer(last.planned_minutes, (blocked,))
    step = _green_step(last.planned_minutes, rules)
    return _Offer(last.planned_minutes + step, (_praise(sessions, answers, step),))


def _red_offer(last: Session, answer: Answer, rules: Rules) -> _Offer:
    minutes = red_minutes(last, rules)
    parts = "" if len(split(minutes, rules)) > 1 else "_whole"
    change = f"change.red{parts}" if minutes < last.planned_minutes else "change.red_floor"
    return _Offer(minutes, (reason(change), *answer.reasons))


def _why_no_step(plan: Plan, last: Session, rules: Rules) -> Reason | None:
    """Why a good answer is still no step up: a shorter walk proves only itself, a sore start hides a rise."""
    if not last.is_ordinary:
        return reason("because.chosen_shorter", minutes=last.planned_minutes)
    before = (last.check_in or CheckIn()).before
    if before is not None and before >= plan.usual_pain + rules.today.over_usual:
        return reason("because.sore_before", pain=before)
    return None


def _green_step(minutes: int, rules: Rules) -> int:
    """10 %, rounded to the nearest minute (halves up), between 1 and 3."""
    nearest = int(minutes * rules.step.green_share + 0.5 + 1e-9)
    return max(rules.step.green_least, min(rules.step.green_most, nearest))


def _praise(sessions: Sequence[Session], answers: Sequence[Answer], step: int) -> Reason:
    """How many walks running were answered well (at most three are told) and how near to the start they stayed."""
    run = 0
    while run < min(3, len(answers)) and answers[-1 - run].response is Response.GREEN:
        run += 1
    points = max(_worst_rise(session) for session in sessions[-run:])
    level = "" if points else "_level"
    return reason(f"because.green_{_RUNS[run]}{level}", minutes=step, points=points)


def _worst_rise(session: Session) -> int:
    check_in = session.check_in or CheckIn()
    return max(0, max(check_in.peak or 0, check_in.after or 0) - (check_in.before or 0))


def _capped(best: _Offer, sessions: Sequence[Session], now: datetime, rules: Rules) -> _Offer:
    """At most a quarter over the shortest planned walk of the last seven days, this weekday last week included."""
    today = now.date()
    recent = [
        session.planned_minutes
        for session in sessions
        if session.is_ordinary
        and (today - session.started_at.astimezone(now.tzinfo).date()).days <= rules.step.cap_days
    ]
    if not recent:
        return best
    cap = rules.step.cap(min(recent))
    if best.minutes <= max(cap, rules.step.floor):
        return best
    return _Offer(cap, (reason("because.cap", minutes=cap, days=rules.step.cap_days), *best.reasons))


def _bounded(best: _Offer, plan: Plan, rules: Rules) -> _Offer:
    """The plan's target above, the floor below."""
    if best.minutes > plan.target_minutes:
        told = tuple(because for because in best.reasons if because.id != "because.start")
        return _Offer(plan.target_minutes, (reason("because.target", minutes=plan.target_minutes), *told))
    if best.minutes < rules.step.floor:
        return _Offer(rules.step.floor, (*best.reasons, reason("because.floor", minutes=rules.step.floor)))
    return best
