"""What was ticked stays on record, and a sign for an appointment stays until its card is put away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from coach.domain.red_flag import (
    FlagReport,
    RedFlag,
    SeenNote,
    flags_of,
    safety_record,
    waiting_reports,
    worth_booking,
)

NOW = datetime(2026, 11, 12, 9, tzinfo=UTC)
FEVER = FlagReport(NOW, frozenset({RedFlag.FEVER}))
AGE = FlagReport(NOW + timedelta(hours=1), frozenset({RedFlag.AGE, RedFlag.FEVER}))
NONE = FlagReport(NOW + timedelta(hours=2), frozenset())


def test_the_record_holds_everything_newest_first() -> None:
    seen = SeenNote(NOW + timedelta(minutes=30), "walking is fine", "Dr Roy, on Tuesday")
    assert safety_record((FEVER, AGE, NONE), (seen,)) == (NONE, AGE, seen, FEVER)
    assert safety_record((), ()) == ()


def test_an_appointment_stays_worth_making_until_its_card_is_put_away() -> None:
    assert worth_booking((FEVER, AGE, NONE), None) == AGE
    assert worth_booking((FEVER, AGE), NOW) == AGE
    assert worth_booking((FEVER, AGE), AGE.at) is None
    assert worth_booking((FEVER, NONE), None) is None


def test_none_of_these_stops_nothing() -> None:
    assert waiting_reports((NONE,), None) == ()


def test_what_was_ticked_in_several_reports_is_told_once_in_the_order_of_the_questions() -> None:
    at = datetime(2026, 11, 10, 12, tzinfo=UTC)
    reports = (
        FlagReport(at, frozenset({RedFlag.FEVER, RedFlag.BLADDER})),
        FlagReport(at, frozenset({RedFlag.FEVER, RedFlag.LUMP})),
    )
    assert flags_of(reports) == (RedFlag.BLADDER, RedFlag.FEVER, RedFlag.LUMP)
    assert flags_of(()) == ()
