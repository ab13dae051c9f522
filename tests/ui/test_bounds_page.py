"""Bounds: looked at in plain words before anybody agrees, and taken away again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.bounds import NO_BOUNDS, Bounds
from coach.domain.bounds_told import BoundsTold, tell
from coach.domain.look import Look, Scheme
from coach.domain.plan import Plan
from coach.services.bounds_desk import BoundsPreview
from coach.ui.pages.bounds_page import BoundsPage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from tests.ui.by_name import clipped, control, key, let_go, named_controls, names, press, show, words
from tests.ui.days import read_words

CATALOGUE = Catalogue(find_resources())
THEIRS = Bounds(20, 4, 0.3, 110, frozenset({"bridge", "jo_special"}), thresholds=(("red.rise", 2.0),), by="Jo")
SIGNED = replace(THEIRS, signed_at=datetime(2026, 11, 12, 9, 5, tzinfo=UTC))
WHO, AGREE = "Who sets these bounds?", "I agree: let these count"


def told(bounds: Bounds) -> BoundsTold:
    return tell(bounds, Plan(), CATALOGUE.rules(), CATALOGUE.exercise_book())


PREVIEW = BoundsPreview(THEIRS, told(THEIRS), Path("from-jo.toml"))


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("numbers", "bounds")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> Iterator[BoundsPage]:
    def choose(_parent: QWidget, _title: str, start: str, _kinds: str) -> Path:
        return Path(start or "from-jo.toml")

    page = BoundsPage(appearance, texts, choose, choose)
    show(qtbot, page)
    yield page
    let_go()


def write(page: BoundsPage, text: str) -> None:
    line = control(page, WHO)
    assert isinstance(line, QLineEdit)
    line.clear()
    QTest.keyClicks(line, text)


def drop(page: BoundsPage, *files: str) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(file) for file in files])
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(40, 40), action, mime, buttons, keys)
    enter.setAccepted(False)
    QApplication.sendEvent(page.viewport(), enter)
    if enter.isAccepted():
        QApplication.sendEvent(page.viewport(), QDropEvent(QPointF(40, 40), action, mime, buttons, keys))


def test_without_bounds_the_page_says_so_and_has_nothing_to_remove(page: BoundsPage) -> None:
    assert "You have no bounds. Amble goes by its own rules alone." in words(page)
    assert "Remove these bounds" not in names(page)
    assert AGREE not in names(page)


def test_a_file_is_chosen_or_dropped_one_at_a_time(qtbot: QtBot, page: BoundsPage) -> None:
    with qtbot.waitSignal(page.preview_requested) as chosen:
        press(page, "Choose a file…")
    assert chosen.args == [Path("from-jo.toml")]
    with qtbot.waitSignal(page.preview_requested) as dropped:
        drop(page, "/home/me/jo.toml")
    assert dropped.args == [Path("/home/me/jo.toml")]
    with qtbot.assertNotEmitted(page.preview_requested):
        drop(page, "/home/me/jo.toml", "/home/me/other.toml")


def test_the_dialogue_begins_in_the_folder_of_the_file_before(
    qtbot: QtBot, appearance: Appearance, texts: Texts
) -> None:
    starts = list[str]()

    def choose(_parent: QWidget, _title: str, start: str, _kinds: str) -> Path:
        starts.append(start)
        return Path("/plans/from-jo.toml")

    page = BoundsPage(appearance, texts, choose, choose)
    show(qtbot, page)
    for button in ("Choose a file…", "Choose a file…", "Write a file to fill in…"):
        press(page, button)
    assert starts == ["", "/plans", f"/plans/{texts.say('bounds.file.template_name')}"]


def test_everything_a_file_does_can_be_read_before_agreeing(page: BoundsPage) -> None:
    page.show_preview(PREVIEW)
    read = words(page)
    assert "In from-jo.toml" in read
    assert "No walk is longer than 20 minutes." in read
    assert "Amble's own number is 3." in read
    assert "This lets walks grow more than Amble's own 25 % over seven days." in read
    assert "No exercise here is called jo_special." in read
    assert "You have no bounds." in read


def test_agreeing_says_who_set_them(qtbot: QtBot, page: BoundsPage) -> None:
    page.show_preview(PREVIEW)
    write(page, "Dr Sample")
    with qtbot.waitSignal(page.sign_requested) as agreed:
        press(page, AGREE)
    assert agreed.args == [replace(THEIRS, by="Dr Sample")]


def test_nobody_agrees_without_saying_who_set_them(qtbot: QtBot, page: BoundsPage) -> None:
    page.show_preview(PREVIEW)
    write(page, "  ")
    with qtbot.assertNotEmitted(page.sign_requested):
        press(page, AGREE)
    assert "Please say who sets these bounds." in words(page)
    assert page.window().focusWidget() is control(page, WHO)
    with qtbot.waitSignal(page.sign_requested):
        write(page, "me")
        press(page, AGREE)


def test_no_key_agrees_to_what_was_not_read(qtbot: QtBot, page: BoundsPage) -> None:
    page.show_preview(PREVIEW)
    with qtbot.assertNotEmitted(page.sign_requested):
        for where in (page.window().focusWidget(), control(page, WHO)):
            QTest.keyClick(where, Qt.Key.Key_Return)
            QTest.keyClick(where, Qt.Key.Key_Enter)


def test_not_now_puts_it_away(page: BoundsPage) -> None:
    page.show_preview(PREVIEW)
    press(page, "Not now")
    assert AGREE not in names(page)


def test_bounds_that_count_are_shown_with_who_and_when(page: BoundsPage) -> None:
    page.show_bounds(SIGNED, told(SIGNED))
    assert "Set by Jo. You agreed on 12 November 2026 at 09:05." in words(page)
    page.show_bounds(replace(SIGNED, by=""), told(SIGNED))
    assert "You agreed on 12 November 2026 at 09:05." in words(page)


def test_removing_asks_first(qtbot: QtBot, page: BoundsPage) -> None:
    page.show_bounds(SIGNED, told(SIGNED))
    press(page, "Remove these bounds")
    with qtbot.assertNotEmitted(page.remove_requested):
        press(page, "Keep them")
    press(page, "Remove these bounds")
    asked = [name for name in names(page) if name == "Remove these bounds"]
    assert len(asked) == 2
    focus = page.window().focusWidget()
    with qtbot.waitSignal(page.remove_requested):
        QTest.keyClick(focus or page, Qt.Key.Key_Space)


def test_minutes_and_days_can_be_set_here_and_keep_the_rest(qtbot: QtBot, page: BoundsPage) -> None:
    press(page, "See what this does")
    assert "Choose at least one limit first." in words(page)
    press(page, "Limit the minutes")
    minutes = control(page, "Minutes of a walk, at most")
    assert isinstance(minutes, QSpinBox)
    minutes.setValue(12)
    with qtbot.waitSignal(page.proposal_requested) as proposed:
        press(page, "See what this does")
    assert proposed.args == [Bounds(most_minutes=12)]
    page.show_bounds(SIGNED, told(SIGNED))
    assert "The other limits you have stay as they are." in words(page)
    press(page, "Limit the days")
    with qtbot.waitSignal(page.proposal_requested) as again:
        press(page, "See what this does")
    assert again.args == [replace(THEIRS, most_days=None)]


def test_a_template_is_asked_for_and_found(qtbot: QtBot, page: BoundsPage) -> None:
    with qtbot.waitSignal(page.template_requested) as wanted:
        press(page, "Write a file to fill in…")
    assert wanted.args == [Path("bounds.toml")]
    page.show_written(Path("/home/me/bounds.toml"))
    assert "The file is written: /home/me/bounds.toml" in words(page)


def test_a_trouble_is_one_sentence_and_leaves_nothing_to_agree_to(page: BoundsPage) -> None:
    page.show_preview(PREVIEW)
    page.show_trouble('from-jo.toml, "maximum_minutes": 0 is not 1 to 60.')
    assert "0 is not 1 to 60" in words(page)
    assert AGREE not in names(page)


def test_what_was_looked_at_is_put_away_once_it_counts(page: BoundsPage) -> None:
    page.show_preview(PREVIEW)
    page.show_bounds(SIGNED, told(SIGNED))
    assert AGREE not in names(page)
    page.show_bounds(NO_BOUNDS, BoundsTold())
    assert "You have no bounds." in words(page)


def test_escape_goes_back_and_the_numbers_are_a_step_away(qtbot: QtBot, page: BoundsPage) -> None:
    page.show_bounds(SIGNED, told(SIGNED))
    with qtbot.waitSignal(page.numbers_requested):
        press(page, "See what they change")
    with qtbot.waitSignal(page.back_requested):
        key(page, Qt.Key.Key_Escape)


def test_nothing_is_nameless_or_cut_at_twice_the_size(page: BoundsPage, appearance: Appearance) -> None:
    page.show_bounds(SIGNED, told(SIGNED))
    page.show_preview(PREVIEW)
    appearance.apply_look(Look(Scheme.HIGH_CONTRAST, 200))
    QApplication.processEvents()
    assert all(name for _, name in named_controls(page))
    assert clipped(page) == []
    assert page.horizontalScrollBar().maximum() == 0
