"""Promises of the wake lock, kept against a screen saver on a private bus."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.adapters.wake_lock import NullWakeLock, SystemWakeLock
from coach.services.ports import WakeLock
from tests.session_bus import HERE, StandIn, private_bus

SCREEN_SAVER = "org.freedesktop.ScreenSaver"
on_a_linux_desktop = pytest.mark.skipif(not (HERE and sys.platform == "linux"), reason="needs Linux and dbus-daemon")


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with private_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@on_a_linux_desktop
def test_a_walk_keeps_the_screen_awake_until_it_is_released(bus: str) -> None:
    answers = {"Inhibit": lambda _: ("u", [7]), "UnInhibit": lambda _: ("", [])}
    with StandIn(bus, SCREEN_SAVER, answers) as screen_saver:
        lock: WakeLock = SystemWakeLock()
        lock.hold()
        lock.hold()
        screen_saver.next_call("Inhibit")
        lock.release()
        lock.release()
        assert screen_saver.next_call("UnInhibit") == [7]
        assert screen_saver.calls.empty()
        assert lock.trouble() == ""


@on_a_linux_desktop
def test_a_second_walk_holds_again(bus: str) -> None:
    answers = {"Inhibit": lambda _: ("u", [7]), "UnInhibit": lambda _: ("", [])}
    with StandIn(bus, SCREEN_SAVER, answers) as screen_saver:
        lock = SystemWakeLock()
        for _ in range(2):
            lock.hold()
            screen_saver.next_call("Inhibit")
            lock.release()
            screen_saver.next_call("UnInhibit")


@on_a_linux_desktop
@pytest.mark.usefixtures("bus")
def test_a_desktop_that_cannot_is_told_in_one_sentence(qtbot: QtBot) -> None:
    lock = SystemWakeLock()
    assert lock.trouble() == ""
    lock.hold()
    qtbot.waitUntil(lambda: lock.trouble() != "", timeout=20_000)
    sentence = lock.trouble()
    lock.release()
    assert sentence.count(".") == 1
    assert lock.trouble() == sentence


def test_no_lock_is_no_trouble() -> None:
    lock: WakeLock = NullWakeLock()
    lock.hold()
    lock.release()
    assert lock.trouble() == ""
