"""The small window that says something is due."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.appointment import SnoozeChoice, SnoozeKind
from coach.domain.look import Look, Scheme
from coach.domain.presence import HoldCause
from coach.domain.reminder import Reminder, ReminderKind
from coach.ui.reminder_window import ReminderWindow
from coach.ui.snooze_menu import SnoozeMenu
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from tests.ui.by_name import named_controls, names, press, words
from tests.ui.conftest import RESOURCES

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)

DAY = date(2026, 11, 12)
AT = datetime(2026, 11, 12, 12, 30, tzinfo=UTC)
WALK = Reminder(ReminderKind.WALK, DAY, AT)
MORNING = Reminder(ReminderKind.MORNING, DAY, AT)
CHECK_IN = Reminder(ReminderKind.CHECK_IN, DAY, AT)
BREAK = Reminder(ReminderKind.BREAK, DAY, AT, slot="1230")
ROUTINE = Reminder(ReminderKind.ROUTINE, DAY, AT, slot="1230")
SOON = SnoozeChoice(SnoozeKind.FIVE, AT + timedelta(minutes=5), 18, AT + timedelta(hours=1))
AFTER_LUNCH = SnoozeChoice(SnoozeKind.AFTER_LUNCH, AT.replace(hour=13, minute=0), 12, AT.replace(hour=18, minute=0))
TAKEN = SnoozeChoice(SnoozeKind.HOUR, AT + timedelta(hours=1), 0)
MOVE = SnoozeChoice(SnoozeKind.MOVE, AT.replace(day=13, hour=9, minute=0), 18)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Catalogue(RESOURCES).phrases())


@pytest.fixture
def window(qtbot: QtBot, appearance: Appearance, texts: Texts) -> ReminderWindow:
    window = ReminderWindow(appearance, texts)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def told(window: ReminderWindow) -> list[tuple[str, object]]:
    heard: list[tuple[str, object]] = []
    window.answered.connect(lambda it, action, choice: heard.append((action, (it, choice) if choice else it)))
    window.morning_answered.connect(lambda score: heard.append(("morning", score)))
    return heard


def test_a_reminder_that_is_shown_follows_the_plan(window: ReminderWindow) -> None:
    window.show_minutes(9)
    assert window.isHidden()
    window.show_reminder(WALK, 18)
    window.show_minutes(5)
    assert "Time for your walk: 5 minutes" in words(window)


@pytest.mark.parametrize(
    ("button", "what"),
    [("Start", "start"), ("Skip", "skip"), ("I have just walked: count 18 minutes", "walked")],
)
def test_a_walk_is_started_skipped_or_counted_with_one_press(
    window: ReminderWindow, told: list[tuple[str, object]], button: str, what: str
) -> None:
    window.show_reminder(WALK, 18)
    assert "Time for your walk: 18 minutes" in words(window)
    press(window, button)
    assert told == [(what, WALK)]
    assert not window.isVisible()


def test_later_offers_each_time_with_what_fits_then(window: ReminderWindow, told: list[tuple[str, object]]) -> None:
    window.show_reminder(WALK, 18)
    window.show_choices((SOON, AFTER_LUNCH, TAKEN), AT, 18)
    press(window, "Later: choose when")
    (menu,) = [menu for menu in window.findChildren(SnoozeMenu) if menu.isVisible()]
    assert [action.text() for action in menu.actions()] == [
        "In 5 minutes (the whole walk fits)",
        "After lunch, at 13:00 (then 12 minutes fit before 18:00)",
        "In an hour (that time is taken)",
    ]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert told == [("snooze", (WALK, AFTER_LUNCH))]
    assert not window.isVisible()


def test_after_the_last_snooze_the_button_says_where_the_walk_moves(
    window: ReminderWindow, told: list[tuple[str, object]]
) -> None:
    window.show_reminder(WALK, 18)
    window.show_choices((MOVE,), AT, 18)
    press(window, "Move to tomorrow, 09:00")
    assert told == [("snooze", (WALK, MOVE))]


def test_a_menu_goes_with_its_reminder(window: ReminderWindow) -> None:
    window.show_reminder(WALK, 18)
    window.show_choices((SOON,), AT, 18)
    press(window, "Later: choose when")
    window.withdraw(WALK.id)
    assert [menu for menu in window.findChildren(SnoozeMenu) if menu.isVisible()] == []


def test_what_is_put_off_no_more_offers_no_later(window: ReminderWindow) -> None:
    window.show_reminder(BREAK, 18)
    window.show_choices((SOON,), AT, 0)
    assert "Later: choose when" in names(window)
    window.show_reminder(BREAK, 18)
    assert "Later: choose when" not in names(window)


def test_a_break_is_taken_with_one_press_and_has_words_of_its_own(
    window: ReminderWindow, told: list[tuple[str, object]]
) -> None:
    window.show_reminder(BREAK, 18, ("Walk to the kettle", "Take the long way back."))
    assert words(window) == "Walk to the kettle\nTake the long way back."
    press(window, "Done")
    assert told == [("done", BREAK)]


@pytest.mark.parametrize("cause", HoldCause)
def test_what_was_held_says_why_it_comes_only_now(window: ReminderWindow, cause: HoldCause) -> None:
    window.show_reminder(Reminder(ReminderKind.WALK, DAY, AT, late=True, held=cause), 18)
    assert window.accessibleDescription().startswith("Held ")
    assert "It was planned for 12:30." in words(window)


def test_a_call_is_named(window: ReminderWindow) -> None:
    window.show_reminder(Reminder(ReminderKind.WALK, DAY, AT, held=HoldCause.CALL), 18)
    assert "Held while you were in a call." in words(window)


def test_a_late_reminder_says_when_the_walk_was_planned(window: ReminderWindow) -> None:
    window.show_reminder(Reminder(ReminderKind.WALK, DAY, AT, late=True), 18)
    assert "Your walk is still here: 18 minutes" in words(window)
    assert "It was planned for 12:30." in words(window)


@pytest.mark.parametrize("late", [False, True])
def test_the_morning_after_a_stopped_walk_has_its_own_words(window: ReminderWindow, late: bool) -> None:
    window.show_reminder(Reminder(ReminderKind.MORNING, DAY, AT, late, after_stop=True), 18)
    assert "You stopped your last walk, and that was listening well." in words(window)
    assert "Back pain this morning, 3 of 10" in names(window)
    window.show_reminder(Reminder(ReminderKind.MORNING, DAY, AT, late), 18)
    assert "You stopped" not in words(window)


@pytest.mark.parametrize("kind", ReminderKind)
@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("minutes", [0, 1, 18])
def test_every_reminder_has_words_and_a_name(
    window: ReminderWindow, kind: ReminderKind, late: bool, minutes: int
) -> None:
    window.show_reminder(Reminder(kind, DAY, AT, late), minutes)
    assert window.accessibleName() in words(window)
    assert window.windowTitle() == window.accessibleName()
    assert " 0 " not in window.accessibleName()
    assert [control for control, name in named_controls(window) if not name] == []


def test_the_morning_question_is_answered_right_there(window: ReminderWindow, told: list[tuple[str, object]]) -> None:
    window.show_reminder(MORNING, 18)
    press(window, "Back pain this morning, 3 of 10")
    press(window, "Save")
    assert told == [("morning", 3)]
    assert not window.isVisible()


def test_the_morning_question_goes_by_keyboard(window: ReminderWindow, told: list[tuple[str, object]]) -> None:
    window.show_reminder(MORNING, 18)
    window.activateWindow()
    window.focusNextChild()
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_7)
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Return)
    assert told == [("morning", 7)]


def test_saving_nothing_asks_for_a_number(window: ReminderWindow, told: list[tuple[str, object]]) -> None:
    window.show_reminder(MORNING, 18)
    press(window, "Save")
    assert told == []
    assert "Choose a number first, or Later." in words(window)


def test_an_answer_of_yesterday_is_not_shown_again(window: ReminderWindow, told: list[tuple[str, object]]) -> None:
    window.show_reminder(MORNING, 18)
    press(window, "Back pain this morning, 3 of 10")
    window.show_reminder(Reminder(ReminderKind.MORNING, date(2026, 11, 13), AT), 18)
    press(window, "Save")
    assert told == []


def test_open_questions_are_answered_or_left_for_later(window: ReminderWindow, told: list[tuple[str, object]]) -> None:
    window.show_reminder(CHECK_IN, 18)
    press(window, "Answer")
    window.show_reminder(CHECK_IN, 18)
    press(window, "Later")
    assert (told, window.isVisible()) == ([("answer", CHECK_IN)], False)


def test_a_newer_reminder_takes_the_place_of_the_older(window: ReminderWindow) -> None:
    window.show_reminder(WALK, 18)
    window.show_reminder(CHECK_IN, 18)
    assert names(window) == ["Answer", "Later"]
    assert "Time for your walk" not in words(window)


def test_a_withdrawn_reminder_goes_and_tells_nobody(window: ReminderWindow, told: list[tuple[str, object]]) -> None:
    window.show_reminder(WALK, 18)
    window.withdraw(CHECK_IN.id)
    assert window.isVisible()
    window.withdraw(WALK.id)
    assert (window.isVisible(), told) == (False, [])


@pytest.mark.parametrize("how", ["esc", "close"])
def test_closing_it_is_no_answer(window: ReminderWindow, told: list[tuple[str, object]], how: str) -> None:
    window.show_reminder(WALK, 18)
    if how == "esc":
        QTest.keyClick(window, Qt.Key.Key_Escape)
    else:
        window.close()
    assert (told, window.isVisible()) == ([], False)


def test_closing_what_was_withdrawn_tells_nobody(window: ReminderWindow, told: list[tuple[str, object]]) -> None:
    window.show_reminder(WALK, 18)
    window.withdraw(WALK.id)
    window.close()
    assert told == []


def test_it_leaves_the_keyboard_where_it_is(qtbot: QtBot, window: ReminderWindow) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    window.show_reminder(WALK, 18)
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert field.isActiveWindow()


@pytest.mark.parametrize("percent", [80, 100, 200])
@pytest.mark.parametrize("reminder", [WALK, MORNING, CHECK_IN, BREAK, ROUTINE])
def test_it_lies_in_the_corner_of_the_screen_and_is_as_high_as_its_words(
    window: ReminderWindow, appearance: Appearance, reminder: Reminder, percent: int
) -> None:
    appearance.apply_look(Look(Scheme.DARK, percent))
    window.show_reminder(reminder, 18)
    room, place = window.screen().availableGeometry(), window.geometry()
    assert room.contains(place)
    assert (room.right() - place.right(), room.bottom() - place.bottom()) <= (40, 40)
    assert place.height() == window.heightForWidth(place.width())
