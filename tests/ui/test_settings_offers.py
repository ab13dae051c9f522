"""More voices: nothing is fetched before somebody has read what, from where, and agreed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.look import Look, Scheme
from coach.services.sound_ports import VoiceOffer
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.page_frame import PageFrame
from coach.ui.widgets.share_bar import ShareBar
from coach.ui.widgets.voice_offers import VoiceOffers
from tests.ui.by_name import clipped, control, key, let_go, named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES

EMMA = VoiceOffer("natural/emma", "Emma, British", "en-GB", 7_600_000, "voices.example")
KORE = VoiceOffer("natural/kore", "Kore, American", "en-US", 8_000_001, "voices.example")


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Catalogue(RESOURCES).phrases())


@pytest.fixture
def offers(appearance: Appearance, texts: Texts) -> VoiceOffers:
    offers = VoiceOffers(appearance, texts)
    offers.show_offers((EMMA, KORE))
    return offers


@pytest.fixture
def page(qtbot: QtBot, offers: VoiceOffers) -> Iterator[PageFrame]:
    page = PageFrame("Settings")
    page.content.addWidget(offers)
    show(qtbot, page)
    yield page
    let_go()


@pytest.fixture
def told(offers: VoiceOffers) -> list[str]:
    heard: list[str] = []
    offers.fetch_requested.connect(heard.append)
    offers.cancel_requested.connect(lambda: heard.append("cancel"))
    return heard


def test_each_offer_says_its_accent_its_size_and_where_it_comes_from(page: PageFrame) -> None:
    assert "Emma, British" in words(page)
    assert "British English · 8 MB from voices.example" in words(page)
    assert "American English · 9 MB from voices.example" in words(page)


def test_nothing_is_fetched_before_somebody_agrees(page: PageFrame, told: list[str]) -> None:
    press(page, "Fetch Emma, British")
    asked = words(page)
    assert "Emma, British, 8 MB, from voices.example" in asked
    assert "nothing else about you is sent" in asked
    assert told == []
    press(page, "Not now")
    assert "nothing else about you is sent" not in words(page)
    assert told == []
    assert page.window().focusWidget() is control(page, "Fetch Emma, British")


def test_the_keyboard_alone_fetches_and_cancels(page: PageFrame, offers: VoiceOffers, told: list[str]) -> None:
    control(page, "Fetch Kore, American").setFocus(Qt.FocusReason.TabFocusReason)
    key(page, Qt.Key.Key_Space)
    key(page, Qt.Key.Key_Space)
    assert told == ["natural/kore"]
    assert page.window().focusWidget() is control(page, "Stop fetching Kore, American")
    key(page, Qt.Key.Key_Space)
    assert told == ["natural/kore", "cancel"]
    offers.show_cancelled()
    assert page.window().focusWidget() is control(page, "Fetch Kore, American")


def test_a_question_stays_while_the_same_voices_are_offered_again(
    page: PageFrame, offers: VoiceOffers, told: list[str]
) -> None:
    press(page, "Fetch Emma, British")
    offers.show_offers((EMMA, KORE))
    press(page, "Fetch it")
    assert told == [EMMA.id]


def test_escape_is_no(page: PageFrame, told: list[str]) -> None:
    press(page, "Fetch Emma, British")
    key(page, Qt.Key.Key_Escape)
    assert told == []
    assert "Fetch it" not in names(page)


def test_a_bar_shows_how_much_has_come(page: PageFrame, offers: VoiceOffers) -> None:
    offers.show_progress(EMMA.id, 0.38)
    bar = next(bar for bar in page.findChildren(ShareBar) if bar.isVisible())
    assert (bar.share, bar.accessibleName()) == (0.38, "Fetching Emma, British, 38 %")
    assert "38 %" in words(page)
    assert "Fetch Emma, British" not in names(page)
    assert not control(page, "Fetch Kore, American").isEnabled()


def test_a_voice_that_is_here_is_told_and_offered_no_more(page: PageFrame, offers: VoiceOffers) -> None:
    press(page, "Fetch Emma, British")
    offers.show_progress(EMMA.id, 1.0)
    assert page.window().focusWidget() is control(page, "Stop fetching Emma, British")
    offers.show_fetched(EMMA.id)
    offers.show_offers((KORE,))
    assert page.window().focusWidget() is control(page, "Fetch Kore, American")
    assert "Emma, British is here, among the voices above." in words(page)
    assert "Fetch Emma, British" not in names(page)
    assert control(page, "Fetch Kore, American").isEnabled()


def test_the_last_voice_leaves_its_news_behind(page: PageFrame, offers: VoiceOffers) -> None:
    offers.show_fetched(EMMA.id)
    offers.show_offers(())
    assert "Emma, British is here" in words(page)


def test_without_offers_there_is_nothing_to_see(page: PageFrame, offers: VoiceOffers) -> None:
    offers.show_offers(())
    assert "More voices" not in words(page)


def test_a_fetch_that_fails_says_why_and_can_be_tried_again(page: PageFrame, offers: VoiceOffers) -> None:
    offers.show_progress(EMMA.id, 0.5)
    offers.show_trouble("The voice could not be fetched.")
    assert "The voice could not be fetched." in words(page)
    assert control(page, "Fetch Emma, British").isEnabled()
    offers.show_trouble("")
    assert "The voice could not be fetched." not in words(page)


def test_a_fetch_goes_on_over_new_offers(page: PageFrame, offers: VoiceOffers) -> None:
    offers.show_progress(EMMA.id, 0.5)
    offers.show_offers((EMMA,))
    assert "Fetch Emma, British" not in names(page)
    assert "Stop fetching Emma, British" in names(page)


def test_every_control_says_what_it_is(page: PageFrame, offers: VoiceOffers) -> None:
    press(page, "Fetch Emma, British")
    offers.show_progress(KORE.id, 0.5)
    assert [kind for kind, name in named_controls(page) if not name] == []


@pytest.mark.parametrize("coming", [False, True])
@pytest.mark.parametrize(("width", "percent"), [(400, 100), (720, 200)])
def test_nothing_is_cut_off_in_a_narrow_window(
    page: PageFrame, offers: VoiceOffers, appearance: Appearance, qtbot: QtBot, width: int, percent: int, coming: bool
) -> None:
    press(page, "Fetch Emma, British")
    if coming:
        offers.show_progress(EMMA.id, 1.0)
    appearance.apply_look(Look(Scheme.DARK, percent))
    page.resize(width, 740)
    qtbot.waitUntil(lambda: page.horizontalScrollBar().maximum() == 0)
    assert clipped(page) == []
