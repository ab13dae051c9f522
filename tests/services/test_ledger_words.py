"""The words of the ledger: there is one for everything that can become of a reminder, and none is blank."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.ledger import Entry, LedgerNote
from coach.domain.phrases import Phrases
from coach.domain.plan import Plan
from coach.domain.presence import HoldCause
from coach.domain.reminder import OccurrenceName, OccurrenceState, ReminderKind, ReminderSettings, walk_name
from coach.domain.reminder_cause import Cause
from coach.domain.rhythm import Rhythm
from coach.domain.rules import Rules
from coach.domain.schedule import Move, Schedule
from coach.domain.why_not import Why, WhyNot
from coach.services.ledger_desk import LedgerDesk, LedgerParts
from coach.services.ledger_words import LedgerWords
from coach.services.planning import Planning
from coach.services.reminder_memory import Memory, keep_memory
from coach.services.reminder_pauses import keep_pause, pause_from
from coach.services.reminder_talk import Refusal
from tests.fakes.answer_store import FakeAnswerStore
from tests.fakes.clock import FakeClock
from tests.fakes.key_value_store import FakeKeyValueStore
from tests.fakes.occurrence_store import FakeOccurrenceStore
from tests.fakes.session_store import FakeSessionStore

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 12, 12, 0, tzinfo=ZONE)
TODAY = NOW.date()
BREAK = OccurrenceName(ReminderKind.BREAK, TODAY, "0905")


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    return Catalogue(find_resources()).phrases()


@pytest.fixture(scope="module")
def words(phrases: Phrases) -> LedgerWords:
    return LedgerWords(phrases)


def entry(*states: OccurrenceState, cause: str = "", days: int = 0) -> Entry:
    at = NOW - timedelta(days=days)
    return Entry(walk_name(TODAY), NOW, tuple(LedgerNote(walk_name(TODAY), state, at, cause) for state in states))


def test_every_state_and_cause_and_kind_has_words(phrases: Phrases, words: LedgerWords) -> None:
    for state in OccurrenceState:
        assert words.became(entry(state), NOW).endswith(".")
    for cause in (*filter(None, Cause), *HoldCause):
        assert words.cause(cause.value).endswith("."), cause
    assert all(words.waits_for(cause) for cause in HoldCause)
    assert all(words.waited(cause.value).startswith("It had waited ") for cause in HoldCause)
    assert all(words.kind(kind) for kind in ReminderKind)
    for why in Refusal:
        asked = ("_pause", "_snooze") if why is Refusal.NOT_NOW else ("",)
        assert all(phrases.say(f"reminders.cli.refused.{why.value}{each}", time="17:00") for each in asked)


@pytest.mark.parametrize("why", list(Why))
def test_every_answer_to_why_not_has_words(words: LedgerWords, why: Why) -> None:
    told = words.answer(WhyNot(TODAY, why, at=NOW, cause="call", entry=entry(OccurrenceState.HELD)))
    assert told.startswith("Walk: ")
    assert told.endswith(".")


def test_a_cause_that_only_a_newer_amble_knows_is_left_out(words: LedgerWords) -> None:
    assert words.became(entry(OccurrenceState.HELD, cause="from_the_future"), NOW) == "Held back."


def test_what_came_to_its_state_at_once_has_no_history(words: LedgerWords) -> None:
    assert words.history(entry(OccurrenceState.SKIPPED)) == ()
    told = words.history(entry(OccurrenceState.WAITING, OccurrenceState.HELD, cause="call", days=1))
    assert told[0] == "Wednesday 11 November, 12:00 Waiting for a good moment. You were in a call."


def test_what_waits_is_told_in_the_present_and_what_came_after_it_in_the_past(words: LedgerWords) -> None:
    waits = entry(OccurrenceState.WAITING, cause="call")
    came = entry(OccurrenceState.WAITING, OccurrenceState.SHOWN, cause="call")
    assert words.became(waits, NOW) == "Waiting for a good moment: you are in a call."
    assert words.became(came, NOW) == "The reminder came. It had waited for the end of your call."
    assert words.history(came)[0] == "12:00 Waiting for a good moment. You were in a call."
    now, later = (WhyNot(TODAY, why, at=NOW, cause="call", entry=waits) for why in (Why.WAITING, Why.CAME))
    assert words.answer(now) == "Walk: It is due, and waits for a good moment: you are in a call."
    assert words.answer(replace(later, entry=came)).endswith("at 12:00. It had waited for the end of your call.")


def test_what_waits_for_something_that_only_a_newer_amble_knows_waits_all_the_same(words: LedgerWords) -> None:
    told = words.became(entry(OccurrenceState.WAITING, cause="from_the_future"), NOW)
    assert told == "Waiting for a good moment."


def test_what_was_put_off_tells_until_when_as_far_as_it_is_kept(words: LedgerWords) -> None:
    put_off = entry(OccurrenceState.SNOOZED, OccurrenceState.SHOWN, OccurrenceState.SNOOZED)
    put_off = replace(put_off, put_off_until=NOW + timedelta(minutes=15))
    assert words.became(put_off, NOW) == "Put off until 12:15."
    told = [line.split(" ", 1)[1] for line in words.history(put_off)]
    assert told == ["Put off.", "The reminder came.", "Put off until 12:15."]


def test_a_history_is_told_in_order_of_time(words: LedgerWords) -> None:
    first, second = (
        LedgerNote(walk_name(TODAY), state, NOW - timedelta(minutes=minutes))
        for state, minutes in ((OccurrenceState.SHOWN, 5), (OccurrenceState.SKIPPED, 20))
    )
    assert [line[:5] for line in words.history(Entry(walk_name(TODAY), NOW, (first, second)))] == ["11:40", "11:55"]


def test_names_tell_kind_and_time(words: LedgerWords) -> None:
    assert words.name(BREAK) == "Break, 09:05"
    assert words.name(walk_name(TODAY)) == "Walk"
    assert words.heading(Entry(BREAK, None)) == "Break"


class Rig:
    """The ledger on fakes: a plan with a walk at half past twelve every day, made ten days ago."""

    def __init__(self) -> None:
        self.clock, self.values, self.store = FakeClock(NOW), FakeKeyValueStore(), FakeOccurrenceStore()
        self.settings = ReminderSettings()
        sessions = FakeSessionStore()
        answers = FakeAnswerStore(sessions)
        self.planning = Planning(self.values, sessions, answers, self.clock, Rules())
        self.planning.set_schedule(Schedule((time(12, 30),) * 7))
        self.planning.set_plan(Plan())
        self.values.put("first_day", (TODAY - timedelta(days=10)).isoformat())
        self.runs = True
        parts = (self.store, self.values, self.planning, self.clock, lambda: self.settings, lambda: self.runs)
        self.desk = LedgerDesk(LedgerParts(*parts))

    def why(self, day: date) -> list[Why]:
        return [answer.why for answer in self.desk.why_not(day)]


@pytest.fixture
def rig() -> Rig:
    return Rig()


def test_the_days_of_the_plan_are_told_and_none_before_it(rig: Rig) -> None:
    entries = rig.desk.entries(TODAY - timedelta(days=30), TODAY)
    assert [entry.day for entry in entries] == [TODAY - timedelta(days=ago) for ago in range(10, -1, -1)]
    assert rig.why(TODAY - timedelta(days=11)) == [Why.BEFORE]


def test_before_there_is_a_plan_only_notes_are_told() -> None:
    rig = Rig()
    rig.values.remove("first_day")
    rig.store.note(BREAK, "done", NOW, "taken")
    assert [entry.name for entry in rig.desk.entries(TODAY, TODAY)] == [BREAK]
    assert rig.why(TODAY) == [Why.BEFORE]


def test_a_rest_of_the_plan_hides_no_walk_and_is_the_answer(rig: Rig) -> None:
    rig.planning.pause_until(TODAY + timedelta(days=3))
    assert [entry.name for entry in rig.desk.entries(TODAY, TODAY)] == [walk_name(TODAY)]
    assert rig.why(TODAY) == [Why.AHEAD_RESTS]


def test_old_days_are_told_by_what_was_planned_then(rig: Rig) -> None:
    rig.values.put("first_day", (TODAY - timedelta(days=500)).isoformat())
    rig.planning.move_walk(Move(TODAY, TODAY + timedelta(days=1), time(18)))
    moved = rig.desk.entries(TODAY, TODAY + timedelta(days=1))
    for days in (40, 300):
        rig.clock.set_wall(NOW + timedelta(days=days))
        rig.planning.set_schedule(Schedule((None,) * 6 + (time(7 if days == 40 else 8),)))
        assert rig.desk.entries(TODAY, TODAY + timedelta(days=1)) == moved


def test_what_was_planned_more_than_a_year_ago_is_not_made_up(rig: Rig) -> None:
    rig.values.put("first_day", (TODAY - timedelta(days=500)).isoformat())
    old = TODAY - timedelta(days=400)
    assert rig.desk.entries(old, old) == ()
    assert rig.why(old) == [Why.LONG_AGO]
    rig.store.note(walk_name(old), "shown", NOW - timedelta(days=400), "")
    assert rig.why(old) == [Why.CAME]


def test_a_pause_of_reminders_that_is_kept_is_the_answer(rig: Rig) -> None:
    keep_pause(rig.values, pause_from(NOW, NOW + timedelta(hours=2)))
    assert rig.why(TODAY) == [Why.AHEAD_PAUSED]


def test_breaks_at_fixed_times_are_told_while_they_are_still_to_come(rig: Rig) -> None:
    rig.settings = ReminderSettings(breaks=Rhythm(on=True, times=(time(9, 5), time(15))))
    names = [entry.name.slot for entry in rig.desk.entries(TODAY - timedelta(days=1), TODAY)]
    assert names == ["", "", "1500"]
    assert rig.why(TODAY + timedelta(days=1)) == [Why.AHEAD] * 3


def test_days_on_which_amble_was_closed_say_so_with_their_breaks(rig: Rig, words: LedgerWords) -> None:
    rig.settings = ReminderSettings(breaks=Rhythm(on=True, times=(time(9, 5), time(15))))
    since = NOW - timedelta(days=2)
    keep_memory(rig.values, Memory(since=since, rhythms=(("break", "", since),)))
    rig.runs = False
    yesterday = rig.desk.entries(TODAY - timedelta(days=1), TODAY - timedelta(days=1))
    assert [entry.name.slot for entry in yesterday] == ["0905", "", "1500"]
    assert {words.became(entry, NOW) for entry in yesterday} == {"Amble was not open at its time."}
    assert rig.why(TODAY - timedelta(days=1)) == [Why.CLOSED] * 3
    assert rig.why(TODAY - timedelta(days=2)) == [Why.CLOSED] * 2
    assert rig.why(TODAY - timedelta(days=3)) == [Why.UNNOTED]
    rig.runs = True
    assert rig.why(TODAY) == [Why.WAITING, Why.AHEAD, Why.AHEAD]


def test_a_state_that_only_a_newer_amble_knows_is_left_out(rig: Rig) -> None:
    rig.store.note(walk_name(TODAY), "invented_later", NOW, "")
    assert rig.why(TODAY) == [Why.AHEAD]


def test_what_was_put_off_is_told_with_its_time(rig: Rig) -> None:
    rig.store.note(walk_name(TODAY), "snoozed", NOW, "")
    assert rig.desk.entries(TODAY, TODAY)[0].put_off_until is None
    rig.store.snooze(walk_name(TODAY), NOW + timedelta(minutes=30))
    told = rig.desk.entries(TODAY, TODAY)[0].put_off_until
    assert told == NOW + timedelta(minutes=30)
    assert told.tzinfo == ZONE


def test_a_moved_walk_is_told_where_it_goes_and_where_it_was(rig: Rig) -> None:
    rig.planning.move_walk(Move(TODAY, TODAY + timedelta(days=2), time(18)))
    assert rig.why(TODAY) == [Why.MOVED_AWAY]
    assert rig.why(TODAY + timedelta(days=2)) == [Why.AHEAD, Why.AHEAD]


@pytest.mark.parametrize("day", [date.min, date(2020, 1, 1), date.max])
def test_the_first_and_the_last_day_there_is_have_an_answer(rig: Rig, day: date) -> None:
    assert len(rig.why(day)) == 1
