"""Waiting for another thread or process: until something is so, and never longer than a limit."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event


def until(condition: Callable[[], object], limit: float = 20.0) -> None:
    """Return once ``condition()`` is true. Raises ``AssertionError`` after ``limit`` seconds."""
    never, end = Event(), time.monotonic() + limit
    while not condition():
        assert time.monotonic() < end, f"waited {limit} s in vain"
        never.wait(0.01)
