"""Files of bounds in memory."""

from __future__ import annotations

from pathlib import Path

from coach.domain.bounds import Bounds
from coach.services.input_problem import InputProblem


class FakeBoundsFiles:
    """``files`` are there to be read, ``written`` are templates; ``full`` refuses to write."""

    def __init__(self, files: dict[Path, Bounds] | None = None) -> None:
        self.files = files or {}
        self.written: list[Path] = []
        self.full = False

    def read(self, file: Path) -> Bounds:
        """What lies there."""
        if file not in self.files:
            raise InputProblem(f"{file.name} cannot be read: No such file or directory.")
        return self.files[file]

    def write_template(self, file: Path) -> Path:
        """Remember it."""
        if self.full:
            raise InputProblem(f"{file.name} could not be saved: No space left on device.")
        self.written.append(file)
        return file
