"""Files that are whole or not there: written under another name, which is changed at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import get_ident


@contextmanager
def part_of(file: Path) -> Iterator[Path]:
    """Where to write what shall be ``file``: beside it, and under its name once the block has ended well.

    Whatever ends the block otherwise leaves nothing behind. Raises ``OSError`` when the name cannot be taken.
    """
    # Short, so that it fits wherever the final name does, and different for each who writes at the same time.
    part = file.with_name(f".amble-{os.getpid()}-{get_ident():x}.part")
    try:
        yield part
        part.replace(file)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
