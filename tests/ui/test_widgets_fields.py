"""Numbers and times: stepped, typed, and kept within their bounds."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.pages.plan_date_field import DateField
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.drop_down import DropDown
from coach.ui.widgets.number_field import NumberField
from coach.ui.widgets.page_frame import PageFrame
from coach.ui.widgets.time_field import TimeField
from coach.ui.widgets.value_slider import ValueSlider
from tests.ui.by_name import show, words

TODAY = date(2026, 11, 12)


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


@pytest.fixture
def day(qtbot: QtBot, appearance: Appearance, texts: Texts) -> DateField:
    field = DateField(appearance, texts, "Day")
    field.show_bounds(date(2010, 1, 1), TODAY, TODAY)
    field.show_day(TODAY)
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    return field


def type_day(field: DateField, text: str, ends: Qt.Key = Qt.Key.Key_Return) -> None:
    field.field.setFocus()
    QTest.keyClick(field.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field.field, text)
    QTest.keyClick(field.field, ends)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7 Jun 2012", date(2012, 6, 7)),
        ("7 june 2012", date(2012, 6, 7)),
        ("19/10/2026", date(2026, 10, 19)),
        ("7.6.2012", date(2012, 6, 7)),
        ("2012-06-07", date(2012, 6, 7)),
        ("yesterday", date(2026, 11, 11)),
    ],
)
def test_a_day_is_typed_in_any_usual_form(qtbot: QtBot, day: DateField, text: str, expected: date) -> None:
    with qtbot.waitSignal(day.day_changed) as heard:
        type_day(day, text)
    assert (heard.args, day.day) == ([expected], expected)
    assert day.field.accessibleDescription() == ""


def test_a_day_that_is_typed_is_taken_when_the_field_is_left(day: DateField, qtbot: QtBot) -> None:
    later = QPushButton("Later", day)
    later.show()
    with qtbot.waitSignal(day.day_changed) as heard:
        type_day(day, "19/10/2026", Qt.Key.Key_Tab)
    assert heard.args == [date(2026, 10, 19)]
    assert day.field.text() == "19 Oct 2026"


@pytest.mark.parametrize("text", ["31 Feb 2026", "7 Ju", "1234567", ""])
def test_what_is_no_day_changes_nothing_and_says_what_can_be_read(qtbot: QtBot, day: DateField, text: str) -> None:
    with qtbot.assertNotEmitted(day.day_changed):
        QTest.keyClick(day.field, Qt.Key.Key_Delete)
        type_day(day, text or " ")
    assert day.day == TODAY
    assert not day.settle()
    assert f"“{text}” is not a day: write it like 7 Jun 2012" in words(day)
    assert day.field.accessibleDescription() in words(day)
    type_day(day, "7 Jun 2012")
    assert (day.settle(), "is not a day" in words(day)) == (True, False)


def test_a_day_that_cannot_be_chosen_says_which_can(qtbot: QtBot, day: DateField) -> None:
    with qtbot.assertNotEmitted(day.day_changed):
        type_day(day, "2027-05-05")
    assert "5 May 2027 cannot be chosen here: any day from 1 Jan 2010 to 12 Nov 2026 can." in words(day)
    assert day.day == TODAY
    day.show_day(date(2026, 10, 1))
    assert "cannot be chosen" not in words(day)


def test_a_day_is_stepped_by_key_and_by_button_within_its_bounds(day: DateField) -> None:
    for pressed in (Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_Down):
        QTest.keyClick(day.field, pressed)
    assert day.day == date(2026, 10, 11)
    QTest.mouseClick(named(day, "Later: Day"), Qt.MouseButton.LeftButton)
    QTest.keyClick(day.field, Qt.Key.Key_PageUp)
    assert day.day == TODAY
    day.show_bounds(date(2010, 1, 1), date(2026, 11, 1), TODAY)
    assert day.day == date(2026, 11, 1)


def test_a_day_that_is_being_typed_counts_before_it_is_entered(day: DateField) -> None:
    day.field.selectAll()
    QTest.keyClicks(day.field, "1 Nov 2026")
    assert day.day == date(2026, 11, 1)


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


def wheel(control: QWidget) -> None:
    window = control.window()
    at = control.mapTo(window, control.rect().center())
    QTest.wheelEvent(window.windowHandle(), QPointF(at), QPoint(0, -120))


@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_scrolls_the_page_and_changes_no_answer(
    qtbot: QtBot, appearance: Appearance, texts: Texts, focused: bool
) -> None:
    page, made = (
        PageFrame("Page"),
        (
            number := NumberField(appearance, texts, "Number", 0, 40),
            at := TimeField(appearance, texts, "Time"),
            day := DateField(appearance, texts, "Day"),
            slider := ValueSlider(texts, "Speed", "common.min", 50, 150),
            drop_down := DropDown(appearance, "Voice", [Choice("a", "A"), Choice("b", "B")]),
        ),
    )
    for part in (*made, tall := QWidget()):
        page.content.addWidget(part)
    tall.setMinimumHeight(4000)
    number.show_number(20)
    at.show_time(time(12, 30))
    slider.show_percent(100)
    shown = (number.number, at.at, day.day, slider.percent, drop_down.chosen)
    show(qtbot, page)
    for control in (number.field, at.field, day.field, slider.slider, drop_down):
        (control if focused else tall).setFocus()
        before = page.verticalScrollBar().value()
        wheel(control)
        assert page.verticalScrollBar().value() > before
        assert control.hasFocus() is focused
    assert (number.number, at.at, day.day, slider.percent, drop_down.chosen) == shown


def click(field: QAbstractSpinBox, at: int) -> None:
    """Click the middle of a character."""
    line = field.lineEdit()
    left = next(x for x in range(line.width()) if line.cursorPositionAt(QPoint(x, line.height() // 2)) > at)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(left - 3, line.height() // 2))


@pytest.mark.parametrize("before", [0, 20])
def test_a_number_is_typed_after_a_click(minutes: NumberField, before: int) -> None:
    minutes.show_bounds(0, 180)
    minutes.show_none("–")
    minutes.show_number(before)
    click(minutes.field, 0)
    QTest.keyClicks(minutes.field, "25")
    assert minutes.number == 25


def test_a_second_click_leaves_a_number_to_be_mended(minutes: NumberField) -> None:
    for _ in range(2):
        click(minutes.field, 0)
    assert not minutes.field.lineEdit().hasSelectedText()


def test_a_number_too_large_becomes_the_largest_and_says_so(minutes: NumberField) -> None:
    minutes.show_bounds(0, 180)
    minutes.field.selectAll()
    QTest.keyClicks(minutes.field, "200")
    assert (minutes.number, minutes.field.text()) == (180, "180 minutes")
    assert minutes.field.toolTip() == "From 0 to 180"


def test_a_screen_reader_hears_how_far_a_number_may_go(minutes: NumberField) -> None:
    assert minutes.field.accessibleDescription() == "From 20 to 40"
    minutes.show_trouble("Please give a number.")
    assert minutes.field.accessibleDescription() == "Please give a number."
    minutes.show_bounds(0, 180)
    minutes.show_none("–")
    assert minutes.field.accessibleDescription() == "From 1 to 180"


@pytest.mark.parametrize(("at", "expected"), [(0, time(8, 30)), (1, time(8, 30)), (3, time(12, 8)), (4, time(12, 8))])
def test_a_click_selects_the_part_of_a_time_that_is_typed(monday: TimeField, at: int, expected: time) -> None:
    click(monday.field, at)
    QTest.keyClicks(monday.field, "08")
    assert monday.at == expected


def test_a_double_click_selects_a_part_of_a_time(monday: TimeField) -> None:
    line = monday.field.lineEdit()
    click(monday.field, 1)
    QTest.mouseDClick(line, Qt.MouseButton.LeftButton, pos=QPoint(line.width() // 2, line.height() // 2))
    assert line.selectedText() in ("12", "30")


def test_a_whole_time_is_typed_after_select_all(monday: TimeField) -> None:
    click(monday.field, 4)
    QTest.keyClick(monday.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(monday.field, "0915")
    assert monday.at == time(9, 15)


def test_fields_are_named_for_screen_readers(minutes: NumberField, monday: TimeField) -> None:
    for field, name in ((minutes.field, "Target"), (monday.field, "Monday")):
        spoken = QAccessible.queryAccessibleInterface(field)
        assert spoken.text(QAccessible.Text.Name) == name
