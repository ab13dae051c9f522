"""The real clock: aware, in the zone of the moment, whatever the system calls it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.adapters.clock import SystemClock, zone_named


def test_the_zone_is_read_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    assert clock.zone() == ZoneInfo("Asia/Kathmandu")
    monkeypatch.setenv("TZ", "America/Lima")
    assert clock.now().tzinfo == ZoneInfo("America/Lima")


def test_the_wall_clock_tells_the_time_of_the_machine() -> None:
    before = datetime.now(UTC)
    now = SystemClock().now()
    assert before <= now <= datetime.now(UTC)


def test_monotonic_time_never_goes_backward() -> None:
    clock = SystemClock()
    readings = [clock.monotonic() for _ in range(1000)]
    assert readings == sorted(readings)


@pytest.mark.parametrize("name", ["Europe/Paris", ":Europe/Paris", "/usr/share/zoneinfo/Europe/Paris"])
def test_a_zone_is_known_by_every_way_of_naming_it(name: str) -> None:
    assert zone_named(name, timedelta()) == ZoneInfo("Europe/Paris")


@pytest.mark.parametrize("name", ["CET-1CEST", "", "Atlantis/Capital", "../../etc/passwd"])
@pytest.mark.parametrize("hours", [-5, 0, 1, 13])
def test_a_zone_without_a_known_name_keeps_its_hours(name: str, hours: int) -> None:
    found = zone_named(name, timedelta(hours=hours))
    assert datetime(2026, 7, 1, tzinfo=found).utcoffset() == timedelta(hours=hours)


@given(name=st.text(), minutes=st.integers(-1439, 1439))
def test_no_name_is_too_strange(name: str, minutes: int) -> None:
    assert isinstance(zone_named(name, timedelta(minutes=minutes)), ZoneInfo)
