"""Reading a whole record once finds what cannot be true in any table of what somebody told."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from coach.adapters.store import Store
from coach.adapters.store_arrivals import StoredArrivals
from coach.adapters.store_check import read_everything
from coach.adapters.store_connection import DamagedStore, StoreConnection
from coach.domain.record import RecordSource
from tests.adapters.test_store_arrivals import NOW, WHOLE
from tests.fakes.clock import FakeClock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store = Store(tmp_path / "amble.db", FakeClock(NOW))
    store.open()
    StoredArrivals(store.path).keep(RecordSource.AMBLE, "record.json", NOW, WHOLE)
    store.close()
    return store.path


def read(path: Path) -> None:
    with closing(StoreConnection(path)) as connection:
        connection.open("mode=ro")
        read_everything(connection)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE seen SET at_utc = 'yesterday'",
        "UPDATE check_in_revision SET answers = '{'",
        "UPDATE arrival SET source = 'hearsay'",
        "UPDATE cue_proof SET fate = 'eaten'",
        "UPDATE flag_report SET flags = '[\"none that is known\"]'",
    ],
)
def test_what_cannot_be_true_is_found_in_every_table(path: Path, harm: str) -> None:
    read(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(harm)
    with pytest.raises(DamagedStore):
        read(path)
