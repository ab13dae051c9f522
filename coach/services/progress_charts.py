"""What was, as charts: for the page of progress, for the report and for pictures."""

from __future__ import annotations

from dataclasses import dataclass

from coach.domain.chart import Band, Chart, Note
from coach.domain.chart_axis import Places, places
from coach.domain.look_back_due import Comparison, Shift
from coach.domain.phrases import Phrases
from coach.domain.progress_view import ProgressView, Score
from coach.services.chart_words import ChartWords
from coach.services.pain_chart import pain_chart
from coach.services.score_charts import score_chart
from coach.services.week_charts import minutes_chart, routines_chart, walks_chart

PEG_HIGH, ROLAND_HIGH, GOAL_HIGH = 10, 24, 10


@dataclass(frozen=True)
class ProgressCharts:
    """The charts of a view. ``scores`` are PEG, Roland-Morris and the goal, those of them that were ever answered in
    these weeks; ``places`` tells which weeks stand where."""

    places: Places
    pain: Chart
    minutes: Chart
    walks: Chart
    routines: Chart
    scores: tuple[Chart, ...] = ()

    @property
    def main(self) -> tuple[Chart, ...]:
        """Those that are always there, in the order of the page."""
        return self.pain, self.minutes, self.walks, self.routines


def charts(view: ProgressView, phrases: Phrases) -> ProgressCharts:
    """All charts of a view; each says in its sentence what it shows, or when it will fill."""
    spots = places(view.weeks)
    words = ChartWords(phrases, spots, view.last)
    bands = _bands(view, words)
    return ProgressCharts(
        spots,
        pain_chart(words, view.after_days, bands, _changed(words, _newest_pain(view, words), view.pain)),
        minutes_chart(words, bands),
        walks_chart(words, bands),
        routines_chart(words, bands),
        tuple(chart for chart in _scores(view, words, bands) if not chart.is_empty),
    )


def _scores(view: ProgressView, words: ChartWords, bands: tuple[Band, ...]) -> tuple[Chart, ...]:
    peg = _changed(words, _newest(words, view.peg_scores), view.peg)
    roland = _changed(words, _newest(words, view.roland_morris_scores), view.roland_morris)
    return (
        score_chart(words, "peg", view.peg_scores, PEG_HIGH, bands, peg, digits=1),
        score_chart(words, "roland", view.roland_morris_scores, ROLAND_HIGH, bands, roland),
        score_chart(words, "goal", view.goal_scores, GOAL_HIGH, bands, (), goal=view.goal),
    )


def _bands(view: ProgressView, words: ChartWords) -> tuple[Band, ...]:
    """Days off and flares, both days included."""
    return tuple(
        Band(
            float(max(0, words.places.at(off.first))),
            float(min(words.places.days, words.places.at(off.last) + 1)),
            words.say(f"band.{off.kind.value}"),
        )
        for off in view.bands
        if words.places.at(off.last) >= 0
    )


def _newest(words: ChartWords, scores: tuple[Score, ...]) -> float | None:
    """Where the newest score stands."""
    return words.places.at(scores[-1][0]) + 0.5 if scores else None


def _newest_pain(view: ProgressView, words: ChartWords) -> float | None:
    """The middle of the newest place with an answer, where its point is."""
    day = next((week.monday for week in reversed(view.weeks) if week.after is not None), None)
    return None if day is None else (words.places.at(day) // words.places.bar + 0.5) * words.places.bar


def _changed(words: ChartWords, x: float | None, compared: Comparison | None) -> tuple[Note, ...]:
    """What is pointed out: a change that means something, for the better or the worse, and nothing else."""
    if x is None or x < 0 or compared is None or compared.shift is Shift.CLOSE:
        return ()
    by = f"{abs(compared.now - compared.before):.1f}"
    return (Note(x, words.say(f"change.{compared.shift.value}", by=by)),)
