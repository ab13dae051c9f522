"""All sections of a report in words, and the report as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coach.domain.bounds_told import tell
from coach.domain.chart import Chart
from coach.domain.phrases import Reason
from coach.domain.red_flag import FlagReport, SeenNote, flags_of
from coach.domain.report import ClinicianReport
from coach.domain.report_bounds import WithinBounds
from coach.domain.report_detail import detail_note, detail_table
from coach.domain.report_telling import (
    ReportBooks,
    Telling,
    function_lines,
    function_tables,
    pain_lines,
    pain_table,
)
from coach.domain.report_told import ReportWords, Section, Table, ToldReport
from coach.domain.report_wish import LONGEST_NAME, LONGEST_QUESTION, ReportPart
from coach.domain.report_words import printable

MOST_NAMED = 6
"""Exercises that are named (our choice: what fits a line)."""


def tell_report(
    report: ClinicianReport, books: ReportBooks, charts: Sequence[Chart] = (), within: WithinBounds | None = None
) -> ToldReport:
    """The report in words; ``within`` is what was walked beside the bounds, None without bounds."""
    telling, wish = Telling(report, books), report.wish
    words, say = telling.words, telling.say
    detail = detail_table(telling) if wish.detail else None
    asks = ReportPart.QUESTION not in wish.left_out
    return ToldReport(
        mark=books.phrases.say("common.amble"),
        title=say("title"),
        days=words.days(report.days),
        person=_person(telling),
        question_title=say("question"),
        question=printable(wish.question)[:LONGEST_QUESTION] if asks else "",
        sections=tuple(one for one in _sections(telling, charts, within) if one.part not in wish.left_out),
        footer=(say("footer", version=books.version, day=words.day(report.made.date())), say("measures")),
        words=_cut_words(telling),
        detail_title=say("detail_title"),
        detail=detail,
        detail_note=detail_note(telling) if wish.detail else "",
    )


def _cut_words(telling: Telling) -> ReportWords:
    templates, cut = telling.books.phrases.templates, "more" if telling.report.wish.detail else "shortened"
    return ReportWords(
        telling.say(cut),
        templates[f"report_paper.rows_{cut}"],
        templates["report_paper.page"],
        telling.say("chart_more"),
    )


def _person(telling: Telling) -> str:
    name, year = printable(telling.report.wish.name)[:LONGEST_NAME], telling.report.wish.birth_year
    if year is None:
        return name
    return telling.say("person", name=name, year=str(year)) if name else telling.say("born", year=str(year))


def _sections(telling: Telling, charts: Sequence[Chart], within: WithinBounds | None) -> Iterator[Section]:
    walked = not telling.report.is_empty
    yield _section(telling, ReportPart.FUNCTION, function_lines(telling), tables=tuple(function_tables(telling)))
    if walked:
        yield _section(telling, ReportPart.PAIN, pain_lines(telling), tables=(pain_table(telling),))
    drawn = tuple(chart for chart in charts if not chart.is_empty)
    if drawn:
        yield _section(telling, ReportPart.CHARTS, (), charts=drawn)
    yield _flags(telling)
    yield _section(telling, ReportPart.EXERCISES, _exercise_lines(telling))
    if within is not None:
        yield _bounds(telling, within)
    if walked:
        yield _stops(telling)


def _section(
    telling: Telling,
    part: ReportPart,
    lines: Iterable[str],
    *,
    tables: tuple[Table, ...] = (),
    charts: tuple[Chart, ...] = (),
) -> Section:
    return Section(part, telling.say(f"part.{part}"), tables, tuple(lines), charts)


# --- what was ticked ------------------------------------------------------------------------------------------------


def _flags(telling: Telling) -> Section:
    report, say = telling.report, telling.say
    asked = [one for one in report.flags if isinstance(one, FlagReport)]
    rows = tuple(_flag_row(telling, one) for one in report.flags if not isinstance(one, FlagReport) or one.flags)
    lines = [] if rows else [say("flags.none", count=len(asked)) if asked else say("flags.never")]
    if report.waits:
        lines.append(say("flags.waits"))
    tables = (Table((say("head.date"), say("head.said")), rows),) if rows else ()
    return _section(telling, ReportPart.FLAGS, lines, tables=tables)


def _flag_row(telling: Telling, one: FlagReport | SeenNote) -> tuple[str, str]:
    say, day = telling.say, telling.words.day_short(one.at.date())
    if isinstance(one, FlagReport):
        signs = "; ".join(telling.books.flags.question(flag).words(walking=True) for flag in flags_of([one]))
        return day, say("flags.ticked", signs=signs)
    if one.mistake:
        return day, say("flags.mistake")
    who = [say("flags.who", who=printable(one.who))] if one.who else []
    words = [say("flags.words", words=printable(one.words))] if one.words else []
    return day, " ".join([say("flags.seen"), *who, *words])


# --- exercises ------------------------------------------------------------------------------------------------------


def _exercise_lines(telling: Telling) -> Iterator[str]:
    say, exercised = telling.say, telling.report.exercised
    if not exercised.routines:
        yield say("exercises.none")
        return
    kinds = ", ".join(say("exercises.kind", kind=say(f"kind.{kind}"), count=n) for kind, n in exercised.routines)
    yield say("exercises.routines", count=sum(n for _, n in exercised.routines), list=kinds)
    if exercised.done:
        yield say("exercises.done", list=_exercises(telling, exercised.done))
    if exercised.hurt:
        yield say("exercises.hurt", list=_exercises(telling, exercised.hurt))


def _exercises(telling: Telling, counted: Sequence[tuple[str, int]]) -> str:
    book, say = telling.books.exercises, telling.say
    named = ", ".join(say("exercises.exercise", name=book.name_of(id), count=n) for id, n in counted[:MOST_NAMED])
    return f"{named}, …" if len(counted) > MOST_NAMED else named


# --- bounds ---------------------------------------------------------------------------------------------------------


def _bounds(telling: Telling, within: WithinBounds) -> Section:
    say, plan, books = telling.say, telling.report.plan, telling.books
    limits = () if plan is None else tell(plan.bounds, plan, books.rules, books.exercises).limits
    rows = tuple((books.phrases.reason(limit), _beside(telling, limit, within)) for limit in limits)
    return _section(
        telling,
        ReportPart.BOUNDS,
        _agreed(telling),
        tables=(Table((say("head.limit"), say("head.actual")), rows),) if rows else (),
    )


def _agreed(telling: Telling) -> Iterator[str]:
    plan = telling.report.plan
    if plan is not None and plan.bounds.signed_at is not None:
        day, by = telling.words.day(plan.bounds.signed_at.date()), printable(plan.bounds.by)
        yield telling.say("bounds.by", day=day, by=by) if by else telling.say("bounds.by_nobody", day=day)


def _beside(telling: Telling, limit: Reason, within: WithinBounds) -> str:
    say, kind = telling.say, limit.id.rpartition(".")[2]
    if not within.walks and kind in ("minutes", "days", "rise"):
        return say("bounds.no_walk")
    if kind == "minutes":
        return say("bounds.minutes", minutes=round(within.longest))
    if kind == "days":
        return say("bounds.days", days=within.most_days)
    if kind == "rise":
        return say("bounds.rise", percent=round(within.most_rise * 100))
    if kind == "cadence":
        return say("bounds.no_record")
    return say("bounds.banned", count=within.banned_done) if within.banned_done else say("bounds.banned_not")


# --- walks that ended early -----------------------------------------------------------------------------------------


def _stops(telling: Telling) -> Section:
    say, words, ended = telling.say, telling.words, telling.report.ended
    if not ended:
        return _section(telling, ReportPart.STOPS, (say("stops.none"),))
    rows = tuple(
        (say(f"why.{one.why or 'open'}"), say("stops.count", count=len(one.days), days=words.named_days(one.days)))
        for one in ended
    )
    return _section(telling, ReportPart.STOPS, (), tables=(Table((say("head.why"), say("head.days")), rows),))
