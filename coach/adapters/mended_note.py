"""What had to be mended and nobody has seen in a window yet: in a file of its own beside the record, so that a command
that mends does not take the news with it."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from coach.adapters.part_file import part_of

NAME = "mended.json"


class MendedNote:
    """The sentences that wait. Never raises: a disk that refuses the note must not keep anybody from the record."""

    def __init__(self, data: Path) -> None:
        """``data`` is the folder of the record."""
        self._file = data / NAME

    def text(self) -> str:
        """What somebody has to see, "" when there is nothing."""
        return " ".join(self._sentences())

    def keep(self, sentence: str) -> None:
        """One more; the same one waits once."""
        known = self._sentences()
        if sentence in known:
            return
        with suppress(OSError), part_of(self._file) as part, part.open("w", encoding="utf-8") as opened:
            json.dump([*known, sentence], opened)
            opened.flush()
            os.fsync(opened.fileno())

    def put_away(self) -> None:
        """Somebody has seen it."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _sentences(self) -> list[str]:
        try:
            found = json.loads(self._file.read_text("utf-8"))
        except (OSError, ValueError):
            return []
        return [str(one) for one in found] if isinstance(found, list) else []
