"""The sidebar: the pages there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.label import Label

NARROW_BELOW = 900
"""Window width in px at 100 % text below which the sidebar shows icons only."""


@dataclass(frozen=True)
class PageLink:
    """A page: its id, its name, a Lucide icon, and whether it stands at the foot (Settings)."""

    id: str
    text: str
    icon: str
    at_foot: bool = False


class NavigationButton(QPushButton):
    """One page in the sidebar."""

    corner = 12

    def __init__(self, appearance: Appearance, link: PageLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self.link = appearance, link
        self.setAccessibleName(link.text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.tint)

    def show_narrow(self, narrow: bool) -> None:
        """Show the icon alone, with the name as a tip."""
        self.setText("" if narrow else f"  {self.link.text}")
        self.setToolTip(self.link.text if narrow else "")
        self.setProperty("narrow", "true" if narrow else "false")
        if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # otherwise it is still to come
            self.style().unpolish(self)
            self.style().polish(self)
        self.tint()

    def tint(self) -> None:
        """Draw the icon in the colour of the words."""
        size = self._appearance.px(20)
        self.setIcon(self._appearance.icon(self.link.icon, "primary" if self.isChecked() else "muted", 20))
        self.setIconSize(QSize(size, size))


class Navigation(QWidget):
    """Shows the pages it is given; Ctrl+1 … Ctrl+9 open them. Collapses to icons in a narrow window."""

    page_requested = Signal(str)
    """The id of the page somebody asked for; the page shown changes only by ``show_page``."""

    def __init__(
        self, appearance: Appearance, texts: Texts, links: Sequence[PageLink], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._page = ""
        self._create(texts, links)
        self._arrange()
        self._connect()
        self._fit()

    @property
    def buttons(self) -> tuple[NavigationButton, ...]:
        """The buttons, in order."""
        return tuple(self._buttons)

    def show_page(self, id: str) -> None:
        """Mark the page that is open; "" marks none."""
        self._page = id
        for button in self._buttons:
            button.setChecked(button.link.id == id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the window."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fit()

    def _create(self, texts: Texts, links: Sequence[PageLink]) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(texts.say("widgets.navigation"))
        self._brand = Label(texts.say("common.amble"), "brand", wrap=False)
        self._buttons = [NavigationButton(self._appearance, link, self) for link in links]

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 28, 8, 24)
        column.setSpacing(5)
        column.addWidget(self._brand)
        column.addSpacing(22)
        for button in self._buttons:
            if not button.link.at_foot:
                column.addWidget(button)
        column.addStretch(1)
        for button in self._buttons:
            if button.link.at_foot:
                column.addWidget(button)

    def _connect(self) -> None:
        for number, button in enumerate(self._buttons[:9], start=1):
            button.clicked.connect(lambda _=False, id=button.link.id: self._ask(id))
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda id=button.link.id: self._ask(id))
        self._appearance.changed.connect(self._fit)

    def _ask(self, id: str) -> None:
        self.show_page(self._page)
        self.page_requested.emit(id)

    def _fit(self) -> None:
        narrow = self.window().width() < self._appearance.px(NARROW_BELOW)
        self._brand.setVisible(not narrow)
        for button in self._buttons:
            button.show_narrow(narrow)
        self.setFixedWidth(self._appearance.px(58) + 22 if narrow else self._appearance.px(168) + 22)
