"""The fake of other programs' sound does what the real one promises."""

from __future__ import annotations

from datetime import UTC, datetime

from coach.services.sound_ports import OtherSound
from tests.fakes.clock import FakeClock
from tests.fakes.other_sound import FakeOtherSound

MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def test_it_is_low_from_its_time_on_for_as_long_as_was_asked() -> None:
    clock = FakeClock(MORNING)
    others = FakeOtherSound(clock)
    others.lower(2.0, 3.0)
    low = []
    for _ in range(6):
        low.append(others.is_low)
        clock.advance(1.0)
    assert low == [False, False, True, True, True, False]


def test_putting_back_ends_what_is_lowered_and_forgets_what_waits() -> None:
    clock = FakeClock(MORNING)
    others = FakeOtherSound(clock)
    others.lower(0.0, 3.0)
    others.lower(5.0, 3.0)
    clock.advance(1.0)
    others.restore()
    assert not others.is_low
    clock.advance(5.0)
    assert not others.is_low


def test_where_nothing_can_be_lowered_nothing_is() -> None:
    others: OtherSound = FakeOtherSound(FakeClock(MORNING), volume=None, trouble="There is no sound server.")
    others.lower(0.0, 3.0)
    assert others.trouble()
    assert others.volume() is None


def test_closing_puts_everything_back() -> None:
    others = FakeOtherSound(FakeClock(MORNING))
    others.lower(0.0, 3.0)
    others.close()
    assert not others.is_low
    assert others.closed
