"""The line about reminders on Today."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.look import Look, Scheme
from coach.domain.presence import HoldCause
from coach.domain.reminder import (
    Held,
    OccurrenceName,
    Reminder,
    ReminderKind,
    ReminderPause,
    ReminderStatus,
    walk_name,
)
from coach.domain.reminder_pause import PauseLength
from coach.domain.schedule import Occurrence
from coach.domain.walk import shape_walk
from coach.ui.main_window import MainWindow
from coach.ui.pages.today_page import TodayPage
from coach.ui.pages.today_reminder_strip import ReminderStrip, StripState
from coach.ui.pause_menu import PauseMenu
from coach.ui.reminder_state_words import state_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.scroll_into_view import is_in_view
from tests.ui.by_name import named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES
from tests.ui.days import BECAUSE, ordinary_day

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 11, 12)
NOW = datetime(2026, 11, 12, 12, 0, tzinfo=BERLIN)
NEXT = Occurrence(DAY, NOW + timedelta(minutes=12))
PAUSE = ReminderPause(NOW.astimezone(UTC), (NOW + timedelta(hours=3)).astimezone(UTC))


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Catalogue(RESOURCES).phrases())


@pytest.fixture
def strip(qtbot: QtBot, appearance: Appearance, texts: Texts) -> ReminderStrip:
    strip = ReminderStrip(appearance, texts)
    show(qtbot, strip)
    return strip


def test_a_pause_has_the_colour_of_the_pause_on_the_page_of_reminders(strip: ReminderStrip) -> None:
    tones = []
    for state in (StripState("Paused", paused=True), StripState("Your walk waits", held=True), StripState("Later")):
        strip.show_state(state)
        tones.append(strip.property("tone"))
    assert tones == ["warm", "soft", "soft"]


def test_a_pause_is_ended_with_one_press(strip: ReminderStrip) -> None:
    told: list[str] = []
    strip.go_on_requested.connect(lambda: told.append("go on"))
    strip.show_state(StripState("Reminders are paused until 15:00", paused=True))
    assert "Reminders are paused until 15:00" in words(strip)
    press(strip, "Remind me again")
    assert told == ["go on"]
    assert "Pause reminders: choose for how long" not in names(strip)


def test_reminders_are_paused_from_here(strip: ReminderStrip) -> None:
    told: list[object] = []
    strip.pause_requested.connect(told.append)
    strip.page_requested.connect(told.append)
    strip.show_state(StripState("Walk in 12 min"))
    press(strip, "Pause reminders: choose for how long")
    menu = strip.findChild(PauseMenu)
    assert isinstance(menu, PauseMenu)
    assert menu.isVisible()
    menu.actions()[1].trigger()
    press(strip, "Reminders: when and how")
    press(strip, "Why was I (not) reminded?")
    assert told == [PauseLength.TWO_HOURS, "reminders", "ledger"]
    menu.hide()


def test_only_what_waits_can_be_skipped(strip: ReminderStrip) -> None:
    told: list[bool] = []
    strip.skip_requested.connect(lambda: told.append(True))
    strip.show_state(StripState("Walk in 12 min"))
    assert "Skip the reminder that waits" not in names(strip)
    strip.show_state(StripState("Your walk waits: you are in a call", held=True))
    press(strip, "Skip the reminder that waits")
    assert told == [True]


def test_it_says_whether_it_is_seen(strip: ReminderStrip) -> None:
    seen: list[bool] = []
    strip.seen_changed.connect(seen.append)
    strip.hide()
    strip.show()
    assert seen == [False, True]


def test_every_control_has_a_name(strip: ReminderStrip) -> None:
    for state in (StripState("Walk in 12 min"), StripState("Paused", paused=True), StripState("Waits", held=True)):
        strip.show_state(state)
        assert [control for control, name in named_controls(strip) if not name] == []


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (ReminderStatus(), "No walk is planned"),
        (ReminderStatus(next=NEXT), "Walk in 12 min"),
        (ReminderStatus(next=Occurrence(DAY, NOW + timedelta(hours=2))), "Next walk: today, 14:00"),
        (ReminderStatus(next=Occurrence(DAY, NOW + timedelta(hours=20))), "Next walk: tomorrow, 08:00"),
        (ReminderStatus(next=Occurrence(DAY, NOW + timedelta(days=2))), "Next walk: Saturday 14 November, 12:00"),
        (ReminderStatus(next=NEXT, pause=PAUSE), "Reminders are paused until 15:00"),
        (ReminderStatus(next=NEXT, held=Held(walk_name(DAY), HoldCause.PAUSE, NOW)), "Walk in 12 min"),
        (
            ReminderStatus(pause=ReminderPause(PAUSE.since, PAUSE.until + timedelta(days=1))),
            "Reminders are paused until Friday 13 November, 15:00",
        ),
        (
            ReminderStatus(next=NEXT, held=Held(walk_name(DAY), HoldCause.CALL, NOW)),
            "Your walk waits: you are in a call",
        ),
        (ReminderStatus(next=NEXT, showing=(Reminder(ReminderKind.WALK, DAY, NOW),)), "Time for your walk"),
        (ReminderStatus(next=NEXT, showing=(Reminder(ReminderKind.BREAK, DAY, NOW, slot="1200"),)), "Walk in 12 min"),
    ],
)
def test_what_matters_most_is_said(texts: Texts, status: ReminderStatus, said: str) -> None:
    assert state_words(texts, status, NOW) == said


@pytest.mark.parametrize("kind", ReminderKind)
@pytest.mark.parametrize("cause", [cause for cause in HoldCause if cause is not HoldCause.PAUSE])
def test_everything_that_can_wait_has_words_for_every_cause(texts: Texts, kind: ReminderKind, cause: HoldCause) -> None:
    status = ReminderStatus(held=Held(OccurrenceName(kind, DAY, "1230"), cause, NOW))
    assert " waits: " in state_words(texts, status, NOW)


class Today:
    """The window with Today in it, and the line about reminders for it."""

    def __init__(self, qtbot: QtBot, appearance: Appearance, texts: Texts, percent: int, width: int) -> None:
        appearance.apply_look(Look(Scheme.LIGHT, percent))
        self.page = TodayPage(appearance, texts)
        today = ordinary_day()
        self.page.show_today(today, BECAUSE, shape_walk(today.walk.minutes))
        self.strip = ReminderStrip(appearance, texts)
        self.window = MainWindow(appearance, texts)
        self.window.add_page("today", lambda: self.page)
        qtbot.addWidget(self.window)
        self.window.resize(width, 740)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitExposed(self.window)

    def shown(self, state: StripState) -> None:
        self.strip.show_state(state)
        self.page.show_card("strip", self.strip, first=True)

    def opened(self) -> str:
        """The control with the focus after Today was opened."""
        self.window.show_page("today")
        return self.settled()

    def settled(self) -> str:
        for _ in range(5):
            QApplication.processEvents()
        focus = self.window.focusWidget()
        assert focus is not None
        assert is_in_view(self.page, focus)
        return focus.accessibleName()


PAUSED, HELD = StripState("Reminders are paused until 15:00", paused=True), StripState("Your walk waits", held=True)
LARGE_WINDOWS = [(200, 640), (200, 1120)]


@pytest.mark.parametrize(("percent", "width"), LARGE_WINDOWS)
@pytest.mark.parametrize(
    ("state", "first"), [(PAUSED, "Remind me again"), (HELD, "Pause reminders: choose for how long")]
)
def test_a_pause_and_what_waits_are_seen_when_today_opens_in_large_letters(
    qtbot: QtBot, appearance: Appearance, texts: Texts, percent: int, width: int, state: StripState, first: str
) -> None:
    today = Today(qtbot, appearance, texts, percent, width)
    today.shown(state)
    assert today.opened() == first
    assert today.page.verticalScrollBar().value() == 0
    assert is_in_view(today.page, today.strip)


@pytest.mark.parametrize(("percent", "width"), LARGE_WINDOWS)
def test_a_pause_that_is_told_a_moment_after_today_opened_is_seen_too(
    qtbot: QtBot, appearance: Appearance, texts: Texts, percent: int, width: int
) -> None:
    today = Today(qtbot, appearance, texts, percent, width)
    assert today.opened() == "Start with warm-up"
    assert today.page.verticalScrollBar().value() > 0
    today.shown(PAUSED)
    assert today.settled() == "Remind me again"
    assert is_in_view(today.page, today.strip)


def test_a_pause_leaves_the_focus_where_all_is_in_view(qtbot: QtBot, appearance: Appearance, texts: Texts) -> None:
    today = Today(qtbot, appearance, texts, 100, 1120)
    today.shown(PAUSED)
    assert today.opened() == "Start with warm-up"
    assert is_in_view(today.page, today.strip)


def test_what_begins_to_wait_leaves_somebody_who_reads_on_where_they_are(
    qtbot: QtBot, appearance: Appearance, texts: Texts
) -> None:
    today = Today(qtbot, appearance, texts, 200, 640)
    today.opened()
    bar = today.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    today.shown(HELD)
    for _ in range(5):
        QApplication.processEvents()
    assert bar.value() > 0
    assert not is_in_view(today.page, today.strip)
