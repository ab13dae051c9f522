"""What every section of a report is said with, and the two that come first: function with dose, and pain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coach.domain.check_in import Reach
from coach.domain.exercise import ExerciseBook
from coach.domain.half_up import half_up
from coach.domain.look_back_due import Shift
from coach.domain.phrases import Phrases
from coach.domain.plan import Plan
from coach.domain.red_flag_book import RedFlagBook
from coach.domain.report import ClinicianReport, Scores
from coach.domain.report_stretch import SCORES, Stretch, pain_shift
from coach.domain.report_told import Table
from coach.domain.report_words import PaperWords, points, printable
from coach.domain.rules import Rules
from coach.domain.session import Outcome
from coach.domain.time_off import TimeOff

MEANS = (Shift.BETTER, Shift.WORSE)
"""Changes that mean something."""
_Row = tuple[tuple[str, ...], Shift | None]
"""The cells of a row, and what may be said about its change."""


@dataclass(frozen=True)
class ReportBooks:
    """What a report is put into words with; ``version`` is Amble's."""

    phrases: Phrases
    exercises: ExerciseBook
    flags: RedFlagBook
    rules: Rules
    version: str


@dataclass(frozen=True)
class Telling:
    """A report, and what it is said with."""

    report: ClinicianReport
    books: ReportBooks

    @property
    def words(self) -> PaperWords:
        """The words of the sheet."""
        return PaperWords(self.books.phrases)

    def say(self, id: str, **values: str | int) -> str:
        """A sentence of the report."""
        return self.words.say(id, **values)

    @property
    def ends(self) -> tuple[Stretch, Stretch] | None:
        """The first and the last weeks, where they can be compared."""
        report = self.report
        return (report.early, report.late) if report.early and report.late else None

    def head(self) -> tuple[str, ...]:
        """The columns of a table that compares weeks, or that shows all days where there is nothing to compare."""
        say, ends = self.say, self.ends
        if ends is None:
            return say("head.measure"), say("head.whole")
        early, late = (stretch.span for stretch in ends)
        weeks = early.count // 7
        one = "_one" if weeks == 1 else ""
        # Whoever reads it on the day it was made knows the year.
        is_this_year = early.first.year == self.report.made.year == late.last.year
        name = self.words.day_month if is_this_year else self.words.day_short
        return (
            say("head.measure"),
            say(f"head.early{one}", weeks=weeks, day=name(early.first)),
            say(f"head.late{one}", weeks=weeks, day=name(late.last)),
            say("head.change"),
        )


def function_tables(telling: Telling) -> Iterator[Table]:
    """Minutes, days and the longest walk; and how well things go that matter to somebody."""
    if not telling.report.is_empty:
        yield Table(telling.head(), (_minutes(telling), _days(telling), _longest(telling)))
    scores = tuple(_scores(telling))
    if scores:
        say = telling.say
        head = (say("head.measure"), say("head.at_first"), say("head.newest"), say("head.change"))
        yield _table(head, scores)


def function_lines(telling: Telling) -> Iterator[str]:
    """How many walks, the plan, the goal and what excused from it."""
    report, say = telling.report, telling.say
    if report.is_empty:
        yield say("empty")
    else:
        done, shortened, stopped = (report.count(outcome) for outcome in Outcome)
        yield say("function.walks", count=len(report.walks), done=done, shortened=shortened, stopped=stopped)
    if report.plan is not None:
        yield " ".join((
            say("function.plan", days=report.planned_days, target=report.plan.target_minutes),
            *_tighter(telling, report.plan),
        ))  # fmt: skip
    if report.goal:
        yield say("function.goal_words", goal=printable(report.goal))
    if report.times_off:
        newest = sorted(report.times_off, key=lambda off: off.first, reverse=True)
        yield say("function.time_off", times=", ".join(_time_off(telling, off) for off in newest))


def _tighter(telling: Telling, plan: Plan) -> Iterator[str]:
    """What the agreed limits leave of the plan, where that is less."""
    say, bounds = telling.say, plan.bounds
    days = bounds.most_days is not None and bounds.most_days < telling.report.planned_days
    minutes = bounds.most_minutes is not None and bounds.most_minutes < plan.target_minutes
    if days and minutes:
        yield say("function.plan_both", days=bounds.most_days or 0, minutes=bounds.most_minutes or 0)
    elif days:
        yield say("function.plan_days", days=bounds.most_days or 0)
    elif minutes:
        yield say("function.plan_minutes", minutes=bounds.most_minutes or 0)


def pain_table(telling: Telling) -> Table:
    """Before, at worst, after, and on the next morning."""
    return _table(telling.head(), tuple(_pain(telling, score) for score in SCORES))


def _table(head: tuple[str, ...], rows: tuple[_Row, ...]) -> Table:
    """Only a change that means something stands out."""
    marked = (number for number, (_, shift) in enumerate(rows) if shift in MEANS)
    return Table(head, tuple(cells for cells, _ in rows), frozenset(marked))


def pain_lines(telling: Telling) -> Iterator[str]:
    """How far down it was felt, and what it was like."""
    report, say, names = telling.report, telling.say, telling.books.phrases
    if report.furthest is not None:
        reach, count, last = report.furthest
        id = "furthest" if reach is Reach.NONE else "furthest_once" if count == 1 else "furthest_on"
        yield say(f"pain.{id}", reach=say(f"reach.{reach}"), count=count, day=telling.words.day_short(last))
    if report.qualities:
        told = ((names.say(f"check_in.quality.{quality}"), count) for quality, count in report.qualities)
        yield say("pain.qualities", list=", ".join(say("pain.quality", quality=name, count=n) for name, n in told))


def _minutes(telling: Telling) -> tuple[str, ...]:
    def cell(stretch: Stretch) -> str:
        if stretch.planned is None:
            return telling.say("function.minutes_alone", minutes=round(stretch.minutes))
        return telling.say("function.minutes_planned", minutes=round(stretch.minutes), planned=round(stretch.planned))

    name, ends = telling.say("function.minutes"), telling.ends
    if ends is None:
        return name, cell(telling.report.whole)
    early, late = ends
    return name, cell(early), cell(late), telling.words.more_or_less(early.minutes, late.minutes, 0, "_min")


def _days(telling: Telling) -> tuple[str, ...]:
    name, ends = telling.say("function.days"), telling.ends
    if ends is None:
        return name, points(telling.report.whole.days)
    early, late = ends
    return name, points(early.days), points(late.days), telling.words.more_or_less(early.days, late.days, 1)


def _longest(telling: Telling) -> tuple[str, ...]:
    def cell(stretch: Stretch) -> str:
        return telling.say("function.min", minutes=round(stretch.longest))

    name, ends = telling.say("function.longest"), telling.ends
    if ends is None:
        return name, cell(telling.report.whole)
    early, late = ends
    return name, cell(early), cell(late), telling.words.more_or_less(early.longest, late.longest, 0, "_min")


def _scores(telling: Telling) -> Iterator[_Row]:
    report = telling.report
    measures = (("goal", report.goal_scores, 0), ("peg", report.peg, 1), ("roland_morris", report.roland_morris, 0))
    for name, found, digits in measures:
        if found is not None:
            yield _score(telling, telling.say(f"function.{name}"), found, digits)


def _score(telling: Telling, name: str, found: Scores, digits: int) -> _Row:
    def cell(score: float, day: str) -> str:
        return telling.say("function.score_on", score=half_up(score, digits), day=day)

    words = telling.words
    first = cell(found.before, words.day_short(found.since))
    if found.since == found.until:
        return (name, first, "", telling.say("function.once")), None
    change = words.lower_or_higher(found.before, found.now, digits)
    now = cell(found.now, words.day_short(found.until))
    return (name, first, now, _marked(telling, change, found.shift)), found.shift


def _pain(telling: Telling, score: str) -> _Row:
    name, words, ends = _score_name(telling, score), telling.words, telling.ends
    if ends is None:
        return (name, words.mean(telling.report.whole.mean(score))), None
    early, late = (stretch.mean(score) for stretch in ends)
    if early.value is None or late.value is None:
        return (name, words.mean(early), words.mean(late), telling.say("unknown")), None
    change = words.lower_or_higher(early.value, late.value)
    shift = pain_shift(early, late)
    return (name, words.mean(early), words.mean(late), _marked(telling, change, shift)), shift


def _score_name(telling: Telling, score: str) -> str:
    """The worst answer of all stands beside the means, which say little about one bad day."""
    name, highest = telling.say(f"pain.{score}"), telling.report.highest
    if score != "peak" or highest is None:
        return name
    pain, day = highest
    return telling.say("pain.highest", name=name, pain=pain, day=telling.words.day_short(day))


def _marked(telling: Telling, change: str, shift: Shift | None) -> str:
    if shift in MEANS:
        return telling.say("pain.meaningful", change=change)
    return change


def _time_off(telling: Telling, off: TimeOff) -> str:
    kind, first = telling.say(f"time_off.{off.kind}"), telling.words.day_short(off.first)
    if off.first == off.last:
        return telling.say("function.time_off_day", kind=kind, first=first)
    return telling.say("function.time_off_one", kind=kind, first=first, last=telling.words.day_short(off.last))
