"""What is asked and told in another time zone, and before clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.clock_change import ClockChange, next_change
from coach.domain.schedule import Schedule
from coach.domain.travel import KeptTime, ZoneQuestion
from coach.ui.pages.plan_times_card import TimesCard
from coach.ui.pages.today_zone_card import ClockChangeCard, ZoneCard
from coach.ui.pages.zone_line import ZoneLine
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.zone_words import ahead_words, change_words, place_of
from tests.ui.by_name import control, is_checked, names, press, words
from tests.ui.conftest import RESOURCES

AT = datetime(2026, 11, 12, 12, 30, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Catalogue(RESOURCES).phrases())


def question(hours: float) -> ZoneQuestion:
    return ZoneQuestion("Europe/Berlin", "Asia/Tokyo", timedelta(hours=hours))


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (8, "8 hours ahead of"),
        (-1, "1 hour behind"),
        (4.75, "4 hours and 45 minutes ahead of"),
        (-0.5, "30 minutes behind"),
        (1.5, "1 hour and 30 minutes ahead of"),
    ],
)
def test_how_far_the_clocks_are_is_said_as_one_would(texts: Texts, hours: float, told: str) -> None:
    assert ahead_words(texts, question(hours)) == f"The clocks here are {told} those at home."


def test_a_place_is_called_by_its_name() -> None:
    assert place_of("America/Argentina/Buenos_Aires") == "Buenos Aires"
    assert place_of("UTC") == "UTC"


@pytest.mark.parametrize(
    ("now", "title", "told"),
    [
        ("2026-10-24T12:00", "The clocks go back", "Tomorrow at 03:00 they go back by 1 hour."),
        ("2026-10-25T01:00", "The clocks go back", "Today at 03:00 they go back by 1 hour."),
        ("2027-03-26T20:00", "The clocks go forward", "On Sunday 28 March at 02:00 they go forward by 1 hour."),
    ],
)
def test_a_change_of_the_clocks_is_told_with_its_day_and_way(texts: Texts, now: str, title: str, told: str) -> None:
    zone = ZoneInfo("Europe/Berlin")
    moment = datetime.fromisoformat(now).replace(tzinfo=zone)
    change = next_change(moment, zone)
    assert change is not None
    assert change_words(texts, change, moment, zone) == (title, told)


def test_the_question_is_answered_with_the_keyboard_and_says_what_each_answer_means(qtbot: QtBot, texts: Texts) -> None:
    card = ZoneCard(texts)
    qtbot.addWidget(card)
    card.show_question(question(8), {KeptTime.LOCAL: AT, KeptTime.HOME: AT + timedelta(hours=8)})
    card.show()
    assert "The clock at home: next walk on Thursday 12 November at 20:30" in words(card)
    assert names(card) == ["The clock here", "The clock at home"]
    assert "8 hours ahead" in card.accessibleName()
    button = control(card, "The clock at home")
    with qtbot.waitSignal(card.kept_chosen) as told:
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert told.args == [KeptTime.HOME]


def test_without_a_walk_to_come_it_gives_no_example(qtbot: QtBot, texts: Texts) -> None:
    card = ZoneCard(texts)
    qtbot.addWidget(card)
    card.show_question(question(8), {})
    card.show()
    assert "next walk" not in words(card)


def test_a_change_is_no_task(qtbot: QtBot, texts: Texts) -> None:
    card = ClockChangeCard(texts)
    qtbot.addWidget(card)
    change = ClockChange(AT.astimezone(UTC), timedelta(minutes=-30), datetime(2026, 11, 13, 2))  # noqa: DTZ001
    card.show_words(*change_words(texts, change, AT, ZoneInfo("Asia/Tokyo")))
    card.show()
    assert "Tomorrow at 02:00 they go back by 30 minutes." in words(card)
    assert "nothing to do" in words(card)
    assert names(card) == []


@pytest.mark.usefixtures("appearance")
def test_the_line_in_the_settings_is_there_only_away_from_home(qtbot: QtBot, texts: Texts) -> None:
    line = ZoneLine(texts)
    qtbot.addWidget(line)
    line.show_whereabouts("Europe/Berlin", "Europe/Berlin", None)
    assert line.isHidden()
    line.show_whereabouts("Europe/Berlin", "Asia/Tokyo", None)
    assert not is_checked(line, "The clock here")
    with qtbot.waitSignal(line.kept_chosen) as told:
        press(line, "The clock here")
    assert told.args == [KeptTime.LOCAL]
    line.show_whereabouts("Europe/Berlin", "Asia/Tokyo", KeptTime.LOCAL)
    assert is_checked(line, "The clock here")
    assert "by the clock here" in words(line)
    with qtbot.waitSignal(line.live_here_requested):
        press(line, "I live here now: Tokyo is home")


def test_the_plan_says_whose_clock_its_times_are_by(qtbot: QtBot, appearance: Appearance, texts: Texts) -> None:
    card = TimesCard(appearance, texts)
    qtbot.addWidget(card)
    card.show()
    card.show_schedule(Schedule((time(12, 30),) * 7, home="America/New_York"))
    assert "these times are by the clock at home (New York)" in words(card)
    card.show_schedule(Schedule((time(12, 30),) * 7))
    assert "clock at home" not in words(card)
