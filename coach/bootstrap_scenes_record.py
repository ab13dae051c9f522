"""What is on the pictures of the pages about what was."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from coach.bootstrap_scene import Scene
from coach.bootstrap_studio import Studio

NOTED, NOTE = date(2026, 11, 5), "Rain all day. The new shoes pinch a little at the heel."


def _diary(studio: Studio) -> QWidget:
    """The year of the pictures, with a note in it."""
    studio.core.record.notes.keep_day_note(NOTED, NOTE)
    return studio.show("diary")


def _diary_day(studio: Studio) -> QWidget:
    """The day of the note."""
    studio.pages.record.diary.open_day(NOTED)
    return studio.window


def _learn_card(studio: Studio) -> QWidget:
    """One card of Learn."""
    studio.pages.record.learn.open_card("hurt_not_harm")
    return studio.window


RECORD_SCENES: tuple[Scene, ...] = (
    Scene("diary", _diary),
    Scene("diary_day", _diary_day),
    Scene("learn", lambda studio: studio.show("learn")),
    Scene("learn_card", _learn_card),
    Scene("export", lambda studio: studio.show("export")),
)
