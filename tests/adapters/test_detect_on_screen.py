"""A window in full screen, idle time and dunst's silence, on a private desktop."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.adapters.detect_desktop import DoNotDisturbPart
from coach.adapters.detect_full_screen import FullScreenPart
from coach.adapters.detect_idle import XIdlePart
from coach.adapters.detect_linux import linux_parts
from coach.adapters.presence_watch import WorkerPresence
from coach.domain.presence import Detector, Finding, Presence, Reading
from coach.services.reminder_ports import DetectorPart
from tests import display
from tests.display import Display
from tests.patience import until

pytestmark = pytest.mark.skipif(bool(display.why_not()), reason=display.why_not() or "it is there")

_WINDOW = """
import sys
from Xlib import X, Xatom, display
from Xlib.protocol.event import ClientMessage
screen = display.Display()
root = screen.screen().root
atom = screen.intern_atom
window = root.create_window(0, 0, 300, 200, 0, X.CopyFromParent, event_mask=X.FocusChangeMask)
window.set_wm_class("film", "Film")
window.change_property(atom("_NET_WM_PID"), Xatom.CARDINAL, 32, [int(sys.argv[1])])
window.map()
while screen.next_event().type != X.FocusIn:
    pass
print("there", flush=True)
for line in sys.stdin:
    if line.startswith("title"):
        window.change_property(atom("_NET_WM_NAME"), atom("UTF8_STRING"), 8, b"New")
    elif line.startswith("size"):
        window.configure(width=321)
    else:
        data = (32, [int(line), atom("_NET_WM_STATE_FULLSCREEN"), 0, 1, 0])
        message = ClientMessage(window=window, client_type=atom("_NET_WM_STATE"), data=data)
        root.send_event(message, event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
    screen.sync()
"""
"""A window with the focus; a line "1" makes it fill the screen, "0" no more, "title" gives it another title,
"size" another size."""

Tell = Callable[[str], None]


@pytest.fixture(scope="module")
def screen() -> Iterator[Display]:
    files = tempfile.TemporaryDirectory(prefix="amble-", ignore_cleanup_errors=True)
    with files as folder, display.private_display(Path(folder)) as screen:
        yield screen


@contextmanager
def film(screen: Display, process_id: int) -> Iterator[Tell]:
    """A window that says it belongs to this process; gives what tells it what to do."""
    command, world = [sys.executable, "-c", _WINDOW, str(process_id)], {**os.environ, **screen.environment}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, env=world, text=True, **pipes) as process:  # type: ignore[call-overload]
        # One that never gets the focus would be waited for without end.
        limit = threading.Timer(20, process.kill)
        limit.start()
        try:
            assert process.stdout.readline() == "there\n"
            limit.cancel()

            def tell(words: str) -> None:
                process.stdin.write(f"{words}\n")
                process.stdin.flush()

            yield tell
        finally:
            limit.cancel()
            process.kill()


def said(part: DetectorPart) -> Reading:
    (reading,) = part.read().values()
    return reading


def hears(part: DetectorPart, seconds: float = 10) -> bool:
    handle = part.wait_on()
    assert handle is not None
    return bool(select.select([handle], [], [], seconds)[0])


def test_a_window_in_full_screen_is_named_and_its_end_is_heard(screen: Display) -> None:
    part = FullScreenPart(screen.environment["DISPLAY"], os.getpid())
    assert said(part) == Reading(Finding.NO)
    with film(screen, os.getpid() + 1) as tell:
        assert hears(part)
        until(lambda: said(part) == Reading(Finding.NO))
        tell("1")
        until(lambda: hears(part) and said(part) == Reading(Finding.YES, "Film"))
        tell("0")
        until(lambda: hears(part) and said(part) == Reading(Finding.NO))
        tell("1")
        until(lambda: hears(part) and said(part).finding is Finding.YES)
    until(lambda: hears(part) and said(part) == Reading(Finding.NO))
    part.close()
    part.close()


def test_a_window_that_changes_its_title_wakes_nobody_and_its_size_does(screen: Display) -> None:
    part = FullScreenPart(screen.environment["DISPLAY"], os.getpid())
    with film(screen, os.getpid() + 1) as tell:
        tell("1")
        until(lambda: said(part).finding is Finding.YES)
        while hears(part, 0.2):
            said(part)
        tell("title")
        assert not hears(part, 0.2)
        tell("0")
        until(lambda: hears(part) and said(part) == Reading(Finding.NO))
        while hears(part, 0.1):
            said(part)
        tell("size")
        assert hears(part)
    part.close()


def test_our_own_walk_in_full_screen_holds_nothing_back(screen: Display) -> None:
    ours, others = (FullScreenPart(screen.environment["DISPLAY"], pid) for pid in (os.getpid(), os.getpid() + 1))
    with film(screen, os.getpid()) as tell:
        tell("1")
        until(lambda: said(others).finding is Finding.YES)
        assert said(ours) == Reading(Finding.NO)
    ours.close()
    others.close()


def test_under_wayland_only_a_yes_is_believed(screen: Display) -> None:
    part = FullScreenPart(screen.environment["DISPLAY"], os.getpid(), wayland=True)
    assert said(part) == Reading(Finding.UNKNOWN, why="wayland_full_screen")
    with film(screen, os.getpid() + 1) as tell:
        tell("1")
        until(lambda: said(part) == Reading(Finding.YES, "Film"))
    part.close()


def test_without_an_x_server_nothing_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    full, idle = FullScreenPart("", os.getpid()), XIdlePart()
    monkeypatch.setenv("DISPLAY", "")
    assert said(full).why == "no_display"
    assert said(idle).why == "no_display"
    assert full.wait_on() is None
    assert idle.wait_on() is None
    idle.close()


def test_a_touch_ends_the_idle_time(screen: Display, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", screen.environment["DISPLAY"])
    part = XIdlePart()
    screen.run("xdotool", "key", "a")
    until(lambda: (said(part).idle_seconds or 0) > 0.3)
    screen.run("xdotool", "key", "a")
    assert (said(part).idle_seconds or 0) < 0.3
    assert said(part).finding is Finding.NO
    part.close()
    assert said(part).idle_seconds is not None
    part.close()


def test_dunst_is_silent_when_it_is_told_to_be(screen: Display, qtbot: QtBot) -> None:
    missing = [name for name in ("dunst", "dunstctl") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"{' and '.join(missing)} not installed")
    watch = WorkerPresence([one for one in linux_parts(screen.environment) if Detector.DO_NOT_DISTURB in one.detectors])
    told: list[Presence] = []
    watch.when_changed(told.append)
    with subprocess.Popen(["dunst"], env={**os.environ, **screen.environment}, stderr=subprocess.DEVNULL) as dunst:
        try:
            part = DoNotDisturbPart(screen.environment)
            until(lambda: said(part) == Reading(Finding.NO))
            part.close()
            watch.want("test", frozenset({Detector.DO_NOT_DISTURB}), 600)
            qtbot.waitUntil(lambda: bool(told))
            screen.run("dunstctl", "set-paused", "true")
            qtbot.waitUntil(lambda: watch.presence().says(Detector.DO_NOT_DISTURB), timeout=20000)
        finally:
            dunst.terminate()
    assert [presence.says(Detector.DO_NOT_DISTURB) for presence in told] == [False, True]
    watch.close()
