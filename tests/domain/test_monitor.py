"""A projector is told from the monitors that somebody has named as theirs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.monitor import Monitor, monitor_reading, unknown_monitors
from coach.domain.presence import Finding

PANEL = Monitor("panel", "Laptop panel", built_in=True)
DESK = Monitor("desk", "Dell U2720Q")
HALL = Monitor("hall", "Epson EB-L1")
some = st.lists(st.sampled_from((PANEL, DESK, HALL)), unique=True)


def test_a_monitor_that_nobody_named_is_told_with_its_name() -> None:
    reading = monitor_reading((PANEL, DESK, HALL), frozenset({"desk"}))
    assert (reading.finding, reading.detail) == (Finding.YES, "Epson EB-L1")


def test_a_panel_is_known_without_a_word_and_a_projector_beside_it_is_not() -> None:
    assert monitor_reading((PANEL,), None).finding is Finding.NO
    assert monitor_reading((PANEL, HALL), frozenset()).finding is Finding.YES


def test_it_cannot_be_told_before_somebody_has_said_which_monitors_are_theirs() -> None:
    reading = monitor_reading((DESK,), None)
    assert (reading.finding, reading.why) == (Finding.UNKNOWN, "monitors_not_named")


def test_no_monitors_at_all_is_not_knowing() -> None:
    assert monitor_reading((), frozenset()).why == "no_monitors"


@given(some)
def test_whoever_names_all_that_are_connected_knows_them(connected: list[Monitor]) -> None:
    known = frozenset(monitor.key for monitor in connected)
    assert unknown_monitors(connected, known) == ()
    assert monitor_reading(connected, known).finding is not Finding.YES
