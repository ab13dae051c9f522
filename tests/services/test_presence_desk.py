"""Presence is looked at only while somebody wants to know, and everybody is told the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from coach.domain.monitor import Monitor
from coach.domain.presence import Detector, Finding, HoldRules, Presence, hold_cause
from coach.services.presence_desk import KNOWN_MONITORS, WATCHED, Monitors, PresenceDesk
from tests.fakes.key_value_store import FakeKeyValueStore
from tests.fakes.presence_watch import FakePresenceWatch

DESK, HALL = Monitor("desk", "Dell U2720Q"), Monitor("hall", "Epson EB-L1")
PANEL = Monitor("panel", "Panel", built_in=True)


pytestmark = pytest.mark.usefixtures("qapp")


class CountingWatch(FakePresenceWatch):
    """Counts how often it is disturbed."""

    disturbed = 0

    @property
    def world(self) -> Presence:
        """Everything, wanted or not."""
        return Presence(self._world)

    def want(self, who: str, detectors: frozenset[Detector], every_seconds: float) -> None:
        self.disturbed += 1
        super().want(who, detectors, every_seconds)


class Rig:
    """A desk on fakes, and what it told."""

    def __init__(self, values: FakeKeyValueStore | None = None, prompt: bool = False) -> None:
        self.watch, self.values = CountingWatch(prompt), values or FakeKeyValueStore()
        self.desk = PresenceDesk(self.watch, self.values)
        self.told: list[Presence] = []
        self.answers: list[Presence] = []
        self.monitors: list[Monitors] = []
        self.desk.changed.connect(self.told.append)
        self.desk.answered.connect(self.answers.append)
        self.desk.monitors_changed.connect(self.monitors.append)


@pytest.fixture
def rig() -> Rig:
    """A desk at rest."""
    return Rig()


def test_nothing_is_looked_at_while_nobody_wants_to_know(rig: Rig) -> None:
    rig.desk.show_holds(frozenset(Detector))
    assert rig.watch.wants == {}


def test_a_reminder_that_comes_near_asks_for_what_may_hold_it_and_for_nothing_else(rig: Rig) -> None:
    rig.desk.show_holds(frozenset({Detector.MICROPHONE, Detector.IDLE}))
    rig.desk.want_for_reminders(True)
    assert rig.watch.wanted == {Detector.MICROPHONE, Detector.IDLE}
    rig.desk.want_for_reminders(False)
    assert rig.watch.wants == {}


def test_a_switch_that_is_turned_while_a_reminder_waits_counts_at_once(rig: Rig) -> None:
    rig.desk.show_holds(frozenset({Detector.MICROPHONE}))
    rig.desk.want_for_reminders(True)
    rig.desk.show_holds(frozenset({Detector.CAMERA}))
    assert rig.watch.wanted == {Detector.CAMERA}


ALL = frozenset({Detector.MICROPHONE, Detector.IDLE, Detector.LOCKED})


@pytest.fixture
def due(rig: Rig) -> Rig:
    """A reminder is about to come; calls, a lock and typing may hold it."""
    rig.desk.show_holds(ALL)
    rig.desk.want_for_reminders(True)
    return rig


def test_half_of_an_answer_is_none_unless_it_is_a_yes(due: Rig) -> None:
    due.watch.hush(Detector.LOCKED)
    due.watch.idle(30)
    assert due.answers == [], "a call may still be found"
    due.watch.say(Detector.MICROPHONE)
    assert [answer.says(Detector.MICROPHONE) for answer in due.answers] == [True]


def test_in_a_call_nobody_is_asked_who_types_and_at_its_end_nothing_old_counts(due: Rig) -> None:
    due.desk.want("sitting", frozenset({Detector.IDLE}), 60)
    due.watch.idle(30)
    due.watch.hush(Detector.LOCKED)
    due.watch.say(Detector.MICROPHONE)
    assert due.watch.wants["reminders"] == (ALL - {Detector.IDLE}, 10.0)
    answers = len(due.answers)
    due.watch.hush(Detector.MICROPHONE)
    assert due.watch.wants["reminders"] == (ALL, 3.0)
    assert len(due.answers) == answers, "30 seconds of rest were told before the call"
    due.watch.idle(1)
    assert due.answers[-1].idle_seconds == 1


@given(st.floats(0, 60))
def test_a_pause_in_typing_is_never_over_between_two_looks(pause: float) -> None:
    watch = FakePresenceWatch()
    desk = PresenceDesk(watch, FakeKeyValueStore(), HoldRules(typing_pause_seconds=pause))
    desk.show_holds(ALL)
    desk.want_for_reminders(True)
    assert watch.wants["reminders"][1] <= min(3.0, pause)


def test_whoever_is_away_is_looked_for_less_often_till_they_are_back(due: Rig) -> None:
    due.watch.hush(Detector.LOCKED, Detector.MICROPHONE)
    due.watch.idle(400)
    assert due.watch.wants["reminders"] == (ALL, 10.0)
    due.watch.idle(0)
    assert due.watch.wants["reminders"] == (ALL, 3.0)
    assert [answer.idle_seconds for answer in due.answers] == [400, 0]


def test_an_unknown_monitor_is_answered_without_a_look_at_anything(due: Rig) -> None:
    due.desk.show_holds(ALL | {Detector.UNKNOWN_MONITOR})
    due.desk.name_mine(())
    due.desk.show_connected((HALL,))
    assert due.answers[-1].says(Detector.UNKNOWN_MONITOR)


def test_nobody_is_answered_who_does_not_ask(due: Rig) -> None:
    due.desk.want_for_reminders(False)
    due.desk.want("sitting", WATCHED, 60)
    due.watch.say(Detector.MICROPHONE)
    assert due.answers == []


@given(
    st.lists(st.sampled_from(("call", "no call", "lock", "no lock", "typing", "rest", "away", "other")), max_size=30)
)
def test_reminders_never_hear_of_a_free_moment_in_a_call_and_always_of_one_after_it(steps: list[str]) -> None:
    rig = Rig(prompt=True)
    rig.desk.show_holds(ALL)
    rig.watch.hush(Detector.MICROPHONE, Detector.LOCKED)
    rig.watch.idle(30)
    rig.desk.want_for_reminders(True)
    for step in steps:
        match step:
            case "call" | "lock":
                rig.watch.say(Detector.MICROPHONE if step == "call" else Detector.LOCKED)
            case "no call" | "no lock":
                rig.watch.hush(Detector.MICROPHONE if step == "no call" else Detector.LOCKED)
            case "other":
                rig.desk.want("sitting", frozenset({Detector.IDLE}), 60)
            case _:
                rig.watch.idle({"typing": 1, "rest": 30, "away": 400}[step])
        world = rig.watch.world
        assert hold_cause(rig.answers[-1], ALL, HoldRules()) == hold_cause(world, ALL, HoldRules())


def test_a_reminder_that_nothing_may_hold_is_answered_all_the_same(rig: Rig, qtbot: QtBot) -> None:
    rig.desk.show_holds(frozenset({Detector.UNKNOWN_MONITOR}))
    with qtbot.waitSignal(rig.desk.answered):
        rig.desk.want_for_reminders(True)
    assert rig.watch.wants == {}


def test_whoever_asks_is_never_answered_before_they_are_done() -> None:
    rig = Rig()
    rig.desk.want_for_reminders(True)
    assert rig.told == []


def test_the_page_looks_at_everything_and_leaves_the_wishes_of_others_alone(rig: Rig) -> None:
    rig.desk.want("sitting", frozenset({Detector.IDLE}), 60)
    rig.desk.want_for_page(True)
    assert rig.watch.wanted == WATCHED
    rig.desk.want_for_page(False)
    assert rig.watch.wants == {"sitting": (frozenset({Detector.IDLE}), 60)}


def test_monitors_are_never_asked_of_the_worker(rig: Rig) -> None:
    rig.desk.want("sitting", frozenset({Detector.UNKNOWN_MONITOR}), 60)
    assert rig.watch.wants == {}


def test_a_finding_is_told_with_the_monitors_beside_it(rig: Rig) -> None:
    rig.desk.show_connected((PANEL, HALL))
    rig.desk.name_mine(())
    rig.desk.want("sitting", frozenset({Detector.LOCKED}), 60)
    rig.watch.say(Detector.LOCKED)
    assert rig.told[-1].says(Detector.LOCKED)
    assert rig.told[-1].of(Detector.UNKNOWN_MONITOR).finding is Finding.YES


def test_a_monitor_once_named_is_known_after_a_restart_and_forgotten_when_taken_back(rig: Rig) -> None:
    rig.desk.show_connected((PANEL, DESK, HALL))
    rig.desk.name_mine((PANEL, DESK))
    again = Rig(rig.values)
    again.desk.show_connected((PANEL, DESK, HALL))
    assert again.desk.monitors() == Monitors((PANEL, DESK, HALL), frozenset({"desk"}))
    assert again.desk.presence().of(Detector.UNKNOWN_MONITOR).detail == HALL.name
    again.desk.name_other((DESK,))
    assert again.monitors[-1].known == frozenset()


def test_naming_the_same_monitor_twice_says_nothing_twice(rig: Rig) -> None:
    rig.desk.name_mine((DESK,))
    rig.desk.name_mine((DESK,))
    rig.desk.show_connected(())
    assert len(rig.monitors) == 1


@pytest.mark.parametrize("found", [None, 3, "desk", {"desk": 1}])
def test_a_broken_note_of_monitors_is_none(found: object) -> None:
    values = FakeKeyValueStore()
    values.put(KNOWN_MONITORS, found)
    assert Rig(values).desk.monitors().known is None


def test_of_a_note_that_somebody_wrote_only_what_makes_sense_is_kept() -> None:
    values = FakeKeyValueStore()
    values.put(KNOWN_MONITORS, ["desk", 7, "", "x" * 9999, "desk", *(f"m{number}" for number in range(200))])
    known = Rig(values).desk.monitors().known
    assert known is not None
    assert len(known) == 50
    assert "m199" in known


def test_the_worker_is_not_woken_to_be_told_that_nothing_is_wanted(rig: Rig) -> None:
    rig.desk.want("sitting", frozenset(), 60)
    rig.desk.want_for_page(False)
    rig.desk.want_for_reminders(True)
    rig.desk.want_for_reminders(False)
    assert rig.watch.disturbed == 0


def test_the_worker_ends_with_the_desk(rig: Rig) -> None:
    rig.desk.close()
    assert rig.watch.closed
