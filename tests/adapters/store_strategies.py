"""Every value the store keeps, each field missing or set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from coach.domain.check_in import CheckIn, Effort, HealthEvent, Quality, Reach
from coach.domain.red_flag import FlagReport, RedFlag
from coach.domain.session import Outcome, StopReason
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
    )


flag_reports = st.builds(FlagReport, at=moments(), flags=st.frozensets(st.sampled_from(RedFlag)))
