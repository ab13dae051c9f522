"""What Amble does and keeps on this computer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.tick_list import TickRow

_BREAK = "\N{ZERO WIDTH SPACE}"


class ComputerSection(Card):
    """Start at login, and the data folder."""

    login_requested = Signal(bool)
    """Whether Amble shall start at login."""
    folder_requested = Signal()
    """Open the data folder."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("settings.section.computer"), parent=parent)
        say = texts.say
        self._login = TickRow(appearance, say("settings.computer.login"))
        self._trouble = NoticeBar(appearance)
        self._path = Label()
        self._path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._open = OutlineButton(say("settings.computer.folder_open"))
        about = Label(say("settings.computer.login_about"), "small")
        where = Label(say("settings.computer.folder"), "bold")
        kept = Label(say("settings.computer.folder_about"), "small")
        for widget in (self._login, about, self._trouble, where, self._path, self._open, kept):
            self.body.addWidget(widget)
        self._login.clicked.connect(self.login_requested)
        self._open.clicked.connect(self.folder_requested)

    @property
    def first_field(self) -> QWidget:
        """The switch, or the folder's button where the switch does nothing."""
        return self._login if self._login.isEnabled() else self._open

    def show_login(self, on: bool, trouble: str) -> None:
        """Show whether Amble starts at login, and in one sentence why that does not work ("" when it does)."""
        self._login.setChecked(on)
        self._trouble.show_notice(trouble)

    def show_folder(self, path: str) -> None:
        """Show the path of the data folder."""
        # A long path may break after each of its parts, so that it is never clipped.
        self._path.setText(path.replace("/", f"/{_BREAK}").replace("\\", f"\\{_BREAK}"))
        self._path.setAccessibleName(path)
