"""Promises of the desktop's notifications, kept against a service on a private bus."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from coach.adapters.notifier import NullNotifier, SystemNotifier
from coach.services.ports import Notice, Notifier
from tests.session_bus import HERE, NOTIFICATIONS, Answers, StandIn, private_bus

WALK = Notice(
    "walk-2026-03-02",
    "Time for a walk",
    "12 minutes, easy and steady.",
    (("start", "Start"), ("snooze", "In 10 minutes"), ("skip", "Skip")),
)
ICON = Path("/nowhere/amble.svg")

needs_bus = pytest.mark.skipif(not HERE, reason="needs dbus-daemon")


def service_answers() -> Answers:
    numbers = count(1)
    return {
        "Notify": lambda _: ("u", [next(numbers)]),
        "CloseNotification": lambda _: ("", []),
        "GetCapabilities": lambda _: ("as", [["actions", "body"]]),
        "GetServerInformation": lambda _: ("ssss", ["stand-in", "us", "1", "1.2"]),
    }


def clicked(service: StandIn, number: int, key: str, told: Sequence[object]) -> bool:
    """Click, again while nobody answers: the library learns its notification's number a moment after the service."""
    if not told:
        service.signal("ActionInvoked", "us", [number, key])
    return bool(told)


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with private_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def service(bus: str) -> Iterator[StandIn]:
    with StandIn(bus, "org.freedesktop.Notifications", service_answers(), NOTIFICATIONS) as stand_in:
        yield stand_in


@pytest.fixture
def notifier(qtbot: QtBot) -> Iterator[SystemNotifier]:  # noqa: ARG001
    notifier = SystemNotifier("Amble", ICON)
    yield notifier
    notifier.close()


@needs_bus
def test_a_notice_arrives_with_its_words_its_icon_and_its_actions(service: StandIn, notifier: SystemNotifier) -> None:
    notifier.show(WALK, lambda _: None)
    app, _, icon, title, body, actions, *_ = service.next_call("Notify")
    assert (app, icon, title, body) == ("Amble", ICON.as_uri(), WALK.title, WALK.body)
    assert actions == ["default", "", "start", "Start", "snooze", "In 10 minutes", "skip", "Skip"]


@needs_bus
@pytest.mark.parametrize(("key", "action"), [("start", "start"), ("skip", "skip"), ("default", "")])
def test_a_click_is_told_on_the_gui_thread(
    service: StandIn, notifier: SystemNotifier, qtbot: QtBot, key: str, action: str
) -> None:
    told: list[tuple[str, bool]] = []
    gui = QThread.currentThread()
    notifier.show(WALK, lambda chosen: told.append((chosen, QThread.currentThread() is gui)))
    service.next_call("Notify")
    qtbot.waitUntil(lambda: clicked(service, 1, key, told))
    assert told == [(action, True)]
    assert notifier.trouble() == ""


@needs_bus
def test_the_same_id_replaces_and_only_its_own_click_counts(
    service: StandIn, notifier: SystemNotifier, qtbot: QtBot
) -> None:
    told: list[str] = []
    notifier.show(WALK, lambda _: told.append("first"))
    service.next_call("Notify")
    notifier.show(WALK, lambda _: told.append("second"))
    assert service.next_call("CloseNotification") == [1]
    service.next_call("Notify")
    service.signal("ActionInvoked", "us", [1, "start"])
    qtbot.waitUntil(lambda: clicked(service, 2, "start", told))
    assert told == ["second"]


@needs_bus
def test_a_withdrawn_notice_goes_and_another_stays(service: StandIn, notifier: SystemNotifier) -> None:
    notifier.show(WALK, lambda _: None)
    notifier.show(Notice("morning-2026-03-02", "Good morning", ""), lambda _: None)
    notifier.withdraw(WALK.id)
    notifier.withdraw("never shown")
    assert service.next_call("CloseNotification") == [1]
    assert service.calls.empty()


@needs_bus
def test_closing_takes_everything_back(service: StandIn, notifier: SystemNotifier) -> None:
    notifier.show(WALK, lambda _: None)
    service.next_call("Notify")
    notifier.close()
    notifier.close()
    assert service.next_call("CloseNotification") == [1]


@needs_bus
@pytest.mark.usefixtures("bus")
def test_without_a_service_there_is_one_sentence_and_nothing_hangs(notifier: SystemNotifier, qtbot: QtBot) -> None:
    assert notifier.trouble() == ""
    notifier.show(WALK, lambda _: None)
    notifier.withdraw(WALK.id)
    qtbot.waitUntil(lambda: notifier.trouble() != "", timeout=10_000)
    assert notifier.trouble().count(".") == 1


def test_without_a_bus_there_is_one_sentence(
    notifier: SystemNotifier, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nothing")
    notifier.show(WALK, lambda _: None)
    qtbot.waitUntil(lambda: notifier.trouble() != "", timeout=10_000)


def test_what_does_not_reach_the_desktop_is_told_on_the_gui_thread_unless_it_was_taken_back(
    notifier: SystemNotifier, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nothing")
    told: list[tuple[str, bool]] = []
    gui = QThread.currentThread()
    notifier.when_unseen(lambda id: told.append((id, QThread.currentThread() is gui)))
    morning = Notice("morning-2026-03-02", "Good morning", "")
    notifier.show(WALK, lambda _: None)
    notifier.withdraw(WALK.id)
    notifier.show(morning, lambda _: None)
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert told == [(morning.id, True)]


@needs_bus
def test_what_reaches_the_desktop_is_not_told(service: StandIn, notifier: SystemNotifier, qtbot: QtBot) -> None:
    unseen: list[str] = []
    chosen: list[str] = []
    notifier.when_unseen(unseen.append)
    notifier.show(WALK, chosen.append)
    service.next_call("Notify")
    qtbot.waitUntil(lambda: clicked(service, 1, "skip", chosen))
    assert unseen == []


def test_silence_that_is_meant_is_no_trouble() -> None:
    silent: Notifier = NullNotifier()
    silent.when_unseen(lambda _: pytest.fail("nothing was to be seen"))
    silent.show(WALK, lambda _: pytest.fail("nobody clicked"))
    silent.withdraw(WALK.id)
    silent.close()
    assert silent.trouble() == ""


IMPORTS_OF_OTHER_THREADS = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from coach.adapters.notifier import SystemNotifier
from coach.services.ports import Notice

told, gui = [], threading.current_thread()

def hear(event, about):
    if event == "import" and threading.current_thread() is not gui:
        told.append(about[0])

app = QCoreApplication([])
sys.addaudithook(hear)
notifier = SystemNotifier("Amble", Path("/nowhere/amble.svg"))
notifier.show(Notice("walk", "Time for a walk", "12 minutes", (("start", "Start"),)), lambda _: None)
sys.stdin.readline()
notifier.close()
print(*told)
"""


@needs_bus
def test_only_the_thread_of_the_window_imports_the_library(service: StandIn) -> None:
    with Popen([sys.executable, "-c", IMPORTS_OF_OTHER_THREADS], stdin=PIPE, stdout=PIPE, text=True) as program:
        service.next_call("Notify")
        told, _ = program.communicate("\n", timeout=60)
    assert (program.returncode, told.split()) == (0, [])
