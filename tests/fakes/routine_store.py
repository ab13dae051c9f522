"""Routines in memory; two services over one of these are one program restarted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from coach.domain.routine_session import RoutineSession
from coach.services.exercise_ports import RoutineRecord
from coach.services.ports import StoreProblem


class FakeRoutineStore:
    """``RoutineStore``. While ``refuses`` holds a sentence, writing raises it as a problem."""

    def __init__(self) -> None:
        self.refuses = ""
        self._records: dict[datetime, RoutineRecord] = {}

    def keep(self, record: RoutineRecord) -> None:
        """Record a routine as it stands."""
        self._may_write()
        self._records[_key(record.started_at)] = record

    def keep_progress(self, started_at: datetime, place: int, seconds: float) -> None:
        """Record how far a routine has come."""
        self._may_write()
        found = self.find(started_at)
        if found is not None:
            self._records[_key(started_at)] = replace(found, place=place, seconds=seconds)

    def find(self, started_at: datetime) -> RoutineRecord | None:
        """The routine that began at that moment."""
        return self._records.get(_key(started_at))

    def unfinished(self) -> RoutineRecord | None:
        """The routine that was begun last of those never finished."""
        return next((record for record in reversed(self._records.values()) if record.outcome is None), None)

    def history(self) -> tuple[RoutineSession, ...]:
        """Every finished routine in order of time."""
        ids = {key: id for id, key in enumerate(self._records, start=1)}
        records = sorted(self._records.items())
        return tuple(record.as_session(ids[key]) for key, record in records if record.outcome is not None)

    def _may_write(self) -> None:
        if self.refuses:
            raise StoreProblem(self.refuses)


def _key(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
