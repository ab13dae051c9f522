"""Why the next walk is as long as it is: the last answers as told, the rules they met, what came of it, what would make
it longer next time, and what was never looked at. Nothing is decided here and nothing is a score of the person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from coach.domain.check_in import CheckIn
from coach.domain.offers import Offer
from coach.domain.phrases import Reason, reason
from coach.domain.plan import Plan
from coach.domain.progression import History, NextWalk, Working, decide
from coach.domain.response import Response, respond
from coach.domain.rule_of_plan import rules_of
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.why_rows import BEST, Part, WhyRow, differences, why_rows

TOLD_WALKS = 6
"""Walks on the page, the last one included (our choice)."""
AHEAD = 6
"""Walks that are looked ahead (our choice)."""
IGNORED = ("age", "speed", "missed", "good_day", "others")
"""What no length follows from, by the ids of its sentences."""

Replaced = tuple[tuple[datetime, CheckIn], ...]
"""Answers that stood there before, oldest first, each with the moment they were replaced."""

Corrected = tuple[tuple[datetime, StopReason], ...]
"""Why the walk ended early, as it stood there before, oldest first, each with the moment it was put right."""


@dataclass(frozen=True)
class Change:
    """Answers that were changed ``at`` a moment: the parts that differ, each as it was told before."""

    at: datetime
    before: tuple[tuple[Part, tuple[Reason, ...]], ...]


@dataclass(frozen=True)
class ToldWalk:
    """One walk as it was told, and what its answers came to."""

    session: Session
    response: Response
    rows: tuple[WhyRow, ...]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Ahead:
    """What comes when the next walks go well: after ``walks`` of them the length is ``minutes``, longer than now. Where
    none of the walks looked at is longer, ``walks`` is 0 and ``reasons`` say what holds it."""

    walks: int
    minutes: int
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Why:
    """Everything the page says. ``walks`` begin with the last one; ``offers`` are what each rule would give, the
    shortest first; ``needs`` is what makes a walk longer; ``ahead`` is None while walking waits."""

    walk: NextWalk
    walks: tuple[ToldWalk, ...]
    offers: tuple[Offer, ...]
    needs: tuple[Reason, ...]
    ahead: Ahead | None
    ignored: tuple[Reason, ...]


def explain(
    working: Working,
    plan: Plan,
    history: History,
    now: datetime,
    rules: Rules,
    replaced: Callable[[Session], Replaced] = lambda _session: (),
    corrected: Callable[[Session], Corrected] = lambda _session: (),
) -> Why:
    """Put the working of a decision into sentences. ``rules`` are ours; ``replaced`` gives a walk's earlier answers,
    and ``corrected`` why it was said to have ended before."""
    own = rules_of(plan, rules)
    last = reversed(history.sessions[-TOLD_WALKS:])
    return Why(
        walk=working.walk,
        walks=tuple(told_walk(session, replaced(session), corrected(session), own) for session in last),
        offers=tuple(sorted(working.offers, key=lambda offer: offer.minutes)),
        needs=_needs(working.walk, plan, own),
        ahead=look_ahead(plan, history, now, rules) if working.walk.walk_allowed else None,
        ignored=tuple(reason(f"why.ignored.{name}", days=own.gap.short_days - 1) for name in IGNORED),
    )


def look_ahead(plan: Plan, history: History, now: datetime, rules: Rules) -> Ahead:
    """Decide on as if the next walk and those after it were walked to their end and answered well. The kind of day and
    the pain before today's walk change nothing about what the plan counts from."""
    apart = timedelta(days=max(1, 7 // max(1, plan.days_per_week)))
    going, then = replace(history, before_today=None, day=None), now
    first = following = decide(plan, going, then, rules)
    held: tuple[Reason, ...] = ()
    for walks in range(1, AHEAD + 1):
        going = replace(going, sessions=(*going.sessions, _gone_well(following, then)))
        then += apart
        following = decide(plan, going, then, rules)
        if following.minutes > first.minutes:
            return Ahead(walks, following.minutes)
        held = held or following.reasons
    return Ahead(0, following.minutes, held)


def _gone_well(walk: NextWalk, at: datetime) -> Session:
    return Session(at, walk.minutes, walk.minutes, Outcome.DONE, check_in=BEST)


def told_walk(session: Session, replaced: Replaced, corrected: Corrected, rules: Rules) -> ToldWalk:
    """One walk as it was told, by ``rules`` (the plan's own), with what stood there before."""
    answers = _changes(replaced, session.check_in or CheckIn())
    ends = tuple(Change(at, ((Part.SHARE, (reason(f"why.told.stopped.{why}"),)),)) for at, why in corrected)
    changes = tuple(sorted((*answers, *ends), key=lambda change: change.at))
    return ToldWalk(session, respond(session, rules).response, why_rows(session, rules), changes)


def _changes(replaced: Replaced, now: CheckIn) -> tuple[Change, ...]:
    after: Sequence[CheckIn] = [*(answers for _, answers in replaced[1:]), now]
    found = (Change(at, differences(old, new)) for (at, old), new in zip(replaced, after, strict=False))
    return tuple(change for change in found if change.before)


def _needs(walk: NextWalk, plan: Plan, rules: Rules) -> tuple[Reason, ...]:
    if not walk.walk_allowed:
        return (reason("why.next.seen"),)
    return (
        reason("why.need.share", percent=round(rules.amber.share * 100)),
        reason("why.need.start", points=rules.today.over_usual, usual=plan.usual_pain),
        reason(
            "why.need.pain",
            points=rules.amber.rise,
            high=rules.amber.peak,
            low=rules.amber.peak_with_before,
        ),
        reason("why.need.morning", points=rules.red.morning_rise),
        reason("why.need.calm"),
        reason("why.need.answers"),
    )
