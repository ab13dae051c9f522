"""A walk without Amble as it is put together: from Today, into the record, and back out of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.bootstrap_core import Core
from coach.bootstrap_scene import LIGHT
from coach.bootstrap_studio import Studio
from coach.bootstrap_year import NOW, PLAN, SCHEDULE, StillClock
from coach.ui.pages.add_walk_page import AddWalkPage
from tests.ui.by_name import names, press, words


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    """A plan and no walk yet."""
    core = Core(tmp_path, StillClock(NOW))
    core.planning.set_schedule(SCHEDULE)
    core.planning.set_plan(PLAN)
    yield core
    core.close()


@pytest.fixture
def studio(qtbot: QtBot, qapp: QApplication, core: Core) -> Iterator[Studio]:
    """The window, Today open."""
    studio = Studio(qapp, core, LIGHT)
    qtbot.addWidget(studio.window)
    studio.show("today")
    studio.pages.offer_unfinished()
    yield studio
    qapp.setStyleSheet("")


@pytest.fixture
def page(studio: Studio) -> AddWalkPage:
    """The page, by its link on Today."""
    press(studio.pages.today, "I walked without Amble")
    assert studio.window.current_page() == "add_walk"
    return studio.pages.dose.add_walk.page


def test_a_walk_is_in_the_record_and_today_says_so(studio: Studio, page: AddWalkPage) -> None:
    press(page, "Worst pain while walking, 2 of 10")
    press(page, "Add this walk")
    (session,) = studio.core.planning.sessions()
    assert session.by_hand
    assert session.check_in is not None
    assert session.check_in.peak == 2
    assert studio.window.current_page() == "today"
    assert "Your walk of 10 minutes is in." in words(studio.window)


def test_undo_takes_it_back(studio: Studio, page: AddWalkPage) -> None:
    press(page, "Add this walk")
    press(studio.window, "Undo")
    assert studio.core.planning.sessions() == ()


def test_the_sentence_comes_and_goes_with_the_time_that_is_chosen(page: AddWalkPage) -> None:
    for _ in range(6):
        press(page, "More: Minutes of walking")
    assert "With these minutes the walk would still be going on." in words(page)
    press(page, "Earlier: Day")
    assert "still be going on" not in words(page)


def test_a_second_walk_at_the_same_time_is_refused_with_a_sentence(studio: Studio, page: AddWalkPage) -> None:
    press(page, "Add this walk")
    studio.pages.dose.add_walk.open()
    assert "There is another walk at that time." in words(page)
    press(page, "Add this walk")
    assert len(studio.core.planning.sessions()) == 1


def test_the_rest_of_the_questions_follow_and_undo_leaves_them(studio: Studio, page: AddWalkPage) -> None:
    press(page, "Worst pain while walking, 2 of 10")
    press(page, "Add it and answer the rest")
    assert studio.window.current_page() == "check_in"
    press(studio.pages.check_in, "Sore feet or legs: No")
    (session,) = studio.core.planning.sessions()
    assert session.check_in is not None
    assert (session.check_in.peak, session.check_in.leg_soreness) == (2, False)
    press(studio.window, "Undo")
    assert (studio.window.current_page(), studio.core.planning.sessions()) == ("today", ())


def test_the_rest_about_an_older_walk_leaves_the_last_one_as_it_is(studio: Studio, page: AddWalkPage) -> None:
    press(page, "Add this walk")
    last = studio.core.planning.sessions()[-1]
    studio.pages.dose.add_walk.open()
    press(page, "Earlier: Day")
    press(page, "Add it and answer the rest")
    assert studio.window.current_page() == "check_in"
    press(studio.pages.check_in, "Worst pain, 3 of 10")
    press(studio.pages.check_in, "Use these answers")
    assert studio.window.current_page() == "today"
    older = studio.core.planning.sessions()[0]
    assert older.check_in is not None
    assert older.check_in.peak == 3
    due = studio.core.planning.today().check_in_due
    assert due is not None
    assert due.id == last.id


def test_answers_that_call_for_the_signs_bring_their_questions_and_no_undo(studio: Studio, page: AddWalkPage) -> None:
    press(page, "Effort: Too hard")
    press(page, "Add it and answer the rest")
    assert studio.window.current_page() == "flags"
    assert "Undo" not in names(studio.window)


@pytest.mark.parametrize(("button", "then"), [("Add this walk", "today"), ("Add it and answer the rest", "check_in")])
def test_after_the_signs_comes_what_was_wanted(studio: Studio, page: AddWalkPage, button: str, then: str) -> None:
    press(page, "Effort: Too hard")
    press(page, button)
    assert studio.window.current_page() == "flags"
    press(studio.pages.flags, "None of these")
    press(studio.pages.flags, "Done")
    assert studio.window.current_page() == then


def test_cancel_leads_home_and_adds_nothing(studio: Studio, page: AddWalkPage) -> None:
    press(page, "Cancel")
    assert (studio.window.current_page(), studio.core.planning.sessions()) == ("today", ())


def test_a_record_that_cannot_be_read_is_said_on_the_page(studio: Studio, page: AddWalkPage) -> None:
    studio.core.store.close()
    press(page, "More: Minutes of walking")
    assert "Amble's record" in words(page)
    studio.pages.dose.add_walk.open()
    assert "Amble's record" in words(page)
    press(page, "Add this walk")
    assert studio.window.current_page() == "add_walk"
