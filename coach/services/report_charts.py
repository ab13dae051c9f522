"""The charts of a report: minutes and pain of its days, drawn as on the page of progress."""

from __future__ import annotations

from dataclasses import replace

from coach.domain.chart import Band, Chart
from coach.domain.chart_axis import places
from coach.domain.phrases import Phrases
from coach.domain.report import ReportSource
from coach.domain.report_stretch import stretch_of
from coach.domain.report_wish import ReportDays
from coach.domain.time_off import TimeOff
from coach.domain.week_sums import days_after
from coach.services.chart_words import ChartWords
from coach.services.pain_chart import pain_chart
from coach.services.week_charts import minutes_chart


def report_charts(source: ReportSource, days: ReportDays, phrases: Phrases) -> tuple[Chart, ...]:
    """Minutes a week against the plan, and pain week by week; none without a week."""
    if not source.weeks:
        return ()
    words = ChartWords(phrases, places(source.weeks), days.last)
    bands = tuple(_band(off, words) for off in source.times_off if off.touches(words.places.first, days.last))
    minutes = replace(minutes_chart(words, bands), sentence=_minutes(source, days, phrases))
    return minutes, pain_chart(words, days_after(source.walks), bands, ())


def _minutes(source: ReportSource, days: ReportDays, phrases: Phrases) -> str:
    """As a clinician reads it: on the page of progress it speaks to whoever walked."""
    whole = stretch_of(source.walks, source.weeks, days)
    if whole.planned is None:
        return phrases.say("report_paper.chart.minutes", minutes=round(whole.minutes))
    planned = round(whole.planned)
    return phrases.say("report_paper.chart.minutes_planned", minutes=round(whole.minutes), planned=planned)


def _band(off: TimeOff, words: ChartWords) -> Band:
    begins, ends = max(0, words.places.at(off.first)), min(words.places.days, words.places.at(off.last) + 1)
    return Band(float(begins), float(ends), words.say(f"band.{off.kind}"))
