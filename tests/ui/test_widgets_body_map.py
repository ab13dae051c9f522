"""Where it hurts: by mouse, by arrow keys and from the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coach.drawing.body_map import Body, read_body
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.body_map import BodyMap

SHAPES = Path(__file__).parents[2] / "resources" / "rules" / "body_map_shapes.toml"


@pytest.fixture
def body(texts: Texts) -> Body:
    return read_body(SHAPES, lambda id: texts.say(f"widgets.area.{id}"))


@pytest.fixture
def body_map(qtbot: QtBot, appearance: Appearance, texts: Texts, body: Body) -> BodyMap:
    body_map = BodyMap(appearance, texts, body)
    qtbot.addWidget(body_map)
    body_map.resize(400, 600)
    body_map.show()
    qtbot.waitExposed(body_map)
    return body_map


def spot(body_map: BodyMap, body: Body, id: str) -> QPoint:
    area = next(area for area in body.areas if area.id == id)
    return body_map.picture.centre_of(area).center().toPoint()


def test_every_area_can_be_clicked_and_clicked_away(body_map: BodyMap, body: Body) -> None:
    for area in body.areas:
        for expected in ({area.id}, set()):
            QTest.mouseClick(body_map.picture, Qt.MouseButton.LeftButton, pos=spot(body_map, body, area.id))
            assert body_map.chosen == expected


def test_arrow_keys_and_space_choose(body_map: BodyMap) -> None:
    answers: list[object] = []
    body_map.chosen_changed.connect(answers.append)
    body_map.picture.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(body_map.picture, key)
    assert answers == [frozenset({"lower_back"})]


def test_the_picture_says_where_the_keyboard_is(body_map: BodyMap) -> None:
    body_map.picture.setFocus()
    QTest.keyClick(body_map.picture, Qt.Key.Key_Down)
    spoken = QAccessible.queryAccessibleInterface(body_map.picture)
    assert spoken.text(QAccessible.Text.Name) == "Body map: Upper back, not chosen"
    QTest.keyClick(body_map.picture, Qt.Key.Key_Space)
    assert spoken.text(QAccessible.Text.Name) == "Body map: Upper back, chosen"


def test_the_list_holds_the_same_choices(body_map: BodyMap, body: Body, qtbot: QtBot) -> None:
    link = next(found for found in body_map.findChildren(QPushButton) if found.text() == "Choose from a list")
    assert not body_map.list.isVisible()
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert body_map.list.isVisible()
    assert [chip.choice.id for chip in body_map.list.chips] == [area.id for area in body.areas]
    with qtbot.waitSignal(body_map.chosen_changed) as heard:
        body_map.list.chips[2].click()
    assert heard.args == [frozenset({body.areas[2].id})]


def test_areas_that_do_not_exist_are_left_out(body_map: BodyMap) -> None:
    body_map.show_chosen(["lower_back", "elbow"])
    assert body_map.chosen == {"lower_back"}


def test_left_is_the_persons_own_left(body: Body) -> None:
    boxes = {area.id: area.shape.box[0] for area in body.areas}
    assert boxes["left_buttock"] < boxes["right_buttock"]
    assert boxes["left_hip"] > boxes["right_hip"]
