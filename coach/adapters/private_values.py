"""Values that only their owner may read, in a file beside the store, whose own files are as open as the system makes
them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import BinaryIO

from coach.adapters.part_file import part_of
from coach.services.ports import StoreProblem

_MOST_BYTES = 256 * 1024


class PrivateValues:
    """A ``KeyValueStore`` in one small file, read once."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._values: dict[str, object] | None = None

    def get(self, name: str) -> object | None:
        """A value, or None; a damaged file holds none."""
        return self._read().get(name)

    def put(self, name: str, value: object) -> None:
        """Write a value; on disk when this returns. Raises ``StoreProblem``."""
        self._write({**self._read(), name: value})

    def remove(self, name: str) -> None:
        """Forget a value. Raises ``StoreProblem``."""
        if name in self._read():
            self._write({key: value for key, value in self._read().items() if key != name})

    def _read(self) -> dict[str, object]:
        if self._values is None:
            try:
                with self._file.open("rb") as source:
                    found = json.loads(source.read(_MOST_BYTES))
            except (OSError, ValueError, RecursionError):
                found = {}
            self._values = found if isinstance(found, dict) else {}
        return self._values

    def _write(self, values: dict[str, object]) -> None:
        try:
            with part_of(self._file) as part:
                write_private(part, json.dumps(values))
        except OSError as problem:
            raise StoreProblem(f"Amble cannot keep what you chose: {problem.strerror or problem}.") from problem
        self._values = values


def write_private(file: Path, text: str) -> None:
    """A new file that nobody else may read. Raises ``OSError``, also where there is one already."""
    with open_private(file) as target:
        target.write(text.encode("utf-8"))


def open_private(file: Path) -> BinaryIO:
    """A new file that nobody else may read, to write in. Raises ``OSError``, also where there is one already."""
    return os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "w+b")
