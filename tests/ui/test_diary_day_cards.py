"""The cards of a day of the diary: what was planned, and what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from coach.domain.diary import DiaryDay
from coach.domain.ledger import Entry, LedgerNote
from coach.domain.reminder import OccurrenceState, walk_name
from coach.domain.reminder_cause import Cause
from coach.ui.pages.diary_day_cards import planned_card
from coach.ui.texts import Texts
from tests.ui.by_name import show, words
from tests.ui.days import NOON, read_words

NAME = walk_name(NOON.date())
DONE = LedgerNote(NAME, OccurrenceState.DONE, NOON + timedelta(minutes=20), Cause.WALKED)
TAKEN = LedgerNote(NAME, OccurrenceState.EXPECTED, NOON + timedelta(days=1), Cause.TAKEN_BACK)
MISSED = LedgerNote(NAME, OccurrenceState.MISSED_ASLEEP, NOON + timedelta(days=1), Cause.ASLEEP)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("diary_day", "ledger", "reminders")


def told(qtbot: QtBot, texts: Texts, *history: LedgerNote) -> str:
    """What the card says two days later."""
    entry = Entry(NAME, NOON, history)
    card = planned_card(texts, DiaryDay(NOON.date(), NOON + timedelta(days=2), (entry,)), lambda: None)
    show(qtbot, card)
    return words(card)


def test_a_walk_that_was_deleted_later_is_told_as_taken_back_and_not_as_missed(qtbot: QtBot, texts: Texts) -> None:
    day = told(qtbot, texts, DONE, TAKEN, MISSED)
    assert "Walk: The walk that was counted was taken back." in day
    assert "Done. There was a walk that day." in day
    assert "slept" not in day


def test_a_walk_that_came_back_after_it_was_deleted_is_told_as_walked(qtbot: QtBot, texts: Texts) -> None:
    again = replace(DONE, at=NOON + timedelta(days=1, minutes=1))
    assert "Walk: Done. There was a walk that day." in told(qtbot, texts, DONE, TAKEN, MISSED, again)


def test_a_walk_that_was_taken_back_on_its_own_day_is_told_as_it_went_on(qtbot: QtBot, texts: Texts) -> None:
    same_day = replace(TAKEN, at=NOON + timedelta(minutes=25))
    assert "Walk: Not shown. The computer slept" in told(qtbot, texts, DONE, same_day, MISSED)
