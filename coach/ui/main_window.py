"""The window: sidebar, pages, troubles above them and a toast over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from coach.ui.navigation import Navigation, PageLink
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.page_frame import PageFrame
from coach.ui.widgets.scroll_into_view import open_page
from coach.ui.widgets.tab_page import TabPage
from coach.ui.widgets.toast import Toast

USUAL_SIZE = (1120, 740)
SMALLEST_SIZE = (420, 560)
"""Width and height in px at 100 % text."""
WIDTH_FOR_TEXT = 220
"""Pixels that the smallest width grows by at 200 % text, and in part on the way there."""
HOME = "today"
"""Marked in the sidebar while a page is open that the sidebar does not name (the check-in)."""
UNDER: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("exercise", "exercise_profile", "routine_editor", "exercise_editor", "pack"), "exercises")
    | dict.fromkeys(("reminders", "detectors", "calendar", "ledger", "export", "arrivals", "backups"), "settings")
    | dict.fromkeys(("diary", "diary_day", "report"), "progress")
    | {"learn_card": "learn"}
)
"""Pages that belong to another page of the sidebar."""
FOLLOWS = frozenset(("numbers", "bounds", "suits", "add_walk", "check_in"))
"""Pages that belong to where they were opened from."""
FULL_WIDTH = frozenset(("cadence", "routine", "set_up", "walk", "sound_test"))
"""Pages without the sidebar: nothing beside them matters then."""
AT_FOOT = frozenset(("settings",))
KEEPS_PLACE = frozenset(("settings", "exercises", "learn"))
"""Pages that open where they were left; the others begin at their first field."""
ICONS: Mapping[str, str] = MappingProxyType(
    {
        "today": "footprints",
        "plan": "calendar-days",
        "exercises": "dumbbell",
        "progress": "trending-up",
        "learn": "book-open",
        "settings": "settings",
    }
)


class MainWindow(QMainWindow):
    """Shows one page at a time; a page is built when it is first shown."""

    page_shown = Signal(str)
    """The name of the page now open."""
    close_requested = Signal()
    """Somebody closed the window; ``hidden_to_tray`` or ``quit_requested`` follows."""
    hidden_to_tray = Signal()
    quit_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._factories: dict[str, Callable[[], QWidget]] = {}
        self._pages: dict[str, QWidget] = {}
        self._links: list[PageLink] = []
        self._troubles: dict[str, NoticeBar] = {}
        self._page, self._marked = "", HOME
        self._closing_hides = False
        self._toast: Toast | None = None
        self._undo: Callable[[], object] | None = None
        self._navigation: Navigation | None = None
        self._create()
        self._arrange()
        self._connect()

    def add_page(self, name: str, factory: Callable[[], QWidget], in_navigation: bool = True) -> None:
        """Offer a page under ``name``; ``factory`` builds it when it is first shown. Its word in the sidebar is
        ``window.page.<name>``."""
        self._factories[name] = factory
        if in_navigation:
            text = self._texts.say(f"window.page.{name}")
            self._links.append(PageLink(name, text, ICONS.get(name, "circle-dot"), name in AT_FOOT))
            self._drop_navigation()

    def show_page(self, name: str) -> None:
        """Open a page. Raises ``KeyError`` for one that was never added."""
        if name not in self._pages:
            self._pages[name] = self._factories[name]()
            self._stack.addWidget(self._pages[name])
        opens, self._page = name != self._page, name
        self._show_navigation()
        page = self._pages[name]
        if opens and name not in KEEPS_PLACE and isinstance(page, QScrollArea):
            page.verticalScrollBar().setValue(0)
        last = page.focusWidget() if name in KEEPS_PLACE else None
        self._stack.setCurrentWidget(page)
        _focus(page, last)
        self.page_shown.emit(name)
        # Later, so that whatever fills the page at its opening comes first.
        QTimer.singleShot(0, page, lambda: _settle(page))
        if self._toast is not None:
            QTimer.singleShot(0, self._toast, self._toast.settle)

    def current_page(self) -> str:
        """The name of the page now open, "" before the first."""
        return self._page

    def set_closing_hides(self, hides: bool) -> None:
        """Whether closing keeps Amble in the tray (there is one) or asks to quit."""
        self._closing_hides = hides

    def show_trouble(self, id: str, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a trouble that stops nothing above the page; "" takes the one named ``id`` away. ``action`` names what
        ``act`` does, and is the same each time."""
        if id not in self._troubles:
            if not sentence:
                return
            self._troubles[id] = NoticeBar(self._appearance)
            self._notices.addWidget(self._troubles[id])
            if act is not None:
                self._troubles[id].action_requested.connect(act)
        self._troubles[id].show_notice(sentence, action)
        shown = any(not bar.isHidden() for bar in self._troubles.values())
        self._notices.setContentsMargins(24, 12 if shown else 0, 40, 0)

    def show_toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what has just been done; ``undo`` takes it back."""
        if self._toast is None:
            self._toast = Toast(self._texts, self._body)
            self._toast.undo_requested.connect(self._take_back)
        self._undo = undo
        self._toast.show_toast(text, undo is not None)

    def clear_toast(self) -> None:
        """Take the message away: something is asked that comes first."""
        if self._toast is not None:
            self._toast.hide()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (Qt's name)
        """From beside a page the way on is the page's own: Qt's goes to what was built last, wherever that stands."""
        page = self._stack.currentWidget()
        # A page that knows no way on asks here again.
        if isinstance(page, TabPage) and not page.isAncestorOf(self.focusWidget() or page) and page.tab_on(forward):
            return True
        return bool(super().focusNextPrevChild(forward))

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.close_requested.emit()
        (self.hidden_to_tray if self._closing_hides else self.quit_requested).emit()

    def _create(self) -> None:
        self.setWindowTitle(self._texts.say("window.title"))
        self._bound_size()
        self.resize(*USUAL_SIZE)
        self._body = QWidget()
        self._stack = QStackedWidget()

    def _arrange(self) -> None:
        self._row = QHBoxLayout(self._body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(8)
        column.addLayout(self._notices)
        column.addWidget(self._stack, 1)
        self._row.addLayout(column, 1)
        self.setCentralWidget(self._body)

    def _connect(self) -> None:
        self._appearance.changed.connect(self._bound_size)
        quit_key = QShortcut(QKeySequence("Ctrl+Q"), self)
        quit_key.activated.connect(self.quit_requested)

    def _bound_size(self) -> None:
        usual, percent = SMALLEST_SIZE[0], self._appearance.look.text_percent
        wanted = min(self._appearance.px(usual), usual + (percent - 100) * WIDTH_FOR_TEXT // 100)
        width = min(wanted, self.screen().availableSize().width())
        self.setMinimumSize(width, SMALLEST_SIZE[1])

    def _show_navigation(self) -> None:
        if self._navigation is None:
            self._navigation = Navigation(self._appearance, self._texts, self._links)
            self._navigation.page_requested.connect(self.show_page)
            self._row.insertWidget(0, self._navigation)
        named, under = {link.id for link in self._links}, UNDER.get(self._page, self._page)
        if self._page not in FOLLOWS:
            self._marked = under if under in named else HOME
        self._navigation.show_page(self._marked)
        self._navigation.setVisible(self._page not in FULL_WIDTH)

    def _drop_navigation(self) -> None:
        if self._navigation is None:
            return
        self._navigation.hide()
        self._navigation.deleteLater()
        self._navigation = None
        self._show_navigation()

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()


def _focus(page: QWidget, last: QWidget | None) -> None:
    """Focus what had the focus when the page was left, or where the page begins."""
    if last is not None and last is not page and last.isVisible() and last.isEnabled():
        last.setFocus(Qt.FocusReason.OtherFocusReason)
    elif page.focusProxy() is not None or page.focusPolicy() is not Qt.FocusPolicy.NoFocus:
        page.setFocus(Qt.FocusReason.OtherFocusReason)


def _settle(page: QWidget) -> None:
    """A key must not press something out of sight, and what a page shows first is seen."""
    if isinstance(page, QScrollArea) and page.isVisible():
        open_page(page, page.first_seen if isinstance(page, PageFrame) else None)
