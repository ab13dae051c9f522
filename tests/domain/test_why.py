"""Why a walk is so long: the rows are the rules themselves, and nothing is told that the decision does not do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.check_in import CheckIn, Effort, HealthEvent, Quality, Reach
from coach.domain.day import DayKind
from coach.domain.day_versions import day_versions
from coach.domain.phrases import reason
from coach.domain.plan import Plan
from coach.domain.progression import History, decide, work_out
from coach.domain.red_flag import FlagReport, RedFlag
from coach.domain.response import Response, respond
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.why import AHEAD, TOLD_WALKS, Ahead, Why, explain, look_ahead
from coach.domain.why_rows import BEST, Part, WhyRow, differences, why_rows
from tests.strategies import NOW, histories, plans, sessions_before

RULES = Rules()
PLAN = Plan(target_minutes=30, days_per_week=4, start_minutes=10, usual_pain=2)
GOOD = replace(BEST, before=2, peak=3, after=2, morning=2)
few = settings(max_examples=60, deadline=None)


def walk(days_ago: int = 1, minutes: int = 18, answers: CheckIn | None = GOOD, **what: object) -> Session:
    at = NOW - timedelta(days=days_ago)
    return replace(Session(at, minutes, minutes, Outcome.DONE, check_in=answers), **what)  # type: ignore[arg-type]


def why_of(*sessions: Session, plan: Plan = PLAN, **what: object) -> Why:
    history = replace(History(sessions=sessions), **what)  # type: ignore[arg-type]
    return explain(work_out(plan, history, NOW, RULES), plan, history, NOW, RULES)


def row(part: Part, session: Session) -> WhyRow:
    return next(one for one in why_rows(session, RULES) if one.part is part)


def test_of_a_walk_that_felt_worse_nobody_says_that_pain_ended_it() -> None:
    share = row(Part.SHARE, walk(outcome=Outcome.SHORTENED, stop_reason=StopReason.WORSE, walked_minutes=6.0))
    assert [told.id for told in share.told] == ["why.told.walked", "why.told.stopped.worse"]
    assert (share.response, [because.id for because in share.met]) == (Response.RED, ["because.cut_short_worse"])
    said = row(Part.SHARE, walk(outcome=Outcome.STOPPED, stop_reason=StopReason.PAIN, walked_minutes=6.0))
    assert (share.response, [because.id for because in said.met]) == (Response.RED, ["because.cut_short_pain"])


# --- the rows -------------------------------------------------------------------------------------------------------


@few
@given(sessions_before())
def test_a_walk_is_answered_as_badly_as_the_worst_of_its_rows(sessions: tuple[Session, ...]) -> None:
    for session in sessions:
        assert max(one.response for one in why_rows(session, RULES)) is respond(session, RULES).response


@pytest.mark.parametrize(
    ("part", "answers", "response"),
    [
        (Part.PAIN, replace(GOOD, peak=4), Response.AMBER),
        (Part.PAIN, replace(GOOD, after=5), Response.RED),
        (Part.MORNING, replace(GOOD, morning=4), Response.RED),
        (Part.REACH, replace(GOOD, reach_before=Reach.BACK, reach_after=Reach.THIGH), Response.RED),
        (Part.KIND, replace(GOOD, qualities=frozenset({Quality.NUMB})), Response.RED),
        (Part.EFFORT, replace(GOOD, effort=Effort.HARD), Response.AMBER),
        (Part.LEGS, replace(GOOD, leg_soreness=True), Response.AMBER),
        (Part.SIGNS, replace(GOOD, red_flags=frozenset({RedFlag.FEVER})), Response.RED),
    ],
)
def test_only_the_row_of_an_answer_carries_what_it_met(part: Part, answers: CheckIn, response: Response) -> None:
    session = walk(answers=answers)
    assert row(part, session).response is response
    assert row(part, session).met
    others = [one for one in why_rows(session, RULES) if one.part is not part]
    assert all(one.response is Response.GREEN and not one.met for one in others)


def test_a_missing_answer_is_open_and_never_fine() -> None:
    rows = why_rows(walk(answers=None), RULES)
    assert [one.is_open for one in rows] == [one.part is not Part.SHARE for one in rows]
    assert row(Part.SIGNS, walk(answers=replace(GOOD, red_flags=None))).is_open


def test_what_was_walked_is_told_with_why_it_ended() -> None:
    stopped = walk(walked_minutes=6.0, outcome=Outcome.STOPPED, stop_reason=StopReason.PAIN)
    told = row(Part.SHARE, stopped)
    assert told.told == (reason("why.told.walked", walked=6, of=18), reason("why.told.stopped.pain"))
    assert told.response is Response.RED


def test_more_than_planned_is_said_to_count_as_planned() -> None:
    told = row(Part.SHARE, walk(minutes=7, walked_minutes=60.0))
    assert told.told == (reason("why.told.walked_more", walked=60, of=7),)
    assert told.response is Response.GREEN


def test_a_walk_cut_short_is_held_against_no_other_row() -> None:
    rows = why_rows(walk(walked_minutes=12.0, outcome=Outcome.SHORTENED, stop_reason=StopReason.TIME), RULES)
    assert [one.part for one in rows if one.response is not Response.GREEN] == [Part.SHARE]


def test_answers_are_told_as_they_were_given() -> None:
    answers = replace(GOOD, after=None, qualities=frozenset({Quality.SHARP, Quality.ACHING}), leg_soreness=None)
    session = walk(answers=answers)
    scores = (reason("why.told.before", score=2), reason("why.told.peak", score=3), reason("why.told.after_open"))
    assert row(Part.PAIN, session).told == scores
    assert row(Part.KIND, session).told == (reason("why.told.kind.aching"), reason("why.told.kind.sharp"))
    assert row(Part.LEGS, session).told == (reason("why.told.legs.open"),)
    assert row(Part.KIND, walk()).told == (reason("why.told.kind.none"),)
    assert row(Part.REACH, walk(answers=None)).told == (
        reason("why.told.reach_before.open"),
        reason("why.told.reach_after.open"),
    )


def test_the_rule_of_a_row_names_the_plans_own_thresholds() -> None:
    stricter = replace(RULES, red=replace(RULES.red, morning_rise=1))
    told = next(one for one in why_rows(walk(), stricter) if one.part is Part.MORNING)
    assert told.rule == reason("why.rule.morning", points=1)


def test_only_the_parts_that_differ_are_told_as_they_were_before() -> None:
    assert differences(GOOD, GOOD) == ()
    after = replace(GOOD, morning=5, effort=Effort.HARD)
    morning = (Part.MORNING, (reason("why.told.morning", score=2),))
    assert differences(GOOD, after) == (morning, (Part.EFFORT, (reason("why.told.effort.easy"),)))


# --- the whole ------------------------------------------------------------------------------------------------------


@few
@given(plans, histories)
def test_the_page_tells_the_decision_and_nothing_else(plan: Plan, history: History) -> None:
    working = work_out(plan, history, NOW, RULES)
    why = explain(working, plan, history, NOW, RULES)
    assert why.walk == working.walk
    assert [told.session for told in why.walks] == list(reversed(history.sessions))[:TOLD_WALKS]
    assert sorted(why.offers, key=str) == sorted(working.offers, key=str)
    assert [offer.minutes for offer in why.offers] == sorted(offer.minutes for offer in why.offers)


def test_before_the_first_walk_there_are_no_answers_to_tell() -> None:
    why = why_of()
    assert why.walks == ()
    assert why.ahead == Ahead(1, 11)


def test_while_walking_waits_only_being_seen_makes_a_walk_longer() -> None:
    why = why_of(flag_reports=(FlagReport(NOW, frozenset({RedFlag.FEVER})),))
    assert why.ahead is None
    assert why.needs == (reason("why.next.seen"),)


def test_changed_answers_are_told_with_what_stood_there_at_each_time() -> None:
    session, first = walk(), replace(GOOD, peak=6)
    second = replace(first, effort=Effort.HARD)
    history = History(sessions=(session,))
    working = work_out(PLAN, history, NOW, RULES)
    why = explain(working, PLAN, history, NOW, RULES, lambda _: ((NOW, first), (NOW, second), (NOW, GOOD)))
    assert [change.before for change in why.walks[0].changes] == [
        ((Part.EFFORT, (reason("why.told.effort.easy"),)),),
        (
            (
                Part.PAIN,
                tuple(reason(f"why.told.{name}", score=n) for name, n in (("before", 2), ("peak", 6), ("after", 2))),
            ),
            (Part.EFFORT, (reason("why.told.effort.hard"),)),
        ),
    ]


# --- ahead ----------------------------------------------------------------------------------------------------------


def test_after_a_good_walk_the_next_one_is_a_step_longer() -> None:
    assert look_ahead(PLAN, History(sessions=(walk(),)), NOW, RULES) == Ahead(1, 22)


def test_a_flare_plan_takes_more_than_one_good_walk() -> None:
    bad = replace(GOOD, peak=8)
    history = History(sessions=(walk(5), walk(3, answers=bad), walk(1, 13, answers=bad)))
    ahead = look_ahead(PLAN, history, NOW, RULES)
    assert ahead.walks > 1
    assert ahead.minutes > decide(PLAN, history, NOW, RULES).minutes


def test_at_the_target_nothing_makes_it_longer_and_the_target_says_so() -> None:
    ahead = look_ahead(PLAN, History(sessions=(walk(minutes=30),)), NOW, RULES)
    assert (ahead.walks, ahead.minutes) == (0, 30)
    assert "because.target" in [because.id for because in ahead.reasons]


@few
@given(plans, histories, st.sampled_from([None, *DayKind]))
def test_what_is_ahead_counts_from_the_plan_whatever_the_day_is(
    plan: Plan, history: History, kind: DayKind | None
) -> None:
    told = replace(history, day=kind)
    ahead = look_ahead(plan, told, NOW, RULES)
    assert ahead == look_ahead(plan, history, NOW, RULES)
    assert ahead.walks <= AHEAD


# --- kinds of days --------------------------------------------------------------------------------------------------


@few
@given(plans, histories)
def test_no_kind_of_day_gives_a_longer_walk_than_a_better_one(plan: Plan, history: History) -> None:
    versions = day_versions(plan, history, NOW, RULES)
    assert versions.good == decide(plan, history, NOW, RULES) == versions.of(None)
    assert versions.of(DayKind.BAD).minutes <= versions.of(DayKind.SO_SO).minutes == versions.of(DayKind.GOOD).minutes
    assert sum(versions.so_so.bouts) == versions.so_so.minutes


def test_a_so_so_day_splits_the_walk_and_a_bad_day_halves_it() -> None:
    versions = day_versions(PLAN, History(sessions=(walk(),)), NOW, RULES)
    assert (versions.good.minutes, versions.good.bouts) == (20, (20,))
    assert (versions.so_so.minutes, versions.so_so.bouts) == (20, (7, 7, 6))
    assert versions.bad.minutes == 9


@pytest.mark.parametrize(
    ("answers", "effect", "told"),
    [
        (replace(GOOD, red_flags=frozenset({RedFlag.RECENT_SURGERY})), "book", ["why.told.signs.ticked"]),
        (
            replace(GOOD, events=frozenset(HealthEvent)),
            "asked",
            ["why.told.event.fall", "why.told.event.fever", "why.told.signs.none"],
        ),
        (
            replace(GOOD, events=frozenset({HealthEvent.FALL}), red_flags=None),
            "open",
            ["why.told.event.fall", "why.told.signs.open"],
        ),
        (replace(GOOD, red_flags=frozenset({RedFlag.FEVER})), "red", ["why.told.signs.ticked"]),
    ],
)
def test_a_sign_a_fall_and_a_fever_are_told_and_never_called_fine(
    answers: CheckIn, effect: str, told: list[str]
) -> None:
    found = row(Part.SIGNS, walk(answers=answers))
    assert (found.effect, [one.id for one in found.told]) == (effect, told)


def test_why_a_walk_was_said_to_have_ended_stands_among_what_was_changed_in_order_of_time() -> None:
    session = walk(outcome=Outcome.SHORTENED, stop_reason=StopReason.TIME, walked_minutes=6.0)
    history = History(sessions=(session,))
    replaced = ((NOW - timedelta(hours=2), replace(GOOD, peak=7)),)
    corrected = ((NOW - timedelta(hours=3), StopReason.WORSE), (NOW - timedelta(hours=1), StopReason.PAIN))
    working = work_out(PLAN, history, NOW, RULES)
    told = explain(working, PLAN, history, NOW, RULES, lambda _: replaced, lambda _: corrected)
    changes = told.walks[0].changes
    assert [part for change in changes for part, _ in change.before] == [Part.SHARE, Part.PAIN, Part.SHARE]
    assert changes[0].before[0][1] == (reason("why.told.stopped.worse"),)
    assert changes[2].before[0][1] == (reason("why.told.stopped.pain"),)
