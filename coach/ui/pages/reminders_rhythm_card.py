"""A small reminder beside the walk: whether, when, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.hours import ALWAYS, Hours
from coach.domain.outside_hours import ever_meet, never_open
from coach.domain.reminder_sound import ReminderSound
from coach.domain.rhythm import LONGEST_SITTING, LONGEST_TEXT, SHORTEST_SITTING, Rhythm
from coach.services.reminder_records import MOST_TIMES
from coach.ui.outside_words import left_out_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.explained_tick import ExplainedTick
from coach.ui.widgets.gap import Gap
from coach.ui.widgets.hours_fields import HoursFields
from coach.ui.widgets.label import Label
from coach.ui.widgets.number_field import NumberField
from coach.ui.widgets.sound_field import SoundField
from coach.ui.widgets.times_fields import TimesFields
from coach.ui.widgets.written_field import WrittenField

STEP = 5
USUAL_SITTING = 45
"""Minutes offered when somebody switches them on."""


class RhythmCard(Card):
    """``name`` is "breaks" or "routines", its words ``reminders_page.<name>.…`` may name the ``most`` in a day."""

    rhythm_changed = Signal(object)
    """The ``Rhythm`` chosen."""
    time_removed = Signal(object)
    """The ``Rhythm`` without a time it had."""
    hours_replaced = Signal(object)
    """The ``Rhythm`` with the hours of several days changed at once."""
    listen_requested = Signal(str)
    """Let somebody hear the sound with this id."""

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        name: str,
        sounds: Sequence[ReminderSound],
        most: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts.say(f"reminders_page.{name}.heading"), parent=parent)
        self._texts, self._name = texts, name
        self._rhythm, self._general, self._minutes = Rhythm(), ALWAYS, USUAL_SITTING
        self._create(appearance, sounds, most)
        self._arrange()
        self._connect()
        self.show_rhythm(self._rhythm, ALWAYS)

    @property
    def first_field(self) -> QWidget:
        """The switch."""
        return self._on.row

    def show_rhythm(self, rhythm: Rhythm, general: Hours) -> None:
        """Show what is chosen; ``general`` are the hours for all reminders, to which this one keeps too."""
        self._rhythm, self._general = rhythm, general
        self._on.row.setChecked(rhythm.on)
        self._fields.setVisible(rhythm.on)
        sitting = rhythm.every_minutes is not None
        self._minutes = rhythm.every_minutes or self._minutes
        self._sitting.row.setChecked(sitting)
        self._every.setVisible(sitting)
        if self._every.number != self._minutes:
            self._every.show_number(self._minutes)
        self._times.show_times(rhythm.times)
        self._hours.show_hours(rhythm.hours)
        if not self._text.line.hasFocus():
            self._text.show_text(rhythm.text)
        self._sound.show_sound(rhythm.sound)
        self._left_out.show_text(left_out_words(self._texts, never_open(rhythm.times, rhythm.hours)))
        apart = any(rhythm.hours.days) and any(general.days) and not ever_meet(rhythm.hours, general)
        self._apart.show_text(self._texts.say("hours.never_meet") if apart else "")
        self._nothing.setVisible(not sitting and not rhythm.times)

    def show_sound_trouble(self, sentence: str) -> None:
        """Say in one sentence why its sound was not heard ("" for none)."""
        self._sound.show_trouble(sentence)

    def _create(self, appearance: Appearance, sounds: Sequence[ReminderSound], most: int) -> None:
        say, texts = self._say, self._texts
        self._on = ExplainedTick(appearance, say("on"), say("about", most=most))
        self._fields, self._nothing = QWidget(), Label(say("nothing"), "warm")
        self._sitting = ExplainedTick(appearance, say("sitting"), say("sitting_about"))
        self._every = NumberField(
            appearance, texts, say("every"), SHORTEST_SITTING, LONGEST_SITTING, STEP, texts.say("common.min")
        )
        self._times = TimesFields(appearance, texts, say("times"), MOST_TIMES)
        self._hours = HoursFields(appearance, texts, say("hours"))
        self._left_out, self._apart = Label("", "warm", parent=self), Label("", "warm", parent=self)
        self._text = WrittenField("", LONGEST_TEXT, say("text"), say("text_example"))
        self._text.show_note(say("text_about"))
        self._sound = SoundField(appearance, texts, say("sound"), sounds)

    def _arrange(self) -> None:
        self._sitting.add_below(Gap())
        self._sitting.add_below(self._every)
        column = QVBoxLayout(self._fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._nothing)
        column.addWidget(self._sitting)
        fields: dict[str, tuple[QWidget, ...]] = {
            "times": (self._times, self._left_out),
            "hours": (self._hours, self._apart),
            "text": (self._text,),
            "sound": (self._sound,),
        }
        for name, parts in fields.items():
            column.addSpacing(10)
            column.addWidget(Label(self._say(f"{name}_heading"), "bold"))
            for part in parts:
                column.addWidget(part)
        self.body.addWidget(self._on)
        self.body.addWidget(self._fields)

    def _connect(self) -> None:
        self._on.row.clicked.connect(lambda on: self._choose(on=on))
        self._sitting.row.clicked.connect(lambda on: self._choose(every_minutes=self._minutes if on else None))
        self._every.number_changed.connect(lambda minutes: self._choose(every_minutes=minutes))
        self._times.times_changed.connect(lambda times: self._choose(times=times))
        self._times.time_removed.connect(lambda times: self.time_removed.emit(self._with(times=times)))
        self._hours.hours_changed.connect(lambda hours: self._choose(hours=hours))
        self._hours.hours_replaced.connect(lambda hours: self.hours_replaced.emit(self._with(hours=hours)))
        self._text.line.editingFinished.connect(self._write)
        self._sound.sound_changed.connect(lambda sound: self._choose(sound=sound))
        self._sound.listen_requested.connect(self.listen_requested)

    def _write(self) -> None:
        text = self._text.text.strip()
        if text != self._rhythm.text:
            self._choose(text=text)

    def _choose(self, **changes: Any) -> None:
        self.rhythm_changed.emit(self._with(**changes))

    def _with(self, **changes: Any) -> Rhythm:
        self.show_rhythm(replace(self._rhythm, **changes), self._general)
        return self._rhythm

    def _say(self, name: str, **values: int) -> str:
        return self._texts.say(f"reminders_page.{self._name}.{name}", **values)
