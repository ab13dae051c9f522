"""The copies that Amble made by itself, and what was set aside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.backup import RecordCopy
from coach.services.backup_ports import SetAside
from coach.ui.pages.backups_words import copy_words, long_day, size_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label

FIRST = 3
"""Copies that are shown before somebody asks for all."""


class CopiesCard(Card):
    """A row for each copy, with a way to look into it."""

    look_requested = Signal(object)
    """The ``RecordCopy``."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("backups.copies.heading"), parent=parent)
        self._texts = texts
        self._copies: tuple[RecordCopy, ...] = ()
        self._rows: list[QWidget] = []
        self._none, self._list = Label(texts.say("backups.copies.none")), QVBoxLayout()
        self._all = LinkButton("")
        self.body.addWidget(Label(texts.say("backups.copies.about"), "muted"))
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        self.body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self._all.clicked.connect(self._show_all)

    def show_copies(self, copies: Sequence[RecordCopy]) -> None:
        """Show the newest; the same ones again leave the rows as they are."""
        if tuple(copies) == self._copies:
            return
        self._copies = tuple(copies)
        self._fill(FIRST)

    def _show_all(self) -> None:
        self._fill(len(self._copies))
        if len(self._rows) > FIRST:
            self._rows[FIRST].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, count: int) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(copy) for copy in self._copies[:count]]
        for row in self._rows:
            self._list.addWidget(row)
            row.show()
        self._none.setVisible(not self._copies)
        more = len(self._copies) > count
        self._all.setVisible(more)
        if more:
            self._all.show_text(self._texts.say("backups.copies.all", count=len(self._copies)))

    def _row(self, copy: RecordCopy) -> QWidget:
        row, words = QWidget(self), copy_words(self._texts, copy)
        ends = QHBoxLayout(row)
        ends.setContentsMargins(0, 0, 0, 0)
        look = LinkButton(self._texts.say("backups.copies.look"))
        look.setAccessibleName(self._texts.say("backups.copies.look_name", copy=words))
        look.clicked.connect(lambda: self.look_requested.emit(copy))
        ends.addWidget(Label(f"{words} · {size_words(self._texts, copy.size)}"), 1)
        ends.addWidget(look)
        row.setFocusProxy(look)
        return row


class SetAsideCard(Card):
    """Hidden while nothing was ever set aside."""

    folder_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("backups.aside.heading"), tone="soft", parent=parent)
        self._texts = texts
        self._sentence, self._files = Label(), Label()
        self._folder = LinkButton(texts.say("backups.aside.folder"))
        self._folder.show_icon(appearance, "folder-open")
        for part in (self._sentence, self._files, Label(texts.say("backups.aside.about"), "small")):
            self.body.addWidget(part)
        self.body.addWidget(self._folder, 0, Qt.AlignmentFlag.AlignLeft)
        self._folder.clicked.connect(self.folder_requested)
        self.hide()

    def show_files(self, files: Sequence[SetAside], sentence: str) -> None:
        """Show what was set aside; ``sentence`` says what was mended at this start ("" for nothing)."""
        self._sentence.show_text(sentence)
        rows = [
            self._texts.say("backups.aside.row", name=one.file.name, day=long_day(self._texts, one.day),
                            size=size_words(self._texts, one.size))
            for one in files
        ]  # fmt: skip
        self._files.show_text("\n".join(rows))
        self.setVisible(bool(files or sentence))
