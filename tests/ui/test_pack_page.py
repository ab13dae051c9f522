"""Packs: looked at before anything is kept, and one's own handed on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from coach.domain.exercise import ExerciseBook, ExerciseKind, Routine, RoutineItem
from coach.domain.look import Look, Scheme
from coach.domain.pack import Pack, arrive
from coach.services.pack_desk import PackPreview
from coach.ui.pages.pack_page import ExportWish, PackPage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from tests.made_exercises import made
from tests.ui.by_name import clipped, control, is_checked, key, let_go, named_controls, press, show, words
from tests.ui.days import read_words

HEEL, TILT = made("heel"), made("tilt", frames=())
MORNINGS = Routine("mornings", "Mornings", ExerciseKind.CORE, (RoutineItem("heel"),), own=True)
PACK = Pack("Jo's class", "Jo", (HEEL, replace(TILT, name="Another tilt"), made("bridge")), (MORNINGS,))
PREVIEW = PackPreview(Path("jo.toml"), arrive(PACK, ExerciseBook((TILT, made("bridge"))), ()))


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("exercises", "exercise", "pack")


@pytest.fixture
def asked() -> list[tuple[str, str]]:
    """What the system's dialogue for saving was opened with: a name and the kinds of file."""
    return []


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts, asked: list[tuple[str, str]]) -> Iterator[PackPage]:
    def open_(_parent: QWidget, _title: str, _start: str, _kinds: str) -> Path:
        return Path("jo.toml")

    def save(_parent: QWidget, _title: str, start: str, kinds: str) -> Path:
        asked.append((start, kinds))
        return Path("mine.toml")

    page = PackPage(appearance, texts, open_, save)
    show(qtbot, page)
    yield page
    let_go()


def preview(page: PackPage, shown: PackPreview = PREVIEW) -> None:
    page.show_preview(shown)
    QApplication.processEvents()


def drop(page: PackPage, *files: str) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(file) for file in files])
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(40, 40), action, mime, buttons, keys)
    enter.setAccepted(False)
    QApplication.sendEvent(page.viewport(), enter)
    if enter.isAccepted():
        QApplication.sendEvent(page.viewport(), QDropEvent(QPointF(40, 40), action, mime, buttons, keys))


def test_a_file_that_is_chosen_is_looked_into(qtbot: QtBot, page: PackPage) -> None:
    with qtbot.waitSignal(page.preview_requested) as wanted:
        press(page, "Choose a file…")
    assert wanted.args == [Path("jo.toml")]


def test_a_file_that_is_dropped_is_looked_into(qtbot: QtBot, page: PackPage) -> None:
    with qtbot.waitSignal(page.preview_requested) as wanted:
        drop(page, "/home/me/jo.zip")
    assert wanted.args == [Path("/home/me/jo.zip")]


def test_two_files_at_once_are_not_taken(qtbot: QtBot, page: PackPage) -> None:
    with qtbot.assertNotEmitted(page.preview_requested):
        drop(page, "/home/me/jo.zip", "/home/me/other.zip")


def test_what_is_in_it_can_be_read_before_anything_is_kept(page: PackPage) -> None:
    preview(page)
    told = words(page)
    assert "In this pack: Jo's class" in told
    assert "By Jo" in told
    assert "2 exercises, 1 routine" in told
    assert "Heel" in told
    assert "Routine: Mornings, 1 exercise" in told
    assert "Another tilt is kept as tilt_2, because you have another tilt already." in told
    assert "Bridge is left out: you have it already." in told


def test_import_is_asked_for_once_somebody_says_so(qtbot: QtBot, page: PackPage) -> None:
    preview(page)
    with qtbot.waitSignal(page.import_requested) as wanted:
        press(page, "Import")
    assert wanted.args == [PREVIEW]
    page.show_imported()
    assert "Jo's class" not in words(page)


def test_not_now_keeps_nothing(qtbot: QtBot, page: PackPage) -> None:
    preview(page)
    with qtbot.assertNotEmitted(page.import_requested):
        press(page, "Not now")
    assert "Jo's class" not in words(page)


def test_a_pack_with_nothing_new_cannot_be_imported(page: PackPage) -> None:
    known = Pack("Same", exercises=(HEEL,))
    preview(page, PackPreview(Path("same.toml"), arrive(known, ExerciseBook((HEEL,)), ())))
    assert "You have all of it already." in words(page)
    assert not control(page, "Import").isEnabled()


def test_a_bad_pack_is_told_in_its_one_sentence_in_place_of_the_preview(page: PackPage) -> None:
    preview(page)
    page.show_trouble('jo.toml, "exercises", 2nd of "doses", "hold": 90.0 is not 0 to 30 seconds.')
    assert '"hold": 90.0 is not 0 to 30 seconds.' in words(page)
    assert "In this pack" not in words(page)


def test_own_things_that_are_ticked_are_handed_on(qtbot: QtBot, page: PackPage, asked: list[tuple[str, str]]) -> None:
    page.show_own((HEEL, TILT), (MORNINGS,))
    QApplication.processEvents()
    assert not control(page, "Save as a pack…").isEnabled()
    press(page, "Tilt")
    press(page, "Routine: Mornings, 1 exercise")
    QTest.keyClicks(control(page, "What is the pack called?"), "For Mia")
    with qtbot.waitSignal(page.export_requested) as wanted:
        press(page, "Save as a pack…")
    assert wanted.args == [ExportWish(frozenset({"tilt", "mornings"}), Path("mine.toml"), "For Mia")]
    assert asked[0][0] == "For Mia"
    page.show_exported(Path("mine.toml"))
    assert "The pack is saved: mine.toml" in words(page)


def test_a_pack_with_pictures_is_a_zip(page: PackPage, asked: list[tuple[str, str]]) -> None:
    tilts = replace(MORNINGS, id="tilts", items=(RoutineItem("tilt"),))
    page.show_own((HEEL, replace(TILT, picture="tilt-1.png")), (MORNINGS, tilts))
    for id in ("heel", "tilt", "mornings", "tilts"):
        page.begin(frozenset({id}))
        QApplication.processEvents()
        press(page, "Save as a pack…")
    assert ["toml" in kinds for _, kinds in asked] == [True, False, True, False]


def test_what_was_asked_to_be_handed_on_is_ticked(page: PackPage) -> None:
    page.show_own((HEEL, TILT), ())
    page.begin(frozenset({"heel"}))
    QApplication.processEvents()
    assert is_checked(page, "Heel")
    assert not is_checked(page, "Tilt")


def test_ticks_stay_when_something_else_is_made(page: PackPage) -> None:
    page.show_own((HEEL,), ())
    page.begin(frozenset({"heel"}))
    page.show_own((HEEL, TILT), ())
    QApplication.processEvents()
    assert is_checked(page, "Heel")


def test_without_anything_of_ones_own_the_page_says_so(page: PackPage) -> None:
    page.show_own((), ())
    assert "What you make yourself can be handed on from here." in words(page)


def test_escape_goes_back(qtbot: QtBot, page: PackPage) -> None:
    with qtbot.waitSignal(page.back_requested):
        key(page, Qt.Key.Key_Escape)


def test_every_control_has_a_name(page: PackPage) -> None:
    page.show_own((HEEL,), (MORNINGS,))
    preview(page)
    assert [kind for kind, name in named_controls(page) if not name and kind != "PackPage"] == []


def test_the_figures_of_a_preview_follow_the_look(page: PackPage, appearance: Appearance) -> None:
    def figures() -> list[QImage]:
        shown = (label for label in page.findChildren(QLabel) if label.isVisible())
        return [label.pixmap().toImage() for label in shown if not label.pixmap().isNull()]

    appearance.apply_look(Look(Scheme.LIGHT, 100))
    preview(page)
    light = figures()
    appearance.apply_look(Look(Scheme.HIGH_CONTRAST, 100))
    QApplication.processEvents()
    assert light
    assert len(figures()) == len(light)
    assert all(now != before for now, before in zip(figures(), light, strict=True))


@pytest.mark.parametrize("look", [Look(Scheme.DARK, 200), Look(Scheme.HIGH_CONTRAST, 100)])
def test_nothing_is_clipped_in_other_looks(page: PackPage, appearance: Appearance, look: Look) -> None:
    appearance.apply_look(look)
    page.show_own((HEEL,), (MORNINGS,))
    preview(page)
    assert clipped(page) == []
