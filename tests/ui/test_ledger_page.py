"""The ledger page: what became of reminders, by day and kind, and an answer for any day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.domain.ledger import Entry, LedgerNote
from coach.domain.look import Look, Scheme
from coach.domain.reminder import OccurrenceName, OccurrenceState, ReminderKind, walk_name
from coach.domain.why_not import Why, WhyNot
from coach.ui.pages.ledger_page import LedgerPage, LedgerView
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.day_line import DayLine
from tests.ui.by_name import clipped, key, named_controls, names, press, show, words
from tests.ui.days import NOON, read_words

TODAY = NOON.date()


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("ledger", "reminders")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> LedgerPage:
    page = LedgerPage(appearance, texts)
    show(qtbot, page)
    return page


def entry(name: OccurrenceName, at: datetime | None, *states: OccurrenceState, cause: str = "") -> Entry:
    notes = (LedgerNote(name, state, NOON + timedelta(minutes=n), cause) for n, state in enumerate(states))
    return Entry(name, at, tuple(notes))


WALK = entry(walk_name(TODAY), NOON, OccurrenceState.WAITING, OccurrenceState.SHOWN, cause="call")
BREAK = OccurrenceName(ReminderKind.BREAK, TODAY - timedelta(days=1), "1530")
VIEW = LedgerView(
    NOON, (entry(BREAK, NOON - timedelta(days=1), OccurrenceState.HELD, cause="appointment"), WALK), has_earlier=True
)


def tell(page: LedgerPage, view: LedgerView = VIEW) -> str:
    page.show_ledger(view)
    QApplication.processEvents()
    return words(page)


def choose(page: LedgerPage, kind: str) -> str:
    press(page, kind)
    QApplication.processEvents()
    return words(page)


def test_each_occurrence_is_told_with_its_state_and_why_the_newest_day_first(page: LedgerPage) -> None:
    told = tell(page)
    assert told.index("Thursday 12 November, today") < told.index("Wednesday 11 November")
    assert "12:10 Walk: The reminder came. It had waited for the end of your call." in told
    assert "12:10 Waiting for a good moment." in told
    assert "12:10 Break: Held back. Your calendar had an appointment." in told


def test_what_is_not_settled_says_so(page: LedgerPage) -> None:
    ahead, passed = (entry(walk_name(day), at) for day, at in ((TODAY, NOON + timedelta(hours=1)), (TODAY, NOON)))
    assert "Walk: Still to come." in tell(page, LedgerView(NOON, (ahead,)))
    assert "Nothing is noted about it." in tell(page, LedgerView(NOON, (passed,)))


def test_one_kind_can_be_shown_alone(page: LedgerPage) -> None:
    tell(page)
    breaks = choose(page, "Breaks")
    assert "Held back" in breaks
    assert "The reminder came" not in breaks
    assert "Nothing of this kind in these days." in choose(page, "Routines")
    everything = choose(page, "Routines")
    assert "Held back" in everything
    assert "The reminder came" in everything


def test_any_day_can_be_asked_about_and_is_answered_in_words(qtbot: QtBot, page: LedgerPage) -> None:
    tell(page)
    assert page.day == TODAY
    field = page.findChild(DayLine)
    assert field is not None
    with qtbot.waitSignal(page.day_requested) as asked:
        field.show_day(date(2026, 3, 8))
    assert asked.args == [date(2026, 3, 8)]
    page.show_answers(date(2026, 3, 8), [WhyNot(date(2026, 3, 8), Why.NOT_PLANNED)])
    assert "Sunday 8 March" in words(page)
    assert "No walk was planned for that day." in words(page)
    tell(page)
    assert page.day == date(2026, 3, 8)


def test_earlier_days_are_asked_for_where_there_are_some(qtbot: QtBot, page: LedgerPage) -> None:
    tell(page)
    with qtbot.waitSignal(page.earlier_requested):
        press(page, "Show earlier days")
    tell(page, LedgerView(NOON, VIEW.entries))
    assert "Show earlier days" not in names(page)


def test_with_nothing_to_show_it_says_what_will_stand_here(page: LedgerPage) -> None:
    assert "Once something is planned" in tell(page, LedgerView(NOON))
    assert "Breaks" not in names(page)


def test_what_cannot_be_read_is_told_and_what_can_be_again_is_shown(page: LedgerPage) -> None:
    tell(page)
    page.show_error("The store cannot be read.")
    assert "The store cannot be read. Nothing is lost by it." in words(page)
    assert "Held back" not in words(page)
    assert "Held back" in tell(page)


def test_escape_and_the_link_go_back(qtbot: QtBot, page: LedgerPage) -> None:
    tell(page)
    with qtbot.waitSignal(page.back_requested):
        key(page, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.back_requested):
        press(page, "Back")


def test_every_control_has_a_name_and_nothing_is_cut_in_large_type(
    qtbot: QtBot, appearance: Appearance, texts: Texts
) -> None:
    appearance.apply_look(Look(Scheme.DARK, 200))
    page = LedgerPage(appearance, texts)
    show(qtbot, page)
    tell(page)
    page.show_answers(TODAY, [WhyNot(TODAY, Why.CAME, at=NOON, cause="late", entry=WALK)])
    QApplication.processEvents()
    assert all(name for _, name in named_controls(page))
    assert clipped(page) == []
