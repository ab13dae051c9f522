"""The pages about what was: which there are, and whose wires they are on.

Imported before the first paint; everything it names is imported when it is first shown.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.bootstrap_arrivals import ArrivalWires
    from coach.bootstrap_backups import BackupWires
    from coach.bootstrap_diary import DiaryWires
    from coach.bootstrap_export import ExportWires
    from coach.bootstrap_learn import LearnWires
    from coach.bootstrap_pages import Pages
    from coach.bootstrap_progress import ProgressWires
    from coach.bootstrap_report import ReportWires


class RecordPages:
    """Offers the pages to the window; those of the sidebar first."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        add = pages.window.add_page
        add("progress", lambda: self.progress.page)
        add("learn", lambda: self.learn.page)
        add("learn_card", lambda: self.learn.card_page, in_navigation=False)
        add("diary", lambda: self.diary.page, in_navigation=False)
        add("diary_day", lambda: self.diary.day_page, in_navigation=False)
        add("report", lambda: self.report.page, in_navigation=False)
        add("export", lambda: self.export.page, in_navigation=False)
        add("arrivals", lambda: self.arrivals.page, in_navigation=False)
        add("backups", lambda: self.backups.page, in_navigation=False)
        self._offers_restore = False
        pages.window.page_shown.connect(lambda name: self._offer_restore(name))

    def _offer_restore(self, name: str) -> None:
        """The set-up may begin from a backup."""
        if name == "set_up" and not self._offers_restore:
            self._offers_restore = True
            self._pages.set_up.restore_requested.connect(lambda: self.backups.open_to_restore())

    def connect_today(self) -> None:
        """Show on Today what these pages have for it; after the first paint."""
        self.learn.connect_today()

    def close(self) -> None:
        """Stop what pages have under way, and leave nothing behind."""
        for name in ("export", "arrivals", "backups", "report"):
            stop = getattr(self.__dict__.get(name), "close", None)
            if stop is not None:
                stop()

    @cached_property
    def progress(self) -> ProgressWires:
        """Is it working?"""
        from coach.bootstrap_progress import ProgressWires

        return ProgressWires(self._pages)

    @cached_property
    def diary(self) -> DiaryWires:
        """What happened on which day?"""
        from coach.bootstrap_diary import DiaryWires

        return DiaryWires(self._pages)

    @cached_property
    def report(self) -> ReportWires:
        """What shall my clinician see?"""
        from coach.bootstrap_report import ReportWires

        return ReportWires(self._pages)

    @cached_property
    def export(self) -> ExportWires:
        """How do I get my record out?"""
        from coach.bootstrap_export import ExportWires

        return ExportWires(self._pages)

    @cached_property
    def arrivals(self) -> ArrivalWires:
        """What walked elsewhere?"""
        from coach.bootstrap_arrivals import ArrivalWires

        return ArrivalWires(self._pages)

    @cached_property
    def backups(self) -> BackupWires:
        """Is my record safe?"""
        from coach.bootstrap_backups import BackupWires

        return BackupWires(self._pages)

    @cached_property
    def learn(self) -> LearnWires:
        """Is this normal?"""
        from coach.bootstrap_learn import LearnWires

        return LearnWires(self._pages)
