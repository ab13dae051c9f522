"""What is on the pictures of the pages about what was."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from coach.bootstrap_scene import DARK, LARGE, LIGHT, Scene
from coach.bootstrap_studio import Studio
from coach.bootstrap_year import NOW
from coach.domain.arrival import FoundFile, FoundWalk, Movement
from coach.domain.backup import CopyReason, RecordCopy
from coach.domain.record import RecordSource
from coach.domain.report_wish import ReportWish
from coach.services.report_desk import WISH
from coach.services.report_records import wish_to_json

QUESTION = "May I carry a rucksack on my walks, and how heavy may it be?"
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


def _report(studio: Studio) -> QWidget:
    """The report of twelve weeks, with a question on it."""
    studio.core.values.put(WISH, wish_to_json(ReportWish(question=QUESTION)))
    return studio.show("report")


def _backups(studio: Studio) -> QWidget:
    """Copies of a week, and one from before somebody went back."""
    studio.show("backups")
    last = NOW.date()
    days = [RecordCopy(9 - n, last - timedelta(days=n), size=410_000) for n in range(7)]
    before = RecordCopy(10, last, CopyReason.RESTORE, 408_000)
    studio.pages.record.backups.page.show_copies((before, *days), (), "")
    return studio.window


def _arrivals(studio: Studio) -> QWidget:
    """A look into what a watch knows of the last days; one was walked with Amble as well."""
    studio.show("arrivals")
    wires, times = studio.pages.record.arrivals, ((2, 25.0), (4, 3.5), (5, 95.0), (8, 31.0), (9, 18.0), (11, 22.0))
    walks = (_found(days, minutes, Movement.HIKING if minutes > 60 else Movement.WALKING) for days, minutes in times)
    found = FoundFile(RecordSource.APPLE_HEALTH, "export.zip", tuple(walks), not_walks=3)
    wires.show_preview(wires.desk.look_at(Path("export.zip"), found, wires.desk.standing()))
    return studio.window


def _found(days: int, minutes: float, movement: Movement) -> FoundWalk:
    begins = NOW - timedelta(days=days, hours=2)
    return FoundWalk(begins, begins + timedelta(minutes=minutes), minutes, movement, "Watch")


RECORD_SCENES: tuple[Scene, ...] = (
    Scene("progress", lambda studio: studio.show("progress")),
    Scene("diary", _diary),
    Scene("diary_day", _diary_day),
    Scene("arrivals", _arrivals, (LIGHT, DARK, LARGE)),
    Scene("report", _report, (LIGHT, DARK, LARGE)),
    Scene("learn", lambda studio: studio.show("learn")),
    Scene("learn_card", _learn_card),
    Scene("export", lambda studio: studio.show("export")),
    Scene("backups", _backups),
)
