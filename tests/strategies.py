"""Hypothesis strategies for the values of the domain."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.plan import Plan
from coach.domain.progression import History
from coach.domain.red_flag import RedFlag
from coach.domain.session import Outcome, Session, StopReason

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
pain = st.integers(0, 10)
maybe_pain = st.none() | pain
book_flags = st.frozensets(st.sampled_from([flag for flag in RedFlag if not flag.stops_walking]), max_size=2)

check_ins = st.builds(
    CheckIn,
    before=maybe_pain,
    peak=maybe_pain,
    after=maybe_pain,
    morning=maybe_pain,
    reach_before=st.none() | st.sampled_from(Reach),
    reach_after=st.none() | st.sampled_from(Reach),
    qualities=st.none() | st.frozensets(st.sampled_from(Quality), max_size=3),
    effort=st.none() | st.sampled_from(Effort),
    leg_soreness=st.none() | st.booleans(),
    red_flags=st.none() | book_flags,
)
good_check_ins = st.builds(
    CheckIn,
    before=st.integers(0, 4),
    peak=st.just(0),
    after=st.just(0),
    morning=st.just(0),
    reach_before=st.just(Reach.NONE),
    reach_after=st.just(Reach.NONE),
    qualities=st.just(frozenset[Quality]()),
    effort=st.just(Effort.EASY),
    leg_soreness=st.just(False),
)
plans = st.builds(
    Plan,
    target_minutes=st.integers(20, 40),
    days_per_week=st.integers(1, 7),
    start_minutes=st.integers(5, 20),
    usual_pain=pain,
)


@st.composite
def sessions_before(draw: st.DrawFn, answers: st.SearchStrategy[CheckIn | None] | None = None) -> tuple[Session, ...]:
    """Up to a dozen walks before NOW, in order, most of them answered well so that all rules get their turn."""
    days = sorted(draw(st.lists(st.integers(0, 45), max_size=12)), reverse=True)
    hours = draw(st.integers(1, 20))
    return tuple(
        draw(_session(NOW - timedelta(days=day, hours=hours), answers or (st.none() | good_check_ins | check_ins)))
        for day in days
    )


@st.composite
def _session(draw: st.DrawFn, at: datetime, answers: st.SearchStrategy[CheckIn | None]) -> Session:
    planned = draw(st.integers(3, 40))
    walked = draw(st.just(planned) | st.integers(0, 45))
    shorter = draw(st.just(None) | st.integers(1, planned))
    return Session(
        started_at=at,
        planned_minutes=planned,
        walked_minutes=walked,
        outcome=draw(st.sampled_from(Outcome)),
        stop_reason=draw(st.none() | st.sampled_from(StopReason)),
        check_in=draw(answers),
        chosen_minutes=shorter,
        bad_day=shorter is not None and draw(st.booleans()),
    )


histories = st.builds(
    History,
    sessions=sessions_before(),
    before_today=maybe_pain,
    flare_since=st.none() | st.integers(0, 60).map(lambda days: NOW - timedelta(days=days)),
)
