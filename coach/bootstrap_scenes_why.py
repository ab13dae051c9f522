"""What is on the pictures of the kinds of days, and of why a walk is so long."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coach.bootstrap_scene import LARGE, LIGHT, Scene
from coach.bootstrap_studio import Studio
from coach.bootstrap_today import tell_day
from coach.domain.day import DayKind


def _day(studio: Studio, kind: DayKind | None) -> QWidget:
    """Today, with the traffic light at a kind of day."""
    tell_day(studio.pages, kind)
    return studio.show("today")


def _bad_day(studio: Studio) -> QWidget:
    """The small walk of a bad day; the day is taken back where the next scene begins."""
    return _day(studio, DayKind.BAD)


def _so_so_day(studio: Studio) -> QWidget:
    """The walk of a so-so day, in parts."""
    return _day(studio, DayKind.SO_SO)


def _why(studio: Studio) -> QWidget:
    """Everything that the length follows from."""
    _day(studio, None)
    studio.press(studio.pages.today, studio.texts.say("today.walk.how"))
    return studio.window


def _why_end(studio: Studio) -> QWidget:
    """Its other half."""
    window = _why(studio)
    studio.settle()
    bar = studio.page().verticalScrollBar()
    bar.setValue(round(bar.maximum() * 0.6))
    return window


WHY_SCENES: tuple[Scene, ...] = (
    Scene("today_so_so_day", _so_so_day),
    Scene("today_bad_day", _bad_day, (LIGHT, LARGE)),
    Scene("today_why", _why),
    Scene("today_why_end", _why_end),
)
