"""Promises of the reminder rules, each for every moment, setting and state."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.domain.check_in import CheckIn
from coach.domain.outlook import Asked, look
from coach.domain.reminder import (
    LastWalk,
    OccurrenceState,
    Planned,
    Reminder,
    ReminderKind,
    ReminderRules,
    ReminderSettings,
    last_walk,
    rules_from,
)
from coach.domain.reminder_pile import thin
from coach.domain.reminder_questions import quiet_moment, quiet_reminders
from coach.domain.reminder_rules import Circumstances, Step, judge
from coach.domain.reminder_span import last_moment
from coach.domain.schedule import Occurrence
from coach.domain.session import Outcome, Session, StopReason

BERLIN = ZoneInfo("Europe/Berlin")
RULES = ReminderRules()
SPAN = (datetime(2026, 1, 1), datetime(2026, 12, 31))  # noqa: DTZ001
WINDOW = timedelta(minutes=RULES.late_window_minutes)

INSTANTS = st.datetimes(*SPAN, timezones=st.just(UTC))
ZONES = st.sampled_from(
    [ZoneInfo(name) for name in ("Europe/Berlin", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Kathmandu")]
)
NEARBY = st.timedeltas(timedelta(days=-2), timedelta(days=2))
States = st.SearchStrategy[OccurrenceState | None]
STATES: States = st.none() | st.sampled_from(OccurrenceState)
CHOSEN: States = st.sampled_from([OccurrenceState.SKIPPED, OccurrenceState.STARTED, OccurrenceState.DONE])
SETTINGS = st.builds(ReminderSettings, walk_on=st.booleans(), heads_up_minutes=st.sampled_from([0, 5]))


@st.composite
def circumstances(draw: st.DrawFn) -> Circumstances:
    zone = draw(ZONES)
    return Circumstances(draw(INSTANTS).astimezone(zone), zone, draw(SETTINGS), draw(st.booleans()), RULES)


@st.composite
def planned_near(draw: st.DrawFn, about: Circumstances, states: States = STATES) -> Planned:
    at = (about.instant + draw(NEARBY)).astimezone(about.zone)
    state = draw(states)
    back = st.none() | NEARBY if state is OccurrenceState.SHOWN else NEARBY
    ahead = draw(back) if state in (OccurrenceState.SNOOZED, OccurrenceState.SHOWN) else None
    until = None if ahead is None else about.instant + ahead
    return Planned(Occurrence(at.date(), at), state, until, draw(st.booleans()), draw(st.booleans()))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Planned, Circumstances]:
    about = draw(circumstances())
    return draw(planned_near(about)), about


@given(cases())
def test_a_reminder_is_only_shown_when_every_rule_lets_it(case: tuple[Planned, Circumstances]) -> None:
    planned, about = case
    verdict = judge(planned, about)
    if verdict.step is Step.SHOW:
        assert about.allowed
        assert about.settings.walk_on
        assert not planned.paused
        assert not planned.walked
        assert planned.state is not OccurrenceState.SHOWN
        assert planned.wanted_at <= about.instant
        assert about.instant < planned.wanted_at + WINDOW or planned.state is OccurrenceState.WAITING
        assert about.local_day(planned.wanted_at) == about.local_day(about.instant) or about.instant < planned.wanted_at


@given(cases())
def test_a_wait_ends_after_now_and_an_ending_has_its_cause(case: tuple[Planned, Circumstances]) -> None:
    verdict = judge(*case)
    if verdict.step is Step.WAIT:
        assert verdict.until is not None
        assert verdict.until > case[1].instant
    if verdict.step is Step.CLOSE:
        assert verdict.state is not None
        assert not verdict.state.is_open
        assert verdict.cause


@given(cases())
def test_after_its_last_moment_nothing_stays_open(case: tuple[Planned, Circumstances]) -> None:
    planned, about = case
    assume(about.instant >= last_moment(planned, about))
    assume(about.instant >= planned.occurrence.at)
    verdict = judge(planned, about)
    assert verdict.step in (Step.CLOSE, Step.REST)
    ended = verdict.state if verdict.step is Step.CLOSE else planned.state
    assert ended is not None
    assert not ended.is_open


@given(st.data(), circumstances())
def test_what_somebody_chose_is_never_judged_again(data: st.DataObject, about: Circumstances) -> None:
    verdict = judge(data.draw(planned_near(about, CHOSEN)), about)
    assert verdict.step is Step.REST or verdict.state is OccurrenceState.DONE


@given(st.data(), circumstances())
def test_of_many_walks_at_most_one_is_shown_and_stays_open(data: st.DataObject, about: Circumstances) -> None:
    planned = data.draw(st.lists(planned_near(about), max_size=6, unique_by=lambda each: each.occurrence.day))
    judged = thin([(each, judge(each, about)) for each in planned], about)
    shown = [verdict for _, verdict in judged if verdict.step is Step.SHOW]
    assert len(shown) <= 1
    if shown:
        outlook = look(planned, None, Asked(), about)
        assert outlook.show is not None
        assert outlook.show == shown[0].reminder
        assert outlook.alive == {outlook.show.id}


@given(st.data(), circumstances())
def test_one_look_shows_one_thing_and_the_next_comes_within_the_day(data: st.DataObject, about: Circumstances) -> None:
    planned = data.draw(st.lists(planned_near(about), max_size=4, unique_by=lambda each: each.occurrence.day))
    started = about.instant - abs(data.draw(NEARBY))
    last = LastWalk(started, started + timedelta(minutes=10), data.draw(st.booleans()), data.draw(st.booleans()))
    outlook = look(planned, last, Asked(), about)
    assert about.instant < outlook.look_again_at <= about.end_of_day(about.local_day(about.instant))
    if outlook.show is not None and outlook.show.kind is not ReminderKind.WALK:
        assert not any(note.state is OccurrenceState.SHOWN for note in outlook.notes)


@given(st.lists(INSTANTS, max_size=5), INSTANTS, st.integers(1, 60))
def test_a_question_keeps_its_distance_and_is_never_early(busy: list[datetime], wanted: datetime, minutes: int) -> None:
    near = [wanted + (instant - SPAN[0].replace(tzinfo=UTC)) / 5000 for instant in busy]
    gap = timedelta(minutes=minutes)
    moment = quiet_moment(wanted, near, gap)
    assert moment >= wanted
    assert all(abs(moment - instant) >= gap for instant in near)


def about_at(day: int, hour: int, minute: int = 0) -> Circumstances:
    now = datetime(2026, 3, day, hour, minute, tzinfo=BERLIN)
    return Circumstances(now, BERLIN, ReminderSettings(), True, RULES)


def session(check_in: CheckIn | None) -> Session:
    return Session(datetime(2026, 3, 2, 15, tzinfo=BERLIN), 12, 10, Outcome.DONE, check_in=check_in)


@pytest.mark.parametrize(
    ("check_in", "open_questions"),
    [
        (None, [ReminderKind.CHECK_IN, ReminderKind.MORNING]),
        (CheckIn(before=3), [ReminderKind.CHECK_IN, ReminderKind.MORNING]),
        (CheckIn(after=3), [ReminderKind.MORNING]),
        (CheckIn(after=3, morning=2), []),
    ],
)
def test_questions_are_open_until_they_are_answered(
    check_in: CheckIn | None, open_questions: list[ReminderKind]
) -> None:
    questions = quiet_reminders(last_walk([session(check_in)]), about_at(2, 16))
    assert [quiet.reminder.kind for quiet in questions] == open_questions


def test_the_morning_after_a_stopped_walk_is_told_apart_and_its_other_question_is_not() -> None:
    stopped = replace(session(None), outcome=Outcome.STOPPED, stop_reason=StopReason.PAIN)
    asked = quiet_reminders(last_walk([stopped]), about_at(2, 16))
    assert {quiet.reminder.kind: quiet.reminder.after_stop for quiet in asked} == {
        ReminderKind.CHECK_IN: False,
        ReminderKind.MORNING: True,
    }
    for quiet in quiet_reminders(last_walk([session(None)]), about_at(2, 16)):
        assert not quiet.reminder.after_stop


def test_without_a_walk_there_is_no_question() -> None:
    assert quiet_reminders(last_walk([]), about_at(2, 16)) == ()


def test_a_walk_of_seconds_hides_no_question_and_is_none_itself() -> None:
    walked = session(CheckIn(after=3))
    begun = replace(walked, started_at=walked.started_at + timedelta(minutes=40), walked_minutes=0.1, check_in=None)
    assert last_walk([walked, begun]) == last_walk([walked])
    assert last_walk([begun]) is None


def test_questions_lose_their_meaning_with_the_end_of_their_day() -> None:
    last = last_walk([session(None)])
    assert [quiet.reminder.kind for quiet in quiet_reminders(last, about_at(3, 0))] == [ReminderKind.MORNING]
    assert quiet_reminders(last, about_at(4, 0)) == ()


def test_the_last_moment_is_the_window_or_midnight_also_when_clocks_change() -> None:
    about = about_at(28, 22)
    before_the_gap = datetime(2026, 3, 29, 1, tzinfo=BERLIN)
    wanted = Planned(Occurrence(before_the_gap.date(), before_the_gap))
    assert last_moment(wanted, about) == datetime(2026, 3, 29, 5, tzinfo=BERLIN)
    assert last_moment(planned_at(28, 23), about) == datetime(2026, 3, 29, tzinfo=BERLIN)


def test_a_reminder_has_the_same_id_whenever_it_comes() -> None:
    early = Reminder(ReminderKind.WALK, date(2026, 3, 2), datetime(2026, 3, 2, 9, tzinfo=BERLIN))
    late = Reminder(ReminderKind.WALK, date(2026, 3, 2), datetime(2026, 3, 2, 11, tzinfo=BERLIN), late=True)
    assert early.id == late.id == "walk-2026-03-02"


def test_the_rules_file_names_every_rule_and_nothing_else() -> None:
    table = tomllib.loads(Path("resources/rules/reminders.toml").read_text("utf-8"))
    assert set(table) == {field.name for field in fields(ReminderRules)}
    assert rules_from(table) == ReminderRules()


@pytest.mark.parametrize("table", [{"snooze": 5}, {"late_window_minutes": -1}, {"quiet_gap_minutes": True}])
def test_a_broken_rules_file_is_told_in_one_sentence(table: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(table))):
        rules_from(table)


def test_the_morning_waits_for_its_hour() -> None:
    early = Circumstances(about_at(3, 6).now, BERLIN, ReminderSettings(morning_at=time(7, 30)), True, RULES)
    outlook = look((), last_walk([session(CheckIn(after=2))]), Asked(), early)
    assert (outlook.show, outlook.look_again_at) == (None, datetime(2026, 3, 3, 7, 30, tzinfo=BERLIN))


def planned_at(day: int, hour: int, state: OccurrenceState | None = None, paused: bool = False) -> Planned:
    at = datetime(2026, 3, day, hour, tzinfo=BERLIN)
    return Planned(Occurrence(at.date(), at), state, paused=paused)


@pytest.mark.parametrize("state", [OccurrenceState.MISSED_ASLEEP, OccurrenceState.PAUSED, OccurrenceState.REFUSED])
def test_a_walk_that_only_a_wrong_clock_ended_is_expected_again(state: OccurrenceState) -> None:
    outlook = look((planned_at(2, 9, state),), None, Asked(), about_at(2, 8))
    assert [note.state for note in outlook.notes] == [OccurrenceState.EXPECTED]
    assert outlook.next_walk == planned_at(2, 9).occurrence


@pytest.mark.parametrize("state", [OccurrenceState.SHOWN, OccurrenceState.SNOOZED])
def test_a_pause_ends_what_was_shown_or_snoozed(state: OccurrenceState) -> None:
    outlook = look((planned_at(2, 9, state, paused=True),), None, Asked(), about_at(2, 10))
    assert [(note.state, note.cause) for note in outlook.notes] == [(OccurrenceState.MISSED_UNANSWERED, "plan_paused")]
    assert outlook.alive == frozenset()


def test_a_paused_walk_is_noted_at_its_time_and_not_looked_forward_to() -> None:
    walk = planned_at(2, 9, paused=True)
    before = look((walk,), None, Asked(), about_at(2, 8))
    assert (before.notes, before.next_walk) == ((), None)
    assert before.look_again_at == walk.occurrence.at
    assert [note.state for note in look((walk,), None, Asked(), about_at(2, 9)).notes] == [OccurrenceState.PAUSED]


def test_of_two_walks_due_together_the_later_one_is_shown_and_both_are_noted() -> None:
    times = (planned_at(2, 8), planned_at(2, 9, OccurrenceState.SHOWN), planned_at(2, 10), planned_at(3, 9))
    walks = [Planned(Occurrence(date(2026, 3, 2 + n), each.occurrence.at), each.state) for n, each in enumerate(times)]
    outlook = look(walks, None, Asked(), about_at(2, 10, 6))
    assert outlook.show == Reminder(ReminderKind.WALK, date(2026, 3, 4), walks[2].occurrence.at, late=True)
    assert [note.state for note in outlook.notes] == [
        OccurrenceState.MISSED_ASLEEP,
        OccurrenceState.MISSED_UNANSWERED,
        OccurrenceState.SHOWN,
    ]
    assert outlook.notes[-1].cause == "late"
    assert outlook.next_walk == walks[3].occurrence


def test_a_reminder_on_the_screen_stays_alive_until_its_last_moment() -> None:
    outlook = look((planned_at(2, 9, OccurrenceState.SHOWN),), None, Asked(), about_at(2, 10))
    assert outlook.alive == {"walk-2026-03-02"}
    assert outlook.look_again_at == datetime(2026, 3, 2, 12, tzinfo=BERLIN)


def test_a_reminder_back_from_a_snooze_stays_alive_from_then_on() -> None:
    back = replace(planned_at(2, 9, OccurrenceState.SHOWN), snoozed_until=datetime(2026, 3, 2, 11, 30, tzinfo=BERLIN))
    outlook = look((back,), None, Asked(), about_at(2, 12))
    assert outlook.alive == {"walk-2026-03-02"}
    assert outlook.look_again_at == datetime(2026, 3, 2, 14, 30, tzinfo=BERLIN)


def test_a_question_that_was_asked_is_not_asked_again() -> None:
    last = last_walk([session(CheckIn(after=2))])
    fresh, asked = Asked(), Asked(frozenset({ReminderKind.MORNING}), about_at(3, 8).instant)
    assert look((), last, fresh, about_at(3, 9)).show is not None
    assert look((), last, asked, about_at(3, 9)).show is None
    assert look((), last, asked, about_at(3, 9)).alive == {"morning-2026-03-02"}


def test_a_question_that_would_come_after_its_day_does_not_come() -> None:
    last = last_walk([session(CheckIn(after=2))])
    just_shown = Asked(shown_at=about_at(3, 23, 50).instant)
    assert look((), last, just_shown, about_at(3, 23, 55)).show is None


@pytest.mark.parametrize(
    ("allowed", "walk_on", "state"), [(False, True, "refused_by_safety"), (True, False, "switched_off")]
)
def test_a_walk_that_may_not_be_reminded_of_is_noted_at_its_time(allowed: bool, walk_on: bool, state: str) -> None:
    about = Circumstances(about_at(2, 9).now, BERLIN, ReminderSettings(walk_on=walk_on), allowed, RULES)
    assert [note.state for note in look((planned_at(2, 9),), None, Asked(), about).notes] == [state]


def test_a_day_that_the_bounds_leave_free_has_no_reminder_and_the_next_walk_comes_after_it() -> None:
    about = replace(about_at(2, 9), earliest=date(2026, 3, 4))
    outlook = look((planned_at(2, 9), planned_at(3, 9), planned_at(4, 9)), None, Asked(), about)
    assert outlook.show is None
    assert [(note.state, note.cause) for note in outlook.notes] == [(OccurrenceState.PAUSED, "bounds")]
    assert outlook.next_walk == planned_at(4, 9).occurrence


def test_only_a_walk_begun_or_done_counts_as_walked() -> None:
    walked = {state for state in OccurrenceState if state.is_walked}
    assert walked == {OccurrenceState.STARTED, OccurrenceState.DONE, OccurrenceState.SHORTENED}


def test_a_clock_corrected_by_seconds_leaves_a_reminder_where_it_is() -> None:
    outlook = look((planned_at(2, 9, OccurrenceState.SHOWN),), None, Asked(), about_at(2, 8, 59))
    assert outlook.alive == {"walk-2026-03-02"}
    assert outlook.notes == ()


def test_a_reminder_that_a_wrong_clock_showed_days_early_is_taken_back_and_expected_again() -> None:
    outlook = look((planned_at(5, 9, OccurrenceState.SHOWN),), None, Asked(), about_at(2, 9))
    assert outlook.alive == frozenset()
    assert [note.state for note in outlook.notes] == [OccurrenceState.EXPECTED]
    assert outlook.next_walk == planned_at(5, 9).occurrence


@pytest.mark.parametrize(("why", "asked"), [(StopReason.SHARP_PAIN, True), (StopReason.TIME, False)])
def test_a_stop_for_the_back_has_its_morning_question_however_short_the_walk_was(why: StopReason, asked: bool) -> None:
    started = datetime(2026, 11, 10, 12, 30, tzinfo=UTC)
    last = last_walk((Session(started, 10, 0.2, Outcome.STOPPED, why),))
    assert (last is not None and last.morning_open) is asked
