"""The running Amble answers commands about its reminders."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from coach.domain.appointment import SnoozeKind
from coach.domain.reminder import OccurrenceName, ReminderKind
from coach.services.reminder_talk import ReminderTalk, TalkParts

if TYPE_CHECKING:
    from coach.bootstrap_answers import ReminderAnswers
    from coach.bootstrap_window import House
    from coach.domain.reminder_settings import ReminderSettings


def answer_commands(house: House) -> None:
    """From now on; what a command wants done is done as from the menu beside the clock."""
    desktop, clock = house.desktop, house.core.clock

    def start(name: OccurrenceName | None) -> bool:
        routine = name if name is not None and name.kind is ReminderKind.ROUTINE else None
        # Later, so that a window that is still to be built keeps nobody waiting for the answer.
        QTimer.singleShot(0, house.app, lambda: desktop.answers.start(routine))
        return True

    def move(name: OccurrenceName) -> datetime | None:
        return _move(desktop.answers, name)

    def settings() -> ReminderSettings:
        return house.core.settings.settings.reminders

    status, price = desktop.reminders.status, desktop.answers.price
    talk = ReminderTalk(TalkParts(desktop.reminders, clock, settings, status, start, move, price))
    house.instance.answer_with(talk.answer)


def _move(answers: ReminderAnswers, name: OccurrenceName) -> datetime | None:
    """To the first place that the small window would offer."""
    places = (choice for choice in answers.choices(name) if choice.kind is SnoozeKind.MOVE)
    place = next(places, None)
    if place is None:
        return None
    answers.snooze(name, place)
    return place.until
