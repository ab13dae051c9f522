"""Back to a backup: choosing a file, its passphrase, and what going back would do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coach.domain.backup import RestorePreview
from coach.domain.passphrase import LONGEST
from coach.ui.pages.backups_words import facts_words, long_day
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.written_field import WrittenField


@dataclass(frozen=True)
class LookWish:
    """A file to look into, with the passphrase that opens it where it is locked."""

    file: Path
    passphrase: str = ""


class OpenCard(Card):
    """One button, and the way a file may come else."""

    choose_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("backups.open.heading"), parent=parent)
        self._choose = OutlineButton(texts.say("backups.open.choose"))
        self._choose.show_icon(appearance, "folder-open")
        self.body.addWidget(Label(texts.say("backups.open.about"), "muted"))
        self.body.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        self._choose.clicked.connect(self.choose_requested)

    @property
    def first_field(self) -> QWidget:
        """The button."""
        return self._choose


class LockedCard(Card):
    """Hidden until a locked file was chosen."""

    opened = Signal(object)
    """A ``LookWish``."""
    declined = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("backups.locked.heading"), parent=parent)
        self._texts, self._file = texts, Path()
        self._words = Label()
        self._field = WrittenField(texts.say("backups.lock.field"), LONGEST)
        self._field.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._open, self._decline = (
            OutlineButton(texts.say("backups.locked.open")),
            QuietButton(texts.say("backups.locked.decline")),
        )
        answers = FlowLayout(gap=12)
        for button in (self._open, self._decline):
            answers.addWidget(button)
        for part in (self._words, self._field):
            self.body.addWidget(part)
        self.body.addLayout(answers)
        self._open.clicked.connect(self._give)
        self._field.line.returnPressed.connect(self._give)
        self._field.text_changed.connect(lambda _text: self._field.show_fault(""))
        self._decline.clicked.connect(self.declined)
        self.hide()

    def ask(self, file: Path, fault: str = "") -> None:
        """Ask for the passphrase of a file; ``fault`` says that the one before did not open it."""
        self._file = file
        self._words.setText(self._texts.say("backups.locked.about", name=file.name))
        self._field.show_text("")
        self._field.show_fault(fault)
        self.show()
        self._field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        passphrase = self._field.text
        if not passphrase:
            self._field.show_fault(self._texts.say("backups.locked.empty"))
            self._field.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._field.show_text("")
        self.opened.emit(LookWish(self._file, passphrase))


class PreviewCard(Card):
    """Hidden until something was looked into. No key goes back by itself: the heading has the focus first."""

    agreed = Signal()
    declined = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("backups.preview.heading"), parent=parent)
        self._texts = texts
        self._there, self._made, self._here = Label("", "bold"), Label("", "small"), Label()
        self._left_out, self._kept = Label("", "warm"), Label(texts.say("backups.preview.kept"))
        self._agree, self._decline = (
            OutlineButton(texts.say("backups.preview.agree")),
            QuietButton(texts.say("backups.preview.decline")),
        )
        answers = FlowLayout(gap=12)
        for button in (self._agree, self._decline):
            answers.addWidget(button)
        for part in (self._there, self._made, self._here, self._left_out, self._kept):
            self.body.addWidget(part)
        self.body.addSpacing(8)
        self.body.addLayout(answers)
        self._agree.clicked.connect(self.agreed)
        self._decline.clicked.connect(self.declined)
        self.heading.setAccessibleName(self.heading.text())
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def show_preview(self, found: RestorePreview) -> None:
        """Show what going back would do."""
        say, texts = self._texts.say, self._texts
        self._there.setText(say("backups.preview.there", about=facts_words(texts, found.there.record)))
        self._made.show_text(self._made_words(found))
        self._here.setText(say("backups.preview.here", about=facts_words(texts, found.here)))
        left = facts_words(texts, found.left_out)
        self._left_out.show_text(say("backups.preview.left_out", about=left) if found.left_out.walks else "")
        self.show()
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_words(self, found: RestorePreview) -> str:
        say, there = self._texts.say, found.there
        words = []
        if there.made_at is not None:
            day, at = long_day(self._texts, there.made_at.date()), self._texts.time_of_day(there.made_at.time())
            words.append(say("backups.preview.made", amble=there.amble, day=day, time=at))
        if there.own_things:
            words.append(say("backups.preview.own", count=there.own_things))
        return " ".join(words)
