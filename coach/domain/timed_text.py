"""Sentences with their times, as text that players show: LRC and SRT."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

LONGEST_ON_SCREEN = 12.0
"""Seconds that a sentence of SRT stays, where the next one does not come sooner (our own choice)."""

TimedWords = Sequence[tuple[float, str]]
"""(Seconds, sentence) pairs in order of time."""


def lrc_lines(words: TimedWords) -> str:
    """A line for each sentence: "[12:30.50]Half way."."""
    return "".join(f"[{_lrc_clock(at)}]{sentence}\n" for at, sentence in words)


def srt_blocks(words: TimedWords, seconds: float) -> str:
    """A numbered block for each sentence of a file ``seconds`` long, until the next one or 12 seconds."""
    starts = [*(at for at, _ in words), max(seconds, words[-1][0] + 1.0 if words else 0.0)]
    blocks = [
        f"{number}\n{_srt_span(at, min(following, at + LONGEST_ON_SCREEN))}\n{sentence}\n"
        for number, ((at, following), (_, sentence)) in enumerate(zip(pairwise(starts), words, strict=True), 1)
    ]
    return "\n".join(blocks)


def _lrc_clock(seconds: float) -> str:
    hundredths = round(seconds * 100)
    return f"{hundredths // 6000:02}:{hundredths // 100 % 60:02}.{hundredths % 100:02}"


def _srt_span(start: float, end: float) -> str:
    return f"{to_the_millisecond(start, ',')} --> {to_the_millisecond(end, ',')}"


def to_the_millisecond(seconds: float, point: str) -> str:
    """ "00:12:30.500", with whatever point the format wants before the thousandths."""
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}{point}{whole % 1000:03}"
