"""Still figures and the cards they stand on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.domain.exercise import Dose, Sides
from coach.domain.look import Look, Scheme
from coach.ui.exercise_shelf import dose_words, minutes_of
from coach.ui.theme import Appearance
from coach.ui.widgets.card_grid import CardGrid
from coach.ui.widgets.exercise_card import ExerciseCard
from coach.ui.widgets.figure_still import FigureStills, telling_frame
from tests.ui.days import read_words
from tests.ui.shelves import exercise

SIZE = QSize(160, 100)


@pytest.mark.parametrize(
    ("dose", "sides", "words"),
    [
        (Dose(6), Sides.NONE, "6 times"),
        (Dose(1, 20), Sides.EACH, "Once a side, held 20 seconds"),
        (Dose(8, 1), Sides.ALTERNATE, "8 times, sides in turn, held 1 second"),
        (Dose(3, 0.4), Sides.EACH, "3 times a side"),
    ],
)
def test_a_dose_reads_as_somebody_would_say_it(dose: Dose, sides: Sides, words: str) -> None:
    assert dose_words(read_words("exercises"), dose, sides) == words


def test_nothing_takes_no_time_at_all() -> None:
    assert [minutes_of(seconds) for seconds in (0.0, 20.0, 89.0, 151.0)] == [1, 1, 1, 3]


def test_the_frame_that_is_held_tells_most() -> None:
    held = exercise("bridge")
    assert held.frames[telling_frame(held)].hold
    plain = replace(held, frames=tuple(replace(frame, hold=False) for frame in held.frames))
    assert telling_frame(plain) == 1


def test_a_still_is_painted_once_and_afresh_in_another_look(appearance: Appearance) -> None:
    stills, bridge = FigureStills(appearance), exercise("bridge")
    first = stills.pixmap(bridge, SIZE, 1.0)
    assert stills.pixmap(bridge, SIZE, 1.0).cacheKey() == first.cacheKey()
    assert first.toImage() != QPixmap(SIZE).toImage()
    appearance.apply_look(Look(Scheme.DARK))
    assert stills.pixmap(bridge, SIZE, 1.0).toImage() != first.toImage()


def test_a_picture_of_ones_own_is_shown_whole_and_never_enlarged(appearance: Appearance, tmp_path: Path) -> None:
    photo = QPixmap(20, 400)
    photo.fill(Qt.GlobalColor.red)
    photo.save(str(tmp_path / "mine.png"))
    mine = replace(exercise("bridge"), id="mine", frames=(), picture="mine.png")
    shown = FigureStills(appearance).pixmap(mine, SIZE, 1.0, tmp_path / "mine.png").toImage()
    red = QColor(Qt.GlobalColor.red)
    assert shown.pixelColor(80, 50) == red
    assert shown.pixelColor(80, 2) == red
    assert shown.pixelColor(90, 50) != red


def test_a_picture_that_is_gone_leaves_an_icon(appearance: Appearance, tmp_path: Path) -> None:
    mine = replace(exercise("bridge"), id="mine", frames=(), picture="mine.png")
    shown = FigureStills(appearance).pixmap(mine, SIZE, 1.0, tmp_path / "mine.png").toImage()
    assert any(shown.pixelColor(x, 50).alpha() for x in range(60, 100))


def test_cards_of_a_row_are_equally_high_and_hidden_ones_take_no_room(qtbot: QtBot, appearance: Appearance) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    grid, stills = CardGrid(150, gap=10), FigureStills(appearance)
    page.setLayout(grid)
    cards = [ExerciseCard(appearance, stills, page) for _ in range(4)]
    for card, note in zip(cards, ("", "Left out: a narrow spinal canal, and your knee", "", ""), strict=True):
        card.show_exercise(exercise("bridge"), "5 times, held 3 seconds", note)
        grid.addWidget(card)
    cards[2].hide()
    page.resize(320, 900)
    page.show()
    assert cards[0].geometry().height() == cards[1].geometry().height()
    assert cards[1].heightForWidth(155) > cards[0].heightForWidth(155)
    assert cards[3].y() == cards[0].geometry().bottom() + 1 + 10
    assert cards[3].x() == cards[0].x()
    page.resize(200, 900)
    assert [card.x() for card in cards] == [0, 0, cards[2].x(), 0]
