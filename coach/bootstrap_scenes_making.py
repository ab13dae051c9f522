"""What is on the pictures of exercises being made, and of packs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QWidget

from coach.bootstrap_scene import ALL, Scene
from coach.bootstrap_studio import Studio
from coach.domain.exercise import Dose, Exercise, ExerciseKind, Position, Routine, RoutineItem, Sides
from coach.domain.joints import Joint
from coach.domain.pack import Pack, arrive
from coach.services.pack_desk import PackPreview
from coach.ui.pages.exercise_editor_page import ExerciseEditorPage
from coach.ui.pages.pack_page import PackPage
from coach.ui.widgets.joint_handle import JointHandle
from coach.ui.widgets.pose_editor import PoseEditor

HEEL_SLIDES = Exercise(
    "own_heel_slides_1",
    "Heel slides",
    ExerciseKind.CORE,
    Position.LYING,
    (Dose(6), Dose(10)),
    ("Lie on your back with your legs long.", "Slide one heel slowly towards you.", "And slide it back again."),
    "Stop if your back hurts more, or if pain goes down your leg.",
    Sides.EACH,
    "Breathe out as you slide.",
)
"""An exercise that a therapist showed somebody."""
MORNINGS = Routine("mornings", "Mornings in bed", ExerciseKind.CORE, (RoutineItem(HEEL_SLIDES.id),), own=True)


def editor(studio: Studio) -> QWidget:
    """An exercise as it is written."""
    _opened(studio, HEEL_SLIDES)
    return studio.window


def editor_poses(studio: Studio) -> QWidget:
    """The figure with its handles."""
    built_in = studio.core.exercises.book.get("bird_dog")
    shown = replace(HEEL_SLIDES, frames=built_in.frames if built_in else ())
    page = _opened(studio, shown)
    part = next(iter(page.findChildren(PoseEditor)))
    part.show_frames(part.frames.choose(1))
    next(one for one in part.findChildren(JointHandle) if one.joint is Joint.RIGHT_FOOT).setFocus()
    studio.settle()
    page.verticalScrollBar().setValue(part.mapTo(page.viewport(), QPoint()).y() + page.verticalScrollBar().value() - 24)
    return studio.window


def editor_frames_end(studio: Studio) -> QWidget:
    """Its key frames."""
    editor_poses(studio)
    page = studio.pages.exercises.wires.making.editor
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    return studio.window


def editor_faults(studio: Studio) -> QWidget:
    """Something is missing; what was typed stays."""
    studio.pages.exercises.wires.making.make_exercise()
    page = studio.pages.exercises.wires.making.editor
    name = next(iter(page.findChildren(QLineEdit)))
    name.setText("Heel slides")
    name.textEdited.emit(name.text())
    studio.settle()
    studio.press(page, studio.texts.say("exercise_editor.save"))
    # Nothing is held back when the next scene opens.
    page.forget_changes()
    return studio.window


def editor_asks(studio: Studio) -> QWidget:
    """Leaving would lose something."""
    _opened(studio, HEEL_SLIDES)
    page = studio.pages.exercises.wires.making.editor
    studio.press(page, studio.texts.say("exercise_editor.sides_of.none"))
    page.ask_to_leave()
    page.forget_changes()
    return studio.window


def pack(studio: Studio) -> QWidget:
    """The page of packs, with something of one's own."""
    page = _packs(studio)
    page.begin(frozenset({HEEL_SLIDES.id}))
    return studio.window


def pack_preview(studio: Studio) -> QWidget:
    """What is in a pack."""
    page, book = _packs(studio), studio.core.exercises.book
    bridge = book.get("bridge")
    theirs = (replace(bridge, name="Bridge, as we do it"), book.exercises[0]) if bridge else ()
    found = Pack("From Jo's back class", "Jo", (HEEL_SLIDES, *theirs), (MORNINGS,))
    page.show_preview(PackPreview(Path("jo.toml"), arrive(found, book, ())))
    return studio.window


def pack_trouble(studio: Studio) -> QWidget:
    """A pack that cannot be taken in."""
    page = _packs(studio)
    page.show_trouble('jo.toml, "exercises", 2nd of "doses", "hold": 90.0 is not 0 to 30 seconds.')
    return studio.window


def _opened(studio: Studio, exercise: Exercise) -> ExerciseEditorPage:
    page = studio.pages.exercises.wires.making.editor
    page.edit(exercise)
    studio.show("exercise_editor")
    studio.settle()
    return page


def _packs(studio: Studio) -> PackPage:
    making = studio.pages.exercises.wires.making
    making.open_packs()
    making.pack.show_own((HEEL_SLIDES,), (MORNINGS,))
    return making.pack


MAKING_SCENES: tuple[Scene, ...] = (
    Scene("exercise_editor", editor, ALL),
    Scene("exercise_editor_poses", editor_poses, ALL),
    Scene("exercise_editor_poses_end", editor_frames_end),
    Scene("exercise_editor_faults", editor_faults),
    Scene("exercise_editor_asks", editor_asks),
    Scene("pack", pack, ALL),
    Scene("pack_preview", pack_preview, ALL),
    Scene("pack_trouble", pack_trouble),
)
"""Taken before the plan waits; one line each."""
