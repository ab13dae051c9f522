"""The share of something that takes its time, in a terminal, and a way to stop it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from coach.domain.phrases import Phrases

GoOn = Callable[[float], bool]
"""Hears the share done, 0–1, and answers whether to go on."""


def percent_shown(phrases: Phrases, words: str, out: TextIO) -> GoOn:
    """Writes the share done over itself where somebody looks on; ``words`` is the id of the sentence."""
    told = [-1]

    def show(share: float) -> bool:
        percent = int(100 * share)
        if out.isatty() and percent != told[0]:
            told[0] = percent
            print(f"\r{phrases.say(words, percent=percent)} ", end="", file=out, flush=True)
        return True

    return show


def clear_progress(out: TextIO) -> None:
    """Take the share away again."""
    if out.isatty():
        print("\r      \r", end="", file=out, flush=True)


@contextmanager
def stopped_by_signals(show: GoOn) -> Iterator[GoOn]:
    """While it lasts, Ctrl-C and a request to end make ``go_on`` say no, so that nothing half is left behind."""
    stopped: list[int] = []
    asked = (signal.SIGINT, signal.SIGTERM)
    before = {one: signal.signal(one, lambda number, _: stopped.append(number)) for one in asked}
    try:
        yield lambda share: show(share) and not stopped
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
