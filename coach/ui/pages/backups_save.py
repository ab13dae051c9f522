"""Everything in one file, with a passphrase where somebody wants one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coach.domain.passphrase import LONGEST, Strength, strength
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import PrimaryButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.explained_tick import ExplainedTick
from coach.ui.widgets.label import Label
from coach.ui.widgets.tick_list import TickRow
from coach.ui.widgets.written_field import WrittenField


@dataclass(frozen=True)
class SaveWish:
    """A file to save, locked unless ``passphrase`` is ""."""

    file: Path
    passphrase: str = ""


class SaveCard(Card):
    """Asks for the file only once the passphrase is typed twice alike."""

    save_requested = Signal(str)
    """The passphrase, "" for a file that anybody can open."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("backups.save.heading"), parent=parent)
        self._texts = texts
        self._make(appearance)
        self._lay_out()
        self._connect()
        self._show_lock(False)

    @property
    def first_field(self) -> QWidget:
        """The switch."""
        return self._lock.row

    def forget(self) -> None:
        """Leave no passphrase on the page."""
        for field in (self._first, self._second):
            field.show_text("")
            field.show_fault("")
        self._first.show_note("")
        self._seen.setChecked(False)

    def _make(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._lock = ExplainedTick(appearance, say("backups.lock.tick"), say("backups.lock.tick_about"))
        self._first = WrittenField(say("backups.lock.field"), LONGEST)
        self._second = WrittenField(say("backups.lock.again"), LONGEST)
        self._seen = TickRow(appearance, say("backups.lock.see"))
        self._nobody = Label(say("backups.lock.nobody"), "bold")
        self._save = PrimaryButton(say("backups.save.button"))
        self._save.show_icon(appearance, "download")

    def _lay_out(self) -> None:
        self.body.addWidget(Label(self._texts.say("backups.save.about"), "muted"))
        for part in (self._lock, self._first, self._second, self._seen, self._nobody):
            self.body.addWidget(part)
        self.body.addSpacing(8)
        self.body.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._lock.row.toggled.connect(self._show_lock)
        self._seen.toggled.connect(self._show_letters)
        self._first.text_changed.connect(self._judge)
        self._second.text_changed.connect(lambda _text: self._second.show_fault(""))
        self._save.clicked.connect(self._ask)
        self._show_letters(False)

    def _show_lock(self, on: bool) -> None:
        for part in (self._first, self._second, self._seen, self._nobody):
            part.setVisible(on)
        if not on:
            self.forget()

    def _show_letters(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        for field in (self._first, self._second):
            field.line.setEchoMode(mode)

    def _judge(self, text: str) -> None:
        """Say while it is typed how hard it is to guess."""
        self._first.show_fault("")
        found = strength(text)
        self._first.show_note("" if found is Strength.EMPTY else self._texts.say(f"backups.lock.{found}"))

    def _ask(self) -> None:
        if not self._lock.row.isChecked():
            self.save_requested.emit("")
            return
        first, second = self._first.text, self._second.text
        if strength(first) is Strength.EMPTY:
            self._refuse(self._first, "backups.lock.empty")
        elif first != second:
            self._refuse(self._second, "backups.lock.differ")
        else:
            self.save_requested.emit(first)

    def _refuse(self, field: WrittenField, words: str) -> None:
        field.show_fault(self._texts.say(words))
        field.line.setFocus(Qt.FocusReason.OtherFocusReason)
