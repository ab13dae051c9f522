"""Makes the report for a clinician: remembers what somebody wants on it, gathers what was, and saves it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping
from datetime import date
from pathlib import Path

from coach.domain.report import ReportSource, make_report
from coach.domain.report_bounds import within_bounds
from coach.domain.report_sections import tell_report
from coach.domain.report_stretch import day_of
from coach.domain.report_telling import ReportBooks
from coach.domain.report_told import Lack, ToldReport
from coach.domain.report_wish import ReportDays, ReportWish
from coach.domain.sheet import Paper
from coach.services.ports import Clock, KeyValueStore
from coach.services.records import day_from_json
from coach.services.report_charts import report_charts
from coach.services.report_ports import ReportPrinter
from coach.services.report_records import wish_from_json, wish_to_json

WISH, LAST = "report", "report_last"
"""The names in the store of values: what is wanted, and the day on which a report was saved last."""


class ReportDesk:
    """``source`` gathers what was on some days in small steps; it raises ``StoreProblem``."""

    def __init__(
        self,
        values: KeyValueStore,
        clock: Clock,
        source: Callable[[ReportDays], Generator[None, None, ReportSource]],
        books: Callable[[], ReportBooks],
        printers: Mapping[str, ReportPrinter],
    ) -> None:
        """``printers`` are found by the ending of a file: ".pdf"."""
        self._values, self._clock = values, clock
        self._source, self._books = source, books
        self._printers = printers
        self._gathered: tuple[ReportDays, ReportSource] | None = None

    def wish(self) -> ReportWish:
        """What was wanted last."""
        return wish_from_json(self._values.get(WISH))

    def keep(self, wish: ReportWish) -> None:
        """Remember what is wanted."""
        self._values.put(WISH, wish_to_json(wish))

    def today(self) -> date:
        """The day where somebody is."""
        return self._clock.now().date()

    def last_report(self) -> date | None:
        """When a report was saved last."""
        return day_from_json(self._values.get(LAST))

    def days(self, wish: ReportWish) -> ReportDays:
        """The days that a wish is about."""
        return wish.days(self.today(), self.last_report())

    def told(self, wish: ReportWish) -> ToldReport:
        """The report in words. Raises ``StoreProblem``."""
        days, books = self.days(wish), self._books()
        source = self._all_of(wish)
        plan, within = source.plan, None
        if plan is not None and not plan.bounds.is_empty:
            within = within_bounds(plan.bounds, source.walks, source.routines, books.exercises)
        charts = report_charts(source, days, books.phrases)
        return tell_report(make_report(source, wish, days), books, charts, within)

    def is_empty(self, wish: ReportWish) -> bool:
        """Whether nothing was walked in the days of a wish. Raises ``StoreProblem``."""
        days = self.days(wish)
        return not any(days.holds(day_of(walk)) for walk in self._all_of(wish).walks)

    def forget(self) -> None:
        """Gather everything anew for the next report: something may have happened since."""
        self._gathered = None

    def gather(self, wish: ReportWish) -> Iterator[None]:
        """Read what is not read yet for a wish, in steps that never take long: 20 years take a second together. Whoever
        writes a question does not wait for it at each letter. Raises ``StoreProblem``."""
        days = self.days(wish)
        if self._gathered is None or self._gathered[0] != days:
            self._gathered = None
            source = yield from self._source(days)
            self._gathered = (days, source)

    def _all_of(self, wish: ReportWish) -> ReportSource:
        deque(self.gather(wish), maxlen=0)
        assert self._gathered is not None
        return self._gathered[1]

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of files that can be written."""
        return tuple(self._printers)

    def save(self, told: ToldReport, file: Path, paper: Paper | None = None) -> frozenset[Lack]:
        """Write the report in the form that the name ends in, remember the day, and say what the file lacks. Raises
        ``ReportProblem``, and ``KeyError`` for an ending nobody writes."""
        lacks = self._printers[file.suffix.lower()].save(told, file, paper)
        self._values.put(LAST, self.today().isoformat())
        return lacks
