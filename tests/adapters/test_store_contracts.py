"""What every store promises: the one on disk, the one in memory, and the one that never loses a walk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.safe_answers import SafeAnswerStore
from coach.adapters.safe_sessions import SafeSegmentStore, SafeSessionStore
from coach.adapters.session_spool import SessionSpool
from coach.adapters.store import Store
from coach.adapters.store_rows import to_moment
from coach.domain.check_in import CheckIn
from coach.domain.red_flag import FlagReport, RedFlag, SeenNote
from coach.domain.reminder import OccurrenceName, ReminderKind, walk_name
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.timeline import Phase, PhaseSpan
from coach.services.ports import (
    AnswerStore,
    KeyValueStore,
    OccurrenceNote,
    OccurrenceStore,
    RunningSession,
    SegmentStore,
    SessionStore,
)
from tests.adapters.store_strategies import check_ins, flag_reports, moments, outcomes, running_sessions, seconds
from tests.adapters.store_strategies import stop_reasons as reasons
from tests.fakes.answer_store import FakeAnswerStore
from tests.fakes.clock import FakeClock
from tests.fakes.key_value_store import FakeKeyValueStore
from tests.fakes.occurrence_store import FakeOccurrenceStore
from tests.fakes.session_store import FakeSessionStore

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
WALK = RunningSession(0, NOW, 20, None, False, True, 7, 0.0, 0.0, CheckIn())
DAY = date(2026, 11, 12)
PLANNED = walk_name(DAY)
KINDS = ("on disk", "in memory", "safe")
every_kind = pytest.mark.parametrize("kind", KINDS)


@dataclass(frozen=True)
class Stores:
    """One store of each port, over the same place."""

    sessions: SessionStore
    segments: SegmentStore
    answers: AnswerStore
    values: KeyValueStore
    occurrences: OccurrenceStore


@contextmanager
def empty_stores(kind: str) -> Iterator[Stores]:
    if kind == "in memory":
        walks = FakeSessionStore()
        yield Stores(walks, walks, FakeAnswerStore(walks), FakeKeyValueStore(), FakeOccurrenceStore())
        return
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "amble.db", FakeClock(NOW))
        store.open()
        spool = SessionSpool(Path(folder) / "unsaved.json")
        safe = kind == "safe"
        yield Stores(
            SafeSessionStore(store.sessions, spool) if safe else store.sessions,
            SafeSegmentStore(store.segments, spool) if safe else store.segments,
            SafeAnswerStore(store.answers, spool) if safe else store.answers,
            store.values,
            store.occurrences,
        )
        store.close()


@every_kind
@settings(max_examples=40)
@given(running=running_sessions())
def test_a_walk_that_has_begun_comes_back_whole(kind: str, running: RunningSession) -> None:
    with empty_stores(kind) as stores:
        id = stores.sessions.begin(running)
        found = stores.sessions.unfinished()
        assert found == replace(running, id=id)
        assert found.started_at.astimezone(UTC) == running.started_at.astimezone(UTC)
        assert found.started_at.tzinfo == running.started_at.tzinfo


@every_kind
@settings(max_examples=40)
@given(running=running_sessions(), answers=check_ins, walked=seconds, outcome=outcomes, reason=reasons)
def test_a_finished_walk_and_its_answers_come_back_whole(
    kind: str, running: RunningSession, answers: CheckIn, walked: float, outcome: Outcome, reason: StopReason | None
) -> None:
    with empty_stores(kind) as stores:
        id = stores.sessions.begin(running)
        stores.sessions.finish(id, walked, outcome, reason)
        stores.answers.save_check_in(id, answers)
        expected = Session(
            running.started_at,
            running.planned_minutes,
            walked / 60,
            outcome,
            reason,
            answers,
            running.chosen_minutes,
            running.bad_day,
            id,
            running.warm_up,
            running.bouts,
            running.brisk_minutes,
            running.route,
            running.ground,
            running.day,
        )
        assert stores.sessions.sessions() == (expected,)
        assert stores.sessions.unfinished() is None


@every_kind
@settings(max_examples=25)
@given(starts=st.lists(moments(), max_size=6, unique=True))
def test_walks_come_back_in_order_of_time(kind: str, starts: list[datetime]) -> None:
    with empty_stores(kind) as stores:
        for start in starts:
            stores.sessions.finish(stores.sessions.begin(replace(WALK, started_at=start)), 60, Outcome.DONE, None)
        found = [session.started_at.astimezone(UTC) for session in stores.sessions.sessions()]
        assert found == sorted(start.astimezone(UTC) for start in starts)


@every_kind
def test_progress_is_what_was_kept_last(kind: str) -> None:
    with empty_stores(kind) as stores:
        id = stores.sessions.begin(WALK)
        stores.sessions.keep_progress(id, 200.5, 20.5)
        stores.sessions.keep_progress(id, 300.5, 120.25)
        assert stores.sessions.unfinished() == replace(WALK, id=id, position=300.5, walked_seconds=120.25)


@every_kind
def test_a_walk_nobody_answered_about_has_no_answers(kind: str) -> None:
    with empty_stores(kind) as stores:
        stores.sessions.finish(stores.sessions.begin(WALK), 60, Outcome.DONE, None)
        assert stores.sessions.sessions()[0].check_in is None


@every_kind
def test_the_pain_before_a_walk_is_an_answer_about_it(kind: str) -> None:
    with empty_stores(kind) as stores:
        id = stores.sessions.begin(replace(WALK, before=CheckIn(before=3)))
        stores.sessions.finish(id, 60, Outcome.DONE, None)
        assert stores.sessions.sessions()[0].check_in == CheckIn(before=3)


@every_kind
def test_answers_given_during_a_walk_come_back_with_it(kind: str) -> None:
    with empty_stores(kind) as stores:
        id = stores.sessions.begin(WALK)
        stores.answers.save_check_in(id, CheckIn(before=2, peak=6))
        assert stores.sessions.unfinished() == replace(WALK, id=id, before=CheckIn(before=2, peak=6))


@every_kind
def test_new_answers_replace_the_old_ones_whole(kind: str) -> None:
    with empty_stores(kind) as stores:
        id = stores.sessions.begin(WALK)
        stores.sessions.finish(id, 60, Outcome.DONE, None)
        stores.answers.save_check_in(id, CheckIn(peak=4, morning=2))
        stores.answers.save_check_in(id, CheckIn(after=1))
        assert stores.sessions.sessions()[0].check_in == CheckIn(after=1)


@every_kind
def test_a_second_walk_left_unfinished_is_the_one_to_continue(kind: str) -> None:
    with empty_stores(kind) as stores:
        stores.sessions.begin(WALK)
        second = stores.sessions.begin(replace(WALK, started_at=NOW + timedelta(hours=1)))
        found = stores.sessions.unfinished()
        assert found is not None
        assert found.id == second


@every_kind
def test_a_walk_that_never_was_is_no_place_for_progress_or_answers(kind: str) -> None:
    with empty_stores(kind) as stores:
        with pytest.raises(LookupError):
            stores.sessions.keep_progress(5, 1, 1)
        with pytest.raises(LookupError):
            stores.sessions.finish(5, 1, Outcome.DONE, None)
        with pytest.raises(LookupError):
            stores.answers.save_check_in(5, CheckIn())


@every_kind
def test_finished_phases_come_back_in_order_and_once(kind: str) -> None:
    with empty_stores(kind) as stores:
        id = stores.sessions.begin(WALK)
        easy, steady = PhaseSpan(Phase.EASY, 0.0, 120.0), PhaseSpan(Phase.STEADY, 120.0, 900.0)
        for span in (steady, easy, steady):
            stores.segments.keep_segment(id, span)
        assert stores.segments.segments(id) == (easy, steady)
        assert stores.segments.segments(id + 1) == ()


@every_kind
@settings(max_examples=25)
@given(reports=st.lists(flag_reports, max_size=4, unique_by=lambda report: report.at))
def test_red_flags_come_back_oldest_first(kind: str, reports: list[FlagReport]) -> None:
    with empty_stores(kind) as stores:
        for report in reports:
            stores.answers.report_flags(report)
        assert stores.answers.flag_reports() == tuple(sorted(reports, key=lambda report: report.at))


@every_kind
def test_having_been_seen_is_remembered_by_its_last_moment(kind: str) -> None:
    with empty_stores(kind) as stores:
        assert stores.answers.seen() is None
        stores.answers.report_flags(FlagReport(NOW, frozenset({RedFlag.FEVER})))
        stores.answers.mark_seen(SeenNote(NOW, "all well", "Dr Roy"))
        stores.answers.mark_seen(SeenNote(NOW + timedelta(days=2), mistake=True))
        assert stores.answers.seen() == NOW + timedelta(days=2)
        first, mistake = stores.answers.seen_notes()
        assert (first.words, first.who, first.mistake) == ("all well", "Dr Roy", False)
        assert (mistake.at, mistake.mistake) == (NOW + timedelta(days=2), True)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@every_kind
@settings(max_examples=40)
@given(name=st.text(st.characters(exclude_categories=["Cs"])), value=json_values)
def test_a_value_comes_back_as_it_was_put(kind: str, name: str, value: object) -> None:
    with empty_stores(kind) as stores:
        stores.values.put(name, "an earlier one")
        stores.values.put(name, value)
        assert stores.values.get(name) == value
        stores.values.remove(name)
        assert stores.values.get(name) is None
        stores.values.remove(name)


@every_kind
def test_what_json_cannot_hold_is_refused_and_changes_nothing(kind: str) -> None:
    with empty_stores(kind) as stores:
        stores.values.put("plan", 1)
        with pytest.raises(TypeError):
            stores.values.put("plan", {1, 2})
        assert stores.values.get("plan") == 1


@every_kind
def test_an_occurrence_has_the_state_noted_last_and_a_log_of_all(kind: str) -> None:
    with empty_stores(kind) as stores:
        assert stores.occurrences.state(PLANNED) is None
        stores.occurrences.note(PLANNED, "announced", NOW, "")
        stores.occurrences.note(walk_name(DAY - timedelta(days=1)), "missed", NOW, "asleep")
        stores.occurrences.note(PLANNED, "skipped", NOW + timedelta(minutes=1), "the user")
        assert stores.occurrences.state(PLANNED) == "skipped"
        assert stores.occurrences.log(DAY, DAY) == (
            OccurrenceNote(PLANNED, "announced", NOW, ""),
            OccurrenceNote(PLANNED, "skipped", NOW + timedelta(minutes=1), "the user"),
        )
        assert len(stores.occurrences.log(DAY - timedelta(days=1), DAY)) == 3


@every_kind
def test_two_breaks_of_a_day_and_its_walk_are_kept_apart(kind: str) -> None:
    early, late = (OccurrenceName(ReminderKind.BREAK, DAY, slot) for slot in ("1000", "1045"))
    with empty_stores(kind) as stores:
        stores.occurrences.note(early, "done", NOW, "")
        stores.occurrences.snooze(late, NOW)
        states = [stores.occurrences.state(name) for name in (early, late, PLANNED)]
        assert states == ["done", None, None]
        assert [stores.occurrences.snoozed_until(name) for name in (early, late, PLANNED)] == [None, NOW, None]
        assert [note.name for note in stores.occurrences.log(DAY, DAY)] == [early]


@every_kind
def test_a_snooze_is_replaced_by_the_next(kind: str) -> None:
    with empty_stores(kind) as stores:
        assert stores.occurrences.snoozed_until(PLANNED) is None
        stores.occurrences.snooze(PLANNED, NOW)
        stores.occurrences.snooze(PLANNED, NOW + timedelta(minutes=10))
        assert stores.occurrences.snoozed_until(PLANNED) == NOW + timedelta(minutes=10)


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=5, minutes=45)), timezone(-timedelta(hours=3))])
def test_a_moment_without_a_named_zone_keeps_its_offset(zone: timezone) -> None:
    with empty_stores("on disk") as stores:
        stores.answers.mark_seen(SeenNote(NOW.astimezone(zone)))
        found = stores.answers.seen()
        assert found == NOW
        assert found.utcoffset() == zone.utcoffset(None)


def test_a_moment_without_any_zone_is_refused() -> None:
    with empty_stores("on disk") as stores:
        with pytest.raises(ValueError, match="zone"):
            stores.answers.mark_seen(SeenNote(NOW.replace(tzinfo=None)))
        assert stores.answers.seen() is None


def test_a_zone_this_machine_does_not_know_does_not_lose_the_moment() -> None:
    assert to_moment("2026-11-12T08:00:00.000000Z", "Atlantis/Capital") == NOW
