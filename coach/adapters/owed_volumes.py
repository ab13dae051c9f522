"""The file of what is owed: volumes of other programs that were lowered and not yet put back."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path

from coach.adapters.lowering import Owed
from coach.adapters.part_file import part_of

MOST = 64
"""Streams, the latest; a computer that owes more has long been used without its programs being opened again."""
OLDEST = 7 * 86_400.0
"""Seconds after which a volume is taken for what somebody wants by now."""


class OwedVolumes:
    """A small JSON file that exists only while something is owed."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> tuple[Owed, ...]:
        """What is owed; nothing for a file that is missing, broken or old."""
        try:
            if time.time() - self._file.stat().st_mtime > OLDEST:
                return ()
            rows = json.loads(self._file.read_text(encoding="utf-8"))
            return tuple(Owed(str(key), int(index), tuple(map(int, own))) for key, index, own in rows)
        except (OSError, ValueError, TypeError):
            return ()

    def keep(self, owed: Sequence[Owed]) -> None:
        """Write it through a part file; remove the file when nothing is owed. Raises ``OSError``."""
        if not owed:
            self._file.unlink(missing_ok=True)
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with part_of(self._file) as part:
            part.write_text(json.dumps([(one.key, one.index, one.own) for one in owed[-MOST:]]), encoding="utf-8")
