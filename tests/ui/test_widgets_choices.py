"""Choosing: by mouse, by keyboard alone, and by screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.drop_down import DropDown
from coach.ui.widgets.pain_scale import PainScale
from coach.ui.widgets.tick_list import TickList

KINDS = (Choice("aching", "Dull or aching"), Choice("stiff", "Stiff"), Choice("sharp", "Sharp", "Sharp pain"))

pytestmark = pytest.mark.usefixtures("appearance")


def said(widget: QWidget) -> str:
    """The name a screen reader says."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    assert spoken is not None
    return str(spoken.text(QAccessible.Text.Name))


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(700, 300)
    widget.show()
    widget.activateWindow()
    qtbot.waitExposed(widget)


@pytest.fixture
def scale(qtbot: QtBot, texts: Texts) -> PainScale:
    scale = PainScale(texts, "Worst pain")
    shown(qtbot, scale)
    return scale


def test_each_score_says_its_whole_meaning(scale: PainScale) -> None:
    assert said(scale.boxes[2]) == "Worst pain, 2 of 10"
    assert len(scale.boxes) == 11


def test_a_click_answers_and_a_second_click_takes_it_back(scale: PainScale) -> None:
    answers: list[object] = []
    scale.score_changed.connect(answers.append)
    QTest.mouseClick(scale.boxes[2], Qt.MouseButton.LeftButton)
    QTest.mouseClick(scale.boxes[7], Qt.MouseButton.LeftButton)
    assert (scale.score, scale.boxes[2].isChecked(), scale.boxes[7].isChecked()) == (7, False, True)
    QTest.mouseClick(scale.boxes[7], Qt.MouseButton.LeftButton)
    assert answers == [2, 7, None]
    assert scale.score is None


@pytest.mark.parametrize(
    ("keys", "score"),
    [
        ([Qt.Key.Key_4], 4),
        ([Qt.Key.Key_End], 10),
        ([Qt.Key.Key_5, Qt.Key.Key_Home], 0),
        ([Qt.Key.Key_5, Qt.Key.Key_Right, Qt.Key.Key_Up], 7),
        ([Qt.Key.Key_5, Qt.Key.Key_Left, Qt.Key.Key_Down], 3),
        ([Qt.Key.Key_End, Qt.Key.Key_Right], 10),
        ([Qt.Key.Key_0, Qt.Key.Key_Left], 0),
        ([Qt.Key.Key_5, Qt.Key.Key_Backspace], None),
        ([Qt.Key.Key_Right], 0),
        ([Qt.Key.Key_Space], 0),
    ],
)
def test_the_scale_is_answered_by_keyboard(scale: PainScale, keys: list[Qt.Key], score: int | None) -> None:
    scale.boxes[0].setFocus()
    for key in keys:
        QTest.keyClick(scale.window().focusWidget(), key)
    assert scale.score == score
    assert scale.focusWidget() is scale.boxes[score or 0]


def test_one_then_zero_is_ten(scale: PainScale) -> None:
    scale.boxes[0].setFocus()
    QTest.keyClick(scale.window().focusWidget(), Qt.Key.Key_1)
    QTest.keyClick(scale.window().focusWidget(), Qt.Key.Key_0)
    assert scale.score == 10


def test_showing_a_score_is_not_an_answer(scale: PainScale, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(scale.score_changed):
        scale.show_score(3)
    assert scale.score == 3


def test_tab_enters_the_scale_once(scale: PainScale) -> None:
    scale.show_score(6)
    reached = [box.score for box in scale.boxes if box.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reached == [6]


def test_one_of_several_lets_go_of_the_other(qtbot: QtBot) -> None:
    group = ChipGroup("What kind?", KINDS)
    shown(qtbot, group)
    for at in (0, 1):
        QTest.mouseClick(group.chips[at], Qt.MouseButton.LeftButton)
    assert group.chosen == {"stiff"}
    QTest.mouseClick(group.chips[1], Qt.MouseButton.LeftButton)
    assert group.chosen == frozenset()


def test_several_may_be_chosen_where_it_says_so(qtbot: QtBot) -> None:
    group = ChipGroup("What kind?", KINDS, multiple=True)
    shown(qtbot, group)
    with qtbot.waitSignal(group.chosen_changed) as heard:
        QTest.mouseClick(group.chips[0], Qt.MouseButton.LeftButton)
    assert heard.args == [frozenset({"aching"})]
    QTest.mouseClick(group.chips[2], Qt.MouseButton.LeftButton)
    assert group.chosen == {"aching", "sharp"}


def test_arrows_walk_over_the_chips_and_space_chooses(qtbot: QtBot) -> None:
    group = ChipGroup("What kind?", KINDS, multiple=True)
    shown(qtbot, group)
    group.chips[0].setFocus()
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Down,
        Qt.Key.Key_Right,
        Qt.Key.Key_Space,
        Qt.Key.Key_Left,
        Qt.Key.Key_Space,
    ):
        QTest.keyClick(group.focusWidget(), key)
    assert group.chosen == {"stiff", "sharp"}
    QTest.keyClick(group.focusWidget(), Qt.Key.Key_Home)
    assert group.focusWidget() is group.chips[0]


def test_a_chip_says_its_whole_meaning(qtbot: QtBot) -> None:
    group = ChipGroup("What kind?", KINDS)
    shown(qtbot, group)
    assert [said(chip) for chip in group.chips] == ["Dull or aching", "Stiff", "Sharp pain"]


def test_choosing_a_chip_moves_nothing(qtbot: QtBot) -> None:
    group = ChipGroup("What kind?", KINDS, multiple=True)
    shown(qtbot, group)
    before = [chip.geometry() for chip in group.chips]
    group.show_chosen(["aching", "stiff", "sharp"])
    group.updateGeometry()
    QApplication.sendPostedEvents()
    assert [chip.geometry() for chip in group.chips] == before


def test_chips_wrap_in_a_narrow_window(qtbot: QtBot) -> None:
    group = ChipGroup("What kind?", KINDS)
    shown(qtbot, group)
    group.resize(group.chips[0].width() + 20, 400)
    assert group.chips[1].y() > group.chips[0].y()
    assert all(chip.geometry().right() <= group.width() for chip in group.chips)


def test_other_choices_replace_the_old_ones(qtbot: QtBot) -> None:
    group = ChipGroup("When?", KINDS)
    shown(qtbot, group)
    group.show_chosen(["stiff"])
    group.show_choices([Choice("now", "Now")])
    assert group.chosen == frozenset()
    assert [chip.choice.id for chip in group.chips] == ["now"]


def test_a_click_anywhere_on_a_row_ticks_it(qtbot: QtBot, appearance: Appearance) -> None:
    ticks = TickList(appearance, "Safety", KINDS, danger=True)
    shown(qtbot, ticks)
    row = ticks.rows[1]
    with qtbot.waitSignal(ticks.ticked_changed) as heard:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 3, row.height() // 2))
    assert heard.args == [frozenset({"stiff"})]


def test_rows_are_ticked_by_keyboard(qtbot: QtBot, appearance: Appearance) -> None:
    ticks = TickList(appearance, "Safety", KINDS)
    shown(qtbot, ticks)
    ticks.rows[0].setFocus()
    QTest.keyClick(ticks.rows[0], Qt.Key.Key_Tab)
    QTest.keyClick(ticks.window().focusWidget(), Qt.Key.Key_Space)
    assert ticks.ticked == {"stiff"}


def test_a_row_is_a_check_box_to_a_screen_reader(qtbot: QtBot, appearance: Appearance) -> None:
    ticks = TickList(appearance, "Safety", [Choice("fever", "A fever & feeling unwell")])
    shown(qtbot, ticks)
    spoken = QAccessible.queryAccessibleInterface(ticks.rows[0])
    assert spoken.role() == QAccessible.Role.CheckBox
    assert said(ticks.rows[0]) == "A fever & feeling unwell"


def test_long_rows_wrap_instead_of_being_cut(qtbot: QtBot, appearance: Appearance) -> None:
    ticks = TickList(appearance, "Safety", [Choice("long", "word " * 60)])
    shown(qtbot, ticks)
    row = ticks.rows[0]
    assert row.heightForWidth(300) > row.heightForWidth(900) > 52


def test_the_list_tells_only_of_somebodys_own_choice(qtbot: QtBot, appearance: Appearance) -> None:
    box = DropDown(appearance, "Voice", KINDS)
    shown(qtbot, box)
    with qtbot.assertNotEmitted(box.choice_changed):
        box.show_chosen("sharp")
        box.show_chosen("unknown")
    spoken = QAccessible.queryAccessibleInterface(box)
    assert (box.chosen, spoken.text(QAccessible.Text.Description)) == ("sharp", "Voice")
    with qtbot.waitSignal(box.choice_changed) as heard:
        QTest.keyClick(box, Qt.Key.Key_Up)
    assert heard.args == ["stiff"]


def test_a_key_that_comes_late_to_a_chip_that_went_changes_nothing(qtbot: QtBot) -> None:
    group = ChipGroup("Quality", KINDS)
    shown(qtbot, group)
    gone = group.chips[0]
    group.show_choices(KINDS[:2])
    QTest.keyClick(gone, Qt.Key.Key_Right)
    assert not any(chip.hasFocus() for chip in group.chips)
