"""What Amble looks at: each finding in words, "cannot tell" with its reason, and a switch that says what it does."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.domain.appointment import Appointment
from coach.domain.look import Look, Scheme
from coach.domain.monitor import Monitor
from coach.domain.presence import Detector, Finding, HoldCause, HoldRules, Presence, Reading
from coach.domain.reminder_settings import ReminderSettings
from coach.services.presence_desk import Monitors
from coach.ui.monitors import LONGEST, NAMELESS, MonitorWatch, monitor_from
from coach.ui.pages.detector_words import LONGEST_NAME, ago_words, now_words, short, why_words
from coach.ui.pages.detectors_page import DetectorsPage
from coach.ui.texts import Texts, read_texts
from coach.ui.theme import Appearance
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

PANEL, DESK = Monitor("panel", "eDP-1", built_in=True), Monitor("desk", "Dell U2720Q")
HALL = Monitor("hall", "Epson EB-L1")
MEETING = Appointment(datetime(2026, 5, 4, 9, tzinfo=UTC), datetime(2026, 5, 4, 10, tzinfo=UTC), "Team")


@pytest.fixture(scope="session")
def texts() -> Texts:
    """The words of the page."""
    return read_texts(RESOURCES / "words" / "en.toml", RESOURCES / "words" / "en" / "detectors.toml")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> DetectorsPage:
    """The page, in a window."""
    page = DetectorsPage(appearance, texts)
    show(qtbot, page)
    return page


def found(**readings: Reading) -> Presence:
    """A presence by the names of detectors."""
    return Presence({Detector(name): reading for name, reading in readings.items()})


def test_before_anything_was_found_it_says_that_it_looks(page: DetectorsPage) -> None:
    assert words(page).count("Looking…") == 1 + len(Detector) + 1
    assert "Yes" not in words(page).splitlines()


def test_a_call_is_told_with_the_name_of_the_program_and_what_it_means(page: DetectorsPage) -> None:
    page.show_presence(found(microphone=Reading(Finding.YES, "Firefox")))
    assert "Listening: Firefox." in words(page)
    assert "Yes" in words(page).splitlines()
    assert "Right now, a reminder would wait: you seem to be in a call." in words(page)


def test_cannot_tell_says_why_and_lets_nothing_wait(page: DetectorsPage) -> None:
    page.show_presence(found(full_screen=Reading(why="wayland_full_screen"), camera=Reading(why="no such reason")))
    assert "Under Wayland, programs are not told which window is in full screen." in words(page)
    assert "This cannot be told here." in words(page)
    assert "Right now, a reminder would come at once." in words(page)


def test_a_screen_reader_hears_the_finding_with_the_switch(page: DetectorsPage) -> None:
    page.show_presence(found(locked=Reading(Finding.NO)))
    assert control(page, "Reminders wait: Screen locked").accessibleDescription() == "No. The screen is not locked."


def test_a_screen_reader_is_not_told_of_every_second(page: DetectorsPage) -> None:
    for seconds in (5.0, 6.0):
        page.show_presence(found(idle=Reading(Finding.NO, idle_seconds=seconds)))
        assert control(page, "Reminders wait: Typing, or away").accessibleDescription() == "No."
    page.show_presence(found(idle=Reading(why="no_display")))
    assert "no screen" in control(page, "Reminders wait: Typing, or away").accessibleDescription()


@pytest.mark.parametrize(
    ("seconds", "finding", "said"),
    [
        (1.0, "Yes", "Keyboard or mouse were touched 1 second ago."),
        (30.0, "No", "A pause: nothing was touched for 30 seconds."),
        (420.0, "Yes", "Nothing was touched for 7 minutes; a reminder waits until you are back."),
        (None, "Cannot tell", "The system did not answer just now; Amble asks again."),
    ],
)
def test_typing_a_pause_and_being_away_are_told_apart(
    page: DetectorsPage, seconds: float | None, finding: str, said: str
) -> None:
    page.show_presence(found(idle=Reading(Finding.NO, idle_seconds=seconds, why="failed")))
    assert said in words(page)
    assert finding in words(page).splitlines()


def test_switches_show_what_is_chosen_and_ask_for_the_rest(qtbot: QtBot, page: DetectorsPage) -> None:
    page.show_settings(ReminderSettings(holds=frozenset({Detector.CAMERA}), hold_appointments=False))
    assert is_checked(page, "Reminders wait: Camera in use")
    assert not is_checked(page, "Reminders wait: In an appointment")
    with qtbot.waitSignal(page.holds_changed) as asked:
        press(page, "Reminders wait: On battery")
    assert asked.args == [frozenset({Detector.CAMERA, Detector.ON_BATTERY})]
    with qtbot.waitSignal(page.holds_changed) as asked:
        press(page, "Reminders wait: Camera in use")
    assert asked.args == [frozenset()]
    with qtbot.waitSignal(page.hold_appointments_changed) as asked:
        press(page, "Reminders wait: In an appointment")
    assert asked.args == [True]


def test_what_is_switched_off_lets_no_reminder_wait(page: DetectorsPage) -> None:
    page.show_presence(found(microphone=Reading(Finding.YES)))
    page.show_settings(replace(ReminderSettings(), holds=frozenset()))
    assert "Right now, a reminder would come at once." in words(page)


def test_an_appointment_is_told_where_there_is_a_calendar(page: DetectorsPage) -> None:
    page.show_presence(found(microphone=Reading(Finding.NO)))
    page.show_calendar(False)
    assert "No calendar is chosen." in words(page)
    page.show_calendar(True)
    assert "Nothing is on now." in words(page)
    page.show_calendar(True, MEETING, "12:30")
    assert "Team, until 12:30." in words(page)
    assert "your calendar has an appointment" in words(page)
    page.show_calendar(True, replace(MEETING, title="", end=MEETING.end + timedelta(hours=1)), "13:30")
    assert "An appointment is on until 13:30." in words(page)


def test_a_monitor_is_named_and_taken_back_by_its_own_button(qtbot: QtBot, page: DetectorsPage) -> None:
    page.show_monitors(Monitors((PANEL, DESK, HALL), frozenset({"desk"})))
    assert "eDP-1: belongs to this computer." in words(page)
    with qtbot.waitSignal(page.mine_requested) as asked:
        press(page, "This is my monitor: Epson EB-L1")
    assert asked.args == [HALL]
    with qtbot.waitSignal(page.other_requested) as asked:
        press(page, "Not my monitor: Dell U2720Q")
    assert asked.args == [DESK]


def test_the_focus_stays_with_the_monitor_that_was_named(page: DetectorsPage) -> None:
    page.show_monitors(Monitors((DESK, HALL), frozenset()))
    control(page, "This is my monitor: Epson EB-L1").setFocus()
    page.show_monitors(Monitors((DESK, HALL), frozenset({"hall"})))
    focus = page.window().focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Not my monitor: Epson EB-L1"


def test_it_wants_to_know_only_while_it_is_seen(qtbot: QtBot, page: DetectorsPage) -> None:
    with qtbot.waitSignal(page.watch_requested) as asked:
        page.hide()
    assert asked.args == [False]
    with qtbot.waitSignal(page.watch_requested) as asked:
        page.show()
    assert asked.args == [True]


def test_an_error_says_what_goes_on_and_the_next_opening_shows_everything_again(page: DetectorsPage) -> None:
    page.show_error("The store cannot be read.")
    assert words(page).endswith("The store cannot be read. Your reminders come as before; try again in a moment.")
    page.show_settings(ReminderSettings())
    assert "Reminders wait: Camera in use" in names(page)


def test_the_keyboard_goes_from_top_to_bottom_and_escape_goes_back(qtbot: QtBot, page: DetectorsPage) -> None:
    page.show_monitors(Monitors((HALL,), frozenset()))
    page.setFocus()
    seen = []
    for _ in range(13):
        focus = page.window().focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName())
        key(page, Qt.Key.Key_Tab)
    assert seen[0] == "Back"
    order = [name for _kind, name in named_controls(page) if name in seen]
    assert seen[1:4] == [
        f"Reminders wait: {what}" for what in ("Microphone in use", "Camera in use", "Screen shared or recorded")
    ]
    assert set(order) == set(seen)
    assert len(seen) == len(set(seen))
    assert seen[-1] == "Choose your calendar"
    with qtbot.waitSignal(page.back_requested):
        key(page, Qt.Key.Key_Escape)


def test_large_text_in_a_narrow_window_clips_nothing(page: DetectorsPage, appearance: Appearance, qtbot: QtBot) -> None:
    appearance.apply_look(Look(Scheme.HIGH_CONTRAST, 200))
    page.resize(560, 740)
    page.show_monitors(Monitors((PANEL, DESK, HALL), frozenset({"desk"})))
    qtbot.waitUntil(lambda: page.horizontalScrollBar().maximum() == 0)
    assert clipped(page) == []


def test_no_focus_ring_of_a_monitor_touches_its_neighbours(qtbot: QtBot, page: DetectorsPage) -> None:
    page.show_monitors(Monitors((PANEL, DESK, HALL), frozenset({"desk"})))
    page.show_presence(Presence(dict.fromkeys(Detector, Reading(Finding.YES, "Somebody", idle_seconds=3.0))))
    qtbot.waitUntil(lambda: [pair for pair in ring_collisions(page) if "my monitor" in pair[0]] == [])


@pytest.mark.parametrize(
    "cause", [cause for cause in HoldCause if cause.value not in ("quiet_hours", "pause", "walking", "near_walk")]
)
def test_each_cause_that_is_found_has_words(texts: Texts, cause: HoldCause) -> None:
    assert texts.say(f"detectors.now.{cause}").startswith("Right now, a reminder would wait")


@pytest.mark.parametrize("detector", list(Detector))
def test_each_detector_has_words_for_each_answer(page: DetectorsPage, detector: Detector) -> None:
    for finding in Finding:
        page.show_presence(Presence({detector: Reading(finding, "Somebody's", "failed", 5.0)}))
    assert "Somebody's" in words(page) or detector is Detector.IDLE or "did not answer" in words(page)


def test_each_reason_that_a_detector_gives_has_words(texts: Texts) -> None:
    code = RESOURCES.parent / "coach"
    files = [*code.glob("adapters/*.py"), *code.glob("domain/monitor.py")]
    given = {why for file in files for why in re.findall(r'why="([a-z0-9_]+)"', file.read_text("utf-8"))}
    assert {"no_bus", "capture_not_listed", "monitors_not_named"} <= given
    assert [why for why in sorted(given) if why_words(texts, why) == texts.say("detectors.why.unknown")] == []


def test_a_name_that_somebody_made_up_stays_on_one_line(texts: Texts) -> None:
    assert short("a\n\tb") == "a b"
    assert len(short("x" * 500)) == LONGEST_NAME
    assert ago_words(texts, -3) == "0 seconds"
    assert now_words(texts, Presence(), frozenset(), HoldRules(), True).endswith("has an appointment.")


def test_a_monitor_is_the_same_again_and_a_panel_belongs_to_the_computer() -> None:
    assert (
        monitor_from("DP-1", "Dell Inc.", "DELL U2720Q", "ABC").key
        == monitor_from("HDMI-2", "Dell Inc.", "DELL U2720Q", "ABC").key
    )
    assert monitor_from("DP-1", "", "", "").key != monitor_from("DP-2", "", "", "").key
    assert monitor_from("eDP-1", "AUO", "0x1", "").built_in
    assert not monitor_from("HDMI-1", "Epson", "EB-L1", "").built_in
    assert monitor_from("", "", "", "") == NAMELESS
    assert len(monitor_from("x" * 999, "", "", "").key) == LONGEST


def test_a_monitor_that_comes_or_goes_is_told_once_it_has(qtbot: QtBot, qapp: QApplication) -> None:
    watch = MonitorWatch(qapp)
    for signal in (qapp.screenAdded, qapp.screenRemoved):
        with qtbot.waitSignal(watch.changed) as told:
            signal.emit(qapp.primaryScreen())
        assert told.args == [watch.connected()]
    assert NAMELESS not in watch.connected()
