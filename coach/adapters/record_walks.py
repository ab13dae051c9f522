"""Walks for the whole record, with all that is known of each, a page at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from heapq import merge
from typing import Any

from coach.adapters.record_pages import count, grouped, pages
from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_proofs import to_proof
from coach.adapters.store_revisions import to_replaced
from coach.adapters.store_rows import CHECK_IN_COLUMNS, to_check_in, to_moment, utc_text
from coach.adapters.unsaved import FEELING, REVISION, Unsaved
from coach.adapters.waiting_walks import with_waiting
from coach.adapters.walk_rows import SHAPE_COLUMNS, row_session
from coach.domain.cue_proof import CueProof
from coach.domain.feeling import Feeling, Felt
from coach.domain.record import RecordSource, Replaced, WalkEntry

_COLUMNS = (
    "started_utc, id, (SELECT source FROM arrival WHERE arrival.id = session.arrival), started_zone, planned_minutes, "
    "chosen_minutes, bad_day, walked_seconds, outcome, stop_reason, warm_up, by_hand, note, "
    f"{SHAPE_COLUMNS}, session_id, {CHECK_IN_COLUMNS}"
)
_REST = 11
"""The place of ``rest_minutes`` after the source."""
_TABLE = "session LEFT JOIN check_in ON check_in.session_id = session.id"
_THESE = "WHERE session_id IN (SELECT value FROM json_each(?)) ORDER BY session_id"
_FELT = f"SELECT session_id, walked, feeling FROM feeling {_THESE}, walked"
_REPLACED = f"SELECT session_id, replaced_utc, replaced_zone, answers FROM check_in_revision {_THESE}, replaced_utc, id"
_PROOFS = f"SELECT session_id, due, text, safety, fate, heard FROM cue_proof {_THESE}, place"


class RecordedWalks:
    """The walks that began within ``bounds``; gone through once for each time it is asked for them."""

    def __init__(self, connection: StoreConnection, unsaved: Unsaved, bounds: tuple[str, str], proofs: bool) -> None:
        self._connection, self._unsaved, self._bounds, self._proofs = connection, unsaved, bounds, proofs
        rests = {walk.running.id: walk.running.rest_minutes for walk in unsaved.walks}
        self._waiting = [WalkEntry(one, rests.get(one.id, 0)) for one in with_waiting(unsaved, ())]

    def __len__(self) -> int:
        """About how many there are."""
        return count(self._connection, "session", self._bounds) + len(self._waiting)

    def __iter__(self) -> Iterator[WalkEntry]:
        """In order of time. Raises ``StoreProblem``."""
        return merge(self._saved(), self._detailed(self._waiting), key=_start)

    def _saved(self) -> Iterator[WalkEntry]:
        for page in pages(self._connection, _COLUMNS, _TABLE, self._bounds, _entry):
            yield from self._detailed(page if self._unsaved.is_empty else self._newest(page))

    def _newest(self, page: Sequence[WalkEntry]) -> list[WalkEntry]:
        """With the answers and notes that wait; without what waits as a whole, or is thrown away."""
        others = {entry.session.id for entry in self._waiting}
        found = with_waiting(self._unsaved, [entry.session for entry in page])
        now = {one.id: one for one in found if one.id not in others}
        return [replace(entry, session=now[entry.session.id]) for entry in page if entry.session.id in now]

    def _detailed(self, entries: Sequence[WalkEntry]) -> Iterator[WalkEntry]:
        ids = [self._unsaved.real_id(entry.session.id) for entry in entries]
        found = json.dumps(ids)
        felt = grouped(self._connection, _felt, _FELT, found)
        replaced = grouped(self._connection, _replaced, _REPLACED, found)
        proofs = grouped(self._connection, _proof, _PROOFS, found) if self._proofs else {}
        for id, entry in zip(ids, entries, strict=True):
            yield replace(
                entry,
                session=replace(entry.session, id=0),
                felt=self._newest_felt(id, felt.get(id, ())),
                replaced=self._newest_replaced(id, replaced.get(id, ())),
                proofs=self._newest_proofs(id, proofs.get(id, ())),
            )

    def _newest_felt(self, id: int, saved: tuple[Felt, ...]) -> tuple[Felt, ...]:
        waiting = {float(key): told for key, told in self._pending(FEELING, id)}
        kept = [one for one in saved if one.walked not in waiting]
        kept += [Felt(walked, Feeling(told)) for walked, told in waiting.items() if told is not None]
        return tuple(sorted(kept, key=lambda one: one.walked)) if waiting else saved

    def _newest_replaced(self, id: int, saved: tuple[Replaced, ...]) -> tuple[Replaced, ...]:
        waiting = [Replaced(*to_replaced(key, told)) for key, told in self._pending(REVISION, id)]
        new = [one for one in waiting if one not in saved]
        return tuple(sorted((*saved, *new), key=lambda one: utc_text(one.at))) if new else saved

    def _newest_proofs(self, id: int, saved: tuple[CueProof, ...]) -> tuple[CueProof, ...]:
        waiting = {self._unsaved.real_id(walk): proofs for walk, proofs in self._unsaved.proofs}
        return waiting.get(id, saved) if self._proofs else ()

    def _pending(self, kind: str, id: int) -> Iterator[tuple[str, Any]]:
        real = self._unsaved.real_id
        return ((one.key, one.plain) for one in self._unsaved.pending if one.kind == kind and real(one.walk) == id)


def _entry(started: str, id: int, source: str | None, *row: Any) -> WalkEntry:
    rest_minutes = row[_REST]
    found = None if source is None else RecordSource(source)
    return WalkEntry(row_session(id, started, *row), rest_minutes, source=found)


def _start(entry: WalkEntry) -> str:
    return utc_text(entry.session.started_at)


def _felt(id: int, walked: float, feeling: str) -> tuple[int, Felt]:
    return id, Felt(walked, Feeling(feeling))


def _replaced(id: int, at: str, zone: str, answers: str) -> tuple[int, Replaced]:
    return id, Replaced(to_moment(at, zone), to_check_in(json.loads(answers)))


def _proof(id: int, *row: Any) -> tuple[int, CueProof]:
    return id, to_proof(*row)
