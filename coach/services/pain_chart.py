"""The chart of pain: before, after and the morning after, week by week, over the single days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import fmean

from coach.domain.chart import Band, Chart, Draw, Mark, Note, Point, Series, Tick
from coach.domain.half_up import half_up
from coach.domain.look_back_due import Comparison
from coach.domain.progress_view import Score
from coach.domain.week_figures import WeekFigures
from coach.services.chart_words import ChartWords, is_quiet, mean

APART = 14
"""Days without an answer after which the line of the single days begins anew (our choice)."""
ENDS = 4
"""Weeks at either end that are compared at most (our choice)."""
HIGHEST = 10.0
_LINES: tuple[tuple[str, Mark, str, Callable[[WeekFigures], float | None]], ...] = (
    ("before", Mark.SQUARE, "warm", lambda week: week.before),
    ("after", Mark.CIRCLE, "primary", lambda week: week.after),
    ("morning", Mark.TRIANGLE, "muted", lambda week: week.morning),
)


def pain_chart(
    words: ChartWords,
    answers: Sequence[Score],
    bands: tuple[Band, ...],
    notes: tuple[Note, ...],
    compared: Comparison | None = None,
) -> Chart:
    """0–10, always whole, so that a small change does not look like a large one. ``answers`` are those about pain after
    walks; ``compared`` is what is said of all there are, so that the sentence is worked out alike."""
    shown = [_line(words, id, mark, role, of) for id, mark, role, of in _LINES]
    behind = _single(words, answers) if words.places.size == 1 else _weekly(words)
    known = [series for series in (*shown, behind) if any(point.y is not None for point in series.points)]
    ticks = (Tick(0, "0"), Tick(5, "5"), Tick(10, "10"))
    sentence = _sentence(words, _inside(words, answers), compared)
    return Chart(
        words.say("pain.title"), sentence, words.column(), words.say("pain.unit"), words.places.days,
        0, HIGHEST, words.ticks, ticks, tuple(known), notes, bands, words.rows, words.places.bar,
    )  # fmt: skip


def _line(words: ChartWords, id: str, mark: Mark, role: str, of: Callable[[WeekFigures], float | None]) -> Series:
    points = []
    for number, weeks in enumerate(words.places.weeks):
        value = mean([of(week) for week in weeks])
        what = "" if value is None else words.say(f"pain.point_{id}", pain=half_up(value))
        x = (number + 0.5) * words.places.bar
        points.append(Point(x, value, words.reading(number, what) if what else "", is_quiet(weeks)))
    return Series(words.say(f"pain.{id}"), Draw.LINE, mark, role, tuple(points), 1)


def _inside(words: ChartWords, answers: Sequence[Score]) -> list[Score]:
    return [(day, pain) for day, pain in answers if 0 <= words.places.at(day) < words.places.days]


def _single(words: ChartWords, answers: Sequence[Score]) -> Series:
    """Each day with an answer, of several their mean; the line goes over days without one."""
    days: dict[date, list[float]] = {}
    for day, answer in _inside(words, answers):
        days.setdefault(day, []).append(answer)
    points = []
    for day, following in pairwise([*days, date.max]):
        pain = fmean(days[day])
        said = words.say("pain.point_day", day=words.day(day), pain=half_up(pain))
        points.append(Point(words.places.at(day) + 0.5, pain, said))
        if (following - day).days > APART and following != date.max:
            points.append(Point(words.places.at(day) + 1.0, None, ""))
    return Series(words.say("pain.each_day"), Draw.FAINT, Mark.PLAIN, "primary", tuple(points), 1)


def _weekly(words: ChartWords) -> Series:
    """Where weeks share a place, the single weeks stand behind."""
    points = []
    for week in (week for weeks in words.places.weeks for week in weeks):
        said = "" if week.after is None else words.say("pain.point_after", pain=half_up(week.after))
        x = words.places.at(week.monday + timedelta(days=3)) + 0.5
        points.append(Point(x, week.after, words.say("week", day=words.day(week.monday), what=said)))
    return Series(words.say("pain.each_week"), Draw.FAINT, Mark.PLAIN, "primary", tuple(points), 1)


def _sentence(words: ChartWords, answers: Sequence[Score], compared: Comparison | None) -> str:
    """How these weeks began and how they end: means of answers, as on the card with the number."""
    if not answers:
        other = any(
            week.before is not None or week.morning is not None for weeks in words.places.weeks for week in weeks
        )
        return words.say("pain.sentence_none" if other else "pain.empty")
    begins = max(words.places.first, compared.since if compared else answers[0][0])
    weeks = min(compared.weeks if compared else ENDS, ((words.last - begins).days + 1) // 14)
    length = timedelta(weeks=weeks)
    then = [pain for day, pain in answers if begins <= day < begins + length]
    now = [pain for day, pain in answers if words.last - length < day <= words.last]
    if not then or not now:
        return words.say("pain.sentence_one", now=half_up(fmean(pain for _, pain in answers)))
    id = "pain.sentence_two" if weeks == 1 else "pain.sentence"
    return words.say(id, now=half_up(fmean(now)), then=half_up(fmean(then)), weeks=weeks)
