"""Reading a whole database once, to know that it is sound."""

from __future__ import annotations

from datetime import date

from coach.adapters.store_answers import StoredAnswers
from coach.adapters.store_connection import DamagedStore, StoreConnection
from coach.adapters.store_migrations import shape
from coach.adapters.store_walks import WITH_REMOVED, read_walks


def read_everything(connection: StoreConnection) -> None:
    """Check the structure, then every walk, feeling, routine, look back, note and red flag, what was replaced, what
    became of sentences, when somebody was seen, and what came in. Raises ``DamagedStore``, or
    ``StoreProblem`` when it cannot be read now.

    A word this version does not know counts as damage; a version that adds one adds a migration, so that older ones
    refuse the file instead.
    """
    if connection.rows(str, "PRAGMA quick_check(1)") != ["ok"]:
        raise DamagedStore("Amble's record is damaged.")
    found = shape(connection)
    read_walks(connection, found)
    # Imported here: a start does not need them.
    from coach.adapters import (
        store_arrivals,
        store_days,
        store_feelings,
        store_look_backs,
        store_proofs,
        store_revisions,
    )
    from coach.adapters.store_routines import SHAPE, StoredRoutines

    if found >= store_look_backs.SHAPE:
        weeks = store_look_backs.StoredLookBacks(connection)
        weeks.look_backs()
        weeks.roland_morrises()
        store_feelings.StoredFeelings(connection).all_feelings()
        store_revisions.StoredRevisions(connection).read_all()
        StoredAnswers(connection).seen_notes()
    if found >= store_proofs.SHAPE:
        store_proofs.StoredProofs(connection).read_all()
    if found >= SHAPE:
        StoredRoutines(connection).read_all()
    if found >= WITH_REMOVED:
        store_days.StoredDayNotes(connection).day_notes(date.min, date.max)
        store_arrivals.read_past(connection)
    StoredAnswers(connection).flag_reports()
