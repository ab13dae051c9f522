"""The soft word beforehand, and what was just done: small windows that come and go by themselves."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.appointment import SnoozeChoice, SnoozeKind
from coach.domain.look import Look, Scheme
from coach.domain.reminder import HeadsUp, OccurrenceName, Reminder, ReminderKind, walk_name
from coach.domain.reminder_settings import Screens
from coach.ui.corner_note import CornerNote
from coach.ui.corner_window import CornerWindow
from coach.ui.heads_up_card import HeadsUpCard
from coach.ui.reminder_windows import ReminderWindows
from coach.ui.reminder_words import heads_up_words, place_words
from coach.ui.snooze_menu import SnoozeMenu
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from tests.ui.by_name import clipped, named_controls, press, words
from tests.ui.conftest import RESOURCES

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)

DAY = date(2026, 11, 12)
AT = datetime(2026, 11, 12, 12, 30, tzinfo=UTC)
HEADS_UP = HeadsUp(walk_name(DAY), AT)
SOON = SnoozeChoice(SnoozeKind.FIVE, AT + timedelta(minutes=5), 18)
WORDS = ("Your walk is at 12:30", "18 minutes. Finish what you are doing; there is time.")


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Catalogue(RESOURCES).phrases())


@pytest.fixture
def card(qtbot: QtBot, appearance: Appearance, texts: Texts) -> HeadsUpCard:
    card = HeadsUpCard(appearance, texts)
    qtbot.addWidget(card)
    return card


@pytest.fixture
def note(qtbot: QtBot, appearance: Appearance, texts: Texts) -> CornerNote:
    note = CornerNote(appearance, texts)
    qtbot.addWidget(note)
    return note


@pytest.fixture
def told(card: HeadsUpCard) -> list[tuple[object, ...]]:
    heard: list[tuple[object, ...]] = []
    card.start_requested.connect(lambda it: heard.append(("start", it)))
    card.skip_requested.connect(lambda it: heard.append(("skip", it)))
    card.snooze_requested.connect(lambda it, choice: heard.append(("snooze", it, choice)))
    return heard


@pytest.mark.parametrize(("button", "what"), [("Start now", "start"), ("Skip", "skip")])
def test_a_walk_is_begun_or_skipped_before_it_is_due(
    card: HeadsUpCard, told: list[tuple[object, ...]], button: str, what: str
) -> None:
    card.show_heads_up(HEADS_UP, WORDS)
    press(card, button)
    assert (told, card.isHidden()) == ([(what, HEADS_UP)], True)


def test_a_walk_is_put_off_before_it_is_due(card: HeadsUpCard, told: list[tuple[object, ...]]) -> None:
    card.show_heads_up(HEADS_UP, WORDS)
    card.show_choices((SOON,), AT, 18)
    press(card, "Later: choose when")
    (menu,) = [menu for menu in card.findChildren(SnoozeMenu) if menu.isVisible()]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert told == [("snooze", HEADS_UP, SOON)]


def test_closing_the_soft_word_is_no_answer(card: HeadsUpCard, told: list[tuple[object, ...]]) -> None:
    card.show_heads_up(HEADS_UP, WORDS)
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert (told, card.isHidden()) == ([], True)
    card.show_heads_up(HEADS_UP, WORDS)
    card.withdraw("another")
    assert card.isVisible()
    card.withdraw(HEADS_UP.id)
    assert (told, card.isHidden()) == ([], True)


@pytest.mark.parametrize("kind", ["card", "note"])
def test_it_goes_by_itself(card: HeadsUpCard, note: CornerNote, kind: str) -> None:
    shown: CornerWindow = card if kind == "card" else note
    card.show_heads_up(HEADS_UP, WORDS)
    note.show_note("Moved.", list)
    (timer,) = [timer for timer in shown.findChildren(QTimer) if timer.isActive() and timer.interval() >= 20_000]
    timer.timeout.emit()
    assert shown.isHidden()
    assert not timer.isActive()


def test_it_leaves_the_keyboard_where_it_is(qtbot: QtBot, card: HeadsUpCard) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    card.show_heads_up(HEADS_UP, WORDS)
    assert field.isActiveWindow()
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_what_was_done_is_taken_back_once(note: CornerNote) -> None:
    undone: list[bool] = []
    note.show_note("Moved to tomorrow, 09:00.", lambda: undone.append(True))
    assert "Moved to tomorrow, 09:00." in words(note)
    press(note, "Undo")
    assert (undone, note.isHidden()) == ([True], True)
    note.show_note("Nothing to take back.")
    assert "Undo" not in [name for _, name in named_controls(note)]


def test_two_of_them_do_not_lie_on_each_other(card: HeadsUpCard, note: CornerNote) -> None:
    card.show_heads_up(HEADS_UP, WORDS)
    note.show_note("Moved to tomorrow, 09:00.", list)
    assert not card.geometry().intersects(note.geometry())
    assert note.screen().availableGeometry().contains(note.geometry())


@pytest.mark.parametrize("percent", [80, 100, 200])
def test_every_control_has_a_name_and_room_for_it(card: HeadsUpCard, appearance: Appearance, percent: int) -> None:
    appearance.apply_look(Look(Scheme.DARK, percent))
    card.show_heads_up(HEADS_UP, WORDS)
    card.show_choices((SOON,), AT, 18)
    assert [control for control, name in named_controls(card) if not name] == []
    assert clipped(card) == []
    assert card.accessibleName() == WORDS[0]


def test_the_words_beforehand_name_the_time_here(texts: Texts) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert heads_up_words(texts, HEADS_UP, 18, berlin)[0] == "Your walk is at 13:30"
    routine = HeadsUp(OccurrenceName(ReminderKind.ROUTINE, DAY, "1730"), AT)
    assert heads_up_words(texts, routine, 0, berlin)[0] == "Your core routine is at 13:30"
    assert "0 minutes" not in heads_up_words(texts, HEADS_UP, 0, berlin)[1]


@pytest.mark.parametrize(
    ("days", "place"), [(0, "12:30 today"), (1, "tomorrow, 12:30"), (2, "Saturday 14 November, 12:30")]
)
def test_a_place_is_named_as_people_say_it(texts: Texts, days: int, place: str) -> None:
    assert place_words(texts, AT + timedelta(days=days), AT) == place


@pytest.mark.parametrize("screens", Screens)
def test_one_answer_closes_the_reminder_on_every_screen(
    qtbot: QtBot, appearance: Appearance, texts: Texts, screens: Screens
) -> None:
    windows = ReminderWindows(appearance, texts)
    qtbot.addWidget(windows.main)
    told: list[object] = []
    windows.answered.connect(lambda *answer: told.append(answer))
    reminder = Reminder(ReminderKind.WALK, DAY, AT)
    windows.show_reminder(reminder, 18, screens)
    windows.show_choices((SOON,), AT, 18)
    windows.show_minutes(12)
    assert "12 minutes" in words(windows.main)
    press(windows.main, "Start")
    assert (told, windows.shown, windows.main.isHidden()) == ([(reminder, "start", None)], None, True)
    windows.show_reminder(Reminder(ReminderKind.MORNING, DAY, AT), 18, screens)
    windows.main.close()
    assert windows.shown is None


@pytest.mark.parametrize("screens", Screens)
def test_the_reminder_before_shows_again_and_not_what_was_answered_or_put_out_of_sight(
    qtbot: QtBot, appearance: Appearance, texts: Texts, screens: Screens
) -> None:
    windows = ReminderWindows(appearance, texts)
    qtbot.addWidget(windows.main)
    walk, rest, morning = (
        Reminder(kind, DAY, AT) for kind in (ReminderKind.WALK, ReminderKind.BREAK, ReminderKind.MORNING)
    )
    for reminder in (walk, rest, morning):
        windows.show_reminder(reminder, 18, screens)
    windows.withdraw(rest.id)
    assert (windows.shown, windows.main.isVisible()) == (morning, True)
    windows.main.close()
    assert windows.shown == walk
    with qtbot.waitSignal(windows.choices_requested) as asked:
        assert not windows.main.isVisible()
    assert (asked.args, windows.main.isVisible()) == ([walk], True)
    windows.show_minutes(7)
    windows.show_reminder(rest, 18, screens)
    windows.withdraw(rest.id)
    assert "7 minutes" in words(windows.main)
    windows.withdraw(walk.id)
    assert windows.shown is None
    assert not windows.main.isVisible()
