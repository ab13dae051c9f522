"""What happens around the first picture of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.first_paint import FirstPaint
from coach.ui.widgets.card import Card
from coach.ui.widgets.page_frame import PageFrame


class Windows(QObject):
    """Counts the windows that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_building_a_page_shows_no_window(qtbot: QtBot, qapp: QApplication) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    page = PageFrame("Today", "Thursday")
    qtbot.addWidget(page)
    page.content.addWidget(Card("Why this much?"))
    qapp.removeEventFilter(windows)
    assert windows.shown == []


def test_a_painted_window_is_told_once(qtbot: QtBot) -> None:
    window, told = QWidget(), list[bool]()
    qtbot.addWidget(window)
    paint = FirstPaint(window)
    paint.happened.connect(lambda: told.append(True))
    with qtbot.waitSignal(paint.happened):
        window.show()
    window.repaint()
    assert told == [True]


def test_a_window_that_nobody_sees_counts_as_painted_after_a_while(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitSignal(FirstPaint(window).happened, timeout=5000):
        pass
    assert not window.isVisible()
