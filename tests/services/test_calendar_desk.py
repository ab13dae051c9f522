"""Somebody's calendar: kept, read again in time, and never in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import enumerate as enumerate_threads
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from coach.domain.appointment import Appointment
from coach.services.calendar_desk import CalendarDesk
from coach.services.calendar_ports import ReadCalendar
from coach.services.calendar_records import (
    CalendarChoice,
    choice_from_json,
    choice_to_json,
    place_from,
    place_words,
)
from coach.services.reminder_ports import CalendarFault, CalendarPlace, CalendarTrouble
from tests.fakes.calendar import FakeCalendarCache, FakeCalendarReader
from tests.fakes.clock import FakeClock
from tests.fakes.key_value_store import FakeKeyValueStore
from tests.patience import until

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
MEETING = Appointment(NOW + timedelta(hours=1), NOW + timedelta(hours=2), "Team")
POST = Appointment(NOW + timedelta(hours=3), NOW + timedelta(hours=4), "Post")
FILE = CalendarPlace(path=Path("mine.ics"))
SECRET = CalendarPlace(address="https://a.example/private-5f2c")
SLEEPS = CalendarTrouble(CalendarFault.NO_ANSWER)


class Room:
    """A desk with everything around it; ``begin`` starts it anew on the same data."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.values, self.cache, self.clock = FakeKeyValueStore(), FakeCalendarCache(), FakeClock(NOW)
        self.reader = FakeCalendarReader(MEETING)
        self.told: list[tuple[str, object]] = []
        self.desk = self.begin()

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait, with the window's thread going on."""
        self._qtbot.waitUntil(condition, timeout=8000)

    def begin(self) -> CalendarDesk:
        desk = CalendarDesk(self.values, self.reader, self.cache, self.clock)
        desk.appointments_changed.connect(lambda taken: self.told.append(("taken", taken)))
        desk.trouble_changed.connect(lambda sentence: self.told.append(("trouble", sentence)))
        desk.place_changed.connect(lambda place: self.told.append(("place", place)))
        self.desk = desk
        return desk

    def rest(self) -> None:
        """Until nothing is being read."""
        self.until(lambda: not self.desk.state.reading)


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = Room(qtbot)
    yield room
    room.reader.gate.set()
    room.desk.close()


def test_without_a_calendar_nothing_is_done(room: Room) -> None:
    room.desk.open()
    room.desk.refresh()
    room.desk.look_again()
    assert room.reader.asked == []
    assert room.told == []


def test_a_calendar_that_is_chosen_is_read_and_told(room: Room) -> None:
    room.desk.set_place(FILE)
    assert room.desk.state.reading
    room.rest()
    assert room.told == [("place", FILE), ("taken", (MEETING,))]
    assert room.desk.state.read_at == NOW
    assert room.desk.appointments == (MEETING,)


def test_after_a_restart_what_was_read_last_holds_until_it_is_read_again(room: Room) -> None:
    room.desk.set_place(FILE)
    room.rest()
    room.desk.close()
    room.told.clear()
    room.reader.taken = (POST,)
    room.reader.gate.clear()
    room.begin().open()
    assert room.told == [("taken", (MEETING,)), ("place", FILE)]
    room.reader.gate.set()
    room.rest()
    assert room.told[-1] == ("taken", (POST,))


def test_trouble_is_told_and_what_was_read_stays_in_use(room: Room) -> None:
    room.desk.set_place(SECRET)
    room.rest()
    room.reader.trouble = CalendarFault.NO_ANSWER
    room.desk.refresh()
    room.rest()
    assert room.desk.state.trouble == SLEEPS
    assert room.desk.appointments == (MEETING,)
    room.reader.trouble = None
    room.desk.refresh()
    room.rest()
    assert [told for told in room.told if told[0] == "trouble"] == [("trouble", SLEEPS), ("trouble", None)]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_no_reader_may_do_is_trouble_too(room: Room) -> None:
    room.reader.breaks = True
    room.desk.set_place(FILE)
    room.rest()
    assert room.desk.state.trouble == CalendarTrouble(CalendarFault.FAILED)
    assert room.desk.state.read_at is None


def test_what_has_not_changed_is_not_written_again(room: Room) -> None:
    room.reader.taken = ()
    room.desk.set_place(FILE)
    room.rest()
    assert room.cache.times == 1, "that there is nothing is worth knowing, too"
    room.desk.refresh()
    room.rest()
    assert room.cache.times == 1
    room.reader.taken = (POST,)
    room.desk.refresh()
    room.rest()
    assert room.cache.times == 2


def test_removing_it_forgets_what_was_read(room: Room) -> None:
    room.desk.set_place(FILE)
    room.rest()
    room.desk.set_place(None)
    assert room.told[-2:] == [("taken", ()), ("place", None)]
    assert room.cache.kept(FILE) is None
    assert room.begin().state.place is None


def test_what_was_removed_while_it_was_read_does_not_come_back(room: Room) -> None:
    room.reader.gate.clear()
    room.desk.set_place(FILE)
    room.desk.set_place(None)
    room.reader.gate.set()
    room.desk.set_place(SECRET)
    room.rest()
    assert room.desk.state.place == SECRET
    assert room.cache.kept(FILE) is None


def test_what_was_found_just_before_it_was_removed_does_not_come_back(room: Room) -> None:
    room.desk.set_place(FILE)
    until(lambda: not any(thread.name == "calendar" for thread in enumerate_threads()))  # told, and not heard yet
    room.desk.set_place(None)
    QCoreApplication.processEvents()
    assert room.desk.appointments == ()
    assert room.cache.kept(FILE) is None


def test_a_wish_that_comes_while_it_is_read_is_kept(room: Room) -> None:
    room.reader.gate.clear()
    room.desk.set_place(FILE)
    room.desk.refresh()
    room.desk.refresh()
    assert len(room.reader.asked) <= 1
    room.reader.gate.set()
    room.until(lambda: len(room.reader.asked) == 2 and not room.desk.state.reading)


def test_a_reading_that_never_ends_is_left_to_itself(room: Room) -> None:
    room.reader.gate.clear()
    room.desk.set_place(FILE)
    room.until(lambda: len(room.reader.asked) == 1)
    room.clock.advance(121)
    room.desk.refresh()
    room.until(lambda: len(room.reader.asked) == 2)


def test_after_sleep_or_in_another_zone_it_is_read_if_that_is_due(room: Room) -> None:
    room.desk.set_place(SECRET)
    room.rest()
    room.clock.sleep(14 * 60)
    room.desk.look_again()
    assert len(room.reader.asked) == 1
    room.clock.sleep(60)
    room.desk.look_again()
    room.rest()
    assert len(room.reader.asked) == 2
    room.clock.set_wall(NOW - timedelta(days=3))
    room.desk.look_again()
    room.rest()
    assert len(room.reader.asked) == 3
    room.clock.set_zone(ZoneInfo("Asia/Kathmandu"))
    room.desk.look_again()
    room.rest()
    assert len(room.reader.asked) == 4


def test_a_calendar_is_taken_only_once_it_was_read(room: Room) -> None:
    room.reader.trouble = CalendarFault.NO_CALENDAR
    room.desk.try_place(FILE)
    assert room.desk.state.reading
    room.rest()
    assert room.desk.state.place is None
    assert room.desk.state.trouble == CalendarTrouble(CalendarFault.NO_CALENDAR)
    assert room.begin().state.place is None
    room.reader.trouble = None
    room.told.clear()
    room.desk.try_place(SECRET)
    room.rest()
    assert ("place", SECRET) in room.told
    assert room.desk.state.place == SECRET
    assert room.desk.state.trouble is None
    assert room.desk.appointments == (MEETING,)


def test_what_can_be_no_place_is_told(room: Room) -> None:
    room.desk.try_place(None)
    assert room.desk.state.trouble is not None
    assert not room.desk.state.reading


def test_what_could_not_be_read_is_still_known_after_a_restart(room: Room) -> None:
    room.reader.partly = True
    room.desk.set_place(FILE)
    room.rest()
    assert room.desk.state.partly
    room.desk.close()
    room.reader.trouble = CalendarFault.GONE
    room.begin().open()
    room.rest()
    assert room.desk.state.partly


def test_titles_that_are_hidden_are_not_kept(room: Room) -> None:
    room.desk.set_place(FILE)
    room.rest()
    room.desk.show_titles(False)
    assert [each.title for each in room.desk.appointments] == [""]
    kept = room.cache.kept(FILE)
    assert kept is not None
    assert [each.title for each in kept.appointments] == [""]
    room.rest()
    assert [each.title for each in room.desk.appointments] == [""]
    room.desk.show_titles(True)
    room.rest()
    assert [each.title for each in room.desk.appointments] == ["Team"]


def test_a_desk_that_is_closed_tells_nothing_more(room: Room) -> None:
    room.reader.gate.clear()
    room.desk.set_place(FILE)
    room.told.clear()
    room.desk.close()
    room.reader.gate.set()
    other = room.begin()
    other.set_place(SECRET)
    room.rest()
    assert ("place", FILE) not in room.told


def test_what_is_long_past_is_still_of_use_when_the_calendar_is_out_of_reach(room: Room) -> None:
    room.values.put("calendar", choice_to_json(CalendarChoice(SECRET)))
    room.cache.keep(SECRET, ReadCalendar(NOW - timedelta(days=5), (POST,)))
    room.reader.trouble = CalendarFault.OUT_OF_REACH
    room.desk.open()
    room.rest()
    assert room.desk.appointments == (POST,)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (" https://a.example/x ", CalendarPlace(address="https://a.example/x")),
        ("webcal://a.example/x", CalendarPlace(address="webcal://a.example/x")),
        ("http://a.example/x", CalendarPlace(address="http://a.example/x")),
        ('"~/a b.ics"', CalendarPlace(path=Path("~/a b.ics"))),
        ("file:///home/a.ics", CalendarPlace(path=Path("/home/a.ics"))),
        ("", None),
        ("a\0b", None),
        ("x" * 5000, None),
    ],
)
def test_what_is_typed_is_an_address_or_a_path(text: str, place: CalendarPlace | None) -> None:
    assert place_from(text) == place


def test_an_address_is_shown_without_its_secret() -> None:
    assert place_words(SECRET) == "a.example/…"
    assert "5f2c" not in place_words(CalendarPlace(address="https://[broken/5f2c"))
    assert place_words(FILE) == "mine.ics"


@pytest.mark.parametrize(
    "choice", [CalendarChoice(), CalendarChoice(FILE, False), CalendarChoice(SECRET, True, Path("w.ics"))]
)
def test_a_choice_comes_back_as_it_was_kept(choice: CalendarChoice) -> None:
    assert choice_from_json(choice_to_json(choice)) == choice


@pytest.mark.parametrize(
    "value", [None, 3, [], {"path": 3, "address": None, "titles": "x", "export": ["a"]}, {"path": "\0"}]
)
def test_what_nobody_of_ours_wrote_is_no_choice(value: object) -> None:
    assert choice_from_json(value) == CalendarChoice()
