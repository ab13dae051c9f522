"""What becomes of an error that nobody expected: its details go into a file, one sentence into the window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

LARGEST_LOG = 200_000
"""Bytes of the file of details; the one before it is kept too."""


class Faults:
    """Takes the place of ``sys.excepthook`` between ``install`` and ``remove``."""

    def __init__(self, file: Path, tell: Callable[[BaseException, Path], None]) -> None:
        """``tell`` shows that something went wrong, and where the details are."""
        self._file, self._tell = file, tell
        self._is_telling = False

    def install(self) -> None:
        """From now on; the traceback still goes to the terminal."""
        sys.excepthook = self.note

    def remove(self) -> None:
        """Python's own way again."""
        sys.excepthook = sys.__excepthook__

    def note(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Write an error down and tell it; an error in telling it is only written down."""
        sys.__excepthook__(kind, fault, trace)
        if not issubclass(kind, Exception):
            return
        self._write(kind, fault, trace)
        if not self._is_telling:
            self._is_telling = True
            try:
                self._tell(fault, self._file)
            finally:
                self._is_telling = False

    def _write(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        # Imported here: only a fault needs them.
        import logging
        from logging.handlers import RotatingFileHandler

        try:
            handler = RotatingFileHandler(self._file, maxBytes=LARGEST_LOG, backupCount=1, encoding="utf-8")
        except OSError:
            return  # the terminal has it
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        what = logging.LogRecord("coach", logging.ERROR, "", 0, "A fault", None, (kind, fault, trace))
        handler.handle(what)
        handler.close()
