"""A chart on a page can be pointed at, gone through with keys, read as a table and kept as a picture."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTableWidget
from pytestqt.qtbot import QtBot

from coach.domain.chart import Band, Chart, Draw, Mark, Point, Series, Tick
from coach.domain.chart_reading import Place
from coach.domain.look import Look, Scheme
from coach.drawing.chart_ink import ChartInk
from coach.ui.texts import Texts, read_texts
from coach.ui.theme import Appearance
from coach.ui.widgets.chart_card import ChartCard
from tests.ui.by_name import control, named_controls, press, show, words
from tests.ui.conftest import RESOURCES

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

HINT = "Point at the chart"


@pytest.fixture(scope="session")
def texts() -> Texts:
    """The words of charts."""
    return read_texts(RESOURCES / "words" / "en.toml", RESOURCES / "words" / "en" / "charts.toml")


@pytest.fixture
def card(qtbot: QtBot, appearance: Appearance, texts: Texts) -> ChartCard:
    """A card in a window."""
    card = ChartCard(appearance, texts)
    show(qtbot, card)
    return card


def a_chart(*minutes: float | None) -> Chart:
    """Weeks of walking, and what was planned."""
    bars = tuple(Point(at * 7.0, value, f"Week {at}: {value} minutes") for at, value in enumerate(minutes))
    plan = tuple(Point(at * 7.0, 60, f"Week {at}: 60 minutes planned") for at in range(len(minutes)))
    shown = (
        Series("Walked", Draw.BARS, Mark.PLAIN, "primary", bars),
        Series("Planned", Draw.STEP, Mark.PLAIN, "warm", plan if minutes else ()),
    )
    rows = tuple(Tick(at * 7.0, f"week {at}") for at in range(len(minutes)))
    return Chart("Minutes", "You walked.", "Week of", "min", 7.0 * len(minutes), 0, 100, series=shown, rows=rows)


def test_arrow_keys_read_every_point_and_tell_it_below_the_chart(card: ChartCard) -> None:
    card.show_chart(a_chart(30, None, 50))
    view = card.view
    assert HINT in words(card)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert "Week 2: 50 minutes" in words(card)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert "Week 0: 30 minutes" in words(card)
    assert view.accessibleDescription() == "Week 0: 30 minutes"
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert "Week 0: 60 minutes planned" in words(card)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert "Week 1: 60 minutes planned" in words(card)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert "Week 2: 60 minutes planned" in words(card)
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.place == Place(0, 0)


def test_pointing_reads_a_point_and_leaving_takes_it_away_again(
    qtbot: QtBot, card: ChartCard, appearance: Appearance
) -> None:
    chart = a_chart(30, 90)
    card.show_chart(chart)
    ink = ChartInk(QPainter(), QRectF(card.view.rect()), appearance.theme, chart, 1.0)
    QTest.mouseMove(card.view, ink.at(10.5, 80).toPoint())
    qtbot.waitUntil(lambda: "Week 1: 90 minutes" in words(card))
    QTest.mouseMove(card.view, ink.at(3.5, 20).toPoint())
    qtbot.waitUntil(lambda: "Week 0: 30 minutes" in words(card))
    QApplication.sendEvent(card.view, QEvent(QEvent.Type.Leave))
    assert HINT in words(card)


def test_the_line_below_names_the_point_that_stands_out_also_after_the_focus_has_gone(
    qtbot: QtBot, card: ChartCard, appearance: Appearance
) -> None:
    chart = a_chart(30, 90)
    card.show_chart(chart)
    card.view.setFocus()
    QTest.keyClick(card.view, Qt.Key.Key_Home)
    ink = ChartInk(QPainter(), QRectF(card.view.rect()), appearance.theme, chart, 1.0)
    QTest.mouseMove(card.view, ink.at(10.5, 80).toPoint())
    qtbot.waitUntil(lambda: "Week 1: 90 minutes" in words(card))
    card.view.clearFocus()
    assert card.view.place == Place(0, 0)
    assert "Week 0: 30 minutes" in words(card)


def test_a_click_chooses_a_point_that_stays(qtbot: QtBot, card: ChartCard, appearance: Appearance) -> None:
    chart = a_chart(30, 90)
    card.show_chart(chart)
    ink = ChartInk(QPainter(), QRectF(card.view.rect()), appearance.theme, chart, 1.0)
    with qtbot.waitSignal(card.place_chosen) as chosen:
        QTest.mouseClick(card.view, Qt.MouseButton.LeftButton, pos=ink.at(10.5, 80).toPoint())
    assert chosen.args == [Place(0, 1)]
    assert card.view.place == Place(0, 1)


def test_a_chart_is_a_table_with_the_newest_row_first_and_a_chart_again(card: ChartCard) -> None:
    card.show_chart(a_chart(30, None, 50))
    press(card, "Show as table: Minutes")
    table = control(card, "Table: Minutes")
    assert isinstance(table, QTableWidget)
    assert table.hasFocus()
    assert not card.view.isVisible()
    cells = [[table.item(row, column) for column in range(3)] for row in range(3)]
    shown = [[cell.text() if cell else "" for cell in row] for row in cells]
    assert shown == [["week 2", "50", "60"], ["week 1", "–", "60"], ["week 0", "30", "60"]]
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentRow() == 1
    card.show_chart(a_chart(10))
    assert table.rowCount() == 1
    press(card, "Show as chart: Minutes")
    assert card.view.isVisible()
    assert not table.isVisible()


def test_a_picture_can_be_saved_and_copied(qtbot: QtBot, card: ChartCard) -> None:
    chart = a_chart(30)
    card.show_chart(chart)
    with qtbot.waitSignal(card.save_requested) as saved:
        press(card, "Save picture: Minutes")
    with qtbot.waitSignal(card.copy_requested) as copied:
        press(card, "Copy picture: Minutes")
    assert saved.args == copied.args == [chart]


def test_an_empty_chart_says_when_it_will_fill_and_offers_nothing_to_press(card: ChartCard) -> None:
    card.show_chart(replace(a_chart(), sentence="This fills with your first walk."))
    assert "This fills with your first walk." in words(card)
    assert named_controls(card) == []
    assert HINT not in words(card)
    card.show_chart(a_chart(30))
    assert card.view.isVisible()


def test_the_same_places_keep_the_point_and_others_let_it_go(card: ChartCard) -> None:
    card.show_chart(a_chart(30, 40))
    QTest.keyClick(card.view, Qt.Key.Key_Home)
    card.show_chart(a_chart(35, 40))
    assert card.view.place == Place(0, 0)
    assert "Week 0: 35 minutes" in words(card)
    for other in (a_chart(35, 40, 50), a_chart(None, 40, 50)):
        card.show_chart(other)
        assert card.view.place is None
        assert HINT in words(card)
    QTest.keyClick(card.view, Qt.Key.Key_End)
    card.show_chart(a_chart(None, 40, None))
    assert card.view.place is None


def test_days_off_are_read_with_the_weeks_they_lie_in(card: ChartCard) -> None:
    card.show_chart(replace(a_chart(30, 40), bands=(Band(8, 10, "Holiday"),)))
    QTest.keyClick(card.view, Qt.Key.Key_End)
    assert "Week 1: 40 minutes. Holiday" in words(card)


def test_it_is_higher_at_larger_text_and_painted_in_every_look(card: ChartCard, appearance: Appearance) -> None:
    card.show_chart(a_chart(30, 40))
    before, usual = card.view.sizeHint().height(), card.view.grab().toImage()
    appearance.apply_look(Look(Scheme.DARK, text_percent=200))
    assert card.view.sizeHint().height() == 2 * before
    assert card.view.grab().toImage() != usual


def test_a_menu_offers_the_same_with_the_right_button_and_the_menu_key(qtbot: QtBot, card: ChartCard) -> None:
    card.show_chart(a_chart(30))
    middle = card.view.rect().center()
    QApplication.sendEvent(
        card.view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, card.view.mapToGlobal(middle))
    )
    (menu,) = card.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == ["Show as table", "Save picture", "Copy picture"]
    with qtbot.waitSignal(card.copy_requested):
        menu.actions()[2].trigger()
    menu.close()


def test_a_legend_of_several_lines_makes_it_higher_rather_than_the_plot_lower(card: ChartCard) -> None:
    card.show_chart(a_chart(30, 40))
    assert card.view.heightForWidth(800) == card.view.sizeHint().height() < card.view.heightForWidth(110)


def test_no_cell_of_a_table_is_cut_at_large_text(card: ChartCard, appearance: Appearance) -> None:
    card.show_chart(a_chart(30, None, 50))
    press(card, "Show as table: Minutes")
    appearance.apply_look(Look(Scheme.LIGHT, text_percent=200))
    table = control(card, "Table: Minutes")
    assert isinstance(table, QTableWidget)
    for width in (900, 420):
        card.resize(width, 700)
        card.grab()
        for column in range(3):
            needed = max(table.sizeHintForColumn(column), table.horizontalHeader().sectionSizeHint(column))
            assert table.columnWidth(column) >= needed


def test_a_narrow_table_scrolls_and_cuts_no_day_also_not_one_further_down(
    qtbot: QtBot, card: ChartCard, appearance: Appearance
) -> None:
    weeks = a_chart(*range(30))
    rows = (Tick(0.0, "14 September 2025"), *weeks.rows[1:])
    card.show_chart(replace(weeks, rows=rows))
    press(card, "Show as table: Minutes")
    table = control(card, "Table: Minutes")
    assert isinstance(table, QTableWidget)
    for percent in (100, 200):
        appearance.apply_look(Look(Scheme.LIGHT, text_percent=percent))
        card.resize(300, 600)
        for column in range(3):
            widths = [table.sizeHintForIndex(table.model().index(row, column)).width() for row in range(30)]
            qtbot.waitUntil(partial(_is_as_wide, table, column, max(widths)))
        assert table.horizontalScrollBar().maximum() > 0


def _is_as_wide(table: QTableWidget, column: int, width: int) -> bool:
    return table.columnWidth(column) >= width
