"""Moving on by what was managed: what is not known never counts as easy, and worse answers never bring more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.exercise import ExerciseBook, ExerciseKind
from coach.domain.grades import Grade, grades_from, hurt_kinds
from coach.domain.phrases import reason
from coach.domain.routine_session import ExerciseResult, Managed, RoutineSession
from coach.domain.session import Outcome, StopReason
from tests.made_exercises import BOOK, made

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
BEST_FIRST = (Managed.EASY, Managed.ENOUGH, None, Managed.PART, Managed.SKIPPED, Managed.TOO_MUCH, Managed.PAIN)
EASY, ENOUGH, PAIN, TOO_MUCH = Managed.EASY, Managed.ENOUGH, Managed.PAIN, Managed.TOO_MUCH
few = settings(max_examples=60)


def session(day: int, *results: ExerciseResult, kind: ExerciseKind = ExerciseKind.CORE) -> RoutineSession:
    return RoutineSession(NOON + timedelta(days=day), "core", kind, 300.0, Outcome.DONE, results)


def told(exercise: str, answers: Sequence[Managed | None], book: ExerciseBook = BOOK) -> list[RoutineSession]:
    """The exercise once a day at the level it had then."""
    history: list[RoutineSession] = []
    for day, managed in enumerate(answers):
        level = grades_from(history, book).get(exercise, Grade()).level
        history.append(session(day, ExerciseResult(exercise, level, managed)))
    return history


def grade(exercise: str, *answers: Managed | None) -> Grade:
    return grades_from(told(exercise, answers), BOOK)[exercise]


def ease(grade: Grade) -> tuple[int, int]:
    """Greater is harder: the twin is easier than any level."""
    return (0, 0) if grade.stands_in else (1, grade.level)


answers = st.lists(st.sampled_from(BEST_FIRST), max_size=7)


@few
@given(answers, st.data(), st.sampled_from(("bridge", "curl")))
def test_a_worse_answer_never_brings_a_harder_dose(given: list[Managed | None], data: st.DataObject, id: str) -> None:
    if not given:
        return
    place = data.draw(st.integers(0, len(given) - 1))
    worse = data.draw(st.sampled_from(BEST_FIRST[BEST_FIRST.index(given[place]) :]))
    # The level is what it was, so that the answer alone differs.
    history = told(id, given)
    changed = [*history]
    result = history[place].results[0]
    changed[place] = replace(history[place], results=(replace(result, managed=worse),))
    assert ease(grades_from(changed, BOOK)[id]) <= ease(grades_from(history, BOOK)[id])


@given(answers)
def test_the_same_history_gives_the_same_grades_in_any_order_and_within_the_doses(given: list[Managed | None]) -> None:
    history = told("bridge", given)
    grades = grades_from(history, BOOK)
    assert grades_from(history[::-1], BOOK) == grades
    assert all(1 <= grade.level <= 4 for grade in grades.values())


@given(st.lists(st.sampled_from(BEST_FIRST[1:]), max_size=6))
def test_what_was_never_easy_never_goes_up(given: list[Managed | None]) -> None:
    assert all(grade.level == 1 for grade in grades_from(told("curl", given), BOOK).values())


def test_easy_twice_running_brings_the_next_dose_and_says_so() -> None:
    assert grade("bridge", EASY) == Grade(1)
    up = (reason("routine_reasons.up", name="Bridge"),)
    assert grade("bridge", EASY, EASY) == Grade(2, reasons=up, fresh=True)
    assert grade("bridge", EASY, EASY, ENOUGH) == Grade(2)


@pytest.mark.parametrize("between", [None, Managed.ENOUGH, Managed.PART, Managed.SKIPPED])
def test_what_is_not_known_or_not_easy_is_not_running(between: Managed | None) -> None:
    assert grade("bridge", EASY, between, EASY).level == 1


def test_the_last_dose_stays() -> None:
    assert grade("curl", *[EASY] * 12).level == 3


@pytest.mark.parametrize("bad", [TOO_MUCH, PAIN])
def test_too_much_brings_the_easier_twin_and_says_so(bad: Managed) -> None:
    why = reason("routine_reasons.twin", name="Bridge", instead="Hinge")
    assert grade("bridge", bad) == Grade(1, "hinge", (why,))


def test_a_twin_of_a_twin_stands_in_where_that_was_too_much_as_well() -> None:
    history = [session(0, ExerciseResult("dog", 1, PAIN)), session(1, ExerciseResult("dog_leg", 1, TOO_MUCH))]
    found = grades_from(history, BOOK)
    assert (found["dog"].stands_in, found["dog_leg"].stands_in) == ("stand_dog", "stand_dog")


def test_without_a_twin_there_is_less_of_it() -> None:
    assert grade("curl", EASY, EASY, TOO_MUCH) == Grade(1, reasons=(reason("routine_reasons.lighter", name="Curl"),))
    assert grade("curl", TOO_MUCH) == Grade(1, reasons=(reason("routine_reasons.lightest", name="Curl"),))


def test_what_hurts_at_its_lightest_rests_for_two_routines_of_its_kind() -> None:
    hurt = told("curl", [PAIN])
    why = (reason("routine_reasons.rests", name="Curl"),)
    assert grades_from(hurt, BOOK)["curl"] == Grade(1, reasons=why, rests=True)
    others = [session(day, ExerciseResult("bridge", 1, ENOUGH)) for day in (1, 2)]
    stretch = session(3, ExerciseResult("hip", 1), kind=ExerciseKind.STRETCH)
    assert grades_from([*hurt, others[0], stretch], BOOK)["curl"].rests
    assert not grades_from([*hurt, *others], BOOK)["curl"].rests


def test_what_a_twin_stands_in_for_comes_back_once_its_last_dose_was_easy() -> None:
    hurt = session(0, ExerciseResult("bridge", 2, PAIN))
    days = [session(day, ExerciseResult("hinge", min(3, 1 + (day - 1) // 2), EASY)) for day in range(1, 7)]
    assert grades_from([hurt, *days[:-1]], BOOK)["bridge"].stands_in == "hinge"
    back = grades_from([hurt, *days], BOOK)["bridge"]
    why = (reason("routine_reasons.back", name="Bridge", instead="Hinge"),)
    assert back == Grade(1, reasons=why, fresh=True)
    again = session(7, ExerciseResult("bridge", 1, TOO_MUCH))
    once = session(8, ExerciseResult("hinge", 3, EASY))
    assert grades_from([hurt, *days, again, once], BOOK)["bridge"].stands_in == "hinge"


def test_what_was_done_all_the_same_and_easily_comes_back() -> None:
    easily = [session(day, ExerciseResult("bridge", 1, EASY)) for day in (1, 2)]
    found = grades_from([session(0, ExerciseResult("bridge", 1, PAIN)), *easily], BOOK)
    assert (found["bridge"].stands_in, found["bridge"].level) == ("", 1)


def test_the_old_dose_done_once_more_neither_counts_nor_makes_the_new_one_old() -> None:
    up = told("bridge", [EASY, EASY])
    once_more = session(3, ExerciseResult("bridge", 1, EASY))
    found = grades_from([*up, once_more, replace(once_more, started_at=NOON + timedelta(days=4))], BOOK)["bridge"]
    assert (found.level, found.fresh) == (2, True)


def test_exercises_that_are_gone_are_nobodys_grade_and_twins_in_a_ring_end() -> None:
    assert grades_from([session(0, ExerciseResult("gone", 1, EASY))], BOOK) == {}
    ring = ExerciseBook((made("a", easier="b"), made("b", easier="a")))
    both = session(0, ExerciseResult("a", 1, PAIN), ExerciseResult("b", 1, PAIN))
    assert grades_from([both], ring)["a"].stands_in == "b"


# --- on different days, and after pain ------------------------------------------------------------------------------


@few
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(BEST_FIRST)), max_size=9))
def test_every_step_up_rests_on_easy_answers_of_two_different_days(given: list[tuple[int, Managed | None]]) -> None:
    moments = sorted((day, place, managed) for place, (day, managed) in enumerate(given))
    history: list[RoutineSession] = []
    since: list[tuple[int, Managed | None]] = []
    for day, place, managed in moments:
        before = grades_from(history, BOOK).get("curl", Grade()).level
        one = session(day, ExerciseResult("curl", before, managed))
        history.append(replace(one, started_at=one.started_at + timedelta(minutes=place)))
        since.append((day, managed))
        if grades_from(history, BOOK)["curl"].level > before:
            assert len({easy_day for easy_day, told in since if told is EASY}) >= 2
            since = []


def test_twice_on_one_day_is_once() -> None:
    once = session(0, ExerciseResult("curl", 1, EASY))
    again = replace(once, started_at=NOON + timedelta(hours=3))
    assert grades_from([once, again], BOOK)["curl"].level == 1
    assert grades_from([once, again, session(1, ExerciseResult("curl", 1, EASY))], BOOK)["curl"].level == 2


@pytest.mark.parametrize("why", [StopReason.PAIN, StopReason.SHARP_PAIN])
def test_a_kind_hurt_until_one_of_it_went_without_pain(why: StopReason) -> None:
    in_the_opening_words = replace(session(0), outcome=Outcome.SHORTENED, stop_reason=why)
    core, stretch = ExerciseKind.CORE, ExerciseKind.STRETCH
    assert hurt_kinds([in_the_opening_words]) == {core}
    nothing_done = replace(session(1, ExerciseResult("curl", 1, Managed.SKIPPED)), stop_reason=StopReason.OTHER)
    other_kind = session(2, ExerciseResult("hip", 1, ENOUGH), kind=stretch)
    assert hurt_kinds([in_the_opening_words, nothing_done, other_kind]) == {core}
    well = session(3, ExerciseResult("curl", 1, None))
    assert hurt_kinds([well, in_the_opening_words]) == frozenset()
    assert hurt_kinds([well, session(4, ExerciseResult("curl", 1, PAIN))]) == {core}


def test_a_fresh_level_may_be_done_only_where_nothing_hurt() -> None:
    assert (Grade(3, fresh=True).level_of(False), Grade(3, fresh=True).level_of(True)) == (3, 2)
    assert (Grade(3).level_of(True), Grade(1, fresh=True).level_of(True)) == (3, 1)
