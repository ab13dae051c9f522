"""The question of the next morning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.domain.check_in import CheckIn
from coach.domain.session import Outcome, Session
from coach.ui.pages.morning_question import MorningQuestion
from coach.ui.texts import Texts, read_texts
from tests.ui.by_name import is_checked, key, let_go, named_controls, press, show, words
from tests.ui.conftest import RESOURCES

WALK = Session(datetime(2026, 11, 10, 12, 30, tzinfo=UTC), 18, 18.0, Outcome.DONE, id=4)

pytestmark = pytest.mark.usefixtures("appearance")


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_texts(RESOURCES / "words" / "en.toml", RESOURCES / "words" / "en" / "check_in.toml")


@pytest.fixture
def card(qtbot: QtBot, texts: Texts) -> Iterator[MorningQuestion]:
    card = MorningQuestion(texts)
    card.show_session(WALK, WALK.started_at + timedelta(days=2))
    show(qtbot, card)
    yield card
    let_go()


@pytest.fixture
def given(card: MorningQuestion) -> list[int]:
    scores: list[int] = []
    card.answered.connect(scores.append)
    return scores


@pytest.mark.parametrize(
    ("days", "walk"), [(0, "today's"), (1, "yesterday's"), (2, "Tuesday's"), (6, "Tuesday's"), (7, "the 10 November")]
)
def test_the_question_names_the_walk(card: MorningQuestion, days: int, walk: str) -> None:
    card.show_session(WALK, WALK.started_at + timedelta(days=days))
    assert f"How is your back this morning, after {walk} walk?" in words(card)


def test_the_day_of_the_walk_is_the_users_own(card: MorningQuestion) -> None:
    late = replace(WALK, started_at=datetime(2026, 11, 10, 23, 30, tzinfo=UTC))
    card.show_session(late, datetime(2026, 11, 12, 8, tzinfo=timezone(timedelta(hours=2))))
    assert "yesterday's walk" in words(card)


def test_an_answer_counts_when_it_is_saved_not_while_keys_pass_over_numbers(
    card: MorningQuestion, given: list[int]
) -> None:
    card.focus_scale()
    for arrow in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        key(card, arrow)
    assert given == []
    press(card, "Save answer")
    assert given == [2]


def test_saving_nothing_asks_for_a_number_and_goes_to_the_scale(card: MorningQuestion, given: list[int]) -> None:
    press(card, "Save answer")
    assert given == []
    assert "Please choose a number" in words(card)
    key(card, Qt.Key.Key_0)
    assert "Please choose a number" not in words(card)
    press(card, "Save answer")
    assert given == [0]


def test_later_leaves_the_question_open(qtbot: QtBot, card: MorningQuestion, given: list[int]) -> None:
    with qtbot.waitSignal(card.later_requested):
        press(card, "Later")
    assert given == []


def test_an_answer_given_before_is_shown(card: MorningQuestion) -> None:
    card.show_session(replace(WALK, check_in=CheckIn(morning=3)), WALK.started_at + timedelta(days=1))
    assert is_checked(card, "Pain this morning, 3 of 10")


def test_every_control_has_a_name(card: MorningQuestion) -> None:
    assert [kind for kind, name in named_controls(card) if not name] == []
