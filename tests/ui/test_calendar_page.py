"""The calendar page: a place by text or dialogue, what is taken today, and our plan for others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.appointment import Appointment
from coach.domain.look import Look, Scheme
from coach.services.calendar_desk import CalendarState
from coach.services.reminder_ports import CalendarFault, CalendarPlace, CalendarTrouble
from coach.ui.pages.calendar_page import CalendarPage
from coach.ui.pages.calendar_place_card import trouble_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.title_words import LONGEST_TITLE, title_words
from tests.ui.by_name import clipped, control, is_checked, key, let_go, named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES

NOW = datetime(2026, 11, 12, 11, 5, tzinfo=ZoneInfo("Europe/London"))
MORNING = Appointment(NOW.astimezone(UTC) - timedelta(hours=2), NOW.astimezone(UTC) - timedelta(hours=1), "Past")
TEAM = Appointment(
    NOW.astimezone(UTC) - timedelta(minutes=5), NOW.astimezone(UTC) + timedelta(minutes=25), "Team <b>x</b>"
)
LATER = Appointment(NOW.astimezone(UTC) + timedelta(hours=2), NOW.astimezone(UTC) + timedelta(hours=3))
TOMORROW = Appointment(
    NOW.astimezone(UTC) + timedelta(hours=22), NOW.astimezone(UTC) + timedelta(hours=23), "Other day"
)
SECRET = CalendarPlace(address="https://a.example/private-5f2c/basic.ics")
SLEEPS = CalendarTrouble(CalendarFault.NO_ANSWER)
FULL = CalendarTrouble(CalendarFault.UNWRITABLE, "No space left on device")
READ = CalendarState(SECRET, read_at=NOW.astimezone(UTC), appointments=(MORNING, TEAM, LATER, TOMORROW))


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Catalogue(RESOURCES).phrases())


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> Iterator[CalendarPage]:
    page = CalendarPage(
        appearance,
        texts,
        ask_file=lambda *_: Path("/home/sam/mine.ics"),
        ask_folder=lambda *_: Path("/home/sam/calendars"),
        ask_save=lambda *_: Path("/home/sam/walks.ics"),
    )
    page.show_state(CalendarState(), NOW)
    page.show_start(Path("/home/sam/Documents/amble-walks.ics"))
    page.show_export(None, None)
    show(qtbot, page)
    yield page
    let_go()


@pytest.fixture
def told(page: CalendarPage) -> list[object]:
    heard: list[object] = []
    page.place_requested.connect(heard.append)
    page.titles_changed.connect(heard.append)
    page.export_requested.connect(heard.append)
    page.refresh_requested.connect(lambda: heard.append("refresh"))
    page.remove_requested.connect(lambda: heard.append("remove"))
    page.stop_requested.connect(lambda: heard.append("stop"))
    page.back_requested.connect(lambda: heard.append("back"))
    return heard


def test_a_place_is_typed_and_taken_with_enter(page: CalendarPage, told: list[object]) -> None:
    field = control(page, "A file, a folder, or a secret address")
    field.setFocus()
    QTest.keyClicks(field, "https://a.example/x")
    key(page, Qt.Key.Key_Return)
    assert told == ["https://a.example/x"]


def test_nothing_typed_is_told_at_the_field(page: CalendarPage, told: list[object]) -> None:
    press(page, "Use this calendar")
    assert "Type a file, a folder or an address first." in words(page)
    field = control(page, "A file, a folder, or a secret address")
    assert field.accessibleDescription() == "Type a file, a folder or an address first."
    QTest.keyClicks(field, "x")
    assert "Type a file" not in words(page)
    assert told == []


def test_a_file_or_a_folder_is_chosen_by_dialogue(page: CalendarPage, told: list[object]) -> None:
    press(page, "Choose a file…")
    press(page, "Choose a folder…")
    assert told == ["/home/sam/mine.ics", "/home/sam/calendars"]


def test_a_calendar_that_was_read_shows_the_rest_of_the_day_and_no_secret(page: CalendarPage) -> None:
    page.show_state(READ, NOW)
    seen = words(page)
    assert control(page, "a.example/…")
    assert "5f2c" not in seen
    assert "Read 12 November at 11:05." in seen
    assert "11:00–11:30  Team <b>x</b>" in seen
    assert "13:05–14:05" in seen
    assert "Past" not in seen
    assert "Other day" not in seen
    assert control(page, "From 11:00 to 11:30: Team <b>x</b>")


def test_a_free_day_and_one_that_was_not_read_yet_say_so(page: CalendarPage) -> None:
    page.show_state(replace(READ, appointments=()), NOW)
    assert "Nothing more today." in words(page)
    page.show_state(CalendarState(SECRET, reading=True), NOW)
    assert "Reading it now…" in words(page)
    assert "This shows once the calendar has been read." in words(page)


def test_a_calendar_that_was_read_only_in_part_says_so_and_calls_nothing_free(page: CalendarPage) -> None:
    page.show_state(replace(READ, appointments=(), partly=True), NOW)
    assert "Part of this calendar could not be read: more may be taken than Amble knows." in words(page)
    assert "Nothing more today." not in words(page)
    assert "Nothing more today in what could be read." in words(page)


@pytest.mark.parametrize(
    ("first", "last", "row"),
    [
        ((11, 9), (14, 17), "All day, until Saturday 17:00  Conference"),
        ((11, 9), (12, 17), "Until 17:00  Conference"),
        ((12, 9), (14, 17), "From 09:00 until Saturday 17:00  Conference"),
        ((11, 9), (13, 0), "All day  Conference"),
        ((12, 22), (13, 0), "22:00–00:00  Conference"),
        ((11, 9), (13, 9), "All day, until Friday 09:00  Conference"),
        ((12, 9), (25, 17), "From 09:00 until 25 November 17:00  Conference"),
    ],
)
def test_what_lasts_for_days_says_which_part_of_it_is_today(
    page: CalendarPage, first: tuple[int, int], last: tuple[int, int], row: str
) -> None:
    start, end = (datetime(2026, 11, day, hour, tzinfo=UTC) for day, hour in (first, last))
    page.show_state(replace(READ, appointments=(Appointment(start, end, "Conference"),)), NOW)
    assert row in words(page).splitlines()


def test_a_full_day_says_how_much_more_there_is(page: CalendarPage) -> None:
    minute = timedelta(minutes=1)
    many = tuple(
        Appointment(NOW.astimezone(UTC) + n * minute, NOW.astimezone(UTC) + (n + 1) * minute) for n in range(30)
    )
    page.show_state(replace(READ, appointments=many), NOW)
    assert "And 18 more." in words(page)


def test_trouble_says_that_what_was_read_stays(page: CalendarPage, told: list[object]) -> None:
    page.show_state(replace(READ, trouble=SLEEPS), NOW)
    assert "The calendar's server does not answer just now. What was read before stays in use." in words(page)
    page.show_state(CalendarState(SECRET, trouble=SLEEPS), NOW)
    assert "stays in use" not in words(page)
    press(page, "Read it again")
    press(page, "Remove this calendar")
    assert told == ["refresh", "remove"]


@pytest.mark.parametrize("fault", list(CalendarFault))
def test_all_that_can_go_wrong_is_told_in_a_sentence(texts: Texts, fault: CalendarFault) -> None:
    told = trouble_words(texts, CalendarTrouble(fault, "made up"))
    assert told.endswith(".")
    assert told[0].isupper()


def test_titles_can_be_hidden(page: CalendarPage, told: list[object]) -> None:
    page.show_state(READ, NOW)
    assert is_checked(page, "Show titles")
    press(page, "Show titles")
    assert told == [False]
    page.show_state(replace(READ, titles=False), NOW)
    assert not is_checked(page, "Show titles")


def test_our_walks_are_kept_where_somebody_says(page: CalendarPage, told: list[object]) -> None:
    press(page, "Keep my walks there")
    press(page, "Choose where…")
    assert told == ["/home/sam/Documents/amble-walks.ics", "/home/sam/walks.ics"]
    page.show_export(Path("/home/sam/walks.ics"), FULL)
    assert control(page, "Your walks are kept in /home/sam/walks.ics")
    assert "The plan cannot be written there: No space left on device." in words(page)
    press(page, "Stop, and delete the file")
    assert told[-1] == "stop"


def test_a_file_to_write_to_is_needed(page: CalendarPage, told: list[object]) -> None:
    page.show_start(Path())
    field = control(page, "File to write to")
    field.setFocus()
    key(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    key(page, Qt.Key.Key_Delete)
    press(page, "Keep my walks there")
    assert "Type the file first, or choose where." in words(page)
    assert told == []


def test_the_keyboard_stays_with_what_it_was_on_when_the_calendar_comes_and_goes(page: CalendarPage) -> None:
    press_with_focus(page, "Use this calendar")
    page.show_state(READ, NOW)
    focus = page.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Read it again"
    press_with_focus(page, "Remove this calendar")
    page.show_state(CalendarState(), NOW)
    focus = page.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "A file, a folder, or a secret address"


def press_with_focus(page: CalendarPage, name: str) -> None:
    control(page, name).setFocus()
    key(page, Qt.Key.Key_Space)


def test_escape_goes_back_and_every_control_has_a_name(page: CalendarPage, told: list[object]) -> None:
    page.show_state(READ, NOW)
    assert all(name for _, name in named_controls(page))
    key(page, Qt.Key.Key_Escape)
    assert told == ["back"]
    assert "Back" in names(page)


def test_tab_goes_from_top_to_bottom(page: CalendarPage) -> None:
    page.show_state(READ, NOW)
    control(page, "Back").setFocus()
    seen = []
    for _ in range(5):
        key(page, Qt.Key.Key_Tab)
        focus = page.focusWidget()
        seen.append(focus.accessibleName() if focus is not None else "")
    assert seen == ["Read it again", "Remove this calendar", "Show titles", "File to write to", "Keep my walks there"]


def test_nothing_is_cut_at_two_hundred_per_cent(page: CalendarPage, appearance: Appearance) -> None:
    appearance.apply_look(Look(Scheme.LIGHT, text_percent=200))
    page.show_state(READ, NOW)
    page.show_export(Path("/home/sam/a/very/long/way/to/a/file/of/walks.ics"), None)
    assert clipped(page) == []
    assert page.horizontalScrollBar().maximum() == 0


def test_a_title_of_any_length_ends_in_sight() -> None:
    assert title_words("Team meeting") == "Team meeting"
    long, spaced = title_words("x" * 300), title_words("word " * 60)
    assert long.endswith("x…")
    assert max(map(len, long.split("\N{ZERO WIDTH SPACE}"))) == 20
    assert spaced.endswith("word…")
    assert len(spaced) <= LONGEST_TITLE


def test_a_title_of_three_hundred_letters_in_one_word_is_not_cut(page: CalendarPage, appearance: Appearance) -> None:
    appearance.apply_look(Look(Scheme.LIGHT, text_percent=200))
    long = replace(LATER, title="x" * 300)
    page.show_state(replace(READ, appointments=(long,)), NOW)
    assert "x…" in words(page)
    assert page.horizontalScrollBar().maximum() == 0
