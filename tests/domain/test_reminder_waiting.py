"""Promises of reminders that wait, are announced, or give way; each for a moment and what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.domain.appointment import Appointment
from coach.domain.circumstances import Circumstances
from coach.domain.hours import DayHours, Hours
from coach.domain.occurrence_past import Past, Standing, standing
from coach.domain.outlook import Asked, Outlook, look
from coach.domain.presence import Detector, Finding, HoldCause, Presence, Reading
from coach.domain.reminder import (
    Held,
    LastWalk,
    OccurrenceName,
    OccurrenceState,
    Planned,
    ReminderKind,
    ReminderPause,
    ReminderRules,
    ReminderSettings,
    ReminderStatus,
    walk_name,
    walked_days,
)
from coach.domain.rhythm import Rhythm
from coach.domain.schedule import Occurrence, Schedule, clock_of
from coach.domain.session import Outcome, Session
from coach.domain.sitting import Sitting
from coach.domain.small_occurrences import at_slot, fixed_ones, sitting_ones

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 2)
ON = Rhythm(True, (time(9),))
SETTINGS = ReminderSettings(breaks=ON, routines=ON)
S = OccurrenceState


def at(hour: int, minute: int = 0, day: int = 2) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=BERLIN)


def about(now: datetime, settings: ReminderSettings = SETTINGS) -> Circumstances:
    return Circumstances(now, BERLIN, settings, True, ReminderRules())


def planned(
    when: datetime, state: OccurrenceState | None = None, kind: ReminderKind = ReminderKind.WALK, slot: str = ""
) -> Planned:
    return Planned(Occurrence(when.date(), when), state, kind=kind, slot=slot)


def seen(*detectors: Detector, idle: float | None = None) -> Presence:
    found = {detector: Reading(Finding.YES) for detector in detectors}
    return Presence({**found, Detector.IDLE: Reading(idle_seconds=idle)})


def what_follows(walks: Sequence[Planned], circumstances: Circumstances) -> Outlook:
    return look(walks, None, Asked(), circumstances)


def notes(outlook: Outlook) -> list[tuple[str, str]]:
    return [(note.state.value, note.cause) for note in outlook.notes]


def test_a_call_holds_a_reminder_until_it_ends_or_the_day_does() -> None:
    outlook = what_follows([planned(at(9))], replace(about(at(9)), asks=True, presence=seen(Detector.CAMERA)))
    assert (outlook.show, notes(outlook), outlook.presence) == (None, [("waiting", "call")], True)
    assert outlook.look_again_at == at(0, day=3)
    assert outlook.next_walk is None


def test_who_has_not_answered_yet_is_waited_for() -> None:
    asking = replace(about(at(9)), asks=True, presence=None)
    outlook = what_follows([planned(at(9))], asking)
    assert (outlook.show, outlook.presence) == (None, True)
    assert outlook.look_again_at == at(9) + timedelta(seconds=10)
    waiting = replace(planned(at(9), S.WAITING), noted_at=at(9), cause="call", held=HoldCause.CALL)
    held = what_follows([waiting], replace(asking, now=at(10), answer_by=at(10) + timedelta(seconds=1))).held
    assert held is not None
    assert held.cause is HoldCause.CALL


def test_detectors_are_asked_a_little_before_a_walk_and_a_question() -> None:
    early = what_follows([planned(at(9), S.ANNOUNCED)], replace(about(at(8, 59)), asks=True))
    assert (early.presence, early.look_again_at) == (False, at(8, 59) + timedelta(seconds=40))
    soon = replace(about(at(8, 59) + timedelta(seconds=40)), asks=True)
    assert what_follows([planned(at(9), S.ANNOUNCED)], soon).presence
    last = LastWalk(at(8), at(8, 30), True, False)
    for moment, presence in ((at(8, 59), False), (soon.now, True)):
        assert look([], last, Asked(), replace(about(moment), asks=True)).presence is presence
    unanswered = look([], last, Asked(), replace(about(at(9)), asks=True, presence=None))
    assert (unanswered.show, unanswered.presence) == (None, True)
    typing = look([], last, Asked(), replace(about(at(9)), asks=True, presence=seen(idle=1)))
    assert (typing.show, typing.presence) == (None, True)


@pytest.mark.parametrize(("minutes", "shows"), [(9, False), (10, True)])
def test_typing_is_waited_for_so_long(minutes: int, shows: bool) -> None:
    waiting = replace(planned(at(9), S.WAITING), noted_at=at(9), cause="typing", held=HoldCause.TYPING)
    outlook = what_follows([waiting], replace(about(at(9, minutes)), asks=True, presence=seen(idle=1)))
    assert (outlook.show is not None) is shows
    assert outlook.notes if shows else outlook.look_again_at == at(9, 10)


@pytest.mark.parametrize(("idle", "cause"), [(1, "typing"), (400, "away")])
def test_hands_that_type_and_hands_that_are_away_hold_it(idle: float, cause: str) -> None:
    outlook = what_follows([planned(at(9))], replace(about(at(9)), asks=True, presence=seen(idle=idle)))
    assert notes(outlook) == [("waiting", cause)]


def test_an_appointment_and_a_walk_hold_it_and_so_does_a_pause() -> None:
    taken = replace(about(at(9)), appointments=(Appointment(at(8), at(10)),))
    outlook = what_follows([planned(at(9))], taken)
    assert (notes(outlook), outlook.look_again_at) == ([("waiting", "appointment")], at(10))
    assert outlook.next_walk == Occurrence(MONDAY, at(10))
    unwanted = replace(taken, settings=replace(SETTINGS, hold_appointments=False))
    assert what_follows([planned(at(9))], unwanted).show is not None
    assert notes(what_follows([planned(at(9))], replace(about(at(9)), walking=True))) == [("waiting", "walking")]
    paused = replace(about(at(9)), pause=ReminderPause(at(8), at(11)))
    assert notes(what_follows([planned(at(9))], paused)) == [("waiting", "pause")]
    shown = replace(planned(at(8, 30), S.SHOWN), noted_at=at(8, 30))
    assert notes(what_follows([shown], paused)) == [("waiting", "pause")]


def test_what_never_ended_ends_as_held_or_paused() -> None:
    for cause, end in (("call", ("held", "call")), ("pause", ("paused", "pause"))):
        waiting = replace(planned(at(9), S.WAITING), noted_at=at(9), cause=cause, held=HoldCause(cause))
        assert notes(what_follows([waiting], about(at(0, day=3)))) == [end]


def test_a_pause_slept_through_does_not_take_the_walk_with_it() -> None:
    over = replace(about(at(13)), pause=ReminderPause(at(8), at(12)))
    assert notes(what_follows([planned(at(9))], over)) == [("shown", "pause")]
    still = replace(about(at(0, day=3)), pause=ReminderPause(at(8), at(1, day=3)))
    assert notes(what_follows([planned(at(9))], still)) == [("paused", "pause")]


def test_outside_the_hours_a_walk_waits_for_the_opening_of_its_day_or_ends() -> None:
    office = replace(SETTINGS, hours=Hours((DayHours(time(8), time(18)), *(None,) * 6)))
    early = what_follows([planned(at(6, 30))], about(at(6, 30), office))
    assert (notes(early), early.look_again_at) == ([("waiting", "quiet_hours")], at(8))
    assert what_follows([planned(at(6, 30))], about(at(6), office)).look_again_at == at(6, 30)
    opened = what_follows([planned(at(6, 30))], about(at(8), office)).show
    assert opened is not None
    assert opened.held is HoldCause.QUIET_HOURS
    for walk in (planned(at(19)), planned(at(9, day=3))):
        assert notes(what_follows([walk], about(walk.occurrence.at, office))) == [("held", "quiet_hours")]
    asked = look([], LastWalk(at(9, day=3), at(9, 10, day=3), True, True), Asked(), about(at(10, day=3), office))
    assert asked.alive == frozenset()


def test_a_walk_is_announced_before_it_comes_unless_something_holds_it() -> None:
    outlook = what_follows([planned(at(9))], about(at(8, 55)))
    assert outlook.announce is not None
    assert outlook.announce == outlook.announced
    assert outlook.announce.id == "walk-2026-03-02"
    status = outlook.status((), None)
    assert status == ReminderStatus(next=Occurrence(MONDAY, at(9)), announced=outlook.announce)
    asked = replace(about(at(8, 55)), asks=True, presence=None)
    assert what_follows([planned(at(9))], asked).look_again_at == at(8, 55) + timedelta(seconds=10)
    called = replace(asked, presence=seen(Detector.MICROPHONE))
    assert (what_follows([planned(at(9))], called).announce, what_follows([planned(at(9))], called).presence) == (
        None,
        True,
    )
    assert what_follows([planned(at(9))], about(at(8, 59) + timedelta(seconds=1))).announce is None


def test_no_detector_is_asked_for_a_word_that_a_pause_or_a_walk_holds_back() -> None:
    asked = replace(about(at(8, 55)), asks=True, presence=seen())
    paused = replace(asked, pause=ReminderPause(at(8).astimezone(UTC), at(12).astimezone(UTC)))
    assert not what_follows([planned(at(9))], paused).presence
    assert not what_follows([planned(at(9))], replace(asked, walking=True)).presence


def test_no_detector_is_asked_while_a_pause_a_walk_or_the_hours_hold_a_reminder() -> None:
    asked = replace(about(at(9)), asks=True, presence=seen())
    paused = replace(asked, pause=ReminderPause(at(8).astimezone(UTC), at(12).astimezone(UTC)))
    late_hours = replace(SETTINGS, hours=Hours((DayHours(time(10), time(18)),) * 7))
    for quiet in (paused, replace(asked, walking=True), replace(asked, settings=late_hours)):
        outlook = what_follows([planned(at(9))], quiet)
        assert (outlook.held is not None, outlook.presence) == (True, False)


def test_a_cause_that_comes_and_goes_is_noted_once_in_a_while() -> None:
    waits = replace(
        planned(at(9), S.WAITING),
        noted_at=at(9),
        cause="call",
        held=HoldCause.CALL,
        waited_for=frozenset({HoldCause.CALL}),
    )
    shared = replace(about(at(9, 1)), presence=seen(Detector.SCREEN_SHARED))
    assert notes(what_follows([waits], shared)) == [("waiting", "screen_shared")]
    known = replace(waits, waited_for=frozenset({HoldCause.CALL, HoldCause.SCREEN_SHARED}))
    assert notes(what_follows([known], shared)) == []
    assert notes(what_follows([known], replace(shared, now=at(9, 10)))) == [("waiting", "screen_shared")]
    held = what_follows([known], shared).held
    assert held is not None
    assert (held.cause, held.since) == (HoldCause.SCREEN_SHARED, at(9))


def test_typing_that_is_not_noted_again_is_waited_for_no_longer_than_any() -> None:
    causes = frozenset({HoldCause.CALL, HoldCause.TYPING})
    waits = replace(planned(at(9), S.WAITING), noted_at=at(9, 3), cause="call", held=HoldCause.CALL, waited_for=causes)
    typing = what_follows([waits], replace(about(at(9, 5)), presence=seen(idle=1)))
    assert (notes(typing), typing.look_again_at) == ([], at(9, 13))


def test_a_break_that_is_held_back_comes_within_the_hour_or_not_at_all() -> None:
    waits = replace(small(ReminderKind.BREAK, at(9), S.WAITING), noted_at=at(9), cause="call", held=HoldCause.CALL)
    in_call = replace(about(at(9, 59)), presence=seen(Detector.MICROPHONE))
    outlook = what_follows([waits], in_call)
    assert (notes(outlook), outlook.look_again_at) == ([], at(10))
    assert what_follows([waits], about(at(9, 59))).show is not None
    assert notes(what_follows([waits], replace(in_call, now=at(10)))) == [("held", "call")]


def test_a_pause_ends_a_break_on_the_screen_that_could_not_come_back_after_it() -> None:
    shown = replace(small(ReminderKind.BREAK, at(9), S.SHOWN), noted_at=at(9, 55), held=HoldCause.CALL)
    paused = replace(about(at(10, 5)), pause=ReminderPause(at(10).astimezone(UTC), at(12).astimezone(UTC)))
    assert notes(what_follows([shown], paused)) == [("paused", "pause")]


def test_a_word_that_a_wrong_clock_brought_is_expected_again() -> None:
    outlook = what_follows([planned(at(15), S.ANNOUNCED)], about(at(9)))
    assert notes(outlook) == [("expected", "clock_went_back")]
    again = what_follows([planned(at(15), S.ANNOUNCED)], about(at(9), replace(SETTINGS, walk_on=False)))
    assert notes(again) == [("expected", "clock_went_back")]
    waits = replace(planned(at(9), S.WAITING), noted_at=at(9), cause="call", held=HoldCause.CALL)
    assert notes(what_follows([waits], about(at(8, 56)))) == [("announced", "")]


def test_one_word_at_a_time_and_none_beside_a_reminder() -> None:
    routine = planned(at(9), None, ReminderKind.ROUTINE, "0900")
    both = what_follows([planned(at(9)), routine], about(at(8, 56)))
    assert both.announce is not None
    assert both.announce.name.kind is ReminderKind.WALK
    said = what_follows([planned(at(9), S.ANNOUNCED), routine], about(at(8, 56)))
    assert said.announce is None
    beside = what_follows([planned(at(9)), planned(at(8, 56), None, ReminderKind.BREAK, "0856")], about(at(8, 56)))
    assert notes(beside) == [("announced", ""), ("held", "near_walk")]
    comes = what_follows([planned(at(8, 56)), routine], about(at(8, 56)))
    assert (comes.announce, notes(comes)) == (None, [("shown", "")])
    there = what_follows([planned(at(8, 50), S.SHOWN), routine], about(at(8, 56)))
    assert (there.announce, notes(there)) == (None, [])


def small(kind: ReminderKind, when: datetime, state: OccurrenceState | None = None) -> Planned:
    return replace(planned(when, state, kind, f"{when:%H%M}"), noted_at=when)


def test_a_routine_waits_its_turn_and_gives_way_when_that_comes_too_late() -> None:
    routine = small(ReminderKind.ROUTINE, at(9))
    waits = what_follows([planned(at(9)), routine], about(at(9)))
    assert notes(waits) == [("shown", ""), ("waiting", "near_walk")]
    assert (waits.held, waits.look_again_at) == (Held(routine.name, HoldCause.NEAR_WALK, at(9)), at(9, 15))
    waiting = replace(routine, state=S.WAITING, cause="near_walk", held=HoldCause.NEAR_WALK)
    on_screen = replace(planned(at(9), S.SHOWN), noted_at=at(9))
    still = what_follows([on_screen, waiting], about(at(9, 15)))
    assert (notes(still), still.held) == ([], waits.held)
    narrow = replace(SETTINGS, routines=replace(ON, hours=Hours((DayHours(time(8), time(9, 10)),) * 7)))
    assert notes(what_follows([planned(at(9)), routine], about(at(9), narrow)))[1] == ("held", "near_walk")
    after = replace(about(at(9)), shown_at=at(8, 50))
    assert what_follows([routine], after).look_again_at == at(9, 5)
    put_off = replace(routine, state=S.SNOOZED, snoozed_until=at(9))
    assert what_follows([put_off], after).show is not None
    pair = what_follows([routine, small(ReminderKind.BREAK, at(9))], about(at(9)))
    assert (notes(pair), pair.look_again_at) == ([("shown", "")], at(9, 15))
    hurried = what_follows([small(ReminderKind.BREAK, at(9))], replace(about(at(9, 20)), shown_at=at(9, 19)))
    assert notes(hurried) == [("held", "later_one")]


def test_of_small_reminders_only_the_last_stays() -> None:
    first, second = small(ReminderKind.BREAK, at(9)), small(ReminderKind.BREAK, at(9, 20))
    assert notes(what_follows([first, second], about(at(9, 20)))) == [("held", "later_one"), ("shown", "")]
    shown = replace(first, state=S.SHOWN)
    assert notes(what_follows([shown, second], about(at(9, 20))))[0] == ("missed_unanswered", "later_one")
    done = replace(first, state=S.DONE)
    assert notes(what_follows([done, second], about(at(9, 20)))) == [("shown", "")]


def test_of_two_walks_that_waited_the_later_comes() -> None:
    first = replace(planned(at(9), S.WAITING), noted_at=at(9), cause="call", held=HoldCause.CALL)
    second = replace(planned(at(10), S.WAITING), noted_at=at(10), cause="call", held=HoldCause.CALL)
    second = replace(second, occurrence=Occurrence(date(2026, 3, 3), at(10)))
    outlook = what_follows([first, second], about(at(11)))
    assert notes(outlook) == [("held", "later_walk"), ("shown", "call")]


def test_a_break_keeps_away_from_walks_before_beside_and_behind_it() -> None:
    rest = small(ReminderKind.BREAK, at(9))
    shown = replace(planned(at(8), S.SHOWN), noted_at=at(8, 50))
    for beside in (planned(at(9, 10)), shown):
        assert notes(what_follows([beside, rest], about(at(9)))) == [("held", "near_walk")]
    assert notes(what_follows([rest], replace(about(at(9)), walked_until=at(8, 50)))) == [("held", "near_walk")]
    refused = replace(about(at(9)), allowed=False)
    assert notes(what_follows([planned(at(9, 10)), rest], refused)) == [("shown", "")]
    enough = replace(about(at(9)), breaks_shown=12)
    assert notes(what_follows([rest], enough)) == [("held", "enough_today")]
    skipped = planned(at(8), S.SKIPPED)
    assert notes(what_follows([skipped, rest], about(at(9)))) == [("shown", "")]


def lost(kind: ReminderKind = ReminderKind.WALK, hour: int = 8) -> Planned:
    """One that was on the screen when the program ended."""
    shown = small(kind, at(hour), S.SHOWN) if kind is not ReminderKind.WALK else planned(at(hour), S.SHOWN)
    return replace(shown, noted_at=at(hour), lost=True)


def test_what_is_lost_from_the_screen_comes_again_unless_something_holds_it() -> None:
    again = what_follows([lost()], replace(about(at(9)), shown_at=at(8)))
    assert again.show is not None
    assert (again.show.late, notes(again), again.alive) == (False, [], frozenset({"walk-2026-03-02"}))
    asking = what_follows([lost()], replace(about(at(9)), asks=True, presence=None))
    assert (asking.show, asking.presence, notes(asking)) == (None, True, [])
    called = what_follows([lost()], replace(about(at(9)), asks=True, presence=seen(Detector.MICROPHONE)))
    assert (called.show, notes(called), called.alive) == (None, [("waiting", "call")], frozenset())
    assert notes(what_follows([lost()], about(at(11)))) == [("missed_unanswered", "unanswered")]
    late_hours = replace(SETTINGS, hours=Hours((DayHours(time(10), time(18)),) * 7))
    early = what_follows([lost()], about(at(9), late_hours))
    assert (early.show, notes(early), early.look_again_at) == (None, [("waiting", "quiet_hours")], at(10))


def test_of_several_that_are_lost_one_comes_again_and_the_others_were_shown() -> None:
    walk, rest = lost(hour=9), lost(ReminderKind.BREAK, 9)
    both = what_follows([walk, rest], about(at(9, 10)))
    assert both.show is not None
    assert (both.show.kind, notes(both)) == (ReminderKind.WALK, [("missed_unanswered", "near_walk")])
    twice = what_follows([lost(hour=8), planned(at(9))], about(at(9)))
    assert notes(twice) == [("missed_unanswered", "later_walk"), ("shown", "")]


def test_a_break_is_taken_by_whoever_gets_up_is_away_or_walks() -> None:
    shown = small(ReminderKind.BREAK, at(9), S.SHOWN)
    up = replace(about(at(9, 10)), sitting=Sitting(at(9, 5)))
    assert notes(what_follows([shown], up)) == [("done", "got_up")]
    away = replace(about(at(9)), asks=True, presence=seen(idle=400))
    assert notes(what_follows([small(ReminderKind.BREAK, at(9))], away)) == [("done", "got_up")]
    assert notes(what_follows([shown], replace(about(at(9, 10)), walking=True))) == [("done", "walking")]


def test_what_the_rhythm_knows_no_more_is_dropped() -> None:
    dropped = replace(small(ReminderKind.BREAK, at(9), S.SHOWN), dropped=True)
    assert notes(what_follows([dropped], about(at(9, 10)))) == [("no_longer_planned", "plan_changed")]


def test_a_day_cut_short_ends_as_shortened() -> None:
    walked = replace(planned(at(9)), walked=True, shortened=True)
    assert notes(what_follows([walked], about(at(9)))) == [("shortened", "walked")]
    assert notes(what_follows([replace(walked, state=S.SHORTENED)], about(at(9)))) == []
    sessions = [Session(at(7), 10, 4, Outcome.SHORTENED), Session(at(8), 10, 10, Outcome.DONE)]
    assert walked_days(sessions[:1], MONDAY, BERLIN) == {MONDAY: False}
    assert walked_days(sessions, MONDAY, BERLIN) == {MONDAY: True}


def test_what_was_put_off_is_told() -> None:
    put_off = replace(planned(at(9), S.SNOOZED), snoozed_until=at(9, 30))
    assert what_follows([put_off], about(at(9, 10))).snoozed == ((put_off.name, at(9, 30).astimezone(UTC)),)


def test_notes_amount_to_where_an_occurrence_stands() -> None:
    assert standing([]) == Standing()
    past = [Past(state, at(9, minute)) for minute, state in enumerate((S.SHOWN, S.SNOOZED, S.MOVED, S.SNOOZED))]
    assert (standing(past).snoozes, standing(past).is_snoozed) == (1, True)
    waited = [Past(S.WAITING, at(9), cause) for cause in ("call", "unheard_of", "typing")]
    assert standing(waited).held is HoldCause.CALL
    assert standing([*waited, Past(S.SHOWN, at(10))]).held is HoldCause.CALL
    assert standing(waited[2:]).held is HoldCause.TYPING
    assert standing([Past(S.SHOWN, at(10))]) == Standing(S.SHOWN, at(10))
    assert standing([Past(S.SHOWN, at(10), "pause")]).held is HoldCause.PAUSE


def test_fixed_times_keep_to_the_hours_of_their_rhythm() -> None:
    rhythm = Rhythm(True, (time(8), time(9)), hours=Hours((DayHours(time(9), time(17)), *(None,) * 6)))
    found = list(fixed_ones(ReminderKind.BREAK, rhythm, MONDAY, 3, BERLIN))
    assert [(name.id, instant) for name, instant in found] == [("break-2026-03-02-0900", at(9))]


def test_sitting_brings_the_last_and_the_next_one_on_whole_minutes() -> None:
    sitting = Sitting((at(8) + timedelta(seconds=20)).astimezone(UTC))
    found = [name.slot for name, _ in sitting_ones(ReminderKind.BREAK, Rhythm(True, (), 45), sitting, at(9), BERLIN)]
    assert found == ["0846", "0931"]
    nobody = sitting_ones(ReminderKind.BREAK, Rhythm(True, (), 45), Sitting(), at(9), BERLIN)
    assert list(nobody) == []
    never = Rhythm(True, (), 45, Hours((None,) * 7))
    assert list(sitting_ones(ReminderKind.BREAK, never, sitting, at(9), BERLIN)) == []


@pytest.mark.parametrize(("slot", "hour"), [("0930", 9), ("2561", 0), ("", 0), ("ab:c", 0)])
def test_a_slot_names_a_local_time(slot: str, hour: int) -> None:
    assert at_slot(OccurrenceName(ReminderKind.BREAK, MONDAY, slot), BERLIN).hour == hour


@pytest.mark.parametrize("home", ["Nowhere/Land", "../etc", "Africa/Cairo"])
def test_a_home_that_nobody_knows_is_none(home: str) -> None:
    expected = ZoneInfo(home) if home.startswith("Africa") else BERLIN
    assert clock_of(Schedule(home=home), BERLIN) == expected


def test_a_word_comes_only_where_its_reminder_may() -> None:
    until_nine = replace(SETTINGS, hours=Hours((DayHours(time(8), time(9)),) * 7))
    assert what_follows([planned(at(9, 2))], about(at(8, 58), until_nine)).announce is None


def test_the_window_of_what_was_held_begins_when_it_came() -> None:
    came = replace(planned(at(9), S.SHOWN), noted_at=at(11), cause="call", held=HoldCause.CALL)
    assert what_follows([came], about(at(12, 30))).look_again_at == at(14)
    assert notes(what_follows([came], about(at(14)))) == [("missed_unanswered", "unanswered")]


def test_the_rules_tell_the_numbers_of_sitting_and_holding() -> None:
    rules = ReminderRules(natural_break_minutes=7, away_seconds=200)
    assert (rules.sitting.natural_break_minutes, rules.holds.away_seconds) == (7, 200)
    assert walk_name(MONDAY) == planned(at(9)).name


def test_the_break_that_comes_by_sitting_is_foreseen_while_it_counts() -> None:
    by_sitting = replace(SETTINGS, breaks=replace(ON, times=(time(9, 40),), every_minutes=45))
    sits = replace(about(at(9), by_sitting), sitting=Sitting(at(8, 45)))
    rest, routine = small(ReminderKind.BREAK, at(9, 30)), small(ReminderKind.ROUTINE, at(9, 10))
    fixed, put_off = small(ReminderKind.BREAK, at(9, 40)), small(ReminderKind.BREAK, at(8, 40), S.SNOOZED)
    judged = [routine, rest, fixed, replace(put_off, snoozed_until=at(9, 20))]
    assert what_follows(judged, sits).break_at == at(9, 30)
    assert what_follows(judged, sits).status((), None).break_at == at(9, 30)
    assert what_follows(judged, replace(sits, sitting=Sitting())).break_at is None
    assert what_follows(judged, replace(sits, breaks_shown=12)).break_at is None
    assert what_follows([fixed], sits).break_at is None
    closed = replace(by_sitting, hours=Hours((DayHours(time(8), time(9, 20)),) * 7))
    assert what_follows([rest], replace(sits, settings=closed)).break_at is None
