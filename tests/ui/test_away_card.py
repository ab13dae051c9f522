"""The small card that asks whether being away was the walk."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.look import Look, Scheme
from coach.ui.away_card import AwayCard
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from tests.ui.by_name import names, press, words
from tests.ui.conftest import RESOURCES

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Catalogue(RESOURCES).phrases())


@pytest.fixture
def card(qtbot: QtBot, appearance: Appearance, texts: Texts) -> AwayCard:
    card = AwayCard(appearance, texts)
    qtbot.addWidget(card)
    card.show_question(25, 12)
    return card


def test_it_says_how_long_somebody_was_away_and_what_would_be_counted(card: AwayCard) -> None:
    assert "You were away for 25 minutes" in words(card)
    assert names(card) == ["Yes, count 12 minutes", "Another length", "No"]
    assert card.accessibleName() == "You were away for 25 minutes"
    assert "walk" in card.accessibleDescription()


def test_a_minute_is_one_minute(card: AwayCard) -> None:
    card.show_question(1, 1)
    assert "You were away for 1 minute" in words(card)
    assert "Yes, count 1 minute" in names(card)


def test_it_does_not_take_the_keyboard(card: AwayCard) -> None:
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


@pytest.mark.parametrize(("button", "signal"), [("Yes, count 12 minutes", "count"), ("Another length", "other_length")])
def test_one_tap_answers_and_it_is_gone(qtbot: QtBot, card: AwayCard, button: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(card, f"{signal}_requested")), qtbot.assertNotEmitted(card.dismissed):
        press(card, button)
    assert not card.isVisible()


def test_no_escape_and_closing_are_told_as_no_answer(qtbot: QtBot, card: AwayCard) -> None:
    with qtbot.waitSignal(card.dismissed):
        press(card, "No")
    card.show_question(25, 12)
    with qtbot.waitSignal(card.dismissed):
        QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()
    card.show_question(25, 12)
    with qtbot.waitSignal(card.dismissed):
        card.close()


def test_withdrawing_it_is_no_answer_of_anybodys(qtbot: QtBot, card: AwayCard) -> None:
    with qtbot.assertNotEmitted(card.dismissed):
        card.withdraw()
    assert not card.isVisible()


def test_nothing_is_cut_off_at_twice_the_size(card: AwayCard, appearance: Appearance) -> None:
    appearance.apply_look(replace(Look(Scheme.DARK), text_percent=200))
    card.show_question(120, 45)
    for label in card.findChildren(QLabel):
        assert label.isHidden() or label.height() >= label.heightForWidth(label.width())
    assert card.height() <= card.screen().availableGeometry().height()
