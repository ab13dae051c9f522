"""The charts of a report: minutes and pain of its days, drawn as on the page of progress."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coach.domain.chart import Band, Chart
from coach.domain.chart_axis import places
from coach.domain.half_up import half_up
from coach.domain.phrases import Phrases
from coach.domain.report import ReportSource
from coach.domain.report_stretch import compared, day_of, stretch_of
from coach.domain.report_weeks import chosen_weeks
from coach.domain.report_wish import ReportDays
from coach.domain.session import Session
from coach.domain.time_off import TimeOff
from coach.domain.week_sums import answers_after
from coach.services.chart_words import ChartWords
from coach.services.pain_chart import pain_chart
from coach.services.week_charts import minutes_chart

SUNDAY = 6


def report_charts(source: ReportSource, days: ReportDays, phrases: Phrases) -> tuple[Chart, ...]:
    """Minutes a week against the plan, and pain week by week; none without a week."""
    if not source.weeks:
        return ()
    walks = [walk for walk in source.walks if walk.is_walked and days.holds(day_of(walk))]
    words = _words(source, walks, days, phrases)
    bands = tuple(_band(off, words, days) for off in source.times_off if off.touches(days.first, days.last))
    minutes = replace(minutes_chart(words, bands), sentence=_minutes(source, walks, days, phrases))
    pain = pain_chart(words, answers_after(walks), bands, ())
    return minutes, replace(pain, sentence=_pain(walks, days, phrases) or pain.sentence)


def _words(source: ReportSource, walks: Sequence[Session], days: ReportDays, phrases: Phrases) -> ChartWords:
    """The first and the last week are named by their chosen days where these are not all of it; that of today is told
    "so far" as anywhere."""
    shown, oldest, newest = places(chosen_weeks(source.weeks, walks, days)), source.weeks[0], source.weeks[-1]
    begins = days.first if oldest.monday < days.first else None
    ends = days.last if newest.is_over and days.last.weekday() < SUNDAY else None
    return ChartWords(phrases, shown, days.last, begins, ends)


def _minutes(source: ReportSource, walks: Sequence[Session], days: ReportDays, phrases: Phrases) -> str:
    """As a clinician reads it: on the page of progress it speaks to whoever walked."""
    whole = stretch_of(walks, source.weeks, days)
    if whole.planned is None:
        return phrases.say("report_paper.chart.minutes", minutes=round(whole.minutes))
    planned = round(whole.planned)
    return phrases.say("report_paper.chart.minutes_planned", minutes=round(whole.minutes), planned=planned)


def _pain(walks: Sequence[Session], days: ReportDays, phrases: Phrases) -> str:
    """The numbers of the table beside it, which a clinician compares; "" where nothing was told."""
    ends = compared(walks, days)
    whole = stretch_of(walks, (), days).mean("after").value
    then, now = (stretch_of(walks, (), end).mean("after").value for end in ends) if ends else (None, None)
    if ends is not None and then is not None and now is not None:
        weeks = ends[0].count // 7
        return phrases.say("report_paper.chart.pain", then=half_up(then), now=half_up(now), weeks=weeks)
    return "" if whole is None else phrases.say("report_paper.chart.pain_whole", pain=half_up(whole))


def _band(off: TimeOff, words: ChartWords, days: ReportDays) -> Band:
    begins, ends = words.places.at(max(off.first, days.first)), words.places.at(min(off.last, days.last)) + 1
    return Band(float(begins), float(ends), words.say(f"band.{off.kind}"))
