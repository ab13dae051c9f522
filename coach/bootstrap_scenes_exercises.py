"""What is on the pictures of exercises."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from coach.bootstrap_scene import ALL, Scene
from coach.bootstrap_scenes_making import MAKING_SCENES
from coach.bootstrap_studio import Studio
from coach.domain.exercise import Condition, Dose, ExerciseKind, Routine, RoutineItem

OWN = Routine(
    "evening",
    "Evening, back room",
    ExerciseKind.STRETCH,
    (
        RoutineItem("knee_rolls"),
        RoutineItem("knee_to_chest"),
        RoutineItem("bridge"),
        RoutineItem("childs_pose", dose=Dose(2, 20, 5)),
    ),
    own=True,
)
"""A routine that somebody made."""
SEARCHED = "hip"


def library(studio: Studio) -> QWidget:
    """The page as it opens, with a routine of one's own, a favourite and one that is switched off."""
    desk = studio.core.exercises
    desk.set_wishes(replace(desk.wishes, favourites=frozenset({"hip_circles"}), off=frozenset({"leg_swings"})))
    if not desk.own_routines:
        desk.keep_routine(OWN)
    studio.show("exercises")
    page = studio.pages.exercises.wires.library
    page.setFocus()
    studio.settle()
    page.verticalScrollBar().setValue(0)
    return studio.window


def found(studio: Studio) -> QWidget:
    """What a search finds, where a knee is to be minded."""
    library(studio)
    desk = studio.core.exercises
    desk.set_wishes(replace(desk.wishes, conditions=frozenset({Condition.KNEE}), asked=True))
    return _searched(studio, SEARCHED)


def nothing_found(studio: Studio) -> QWidget:
    """A search that finds nothing."""
    _searched(studio, "trampoline")
    return _at_end(studio, studio.pages.exercises.wires.library)


def exercise(studio: Studio) -> QWidget:
    """One exercise; this one is left out for the knee."""
    studio.pages.exercises.wires.open_exercise("bird_dog")
    return studio.window


def exercise_end(studio: Studio) -> QWidget:
    """Its sources."""
    exercise(studio)
    return _at_end(studio, studio.pages.exercises.wires.exercise)


def profile(studio: Studio) -> QWidget:
    """Is there anything to mind?"""
    _searched(studio, "")
    studio.pages.exercises.wires.open_profile("exercises")
    return studio.window


def profile_end(studio: Studio) -> QWidget:
    """What that leaves out."""
    profile(studio)
    return _at_end(studio, studio.pages.exercises.wires.profile)


def editor(studio: Studio) -> QWidget:
    """A routine being changed."""
    studio.pages.exercises.wires.editor.open(OWN)
    return studio.window


def editor_asks(studio: Studio) -> QWidget:
    """Leaving would lose something."""
    editor(studio)
    studio.settle()
    page = studio.pages.exercises.wires.editor.page
    studio.press(page, studio.texts.say("routine_editor.remove_name", name="Bridge"))
    page.ask_to_leave()
    # Nothing is held back when the next scene opens.
    page.show_saved(OWN)
    return studio.window


def _searched(studio: Studio, words: str) -> QWidget:
    studio.show("exercises")
    page = studio.pages.exercises.wires.library
    field = next(iter(page.findChildren(QLineEdit)))
    field.setText(words)
    studio.settle()
    page.ensureWidgetVisible(field, 0, 400)
    return studio.window


def _at_end(studio: Studio, page: QScrollArea) -> QWidget:
    studio.settle()
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    return studio.window


EXERCISE_SCENES: tuple[Scene, ...] = (
    Scene("exercises", library, ALL),
    Scene("exercises_found", found, ALL),
    Scene("exercises_none", nothing_found),
    Scene("exercise", exercise, ALL),
    Scene("exercise_end", exercise_end),
    Scene("exercise_profile", profile, ALL),
    Scene("exercise_profile_end", profile_end),
    Scene("routine_editor", editor, ALL),
    Scene("routine_editor_asks", editor_asks),
    *MAKING_SCENES,
)
"""Taken before the plan waits; one line each."""
