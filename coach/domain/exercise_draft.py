"""An exercise of one's own while it is written: what was typed is kept, and what is missing is told by its field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from coach.domain.exercise import (
    LONGEST_CORE_HOLD,
    LONGEST_HOLD,
    MOST_STEP_WORDS,
    Dose,
    Exercise,
    ExerciseKind,
    Position,
    Sides,
)
from coach.domain.pose import KeyFrame, Prop, View

LONGEST_SENTENCE = 200
"""Letters of anything that is said."""
MOST_DOSES = 6
"""Levels (our own choice: more than anybody would go through)."""


class Shown(StrEnum):
    """What is shown beside the words."""

    NOTHING = "nothing"
    PICTURE = "picture"
    POSES = "poses"


@dataclass(frozen=True)
class Fault:
    """What is wrong with a field. ``where`` is "name", "steps.2", "doses.1", "stop_if", "frames" or "picture" (numbers
    from 0); ``what`` is "missing", "long" or "one" (a movement of one frame); ``count`` is how much there is."""

    where: str
    what: str
    count: int = 0


@dataclass(frozen=True)
class ExerciseDraft:
    """What stands in the fields. ``file`` is a picture that was chosen and is not kept yet, "" for none; ``base`` is
    the exercise that is changed, whose other fields stay."""

    name: str = ""
    kind: ExerciseKind = ExerciseKind.STRETCH
    position: Position = Position.STANDING
    sides: Sides = Sides.NONE
    doses: tuple[Dose, ...] = (Dose(5),)
    steps: tuple[str, ...] = ("",)
    breath: str = ""
    stop_if: str = ""
    shown: Shown = Shown.NOTHING
    picture: str = ""
    file: str = ""
    frames: tuple[KeyFrame, ...] = ()
    view: View = View.SIDE
    prop: Prop = Prop.NONE
    base: Exercise | None = None

    @classmethod
    def of(cls, exercise: Exercise) -> ExerciseDraft:
        """The fields of an exercise."""
        shown = Shown.POSES if exercise.frames else Shown.PICTURE if exercise.picture else Shown.NOTHING
        return cls(
            exercise.name,
            exercise.kind,
            exercise.position,
            exercise.sides,
            exercise.doses,
            exercise.steps,
            exercise.breath,
            exercise.stop_if,
            shown,
            exercise.picture,
            frames=exercise.frames,
            view=exercise.view,
            prop=exercise.prop,
            base=exercise,
        )

    @property
    def longest_hold(self) -> float:
        """Seconds that one may hold in an exercise of this kind."""
        return LONGEST_HOLD if self.kind is ExerciseKind.STRETCH else LONGEST_CORE_HOLD

    def faults(self) -> tuple[Fault, ...]:
        """What keeps it from being an exercise, in the order of the page; empty when it is one. Empty steps beside
        others are left out and no fault."""
        found = [] if self.name.strip() else [Fault("name", "missing")]
        steps = [(number, len(step.split())) for number, step in enumerate(self.steps)]
        if not any(count for _, count in steps):
            found.append(Fault("steps.0", "missing"))
        found += [Fault(f"steps.{number}", "long", count) for number, count in steps if count > MOST_STEP_WORDS]
        found += [
            Fault(f"doses.{number}", "long", round(dose.hold))
            for number, dose in enumerate(self.doses)
            if dose.hold > self.longest_hold
        ]
        if not self.stop_if.strip():
            found.append(Fault("stop_if", "missing"))
        if self.shown is Shown.PICTURE and not (self.picture or self.file):
            found.append(Fault("picture", "missing"))
        if self.shown is Shown.POSES and len(self.frames) < 2:
            found.append(Fault("frames", "one", len(self.frames)))
        return tuple(found)

    def exercise(self, id: str) -> Exercise:
        """The exercise, under the id of its ``base`` or else this one. Raises ``ValueError`` where there are faults."""
        moves = self.shown is Shown.POSES
        steps = tuple(step.strip() for step in self.steps if step.strip())
        # A step that is gone moves nothing any more.
        frames = tuple(frame if frame.step <= len(steps) else replace(frame, step=0) for frame in self.frames)
        fields = {
            "name": self.name.strip(),
            "kind": self.kind,
            "position": self.position,
            "sides": self.sides,
            "doses": self.doses,
            "steps": steps,
            "breath": self.breath.strip(),
            "stop_if": self.stop_if.strip(),
            "frames": frames if moves else (),
            "picture": self.picture if self.shown is Shown.PICTURE else "",
            "view": self.view,
            "prop": self.prop,
        }
        if self.base is not None:
            marks = {} if moves else {"highlight": (), "highlight_words": "", "arrows": ()}
            return replace(self.base, **fields, **marks)  # type: ignore[arg-type]
        return Exercise(id=id, **fields)  # type: ignore[arg-type]
