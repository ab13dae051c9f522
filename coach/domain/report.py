"""The report for a clinician as a value: what the chosen days came to, worked out and not yet in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from coach.domain.check_in import Quality, Reach
from coach.domain.exercise import ExerciseKind
from coach.domain.look_back import LookBack, RolandMorris
from coach.domain.look_back_due import Comparison, Shift, compare_peg, compare_roland_morris
from coach.domain.plan import Plan
from coach.domain.progression import flag_report_of
from coach.domain.red_flag import FlagReport, SeenNote, flags_of, safety_record
from coach.domain.report_stretch import Stretch, compared, day_of, stretch_of
from coach.domain.report_wish import ReportDays, ReportWish
from coach.domain.routine_session import Managed, RoutineSession
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.time_off import TimeOff
from coach.domain.week_figures import WeekFigures

MANAGED = frozenset((Managed.EASY, Managed.ENOUGH, Managed.PART))
"""Answers after which an exercise counts as done."""
ECHO = timedelta(days=7)
"""How long after a walk its signs are looked for in what was ticked, where they stand a second time (our choice)."""


@dataclass(frozen=True)
class ReportSource:
    """Everything a report is made of. ``walks`` are in order of time, those outside the chosen days may be among them;
    ``weeks`` are the weeks of the chosen days. ``planned_days`` is how many days a week have a walk in the plan.
    ``waiting`` are the signs for which the plan waits now, wherever they were ticked."""

    made: datetime
    plan: Plan | None = None
    planned_days: int = 0
    goal: str = ""
    walks: Sequence[Session] = ()
    weeks: Sequence[WeekFigures] = ()
    flags: Sequence[FlagReport] = ()
    seen: Sequence[SeenNote] = ()
    routines: Sequence[RoutineSession] = ()
    look_backs: Sequence[LookBack] = ()
    roland_morris: Sequence[RolandMorris] = ()
    times_off: Sequence[TimeOff] = ()
    waiting: Sequence[FlagReport] = ()


@dataclass(frozen=True)
class Scores:
    """A measure at its first and its newest day in the report; ``shift`` None where it was asked once, or where no size
    of a change is known to mean something."""

    since: date
    before: float
    until: date
    now: float
    shift: Shift | None = None


@dataclass(frozen=True)
class Exercised:
    """Routines by their kind, how often each exercise was done (most often first), and what hurt, by id."""

    routines: tuple[tuple[ExerciseKind, int], ...] = ()
    done: tuple[tuple[str, int], ...] = ()
    hurt: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Ended:
    """Walks that ended early for a reason (None: nobody said), with their days."""

    why: StopReason | None
    days: tuple[date, ...]


@dataclass(frozen=True)
class ClinicianReport:
    """``early`` and ``late`` are the first and the last weeks, None where there is too little to compare. ``flags`` are
    what was ticked and said in these days, and what the plan waits for whenever it was ticked, newest first; with
    ``waits`` it waits now. ``highest`` is the worst pain on a walk, ``furthest`` how far down it was felt after walks
    at most and on how many, each with the newest day of it. ``ended`` also tells of walks that were begun and hardly
    walked, which are none of ``walks``."""

    made: datetime
    days: ReportDays
    wish: ReportWish
    whole: Stretch
    early: Stretch | None = None
    late: Stretch | None = None
    plan: Plan | None = None
    planned_days: int = 0
    goal: str = ""
    walks: tuple[Session, ...] = ()
    goal_scores: Scores | None = None
    peg: Scores | None = None
    roland_morris: Scores | None = None
    highest: tuple[int, date] | None = None
    furthest: tuple[Reach, int, date] | None = None
    qualities: tuple[tuple[Quality, int], ...] = ()
    flags: tuple[FlagReport | SeenNote, ...] = ()
    waits: bool = False
    exercised: Exercised = field(default_factory=Exercised)
    ended: tuple[Ended, ...] = ()
    times_off: tuple[TimeOff, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was walked in these days."""
        return not self.walks

    def count(self, outcome: Outcome) -> int:
        """How many walks ended that way."""
        return sum(walk.outcome is outcome for walk in self.walks)


def make_report(source: ReportSource, wish: ReportWish, days: ReportDays) -> ClinicianReport:
    """The report about ``days``."""
    begun = tuple(walk for walk in source.walks if days.holds(day_of(walk)))
    walks = tuple(walk for walk in begun if walk.is_walked)
    ends = compared(walks, days)
    early, late = (stretch_of(walks, source.weeks, end) for end in ends) if ends else (None, None)
    looked = [one for one in source.look_backs if days.holds(one.at.date())]
    asked = [one for one in source.roland_morris if days.holds(one.day)]
    routines = [one for one in source.routines if days.holds(one.started_at.date())]
    return ClinicianReport(
        source.made,
        days,
        wish,
        stretch_of(walks, source.weeks, days),
        early,
        late,
        source.plan,
        source.planned_days,
        source.goal or _last_goal(looked),
        walks,
        _goal_scores(looked, source.goal or _last_goal(looked)),
        _peg(looked),
        _roland_morris(asked),
        _highest(walks),
        _furthest(walks),
        _qualities(walks),
        _signs(source, begun, days),
        bool(source.waiting),
        exercised(routines),
        _ended(begun),
        tuple(off for off in source.times_off if off.first <= days.last and days.first <= off.last),
    )


def exercised(routines: Sequence[RoutineSession]) -> Exercised:
    """What was done of exercises in some routines."""
    kinds = Counter(one.kind for one in routines)
    results = [result for one in routines for result in one.results]
    return Exercised(
        tuple((kind, kinds[kind]) for kind in ExerciseKind if kinds[kind]),
        _often(result.exercise for result in results if result.managed in MANAGED),
        _often(result.exercise for result in results if result.managed is Managed.PAIN),
    )


def _often(ids: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(ids).items(), key=lambda pair: (-pair[1], pair[0])))


def _last_goal(look_backs: Sequence[LookBack]) -> str:
    return next((one.goal for one in reversed(look_backs) if one.goal), "")


def _goal_scores(look_backs: Sequence[LookBack], goal: str) -> Scores | None:
    """Only of the goal as it is now: a score of another one says nothing about it."""
    told = [one for one in look_backs if one.goal == goal and one.goal_score is not None]
    return _scores([(one.at.date(), float(one.goal_score or 0)) for one in told], None)


def _peg(look_backs: Sequence[LookBack]) -> Scores | None:
    told = [(one.at.date(), peg) for one in look_backs if (peg := one.peg) is not None]
    return _scores(told, compare_peg(look_backs))


def _roland_morris(answers: Sequence[RolandMorris]) -> Scores | None:
    return _scores([(one.day, float(one.score)) for one in answers], compare_roland_morris(answers))


def _scores(told: Sequence[tuple[date, float]], compared: Comparison | None) -> Scores | None:
    if not told:
        return None
    (since, before), (until, now) = told[0], told[-1]
    return Scores(since, before, until, now, compared.shift if compared else None)


def _signs(source: ReportSource, walks: Sequence[Session], days: ReportDays) -> tuple[FlagReport | SeenNote, ...]:
    """Signs that stand in the answers about a walk count as those that were ticked by themselves."""
    own = {report for report in map(flag_report_of, walks) if report is not None}
    alone = [one for one in (own | set(source.waiting)).difference(source.flags) if not _is_echoed(one, source.flags)]
    told = safety_record((*source.flags, *alone), source.seen)
    return tuple(one for one in told if days.holds(one.at.date()) or one in source.waiting)


def _is_echoed(own: FlagReport, told: Iterable[FlagReport]) -> bool:
    """Whether a walk's signs were ticked by themselves, too, as they are when they are asked about it."""
    return own.flags <= set(flags_of(one for one in told if own.at <= one.at <= own.at + ECHO))


def _highest(walks: Sequence[Session]) -> tuple[int, date] | None:
    told = ((walk.check_in.peak, day_of(walk)) for walk in walks if walk.check_in)
    return max(((peak, day) for peak, day in told if peak is not None), default=None)


def _furthest(walks: Sequence[Session]) -> tuple[Reach, int, date] | None:
    told = [(walk.check_in.reach_after, day_of(walk)) for walk in walks if walk.check_in is not None]
    for reach in reversed(Reach):
        felt = [day for at, day in told if at is reach]
        if felt:
            return reach, len(felt), max(felt)
    return None


def _qualities(walks: Sequence[Session]) -> tuple[tuple[Quality, int], ...]:
    told = Counter(one for walk in walks if walk.check_in for one in walk.check_in.qualities or ())
    return tuple((quality, told[quality]) for quality in Quality if told[quality])


def _ended(walks: Sequence[Session]) -> tuple[Ended, ...]:
    early = [walk for walk in walks if walk.outcome is not Outcome.DONE]
    reasons: tuple[StopReason | None, ...] = (*StopReason, None)
    found = (Ended(why, tuple(day_of(walk) for walk in early if walk.stop_reason is why)) for why in reasons)
    return tuple(one for one in found if one.days)
