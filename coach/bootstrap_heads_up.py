"""The soft word some minutes before a walk or a routine. Its card is built when it is first wanted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.bootstrap_answers import ReminderAnswers
from coach.bootstrap_core import Core
from coach.bootstrap_reminder_writer import ReminderWriter
from coach.domain.reminder import HeadsUp
from coach.domain.reminder_settings import Channel
from coach.ui.reminder_words import heads_up_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance

if TYPE_CHECKING:
    from coach.ui.heads_up_card import HeadsUpCard


class SoftWord:
    """Comes only where small windows are wanted; the tray says it in any case."""

    def __init__(
        self, appearance: Appearance, texts: Texts, core: Core, writer: ReminderWriter, answers: ReminderAnswers
    ) -> None:
        self._appearance, self._texts, self._core = appearance, texts, core
        self._writer, self._answers = writer, answers

    @cached_property
    def card(self) -> HeadsUpCard:
        """The small silent card."""
        from coach.ui.heads_up_card import HeadsUpCard

        card = HeadsUpCard(self._appearance, self._texts)
        card.start_requested.connect(lambda heads_up: self._answers.start(heads_up.name))
        card.snooze_requested.connect(lambda heads_up, choice: self._answers.snooze(heads_up.name, choice))
        card.skip_requested.connect(lambda heads_up: self._answers.skip(heads_up.name))
        return card

    def show(self, heads_up: HeadsUp) -> None:
        """Say what is soon."""
        if Channel.CARD not in self._core.settings.settings.reminders.channels:
            return
        clock, minutes = self._core.clock, self._writer.minutes
        self.card.show_heads_up(heads_up, heads_up_words(self._texts, heads_up, minutes, clock.zone()))
        choices = self._answers.choices(heads_up.name, heads_up.at)
        self.card.show_choices(choices, clock.now(), self._writer.minutes_of(heads_up.name.kind))

    def withdraw(self, id: str) -> None:
        """Take it off the screen, if it announces this."""
        if "card" in self.__dict__:
            self.card.withdraw(id)

    def close(self) -> None:
        """Take it off the screen."""
        if "card" in self.__dict__:
            self.card.dismiss()
