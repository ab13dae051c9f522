"""What was ticked about signs and what was said about it, and the card of a sign for an appointment."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from coach.domain.red_flag import FlagReport, SeenNote, safety_record, worth_booking
from coach.services.ports import AnswerStore, Clock, KeyValueStore
from coach.services.records import moment_from_json

NAME = "booking_put_away"


class SafetyDesk(QObject):
    """Shows the record; keeps when the card for an appointment was put away. None of it stops a walk."""

    booking_changed = Signal(object)
    """The ``FlagReport`` whose card is to be shown, or None."""

    def __init__(self, values: KeyValueStore, answers: AnswerStore, clock: Clock) -> None:
        super().__init__()
        self._values, self._answers, self._clock = values, answers, clock

    def record(self) -> tuple[FlagReport | SeenNote, ...]:
        """Everything that was ticked and said, newest first."""
        return safety_record(self._answers.flag_reports(), self._answers.seen_notes())

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
