"""The chart of pain: before, after and the morning after, week by week, over the single days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from coach.domain.chart import Band, Chart, Draw, Mark, Note, Point, Series, Tick
from coach.domain.progress_view import Score
from coach.domain.week_figures import WeekFigures
from coach.services.chart_words import ChartWords, is_quiet, mean

APART = 14
"""Days without an answer after which the line of the single days begins anew (our choice)."""
ENDS = 4
"""Weeks with answers at either end that are compared at most (our choice)."""
HIGHEST = 10.0
_LINES: tuple[tuple[str, Mark, str, Callable[[WeekFigures], float | None]], ...] = (
    ("before", Mark.SQUARE, "warm", lambda week: week.before),
    ("after", Mark.CIRCLE, "primary", lambda week: week.after),
    ("morning", Mark.TRIANGLE, "muted", lambda week: week.morning),
)


def pain_chart(words: ChartWords, days: Sequence[Score], bands: tuple[Band, ...], notes: tuple[Note, ...]) -> Chart:
    """0–10, always whole, so that a small change does not look like a large one."""
    shown = [_line(words, id, mark, role, of) for id, mark, role, of in _LINES]
    behind = _single(words, days) if words.places.size == 1 else _weekly(words)
    known = [series for series in (*shown, behind) if any(point.y is not None for point in series.points)]
    ticks = (Tick(0, "0"), Tick(5, "5"), Tick(10, "10"))
    return Chart(
        words.say("pain.title"), _sentence(words), words.column(), words.say("pain.unit"), words.places.days,
        0, HIGHEST, words.ticks, ticks, tuple(known), notes, bands, words.rows, words.places.bar,
    )  # fmt: skip


def told(value: float) -> str:
    """A mean with one digit: "1.4"."""
    return f"{value:.1f}"


def _line(words: ChartWords, id: str, mark: Mark, role: str, of: Callable[[WeekFigures], float | None]) -> Series:
    points = []
    for number, weeks in enumerate(words.places.weeks):
        value = mean([of(week) for week in weeks])
        what = "" if value is None else words.say(f"pain.point_{id}", pain=told(value))
        x = (number + 0.5) * words.places.bar
        points.append(Point(x, value, words.reading(number, what) if what else "", is_quiet(weeks)))
    return Series(words.say(f"pain.{id}"), Draw.LINE, mark, role, tuple(points), 1)


def _single(words: ChartWords, days: Sequence[Score]) -> Series:
    """Each day with a walk; the line goes over days without one."""
    inside = [(day, pain) for day, pain in days if 0 <= words.places.at(day) < words.places.days]
    points = []
    for (day, pain), (following, _) in pairwise([*inside, (date.max, 0.0)]):
        said = words.say("pain.point_day", day=words.day(day), pain=told(pain))
        points.append(Point(words.places.at(day) + 0.5, pain, said))
        if (following - day).days > APART and following != date.max:
            points.append(Point(words.places.at(day) + 1.0, None, ""))
    return Series(words.say("pain.each_day"), Draw.FAINT, Mark.PLAIN, "primary", tuple(points), 1)


def _weekly(words: ChartWords) -> Series:
    """Where weeks share a place, the single weeks stand behind."""
    points = []
    for week in (week for weeks in words.places.weeks for week in weeks):
        said = "" if week.after is None else words.say("pain.point_after", pain=told(week.after))
        x = words.places.at(week.monday + timedelta(days=3)) + 0.5
        points.append(Point(x, week.after, words.say("week", day=words.day(week.monday), what=said)))
    return Series(words.say("pain.each_week"), Draw.FAINT, Mark.PLAIN, "primary", tuple(points), 1)


def _sentence(words: ChartWords) -> str:
    """How the weeks began and how they end; only what was answered."""
    values = [week.after for weeks in words.places.weeks for week in weeks if week.after is not None]
    if not values:
        other = any(
            week.before is not None or week.morning is not None for weeks in words.places.weeks for week in weeks
        )
        return words.say("pain.sentence_none" if other else "pain.empty")
    count = min(ENDS, len(values) // 2)
    if not count:
        return words.say("pain.sentence_one", now=told(values[0]))
    now, then = told(mean(values[-count:]) or 0), told(mean(values[:count]) or 0)
    if count == 1:
        return words.say("pain.sentence_two", now=now, then=then)
    return words.say("pain.sentence", now=now, then=then, weeks=count)
