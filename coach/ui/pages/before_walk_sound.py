"""The notice before a walk whose safety reminder nobody would hear."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.sound_report import SoundReport, SoundTrouble
from coach.ui.pages.sound_test_found import sentences
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label

ICON = 36
"""Pixels at 100 %."""


class SoundNotice(Card):
    """Loud where the safety reminder cannot sound, quiet where the voice is off on purpose or may be missed, and
    hidden where all is well."""

    test_requested = Signal()
    voice_requested = Signal()
    """Switch the voice on."""
    words_requested = Signal()
    """Somebody walks without sound, and knows it."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._appearance, self._texts = appearance, texts
        self._colour = "danger"
        self._report: SoundReport | None = None
        self._make()
        self._lay_out()
        self._test.clicked.connect(self.test_requested)
        self._voice.clicked.connect(self.voice_requested)
        self._walk.clicked.connect(self.words_requested)
        appearance.changed.connect(self._tint)
        self.hide()

    def show_report(self, report: SoundReport | None) -> None:
        """Show what a look at the sound has found; None, before there was one, shows nothing."""
        if report == self._report:
            return
        # A volume that moved says nothing new while the reasons are the same: no second alert.
        if report is not None and self._report is not None and report.reasons == self._report.reasons:
            return
        self._report = report
        wanted = report is not None and bool(report.reasons)
        if report is not None and wanted:
            self._show_words(report)
        self.setVisible(wanted)
        if wanted:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _show_words(self, report: SoundReport) -> None:
        kind = "missed" if report.safety_can_sound else "chosen" if report.by_choice else "silent"
        tone, self._colour = {"missed": ("warm", "warm"), "chosen": ("soft", "primary")}.get(kind, ("danger", "danger"))
        self._title.setText(self._texts.say(f"before_walk.sound.{kind}"))
        self._title.show_role("loud" if kind == "silent" else "bold")
        todo = self._texts.say("before_walk.sound.chosen_todo")
        self._words.setText(todo if kind == "chosen" else "\n".join(sentences(self._texts, report)))
        self._walk.setVisible(kind == "silent")
        self._voice.setVisible(any(reason.trouble is SoundTrouble.VOICE_OFF for reason in report.reasons))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._words.text())
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._tint()

    def _make(self) -> None:
        say = self._texts.say
        self._sign, self._title, self._words = Label(wrap=False), Label("", "loud"), Label()
        self._voice = OutlineButton(say("before_walk.sound.voice"))
        self._test, self._walk = (
            OutlineButton(say("before_walk.sound.test")),
            QuietButton(say("before_walk.sound.walk")),
        )

    def _lay_out(self) -> None:
        row, words, buttons = QHBoxLayout(), QVBoxLayout(), FlowLayout(gap=12)
        row.setSpacing(16)
        words.setSpacing(2)
        for label in (self._title, self._words):
            words.addWidget(label)
        for button in (self._voice, self._test, self._walk):
            buttons.addWidget(button)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        # Low, so that the first question stays in sight under it.
        self.body.setContentsMargins(20, 12, 20, 14)
        self.body.setSpacing(8)
        self.body.addLayout(row)
        self.body.addLayout(buttons)

    def _tint(self) -> None:
        self._sign.setPixmap(self._appearance.pixmap("volume-x", self._colour, ICON))
