"""Numbers and times: stepped, typed, and kept within their bounds."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.number_field import NumberField
from coach.ui.widgets.time_field import TimeField


def named(whole: QWidget, name: str) -> QPushButton:
    return next(button for button in whole.findChildren(QPushButton) if button.accessibleName() == name)


@pytest.fixture
def minutes(qtbot: QtBot, appearance: Appearance, texts: Texts) -> NumberField:
    field = NumberField(appearance, texts, "Target", 20, 40, 5, "minutes")
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    return field


@pytest.fixture
def monday(qtbot: QtBot, appearance: Appearance, texts: Texts) -> TimeField:
    field = TimeField(appearance, texts, "Monday")
    qtbot.addWidget(field)
    field.show_time(time(12, 30))
    field.show()
    qtbot.waitExposed(field)
    return field


def test_the_number_and_its_unit_can_be_seen(minutes: NumberField) -> None:
    line = minutes.field.lineEdit()
    assert line.text() == "20 minutes"
    assert line.width() >= line.fontMetrics().horizontalAdvance("40 minutes")


def test_minus_and_plus_step_the_number(minutes: NumberField) -> None:
    heard: list[int] = []
    minutes.number_changed.connect(heard.append)
    for name in ("More: Target", "More: Target", "Less: Target"):
        QTest.mouseClick(named(minutes, name), Qt.MouseButton.LeftButton)
    assert heard == [25, 30, 25]


def test_a_number_stops_at_its_bounds(minutes: NumberField) -> None:
    assert not named(minutes, "Less: Target").isEnabled()
    minutes.show_number(99)
    assert minutes.number == 40
    assert not named(minutes, "More: Target").isEnabled()
    minutes.show_bounds(5, 20)
    assert minutes.number == 20


def test_arrow_keys_step_the_number(minutes: NumberField) -> None:
    QTest.keyClick(minutes.field, Qt.Key.Key_Up)
    QTest.keyClick(minutes.field, Qt.Key.Key_Up)
    QTest.keyClick(minutes.field, Qt.Key.Key_Down)
    assert minutes.number == 25


def test_showing_a_number_or_a_time_is_not_an_answer(minutes: NumberField, monday: TimeField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(minutes.number_changed), qtbot.assertNotEmitted(monday.time_changed):
        minutes.show_number(30)
        monday.show_time(time(8, 0))
    assert (minutes.number, monday.at) == (30, time(8, 0))


def test_the_buttons_move_the_time_a_quarter_of_an_hour(monday: TimeField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(monday.time_changed) as heard:
        QTest.mouseClick(named(monday, "Later: Monday"), Qt.MouseButton.LeftButton)
    assert heard.args == [time(12, 45)]
    for _ in range(2):
        QTest.mouseClick(named(monday, "Earlier: Monday"), Qt.MouseButton.LeftButton)
    assert monday.at == time(12, 15)


def test_a_time_passes_midnight(monday: TimeField) -> None:
    monday.show_time(time(23, 50))
    QTest.mouseClick(named(monday, "Later: Monday"), Qt.MouseButton.LeftButton)
    assert monday.at == time(0, 5)


def test_a_time_is_typed(monday: TimeField) -> None:
    monday.field.setFocus()
    monday.field.setSelectedSection(monday.field.Section.HourSection)
    QTest.keyClicks(monday.field, "0915")
    assert monday.at == time(9, 15)


def test_fields_are_named_for_screen_readers(minutes: NumberField, monday: TimeField) -> None:
    for field, name in ((minutes.field, "Target"), (monday.field, "Monday")):
        spoken = QAccessible.queryAccessibleInterface(field)
        assert spoken.text(QAccessible.Text.Name) == name
