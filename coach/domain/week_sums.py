"""Working out what each week came to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coach.domain.planned_weeks import Lengths, planned_days
from coach.domain.schedule import Schedule
from coach.domain.session import Outcome, Session
from coach.domain.time_off import TimeOff, excuse
from coach.domain.week_figures import WeekFigures

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class ProgressRules:
    """When a week is on plan and when it is excused; values and reasons in ``resources/rules/progress.toml``."""

    on_plan_share: float = 0.75
    excused_days: int = 3


@dataclass(frozen=True)
class WeekParts:
    """What weeks are worked out from. ``sessions`` are walks in order of time, ``routines`` the days on which a routine
    was done, ``since`` the day the plan was made (None before it), ``today`` the user's day."""

    sessions: Sequence[Session]
    routines: Iterable[date]
    schedule: Schedule
    lengths: Lengths
    since: date | None
    times_off: Sequence[TimeOff]
    today: date
    rules: ProgressRules = ProgressRules()


def monday_of(day: date) -> date:
    """The first day of the week that holds ``day``."""
    return day - timedelta(days=day.weekday())


def week_figures(parts: WeekParts, first: date, count: int) -> tuple[WeekFigures, ...]:
    """The figures of ``count`` weeks from the Monday ``first`` on. What was only begun (under a minute) is no walk."""
    walked: Mapping[date, list[Session]] = defaultdict(list)
    for session in parts.sessions:
        if session.is_walked:
            walked[monday_of(session.started_at.date())].append(session)
    routines = Counter(map(monday_of, parts.routines))
    mondays = (first + number * WEEK for number in range(count))
    return tuple(_figures(parts, monday, walked.get(monday, []), routines[monday]) for monday in mondays)


def _figures(parts: WeekParts, monday: date, walks: Sequence[Session], routines: int) -> WeekFigures:
    planned = planned_days(parts.schedule, monday, parts.since)
    known = parts.since is not None and monday + WEEK > parts.since
    is_over = monday + WEEK <= parts.today
    kept = _is_kept(len(planned), len(walks), parts.rules)
    excused = None if kept else excuse(parts.times_off, monday, parts.rules.excused_days)
    outcomes = Counter(walk.outcome for walk in walks)
    return WeekFigures(
        monday,
        sum(walk.walked_minutes for walk in walks),
        sum(map(parts.lengths.on, planned)) if known else None,
        len(planned) if known else None,
        outcomes[Outcome.DONE],
        outcomes[Outcome.SHORTENED],
        outcomes[Outcome.STOPPED],
        routines,
        _mean(walks, "before"),
        _mean(walks, "peak"),
        _mean(walks, "after"),
        _mean(walks, "morning"),
        excused,
        None if excused is not None or not planned or not is_over else kept,
        is_over,
    )


def _is_kept(planned: int, walked: int, rules: ProgressRules) -> bool:
    """More than planned is no better; a week without a plan is kept by nobody."""
    return planned > 0 and walked >= max(1, int(planned * rules.on_plan_share + 1e-9))


def _mean(walks: Iterable[Session], score: str) -> float | None:
    told = [value for walk in walks if walk.check_in and (value := getattr(walk.check_in, score)) is not None]
    return sum(told) / len(told) if told else None


def answers_after(sessions: Iterable[Session]) -> tuple[tuple[date, float], ...]:
    """Every answer about pain after a walk with the walk's day, in order of days. What was only begun is no walk."""
    asked = ((walk.started_at.date(), walk.check_in) for walk in sessions if walk.is_walked)
    told = ((day, answers.after) for day, answers in asked if answers is not None)
    return tuple(sorted((day, float(after)) for day, after in told if after is not None))


def rising_lengths(sessions: Iterable[Session], last: int) -> tuple[int, ...]:
    """The longest planned length of each week that had walks, oldest first, and ``last``, what is planned now, for the
    newest of them."""
    longest: dict[date, int] = {}
    for session in sessions:
        monday = monday_of(session.started_at.date())
        longest[monday] = max(longest.get(monday, 0), session.planned_minutes)
    ordered = [longest[monday] for monday in sorted(longest)]
    return (*ordered[:-1], last) if ordered else ()
