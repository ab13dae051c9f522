"""The charts of what was done: minutes, walks and routines, week by week."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from coach.domain.chart import Band, Chart, Draw, Mark, Point, Series
from coach.domain.week_figures import WeekFigures
from coach.services.chart_words import ChartWords, is_quiet, lines, mean

LEAST_MINUTES, LEAST_WALKS, LEAST_ROUTINES = 60, 4, 4
"""How far the axes reach at least, so that a short week does not look like a long one."""
Told = Callable[[Sequence[WeekFigures]], tuple[float | None, str]]
"""The height of a place, for a week of it, and what is read there."""


def minutes_chart(words: ChartWords, bands: tuple[Band, ...]) -> Chart:
    """Minutes a week against the plan."""
    walked = _series(
        words, "minutes.walked", Draw.BARS, Mark.PLAIN, "steady_ahead", lambda weeks: _minutes(words, weeks)
    )
    planned = _series(words, "minutes.planned", Draw.STEP, Mark.PLAIN, "warm", lambda weeks: _planned(words, weeks))
    weeks = _weeks(words)
    anything = any(week.minutes > 0 or week.planned_minutes for week in weeks)
    return _chart(
        words, "minutes", _minutes_sentence(words, weeks), (walked, planned) if anything else (), bands, LEAST_MINUTES
    )


def walks_chart(words: ChartWords, bands: tuple[Band, ...]) -> Chart:
    """Walks that were done, shortened and stopped, on top of each other."""
    looks = (("done", Mark.PLAIN, "primary"), ("shortened", Mark.HATCHED, "warm"), ("stopped", Mark.DOTTED, "danger"))
    shown = tuple(
        _series(words, f"walks.{id}", Draw.STACKED, mark, role, partial(_counted, words, id))
        for id, mark, role in looks
    )
    weeks = _weeks(words)
    return _chart(
        words, "walks", _walks_sentence(words, weeks), shown if any(w.walks for w in weeks) else (), bands, LEAST_WALKS
    )


def routines_chart(words: ChartWords, bands: tuple[Band, ...]) -> Chart:
    """Routines that were done."""
    done = _series(
        words, "routines.done", Draw.BARS, Mark.PLAIN, "primary", lambda weeks: _counted(words, "routines", weeks)
    )
    weeks = _weeks(words)
    count = sum(week.routines for week in weeks)
    sentence = words.say("routines.sentence", count=count, weeks=len(weeks)) if count else words.say("routines.empty")
    return _chart(words, "routines", sentence, (done,) if count else (), bands, LEAST_ROUTINES)


def _weeks(words: ChartWords) -> list[WeekFigures]:
    return [week for place in words.places.weeks for week in place]


def _series(words: ChartWords, name: str, draw: Draw, mark: Mark, role: str, told: Told) -> Series:
    in_minutes, points = name.startswith("minutes"), []
    for number, weeks in enumerate(words.places.weeks):
        value, what = told(weeks)
        said = words.reading(number, what, is_sum=not in_minutes, grows=draw is not Draw.STEP)
        points.append(Point(number * words.places.bar, value, said, is_quiet(weeks)))
    digits = 0 if in_minutes or words.places.size == 1 else 1
    return Series(words.say(name), draw, mark, role, tuple(points), digits)


def _minutes(words: ChartWords, weeks: Sequence[WeekFigures]) -> tuple[float | None, str]:
    walked, planned = mean([week.minutes for week in weeks]), mean([week.planned_minutes for week in weeks])
    told = round(walked or 0)
    if not planned:
        return walked, words.say("minutes.point", minutes=told)
    return walked, words.say("minutes.point_of", minutes=told, planned=round(planned))


def _planned(words: ChartWords, weeks: Sequence[WeekFigures]) -> tuple[float | None, str]:
    planned = mean([week.planned_minutes for week in weeks])
    return planned, "" if planned is None else words.say("minutes.point_planned", minutes=round(planned))


def _minutes_sentence(words: ChartWords, weeks: Sequence[WeekFigures]) -> str:
    """About whole weeks that nothing excuses; about the newest one where there is no other."""
    whole = [week for week in weeks if week.is_over and week.excused is None]
    if not any(week.minutes for week in weeks):
        return words.say("minutes.empty")
    off = sum(week.is_over and week.excused is not None for week in weeks)
    return _average(words, whole, weeks[-1]) + (words.say("minutes.off", count=off) if off else "")


def _average(words: ChartWords, whole: Sequence[WeekFigures], newest: WeekFigures) -> str:
    told = whole or [newest]
    walked, planned = mean([week.minutes for week in told]), mean([week.planned_minutes for week in told])
    values = {"minutes": round(walked or 0), "weeks": len(told)}
    if not whole:
        return words.say("minutes.sentence_now", **values)
    if not planned:
        return words.say("minutes.sentence", **values)
    return words.say("minutes.sentence_of", planned=round(planned), **values)


def _counted(words: ChartWords, what: str, weeks: Sequence[WeekFigures]) -> tuple[float | None, str]:
    count = sum(getattr(week, what) for week in weeks)
    id = "routines.point" if what == "routines" else f"walks.point_{what}"
    return count / len(weeks) if len(weeks) > 1 else count, words.say(id, count=count)


def _walks_sentence(words: ChartWords, weeks: Sequence[WeekFigures]) -> str:
    count = sum(week.walks for week in weeks)
    if not count:
        return words.say("walks.empty")
    shortened, stopped = sum(week.shortened for week in weeks), sum(week.stopped for week in weeks)
    id = "sentence" if shortened and stopped else "sentence_shortened" if shortened else "sentence_stopped"
    if shortened + stopped == 0:
        id = "sentence_done"
    return words.say(f"walks.{id}", count=count, shortened=shortened, stopped=stopped)


def _chart(
    words: ChartWords, id: str, sentence: str, shown: tuple[Series, ...], bands: tuple[Band, ...], least: int
) -> Chart:
    stacked = zip(
        *([point.y or 0.0 for point in series.points] for series in shown if series.draw is Draw.STACKED), strict=True
    )
    highest = max(
        [*(sum(column) for column in stacked), *(point.y or 0.0 for one in shown for point in one.points), 0.0]
    )
    ticks = lines(highest, least)
    return Chart(
        words.say(f"{id}.title"), sentence, words.column(), words.say(f"{id}.unit"), words.places.days, 0, ticks[-1].at,
        words.ticks, ticks, shown, (), bands, words.rows, words.places.bar,
    )  # fmt: skip
