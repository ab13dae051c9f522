"""Large enough to hit and to read, at every text size."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach.domain.look import Look, Scheme
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import DangerButton, LinkButton, OutlineButton, PrimaryButton, QuietButton
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.number_field import NumberField
from coach.ui.widgets.pain_scale import PainScale
from coach.ui.widgets.pill import Pill
from coach.ui.widgets.tick_list import TickRow
from coach.ui.widgets.time_field import TimeField
from coach.ui.widgets.week_strip import DayCell, DayState, WeekStrip

SIZES = (80, 100, 200)


def page_of(appearance: Appearance, texts: Texts) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for kind in (PrimaryButton, QuietButton, OutlineButton, DangerButton, LinkButton):
        button = kind("Start with warm-up")
        button.show_icon(appearance, "play")
        column.addWidget(button)
    chips = ChipGroup("Kind", [Choice("a", "Dull or aching"), Choice("b", "Shooting down a leg")], multiple=True)
    chips.show_chosen(["a"])
    strip = WeekStrip("Week")
    strip.show_days([DayCell("Mon", "rest", DayState.REST, "Monday")] * 7)
    for widget in (
        chips,
        PainScale(texts, "Worst pain"),
        NumberField(appearance, texts, "Minutes", 5, 40, 1, "minutes"),
        TimeField(appearance, texts, "Monday"),
        TickRow(appearance, "Numbness around your genitals, buttocks or back passage"),
        Pill("Walk 9 · today 12:30"),
        strip,
    ):
        column.addWidget(widget)
    return page


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, qtbot: QtBot, appearance: Appearance, texts: Texts) -> QWidget:
    appearance.apply_look(Look(Scheme.LIGHT, request.param))
    page = page_of(appearance, texts)
    qtbot.addWidget(page)
    page.resize(900, 1400)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_no_words_are_cut(page: QWidget) -> None:
    for button in page.findChildren(QAbstractButton):
        words = button.text().replace("&&", "&")
        needed = button.fontMetrics().horizontalAdvance(words)
        if not isinstance(button, TickRow):
            icon = button.iconSize().width() if not button.icon().isNull() else 0
            assert button.width() >= needed + icon, words
        assert button.height() >= button.fontMetrics().height(), words
    for label in page.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
        if not label.wordWrap():
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text()), label.text()


def test_every_control_is_large_enough_to_hit(page: QWidget) -> None:
    for button in page.findChildren(QAbstractButton):
        assert button.height() >= 44, button.accessibleName()


def test_every_control_has_a_name_and_can_be_reached(page: QWidget) -> None:
    for button in page.findChildren(QAbstractButton):
        assert button.accessibleName()


def test_open_windows_grow_when_the_text_size_changes(qtbot: QtBot, appearance: Appearance, texts: Texts) -> None:
    page = page_of(appearance, texts)
    qtbot.addWidget(page)
    page.show()
    before = {button: button.sizeHint().height() for button in page.findChildren(QAbstractButton)}
    appearance.apply_look(Look(Scheme.LIGHT, 200))
    for button, height in before.items():
        assert button.sizeHint().height() >= height * 1.7, button.accessibleName()
