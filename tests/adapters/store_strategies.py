"""Every value the store keeps, each field missing or set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from coach.domain.check_in import CheckIn, Effort, HealthEvent, Quality, Reach
from coach.domain.day import DayKind
from coach.domain.red_flag import FlagReport, RedFlag
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.walk import Ground, Route
from coach.services.ports import RunningSession

ZONES = ("Europe/Paris", "America/St_Johns", "Asia/Kathmandu", "Africa/Cairo", "Pacific/Chatham", "UTC")
scores = st.none() | st.integers(0, 10)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
check_ins = st.builds(
    CheckIn,
    before=scores,
    peak=scores,
    after=scores,
    morning=scores,
    reach_before=st.none() | st.sampled_from(Reach),
    reach_after=st.none() | st.sampled_from(Reach),
    qualities=st.none() | st.frozensets(st.sampled_from(Quality)),
    effort=st.none() | st.sampled_from(Effort),
    leg_soreness=st.none() | st.booleans(),
    red_flags=st.none() | st.frozensets(st.sampled_from(RedFlag)),
    where=st.none() | st.frozensets(words, max_size=4),
    events=st.none() | st.frozensets(st.sampled_from(HealthEvent)),
)
outcomes = st.sampled_from(Outcome)
stop_reasons = st.none() | st.sampled_from(StopReason)
seconds = st.floats(0, 7200)


@st.composite
def moments(draw: st.DrawFn) -> datetime:
    """Instants in the zones people live in, the folds of autumn among them."""
    start = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)
    offset = draw(st.integers(-3_000_000_000_000_000, 3_000_000_000_000_000) | st.integers(0, 7_200_000_000))
    return (start + timedelta(microseconds=offset)).astimezone(ZoneInfo(draw(st.sampled_from(ZONES))))


walk_shapes = st.fixed_dictionaries(
    {
        "bouts": st.lists(st.integers(3, 30), max_size=3).map(tuple),
        "rest_minutes": st.integers(0, 10),
        "brisk_minutes": st.integers(0, 10),
        "route": st.sampled_from(Route),
        "ground": st.none() | st.sampled_from(Ground),
        "day": st.none() | st.sampled_from(DayKind),
    }
)


@st.composite
def hand_sessions(draw: st.DrawFn) -> Session:
    """Walks that are added later."""
    shape = dict(draw(walk_shapes))
    shape.pop("rest_minutes")
    return Session(
        started_at=draw(moments()),
        planned_minutes=draw(st.integers(1, 60)),
        walked_minutes=draw(st.integers(1, 60)),
        outcome=draw(outcomes),
        stop_reason=draw(stop_reasons),
        check_in=draw(st.none() | check_ins),
        chosen_minutes=draw(st.none() | st.integers(1, 60)),
        bad_day=draw(st.booleans()),
        warm_up=draw(st.none() | st.booleans()),
        by_hand=True,
        note=draw(words),
        **shape,
    )


@st.composite
def running_sessions(draw: st.DrawFn) -> RunningSession:
    """Walks that have begun."""
    return RunningSession(
        id=0,
        started_at=draw(moments()),
        planned_minutes=draw(st.integers(1, 60)),
        chosen_minutes=draw(st.none() | st.integers(1, 60)),
        bad_day=draw(st.booleans()),
        warm_up=draw(st.booleans()),
        seed=draw(st.integers(-(2**63), 2**63 - 1)),
        position=draw(seconds),
        walked_seconds=draw(seconds),
        before=draw(check_ins),
        **draw(walk_shapes),
    )


flag_reports = st.builds(FlagReport, at=moments(), flags=st.frozensets(st.sampled_from(RedFlag)))
