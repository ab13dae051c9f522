"""How Amble speaks, and a last look at the plan."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coach.domain.set_up import SetUpAnswers, plan_from
from coach.ui.pages.set_up_steps import SetUpStep
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.voice_fields import VoiceFields


class VoiceStep(SetUpStep):
    """``fields``: voice on or off, which one, speed, loudness; the plan that is ready stands below."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.fields = VoiceFields(appearance, texts, "set_up.voice", brief=True)
        self._ready, self._about = Label("", "bold"), Label()
        self._arrange()
        self.show_answers(self.answers)

    def show_answers(self, answers: SetUpAnswers) -> None:
        """Show the plan that follows from the answers; where a sign stops walking, that it waits."""
        super().show_answers(answers)
        plan = plan_from(answers)
        state = "waits" if any(flag.stops_walking for flag in answers.flags) else "ready"
        values = {"minutes": plan.start_minutes, "days": plan.days_per_week, "target": plan.target_minutes}
        self._ready.setText(self._texts.say(f"set_up.voice.{state}"))
        self._about.setText(self._texts.say(f"set_up.voice.{state}_about", **values))

    def first_field(self) -> QWidget:
        """The switch."""
        return self.fields.first_field

    def _arrange(self) -> None:
        card, soft = Card(), Card(tone="soft")
        # The switch and the sliders are tall enough to keep their own distance; the way on stays in view.
        card.body.setContentsMargins(24, 12, 24, 12)
        card.body.addWidget(self.fields)
        soft.body.addWidget(self._ready)
        soft.body.addWidget(self._about)
        self.column.addWidget(card)
        self.column.addWidget(soft)
