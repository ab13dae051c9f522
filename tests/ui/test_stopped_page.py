"""After a stopped walk: large words first, a note that is told as it is written, the next walk, and tomorrow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.adapters.stop_cards import read_stop_cards
from coach.domain.check_in import CheckIn
from coach.domain.guided_stop import StopStep
from coach.domain.look import Look, Scheme
from coach.domain.progression import Adjustment, NextWalk
from coach.domain.red_flag import Urgency
from coach.domain.red_flag_book import ActionCard
from coach.domain.response import Response
from coach.domain.schedule import Occurrence
from coach.domain.session import Outcome, Session, StopReason
from coach.ui.pages.booking_card import BookingCard
from coach.ui.pages.stopped_card import StoppedCard
from coach.ui.pages.stopped_page import StoppedPage
from coach.ui.texts import Texts, read_texts
from coach.ui.theme import Appearance
from coach.ui.widgets.label import Label
from tests.ui.by_name import clipped, control, key, let_go, named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES

NOW = datetime(2026, 11, 12, 9, 5, tzinfo=UTC)
ANSWERED = CheckIn(before=2, peak=6, after=5)
WALK = Session(NOW, 18, 4.2, Outcome.STOPPED, StopReason.SHARP_PAIN, ANSWERED, id=3)
NEXT = NextWalk(5, (5,), Response.RED, Adjustment.EASE, False, True, ())
PLANNED = Occurrence(NOW.date(), datetime(2026, 11, 14, 12, 30, tzinfo=UTC))


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_texts(
        RESOURCES / "words" / "en.toml",
        RESOURCES / "words" / "en" / "stopped.toml",
        RESOURCES / "words" / "en" / "booking.toml",
    )


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> Iterator[StoppedPage]:
    page = StoppedPage(appearance, texts, read_stop_cards(RESOURCES / "rules" / "after_stop.toml"))
    show(qtbot, page)
    yield page
    let_go()


@pytest.fixture
def asked(page: StoppedPage) -> list[str]:
    told: list[str] = []
    page.read_done.connect(lambda: told.append("read"))
    page.later_requested.connect(lambda: told.append("later"))
    page.finished_requested.connect(lambda: told.append("finished"))
    page.why_requested.connect(lambda: told.append("why"))
    return told


def show_next(page: StoppedPage, session: Session = WALK, walk: NextWalk = NEXT, note: str = "") -> None:
    page.show_next(session, walk, ("The pain was sharp.",), note, time(8), PLANNED)


def test_what_to_do_now_comes_first_and_leads_on(page: StoppedPage, asked: list[str]) -> None:
    page.show_now(WALK)
    assert "Stand still or sit down, and give it a few minutes." in words(page)
    assert "Your walk of Thursday 12 November, 4 of 18 minutes" in words(page)
    key(page, Qt.Key.Key_Return)
    assert asked == ["read"]


def test_what_to_do_has_the_focus_so_that_large_type_does_not_scroll_past_it(page: StoppedPage) -> None:
    page.show_now(WALK)
    focus = page.window().focusWidget()
    assert isinstance(focus, Label)
    assert focus.text() == "Stand still or sit down, and give it a few minutes."


def test_an_ache_has_gentler_words_than_sharp_pain(page: StoppedPage) -> None:
    page.show_now(replace(WALK, stop_reason=StopReason.PAIN))
    assert "Slow down, or sit for a few minutes." in words(page)
    assert "Stand still" not in words(page)


def test_every_step_can_be_left_for_later(page: StoppedPage, asked: list[str]) -> None:
    page.show_now(WALK)
    press(page, "Later")
    show_next(page)
    press(page, "Later")
    key(page, Qt.Key.Key_Escape)
    assert asked == ["later"] * 3


def test_a_note_is_told_as_it_is_written(page: StoppedPage, asked: list[str]) -> None:
    told: list[str] = []
    page.note_changed.connect(told.append)
    show_next(page, note="the kerb")
    assert told == []
    field = control(page, "What made you stop? In your own words")
    assert page.window().focusWidget() is field
    QTest.keyClicks(field, "x")
    assert sorted(told[-1]) == sorted("the kerbx")
    key(page, Qt.Key.Key_Tab)
    assert page.window().focusWidget() is not field
    key(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["finished"]


def test_the_next_walk_says_how_much_shorter_it_is_and_why(page: StoppedPage, asked: list[str]) -> None:
    show_next(page)
    seen = words(page)
    assert control(page, "5 minutes")
    assert "13 minutes shorter than this one was planned" in seen
    assert "The pain was sharp." in seen
    assert "still open" not in seen
    press(page, "How this was decided")
    assert asked == ["why"]


def test_a_walk_in_parts_says_so_and_one_of_the_same_length_too(page: StoppedPage) -> None:
    show_next(page, walk=replace(NEXT, minutes=18, bouts=(9, 9)))
    assert "In 2 parts: 9 + 9 minutes" in words(page)
    assert "As long as this one was planned." in words(page)


def test_open_answers_are_said_to_matter(page: StoppedPage) -> None:
    show_next(page, session=replace(WALK, check_in=None))
    assert "Your answers about this walk are still open." in words(page)


def test_a_plan_that_waits_shows_no_length(page: StoppedPage) -> None:
    show_next(page, walk=replace(NEXT, minutes=0, bouts=(), walk_allowed=False))
    assert "Your plan waits until you have been seen." in words(page)
    assert "The pain was sharp." not in words(page)
    assert "How this was decided" not in names(page)


def test_tomorrow_is_told_with_and_without_reminders(page: StoppedPage) -> None:
    show_next(page)
    assert "In the morning, at 08:00" in words(page)
    assert "Your next walk stands on Saturday 14 November, 12:30." in words(page)
    page.show_next(WALK, NEXT, (), "", None, None)
    assert "On Today, Amble asks how your back is." in words(page)
    assert "No walk is planned" in words(page)


def test_the_words_are_read_aloud_where_there_is_a_voice(page: StoppedPage) -> None:
    told: list[str] = []
    page.read_aloud_requested.connect(told.append)
    page.show_now(WALK)
    assert "Read aloud" not in names(page)
    page.show_read_aloud(True)
    press(page, "Read aloud")
    assert told[0].startswith("Stand still or sit down")
    assert "nothing is lost" in told[0]


def test_without_a_stopped_walk_the_page_says_what_it_is_for(page: StoppedPage) -> None:
    show_next(page)
    page.show_nothing()
    assert "When a walk ends early for your back" in words(page)
    assert names(page) == []


def test_the_card_on_today_leads_on_and_leaves_only_the_last_step_for_good(qtbot: QtBot, texts: Texts) -> None:
    card, told = StoppedCard(texts), list[str]()
    card.go_on_requested.connect(lambda: told.append("on"))
    card.finish_requested.connect(lambda: told.append("finish"))
    show_card(qtbot, card)
    for step in (StopStep.NOW, StopStep.SIGNS):
        card.show_step(step)
        assert "Leave it at that" not in names(card)
    card.show_step(StopStep.NEXT)
    press(card, "Go on")
    press(card, "Leave it at that")
    assert told == ["on", "finish"]


def test_the_card_for_an_appointment_is_put_away_by_hand(qtbot: QtBot, texts: Texts) -> None:
    card, told = BookingCard(texts), list[str]()
    card.put_away_requested.connect(lambda: told.append("away"))
    card.show_words(ActionCard(Urgency.BOOK, "Worth an appointment", "Book a visit."), "You ticked on Monday: x")
    show_card(qtbot, card)
    assert "You ticked on Monday: x" in words(card)
    press(card, "I have read this")
    assert told == ["away"]


def show_card(qtbot: QtBot, card: StoppedCard | BookingCard) -> None:
    qtbot.addWidget(card)
    card.show()


@pytest.mark.parametrize("percent", [80, 200])
def test_nothing_is_clipped_and_every_control_has_a_name(
    page: StoppedPage, appearance: Appearance, qapp: QApplication, percent: int
) -> None:
    appearance.apply_look(Look(Scheme.HIGH_CONTRAST, percent))
    for is_first in (True, False):
        if is_first:
            page.show_now(WALK)
        else:
            show_next(page, note="a long note " * 30)
        qapp.processEvents()
        assert (page.horizontalScrollBar().maximum(), clipped(page)) == (0, [])
        assert [kind for kind, name in named_controls(page) if not name] == []
