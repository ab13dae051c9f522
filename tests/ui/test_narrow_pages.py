"""Every page in the narrowest window: nothing is cut, and nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from coach.bootstrap_core import Core
from coach.bootstrap_scene import LARGE, LIGHT
from coach.bootstrap_scenes import SCENES
from coach.bootstrap_studio import Studio
from coach.bootstrap_year import NOW, StillClock, live_a_year

NARROWEST = ((LIGHT, 420), (LARGE, 640))
"""Looks, and the least width of a window in each; colours take no room."""
PAGES = [scene for scene in SCENES if not (scene.name[-1].isdigit() or scene.name.endswith("_end"))]
"""Without the pictures that show the same page further down."""

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


@pytest.fixture
def studio(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Studio]:
    """The window of the pictures, on the year of the pictures."""
    clock = StillClock(NOW)
    core = Core(tmp_path, clock)
    live_a_year(core, clock)
    studio = Studio(qapp, core, LIGHT)
    qtbot.addWidget(studio.window)
    yield studio
    core.close()
    qapp.setStyleSheet("")


def wide_parts(window: QWidget) -> list[str]:
    """The pages that are wider than the room they are shown in."""
    areas = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    return [type(area).__name__ for area in areas if area.horizontalScrollBar().maximum() > 0]


def cut_parts(window: QWidget) -> list[str]:
    """The buttons, fields and words that have less room than they need."""
    parts = [part for part in window.findChildren(QWidget) if part.isVisible()]
    controls = [part for part in parts if isinstance(part, QAbstractButton | QAbstractSpinBox)]
    cut = [part.accessibleName() for part in controls if is_cut(part)]
    labels = [part for part in parts if isinstance(part, QLabel) and part.text()]
    return cut + [label.text() for label in labels if label.height() < label.heightForWidth(label.width())]


def is_cut(part: QWidget) -> bool:
    needed = part.minimumSizeHint()
    around = part.parentWidget()
    outside = around is not None and not around.rect().contains(part.geometry())
    return outside or part.width() < needed.width() or part.height() < needed.height()


def test_no_page_is_cut_in_the_narrowest_window(studio: Studio) -> None:
    # The last scenes let the plan wait, after which the others cannot be opened again.
    waits = [scene.name for scene in PAGES].index("flags_waiting")
    for scenes in (PAGES[:waits], PAGES[waits:]):
        for look, width in NARROWEST:
            studio.appearance.apply_look(look)
            studio.window.resize(width, 740)
            for scene in scenes:
                shown = scene.open(studio)
                studio.settle()
                seen = (studio.window.width(), wide_parts(shown), cut_parts(shown))
                assert (scene.name, look, *seen) == (scene.name, look, width, [], [])
                if shown is not studio.window:
                    shown.deleteLater()
