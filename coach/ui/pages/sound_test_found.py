"""What the sound check found, line by line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.sound_report import SoundFacts, SoundReport, SoundTrouble
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label

ICON = 22
"""Pixels at 100 %."""
_OF_VOICE = (SoundTrouble.VOICE_OFF, SoundTrouble.NO_VOICE, SoundTrouble.NOT_READY, SoundTrouble.VOICE_UNWELL)
_OF_VOLUME = (SoundTrouble.COMPUTER_MUTED, SoundTrouble.COMPUTER_QUIET)


def sentences(texts: Texts, report: SoundReport) -> list[str]:
    """What stands in the way and what to do, one entry for each reason."""
    return [_sentence(texts, reason.trouble, reason.why) for reason in report.reasons]


def _sentence(texts: Texts, trouble: SoundTrouble, why: str) -> str:
    if why and trouble is SoundTrouble.NO_DEVICE:
        return why  # which says what to do as well
    return f"{why or texts.say(f'sound_test.trouble.{trouble}')} {texts.say(f'sound_test.todo.{trouble}')}"


class FoundLine(QWidget):
    """A sign, what it is about, and what was found."""

    def __init__(self, appearance: Appearance, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._icon = appearance, ("info", "muted")
        self._sign, self._name, self._words = Label(wrap=False), Label(name, "bold"), Label()
        self._about = name
        row, words = QHBoxLayout(self), QVBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        words.setSpacing(0)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        words.addWidget(self._name)
        words.addWidget(self._words)
        appearance.changed.connect(self._tint)
        self._tint()

    def show_found(self, words: str, well: bool | None) -> None:
        """Show what was found: well, not well, or nobody can tell."""
        self._words.setText(words)
        self.setAccessibleName(f"{self._about}: {words}")
        if well is None:
            self._icon = ("info", "muted")
        else:
            self._icon = ("circle-check", "primary") if well else ("circle-x", "danger")
        self._tint()

    def _tint(self) -> None:
        self._sign.setPixmap(self._appearance.pixmap(*self._icon, ICON))


class FoundCard(Card):
    """Voice, device and the computer's volume, and a way to look again."""

    look_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("sound_test.found.heading"), parent=parent)
        self._texts = texts
        names = ("voice", "device", "volume")
        self._voice, self._device, self._volume = (FoundLine(appearance, self._say(name)) for name in names)
        self._todo, self._looking = Label(), Label(self._say("looking"), "muted")
        self._again = LinkButton(self._say("again"))
        for widget in (self._looking, self._voice, self._device, self._volume, self._todo, self._again):
            self.body.addWidget(widget)
        self._again.clicked.connect(self.look_requested)
        self._show_lines(False)

    def show_looking(self, looking: bool) -> None:
        """Say that Amble is looking; what an earlier look found stays meanwhile."""
        self._looking.setVisible(looking and self._voice.isHidden())

    def show_report(self, report: SoundReport) -> None:
        """Show what was found, and what to do about it."""
        facts, troubles = report.facts, {reason.trouble for reason in report.reasons}
        self._show_lines(True)
        self._voice.show_found(self._voice_words(facts), not troubles.intersection(_OF_VOICE))
        self._device.show_found(self._say("device_unwell" if facts.device else "device_well"), not facts.device)
        tells = None if facts.volume is None else not troubles.intersection(_OF_VOLUME)
        self._volume.show_found(self._volume_words(facts), tells)
        self._todo.show_text("\n".join(sentences(self._texts, report)))

    def _voice_words(self, facts: SoundFacts) -> str:
        if not facts.voice_on:
            return self._say("voice_off")
        if facts.voice or not facts.clip:
            return self._say("voice_unwell")
        return self._say("voice_well", percent=round(facts.loudness * 100))

    def _volume_words(self, facts: SoundFacts) -> str:
        if facts.volume is None:
            return self._say("volume_unknown")
        if facts.volume <= 0:
            return self._say("volume_muted")
        return self._say("volume_is", percent=round(facts.volume * 100))

    def _show_lines(self, known: bool) -> None:
        for line in (self._voice, self._device, self._volume):
            line.setVisible(known)
        self._looking.setVisible(not known)
        self._todo.setVisible(known and bool(self._todo.text()))

    def _say(self, id: str, **values: int) -> str:
        return self._texts.say(f"sound_test.found.{id}", **values)
