"""A file of the record that is asked about, or there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.services.export_desk import Exported
from coach.services.export_ports import ExportWish
from coach.ui.pages.calendar_place_card import breakable
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import DangerButton, OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class ReplaceCard(Card):
    """Asks before a file is lost."""

    replace_requested = Signal(object)
    """The ``ExportWish``."""
    left = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("export.making.exists"), "warm", parent)
        self._texts = texts
        self._wish: ExportWish | None = None
        self._about = Label()
        self._keep = QuietButton(texts.say("export.making.keep"))
        replace = DangerButton(texts.say("export.making.replace"))
        buttons = FlowLayout(gap=12)
        for button in (self._keep, replace):
            buttons.addWidget(button)
        self.body.addWidget(self._about)
        self.body.addLayout(buttons)
        replace.clicked.connect(lambda: self.replace_requested.emit(self._wish))
        self._keep.clicked.connect(self.left)

    def ask(self, wish: ExportWish) -> None:
        """Ask about the file of this wish; the keyboard is on the answer that loses nothing."""
        self._wish = wish
        self._about.setText(self._texts.say("export.making.exists_about", name=wish.file.name))
        self.setAccessibleName(self._about.text())
        self.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)


class SavedCard(Card):
    """Where the file is."""

    folder_requested = Signal(object)
    """The folder to show, a ``Path``."""
    another_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("export.making.ready"), "soft", parent)
        self._texts, self._folder = texts, Path()
        self._words, self._where, self._unseen = Label(), Label(), Label("", "warm")
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._show = OutlineButton(texts.say("export.making.show"))
        self._show.show_icon(appearance, "folder-open")
        another, buttons = QuietButton(texts.say("export.making.another")), FlowLayout(gap=12)
        for label in (self._words, self._where, self._unseen):
            self.body.addWidget(label)
        for button in (self._show, another):
            buttons.addWidget(button)
        self.body.addSpacing(8)
        self.body.addLayout(buttons)
        self.body.setContentsMargins(24, 20, 24, 20)
        self._show.clicked.connect(lambda: self.folder_requested.emit(self._folder))
        another.clicked.connect(self.another_requested)

    def show_saved(self, done: Exported) -> None:
        """Show what was saved."""
        words = "ready_words" if done.walks else "ready_none"
        self._words.setText(self._texts.say(f"export.making.{words}", name=done.file.name, walks=done.walks))
        self._folder = done.file.parent
        where = self._texts.say("export.making.in_folder", folder=str(self._folder))
        self._where.setText(breakable(where))
        self._where.setAccessibleName(where)
        self._unseen.show_text("")
        self.setAccessibleName(self.heading.text())
        self.setAccessibleDescription(self._words.text())
        self.show()
        self._show.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_no_folder(self) -> None:
        """Say that no file manager showed the folder."""
        self._unseen.show_text(self._texts.say("export.making.no_folder"))
