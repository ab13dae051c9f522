"""What packs ask of the outside world: files to read and write, and a place that keeps all of a pack or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from coach.domain.exercise import Exercise, Routine
from coach.domain.pack import Pack


class PackProblem(Exception):
    """A pack that cannot be read or written; the message is one sentence for the user, naming the exact place."""


@dataclass(frozen=True)
class PackContents:
    """A pack as it was read, with its pictures (PNG or JPEG) by name."""

    pack: Pack
    pictures: Mapping[str, bytes] = field(default_factory=dict)


class PackFiles(Protocol):
    """Packs as files: one of TOML, or a zip of one with pictures beside it."""

    def read(self, file: Path) -> PackContents:
        """Everything in a file, within limits; nothing of it is kept anywhere. Raises ``PackProblem``."""

    def write(self, pack: Pack, pictures: Mapping[str, Path], file: Path) -> Path:
        """Write a pack, whole or not at all: as a zip when there are pictures, else as TOML; returns the file, which
        gets the ending of its kind where it has none. Raises ``PackProblem``."""


class PackKeeper(Protocol):
    """Where the things of packs are kept."""

    def keep_all(
        self, exercises: tuple[Exercise, ...], routines: tuple[Routine, ...], pictures: Mapping[str, bytes]
    ) -> None:
        """Keep all of it or nothing; ``pictures`` by the names that the exercises give. Raises ``StoreProblem``."""
