"""Key frames being put together: every change is a new value, so that it can be taken back and made again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from coach.domain.exercise import MOST_FRAMES, Dose, Exercise, ExerciseKind, Position, Sides
from coach.domain.pose import KeyFrame, Pose, Prop, View

SHORTEST, LONGEST = 0.3, 10.0
"""Seconds in which a pose is reached, as ``KeyFrame`` has them."""
MOST_UNDONE = 200
"""Changes that can be taken back."""


@dataclass(frozen=True)
class Frames:
    """A movement that is being made; ``chosen`` is the number of the key frame that is worked on, from 0."""

    frames: tuple[KeyFrame, ...] = (KeyFrame(Pose()),)
    chosen: int = 0
    view: View = View.SIDE
    prop: Prop = Prop.NONE

    @property
    def frame(self) -> KeyFrame:
        """The key frame that is worked on."""
        return self.frames[self.chosen]

    def choose(self, number: int) -> Frames:
        """Work on another key frame; the nearest where there is none of that number."""
        return replace(self, chosen=min(max(number, 0), len(self.frames) - 1))

    def change(self, frame: KeyFrame) -> Frames:
        """The key frame that is worked on becomes this one."""
        return replace(self, frames=(*self.frames[: self.chosen], frame, *self.frames[self.chosen + 1 :]))

    def change_pose(self, pose: Pose) -> Frames:
        """The key frame that is worked on gets this pose."""
        return self.change(replace(self.frame, pose=pose))

    def add(self) -> Frames:
        """A key frame after this one: the first pose again where this is the last, so that the movement returns; else
        the same pose. Nothing changes when there is no room for more."""
        last = self.chosen == len(self.frames) - 1
        return self._insert(KeyFrame(self.frames[0].pose if last and self.chosen else self.frame.pose))

    def duplicate(self) -> Frames:
        """The same key frame once more, after this one."""
        return self._insert(self.frame)

    def remove(self) -> Frames:
        """Without this key frame; the last one stays."""
        if len(self.frames) == 1:
            return self
        left = (*self.frames[: self.chosen], *self.frames[self.chosen + 1 :])
        return replace(self, frames=left).choose(self.chosen)

    def move(self, by: int) -> Frames:
        """This key frame goes ``by`` places on, as far as there are places."""
        to = min(max(self.chosen + by, 0), len(self.frames) - 1)
        others = (*self.frames[: self.chosen], *self.frames[self.chosen + 1 :])
        return replace(self, frames=(*others[:to], self.frame, *others[to:]), chosen=to)

    def as_exercise(self, name: str, sides: Sides = Sides.NONE) -> Exercise:
        """The movement by itself, to be looked at; a single pose stands still."""
        frames = self.frames if len(self.frames) > 1 else self.frames * 2
        return Exercise(
            "draft",
            name,
            ExerciseKind.STRETCH,
            Position.STANDING,
            (Dose(1),),
            (name,),
            name,
            sides,
            frames=frames,
            view=self.view,
            prop=self.prop,
        )

    def _insert(self, frame: KeyFrame) -> Frames:
        if len(self.frames) >= MOST_FRAMES:
            return self
        at = self.chosen + 1
        return replace(self, frames=(*self.frames[:at], frame, *self.frames[at:]), chosen=at)


@dataclass(frozen=True)
class History:
    """Frames with what they were. ``key`` names what the last change was about: one drag is one change."""

    now: Frames
    past: tuple[Frames, ...] = ()
    future: tuple[Frames, ...] = ()
    key: str = ""

    def change(self, to: Frames, key: str = "") -> History:
        """A change; one that follows another of the same ``key`` is part of that. Choosing another key frame, or a
        change of nothing, is not one that can be taken back."""
        if replace(to, chosen=0) == replace(self.now, chosen=0):
            return replace(self, now=to, key=self.key if to == self.now else "")
        past = self.past if key and key == self.key else (*self.past, self.now)[-MOST_UNDONE:]
        return History(to, past, (), key)

    def make(self, what: Callable[[Frames], Frames]) -> History:
        """A change told as what becomes of the frames."""
        return self.change(what(self.now))

    def undo(self) -> History:
        """Take the last change back; nothing where there is none."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.now, *self.future))

    def redo(self) -> History:
        """Make the change again that was taken back last."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.now), self.future[1:])
