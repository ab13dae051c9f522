"""What is on the pictures of sound: made-up findings, so that they are the same on every computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from coach.bootstrap_studio import Studio
from coach.domain.sound_report import SoundFacts, SoundReport, TrialPart, report_on
from coach.domain.take_along import FileFormat
from coach.domain.timeline import EventKind
from coach.services.performance import RunState
from coach.services.take_along import TakenAlong, todays_walk

MUSIC = Path("~/Music")
"""The folder that the pictures name."""
WELL = report_on(SoundFacts(loudness=0.9, volume=0.65))
MUTED = report_on(SoundFacts(volume=0.0))
PEAK = 0.32


def before_walk(studio: Studio) -> QWidget:
    """The page before a walk, without a look at this computer's own sound."""
    return _before_walk(studio, WELL)


def before_walk_silent(studio: Studio) -> QWidget:
    """The same where the safety reminder cannot be heard."""
    return _before_walk(studio, MUTED)


def _before_walk(studio: Studio, report: SoundReport) -> QWidget:
    planning, page = studio.core.planning, studio.pages.before_walk
    plan = planning.plan()
    page.show_walk(planning.next_walk(), True, plan.usual_pain if plan else 0)
    studio.pages.exercises.playing.show_warm_up()
    studio.show("before_walk")
    page.show_sound(report)
    return studio.window


def sound_test(studio: Studio) -> QWidget:
    """The test, in its second part."""
    page = studio.pages.sound_test
    page.show_opened()
    page.show_lowered(True)
    page.show_report(WELL)
    page.show_playing(True)
    page.show_part(TrialPart.CHIME)
    page.show_peak(PEAK)
    return studio.show("sound_test")


def sound_test_no(studio: Studio) -> QWidget:
    """Somebody heard nothing."""
    sound_test(studio)
    page = studio.pages.sound_test
    page.show_playing(False)
    page.show_part(None)
    page.show_peak(0.0)
    page.show_report(MUTED)
    # The answer asks for another look, which would find this computer's own sound.
    page.blockSignals(True)
    studio.press(page, studio.texts.say("sound_test.answer.no"))
    page.blockSignals(False)
    return studio.window


def take_along(studio: Studio) -> QWidget:
    """Today's walk, to be taken along."""
    core = studio.core
    request = todays_walk(core.planning, core.settings.settings, core.clock.now().date())
    studio.pages.take_along.page.show_walk(request, MUSIC, tuple(FileFormat))
    return studio.show("take_along")


def take_along_making(studio: Studio) -> QWidget:
    """A file on its way."""
    take_along(studio)
    page = studio.pages.take_along.page
    page.show_making(MUSIC / _name(studio))
    page.show_progress(0.42)
    return studio.window


def take_along_made(studio: Studio) -> QWidget:
    """A file that is there."""
    take_along(studio)
    file = MUSIC / _name(studio)
    studio.pages.take_along.page.show_made(TakenAlong(file, studio.timeline().seconds, (), file.with_suffix(".lrc")))
    return studio.window


def walk_counted(studio: Studio) -> QWidget:
    """Three seconds before the pace changes."""
    page, timeline = studio.pages.walk, studio.performance.mark(studio.timeline())
    studio.show("walk")
    page.show_walk(timeline, studio.title())
    page.show_state(RunState.RUNNING)
    count = next((event for event in timeline.events if event.kind is EventKind.COUNT), None)
    if count is not None:
        page.show_position(count.at)
        page.show_count(count)
    return studio.window


def walk_muted(studio: Studio) -> QWidget:
    """A walk that somebody muted."""
    walk_counted(studio)
    page = studio.pages.walk
    page.show_position(_middle(studio))
    page.show_muted(True)
    return studio.window


def _middle(studio: Studio) -> float:
    return studio.timeline().seconds / 2


def _name(studio: Studio) -> str:
    return f"Amble walk {round(studio.timeline().seconds / 60)} min {studio.core.clock.now().date().isoformat()}.mp3"
