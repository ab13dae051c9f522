"""What a calendar's text says is taken, whatever is in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from time import monotonic
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.calendar_reader import LONGEST_TITLE, FoundInTexts, taken_times
from coach.domain.appointment import Appointment
from tests.adapters.calendar_texts import at, calendar, event

BERLIN = ZoneInfo("Europe/Berlin")
FIRST = datetime(2026, 11, 22, 23, tzinfo=UTC)
"""Midnight of a Monday in Berlin, an hour ahead of UTC."""
LAST = FIRST + timedelta(days=14)


def read(*texts: str, zone: ZoneInfo = BERLIN) -> list[str]:
    """Day and UTC hours of everything that is taken."""
    taken = taken_times(texts, FIRST, LAST, zone).taken
    return [f"{each.start:%d %H:%M}-{each.end:%H:%M}" for each in taken]


def test_a_meeting_is_taken_with_its_title() -> None:
    found = taken_times([calendar(at("20261123T090000Z", "20261123T100000Z", title="Team"))], FIRST, LAST, BERLIN)
    start = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert found == FoundInTexts(True, (Appointment(start, start + timedelta(hours=1), "Team"),))


def test_times_without_a_zone_are_those_of_whoever_reads() -> None:
    text = calendar(at("20261123T090000", "20261123T100000"))
    assert read(text) == ["23 08:00-09:00"]
    assert read(text, zone=ZoneInfo("Asia/Kathmandu")) == ["23 03:15-04:15"]


def test_times_of_a_calendar_that_names_its_zone_are_of_that_zone() -> None:
    text = calendar(at("20261123T090000Z", "20261123T100000Z"), head=["X-WR-TIMEZONE:America/New_York"])
    assert read(text) == ["23 09:00-10:00"]


@pytest.mark.parametrize(
    ("zone", "found"),
    [
        ("America/New_York", "23 14:00-15:00"),
        ("W. Europe Standard Time", "23 08:00-09:00"),  # what Windows calls Berlin's
        ("Mars/Olympus Mons", "23 08:00-09:00"),  # nobody knows it: as it is read
    ],
)
def test_zones_are_those_of_olson_and_of_windows(zone: str, found: str) -> None:
    lines = (f'DTSTART;TZID="{zone}":20261123T090000', f'DTEND;TZID="{zone}":20261123T100000')
    assert read(calendar(event(*lines))) == [found]


def test_a_zone_that_is_described_is_used_as_described() -> None:
    own = (
        "BEGIN:VTIMEZONE",
        "TZID:Half past",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0330",
        "TZOFFSETTO:+0330",
        "END:STANDARD",
        "END:VTIMEZONE",
    )
    lines = ("DTSTART;TZID=Half past:20261123T090000", "DURATION:PT1H")
    assert read(calendar(*own, event(*lines))) == ["23 05:30-06:30"]


def test_repetitions_have_exceptions_and_moved_ones() -> None:
    weekly = at("20261102T090000Z", "20261102T093000Z", "RRULE:FREQ=DAILY;COUNT=40", "EXDATE:20261124T090000Z")
    moved = at("20261125T140000Z", "20261125T143000Z", "RECURRENCE-ID:20261125T090000Z")
    gone = at("20261126T090000Z", "20261126T093000Z", "RECURRENCE-ID:20261126T090000Z", "STATUS:CANCELLED")
    assert read(calendar(weekly, moved, gone))[:3] == ["23 09:00-09:30", "25 14:00-14:30", "27 09:00-09:30"]


def test_a_repetition_keeps_its_local_time_over_a_clock_change() -> None:
    lines = ("DTSTART;TZID=Europe/Berlin:20261020T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=TU")
    assert read(calendar(event(*lines))) == ["24 08:00-09:00", "01 08:00-09:00"]


@pytest.mark.parametrize(
    "entry",
    [
        event("DTSTART;VALUE=DATE:20261123", "DTEND;VALUE=DATE:20261124"),
        at("20261123T090000Z", "20261123T100000Z", "TRANSP:TRANSPARENT"),
        at("20261123T090000Z", "20261123T100000Z", "STATUS:CANCELLED"),
        at("20261123T090000Z", "20261123T100000Z", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"),
        at("20261122T230000Z", "20261123T230000Z", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"),
        at("20261123T090000Z", "20261123T100000Z", uid="walk-2026-11-23@amble"),
        at("20261123T090000Z", "20261123T090000Z"),
        event("DTSTART:20261123T090000Z"),
        event("DTEND:20261123T090000Z"),
        event("DTSTART:yesterday", "DTEND:20261123T090000Z"),
        at("20251123T090000Z", "20251123T100000Z"),
        at("20271123T090000Z", "20271123T100000Z"),
    ],
)
def test_whole_days_what_is_free_or_gone_and_our_own_walks_take_no_time(entry: str) -> None:
    other = at("20261124T090000Z", "20261124T100000Z", uid="two@example")
    assert read(calendar(entry, other)) == ["24 09:00-10:00"]


def test_what_lasts_for_days_is_taken_whenever_it_began() -> None:
    assert read(calendar(at("20260901T090000Z", "20261201T090000Z"))) == ["01 09:00-09:00"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=2",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SOMETIMES",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;UNTIL=never",
        "NONSENSE",
    ],
)
def test_an_impossible_rule_holds_up_nobody(rule: str) -> None:
    begun = monotonic()
    entry = at("20261123T090000Z", "20261123T100000Z", f"RRULE:{rule}")
    other = at("20261124T090000Z", "20261124T100000Z", uid="two@example")
    found = read(calendar(entry, other))
    assert "24 09:00-10:00" in found
    assert len(found) < 20
    assert monotonic() - begun < 8


def test_an_endless_rule_from_long_ago_is_cut_at_the_end_of_what_is_asked() -> None:
    assert len(read(calendar(at("19700105T090000Z", "19700105T100000Z", "RRULE:FREQ=DAILY")))) == 14


def test_a_broken_calendar_gives_what_of_it_can_be_read() -> None:
    good = at("20261123T090000Z", "20261123T100000Z")
    text = calendar(good, "BEGIN:VEVENT\r\nthis line has no colon\r\nEND:VTODO\r\nEND:VEVENT")
    assert read(text) == ["23 09:00-10:00"]
    assert read(text.removesuffix("END:VCALENDAR\r\n")) == ["23 09:00-10:00"]


GOOD = at("20261123T090000Z", "20261123T100000Z")


@pytest.mark.parametrize(
    "text",
    [
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:garbage\r\n",
        calendar(GOOD, event("DTSTART:garbage", "DTEND:20261123T100000Z")),
        calendar(GOOD).removesuffix("END:VCALENDAR\r\n"),
        calendar(GOOD)[: calendar(GOOD).index("DTEND")],
        calendar(GOOD, "BEGIN:VEVENT\r\nthis line has no colon\r\nEND:VTODO\r\nEND:VEVENT"),
        calendar(at("19000101T000000Z", "19000101T000001Z", "RRULE:FREQ=SECONDLY")),
        calendar(at("20261123T090000Z", "20261123T100000Z", "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30")),
    ],
)
def test_what_could_not_be_read_is_told_from_what_is_free(text: str) -> None:
    assert taken_times([text], FIRST, LAST, BERLIN).partly


@pytest.mark.parametrize(
    "entry",
    [
        GOOD,
        event("DTSTART;VALUE=DATE:20261123", "DTEND;VALUE=DATE:20261124"),
        event("DTSTART:20261123T090000Z"),
        at("20261102T090000Z", "20261102T093000Z", "RRULE:FREQ=DAILY", "EXDATE:20261124T090000Z"),
        at("20261123T090000Z", "20261123T100000Z", "STATUS:CANCELLED"),
        at("19700105T090000Z", "19700105T100000Z", "RRULE:FREQ=DAILY"),
        at("20261123T090000Z", "20261123T090000Z"),
    ],
)
def test_what_can_be_read_as_a_whole_says_so(entry: str) -> None:
    assert not taken_times([calendar(entry)], FIRST, LAST, BERLIN).partly


def test_what_is_on_from_the_first_year_to_the_last_is_taken_or_told() -> None:
    found = taken_times([calendar(at("00010101T000000Z", "99991231T235959Z"))], FIRST, LAST, BERLIN)
    assert found.taken or found.partly


def test_several_calendars_in_one_text_and_in_several_count_together() -> None:
    one, two = (
        calendar(at("20261123T090000Z", "20261123T100000Z")),
        calendar(at("20261124T090000Z", "20261124T100000Z")),
    )
    assert read(one + two) == read(one, two) == ["23 09:00-10:00", "24 09:00-10:00"]
    assert read(one, one) == ["23 09:00-10:00"]


def test_a_title_is_one_line_of_plain_letters() -> None:
    nasty = "A\\nB \x07\u202e" + "x" * 500
    text = calendar(at("20261123T090000Z", "20261123T100000Z", title=nasty))
    taken = taken_times([text], FIRST, LAST, BERLIN).taken
    assert taken[0].title.startswith("A B ")
    assert taken[0].title.isprintable()
    assert len(taken[0].title) <= LONGEST_TITLE


@pytest.mark.parametrize("text", ["", "<html>Please log in</html>", "BEGIN:VCARD\r\nEND:VCARD\r\n", "\0\xff"])
def test_what_is_no_calendar_is_told_from_an_empty_one(text: str) -> None:
    assert not taken_times([text], FIRST, LAST, BERLIN).readable
    assert taken_times([calendar()], FIRST, LAST, BERLIN) == FoundInTexts(True)


LINES = st.lists(
    st.sampled_from(calendar(at("20261123T090000Z", "20261123T100000Z", "RRULE:FREQ=DAILY")).splitlines())
    | st.text(max_size=30),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(LINES)
def test_no_text_whatever_ends_the_reading(lines: list[str]) -> None:
    good = calendar(at("20261123T090000Z", "20261123T100000Z", uid="good@example"))
    assert "23 09:00-10:00" in read("\r\n".join(["BEGIN:VCALENDAR", *lines]), good)
