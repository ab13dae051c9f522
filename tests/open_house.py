"""The real window and its pages on a folder, with a voice that renders nothing; everything is gone afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from coach.adapters.single_instance import SingleInstance
from coach.bootstrap_core import Core
from coach.bootstrap_pages import Pages
from coach.bootstrap_walk import Performance
from coach.bootstrap_window import House
from coach.domain.look import Look, Scheme
from coach.domain.session import StopReason
from coach.services.ports import Clock
from coach.ui.main_window import MainWindow
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from tests.fakes.voice import FakeVoice
from tests.ui.conftest import RESOURCES


@contextmanager
def open_pages(app: QApplication, folder: Path, clock: Clock | None = None) -> Iterator[Pages]:
    """The window on what is in ``folder``; for tests that share it, as opening takes seconds."""
    core = Core(folder, clock)
    appearance, texts = Appearance(app, RESOURCES, Look(Scheme.LIGHT)), Texts(core.phrases)
    window = MainWindow(appearance, texts)
    performance = Performance(core, 1.0, FakeVoice(folder))
    pages = Pages(window, appearance, texts, core, lambda: performance, RESOURCES)
    window.show()
    yield pages
    pages.close()
    performance.close()
    core.close()
    window.close()
    window.deleteLater()
    appearance.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.setStyleSheet("")


@contextmanager
def open_house(app: QApplication, folder: Path, core: Core) -> Iterator[House]:
    """Amble as it is painted first; ``pages.offer_unfinished`` brings what comes a moment later."""
    before = there(app)
    house = House(app, core, SingleInstance(folder), 1.0)
    house.performance = Performance(core, 1.0, FakeVoice(folder))
    house.desktop.watch(house.performance)
    house.pages.flow.reminders = house.desktop.reminders
    house.pages.window.show()
    yield house
    house.performance.runner.end(StopReason.OTHER)
    shut(house, before)


def there(app: QApplication) -> frozenset[QWidget]:
    """The windows that are there before a house is opened."""
    return frozenset(app.topLevelWidgets())


def shut(house: House, before: frozenset[QWidget]) -> None:
    """Close Amble, and take away every window it opened: what is left would be styled again in each later test."""
    house.close()
    app = house.app
    app.setStyleSheet("")
    for window in app.topLevelWidgets():
        if window not in before:
            window.hide()
            window.deleteLater()
    house.appearance.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
