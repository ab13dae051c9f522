"""The pages of detail: every walk of the report in a table, the newest first."""

from __future__ import annotations

from coach.domain.check_in import CheckIn
from coach.domain.report_stretch import SCORES, day_of
from coach.domain.report_telling import Telling
from coach.domain.report_told import Table
from coach.domain.session import Outcome, Session

MOST_WALKS = 400
"""Walks that are listed (our choice: nobody reads more, and a file for spreadsheets holds all of them)."""


def detail_table(telling: Telling) -> Table:
    """A row for each of the newest walks."""
    say = telling.say
    head = tuple(say(f"detail_head.{name}") for name in ("day", "walked", "outcome", "pain", "effort"))
    return Table(head, tuple(_row(telling, walk) for walk in reversed(telling.report.walks[-MOST_WALKS:])))


def detail_note(telling: Telling) -> str:
    """What is not listed, or ""."""
    count = len(telling.report.walks)
    return telling.say("detail.not_shown", shown=MOST_WALKS, count=count) if count > MOST_WALKS else ""


def _row(telling: Telling, walk: Session) -> tuple[str, ...]:
    say, answers = telling.say, walk.check_in or CheckIn()
    told = (getattr(answers, score) for score in SCORES)
    pain = ", ".join(say("detail.open") if score is None else str(score) for score in told)
    effort = say("detail.open") if answers.effort is None else say(f"effort.{answers.effort}")
    return telling.words.day_short(day_of(walk)), _walked(telling, walk), _outcome(telling, walk), pain, effort


def _walked(telling: Telling, walk: Session) -> str:
    walked = telling.say("detail.walked", walked=round(walk.walked_minutes), of=walk.intended_minutes)
    return telling.say("detail.by_hand", walked=walked) if walk.by_hand else walked


def _outcome(telling: Telling, walk: Session) -> str:
    outcome = telling.say(f"outcome.{walk.outcome}")
    if walk.outcome is Outcome.DONE or walk.stop_reason is None:
        return outcome
    why = telling.say(f"why.{walk.stop_reason}")
    return telling.say("detail.outcome_why", outcome=outcome, why=why[0].lower() + why[1:])
