"""What the report for a clinician is made of."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Sequence
from datetime import date

from PySide6.QtGui import QGuiApplication

from coach import __version__
from coach.adapters.catalogue import find_resources
from coach.adapters.report_html import ReportHtml
from coach.adapters.report_pdf import ReportPdf
from coach.bootstrap_core import Core
from coach.domain.report import ReportSource
from coach.domain.report_telling import ReportBooks
from coach.domain.report_wish import ReportDays, years_of
from coach.domain.session import Session
from coach.domain.time_off import DAY, TimeOff
from coach.domain.week_figures import WeekFigures
from coach.services.past_read import around
from coach.services.planning import FLARE_SINCE
from coach.services.records import moment_from_json
from coach.services.report_desk import ReportDesk
from coach.services.report_ports import ReportPrinter


def report_desk(core: Core) -> ReportDesk:
    """The desk on somebody's data; its printers need a ``QGuiApplication``."""
    resources = find_resources()
    printers: dict[str, ReportPrinter] = {
        ".pdf": ReportPdf(resources, core.phrases),
        ".html": ReportHtml(resources, core.phrases),
    }
    return ReportDesk(
        core.values,
        core.clock,
        lambda days: report_source(core, days),
        lambda: _books(core),
        printers,
    )


def command_desk(core: Core) -> ReportDesk:
    """The desk for a command: painting needs a ``QGuiApplication``, but no screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if QGuiApplication.instance() is None:
        QGuiApplication(sys.argv[:1])  # Qt keeps it until the program ends
    return report_desk(core)


def report_source(core: Core, days: ReportDays) -> Generator[None, None, ReportSource]:
    """What is known of these days, read a year at a time; all signs, as one may still keep the plan waiting."""
    waiting = core.planning.whole_walk().waiting
    yield
    walks: list[Session] = []
    weeks: dict[date, WeekFigures] = {}
    for year in years_of(days):
        walks += core.record.walks.between(year.first, year.last)
        yield
        weeks |= {week.monday: week for week in core.progress.weeks(year.first, year.last)}
        yield
    return ReportSource(
        made=core.clock.now(),
        plan=core.planning.plan(),
        planned_days=core.planning.schedule().days_per_week,
        goal=core.look_backs.goal(),
        walks=walks,
        weeks=tuple(weeks.values()),
        flags=core.answers.flag_reports(),
        seen=core.answers.seen_notes(),
        routines=core.routines.history(),
        look_backs=core.look_back_store.look_backs(),
        roland_morris=core.look_back_store.roland_morrises(),
        times_off=_times_off(core, walks, days),
        waiting=waiting,
    )


def _times_off(core: Core, walks: Sequence[Session], days: ReportDays) -> tuple[TimeOff, ...]:
    """What somebody marked, and the flares that the walks tell of."""
    since, today = moment_from_json(core.values.get(FLARE_SINCE)), core.clock.now().date()

    def between(first: date, last: date) -> Sequence[Session]:
        # Those of these days are read already.
        earlier = core.record.walks.between(first, min(last, days.first - DAY)) if first < days.first else ()
        return (*earlier, *(walk for walk in walks if first <= walk.started_at.date() <= last))

    flares = around(between, since, days.first, days.last, today, core.rules).flares
    return tuple(sorted((*core.progress.times_off(), *flares), key=lambda off: off.first))


def _books(core: Core) -> ReportBooks:
    return ReportBooks(core.phrases, core.exercises.book, core.catalogue.red_flags(), core.rules, __version__)
