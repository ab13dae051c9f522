from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coach.launch.home import Home
from coach.launch.machine import Machine, unsupported
from coach.launch.system import (
    LIBRARIES,
    TOOLS,
    command_for,
    kinds_without,
    missing_tools,
    packages_for,
    system_step,
    tools_to_get,
    venv_package,
)
from tests.launch.standing_in import StandIn

ROOT = Machine("linux", True, "apt-get", "/usr/bin/python3", (3, 11), makes_venvs=True, free=9000)
USER = replace(ROOT, root=False)
GL = ("libGL.so.1", "libEGL.so.1")


def test_root_on_debian_installs_what_is_missing() -> None:
    step = system_step(ROOT, GL)
    assert (step.way, step.packages, step.command) == (
        "install",
        ("libgl1", "libegl1"),
        "apt-get install libgl1 libegl1",
    )


def test_without_root_on_debian_packages_are_unpacked() -> None:
    step = system_step(USER, GL)
    assert (step.way, step.command) == ("unpack", "sudo apt-get install libgl1 libegl1")


@pytest.mark.parametrize("machine", [ROOT, USER, replace(ROOT, manager="dnf"), replace(ROOT, manager="")])
def test_a_machine_that_has_everything_is_left_alone(machine: Machine) -> None:
    assert system_step(machine, ()).way == "nothing"


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_carry_what_qt_needs(system: str) -> None:
    assert system_step(replace(USER, system=system, manager=""), GL).way == "nothing"


@pytest.mark.parametrize(("manager", "start"), [("dnf", "sudo dnf install"), ("pacman", "sudo pacman -S")])
def test_other_package_managers_get_the_exact_command(manager: str, start: str) -> None:
    step = system_step(replace(USER, manager=manager), GL)
    assert step.way == "ask"
    assert step.command.startswith(start)


def test_root_needs_no_sudo() -> None:
    assert command_for(replace(ROOT, manager="zypper"), ()).startswith("zypper install")


def test_an_unknown_package_manager_gets_no_command() -> None:
    assert system_step(replace(USER, manager=""), GL).command == ""


def test_a_package_with_two_libraries_is_asked_for_once() -> None:
    assert packages_for(("libglib-2.0.so.0", "libgthread-2.0.so.0")) == ("libglib2.0-0",)


def test_every_library_has_a_package() -> None:
    assert all(packages_for(LIBRARIES))


def test_root_gets_the_venv_of_its_own_python() -> None:
    assert venv_package(replace(ROOT, makes_venvs=False, version=(3, 12))) == ("python3.12-venv",)


def test_without_root_pip_comes_as_a_wheel() -> None:
    assert venv_package(replace(USER, makes_venvs=False)) == ("python3-pip-whl", "python3-setuptools-whl")


def test_a_python_that_makes_environments_needs_no_package() -> None:
    assert venv_package(ROOT) == ()


def test_tools_unpacked_beside_the_environment_are_not_missing(tmp_path: Path) -> None:
    home = Home(str(tmp_path))
    beside = tmp_path / ".venv" / "syslibs" / "usr" / "bin"
    beside.mkdir(parents=True)
    (beside / "xdotool").touch()
    missing = {tool.program for tool in missing_tools(home, StandIn(programs=["Xvfb"]))}
    assert not missing & {"Xvfb", "xdotool"}
    assert "openbox" in missing


def test_root_gets_every_missing_tool() -> None:
    assert {"xvfb", "openbox", "pulseaudio", "sox"} <= set(tools_to_get(ROOT, TOOLS))


def test_without_root_a_tool_is_fetched_only_where_its_journeys_can_then_run() -> None:
    only_xdotool = [tool for tool in TOOLS if tool.program == "xdotool"]
    assert tools_to_get(USER, only_xdotool) == ("xdotool",)
    assert tools_to_get(USER, TOOLS) == ()


def test_a_missing_sound_server_stops_the_sound_tests_alone() -> None:
    assert kinds_without(tool for tool in TOOLS if tool.program == "pulseaudio") == ("sound",)


def test_without_ffmpeg_only_what_it_would_read_is_not_run() -> None:
    assert kinds_without(tool for tool in TOOLS if tool.package == "ffmpeg") == ("ffprobe",)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_supported_pythons_are_welcome(version: tuple[int, int]) -> None:
    assert unsupported(version, []) == ""


@pytest.mark.parametrize("version", [(3, 10), (3, 14)])
def test_other_pythons_get_one_sentence(version: tuple[int, int]) -> None:
    assert unsupported(version, []) == f"Amble needs Python 3.11, 3.12 or 3.13, and this is 3.{version[1]}."


def test_a_python_that_would_do_is_named() -> None:
    assert "`python3.12 main.py`" in unsupported((3, 14), ["python3.12", "python3.11"])
