"""Notes about planned walks while the disk refuses."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from coach.adapters.safe_occurrences import SafeOccurrenceStore
from coach.domain.reminder import OccurrenceName, walk_name
from coach.services.ports import StoreProblem
from tests.fakes.occurrence_store import FakeOccurrenceStore

DAY = date(2026, 11, 20)
WALK = walk_name(DAY)
NOW = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)


class FullDisk(FakeOccurrenceStore):
    """Refuses to write while ``full``."""

    def __init__(self) -> None:
        super().__init__()
        self.full = True

    def note(self, name: OccurrenceName, state: str, at: datetime, cause: str) -> None:
        self._refuse()
        super().note(name, state, at, cause)

    def snooze(self, name: OccurrenceName, until: datetime) -> None:
        self._refuse()
        super().snooze(name, until)

    def _refuse(self) -> None:
        if self.full:
            raise StoreProblem("The disk is full.")


def test_what_the_disk_refuses_is_known_all_the_same() -> None:
    store = SafeOccurrenceStore(FullDisk())
    store.snooze(WALK, NOW + timedelta(minutes=10))
    store.note(WALK, "snoozed", NOW, "")
    store.note(WALK, "started", NOW, "")
    assert store.state(WALK) == "started"
    assert store.snoozed_until(WALK) == NOW + timedelta(minutes=10)
    assert [note.state for note in store.log(DAY, DAY)] == ["snoozed", "started"]
    assert store.log(DAY + timedelta(days=1), DAY + timedelta(days=2)) == ()


def test_a_disk_that_takes_things_again_gets_everything_once_and_in_order() -> None:
    disk = FullDisk()
    store = SafeOccurrenceStore(disk)
    store.note(WALK, "shown", NOW, "")
    store.snooze(WALK, NOW + timedelta(minutes=10))
    store.note(WALK, "snoozed", NOW, "")
    disk.full = False
    store.note(WALK, "started", NOW, "")
    assert [note.state for note in disk.notes] == ["shown", "snoozed", "started"]
    assert disk.snoozed_until(WALK) == NOW + timedelta(minutes=10)
    assert store.log(DAY, DAY) == tuple(disk.notes)


def test_what_is_on_disk_is_read_from_there() -> None:
    disk = FullDisk()
    disk.full = False
    disk.note(WALK, "shown", NOW, "")
    store = SafeOccurrenceStore(disk)
    assert store.state(WALK) == "shown"
    assert store.snoozed_until(WALK) is None
    assert store.log(DAY, DAY) == tuple(disk.notes)
