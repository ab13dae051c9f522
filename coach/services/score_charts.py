"""The charts of what was asked at a look back: PEG, Roland-Morris and the goal, a point for each answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coach.domain.chart import Band, Chart, Draw, Mark, Note, Point, Series, Tick
from coach.domain.half_up import half_up
from coach.domain.progress_view import Score
from coach.services.chart_words import ChartWords, mean, middle_of

_PointsAndRows = tuple[tuple[Point, ...], tuple[Tick, ...]]


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
    """One measure from 0 to ``high``; ``id`` is its table in ``charts.toml``. Where weeks share a place, so do their
    answers: their mean."""
    inside = [(day, score) for day, score in scores if 0 <= words.places.at(day) < words.places.days]
    points, rows = _each(words, inside, high, digits) if words.places.size == 1 else _shared(words, inside, high)
    line = Series(words.say(f"{id}.name"), Draw.LINE, Mark.DIAMOND, "primary", points, digits)
    ticks = tuple(Tick(at, str(at)) for at in range(0, high + 1, high // 2))
    column = words.say(f"{id}.column") if words.places.size == 1 else words.column()
    return Chart(
        words.say(f"{id}.title", goal=goal), _sentence(words, id, inside, digits), column, words.say(f"{id}.unit"),
        words.places.days, 0, high, words.ticks, ticks, (line,) if inside else (), notes, bands, rows, words.places.bar,
    )  # fmt: skip


def place_of(words: ChartWords, day: date) -> float:
    """Where the point of an answer stands."""
    return words.places.at(day) + 0.5 if words.places.size == 1 else middle_of(words, day)


def _each(words: ChartWords, inside: Sequence[Score], high: int, digits: int) -> _PointsAndRows:
    points = tuple(
        Point(
            place_of(words, day), score, words.say("score", day=words.day(day), score=half_up(score, digits), high=high)
        )
        for day, score in inside
    )
    return points, tuple(Tick(float(words.places.at(day)), words.day(day)) for day, _ in inside)


def _shared(words: ChartWords, inside: Sequence[Score], high: int) -> _PointsAndRows:
    told: dict[int, list[float]] = {}
    for day, score in inside:
        told.setdefault(words.places.at(day) // words.places.bar, []).append(score)
    points = []
    for number, row in enumerate(words.rows):
        known = mean(told.get(number, []))
        said = "" if known is None else words.say("score", day=row.words, score=half_up(known), high=high)
        points.append(Point((number + 0.5) * words.places.bar, known, said))
    return tuple(points), words.rows


def _sentence(words: ChartWords, id: str, inside: Sequence[Score], digits: int) -> str:
    if not inside:
        return words.say("score_empty")
    now, then = (half_up(score, digits) for _, score in (inside[-1], inside[0]))
    if len(inside) == 1:
        return words.say(f"{id}.sentence_one", now=now)
    return words.say(f"{id}.sentence", now=now, then=then)
