"""Whole records, each field missing or set."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from coach.domain.bounds import Bounds
from coach.domain.cue_proof import CueFate, CueProof
from coach.domain.exercise import Dose, ExerciseKind, Position, Routine, RoutineItem
from coach.domain.feeling import Feeling, Felt
from coach.domain.look_back import Helped, LookBack, RolandMorris
from coach.domain.plan import Plan
from coach.domain.record import DayNote, Record, RecordSource, Replaced, RoutineEntry, WalkEntry
from coach.domain.red_flag import FlagReport, RedFlag, SeenNote
from coach.domain.routine_session import ExerciseResult, Managed
from coach.domain.schedule import Earlier, Move, Schedule
from coach.domain.session import Session
from coach.domain.time_off import TimeOff, TimeOffKind
from tests.adapters.store_strategies import ZONES, check_ins, outcomes, stop_reasons, walk_shapes

scores = st.none() | st.integers(0, 10)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.text(st.characters(categories=["L"]), min_size=1, max_size=8)
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
times = st.times().map(lambda found: time(found.hour, found.minute))
weeks = st.lists(st.none() | times, min_size=7, max_size=7).map(tuple)
seconds = st.floats(0, 7200)


@st.composite
def moments(draw: st.DrawFn) -> datetime:
    """Instants in the zones people live in, the folds of autumn among them."""
    start = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)
    offset = draw(st.integers(-100_000_000_000_000, 400_000_000_000_000) | st.integers(0, 7_200_000_000))
    return (start + timedelta(microseconds=offset)).astimezone(ZoneInfo(draw(st.sampled_from(ZONES))))


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """Finished walks."""
    shape = dict(draw(walk_shapes))
    shape.pop("rest_minutes")
    return Session(
        started_at=draw(moments()),
        planned_minutes=draw(st.integers(1, 60)),
        walked_minutes=draw(st.floats(0, 180)),
        outcome=draw(outcomes),
        stop_reason=draw(stop_reasons),
        check_in=draw(st.none() | check_ins),
        chosen_minutes=draw(st.none() | st.integers(1, 60)),
        bad_day=draw(st.booleans()),
        warm_up=draw(st.none() | st.booleans()),
        by_hand=draw(st.booleans()),
        note=draw(words),
        **shape,
    )


felt = st.lists(st.builds(Felt, seconds, st.sampled_from(Feeling)), max_size=3).map(tuple)
proofs = st.lists(
    st.builds(CueProof, seconds, words, st.booleans(), st.sampled_from(CueFate), st.none() | seconds), max_size=3
).map(tuple)
walk_entries = st.builds(
    WalkEntry,
    session=sessions(),
    rest_minutes=st.integers(0, 10),
    felt=felt,
    replaced=st.lists(st.builds(Replaced, moments(), check_ins), max_size=2).map(tuple),
    proofs=proofs,
    source=st.none() | st.sampled_from(RecordSource),
)
doses = st.builds(Dose, st.integers(1, 30), st.floats(0, 30), st.floats(0, 30))
routines = st.builds(
    Routine,
    id=names,
    name=words,
    kind=st.sampled_from(ExerciseKind),
    items=st.lists(st.builds(RoutineItem, names, st.integers(1, 5), st.none() | doses), max_size=3).map(tuple),
    own=st.booleans(),
)
routine_entries = st.builds(
    RoutineEntry,
    started_at=moments(),
    routine=routines,
    seconds=seconds,
    outcome=outcomes,
    results=st.lists(
        st.builds(ExerciseResult, names, st.integers(1, 5), st.none() | st.sampled_from(Managed)), max_size=3
    ).map(tuple),
    stop_reason=stop_reasons,
    red_flags=st.none() | st.frozensets(st.sampled_from(RedFlag), max_size=2),
)
bounds = st.builds(
    Bounds,
    most_minutes=st.none() | st.integers(1, 60),
    most_days=st.none() | st.integers(1, 7),
    most_rise=st.none() | st.floats(0, 1),
    most_cadence=st.none() | st.integers(60, 120),
    banned_exercises=st.frozensets(names, max_size=2),
    banned_positions=st.frozensets(st.sampled_from(Position).map(str), max_size=2),
    thresholds=st.lists(st.tuples(names, st.floats(0, 10)), max_size=2).map(tuple),
    by=words,
    signed_at=st.none() | moments(),
)
plans = st.builds(
    Plan,
    target_minutes=st.integers(5, 60),
    days_per_week=st.integers(1, 7),
    start_minutes=st.integers(1, 60),
    usual_pain=st.integers(0, 10),
    pace=names,
    brisk=st.booleans(),
    intervals=st.booleans(),
    day_added=st.none() | days,
    bounds=bounds,
)
schedules = st.builds(
    Schedule,
    times=weeks,
    moves=st.lists(st.builds(Move, days, days, times), max_size=2).map(tuple),
    paused_until=st.none() | days,
    earlier=st.lists(st.builds(Earlier, days, weeks), max_size=2).map(tuple),
    home=st.none() | st.sampled_from(ZONES),
)
look_backs = st.builds(
    LookBack,
    monday=days.map(lambda day: day - timedelta(days=day.weekday())),
    at=moments(),
    pain=scores,
    enjoyment=scores,
    activity=scores,
    goal=words,
    goal_score=scores,
    helped=st.frozensets(st.sampled_from(Helped), max_size=3),
    words=words,
)


def _some(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=2).map(tuple)


records = st.builds(
    Record,
    plan=st.none() | plans,
    schedule=schedules,
    times_off=_some(st.builds(TimeOff, days, days, st.sampled_from(TimeOffKind))),
    flags=_some(st.builds(FlagReport, moments(), st.frozensets(st.sampled_from(RedFlag), max_size=3))),
    seen=_some(st.builds(SeenNote, moments(), words, words, st.booleans())),
    look_backs=_some(look_backs),
    roland_morris=_some(st.builds(RolandMorris, days, st.frozensets(st.integers(1, 24), max_size=5))),
    day_notes=_some(st.builds(DayNote, days, words)),
    walks=_some(walk_entries),
    routines=_some(routine_entries),
)


def without_standing(record: Record) -> Record:
    """The record without plan and schedule, which stay those of whoever reads it."""
    return replace(record, plan=None, schedule=Schedule())
