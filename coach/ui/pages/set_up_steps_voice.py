"""How Amble speaks, and a last look at the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.set_up import SetUpAnswers, plan_from
from coach.services.ports import VoiceInfo, VoiceSettings
from coach.services.settings import FASTEST, SLOWEST
from coach.ui.pages.set_up_steps import SetUpStep
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.drop_down import DropDown
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.tick_list import TickRow
from coach.ui.widgets.value_slider import ValueSlider

QUIETEST = 10
"""Per cent; a voice that is on can be heard."""


class VoiceStep(SetUpStep):
    """Voice on or off, which one, speed, loudness; the plan that is ready stands below."""

    voice_changed = Signal(object)
    """The VoiceSettings chosen."""
    voice_sample_requested = Signal(object)
    """Say something with these VoiceSettings."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._settings = VoiceSettings()
        self._create(appearance)
        self._arrange()
        self._connect()
        self.show_voices(())
        self.show_voice(self._settings)
        self.show_answers(self.answers)

    def show_answers(self, answers: SetUpAnswers) -> None:
        """Show the plan that follows from the answers; where a sign stops walking, that it waits."""
        super().show_answers(answers)
        plan = plan_from(answers)
        state = "waits" if any(flag.stops_walking for flag in answers.flags) else "ready"
        values = {"minutes": plan.start_minutes, "days": plan.days_per_week, "target": plan.target_minutes}
        self._ready.setText(self._texts.say(f"set_up.voice.{state}"))
        self._about.setText(self._texts.say(f"set_up.voice.{state}_about", **values))

    def show_voice(self, settings: VoiceSettings) -> None:
        """Show how Amble speaks."""
        self._settings = settings
        self._on.setChecked(settings.on)
        self._voices.show_chosen(settings.voice_id)
        self._speed.show_percent(round(settings.speed * 100))
        self._loudness.show_percent(round(settings.loudness * 100))
        for widget in (self._voices, self._speed, self._loudness, self._hear):
            widget.setEnabled(settings.on)

    def show_voices(self, voices: Sequence[VoiceInfo]) -> None:
        """Show the voices there are; the engine's usual one is always among them."""
        usual = Choice("", self._texts.say("set_up.voice.usual"))
        self._voices.show_choices([usual, *(Choice(voice.id, voice.name) for voice in voices)])
        self._voices.show_chosen(self._settings.voice_id)

    def show_voice_trouble(self, sentence: str) -> None:
        """Say in one sentence why there is no voice ("" for none); the set-up goes on without."""
        self._trouble.show_notice(sentence)
        self._choices.setVisible(not sentence)

    def first_field(self) -> QWidget:
        """The switch, or nothing where there is no voice."""
        return self._on

    def _create(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._trouble = NoticeBar(appearance)
        self._on = TickRow(appearance, say("set_up.voice.on"))
        self._voices = DropDown(appearance, say("set_up.voice.voice"))
        low, high = round(SLOWEST * 100), round(FASTEST * 100)
        self._speed = ValueSlider(self._texts, say("set_up.voice.speed"), "set_up.voice.speed_is", low, high)
        self._loudness = ValueSlider(
            self._texts, say("set_up.voice.loudness"), "set_up.voice.loudness_is", QUIETEST, 100
        )
        self._hear = OutlineButton(say("set_up.voice.hear"))
        self._hear.show_icon(appearance, "volume-2")
        self._ready, self._about = Label("", "bold"), Label()

    def _slider(self, what: str, lowest: int, highest: int) -> ValueSlider:
        name = self._texts.say(f"set_up.voice.{what}")
        return ValueSlider(self._texts, name, f"set_up.voice.{what}_is", lowest, highest)

    def _arrange(self) -> None:
        self._choices = QWidget()
        column = QVBoxLayout(self._choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label(self._texts.say("set_up.voice.voice"), "bold"))
        for widget in (self._voices, self._speed, self._loudness):
            column.addWidget(widget)
        column.addWidget(self._hear, 0, Qt.AlignmentFlag.AlignLeft)
        card, soft = Card(), Card(tone="soft")
        for whole in (self._trouble, self._on, Label(self._texts.say("set_up.voice.on_about"), "muted"), self._choices):
            card.body.addWidget(whole)
        soft.body.addWidget(self._ready)
        soft.body.addWidget(self._about)
        self.column.addWidget(card)
        self.column.addWidget(soft)

    def _connect(self) -> None:
        self._on.clicked.connect(lambda on: self._choose(on=on))
        self._voices.choice_changed.connect(lambda id: self._choose(voice_id=id))
        self._speed.value_changed.connect(lambda percent: self._choose(speed=percent / 100))
        self._loudness.value_changed.connect(lambda percent: self._choose(loudness=percent / 100))
        self._hear.clicked.connect(lambda: self.voice_sample_requested.emit(self._settings))

    def _choose(self, **changes: Any) -> None:
        self.show_voice(replace(self._settings, **changes))
        self.voice_changed.emit(self._settings)
