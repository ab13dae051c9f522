"""A store of answers and red flags that never loses one; the rules are those of the safe store of walks."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from coach.adapters.session_spool import SessionSpool
from coach.adapters.unsaved import Unsaved
from coach.domain.check_in import CheckIn
from coach.domain.red_flag import FlagReport, SeenNote
from coach.services.ports import AnswerStore, StoreProblem


class SafeAnswerStore:
    """``AnswerStore`` before a real one."""

    def __init__(self, primary: AnswerStore, spool: SessionSpool) -> None:
        self._primary = primary
        self._spool = spool
        self._problem = ""

    def trouble(self) -> str:
        """One or two sentences saying why answers are not in the database and where they are, or ""."""
        return self._spool.explain(self._problem)

    def save_check_in(self, session_id: int, check_in: CheckIn) -> None:
        """Replace the answers of one walk. Raises ``LookupError`` for an id of no walk."""
        self.replay()
        unsaved = self._spool.unsaved
        real = unsaved.real_id(session_id)
        if real < 0 or session_id in dict(unsaved.answers):
            # Answers that wait must not overtake newer ones.
            self._keep(unsaved.with_answers(session_id, check_in))
            return
        try:
            self._primary.save_check_in(real, check_in)
            self._problem = ""
        except StoreProblem as problem:
            self._keep(unsaved.with_answers(session_id, check_in), problem)

    def report_flags(self, report: FlagReport) -> None:
        """Record red flags that somebody ticked."""
        self.replay()
        try:
            self._primary.report_flags(report)
        except StoreProblem as problem:
            unsaved = self._spool.unsaved
            self._keep(replace(unsaved, flags=(*unsaved.flags, report)), problem)

    def flag_reports(self) -> tuple[FlagReport, ...]:
        """Every report, oldest first, those that wait included. Raises ``StoreProblem``."""
        saved = self._primary.flag_reports()
        waiting = (report for report in self._spool.unsaved.flags if report not in saved)
        return tuple(sorted((*saved, *waiting), key=lambda report: report.at))

    def mark_seen(self, note: SeenNote) -> None:
        """Record that the user says walking is fine."""
        self.replay()
        try:
            self._primary.mark_seen(note)
        except StoreProblem as problem:
            unsaved = self._spool.unsaved
            self._keep(replace(unsaved, seen=(*unsaved.seen, note)), problem)

    def seen(self) -> datetime | None:
        """When that was said last. Raises ``StoreProblem``."""
        saved = self._primary.seen()
        moments = [note.at for note in self._spool.unsaved.seen] + ([] if saved is None else [saved])
        return max(moments, default=None)

    def seen_notes(self) -> tuple[SeenNote, ...]:
        """Every time it was said, oldest first, those that wait included. Raises ``StoreProblem``."""
        saved = self._primary.seen_notes()
        waiting = (note for note in self._spool.unsaved.seen if note not in saved)
        return tuple(sorted((*saved, *waiting), key=lambda note: note.at))

    def replay(self) -> None:
        """Write the answers that wait, if the database takes them; call it at start too, after the walks' own."""
        try:
            self._replay_answers()
            self._replay_flags()
            self._replay_seen()
            self._problem = ""
        except StoreProblem as problem:
            self._problem = str(problem)

    def _replay_answers(self) -> None:
        for id, check_in in self._spool.unsaved.answers:
            real = self._spool.unsaved.real_id(id)
            if real < 0:
                continue
            unsaved = self._spool.unsaved
            try:
                self._primary.save_check_in(real, check_in)
            except LookupError:
                # The walk was in a database that was lost since: keep the answers, and do not stop the others.
                unsaved = replace(unsaved, unplaced=(*unsaved.unplaced, (id, check_in)))
            self._spool.keep(replace(unsaved, answers=tuple(pair for pair in unsaved.answers if pair[0] != id)))

    def _replay_flags(self) -> None:
        for report in self._spool.unsaved.flags:
            if report not in self._primary.flag_reports():
                self._primary.report_flags(report)
            unsaved = self._spool.unsaved
            self._spool.keep(replace(unsaved, flags=tuple(other for other in unsaved.flags if other != report)))

    def _replay_seen(self) -> None:
        for note in self._spool.unsaved.seen:
            if note not in self._primary.seen_notes():
                self._primary.mark_seen(note)
            unsaved = self._spool.unsaved
            self._spool.keep(replace(unsaved, seen=unsaved.seen[1:]))

    def _keep(self, unsaved: Unsaved, problem: StoreProblem | None = None) -> None:
        self._problem = str(problem) if problem else self._problem
        self._spool.keep(unsaved)
