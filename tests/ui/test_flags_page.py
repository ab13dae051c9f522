"""The questions about signs stay until they are answered; what to do is large, and the way on asks twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.look import Look, Scheme
from coach.domain.red_flag import FlagReport, RedFlag, SeenNote, Urgency
from coach.domain.session import Outcome, Session
from coach.ui.pages.flags_page import FlagsPage
from coach.ui.texts import Texts, read_texts
from coach.ui.theme import Appearance
from coach.ui.widgets.flag_card import FlagCard
from coach.ui.widgets.label import Label
from tests.ui.by_name import clipped, control, is_checked, key, let_go, named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES

NOW = datetime(2026, 11, 12, 9, 5, tzinfo=UTC)
WEAK_LEG = "New weakness in one leg, such as a foot that drags"
FAINTED = "You fainted or nearly fainted while walking"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_texts(RESOURCES / "words" / "en.toml", RESOURCES / "words" / "en" / "flags.toml")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> Iterator[FlagsPage]:
    catalogue = Catalogue(RESOURCES)
    page = FlagsPage(appearance, texts, catalogue.red_flags(), catalogue.regions())
    page.show_region("gb")
    show(qtbot, page)
    yield page
    let_go()


@pytest.fixture
def answered(page: FlagsPage) -> list[frozenset[RedFlag]]:
    answers: list[frozenset[RedFlag]] = []
    page.flags_answered.connect(answers.append)
    return answers


@pytest.fixture
def mistakes(page: FlagsPage) -> list[str]:
    told: list[str] = []
    page.mistake_requested.connect(lambda: told.append("slip"))
    return told


@pytest.fixture
def seen(page: FlagsPage) -> list[tuple[str, str]]:
    said: list[tuple[str, str]] = []
    page.seen_requested.connect(lambda words, who: said.append((words, who)))
    return said


def test_ticks_are_answered_by_done(page: FlagsPage, answered: list[frozenset[RedFlag]]) -> None:
    press(page, WEAK_LEG)
    press(page, FAINTED)
    assert answered == []
    press(page, "Done")
    assert answered == [{RedFlag.LEG_WEAKNESS, RedFlag.FAINTING}]


def test_done_without_an_answer_asks_for_one(page: FlagsPage, answered: list[frozenset[RedFlag]]) -> None:
    press(page, "Done")
    assert answered == []
    assert "Please tick what is true for you, or “None of these”." in words(page)
    key(page, Qt.Key.Key_Space)
    press(page, "Done")
    assert answered == [frozenset()]


def test_none_of_these_and_a_tick_never_stand_together(page: FlagsPage) -> None:
    press(page, WEAK_LEG)
    press(page, "None of these")
    assert not is_checked(page, WEAK_LEG)
    assert "Please be seen today" not in words(page)
    press(page, WEAK_LEG)
    assert not is_checked(page, "None of these")


def test_a_tick_shows_whom_to_call_in_large_type_the_most_urgent_first(page: FlagsPage) -> None:
    press(page, WEAK_LEG)
    assert "Call NHS 111, and say what you ticked here." in words(page)
    press(page, FAINTED)
    assert "NHS 111" not in words(page)
    call = next(
        label for label in page.findChildren(Label) if label.isVisible() and label.text().startswith("Call 999")
    )
    assert call.font().pixelSize() >= 26


def test_the_questions_are_worded_for_a_walk(page: FlagsPage) -> None:
    assert "Chest pain, or a tight or heavy feeling in your chest" in names(page)
    assert FAINTED in names(page)


def test_the_page_goes_by_keyboard_alone(page: FlagsPage, answered: list[frozenset[RedFlag]]) -> None:
    key(page, Qt.Key.Key_Tab)
    key(page, Qt.Key.Key_Space)
    assert "Call 999" in words(page)
    control(page, "Done").setFocus()
    key(page, Qt.Key.Key_Return)
    assert answered == [{RedFlag.SADDLE_NUMBNESS}]


def test_nothing_to_tell_takes_two_keys_at_the_top(page: FlagsPage, answered: list[frozenset[RedFlag]]) -> None:
    assert page.window().focusWidget().accessibleName() == "None of these"
    assert page.verticalScrollBar().value() == 0
    key(page, Qt.Key.Key_Space)
    assert names(page).count("Done") == 1
    key(page, Qt.Key.Key_Tab)
    key(page, Qt.Key.Key_Space)
    assert answered == [frozenset()]
    assert page.verticalScrollBar().value() == 0


def test_asking_again_begins_with_nothing_ticked_and_names_the_walk(page: FlagsPage) -> None:
    press(page, WEAK_LEG)
    page.show_questions(Session(NOW, 18, 18.0, Outcome.DONE))
    assert not is_checked(page, WEAK_LEG)
    assert "your walk of Thursday 12 November" in words(page)


def test_while_waiting_the_card_says_what_to_do_and_since_when(page: FlagsPage) -> None:
    page.show_waiting(Urgency.URGENT, NOW, "us")
    assert "Since Thursday 12 November, 09:05" in words(page)
    assert "Please be seen today" in words(page)
    assert "call 911" in words(page)
    assert "Done" not in names(page)


def test_being_seen_takes_a_second_yes_and_may_carry_words(page: FlagsPage, seen: list[tuple[str, str]]) -> None:
    page.show_waiting(Urgency.EMERGENCY, NOW, "gb")
    press(page, "I was seen, and walking is fine")
    assert seen == []
    QTest.keyClicks(page.window().focusWidget(), "Dr Roy, on Tuesday")
    key(page, Qt.Key.Key_Tab)
    QTest.keyClicks(page.window().focusWidget(), " slowly at first ")
    press(page, "Yes, start my plan again")
    assert seen == [("slowly at first", "Dr Roy, on Tuesday")]


def test_being_seen_needs_no_words_and_can_be_taken_back(page: FlagsPage, seen: list[tuple[str, str]]) -> None:
    page.show_waiting(Urgency.EMERGENCY, NOW, "gb")
    press(page, "I was seen, and walking is fine")
    press(page, "Not yet")
    assert "Yes, start my plan again" not in names(page)
    press(page, "I was seen, and walking is fine")
    press(page, "Yes, start my plan again")
    assert seen == [("", "")]


def test_a_tick_by_mistake_is_asked_about_twice(page: FlagsPage, mistakes: list[str]) -> None:
    page.show_waiting(Urgency.URGENT, NOW, "gb", (WEAK_LEG,))
    press(page, "I ticked that by mistake")
    press(page, "Nothing of it is true")
    assert mistakes == []
    press(page, "Yes, it was a slip: start my plan again")
    assert mistakes == ["slip"]


def test_a_mistake_that_is_none_after_all_leaves_the_plan_waiting(page: FlagsPage, mistakes: list[str]) -> None:
    page.show_waiting(Urgency.URGENT, NOW, "gb", (WEAK_LEG,))
    press(page, "I ticked that by mistake")
    press(page, "Let it wait")
    press(page, "I ticked that by mistake")
    press(page, "Nothing of it is true")
    key(page, Qt.Key.Key_Escape)
    assert mistakes == []
    press(page, "I ticked that by mistake")
    press(page, "I was seen, and walking is fine")
    assert "Nothing of it is true" not in names(page)
    page.show_waiting(Urgency.URGENT, NOW, "gb")
    press(page, "I ticked that by mistake")
    press(page, "Nothing of it is true")
    assert mistakes == []


def test_the_record_says_what_was_ticked_and_said_and_when(page: FlagsPage) -> None:
    assert "What you told Amble" not in words(page)
    page.show_record(
        (
            SeenNote(NOW, mistake=True),
            SeenNote(NOW, "slowly", "Dr Roy"),
            FlagReport(NOW, frozenset()),
            FlagReport(NOW, frozenset({RedFlag.LEG_WEAKNESS, RedFlag.FAINTING})),
        )
    )
    seen = words(page)
    assert seen.count("Thursday 12 November 2026, 09:05") == 4
    for told in ("ticked by mistake", "Seen by: Dr Roy", "They said: slowly", "None of these", WEAK_LEG, FAINTED):
        assert told in seen


def test_a_long_record_is_shown_in_full_when_asked_for(page: FlagsPage) -> None:
    page.show_record(tuple(SeenNote(NOW, f"word {number}") for number in range(12)))
    assert "word 11" not in words(page)
    press(page, "Show all 12")
    assert "word 11" in words(page)
    assert "Show all 12" not in names(page)


def test_the_region_changes_every_card(page: FlagsPage) -> None:
    told: list[str] = []
    page.region_changed.connect(told.append)
    page.show_waiting(Urgency.EMERGENCY, NOW, "gb")
    QTest.keyClick(control(page, "Telephone numbers for"), Qt.Key.Key_Down)
    assert told == ["ie"]
    assert "Call 112 or 999" in words(page)
    page.show_questions()
    press(page, FAINTED)
    assert "Call 112 or 999" in words(page)


def test_a_region_nobody_knows_has_the_default_numbers(page: FlagsPage) -> None:
    page.show_waiting(Urgency.EMERGENCY, NOW, "default")
    assert "Call 112, or the local emergency number" in words(page)


def test_a_card_is_read_aloud_where_there_is_a_voice(page: FlagsPage) -> None:
    told: list[str] = []
    page.read_aloud_requested.connect(told.append)
    page.show_waiting(Urgency.EMERGENCY, NOW, "gb")
    assert "Read aloud" not in names(page)
    page.show_read_aloud(True)
    press(page, "Read aloud")
    assert told[0].startswith("Please get help now. Call 999")


@pytest.mark.parametrize("waiting", [False, True])
def test_every_control_has_a_name(page: FlagsPage, waiting: bool) -> None:
    if waiting:
        page.show_waiting(Urgency.URGENT, NOW, "gb")
        press(page, "I was seen, and walking is fine")
    else:
        press(page, FAINTED)
    assert [kind for kind, name in named_controls(page) if not name] == []


@pytest.mark.parametrize("percent", [80, 200])
def test_nothing_is_clipped_at_any_text_size(
    page: FlagsPage, appearance: Appearance, qapp: QApplication, percent: int
) -> None:
    appearance.apply_look(Look(Scheme.DARK, percent))
    page.show_waiting(Urgency.EMERGENCY, NOW, "za")
    press(page, "I was seen, and walking is fine")
    qapp.processEvents()
    assert (page.horizontalScrollBar().maximum(), clipped(page)) == (0, [])


def test_the_waiting_card_says_what_was_ticked(page: FlagsPage) -> None:
    page.show_waiting(Urgency.URGENT, NOW, "gb", ("A fever", "A lump"))
    assert "You ticked: A fever; A lump" in words(page)


def test_a_sign_for_an_appointment_shows_its_card_whatever_else_is_ticked(page: FlagsPage) -> None:
    page.show_questions()
    press(page, WEAK_LEG)
    press(page, "You are pregnant")
    cards = page.findChildren(FlagCard)
    assert [card.isVisible() for card in cards[:3]] == [False, True, True]
