"""Which sound, and a button to hear it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.reminder_sound import NO_SOUND, ReminderSound, sound_of
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.drop_down import DropDown
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label

_NONE = "none"
"""Silence among the choices: Qt's lists know no empty id."""


class SoundField(QWidget):
    """``name`` says what it is the sound of."""

    sound_changed = Signal(str)
    """The id of the sound chosen, "" for silence."""
    listen_requested = Signal(str)
    """Let somebody hear the sound with this id."""

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        name: str,
        sounds: Sequence[ReminderSound],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sounds = tuple(sounds)
        ids = (*(sound.id for sound in sounds), _NONE)
        self._list = DropDown(appearance, name, [Choice(id, texts.say(f"reminder_sounds.{id}")) for id in ids])
        self._hear = QuietButton("")
        self._hear.show_text(texts.say("reminder_sounds.hear"), texts.say("reminder_sounds.hear_name", name=name))
        self._hear.show_icon(appearance, "volume-2", 20)
        self._trouble = Label("", "warm")
        self._trouble.hide()
        column, row = QVBoxLayout(self), FlowLayout(gap=8)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row.addWidget(self._list)
        row.addWidget(self._hear)
        column.addLayout(row)
        column.addWidget(self._trouble)
        self._list.choice_changed.connect(self._choose)
        self._hear.clicked.connect(lambda: self.listen_requested.emit(self.sound))

    @property
    def sound(self) -> str:
        """The id chosen, "" for silence."""
        return NO_SOUND if self._list.chosen == _NONE else self._list.chosen

    def show_sound(self, id: str) -> None:
        """Show a sound; one that is not there any more is shown as what is heard in its place."""
        sound = sound_of(id, self._sounds)
        self._list.show_chosen(_NONE if sound is None else sound.id)
        self._hear.setEnabled(sound is not None)

    def show_trouble(self, sentence: str) -> None:
        """Say in one sentence why nothing was heard ("" for none)."""
        self._trouble.show_text(sentence)
        self._hear.setAccessibleDescription(sentence)

    def _choose(self) -> None:
        self._hear.setEnabled(self.sound != NO_SOUND)
        self.sound_changed.emit(self.sound)
