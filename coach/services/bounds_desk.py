"""The desk of bounds: look into a file, agree to it, take it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coach.domain.bounds import LONGEST_BY, NO_BOUNDS, Bounds
from coach.domain.bounds_told import BoundsTold, tell
from coach.domain.exercise import ExerciseBook
from coach.domain.rules import Rules
from coach.services.bounds_records import BOUNDS, bounds_from_json, bounds_to_json
from coach.services.dose_ports import BoundsFiles
from coach.services.input_problem import InputProblem
from coach.services.planning import Planning
from coach.services.ports import Clock, KeyValueStore


@dataclass(frozen=True)
class BoundsPreview:
    """Bounds nobody has agreed to yet, and what they would mean; ``file`` is None for what was set on the page."""

    bounds: Bounds
    told: BoundsTold
    file: Path | None = None


class BoundsDesk(QObject):
    """Keeps the bounds of the plan. Nothing counts before somebody agrees to it."""

    bounds_changed = Signal(object)
    """The ``Bounds`` that count from now on."""
    previewed = Signal(object)
    """A ``BoundsPreview``."""
    failed = Signal(str)
    """One sentence; nothing was changed."""
    written = Signal(object)
    """The ``Path`` of a template."""

    def __init__(
        self,
        values: KeyValueStore,
        planning: Planning,
        files: BoundsFiles,
        book: Callable[[], ExerciseBook],
        clock: Clock,
        rules: Rules,
    ) -> None:
        """``book`` gives the exercises that are here; ``rules`` are ours."""
        super().__init__()
        self._values, self._planning, self._files = values, planning, files
        self._book, self._clock, self._rules = book, clock, rules

    @property
    def bounds(self) -> Bounds:
        """The bounds that count now."""
        return bounds_from_json(self._values.get(BOUNDS))

    def tell(self, bounds: Bounds) -> BoundsTold:
        """What bounds mean beside this plan and our own rules."""
        return tell(bounds, self._planning.plan(), self._rules, self._book())

    def preview(self, file: Path) -> BoundsPreview | None:
        """Look into a file; ``previewed`` follows, or ``failed``."""
        try:
            return self.propose(self._files.read(file), file)
        except InputProblem as problem:
            self.failed.emit(str(problem))
            return None

    def propose(self, bounds: Bounds, file: Path | None = None) -> BoundsPreview:
        """Show what bounds would mean; ``previewed`` follows."""
        found = BoundsPreview(bounds, self.tell(bounds), file)
        self.previewed.emit(found)
        return found

    def sign(self, bounds: Bounds, by: str) -> Bounds:
        """The user agrees: from now on these count. ``by`` is who set them, in the user's words."""
        signed = replace(bounds, by=" ".join(by.split())[:LONGEST_BY], signed_at=self._clock.now())
        self.put_back(signed)
        return signed

    def remove(self) -> Bounds:
        """Nothing is limited any more; returns what counted, for ``put_back``."""
        before = self.bounds
        self.put_back(NO_BOUNDS)
        return before

    def put_back(self, bounds: Bounds) -> None:
        """Let these bounds count as they were agreed to."""
        if bounds == NO_BOUNDS:
            self._values.remove(BOUNDS)
        else:
            self._values.put(BOUNDS, bounds_to_json(bounds))
        self.bounds_changed.emit(self.bounds)
        plan = self._planning.plan()
        if plan is not None:
            self._planning.plan_changed.emit(plan)
        self._planning.refresh()

    def write_template(self, file: Path) -> Path | None:
        """Write a file to fill in; ``written`` follows, or ``failed``."""
        try:
            done = self._files.write_template(file)
        except InputProblem as problem:
            self.failed.emit(str(problem))
            return None
        self.written.emit(done)
        return done
