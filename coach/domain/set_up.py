"""What a new user answers in six steps, and the plan that follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import time

from coach.domain.plan import DEFAULT_START_DAYS, DEFAULT_TARGET, Plan, start_from_tries
from coach.domain.red_flag import RedFlag
from coach.domain.schedule import Schedule

STEPS = ("welcome", "safety", "now", "target", "times", "voice")
"""The six steps, in order."""

_NOON = time(12, 30)
DEFAULT_TIMES: tuple[time | None, ...] = (_NOON, None, _NOON, _NOON, None, _NOON, None)
"""Four days a week (SWIFT trial: at least 4) with a day between where that works; the hour is our choice."""


@dataclass(frozen=True)
class SetUpAnswers:
    """Everything asked at set-up; kept at every change so that leaving half-way resumes there.

    ``tries`` are minutes of walking that were comfortable, up to three; ``unknown`` is "I don't know", ``no_flags`` the
    answer "None of these" to the safety questions.
    """

    step: int = 0
    flags: frozenset[RedFlag] = frozenset()
    region: str = "default"
    usual_pain: int | None = None
    tries: tuple[int, ...] = ()
    unknown: bool = False
    target_minutes: int = DEFAULT_TARGET
    times: tuple[time | None, ...] = field(default=DEFAULT_TIMES)
    no_flags: bool = False

    @property
    def step_name(self) -> str:
        """The name of the step the user is at."""
        return STEPS[self.step]

    @property
    def is_safety_answered(self) -> bool:
        """Whether the safety questions have an answer: a tick, or that none applies."""
        return self.no_flags or bool(self.flags)


def missing_answers(answers: SetUpAnswers) -> tuple[str, ...]:
    """What this step still needs before going on: ids for the page's sentences, in the page's order."""
    step = answers.step_name
    missing = {
        "flags": step == "safety" and not answers.is_safety_answered,
        "usual_pain": step == "now" and answers.usual_pain is None,
        "tries": step == "now" and not answers.tries and not answers.unknown,
        "times": step == "times" and not any(answers.times),
    }
    return tuple(id for id, is_missing in missing.items() if is_missing)


def where_left(answers: SetUpAnswers) -> SetUpAnswers:
    """The answers at the step to go on with: never past safety questions that are open."""
    safety = STEPS.index("safety")
    return answers if answers.is_safety_answered or answers.step <= safety else replace(answers, step=safety)


def plan_from(answers: SetUpAnswers) -> Plan:
    """The plan that follows; unanswered pain counts as 0 and unknown comfort as 10 minutes on 4 days."""
    return Plan(
        target_minutes=answers.target_minutes,
        days_per_week=schedule_from(answers).days_per_week or DEFAULT_START_DAYS,
        start_minutes=start_from_tries(() if answers.unknown else answers.tries),
        usual_pain=answers.usual_pain or 0,
    )


def schedule_from(answers: SetUpAnswers) -> Schedule:
    """The weekly times that were chosen."""
    return Schedule(answers.times)
