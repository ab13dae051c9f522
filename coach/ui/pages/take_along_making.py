"""A file that is being made, asked about, or there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.services.take_along import TakenAlong
from coach.ui.pages.take_along_wish import FileWish
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import DangerButton, OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.share_bar import ShareBar


class ExistsCard(Card):
    """Asks before anything is lost."""

    replace_requested = Signal(object)
    """The ``FileWish``, with the agreement in it."""
    left = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(tone="warm", parent=parent)
        self._texts = texts
        self._wish: FileWish | None = None
        self._replace = DangerButton(texts.say("take_along.exists.replace"))
        self._keep = QuietButton(texts.say("take_along.exists.keep"))
        self._title = Label("", "heading")
        buttons = FlowLayout(gap=12)
        for widget in (self._title, Label(texts.say("take_along.exists.words"))):
            self.body.addWidget(widget)
        for button in (self._keep, self._replace):
            buttons.addWidget(button)
        self.body.addLayout(buttons)
        self._replace.clicked.connect(self._agree)
        self._keep.clicked.connect(self._leave)
        self.hide()

    def ask(self, wish: FileWish, name: str) -> None:
        """Ask about the file of that name; the keyboard is on the answer that loses nothing."""
        self._wish = wish
        self._title.setText(self._texts.say("take_along.exists.heading", name=name))
        self.setAccessibleName(self._title.text())
        self.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree(self) -> None:
        self.hide()
        if self._wish is not None:
            self.replace_requested.emit(FileWish(self._wish.request, self._wish.file, True))

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


class MakingCard(Card):
    """A bar and Cancel, in the sentences that begin with ``words``."""

    cancel_requested = Signal()

    def __init__(
        self, appearance: Appearance, texts: Texts, words: str = "take_along.making", parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.say(f"{words}.heading"), parent=parent)
        self._texts, self._said, self._file = texts, words, ""
        self._words = Label()
        self._bar = ShareBar(appearance)
        self._cancel = QuietButton(texts.say(f"{words}.cancel"))
        for widget in (self._words, self._bar, self._cancel):
            self.body.addWidget(widget)
        self._cancel.clicked.connect(self.cancel_requested)
        self.hide()

    def begin(self, file: str) -> None:
        """A file of that name is being made."""
        self._file = file
        self.show_share(0.0)
        self.show()
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_share(self, share: float) -> None:
        """How much is done, 0–1."""
        percent = int(share * 100)
        self._bar.show_share(share, self._texts.say(f"{self._said}.bar", percent=percent))
        self._words.setText(self._texts.say(f"{self._said}.words", name=self._file, percent=percent))

    def cancel(self) -> None:
        """Ask for the end, as the button does."""
        self._cancel.click()


class ReadyCard(Card):
    """Where the finished file is."""

    folder_requested = Signal(object)
    """The folder to show, a ``Path``."""
    another_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(tone="soft", parent=parent)
        self._texts, self._folder = texts, Path()
        self._title, self._words = Label("", "heading"), Label()
        self._where, self._unseen = Label(), Label("", "warm")
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._show = OutlineButton(texts.say("take_along.making.show"))
        self._show.show_icon(appearance, "folder-open")
        self._another = QuietButton(texts.say("take_along.making.another"))
        buttons = FlowLayout(gap=12)
        for label in (self._title, self._words, self._where, self._unseen):
            self.body.addWidget(label)
        for button in (self._show, self._another):
            buttons.addWidget(button)
        self.body.addSpacing(8)
        self.body.addLayout(buttons)
        self.body.setContentsMargins(24, 20, 24, 20)
        self._show.clicked.connect(lambda: self.folder_requested.emit(self._folder))
        self._another.clicked.connect(self.another_requested)
        self.hide()

    def show_file(self, taken: TakenAlong) -> None:
        """A sound file is there."""
        say, clock = self._texts.say, self._texts.clock(taken.seconds)
        words = [say("take_along.making.ready_words", name=taken.file.name, clock=clock)]
        if taken.beside is not None:
            words.append(say("take_along.making.beside", name=taken.beside.name))
        if taken.left_out:
            words.append(say("take_along.making.left_out", count=len(taken.left_out)))
        self._open(say("take_along.making.ready"), " ".join(words), taken.file)

    def show_sheet(self, file: Path) -> None:
        """A sheet is there."""
        self._open(self._texts.say("take_along.making.sheet_ready"), file.name, file)

    def show_no_folder(self) -> None:
        """Say that no file manager showed the folder."""
        self._unseen.show_text(self._texts.say("take_along.making.no_folder"))

    def _open(self, title: str, words: str, file: Path) -> None:
        self._title.setText(title)
        self._words.setText(words)
        self._folder = file.parent
        self._where.setText(self._texts.say("take_along.making.in_folder", folder=str(file.parent)))
        self._unseen.show_text("")
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.show()
        self._show.setFocus(Qt.FocusReason.OtherFocusReason)
