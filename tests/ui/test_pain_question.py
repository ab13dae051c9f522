"""One question after "I have pain", with three answers and a way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coach.ui.pages.pain_question import PainQuestion
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from tests.ui.by_name import control, key, names, press, show
from tests.ui.days import read_words

ANSWERS = [
    ("A mild ache: go on easier", Qt.Key.Key_1, ["ease", "resume"]),
    ("Stop for today", Qt.Key.Key_2, ["end pain"]),
    ("Sharp, shooting or spreading", Qt.Key.Key_3, ["end sharp_pain"]),
    ("I need to sit for a moment", Qt.Key.Key_4, ["sit", "resume"]),
    ("Go on as before", Qt.Key.Key_Escape, ["resume"]),
]


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("walk")


@pytest.fixture
def question(qtbot: QtBot, appearance: Appearance, texts: Texts) -> PainQuestion:
    question = PainQuestion(appearance, texts)
    show(qtbot, question)
    question.ask()
    return question


@pytest.fixture
def asked(question: PainQuestion) -> list[str]:
    heard: list[str] = []
    question.ease_requested.connect(lambda: heard.append("ease"))
    question.resume_requested.connect(lambda: heard.append("resume"))
    question.sit_requested.connect(lambda: heard.append("sit"))
    question.end_requested.connect(lambda reason: heard.append(f"end {reason.value}"))
    return heard


@pytest.mark.parametrize(("name", "pressed", "wish"), ANSWERS)
def test_a_click_and_a_key_ask_for_the_same(
    question: PainQuestion, asked: list[str], name: str, pressed: Qt.Key, wish: list[str]
) -> None:
    press(question, name)
    assert not question.isVisible()
    question.ask()
    key(question, pressed)
    assert not question.isVisible()
    assert asked == wish * 2


def test_the_answers_stand_in_order_of_how_bad_it_is(question: PainQuestion) -> None:
    assert names(question) == [name for name, _, _ in ANSWERS]


def test_the_answers_are_large_and_the_first_has_the_keyboard(question: PainQuestion) -> None:
    assert control(question, ANSWERS[0][0]).hasFocus()
    for name, _, _ in ANSWERS[:3]:
        assert control(question, name).height() >= 64


def test_enter_answers_too(question: PainQuestion, asked: list[str]) -> None:
    control(question, "Stop for today").setFocus()
    key(question, Qt.Key.Key_Return)
    assert asked == ["end pain"]


def test_the_words_of_an_answer_wrap_where_it_is_narrow(qtbot: QtBot, question: PainQuestion) -> None:
    question.resize(320, 600)
    qtbot.waitUntil(lambda: control(question, ANSWERS[2][0]).width() <= 320)
    answers = [button for button in question.findChildren(QPushButton) if button.isVisible()]
    assert all(question.rect().contains(b.mapTo(question, b.rect().bottomRight())) for b in answers)
