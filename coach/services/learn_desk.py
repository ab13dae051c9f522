"""What was offered and read of Learn, kept as one value, and what is offered today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from coach.domain.learn import LearnBook
from coach.domain.learn_offer import LearnOffer, LearnRecord, OfferRules, moment_of, offer
from coach.domain.progression import NextWalk
from coach.services.planning import Planning
from coach.services.ports import Clock, KeyValueStore
from coach.services.records import day_from_json

LEARN = "learn"
"""The name of the value."""


class LearnDesk(QObject):
    """Offers at most one card a day; the cards themselves are read only where one may be offered."""

    changed = Signal()
    """Something was read, put away, or switched."""

    def __init__(
        self,
        values: KeyValueStore,
        planning: Planning,
        clock: Clock,
        book: Callable[[], LearnBook],
        rules: Callable[[], OfferRules],
    ) -> None:
        super().__init__()
        self._values, self._planning, self._clock = values, planning, clock
        self._book, self._rules = book, rules
        self._offer: LearnOffer | None = None
        self._given: tuple[str, date] | None = None

    def record(self) -> LearnRecord:
        """What was offered and read; empty where that cannot be read."""
        return record_from_json(self._values.get(LEARN))

    def offer(self, walk: NextWalk | None = None) -> LearnOffer | None:
        """Today's card, which counts as offered from now on; None for none. ``walk`` is the decision where it is known
        already. Raises ``StoreProblem``."""
        record, today = self.record(), self._clock.now().date()
        # Most looks end here or at the next: nothing else is read for them.
        over = not record.open_id and record.offered.get(_last(record), date.min) >= today
        if over or not record.is_on or not self._planning.is_set_up():
            return None
        if walk is not None and self._given == (record.open_id, today):
            return self._offer if walk.walk_allowed else None
        self._offer = self._found(record, walk or self._planning.next_walk())
        if self._offer is not None:
            self._given = (self._offer.card.id, today)
            if record.offered.get(self._offer.card.id) != today:
                self._keep(record.with_offer(self._offer.card.id, today))
        return self._offer

    def mark_read(self, id: str) -> None:
        """Somebody opened a card."""
        self._change(self.record().with_read(id, self._clock.now().date()))

    def put_away(self) -> Callable[[], None]:
        """Offer nothing more today; the answer takes that back."""
        before = self.record()
        self._change(before.without_offer())
        return lambda: self._change(before)

    def switch(self, on: bool) -> None:
        """Offer cards on Today, or none."""
        record = self.record()
        self._change(LearnRecord(record.offered, record.read, record.open_id, on))

    def _found(self, record: LearnRecord, walk: NextWalk) -> LearnOffer | None:
        planning, rules = self._planning, self._rules()
        now = self._clock.now()
        moment = moment_of(walk, planning.sessions(), now, planning.week_of_plan(), rules)
        return offer(self._book(), moment, record, rules)

    def _change(self, record: LearnRecord) -> None:
        self._keep(record)
        self.changed.emit()

    def _keep(self, record: LearnRecord) -> None:
        self._values.put(LEARN, record_to_json(record))


def _last(record: LearnRecord) -> str:
    """The id of the card offered last, "" before the first."""
    return max(record.offered, key=lambda id: record.offered[id], default="")


def record_to_json(record: LearnRecord) -> dict[str, object]:
    """A record as a JSON object."""
    return {
        "offered": {id: day.isoformat() for id, day in record.offered.items()},
        "read": {id: day.isoformat() for id, day in record.read.items()},
        "open": record.open_id,
        "on": record.is_on,
    }


def record_from_json(found: object) -> LearnRecord:
    """A stored record; what cannot be read is left out."""
    if not isinstance(found, Mapping):
        return LearnRecord()
    open_id = found.get("open")
    return LearnRecord(
        _days(found.get("offered")),
        _days(found.get("read")),
        open_id if isinstance(open_id, str) else "",
        found.get("on") is not False,
    )


def _days(found: object) -> dict[str, date]:
    if not isinstance(found, Mapping):
        return {}
    read = {id: day_from_json(day) for id, day in found.items() if isinstance(id, str)}
    return {id: day for id, day in read.items() if day is not None}
