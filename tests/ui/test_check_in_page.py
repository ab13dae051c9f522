"""The questions after a walk: what is known is filled in, every answer is told at once, nothing must be answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.domain.check_in import CheckIn, Effort, HealthEvent, Quality, Reach
from coach.domain.look import Look, Scheme
from coach.domain.response import Response, response_of
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session, StopReason
from coach.drawing.body_map import read_body
from coach.ui.pages.check_in_page import CheckInPage
from coach.ui.texts import Texts, read_texts
from coach.ui.theme import Appearance
from tests.ui.by_name import clipped, control, is_checked, key, let_go, named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES

WALK = Session(datetime(2026, 11, 10, 12, 30, tzinfo=UTC), 18, 18.0, Outcome.DONE, check_in=CheckIn(before=2), id=4)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_texts(RESOURCES / "words" / "en.toml", RESOURCES / "words" / "en" / "check_in.toml")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> Iterator[CheckInPage]:
    shapes = RESOURCES / "rules" / "body_map_shapes.toml"
    page = CheckInPage(appearance, texts, read_body(shapes, lambda id: texts.say(f"widgets.area.{id}")))
    page.show_session(WALK)
    show(qtbot, page)
    yield page
    let_go()


@pytest.fixture
def kept(page: CheckInPage) -> list[CheckIn]:
    answers: list[CheckIn] = []
    page.answers_changed.connect(answers.append)
    return answers


def test_every_answer_is_told_at_once_with_all_others(page: CheckInPage, kept: list[CheckIn]) -> None:
    for name in (
        "Worst pain, 4 of 10",
        "Pain now, 3 of 10",
        "Stiff",
        "Dull or aching",
        "Hard: a few words",
        "Before the walk: Back",
        "Now: Thigh",
        "Sore feet or legs: Yes",
    ):
        press(page, name)
    assert kept[0] == CheckIn(before=2, peak=4)
    assert kept[-1] == CheckIn(
        before=2,
        peak=4,
        after=3,
        qualities=frozenset({Quality.STIFF, Quality.ACHING}),
        effort=Effort.HARD,
        reach_before=Reach.BACK,
        reach_after=Reach.THIGH,
        leg_soreness=True,
    )
    assert len(kept) == 8


def test_a_fall_and_a_fever_are_told_and_open_when_taken_back(page: CheckInPage, kept: list[CheckIn]) -> None:
    press(page, "On the walk or since: A fall")
    press(page, "On the walk or since: Fever or unwell")
    assert kept[-1].events == frozenset(HealthEvent)
    press(page, "On the walk or since: A fall")
    press(page, "On the walk or since: Fever or unwell")
    assert kept[-1] == CheckIn(before=2)


def test_answers_changed_later_are_told_only_when_they_are_to_count(page: CheckInPage, kept: list[CheckIn]) -> None:
    revised: list[CheckIn] = []
    page.answers_revised.connect(revised.append)
    given = CheckIn(before=2, peak=5, morning=4, events=frozenset({HealthEvent.FALL}))
    page.show_session(replace(WALK, check_in=given), editing=True)
    for name in ("Pain before, 2 of 10", "Pain the next morning, 4 of 10", "On the walk or since: A fall"):
        assert is_checked(page, name)
    assert "Pain just after the walk" in words(page)
    assert {"Pain just after, 0 of 10", "Just after the walk: Thigh"} <= set(names(page))
    assert not {"Pain now, 0 of 10", "Now: Thigh"} & set(names(page))
    press(page, "Pain the next morning, 1 of 10")
    press(page, "Worst pain, 3 of 10")
    press(page, "Use these answers")
    assert (kept, revised) == ([], [replace(given, peak=3, morning=1)])


def test_answers_that_are_left_stay_as_they_were(page: CheckInPage, kept: list[CheckIn]) -> None:
    left: list[str] = []
    page.revision_left.connect(lambda: left.append("left"))
    page.skip_requested.connect(lambda: left.append("skipped"))
    page.show_session(WALK, editing=True)
    press(page, "Worst pain, 3 of 10")
    press(page, "Leave them as they were")
    assert (kept, left) == ([], ["left"])
    page.show_session(WALK)
    assert "Pain the next morning, 4 of 10" not in names(page)
    assert {"Pain now, 0 of 10", "Now: Thigh"} <= set(names(page))
    press(page, "Worst pain, 3 of 10")
    assert kept == [CheckIn(before=2, peak=3)]


def test_escape_leaves_answers_that_are_changed_later_and_no_others(page: CheckInPage, kept: list[CheckIn]) -> None:
    left: list[str] = []
    page.revision_left.connect(lambda: left.append("left"))
    page.skip_requested.connect(lambda: left.append("skipped"))
    key(page, Qt.Key.Key_Escape)
    assert left == []
    page.show_session(WALK, editing=True)
    press(page, "Worst pain, 3 of 10")
    key(page, Qt.Key.Key_Escape)
    assert (kept, left) == ([], ["left"])


@pytest.mark.parametrize(("before", "first"), [(None, "Pain before, 0 of 10"), (2, "Worst pain, 0 of 10")])
def test_the_keyboard_begins_at_the_first_question(page: CheckInPage, before: int | None, first: str) -> None:
    page.hide()
    page.show_session(replace(WALK, check_in=CheckIn(before=before)))
    page.show()
    assert page.window().focusWidget() is control(page, first)


def test_where_it_hurts_is_told_by_area(page: CheckInPage, kept: list[CheckIn]) -> None:
    press(page, "Choose from a list")
    press(page, "Lower back")
    press(page, "Back of left thigh")
    assert kept[-1].where == frozenset({"lower_back", "left_thigh_back"})


def test_an_answer_taken_back_is_missing_and_never_good(page: CheckInPage, kept: list[CheckIn]) -> None:
    for name in ("Sore feet or legs: No", "Stiff", "Easy: I could sing", "Worst pain, 0 of 10"):
        press(page, name)
        press(page, name)
    assert kept[-1] == CheckIn(before=2)


def test_answers_already_given_are_filled_in(page: CheckInPage) -> None:
    answers = CheckIn(
        before=2,
        peak=5,
        after=3,
        qualities=frozenset({Quality.SHARP}),
        effort=Effort.EASY,
        reach_after=Reach.FOOT,
        leg_soreness=False,
        where=frozenset({"neck"}),
    )
    page.show_session(replace(WALK, check_in=answers))
    chosen = ("Worst pain, 5 of 10", "Pain now, 3 of 10", "Sharp", "Easy: I could sing", "Now: Foot")
    assert all(is_checked(page, name) for name in (*chosen, "Sore feet or legs: No"))
    assert "Neck" in words(page)


def test_another_walk_takes_nothing_along_from_the_one_before(page: CheckInPage) -> None:
    page.show_session(replace(WALK, check_in=CheckIn(before=2, peak=5, leg_soreness=True, where=frozenset({"neck"}))))
    page.show_session(WALK)
    assert not is_checked(page, "Worst pain, 5 of 10")
    assert not is_checked(page, "Sore feet or legs: Yes")
    assert "Neck" not in words(page)


def test_pain_before_is_asked_only_when_start_left_it_open(page: CheckInPage, kept: list[CheckIn]) -> None:
    assert "Pain before, 1 of 10" not in names(page)
    page.show_session(replace(WALK, check_in=None))
    press(page, "Pain before, 1 of 10")
    assert kept[-1] == CheckIn(before=1)


def test_done_gives_the_answers_and_skip_leaves_them(page: CheckInPage) -> None:
    given: list[CheckIn] = []
    skipped: list[bool] = []
    page.answers_given.connect(given.append)
    page.skip_requested.connect(lambda: skipped.append(True))
    press(page, "Worst pain, 1 of 10")
    press(page, "Done")
    press(page, "Skip")
    assert given == [CheckIn(before=2, peak=1)]
    assert skipped == [True]


def test_the_check_in_goes_by_keyboard_alone(page: CheckInPage) -> None:
    given: list[CheckIn] = []
    page.answers_given.connect(given.append)
    key(page, Qt.Key.Key_3)
    key(page, Qt.Key.Key_Tab)
    key(page, Qt.Key.Key_2)
    key(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert given == [CheckIn(before=2, peak=3, after=2)]


def test_the_page_says_which_walk_it_asks_about(page: CheckInPage) -> None:
    assert "your walk of Tuesday 10 November, 18 minutes" in words(page)


def test_a_walk_cut_short_is_met_kindly(page: CheckInPage) -> None:
    page.show_session(replace(WALK, walked_minutes=7.2, outcome=Outcome.STOPPED, stop_reason=StopReason.PAIN))
    assert "7 of 18 minutes" in words(page)
    assert "You stopped for your back. That is listening well" in words(page)
    page.show_session(replace(WALK, walked_minutes=12, outcome=Outcome.SHORTENED, stop_reason=StopReason.TIME))
    assert "A shorter walk still counts" in words(page)
    page.show_session(WALK)
    assert "still counts" not in words(page)


def test_who_came_home_gently_is_offered_what_helps(page: CheckInPage) -> None:
    asked: list[bool] = []
    page.guide_requested.connect(lambda: asked.append(True))
    page.show_session(replace(WALK, walked_minutes=9, outcome=Outcome.SHORTENED, stop_reason=StopReason.PAIN))
    assert "You turned for home when your back asked for it." in words(page)
    press(page, "What helps now?")
    assert asked == [True]
    page.show_session(replace(WALK, walked_minutes=9, outcome=Outcome.STOPPED, stop_reason=StopReason.PAIN))
    assert "What helps now?" not in names(page)


def test_why_a_walk_ended_early_can_be_put_right_where_answers_are_changed(page: CheckInPage) -> None:
    told: list[object] = []
    page.ending_revised.connect(told.append)
    page.answers_revised.connect(lambda _answers: told.append("answers"))
    early = replace(WALK, walked_minutes=6, outcome=Outcome.SHORTENED, stop_reason=StopReason.WORSE)
    page.show_session(early, editing=True)
    press(page, "Use these answers")
    assert told == ["answers"]
    press(page, "It ended early: No time")
    press(page, "Use these answers")
    assert told == ["answers", StopReason.TIME, "answers"]
    page.show_session(replace(early, stop_reason=StopReason.PAIN), editing=True)
    assert is_checked(page, "It ended early: Pain")
    for session, editing in ((early, False), (WALK, True), (replace(early, by_hand=True), True)):
        page.show_session(session, editing)
        assert "It ended early: Pain" not in names(page)


def test_the_page_says_what_an_open_answer_means(page: CheckInPage) -> None:
    assert "An open answer never makes a walk longer." in words(page)


def test_without_a_walk_the_page_says_when_there_will_be_questions(page: CheckInPage) -> None:
    page.show_nothing()
    assert "After your next walk" in words(page)
    assert names(page) == []
    page.show_session(WALK)
    assert "Done" in names(page)


def test_the_body_stands_beside_the_questions_where_there_is_room_else_above(
    page: CheckInPage, appearance: Appearance, qapp: QApplication
) -> None:
    def corners() -> tuple[QPoint, QPoint]:
        qapp.processEvents()
        picture, chip = control(page, "Choose from a list"), control(page, "Stiff")
        return picture.mapTo(page, QPoint()), chip.mapTo(page, QPoint())

    link, chip = corners()
    assert chip.x() > link.x()
    assert chip.y() < link.y()
    appearance.apply_look(Look(Scheme.LIGHT, 200))
    link, chip = corners()
    assert chip.y() > link.y()


def test_every_control_has_a_name(page: CheckInPage) -> None:
    press(page, "Choose from a list")
    assert [kind for kind, name in named_controls(page) if not name] == []


@pytest.mark.parametrize("percent", [80, 200])
def test_nothing_is_clipped_at_any_text_size(
    page: CheckInPage, appearance: Appearance, qapp: QApplication, percent: int
) -> None:
    appearance.apply_look(Look(Scheme.HIGH_CONTRAST, percent))
    qapp.processEvents()
    assert (page.horizontalScrollBar().maximum(), clipped(page)) == (0, [])


def test_a_walk_without_pain_can_be_answered_as_good(page: CheckInPage, kept: list[CheckIn]) -> None:
    for name in ("Worst pain, 0 of 10", "Pain now, 0 of 10", "Before the walk: Nowhere", "Now: Nowhere"):
        press(page, name)
    for name in ("Easy: I could sing", "Sore feet or legs: No"):
        press(page, name)
    assert "Any of these, even without pain?" in words(page)
    told = replace(kept[-1], before=0, morning=0)
    assert response_of(replace(WALK, check_in=told), Rules()) is Response.AMBER
    press(page, "None of these")
    told = replace(kept[-1], before=0, morning=0)
    assert response_of(replace(WALK, check_in=told), Rules()) is Response.GREEN


def test_none_of_these_and_a_kind_of_pain_let_go_of_each_other(page: CheckInPage, kept: list[CheckIn]) -> None:
    told = []
    for name in ("Stiff", "None of these", "Sharp", "Sharp", "None of these", "None of these"):
        press(page, name)
        told.append(kept[-1].qualities)
    assert told == [{Quality.STIFF}, set(), {Quality.SHARP}, None, set(), None]


def test_none_of_these_is_shown_again_where_it_was_told_and_only_there(page: CheckInPage) -> None:
    page.show_session(replace(WALK, check_in=CheckIn(peak=2, qualities=frozenset())), editing=True)
    assert is_checked(page, "None of these")
    page.show_session(replace(WALK, check_in=CheckIn(peak=2)), editing=True)
    assert not is_checked(page, "None of these")
    assert "What kind?" in words(page)
