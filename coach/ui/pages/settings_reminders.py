"""What Amble reminds somebody of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.reminder_settings import Channel, ReminderSettings
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.tick_list import TickRow
from coach.ui.widgets.time_field import TimeField


class RemindersSection(Card):
    """Walks, the morning question and its time, and the sound."""

    reminders_changed = Signal(object)
    """The ``ReminderSettings`` chosen."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("settings.section.reminders"), parent=parent)
        self._reminders = ReminderSettings()
        say = texts.say
        self._walk = TickRow(appearance, say("settings.reminders.walk"))
        self._morning = TickRow(appearance, say("settings.reminders.morning"))
        self._at = TimeField(appearance, texts, say("settings.reminders.morning_at"))
        self._sound = TickRow(appearance, say("settings.reminders.sound"))
        self.body.setSpacing(6)
        self.body.addWidget(self._walk)
        self.body.addWidget(self._morning)
        self._at_name = Label(say("settings.reminders.morning_at"), "small")
        self.body.addWidget(self._at_name)
        self.body.addWidget(self._at, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._sound)
        self.body.addWidget(Label(say("settings.reminders.about"), "small"))
        self._connect()

    @property
    def first_field(self) -> QWidget:
        """The walk's switch."""
        return self._walk

    def show_reminders(self, reminders: ReminderSettings) -> None:
        """Show what is chosen."""
        self._reminders = reminders
        self._walk.setChecked(reminders.walk_on)
        self._morning.setChecked(reminders.morning_on)
        self._sound.setChecked(reminders.sound_on)
        if self._at.at != reminders.morning_at:
            self._at.show_time(reminders.morning_at)
        self._at.setVisible(reminders.morning_on)
        self._at_name.setVisible(reminders.morning_on)

    def _connect(self) -> None:
        self._walk.clicked.connect(lambda on: self._choose(walk_on=on))
        self._morning.clicked.connect(lambda on: self._choose(morning_on=on))
        self._sound.clicked.connect(self._choose_sound)
        self._at.time_changed.connect(lambda at: self._choose(morning_at=at))

    def _choose_sound(self, on: bool) -> None:
        sound = frozenset({Channel.SOUND})
        channels = self._reminders.channels
        self._choose(channels=channels | sound if on else (channels - sound) or frozenset({Channel.CARD}))

    def _choose(self, **changes: Any) -> None:
        self.show_reminders(replace(self._reminders, **changes))
        self.reminders_changed.emit(self._reminders)
