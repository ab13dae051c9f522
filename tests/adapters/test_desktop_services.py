"""What the desktop offers is asked of the session bus, in a program of its own since a bus is joined once a process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ASK = "from coach.adapters.desktop_services import has_notifications, has_tray, has_service; "
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has a session bus to ask")


def asked(words: str, *before: str, **variables: str) -> str:
    command = [*before, sys.executable, "-c", f"{ASK}print({words})"]
    surroundings = {**os.environ, **variables}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=surroundings, check=True, timeout=30)
    return done.stdout.strip()


@on_linux
def test_without_a_session_bus_nothing_can_be_told() -> None:
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
    assert asked("has_notifications(), has_tray()", **nowhere) == "None None"


@on_linux
def test_a_bus_without_a_tray_has_none(tmp_path: Path) -> None:
    if not shutil.which("dbus-run-session"):
        pytest.skip("dbus-run-session is not installed")
    # No service files are found in an empty folder, so nothing can be started either.
    bare = {"XDG_DATA_DIRS": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    words = "has_tray(), has_service('org.freedesktop.DBus')"
    assert asked(words, "dbus-run-session", "--", **bare) == "False True"
