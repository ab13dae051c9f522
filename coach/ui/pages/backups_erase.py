"""Deleting everything: what goes, a last offer to save, and a word to type."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coach.ui.pages.backups_words import size_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import DangerButton, OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.tick_list import TickRow
from coach.ui.widgets.written_field import WrittenField

LONGEST = 20


@dataclass(frozen=True)
class EraseWish:
    """Whether fetched voices go too, and whether Amble begins afresh."""

    with_voices: bool
    starts_again: bool


class EraseCard(Card):
    """A button, and only then the question."""

    erase_requested = Signal(object)
    """An ``EraseWish``: somebody typed the word."""
    save_requested = Signal()
    """Save everything first."""
    question_opened = Signal(QWidget)
    """The question stands below the button, out of sight perhaps."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("backups.erase.heading"), parent=parent)
        self._texts = texts
        self._make(appearance)
        self._lay_out()
        self._connect()
        self.show_voices(0)
        self.close_question()

    def show_voices(self, size: int) -> None:
        """How many bytes of voices were fetched; 0 for none."""
        self._voices.setVisible(size > 0)
        if size > 0:
            words = self._texts.say("backups.erase.voices", size=size_words(self._texts, size))
            self._voices.show_words(words)
        self._has_voices = size > 0

    def close_question(self) -> None:
        """Ask no more."""
        self._question.hide()
        self._open.show()
        self._word.show_text("")
        self._word.show_fault("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the question."""
        if event.key() == Qt.Key.Key_Escape and self._question.isVisible():
            self._keep()
        else:
            super().keyPressEvent(event)

    def _make(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._open = QuietButton(say("backups.erase.open"))
        self._open.show_icon(appearance, "trash-2")
        self._question = Card(tone="danger")
        self._save = OutlineButton(say("backups.erase.save_first"))
        self._voices = VoicesTick(appearance)
        # No example in it: the word itself, in grey, looks typed already.
        self._word = WrittenField(say("backups.erase.type", word=say("backups.erase.word")), LONGEST)
        self._afresh, self._quit = DangerButton(say("backups.erase.afresh")), DangerButton(say("backups.erase.quit"))
        self._no = QuietButton(say("backups.erase.keep"))

    def _lay_out(self) -> None:
        say, asked, answers = self._texts.say, self._question.body, FlowLayout(gap=12)
        for button in (self._no, self._afresh, self._quit):
            answers.addWidget(button)
        for id in ("what", "not_what", "no_way_back"):
            asked.addWidget(Label(say(f"backups.erase.{id}"), "bold" if id == "no_way_back" else ""))
        asked.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        asked.addWidget(self._voices)
        asked.addWidget(self._word)
        asked.addSpacing(8)
        asked.addLayout(answers)
        self.body.addWidget(Label(say("backups.erase.about"), "muted"))
        self.body.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._question)

    def _connect(self) -> None:
        self._open.clicked.connect(self._ask)
        self._no.clicked.connect(self._keep)
        self._save.clicked.connect(self.save_requested)
        self._afresh.clicked.connect(lambda: self._erase(True))
        self._quit.clicked.connect(lambda: self._erase(False))
        self._word.text_changed.connect(lambda _text: self._word.show_fault(""))

    def _ask(self) -> None:
        self._open.hide()
        self._question.show()
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)
        self.question_opened.emit(self._question)

    def _keep(self) -> None:
        self.close_question()
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _erase(self, starts_again: bool) -> None:
        word = self._texts.say("backups.erase.word")
        if self._word.text.strip().casefold() != word.casefold():
            self._word.show_fault(self._texts.say("backups.erase.type_it", word=word))
            self._word.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        with_voices = self._has_voices and self._voices.isChecked()
        self.erase_requested.emit(EraseWish(with_voices, starts_again))


class VoicesTick(TickRow):
    """A row whose words come later."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, "", parent=parent)
        self.setChecked(True)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.updateGeometry()
