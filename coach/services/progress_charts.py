"""What was, as charts: for the page of progress, for the report and for pictures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from coach.domain.chart import Band, Chart, Note
from coach.domain.chart_axis import Places, places
from coach.domain.half_up import apart
from coach.domain.look_back_due import Comparison, Shift
from coach.domain.phrases import Phrases
from coach.domain.progress_view import ProgressView, Score
from coach.services.chart_words import ChartWords, middle_of
from coach.services.pain_chart import pain_chart
from coach.services.score_charts import place_of, score_chart
from coach.services.week_charts import minutes_chart, routines_chart, walks_chart

PEG_HIGH, ROLAND_HIGH, GOAL_HIGH = 10, 24, 10


@dataclass(frozen=True)
class ProgressCharts:
    """The charts of a view; each says in its sentence what it shows, or when it will fill.

    They are worked out when they are asked for: what lies further down a page need not be there for its first paint.
    """

    view: ProgressView
    phrases: Phrases

    @cached_property
    def places(self) -> Places:
        """Which weeks stand where."""
        return places(self.view.weeks)

    @cached_property
    def pain(self) -> Chart:
        """Pain before, after and the morning after."""
        view, words = self.view, self._words
        notes = _changed(words, _newest_pain(view, words), view.pain)
        return pain_chart(words, view.after, self._bands, notes, view.pain)

    @cached_property
    def minutes(self) -> Chart:
        """Minutes a week against the plan."""
        return minutes_chart(self._words, self._bands)

    @cached_property
    def walks(self) -> Chart:
        """Walks done, shortened and stopped."""
        return walks_chart(self._words, self._bands)

    @cached_property
    def routines(self) -> Chart:
        """Routines done."""
        return routines_chart(self._words, self._bands)

    @cached_property
    def scores(self) -> tuple[Chart, ...]:
        """PEG, Roland-Morris and the goal: those that were answered in these weeks."""
        return tuple(chart for chart in self._all_scores() if not chart.is_empty)

    def _all_scores(self) -> tuple[Chart, ...]:
        words, view, bands = self._words, self.view, self._bands
        peg = _changed(words, _newest(words, view.peg_scores), view.peg)
        roland = _changed(words, _newest(words, view.roland_morris_scores), view.roland_morris)
        return (
            score_chart(words, "peg", view.peg_scores, PEG_HIGH, bands, peg, digits=1),
            score_chart(words, "roland", view.roland_morris_scores, ROLAND_HIGH, bands, roland),
            score_chart(words, "goal", view.goal_scores, GOAL_HIGH, bands, (), goal=view.goal),
        )

    @cached_property
    def _words(self) -> ChartWords:
        return ChartWords(self.phrases, self.places, self.view.last)

    @cached_property
    def _bands(self) -> tuple[Band, ...]:
        return _bands(self.view, self._words)


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
    return place_of(words, scores[-1][0]) if scores else None


def _newest_pain(view: ProgressView, words: ChartWords) -> float | None:
    """The middle of the newest place with an answer, where its point is."""
    day = next((week.monday for week in reversed(view.weeks) if week.after is not None), None)
    return None if day is None else middle_of(words, day)


def _changed(words: ChartWords, x: float | None, compared: Comparison | None) -> tuple[Note, ...]:
    """What is pointed out: a change that means something, for the better or the worse, and nothing else; and only where
    both sides of it can be seen."""
    if x is None or x < 0 or compared is None or compared.shift is Shift.CLOSE:
        return ()
    if compared.since < words.places.first:
        return ()
    by = apart(compared.now, compared.before)
    return (Note(x, words.say(f"change.{compared.shift.value}", by=by), compared.shift is Shift.BETTER),)
