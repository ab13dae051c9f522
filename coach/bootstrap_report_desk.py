"""What the report for a clinician is made of."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QGuiApplication

from coach import __version__
from coach.adapters.catalogue import find_resources
from coach.adapters.report_html import ReportHtml
from coach.adapters.report_pdf import ReportPdf
from coach.bootstrap_core import Core
from coach.domain.flare_spans import flare_spans
from coach.domain.report import ReportSource
from coach.domain.report_telling import ReportBooks
from coach.domain.report_wish import ReportDays
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
        lambda days: _source(core, days),
        lambda: _books(core),
        printers,
    )


def command_desk(core: Core) -> ReportDesk:
    """The desk for a command: painting needs a ``QGuiApplication``, but no screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if QGuiApplication.instance() is None:
        QGuiApplication(sys.argv[:1])  # Qt keeps it until the program ends
    return report_desk(core)


def _source(core: Core, days: ReportDays) -> ReportSource:
    """What is known of these days; all signs, of which one may still keep the plan waiting."""
    looks, planning, progress = core.look_back_store, core.planning, core.progress
    walks, now = core.record.walks.between(days.first, days.last), core.clock.now()
    since = moment_from_json(core.values.get(FLARE_SINCE))
    said = since.date() if since and days.holds(since.date()) else None
    flares = flare_spans(walks, said, min(days.last, now.date()), core.rules)
    return ReportSource(
        made=now,
        plan=planning.plan(),
        planned_days=planning.schedule().days_per_week,
        goal=core.look_backs.goal(),
        walks=walks,
        weeks=progress.weeks(days.first, days.last),
        flags=core.answers.flag_reports(),
        seen=core.answers.seen_notes(),
        routines=core.routines.history(),
        look_backs=looks.look_backs(),
        roland_morris=looks.roland_morrises(),
        times_off=tuple(sorted((*progress.times_off(), *flares), key=lambda off: off.first)),
    )


def _books(core: Core) -> ReportBooks:
    return ReportBooks(core.phrases, core.exercises.book, core.catalogue.red_flags(), core.rules, __version__)
