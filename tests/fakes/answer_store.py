"""Answers in memory, beside a fake store of walks that shows them."""

from __future__ import annotations

from datetime import datetime

from coach.domain.check_in import CheckIn
from coach.domain.red_flag import FlagReport, SeenNote
from coach.services.ports import StoreProblem
from tests.fakes.session_store import FakeSessionStore


class FakeAnswerStore:
    """``AnswerStore``. While ``refuses`` holds a sentence, writing raises it as a problem."""

    def __init__(self, walks: FakeSessionStore) -> None:
        self.refuses = ""
        self._walks = walks
        self._reports: list[FlagReport] = []
        self._seen: list[SeenNote] = []

    def save_check_in(self, session_id: int, check_in: CheckIn) -> None:
        self._may_write()
        self._walks.must_know(session_id)
        self._walks.answers[session_id] = check_in

    def report_flags(self, report: FlagReport) -> None:
        self._may_write()
        self._reports.append(report)

    def flag_reports(self) -> tuple[FlagReport, ...]:
        return tuple(sorted(self._reports, key=lambda report: report.at))

    def mark_seen(self, note: SeenNote) -> None:
        self._may_write()
        self._seen.append(note)

    def seen(self) -> datetime | None:
        return max((note.at for note in self._seen), default=None)

    def seen_notes(self) -> tuple[SeenNote, ...]:
        return tuple(sorted(self._seen, key=lambda note: note.at))

    def _may_write(self) -> None:
        if self.refuses:
            raise StoreProblem(self.refuses)
