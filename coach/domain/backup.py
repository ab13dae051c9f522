"""Copies of the record: which are kept, what is in one, and what going back to it would leave out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

DAILY, WEEKLY = 7, 4
"""Copies kept: the newest of each of the last days, and then the newest of each week before those."""
BEFORE, BEFORE_DAYS = 2, 28
"""Copies kept that were made before something, of each reason; and the days after which they go all the same. Both are
our choice."""


class CopyReason(StrEnum):
    """Why a copy was made."""

    DAILY = "daily"
    MIGRATION = "migration"
    """Before a newer Amble changed the shape of the record."""
    RESTORE = "restore"
    """Before somebody went back to another copy."""
    IMPORT = "import"
    """Before walks of elsewhere came in."""


@dataclass(frozen=True)
class RecordCopy:
    """One copy beside the record. ``number`` runs on for ever, because days go backward when somebody sets the clock;
    ``size`` is in bytes."""

    number: int
    day: date
    reason: CopyReason = CopyReason.DAILY
    size: int = 0


@dataclass(frozen=True)
class RecordFacts:
    """What is in a record: how many finished walks and routines, and the local days of the first and last walk."""

    walks: int = 0
    routines: int = 0
    first: date | None = None
    last: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody walked or exercised yet."""
        return not (self.walks or self.routines)


@dataclass(frozen=True)
class BackupFacts:
    """What one copy or file holds: its record, when it was made and by which Amble ("" where nobody knows), and how
    many exercises and routines of one's own (None: they stay as they are here)."""

    record: RecordFacts
    made_at: datetime | None = None
    amble: str = ""
    own_things: int | None = None


@dataclass(frozen=True)
class RestorePreview:
    """What going back would do: ``there`` is in the copy, ``here`` is now, and ``left_out`` are the walks that only
    the present record has. They stay in the copy of today that is made first."""

    there: BackupFacts
    here: RecordFacts
    left_out: RecordFacts = RecordFacts()


def kept_copies(copies: Iterable[RecordCopy], today: date) -> frozenset[int]:
    """The numbers of the copies to keep.

    Of a day or a week the newest counts. A copy made before something is kept beside those, for four weeks.
    """
    newest_first = sorted(copies, key=lambda copy: -copy.number)
    daily = [copy for copy in newest_first if copy.reason is CopyReason.DAILY]
    days = _first_of_each(daily, lambda copy: copy.day)[:DAILY]
    older = [copy for copy in daily if not days or copy.number < days[-1].number]
    weeks = _first_of_each(older, lambda copy: copy.day.isocalendar()[:2])[:WEEKLY]
    return frozenset(copy.number for copy in (*days, *weeks, *_before(newest_first, today)))


def _before(newest_first: list[RecordCopy], today: date) -> list[RecordCopy]:
    oldest = today - timedelta(days=BEFORE_DAYS)
    kept: list[RecordCopy] = []
    for reason in CopyReason:
        if reason is not CopyReason.DAILY:
            made = [copy for copy in newest_first if copy.reason is reason and copy.day >= oldest]
            kept += made[:BEFORE]
    return kept


def _first_of_each(copies: list[RecordCopy], key: Callable[[RecordCopy], object]) -> list[RecordCopy]:
    found: dict[object, RecordCopy] = {}
    for copy in copies:
        found.setdefault(key(copy), copy)
    return list(found.values())
