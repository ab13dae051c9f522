"""The reminder of the walk, and the question of the next morning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.reminder_settings import ReminderSettings
from coach.domain.reminder_sound import ReminderSound
from coach.domain.schedule import Schedule
from coach.services.reminder_records import LONGEST_HEADS_UP
from coach.ui.outside_words import plan_words, question_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.explained_tick import ExplainedTick
from coach.ui.widgets.gap import Gap
from coach.ui.widgets.label import Label
from coach.ui.widgets.number_field import NumberField
from coach.ui.widgets.sound_field import SoundField
from coach.ui.widgets.time_field import TimeField

STEP = 5


class WalkReminderCard(Card):
    """A switch each, and what belongs to it."""

    reminders_changed = Signal(object)
    """The ``ReminderSettings`` chosen."""
    listen_requested = Signal(str)
    """Let somebody hear the sound with this id."""
    hours_requested = Signal()
    """Change the hours: a walk lies outside them."""

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        sounds: Sequence[ReminderSound],
        most: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts.say("reminders_page.walk.heading"), parent=parent)
        self._texts = texts
        self._reminders = ReminderSettings()
        self._schedule, self._today = Schedule(), date.min
        self._create(appearance, sounds, most)
        self._arrange()
        self._connect()
        self.show_reminders(self._reminders)

    @property
    def first_field(self) -> QWidget:
        """The walk's switch."""
        return self._walk.row

    def show_reminders(self, reminders: ReminderSettings) -> None:
        """Show what is chosen."""
        self._reminders = reminders
        self._walk.row.setChecked(reminders.walk_on)
        self._morning.row.setChecked(reminders.morning_on)
        self._walk_fields.setVisible(reminders.walk_on)
        self._at.setVisible(reminders.morning_on)
        if self._ahead.number != reminders.heads_up_minutes:
            self._ahead.show_number(reminders.heads_up_minutes)
        for field, at in ((self._lunch, reminders.lunch_until), (self._at, reminders.morning_at)):
            if field.at != at:
                field.show_time(at)
        self._sound.show_sound(reminders.sound)
        self._tell()

    def show_schedule(self, schedule: Schedule, today: date) -> None:
        """Show when walks are planned from ``today`` on: some may lie outside the hours."""
        self._schedule, self._today = schedule, today
        self._tell()

    def _tell(self) -> None:
        hours, on = self._reminders.hours, self._reminders
        outside = plan_words(self._texts, self._schedule, hours, self._today) if on.walk_on else ""
        self._outside_words.setText(outside)
        self._outside.setVisible(bool(outside))
        self._question.show_text(question_words(self._texts, on.morning_at, hours) if on.morning_on else "")

    def show_sound_trouble(self, sentence: str) -> None:
        """Say in one sentence why its sound was not heard ("" for none)."""
        self._sound.show_trouble(sentence)

    def _create(self, appearance: Appearance, sounds: Sequence[ReminderSound], most: int) -> None:
        say, texts = self._say, self._texts
        self._walk = ExplainedTick(appearance, say("on"), say("about", most=most))
        self._outside, self._outside_words = Card(tone="warm"), Label()
        self._outside.body.setContentsMargins(16, 12, 16, 4)
        self._outside.body.setSpacing(0)
        self._change = LinkButton(texts.say("hours.change"))
        self._walk_fields = QWidget()
        minutes = texts.say("common.min")
        self._ahead = NumberField(appearance, texts, say("ahead"), 0, LONGEST_HEADS_UP, STEP, minutes)
        self._ahead.show_none(say("ahead_none"))
        self._lunch = TimeField(appearance, texts, say("lunch"))
        self._sound = SoundField(appearance, texts, say("sound"), sounds)
        self._morning = ExplainedTick(appearance, say("morning"), say("morning_about"))
        self._at, self._question = TimeField(appearance, texts, say("morning_at")), Label("", "warm")

    def _arrange(self) -> None:
        column, left = QVBoxLayout(self._walk_fields), Qt.AlignmentFlag.AlignLeft
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        for name, field in (("ahead", self._ahead), ("lunch", self._lunch)):
            column.addWidget(Label(self._say(name), "bold"))
            column.addWidget(field, 0, left)
            column.addWidget(Label(self._say(f"{name}_about"), "small"))
            column.addSpacing(10)
        column.addWidget(Label(self._say("sound_heading"), "bold"))
        column.addWidget(self._sound)
        self._morning.add_below(Gap())
        self._morning.add_below(self._at)
        self._morning.add_below(Gap())
        self._morning.add_below(self._question)
        self._outside.body.addWidget(self._outside_words)
        self._outside.body.addWidget(self._change, 0, left)
        for part in (self._walk, self._outside, self._walk_fields, self._morning):
            self.body.addWidget(part)

    def _connect(self) -> None:
        self._walk.row.clicked.connect(lambda on: self._choose(walk_on=on))
        self._morning.row.clicked.connect(lambda on: self._choose(morning_on=on))
        self._ahead.number_changed.connect(lambda minutes: self._choose(heads_up_minutes=minutes))
        self._lunch.time_changed.connect(lambda at: self._choose(lunch_until=at))
        self._at.time_changed.connect(lambda at: self._choose(morning_at=at))
        self._sound.sound_changed.connect(lambda sound: self._choose(sound=sound))
        self._sound.listen_requested.connect(self.listen_requested)
        self._change.clicked.connect(self.hours_requested)

    def _choose(self, **changes: Any) -> None:
        self.show_reminders(replace(self._reminders, **changes))
        self.reminders_changed.emit(self._reminders)

    def _say(self, name: str, **values: int) -> str:
        return self._texts.say(f"reminders_page.walk.{name}", **values)
