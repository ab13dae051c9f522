"""The kind of a day: kept while it lasts, and forgotten tomorrow."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from coach.domain.day import DayKind
from coach.services.day_desk import DAY_KIND, DayDesk
from tests.fakes.clock import FakeClock
from tests.fakes.key_value_store import FakeKeyValueStore

MORNING = datetime(2026, 11, 12, 8, 0, tzinfo=UTC)


def test_before_somebody_tells_there_is_no_kind_of_day() -> None:
    assert DayDesk(FakeKeyValueStore(), FakeClock(MORNING)).kind() is None


@pytest.mark.parametrize("kind", DayKind)
def test_what_was_told_is_known_to_another_run_and_forgotten_tomorrow(kind: DayKind) -> None:
    values, clock = FakeKeyValueStore(), FakeClock(MORNING)
    DayDesk(values, clock).tell(kind)
    assert DayDesk(values, clock).kind() is kind
    clock.advance(86_400)
    assert DayDesk(values, clock).kind() is None


def test_it_can_be_taken_back() -> None:
    desk = DayDesk(FakeKeyValueStore(), FakeClock(MORNING))
    desk.tell(DayKind.BAD)
    desk.tell(None)
    assert desk.kind() is None


@pytest.mark.parametrize("found", ["bad", ["2026-11-12"], ["2026-11-12", "great"], {"day": 1}])
def test_what_cannot_be_read_is_no_kind_of_day(found: object) -> None:
    values = FakeKeyValueStore()
    values.put(DAY_KIND, found)
    assert DayDesk(values, FakeClock(MORNING)).kind() is None
