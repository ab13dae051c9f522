"""How Amble speaks, and a last look at the plan."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.set_up import SetUpAnswers, plan_from
from coach.services.sound_ports import VoiceInfo, VoiceSettings
from coach.ui.pages.set_up_steps import SetUpStep
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.voice_fields import VoiceFields


class VoiceStep(SetUpStep):
    """Voice on or off, which one, speed, loudness; the plan that is ready stands below."""

    voice_changed = Signal(object)
    """The VoiceSettings chosen."""
    voice_sample_requested = Signal(object)
    """Say something with these VoiceSettings."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._fields = VoiceFields(appearance, texts, "set_up.voice")
        self._ready, self._about = Label("", "bold"), Label()
        self._arrange()
        self._fields.voice_changed.connect(self.voice_changed)
        self._fields.sample_requested.connect(self.voice_sample_requested)
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
        self._fields.show_voice(settings)

    def show_voices(self, voices: Sequence[VoiceInfo]) -> None:
        """Show the voices there are; the engine's usual one is always among them."""
        self._fields.show_voices(voices)

    def show_voice_trouble(self, sentence: str) -> None:
        """Say in one sentence why there is no voice ("" for none); the set-up goes on without."""
        self._fields.show_trouble(sentence)

    def first_field(self) -> QWidget:
        """The switch, or nothing where there is no voice."""
        return self._fields.first_field

    def _arrange(self) -> None:
        card, soft = Card(), Card(tone="soft")
        card.body.addWidget(self._fields)
        soft.body.addWidget(self._ready)
        soft.body.addWidget(self._about)
        self.column.addWidget(card)
        self.column.addWidget(soft)
