"""Learn by keyboard and by name: every card by its theme, what a search finds, and one card with its source."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.adapters.learn_files import read_learn_book
from coach.domain.learn import LearnCard
from coach.domain.learn_search import LearnIndex
from coach.domain.look import Look, Scheme
from coach.domain.red_flag_book import region_named
from coach.ui.pages.learn_card_page import LearnCardPage
from coach.ui.pages.learn_page import LearnPage
from coach.ui.texts import Texts, read_texts
from coach.ui.theme import Appearance
from coach.ui.widgets.scroll_into_view import is_in_view
from tests.ui.by_name import (
    clipped,
    control,
    is_checked,
    key,
    named_controls,
    names,
    press,
    ring_collisions,
    show,
    words,
)
from tests.ui.conftest import RESOURCES

BOOK = read_learn_book(RESOURCES)
INDEX = LearnIndex(BOOK)
SWITCH = "Offer a card on Today when one fits"
SHOES, NOW = BOOK.by_id["shoes"], BOOK.urgent


@pytest.fixture(scope="session")
def texts() -> Texts:
    """The words of the pages."""
    return read_texts(RESOURCES / "words" / "en.toml", RESOURCES / "words" / "en" / "learn.toml")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> LearnPage:
    """Every card, in a window; the search answers."""
    page = LearnPage(appearance, texts)
    page.search_changed.connect(lambda text: page.show_found(INDEX.find(text), {}))
    page.show_book(BOOK, {"shoes": SHOES.reviewed})
    show(qtbot, page)
    return page


@pytest.fixture
def card_page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> LearnCardPage:
    """One card, in a window."""
    page = LearnCardPage(appearance, texts)
    show_card(page, SHOES)
    show(qtbot, page)
    return page


def show_card(page: LearnCardPage, card: LearnCard) -> None:
    catalogue = Catalogue(RESOURCES)
    related = [BOOK.by_id[id] for id in card.related]
    page.show_origin(True)
    page.show_card(card, related, {}, catalogue.red_flags(), region_named(catalogue.regions(), "gb"))


def type_in(page: LearnPage, text: str) -> QLineEdit:
    field = control(page, "Search the cards")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, text)
    return field


# --- every card ------------------------------------------------------------------------------------------------------


def test_every_card_stands_under_its_theme_and_says_when_it_was_read(page: LearnPage) -> None:
    shown = names(page)
    assert all(card.title in shown for card in BOOK.cards)
    assert shown.index(NOW.title) < shown.index("Is walking good for a sore back?")
    assert "When it hurts" in words(page)
    assert "Read on 22 November" in control(page, SHOES.title).accessibleDescription()


def test_a_search_shows_what_it_finds_as_it_is_typed_and_esc_shows_all(page: LearnPage) -> None:
    field = type_in(page, "trainers")
    assert SHOES.title in names(page)
    assert "Sleep" not in names(page)
    assert NOW.title in names(page)
    assert field.accessibleDescription() == f"{len(INDEX.find('trainers'))} cards found"
    key(page, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert "Sleep" in names(page)


def test_a_search_that_finds_nothing_says_what_may_help(page: LearnPage) -> None:
    field = type_in(page, "xyzzy")
    assert "No card has that in it" in words(page)
    assert field.accessibleDescription() == "0 cards found"
    press(page, "Show all cards")
    assert field.text() == ""
    assert "Sleep" in names(page)


def test_enter_in_the_search_opens_the_first_card_found(page: LearnPage) -> None:
    opened: list[str] = []
    page.card_requested.connect(opened.append)
    field = control(page, "Search the cards")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert opened == []
    type_in(page, "shoes")
    key(page, Qt.Key.Key_Return)
    assert opened == ["shoes"]


def test_cards_open_by_mouse_by_space_and_by_enter(page: LearnPage) -> None:
    opened: list[str] = []
    page.card_requested.connect(opened.append)
    press(page, "Sleep")
    control(page, "Heels").setFocus()
    key(page, Qt.Key.Key_Return)
    key(page, Qt.Key.Key_Space)
    press(page, NOW.title)
    assert opened == ["sleep", "heels", "heels", NOW.id]


def test_tab_goes_from_the_search_to_what_stands_below_it(page: LearnPage) -> None:
    key(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    for name in (NOW.title, "Is walking good for a sore back?", "What walking does for a back"):
        key(page, Qt.Key.Key_Tab)
        focus = page.window().focusWidget()
        assert focus is not None
        assert focus.accessibleName() == name


def test_offers_can_be_switched_off(page: LearnPage) -> None:
    told: list[bool] = []
    page.offers_changed.connect(told.append)
    page.show_offers(True)
    assert is_checked(page, SWITCH)
    press(page, SWITCH)
    assert told == [False]


def test_an_error_is_one_sentence_and_the_cards_come_back(page: LearnPage) -> None:
    page.show_error("sleep.toml is not valid TOML.")
    assert "sleep.toml is not valid TOML. The other pages work as usual." in words(page)
    assert names(page) == []
    page.show_book(BOOK, {})
    assert "Sleep" in names(page)
    assert "Short answers" in words(page)


@pytest.mark.parametrize("percent", [100, 200])
def test_every_control_has_a_name_and_room(page: LearnPage, appearance: Appearance, percent: int) -> None:
    appearance.apply_look(Look(Scheme.LIGHT, text_percent=percent))
    page.window().resize(900 if percent == 100 else 1100, 740)
    assert clipped(page) == []
    assert all(name for _, name in named_controls(page))
    # A switch and the small words that explain it belong together.
    assert [one for one, _ in ring_collisions(page) if one != SWITCH] == []


# --- one card --------------------------------------------------------------------------------------------------------


def test_a_card_says_its_answer_what_to_do_and_where_it_comes_from(card_page: LearnCardPage) -> None:
    shown = words(card_page)
    assert SHOES.question in shown
    assert all(text in shown for text in (*SHOES.body, *SHOES.todo))
    assert "Published study: WalkBack trial, The Lancet, 2024" in shown
    assert "22 November 2026" in shown
    assert "Which ground?" in names(card_page)
    assert "Tick what fits you" not in names(card_page)


def test_signs_stand_in_the_words_of_the_safety_questions_with_the_number_of_the_region(
    card_page: LearnCardPage,
) -> None:
    show_card(card_page, NOW)
    shown, flags = words(card_page), Catalogue(RESOURCES).red_flags()
    asked = [item.text for urgency in NOW.signs for item in flags.asked(urgency, walking=True)]
    assert len(asked) == 18
    assert all(text in shown for text in asked)
    assert "Chest pain, or a tight or heavy feeling in your chest" in shown  # as it is asked on a walk
    assert "Call 999, or have somebody take you to the nearest emergency department." in shown
    assert "Numbers for: United Kingdom." in shown
    wanted: list[bool] = []
    card_page.flags_requested.connect(lambda: wanted.append(True))
    press(card_page, "Tick what fits you")
    assert wanted == [True]
    assert any("999" in text for text in card_page.spoken)
    show_card(card_page, SHOES)
    assert "999" not in words(card_page)


def test_where_no_place_is_chosen_the_urgent_card_says_that_numbers_differ(card_page: LearnCardPage) -> None:
    somewhere = region_named(Catalogue(RESOURCES).regions(), "default")
    card_page.show_card(NOW, [], {}, Catalogue(RESOURCES).red_flags(), somewhere)
    assert "Numbers differ from place to place." in words(card_page)
    assert somewhere.name not in words(card_page)


def test_a_card_is_read_aloud_and_stopped_by_the_same_button(card_page: LearnCardPage) -> None:
    asked: list[list[str]] = []
    card_page.reading_requested.connect(asked.append)
    press(card_page, "Read aloud")
    card_page.show_read_aloud(True)
    press(card_page, "Stop reading")
    spoken = [f"{SHOES.title} {SHOES.question}", *SHOES.body, "What you can do", *SHOES.todo]
    assert asked == [spoken, []]


def test_a_voice_that_is_not_heard_is_told_until_another_card_is_shown(card_page: LearnCardPage) -> None:
    card_page.show_trouble("The voice takes too long.")
    assert "The voice takes too long." in words(card_page)
    show_card(card_page, NOW)
    assert "The voice takes too long." not in words(card_page)


def test_a_card_leads_to_its_page_to_related_cards_and_back(card_page: LearnCardPage) -> None:
    show_card(card_page, BOOK.by_id["core"])
    told: list[str] = []
    card_page.page_requested.connect(told.append)
    card_page.card_requested.connect(told.append)
    card_page.back_requested.connect(lambda: told.append("back"))
    press(card_page, "Open Exercises")
    press(card_page, "Stretches")
    key(card_page, Qt.Key.Key_Escape)
    press(card_page, "All cards")
    assert told == ["exercises", "stretches", "back", "back"]
    card_page.show_origin(False)
    assert "Back" in names(card_page)


def test_a_card_that_is_gone_is_told_and_another_can_follow(card_page: LearnCardPage) -> None:
    card_page.show_error("This card is not here any more.")
    assert "This card is not here any more." in words(card_page)
    assert names(card_page) == ["All cards"]
    assert card_page.spoken == []
    show_card(card_page, SHOES)
    assert "Read aloud" in names(card_page)


@pytest.mark.parametrize("percent", [100, 200])
def test_every_control_of_a_card_has_a_name_and_room(
    qtbot: QtBot, card_page: LearnCardPage, appearance: Appearance, percent: int
) -> None:
    appearance.apply_look(Look(Scheme.DARK, text_percent=percent))
    show_card(card_page, NOW)
    qtbot.waitUntil(lambda: clipped(card_page) == [])
    assert all(name for _, name in named_controls(card_page))
    assert ring_collisions(card_page) == []
    for _ in named_controls(card_page):
        key(card_page, Qt.Key.Key_Tab)
        focus = card_page.window().focusWidget()
        assert focus is not None
        assert is_in_view(card_page, focus)
