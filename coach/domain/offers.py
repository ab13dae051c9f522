"""What each rule would give on its own, in minutes, with its reasons. The shortest counts; they are never stacked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from coach.domain.bouts import split
from coach.domain.check_in import CheckIn
from coach.domain.day import DayKind
from coach.domain.flare import Tracks, flare_length, red_minutes, worst
from coach.domain.phrases import Reason, reason
from coach.domain.plan import Plan
from coach.domain.response import Answer, Response, respond
from coach.domain.rules import Rules
from coach.domain.session import Session


class Rule(StrEnum):
    """Whose offer it is."""

    START = "start"
    FLARE = "flare"
    SORE = "sore"
    BAD_DAY = "bad_day"
    GAP = "gap"
    ANSWER = "answer"


@dataclass(frozen=True)
class Offer:
    """One rule's own length, with its reasons."""

    rule: Rule
    minutes: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Answered:
    """What the answers to one walk give. ``blocked`` is why a good one is no step up."""

    session: Session
    answer: Answer
    blocked: Reason | None
    offer: Offer

    @property
    def red(self) -> Session | None:
        """The walk, where its answer is red."""
        return self.session if self.answer.response is Response.RED else None


PRAISED = 3
"""Good walks running are told up to this many."""
_RUNS = {1: "one", 2: "two", 3: "three"}


def start_offer(plan: Plan) -> Offer:
    """The first walk's length."""
    return Offer(Rule.START, plan.start_minutes, (reason("because.start", minutes=plan.start_minutes),))


def flare_offers(tracks: Tracks, rules: Rules) -> list[Offer]:
    """The flare length, while a flare plan is on."""
    if not worst(tracks).flare:
        return []
    minutes = min(track.flare for standing, track in tracks.items() if standing.flare)
    return [Offer(Rule.FLARE, minutes, (reason("because.flare", walks=rules.flare.calm_walks),))]


def today_offers(
    pain: int | None, day: DayKind | None, plan: Plan, tracks: Tracks, red: Session | None, rules: Rules
) -> list[Offer]:
    """The flare length when it hurts more than usual just before the walk, and on a bad day. ``red`` is the last walk
    where its answer was red."""
    minutes = flare_length(min(track.good for track in tracks.values()), red, rules)
    offers = []
    if pain is not None and is_sore(pain, plan, rules):
        offers.append(Offer(Rule.SORE, minutes, (reason("because.sore_today", pain=pain),)))
    if day is DayKind.BAD:
        offers.append(Offer(Rule.BAD_DAY, minutes, (reason("because.bad_day"),)))
    return offers


def is_sore(pain: int, plan: Plan, rules: Rules) -> bool:
    """Whether that much pain just before a walk makes it a flare-length one."""
    return pain >= plan.usual_pain + rules.today.over_usual or pain >= rules.today.pain


def gap_offers(sessions: Sequence[Session], now: datetime, rules: Rules) -> list[Offer]:
    """A part off after days without a walk, those of the last walk that tells something (``told_last``). No walk is
    dated later than ``now``."""
    last = told_last(sessions)
    if last is None:
        return []
    days = (now.date() - last.started_at.astimezone(now.tzinfo).date()).days
    if days < rules.gap.short_days:
        return []
    share = rules.gap.long_share if days >= rules.gap.long_days else rules.gap.short_share
    minutes = max(rules.step.floor, int(last.planned_minutes * (1 - share) + 1e-9))
    since = "_unanswered" if sessions[-1].says_nothing else ""
    return [Offer(Rule.GAP, minutes, (reason(f"because.gap{since}", days=days),))]


def told_last(sessions: Sequence[Session]) -> Session | None:
    """The walk that a gap is counted from, and that its part comes off.

    What was begun and not walked ends no gap; its length was worked out from the gap already. So it is with a walk
    without Amble that nobody answered about: it may have been a stroll of some minutes, which is no reason for the
    length of before the gap, and its own length has the gap in it, so that none comes off twice. Where there are no
    other walks there is no gap: the plan is at its start still.
    """
    walked = next((session for session in reversed(sessions) if session.is_telling), None)
    return walked or next((session for session in reversed(sessions) if not session.says_nothing), None)


def answered(plan: Plan, sessions: Sequence[Session], now: datetime, rules: Rules) -> Answered:
    """What the answers to the last walk give, the worst of them and the shortest length of them.

    What was begun and not walked since hides nothing: its own answers count, and those of the walk before it, which
    may come later, go on counting. A walk that says nothing hides nothing either; of many the last counts, and the one
    that was planned shortest.
    """
    each = [
        _answered(plan, sessions[max(0, place + 1 - PRAISED) : place + 1], now, rules) for place in _counting(sessions)
    ]
    graver = sorted(each, key=lambda one: (-one.answer.response, one.offer.minutes))
    return replace(graver[0], offer=min((one.offer for one in graver), key=lambda offer: offer.minutes))


def _counting(sessions: Sequence[Session]) -> list[int]:
    """The places of the walks whose answers count, in order."""
    places = range(len(sessions))
    first = next((place for place in reversed(places) if sessions[place].is_telling), 0)
    silent = [place for place in places[first:] if sessions[place].says_nothing]
    if not silent:
        return list(places[first:])
    kept = {silent[-1], min(silent, key=lambda place: sessions[place].planned_minutes)}
    return [place for place in places[first:] if place in kept or not sessions[place].says_nothing]


def _answered(plan: Plan, sessions: Sequence[Session], now: datetime, rules: Rules) -> Answered:
    answer = respond(sessions[-1], rules)
    blocked = why_no_step(plan, sessions[-1], now, rules) if answer.response is Response.GREEN else None
    return Answered(sessions[-1], answer, blocked, _answer_offer(sessions, answer, blocked, rules))


def _answer_offer(sessions: Sequence[Session], answer: Answer, blocked: Reason | None, rules: Rules) -> Offer:
    last = sessions[-1]
    if answer.response is Response.RED:
        return _red_offer(last, answer, rules)
    if answer.response is Response.AMBER:
        return Offer(Rule.ANSWER, last.planned_minutes, (reason("change.amber"), *answer.reasons))
    if blocked is not None:
        return Offer(Rule.ANSWER, last.planned_minutes, (blocked,))
    step = green_step(last.planned_minutes, rules)
    return Offer(Rule.ANSWER, last.planned_minutes + step, (_praise(sessions, step, rules),))


def why_no_step(plan: Plan, last: Session, now: datetime, rules: Rules) -> Reason | None:
    """Why a good answer is still no step up: a shorter walk proves only itself, a sore start hides a rise, and one
    change comes at a time."""
    if not last.is_ordinary:
        return reason("because.chosen_shorter", minutes=last.planned_minutes)
    before = (last.check_in or CheckIn()).before
    if before is not None and before >= plan.usual_pain + rules.today.over_usual:
        return reason("because.sore_before", pain=before)
    if plan.day_added is not None and abs((now.date() - plan.day_added).days) < rules.week.settle_days:
        return reason("because.day_added", days=rules.week.settle_days)
    return None


def green_step(minutes: int, rules: Rules) -> int:
    """10 %, rounded to the nearest minute (halves up), between 1 and 3."""
    nearest = int(minutes * rules.step.green_share + 0.5 + 1e-9)
    return max(rules.step.green_least, min(rules.step.green_most, nearest))


def _red_offer(last: Session, answer: Answer, rules: Rules) -> Offer:
    minutes = red_minutes(last, rules)
    parts = "" if len(split(minutes, rules)) > 1 else "_whole"
    change = f"change.red{parts}" if minutes < last.planned_minutes else "change.red_floor"
    return Offer(Rule.ANSWER, minutes, (reason(change), *answer.reasons))


def _praise(sessions: Sequence[Session], step: int, rules: Rules) -> Reason:
    """How many walks running were answered well (at most three are told) and how near to the start they stayed."""
    run = 0
    while run < min(PRAISED, len(sessions)) and respond(sessions[-1 - run], rules).response is Response.GREEN:
        run += 1
    points = max(_worst_rise(session) for session in sessions[-run:])
    level = "" if points else "_level"
    return reason(f"because.green_{_RUNS[run]}{level}", minutes=step, points=points)


def _worst_rise(session: Session) -> int:
    check_in = session.check_in or CheckIn()
    return max(0, max(check_in.peak or 0, check_in.after or 0) - (check_in.before or 0))
