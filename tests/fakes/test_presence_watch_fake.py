"""The fake presence watch keeps the promises of its port."""

from __future__ import annotations

from coach.domain.presence import Detector, Finding, Presence, Reading
from coach.services.reminder_ports import PresenceWatch
from tests.fakes.presence_watch import FakePresenceWatch

CALL, DARK = frozenset({Detector.CAMERA}), frozenset({Detector.LOCKED})


def test_only_what_is_wanted_is_known() -> None:
    fake = FakePresenceWatch()
    port: PresenceWatch = fake
    fake.say(Detector.CAMERA, Detector.LOCKED, detail="A call")
    assert port.presence() == Presence()
    port.want("one", CALL, 60)
    port.want("two", DARK, 5)
    assert fake.wants == {"one": (CALL, 60), "two": (DARK, 5)}
    assert fake.wanted == CALL | DARK
    assert port.presence().of(Detector.CAMERA) == Reading(Finding.YES, "A call")
    port.want("one", frozenset(), 60)
    assert port.presence() == Presence({Detector.LOCKED: Reading(Finding.YES, "A call")})


def test_a_change_is_told_once_and_only_where_it_is_wanted() -> None:
    fake, told = FakePresenceWatch(), list[Presence]()
    fake.want("one", CALL | {Detector.IDLE}, 60)
    fake.when_changed(told.append)
    fake.say(Detector.LOCKED)
    assert told == []
    fake.hush(Detector.CAMERA)
    fake.hush(Detector.CAMERA)
    assert [presence.of(Detector.CAMERA).finding for presence in told] == [Finding.NO]
    fake.cannot_tell(Detector.CAMERA, why="sandbox")
    assert told[-1].of(Detector.CAMERA).why == "sandbox"
    fake.idle(61)
    assert told[-1].idle_seconds == 61
    assert told[-1].says(Detector.IDLE)
    fake.close()
    fake.say(Detector.CAMERA)
    assert (len(told), fake.closed) == (3, True)


def test_a_prompt_one_answers_every_new_wish() -> None:
    fake, told = FakePresenceWatch(prompt=True), list[Presence]()
    fake.when_changed(told.append)
    fake.want("one", CALL, 60)
    fake.want("one", CALL, 60)
    assert told == [Presence()]
    fake.want("one", frozenset(), 60)
    slow = FakePresenceWatch()
    slow.when_changed(told.append)
    slow.want("one", CALL, 60)
    assert len(told) == 1
    slow.answer()
    assert len(told) == 2
