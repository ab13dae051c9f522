"""What sounds beside the voice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.sound import FASTEST_BEAT, SoundSettings
from coach.ui.pages.settings_beat import BeatFields
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.explained_tick import ExplainedTick
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.value_slider import ValueSlider


class SoundSection(Card):
    """Their level, the metronome, and a switch for each of the others."""

    sound_changed = Signal(object)
    """The ``SoundSettings`` chosen."""
    chime_sample_requested = Signal(object)
    """Let somebody hear the chime as these ``SoundSettings`` have it."""
    beat_sample_requested = Signal(object)
    """Let somebody hear a few beats as these ``SoundSettings`` have them."""
    count_requested = Signal()
    """Somebody would like to count steps."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("settings.section.sound"), parent=parent)
        self._texts = texts
        self._sound = SoundSettings()
        self._create(appearance)
        self._arrange()
        self._connect()
        self.show_sound(self._sound)

    @property
    def first_field(self) -> QWidget:
        """The slider."""
        return self._level.slider

    def show_sound(self, sound: SoundSettings) -> None:
        """Show what is chosen."""
        self._sound = sound
        self._level.show_percent(round(sound.level * 100))
        for row, on in (
            (self._count, sound.count_on),
            (self._beat, sound.beat_on),
            (self._breath, sound.breath_on),
            (self._lower, sound.lower_others),
            (self._wake, sound.wake_on),
        ):
            row.row.setChecked(on)
        self._beat_fields.show_cadence(sound.cadence, sound.most_cadence)
        self._beat_fields.setVisible(sound.beat_on)

    def show_lower_trouble(self, sentence: str) -> None:
        """Say in one sentence why other programs' sound cannot be lowered here ("" where it can)."""
        self._lower_trouble.show_notice(sentence)

    def show_trouble(self, sentence: str) -> None:
        """Say in one sentence why nothing was heard ("" for none)."""
        self._trouble.show_notice(sentence)

    def _create(self, appearance: Appearance) -> None:
        self._trouble, self._lower_trouble = NoticeBar(appearance), NoticeBar(appearance)
        self._level = ValueSlider(self._texts, self._say("level"), "settings.sound.level_is", 0, 100)
        self._hear = OutlineButton("")
        self._hear.show_text(self._say("hear"), self._say("hear_name"))
        self._hear.show_icon(appearance, "volume-2")
        self._beat_fields = BeatFields(appearance, self._texts, self)
        self._count, self._beat, self._breath, self._lower, self._wake = (
            self._tick(appearance, name) for name in ("count", "beat", "breath", "lower", "wake")
        )

    def _tick(self, appearance: Appearance, name: str) -> ExplainedTick:
        about = self._texts.say(f"settings.sound.{name}_about", fastest=FASTEST_BEAT)
        return ExplainedTick(appearance, self._say(name), about)

    def _arrange(self) -> None:
        body = self.body
        body.setSpacing(4)
        body.insertSpacing(1, 8)
        above: tuple[QWidget, ...] = (self._trouble, self._level, self._hear)
        beats: tuple[QWidget, ...] = (self._count, self._beat, self._breath)
        self._beat.add_below(self._beat_fields)
        others: tuple[QWidget, ...] = (self._lower, self._lower_trouble, self._wake)
        for widget in above:
            body.addWidget(widget)
            # Room for the focus ring of the slider and of the button.
            body.addSpacing(6)
        for widget in (*beats, *others):
            body.addWidget(widget)

    def _connect(self) -> None:
        self._level.value_changed.connect(lambda percent: self._choose(level=percent / 100))
        self._count.row.clicked.connect(lambda on: self._choose(count_on=on))
        self._beat.row.clicked.connect(lambda on: self._choose(beat_on=on))
        self._breath.row.clicked.connect(lambda on: self._choose(breath_on=on))
        self._lower.row.clicked.connect(lambda on: self._choose(lower_others=on))
        self._wake.row.clicked.connect(lambda on: self._choose(wake_on=on))
        self._hear.clicked.connect(lambda: self.chime_sample_requested.emit(self._sound))
        self._beat_fields.cadence_changed.connect(lambda cadence: self._choose(cadence=cadence))
        self._beat_fields.sample_requested.connect(lambda: self.beat_sample_requested.emit(self._sound))
        self._beat_fields.count_requested.connect(self.count_requested)

    def _choose(self, **changes: Any) -> None:
        self.show_sound(replace(self._sound, **changes))
        self.sound_changed.emit(self._sound)

    def _say(self, name: str) -> str:
        return self._texts.say(f"settings.sound.{name}")
