"""The charts of what was asked at a look back: PEG, Roland-Morris and the goal, a point for each answer."""

from __future__ import annotations

from collections.abc import Sequence

from coach.domain.chart import Band, Chart, Draw, Mark, Note, Point, Series, Tick
from coach.domain.progress_view import Score
from coach.services.chart_words import ChartWords


def score_chart(
    words: ChartWords,
    id: str,
    scores: Sequence[Score],
    high: int,
    bands: tuple[Band, ...],
    notes: tuple[Note, ...] = (),
    digits: int = 0,
    goal: str = "",
) -> Chart:
    """One measure from 0 to ``high``; ``id`` is its table in ``charts.toml``."""
    inside = [(day, score) for day, score in scores if 0 <= words.places.at(day) < words.places.days]
    points = tuple(
        Point(
            words.places.at(day) + 0.5,
            score,
            words.say("score", day=words.day(day), score=f"{score:.{digits}f}", high=high),
        )
        for day, score in inside
    )
    line = Series(words.say(f"{id}.name"), Draw.LINE, Mark.DIAMOND, "primary", points, digits)
    rows = tuple(Tick(float(words.places.at(day)), words.day(day)) for day, _ in inside)
    ticks = tuple(Tick(at, str(at)) for at in range(0, high + 1, high // 2))
    return Chart(
        words.say(f"{id}.title", goal=goal), _sentence(words, id, inside, digits), words.say(f"{id}.column"),
        words.say(f"{id}.unit"), words.places.days, 0, high, words.ticks(), ticks, (line,) if points else (),
        notes, bands, rows, words.places.bar,
    )  # fmt: skip


def _sentence(words: ChartWords, id: str, inside: Sequence[Score], digits: int) -> str:
    if not inside:
        return words.say("score_empty")
    now, then = (f"{score:.{digits}f}" for _, score in (inside[-1], inside[0]))
    if len(inside) == 1:
        return words.say(f"{id}.sentence_one", now=now)
    return words.say(f"{id}.sentence", now=now, then=then)
