"""What was ticked about signs and what was said about it, and the card of a sign for an appointment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from coach.domain.check_in import CheckIn
from coach.domain.progression import flag_report_of
from coach.domain.red_flag import FlagReport, SeenNote, safety_record, worth_booking
from coach.services.planning import Planning
from coach.services.ports import AnswerStore, Clock, KeyValueStore
from coach.services.records import moment_from_json

NAME = "booking_put_away"


def next_moment(answers: AnswerStore, clock: Clock) -> datetime:
    """Now, or just after the newest sign and the newest "seen" when a wrong clock dated them later: what is said now
    counts after them in any case."""
    said = [report.at for report in answers.flag_reports()]
    seen = answers.seen()
    last = max([*said, *([seen] if seen else [])], default=None)
    now = clock.now()
    return now if last is None or last < now else last + timedelta(microseconds=1)


class SafetyDesk(QObject):
    """Shows the record, takes a tick back that was a mistake, and keeps when the card for an appointment was put
    away."""

    booking_changed = Signal(object)
    """The ``FlagReport`` whose card is to be shown, or None."""

    def __init__(self, values: KeyValueStore, answers: AnswerStore, planning: Planning, clock: Clock) -> None:
        super().__init__()
        self._values, self._answers, self._planning, self._clock = values, answers, planning, clock

    def record(self) -> tuple[FlagReport | SeenNote, ...]:
        """Everything that was ticked and said, newest first."""
        return safety_record(self._answers.flag_reports(), self._answers.seen_notes())

    def mark_mistake(self) -> None:
        """Nothing of what the plan waits for was so: it goes on, and the record says so, dated. A walk whose answers
        held such a sign keeps its other answers."""
        waiting = self._planning.next_walk().waiting
        for session in self._planning.sessions():
            if flag_report_of(session) in waiting:
                check_in = session.check_in or CheckIn()
                kept = frozenset(flag for flag in check_in.red_flags or () if not flag.stops_walking)
                self._answers.save_check_in(session.id, replace(check_in, red_flags=kept))
        self._answers.mark_seen(SeenNote(next_moment(self._answers, self._clock), mistake=True))
        self._planning.refresh()

    def booking(self) -> FlagReport | None:
        """The sign for an appointment whose card was not put away yet."""
        return worth_booking(self._answers.flag_reports(), moment_from_json(self._values.get(NAME)))

    def put_booking_away(self) -> None:
        """The card has been read; it comes back with the next such sign."""
        booking = self.booking()
        if booking is not None:
            # Not before the sign itself, which a wrong clock may have dated later.
            self._values.put(NAME, max(booking.at, self._clock.now()).isoformat())
            self.booking_changed.emit(self.booking())

    def bring_booking_back(self) -> None:
        """It was put away by mistake."""
        self._values.remove(NAME)
        self.booking_changed.emit(self.booking())
