"""Promises of the login item on each system, kept in folders and a registry of their own."""

from __future__ import annotations

import configparser
import plistlib
from pathlib import Path

import pytest

from coach.adapters.login_item import MacLoginItem, WindowsLoginItem, XdgLoginItem, login_item_for
from coach.services.ports import LoginItem

COMMAND = ("/home/ann lee/.venv/bin/python", "/opt/50% off/main.py", "--hidden")


class FakeRun:
    """A Run key in memory; with ``locked`` a policy keeps it from being changed."""

    def __init__(self, locked: bool = False) -> None:
        self.values: dict[str, str] = {}
        self.refused: set[str] = set()
        self._locked = locked

    def get(self, name: str) -> str | None:
        return self.values.get(name)

    def put(self, name: str, value: str) -> None:
        if self._locked:
            raise PermissionError("locked by a policy")
        self.values[name] = value

    def remove(self, name: str) -> None:
        self.values.pop(name, None)
        self.refused.discard(name)

    def is_refused(self, name: str) -> bool:
        return name in self.refused


def every_kind(home: Path) -> list[LoginItem]:
    return [
        XdgLoginItem(COMMAND, home / "autostart"),
        MacLoginItem(COMMAND, home / "LaunchAgents"),
        WindowsLoginItem(COMMAND, FakeRun()),
    ]


def test_every_system_switches_on_and_off_and_takes_twice_for_once(tmp_path: Path) -> None:
    for item in every_kind(tmp_path):
        seen = [item.is_on()]
        for on in (True, True, False, False):
            item.turn(on)
            seen.append(item.is_on())
        assert seen == [False, True, True, False, False]
        assert item.trouble() == ""


def entry_of(folder: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment]
    parser.read(folder / "amble.desktop", "utf-8")
    return parser["Desktop Entry"]


def test_the_desktop_entry_names_the_program_and_quotes_its_words(tmp_path: Path) -> None:
    XdgLoginItem(COMMAND, tmp_path).turn(True)
    entry = entry_of(tmp_path)
    assert (entry["Type"], entry["Name"]) == ("Application", "Amble")
    assert entry["Exec"] == '"/home/ann lee/.venv/bin/python" "/opt/50%% off/main.py" "--hidden"'


def test_signs_that_a_desktop_would_read_are_escaped(tmp_path: Path) -> None:
    XdgLoginItem(("a$b", 'c"d', "e\\f"), tmp_path).turn(True)
    assert entry_of(tmp_path)["Exec"] == r'"a\\$b" "c\\"d" "e\\\\f"'


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_an_entry_that_the_desktops_settings_switched_off_is_off(tmp_path: Path, line: str) -> None:
    item = XdgLoginItem(COMMAND, tmp_path)
    (tmp_path / "amble.desktop").write_text(f"[Desktop Entry]\nType=Application\n{line}\n")
    assert not item.is_on()
    item.turn(True)
    assert item.is_on()


def test_the_launch_agent_starts_the_command_at_login(tmp_path: Path) -> None:
    MacLoginItem(COMMAND, tmp_path).turn(True)
    (file,) = tmp_path.iterdir()
    agent = plistlib.loads(file.read_bytes())
    assert (agent["ProgramArguments"], agent["RunAtLoad"]) == (list(COMMAND), True)
    assert file.stem == agent["Label"]


def test_the_run_value_quotes_as_windows_does() -> None:
    run = FakeRun()
    WindowsLoginItem((r"C:\Program Files\Amble\amble.exe", "--hidden"), run).turn(True)
    assert run.values == {"Amble": r'"C:\Program Files\Amble\amble.exe" --hidden'}


def test_what_the_task_manager_switched_off_is_off_until_somebody_switches_it_on_again() -> None:
    run = FakeRun()
    item = WindowsLoginItem(COMMAND, run)
    item.turn(True)
    run.refused = {"Amble"}
    assert not item.is_on()
    item.turn(True)
    assert item.is_on()


def test_windows_opens_no_black_window_at_login_where_it_need_not(tmp_path: Path) -> None:
    python, run = tmp_path / "python.exe", FakeRun()
    item = WindowsLoginItem((str(python), "main.py", "--hidden"), run)
    item.turn(True)
    assert str(python) in run.values["Amble"]
    (tmp_path / "pythonw.exe").touch()
    item.turn(True)
    assert str(tmp_path / "pythonw.exe") in run.values["Amble"]
    assert run.values["Amble"].endswith(" main.py --hidden")


def test_a_system_that_refuses_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for item in (XdgLoginItem(COMMAND, tmp_path / "file"), WindowsLoginItem(COMMAND, FakeRun(locked=True))):
        with pytest.raises(OSError, match=r"locked|exists|directory"):
            item.turn(True)
        assert not item.is_on()


def test_each_platform_gets_its_own_kind_and_place(tmp_path: Path) -> None:
    assert isinstance(login_item_for("win32", COMMAND, tmp_path), WindowsLoginItem)
    for platform, place in (("darwin", "Library/LaunchAgents"), ("linux", ".config/autostart")):
        login_item_for(platform, COMMAND, tmp_path, {}).turn(True)
        assert len(list((tmp_path / place).iterdir())) == 1
    login_item_for("linux", COMMAND, tmp_path, {"XDG_CONFIG_HOME": str(tmp_path / "other")}).turn(True)
    assert (tmp_path / "other" / "autostart" / "amble.desktop").exists()
