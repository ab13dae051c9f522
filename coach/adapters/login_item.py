"""The LoginItem port: start at login by each system's own means. Windows and macOS are unproved on real machines."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from coach.services.ports import LoginItem

NAME = "Amble"
ID = "io.github.amble"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED_KEY = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where the task manager keeps what somebody switched off there: bytes whose first is odd. Seen on Windows 10 and 11,
and documented nowhere; what cannot be read there counts as allowed."""


def login_item_for(
    platform: str, command: Sequence[str], home: Path, environment: Mapping[str, str] | None = None
) -> LoginItem:
    """The login item of a system: ``platform`` is ``sys.platform``, ``command`` starts Amble hidden.

    ``environment`` may name another folder for settings (``XDG_CONFIG_HOME``); the process's own when None.
    """
    if platform == "win32":
        return WindowsLoginItem(command, CurrentUserRun())
    if platform == "darwin":
        return MacLoginItem(command, home / "Library" / "LaunchAgents")
    settings = (os.environ if environment is None else environment).get("XDG_CONFIG_HOME", "")
    return XdgLoginItem(command, (Path(settings) if settings else home / ".config") / "autostart")


class XdgLoginItem:
    """A desktop entry in the autostart folder. Source: XDG Desktop Application Autostart Specification 0.5."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._command, self._file = command, folder / "amble.desktop"

    def is_on(self) -> bool:
        """Whether the entry is there and no desktop's settings switched it off."""
        lines = _lines(self._file)
        off = {"Hidden=true", "X-GNOME-Autostart-enabled=false"}
        return bool(lines) and not off & {line.replace(" ", "") for line in lines}

    def turn(self, on: bool) -> None:
        """Write or remove the entry. Raises ``OSError``."""
        if not on:
            self._file.unlink(missing_ok=True)
            return
        run = " ".join(_quoted_for_desktop(word) for word in self._command)
        _write(
            self._file,
            f"[Desktop Entry]\nType=Application\nName={NAME}\nComment=Walk reminders\nExec={run}\nIcon=amble\n"
            "Terminal=false\nX-GNOME-Autostart-enabled=true\n",
        )

    def trouble(self) -> str:
        """Always "": every desktop that follows the specification reads the entry."""
        return ""


class MacLoginItem:
    """A launch agent, which the system starts at the next login. Source: launchd.plist(5)."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._command, self._file = command, folder / f"{ID}.plist"

    def is_on(self) -> bool:
        """Whether the agent is there."""
        return self._file.exists()

    def turn(self, on: bool) -> None:
        """Write or remove the agent. Raises ``OSError``."""
        if not on:
            self._file.unlink(missing_ok=True)
            return
        import plistlib

        agent = {"Label": ID, "ProgramArguments": list(self._command), "RunAtLoad": True, "ProcessType": "Interactive"}
        _write(self._file, plistlib.dumps(agent).decode())

    def trouble(self) -> str:
        """Always ""."""
        return ""


class RunValues(Protocol):
    """The values of the registry's Run key, by name. Both changes raise ``OSError``."""

    def get(self, name: str) -> str | None:
        """The command line, or None."""

    def put(self, name: str, value: str) -> None:
        """Write a command line."""

    def remove(self, name: str) -> None:
        """Take it away, and what the task manager says of it; nothing happens when there is none."""

    def is_refused(self, name: str) -> bool:
        """Whether the task manager switched it off."""


class WindowsLoginItem:
    """A value under the user's Run key."""

    def __init__(self, command: Sequence[str], run: RunValues) -> None:
        self._command, self._run = command, run

    def is_on(self) -> bool:
        """Whether the value is there, and the task manager has not switched it off."""
        return self._run.get(NAME) is not None and not self._run.is_refused(NAME)

    def turn(self, on: bool) -> None:
        """Write or remove the value. Raises ``OSError``."""
        self._run.remove(NAME)
        if on:
            self._run.put(NAME, subprocess.list2cmdline(without_console(self._command)))

    def trouble(self) -> str:
        """Always ""."""
        return ""


def without_console(command: Sequence[str]) -> tuple[str, ...]:
    """The same with the Python that opens no black window, where there is one beside it. Source: Python on Windows,
    "pythonw.exe"."""
    python = Path(command[0])
    quiet = python.with_name("pythonw.exe")
    return (str(quiet), *command[1:]) if python.name.lower() == "python.exe" and quiet.is_file() else tuple(command)


class CurrentUserRun:
    """The real Run key of the person who is logged in; only on Windows."""

    def get(self, name: str) -> str | None:
        """The command line, or None."""
        registry = self._registry()
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, RUN_KEY) as key:
                return str(registry.QueryValueEx(key, name)[0])
        except FileNotFoundError:
            return None

    def put(self, name: str, value: str) -> None:
        """Write a command line."""
        registry = self._registry()
        with registry.CreateKey(registry.HKEY_CURRENT_USER, RUN_KEY) as key:
            registry.SetValueEx(key, name, 0, registry.REG_SZ, value)

    def remove(self, name: str) -> None:
        """Take it away, and what the task manager says of it; nothing happens when there is none."""
        registry = self._registry()
        for path in (RUN_KEY, APPROVED_KEY):
            try:
                with registry.CreateKey(registry.HKEY_CURRENT_USER, path) as key:
                    registry.DeleteValue(key, name)
            except FileNotFoundError:
                continue

    def is_refused(self, name: str) -> bool:
        """Whether the task manager switched it off."""
        registry = self._registry()
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, APPROVED_KEY) as key:
                value = registry.QueryValueEx(key, name)[0]
        except OSError:
            return False
        return isinstance(value, bytes) and bool(value) and bool(value[0] & 1)

    def _registry(self) -> Any:
        import winreg

        return winreg


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _write(file: Path, text: str) -> None:
    """Whole or not at all: a login must never find half a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(file.name + ".new")
    draft.write_text(text, "utf-8")
    draft.replace(file)


def _quoted_for_desktop(word: str) -> str:
    """A word of an Exec line. Source: Desktop Entry Specification 1.5, "The Exec key": quoting rules, then the rules
    of string values (so a backslash is doubled twice), and % doubled."""
    quoted = "".join("\\" + letter if letter in '"`$\\' else letter for letter in word)
    return '"' + quoted.replace("\\", "\\\\").replace("%", "%%") + '"'
