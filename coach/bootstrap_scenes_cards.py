"""What is on the pictures of the small windows, and of the line about reminders on Today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta

from PySide6.QtWidgets import QWidget

from coach.bootstrap_scene import LARGE, LIGHT, Scene
from coach.bootstrap_strip import FIRST
from coach.bootstrap_studio import Studio
from coach.bootstrap_year import NOW
from coach.domain.appointment import SnoozeChoice, SnoozeKind
from coach.domain.presence import HoldCause
from coach.domain.reminder import HeadsUp, Reminder, ReminderKind, walk_name
from coach.ui.heads_up_card import HeadsUpCard
from coach.ui.pages.today_reminder_strip import ReminderStrip, StripState
from coach.ui.reminder_state_words import pause_words
from coach.ui.reminder_window import ReminderWindow
from coach.ui.reminder_words import heads_up_words

AT = NOW + timedelta(minutes=25)
"""When the walk of the pictures is planned."""


def _choices(minutes: int) -> tuple[SnoozeChoice, ...]:
    start = AT.astimezone(UTC)
    return tuple(
        SnoozeChoice(kind, start + timedelta(minutes=5 * number), minutes)
        for number, kind in enumerate((SnoozeKind.FIVE, SnoozeKind.FIFTEEN), start=1)
    )


def _reminder(reminder: Reminder) -> Callable[[Studio], QWidget]:
    def open_it(studio: Studio) -> QWidget:
        window, minutes = ReminderWindow(studio.appearance, studio.texts), studio.core.planning.next_walk().minutes
        window.show_reminder(reminder, minutes)
        if reminder.kind is ReminderKind.WALK:
            window.show_choices(_choices(minutes), AT, minutes)
        return window

    return open_it


def _heads_up(studio: Studio) -> QWidget:
    card, minutes = HeadsUpCard(studio.appearance, studio.texts), studio.core.planning.next_walk().minutes
    heads_up = HeadsUp(walk_name(AT.date()), AT)
    card.show_heads_up(heads_up, heads_up_words(studio.texts, heads_up, minutes, studio.core.clock.zone()))
    card.show_choices(_choices(minutes), NOW, minutes)
    return card


def _today_paused(studio: Studio) -> QWidget:
    """A pause, which stands above everything else."""
    strip = ReminderStrip(studio.appearance, studio.texts)
    strip.show_state(StripState(pause_words(studio.texts, NOW + timedelta(hours=1), NOW), paused=True))
    studio.pages.today.show_card(FIRST, strip, first=True)
    return studio.show("today")


def _reminder_late(studio: Studio) -> QWidget:
    """After a call; the pause of the picture before is over."""
    studio.pages.today.show_card(FIRST, None)
    held = replace(Reminder(ReminderKind.WALK, AT.date(), AT), late=True, held=HoldCause.CALL)
    return _reminder(held)(studio)


CARD_SCENES: tuple[Scene, ...] = (
    Scene("reminder_window", _reminder(Reminder(ReminderKind.WALK, AT.date(), AT))),
    Scene("reminder_window_morning", _reminder(Reminder(ReminderKind.MORNING, AT.date(), AT))),
    Scene("heads_up", _heads_up),
    Scene("today_paused", _today_paused, (LIGHT, LARGE)),
    Scene("reminder_window_held", _reminder_late, (LIGHT, LARGE)),
)
