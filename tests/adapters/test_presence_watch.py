"""The worker looks at what is wanted, when it must, and costs nothing when nothing is."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from coach.adapters.presence_watch import NullPresenceWatch, PartMaker, WorkerPresence
from coach.adapters.presence_worker import PresenceWorker, Wish
from coach.domain.presence import Detector, Finding, Presence, Reading
from coach.services.reminder_ports import DetectorPart, PresenceWatch

YES, NO = Reading(Finding.YES), Reading(Finding.NO)
CALL, DARK = frozenset({Detector.CAMERA}), frozenset({Detector.LOCKED})


class Part:
    """A detector whose answer the test gives; it has a pipe to signal with, where ``signals``."""

    def __init__(self, detector: Detector, says: Reading = NO, signals: bool = True) -> None:
        self.detectors = frozenset({detector})
        self.says, self.looks, self.closed = says, 0, 0
        self.threads, self.worked = set[str](), list[float]()
        self.read_end, self.write_end = os.pipe()
        self.waits_on: int | None = self.read_end if signals else None
        self.hold = threading.Event()
        self.hold.set()

    def read(self) -> dict[Detector, Reading]:
        self.hold.wait(20)
        self.looks += 1
        self.worked.append(time.thread_time())
        self.threads.add(threading.current_thread().name)
        os.set_blocking(self.read_end, False)
        with contextlib.suppress(BlockingIOError):
            os.read(self.read_end, 4096)
        return dict.fromkeys(self.detectors, self.says)

    def wait_on(self) -> int | None:
        return self.waits_on

    def close(self) -> None:
        self.closed += 1

    def change(self, says: Reading) -> None:
        self.says = says
        os.write(self.write_end, b".")

    def end(self) -> None:
        self.hold.set()
        os.close(self.read_end)
        os.close(self.write_end)


class Broken(Part):
    """A part that keeps no promise."""

    def read(self) -> dict[Detector, Reading]:
        self.looks += 1
        raise RuntimeError("made up")


@pytest.fixture
def world(qapp: QCoreApplication) -> Iterator[Callable[..., WorkerPresence]]:
    assert qapp.thread().isCurrentThread()
    made: list[tuple[WorkerPresence, tuple[Part, ...]]] = []

    def watch(*parts: Part) -> WorkerPresence:
        makers = [PartMaker(part.detectors, _giving(part)) for part in parts]
        made.append((WorkerPresence(makers, often_seconds=0.05), parts))
        return made[-1][0]

    yield watch
    for one, parts in made:
        for part in parts:
            part.hold.set()
        one.close()
        for part in parts:
            part.end()


def _giving(part: Part) -> Callable[[], DetectorPart]:
    return lambda: part


def test_what_is_wanted_is_told_on_the_windows_thread(world: Callable[..., WorkerPresence], qtbot: QtBot) -> None:
    camera = Part(Detector.CAMERA, YES)
    watch: WorkerPresence = world(camera)
    port: PresenceWatch = watch
    told: list[tuple[str, Presence]] = []
    port.when_changed(lambda presence: told.append((threading.current_thread().name, presence)))
    assert port.presence() == Presence()
    port.want("test", CALL, 60)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("MainThread", Presence({Detector.CAMERA: YES}))]
    assert camera.threads == {"presence"}
    camera.change(NO)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert port.presence().of(Detector.CAMERA) == NO


def test_a_name_is_one_short_line_whatever_a_program_calls_itself(
    world: Callable[..., WorkerPresence], qtbot: QtBot
) -> None:
    watch = world(Part(Detector.CAMERA, Reading(Finding.YES, "A\x1b call\n\u202e" + 9000 * "x")))
    watch.want("test", CALL, 60)
    qtbot.waitUntil(lambda: watch.presence().says(Detector.CAMERA))
    detail = watch.presence().of(Detector.CAMERA).detail
    assert detail == "A call " + 52 * "x" + "…"


def test_whoever_goes_on_typing_wakes_the_window_no_more(world: Callable[..., WorkerPresence], qtbot: QtBot) -> None:
    touched = Part(Detector.IDLE, Reading(Finding.NO, idle_seconds=0.2))
    watch = world(touched)
    told: list[Presence] = []
    watch.when_changed(told.append)
    watch.want("test", frozenset({Detector.IDLE}), 0.001)
    qtbot.waitUntil(lambda: bool(told))
    touched.says, looks = Reading(Finding.NO, idle_seconds=0.7), touched.looks
    qtbot.waitUntil(lambda: touched.looks > looks + 2)
    assert len(told) == 1
    assert watch.presence().idle_seconds == 0.7
    touched.says = Reading(Finding.NO, idle_seconds=4.0)
    qtbot.waitUntil(lambda: len(told) == 2)


def test_a_slow_part_keeps_back_no_yes_of_another(world: Callable[..., WorkerPresence], qtbot: QtBot) -> None:
    camera, locked = Part(Detector.CAMERA, YES), Part(Detector.LOCKED)
    locked.hold.clear()
    watch = world(camera, locked)
    told: list[Presence] = []
    watch.when_changed(told.append)
    watch.want("test", CALL | DARK, 60)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [Presence({Detector.CAMERA: YES})]
    locked.hold.set()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1] == Presence({Detector.CAMERA: YES, Detector.LOCKED: NO})


def test_what_was_found_for_somebody_before_makes_no_answer_whole(
    world: Callable[..., WorkerPresence], qtbot: QtBot
) -> None:
    camera, idle = Part(Detector.CAMERA), Part(Detector.IDLE, signals=False)
    watch = world(camera, idle)
    watch.want("one", CALL, 60)
    qtbot.waitUntil(lambda: camera.looks == 1)
    watch.want("one", frozenset(), 60)
    watch.want("two", frozenset({Detector.IDLE}), 60)
    qtbot.waitUntil(lambda: idle.looks == 1 and camera.closed == 1)
    told: list[Presence] = []
    watch.when_changed(told.append)
    idle.hold.clear()
    watch.want("one", CALL | {Detector.IDLE}, 60)
    qtbot.waitUntil(lambda: camera.looks == 2)
    QCoreApplication.processEvents()
    assert [presence for presence in told if Detector.CAMERA in presence.readings] == []
    idle.hold.set()
    qtbot.waitUntil(lambda: Detector.CAMERA in watch.presence().readings)


def test_one_that_goes_on_failing_is_asked_less_and_less(world: Callable[..., WorkerPresence], qtbot: QtBot) -> None:
    lost, other = (
        Part(Detector.CAMERA, Reading(Finding.UNKNOWN, why="no_devices"), signals=False),
        Part(Detector.LOCKED),
    )
    other.waits_on = None
    watch = world(lost, other)
    watch.want("test", CALL | DARK, 0.001)
    qtbot.waitUntil(lambda: other.looks >= 20)
    # Its pauses double, however long that took.
    assert lost.looks <= 10


def test_a_new_wish_is_answered_though_nothing_changed(world: Callable[..., WorkerPresence], qtbot: QtBot) -> None:
    watch = world(Part(Detector.CAMERA))
    told: list[Presence] = []
    watch.when_changed(told.append)
    watch.want("one", CALL, 60)
    qtbot.waitUntil(lambda: len(told) == 1)
    watch.want("two", CALL, 60)
    qtbot.waitUntil(lambda: len(told) == 2)
    watch.want("two", CALL, 60)
    assert told[0] == told[1]


def test_who_wants_nothing_more_gets_nothing_and_the_part_rests(
    world: Callable[..., WorkerPresence], qtbot: QtBot
) -> None:
    camera, locked = Part(Detector.CAMERA, YES), Part(Detector.LOCKED, YES)
    watch = world(camera, locked)
    watch.want("one", CALL, 60)
    watch.want("two", DARK, 60)
    qtbot.waitUntil(lambda: len(watch.presence().readings) == 2)
    watch.want("one", frozenset(), 60)
    qtbot.waitUntil(lambda: camera.closed == 1)
    assert watch.presence() == Presence({Detector.LOCKED: YES})
    looks = camera.looks
    camera.change(NO)
    watch.want("one", CALL, 60)
    qtbot.waitUntil(lambda: watch.presence().of(Detector.CAMERA) == NO)
    assert camera.looks == looks + 1


def test_one_that_has_to_be_asked_is_asked_again_and_a_silent_one_is_not(
    world: Callable[..., WorkerPresence], qtbot: QtBot
) -> None:
    asked, telling, lost = Part(Detector.CAMERA, signals=False), Part(Detector.LOCKED), Part(Detector.FULL_SCREEN)
    growing = Part(Detector.IDLE)
    lost.waits_on = 987
    watch = world(asked, telling, lost, growing)
    watch.want("test", CALL | DARK | {Detector.FULL_SCREEN, Detector.IDLE}, 0.001)
    qtbot.waitUntil(lambda: min(asked.looks, lost.looks, growing.looks) >= 2)
    assert telling.looks == 1


def test_a_signal_that_is_missed_is_made_good_soon_for_whoever_waits(qtbot: QtBot) -> None:
    camera, locked = Part(Detector.CAMERA), Part(Detector.LOCKED)
    worker = PresenceWorker(lambda: None, often=0.01, waited_for=0.05)
    worker.start()
    worker.wish([Wish(CALL, 0.05), Wish(DARK, 0.06)], [camera, locked])
    qtbot.waitUntil(lambda: camera.looks >= 3)
    assert locked.looks == 1
    worker.end()
    worker.join()
    camera.end()
    locked.end()


def test_a_storm_of_signals_costs_few_looks(world: Callable[..., WorkerPresence], qtbot: QtBot) -> None:
    camera, pause = Part(Detector.CAMERA), threading.Event()
    watch = world(camera)
    watch.want("test", CALL, 60)
    qtbot.waitUntil(lambda: camera.looks == 1)
    for _ in range(40):
        camera.change(YES)
        pause.wait(0.01)
    qtbot.waitUntil(lambda: watch.presence().says(Detector.CAMERA))
    assert camera.looks == 2
    # It slept until the storm was to be looked at: 0.15 s of a core otherwise.
    assert camera.worked[1] - camera.worked[0] < 0.05


def test_one_that_breaks_cannot_tell_and_the_others_go_on(world: Callable[..., WorkerPresence], qtbot: QtBot) -> None:
    camera, broken = Part(Detector.CAMERA), Broken(Detector.LOCKED)
    watch = world(broken, camera)
    watch.want("test", CALL | DARK, 60)
    qtbot.waitUntil(lambda: len(watch.presence().readings) == 2)
    assert watch.presence().of(Detector.LOCKED) == Reading(Finding.UNKNOWN, why="failed")
    camera.change(YES)
    qtbot.waitUntil(lambda: watch.presence().says(Detector.CAMERA))


def test_one_that_cannot_tell_is_tried_again_soon(world: Callable[..., WorkerPresence], qtbot: QtBot) -> None:
    camera = Part(Detector.CAMERA, Reading(Finding.UNKNOWN, why="no_devices"), signals=False)
    watch = world(camera)
    watch.want("test", CALL, 0.001)
    qtbot.waitUntil(lambda: bool(watch.presence().readings))
    camera.says = YES
    qtbot.waitUntil(lambda: watch.presence().says(Detector.CAMERA))


def test_a_look_that_does_not_end_makes_every_answer_doubtful(qtbot: QtBot) -> None:
    camera, locked = Part(Detector.CAMERA, YES), Part(Detector.LOCKED, YES)
    makers = [PartMaker(part.detectors, _giving(part)) for part in (camera, locked)]
    watch = WorkerPresence(makers, stuck_seconds=0.05)
    watch.want("test", CALL | DARK, 60)
    qtbot.waitUntil(lambda: watch.presence().says(Detector.LOCKED))
    camera.hold.clear()
    camera.change(NO)
    qtbot.waitUntil(lambda: watch.presence().of(Detector.LOCKED) == Reading(Finding.UNKNOWN, why="stuck"))
    camera.hold.set()
    qtbot.waitUntil(lambda: watch.presence().says(Detector.LOCKED))
    watch.close()
    camera.end()
    locked.end()


@pytest.mark.usefixtures("qtbot")
def test_what_cannot_be_had_here_says_why() -> None:
    def missing() -> DetectorPart:
        raise ImportError("no such library")

    watch = WorkerPresence([PartMaker(CALL, missing)])
    watch.want("test", CALL | DARK, 60)
    assert watch.presence().of(Detector.CAMERA).why == "no_library"
    assert watch.presence().of(Detector.LOCKED).why == "no_way"
    watch.close()


def test_a_part_is_made_only_when_it_is_wanted(qtbot: QtBot) -> None:
    def never() -> DetectorPart:
        raise AssertionError("nobody wanted it")

    part = Part(Detector.CAMERA)
    watch = WorkerPresence([PartMaker(DARK, never), PartMaker(CALL, lambda: part)])
    threads = threading.active_count()
    watch.want("test", frozenset(), 60)
    assert threading.active_count() == threads
    watch.want("test", CALL, 60)
    qtbot.waitUntil(lambda: part.looks == 1)
    watch.close()
    watch.close()
    assert part.closed == 1
    watch.want("test", DARK, 60)
    part.end()


def test_silence_knows_nothing() -> None:
    null: PresenceWatch = NullPresenceWatch()
    null.want("test", CALL, 1)
    null.when_changed(lambda _: None)
    assert null.presence() == Presence()
    null.close()
