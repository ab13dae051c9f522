"""What the page to take a walk along asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coach.domain.take_along import TakeAlong


@dataclass(frozen=True)
class FileWish:
    """A walk, and the file it shall be put into: a sound file, or a sheet (".pdf"). ``replaces`` says that somebody
    agreed to lose what is there."""

    request: TakeAlong
    file: Path
    replaces: bool = False

    @property
    def is_sheet(self) -> bool:
        """Whether it is to be printed rather than heard."""
        return self.file.suffix == ".pdf"
