"""Learn as it is put together: a card on Today, what was read, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coach.bootstrap_learn import LearnWires
from coach.bootstrap_pages import Pages
from coach.bootstrap_year import NOW, PLAN, SCHEDULE, StillClock
from coach.domain.red_flag import RedFlag
from tests.open_house import open_pages
from tests.ui.by_name import control, key, names, press, words

FIRST = "Is walking good for a sore back?"
"""The card that fits before a first walk."""


@pytest.fixture(scope="module")
def pages(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """The window on a new plan; the tests share it, in order."""
    folder: Path = tmp_path_factory.mktemp("learn")
    with open_pages(qapp, folder, StillClock(NOW)) as pages:
        pages.core.planning.set_schedule(SCHEDULE)
        pages.core.planning.set_plan(PLAN)
        pages.window.show_page("today")
        pages.record.connect_today()
        yield pages


@pytest.fixture
def learn(pages: Pages) -> LearnWires:
    """The wires, with nothing offered or read yet, and Today open."""
    pages.core.values.remove("learn")
    pages.window.show_page("today")
    pages.core.planning.refresh()
    return pages.record.learn


def test_a_card_that_fits_is_offered_and_read_from_today_and_back_leads_there(pages: Pages, learn: LearnWires) -> None:
    assert "Because your first walk is still to come." in words(pages.today)
    press(pages.today, f"Read: {FIRST}")
    assert pages.window.current_page() == "learn_card"
    assert "research is mixed" in words(learn.card_page)
    press(learn.card_page, "Back")
    assert pages.window.current_page() == "today"
    assert f"Read: {FIRST}" not in names(pages.today)


def test_not_now_puts_it_away_and_undo_brings_it_back(pages: Pages, learn: LearnWires) -> None:
    press(pages.today, f"Not now: {FIRST}")
    assert f"Read: {FIRST}" not in names(pages.today)
    assert learn.card_page is not None
    press(pages.window, "Undo")
    assert f"Read: {FIRST}" in names(pages.today)


@pytest.mark.usefixtures("learn")
def test_putting_it_away_by_keyboard_goes_on_from_there_and_not_to_the_top(pages: Pages) -> None:
    later = control(pages.today, f"Not now: {FIRST}")
    later.setFocus()
    assert pages.window.focusWidget() is later
    key(later, Qt.Key.Key_Space)
    focus = pages.window.focusWidget()
    assert focus is not None
    assert pages.today.isAncestorOf(focus)
    assert focus is not pages.today.focusProxy()


def test_offers_switched_off_go_at_once_and_come_back(pages: Pages, learn: LearnWires) -> None:
    learn.open()
    press(learn.page, "Offer a card on Today when one fits")
    pages.window.show_page("today")
    assert f"Read: {FIRST}" not in names(pages.today)
    learn.open()
    press(learn.page, "Offer a card on Today when one fits")
    pages.window.show_page("today")
    assert f"Read: {FIRST}" in names(pages.today)


def test_a_card_opened_from_a_search_is_marked_as_read_and_the_search_stays(pages: Pages, learn: LearnWires) -> None:
    learn.open()
    learn.page.search.setText("trainers")
    press(learn.page, "What shoes?")
    key(learn.card_page, Qt.Key.Key_Escape)
    assert pages.window.current_page() == "learn"
    assert learn.page.search.text() == "trainers"
    assert "Read on 12 November" in control(learn.page, "What shoes?").accessibleDescription()
    learn.page.search.clear()


def test_related_cards_open_one_after_the_other_and_back_leads_to_all(pages: Pages, learn: LearnWires) -> None:
    learn.open()
    press(learn.page, "What shoes?")
    press(learn.card_page, "Heels")
    assert "high heels" in words(learn.card_page)
    press(learn.card_page, "All cards")
    assert pages.window.current_page() == "learn"


@pytest.mark.parametrize(
    ("id", "button", "page"),
    [("core", "Open Exercises", "exercises"), ("habit", "Open Reminders", "reminders")],
)
def test_a_card_leads_to_the_page_it_speaks_of(
    pages: Pages, learn: LearnWires, id: str, button: str, page: str
) -> None:
    learn.open_card(id)
    press(learn.card_page, button)
    assert pages.window.current_page() == page


def test_the_signs_lead_to_the_safety_questions(pages: Pages, learn: LearnWires) -> None:
    pages.core.settings.set_region("gb")
    learn.open_card("see_someone_now")
    assert "Call 999" in words(learn.card_page)
    press(learn.card_page, "Tick what fits you")
    assert pages.window.current_page() == "flags"


def test_a_card_is_read_aloud_until_somebody_stops_it_or_goes_on(pages: Pages, learn: LearnWires) -> None:
    learn.open_card("shoes")
    press(learn.card_page, "Read aloud")
    press(learn.card_page, "Stop reading")
    press(learn.card_page, "Read aloud")
    press(learn.card_page, "Heels")
    assert "Read aloud" in names(learn.card_page)
    press(learn.card_page, "Read aloud")
    pages.window.show_page("today")
    learn.open_card("heels")
    assert "Read aloud" in names(learn.card_page)


def test_a_card_that_is_not_there_says_so(pages: Pages, learn: LearnWires) -> None:
    learn.open_card("never_written")
    assert "This card is not here any more." in words(learn.card_page)
    assert learn.card_page is pages.record.learn.card_page


def test_nothing_is_offered_while_walking_waits(pages: Pages, learn: LearnWires) -> None:
    pages.core.check_ins.report_flags(frozenset({RedFlag.FEVER}))
    pages.core.planning.refresh()
    assert f"Read: {FIRST}" not in names(pages.today)
    learn.open()
    assert "When to see someone now" in names(learn.page)
