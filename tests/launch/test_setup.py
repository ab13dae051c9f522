from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from coach.launch import words
from coach.launch.apt import Package, SetupFailed, read_packages, variables
from coach.launch.home import RUN, TEST, Home
from coach.launch.progress import Progress
from coach.launch.runner import Finished
from coach.launch.setup import SetUp
from coach.launch.system import SystemStep
from tests.launch.standing_in import StandIn
from tests.launch.test_system import ROOT, USER

WHOLE = {"sys.version_info": Finished(0, "3.11\n"), "ctypes": Finished(0, "")}
URIS = "'somewhere/pool/libgl1_1.6.0-1_amd64.deb' libgl1_1.6.0-1_amd64.deb 88000 SHA256:aa\n"
LACKS_GL = {**WHOLE, "ctypes": Finished(0, "libGL.so.1\n"), "--print-uris": Finished(0, URIS)}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A folder with an environment in which nothing is installed yet."""
    (tmp_path / "requirements.lock").write_text("numpy==2.4.6 \\\n    --hash=sha256:aa\n")
    (tmp_path / "requirements-dev.lock").write_text("numpy==2.4.6 \\\n    --hash=sha256:aa\n")
    home = Home(str(tmp_path))
    Path(home.python).parent.mkdir(parents=True)
    Path(home.python).touch()
    return home


def _library(home: Home, folder: str, *files: str) -> Path:
    path = Path(home.venv, "lib", "python3.11", "site-packages", folder)
    path.mkdir(parents=True)
    for name in files:
        (path / name).touch()
    return path


def test_set_up_says_first_what_it_will_do_and_how_big_it_is(home: Home) -> None:
    runner = StandIn(WHOLE)
    assert SetUp(home, RUN, ROOT, runner).run() == 0
    assert "1 Python libraries" in runner.said[0]
    assert f"{words.DOWNLOAD[RUN]} MB to fetch" in runner.said[0]
    assert home.is_ready(RUN)


def test_libraries_are_held_to_their_hashes(home: Home) -> None:
    runner = StandIn(WHOLE)
    SetUp(home, RUN, ROOT, runner).run()
    assert any("pip install --require-hashes --no-deps" in command for command in runner.commands)


def test_what_is_there_is_not_fetched_again(home: Home) -> None:
    _library(home, "numpy-2.4.6.dist-info", "RECORD")
    runner = StandIn(WHOLE)
    assert SetUp(home, RUN, ROOT, runner).run() == 0
    assert not any("pip install" in command for command in runner.commands)
    assert runner.said == []


def test_a_library_cut_short_is_fetched_again(home: Home) -> None:
    half = _library(home, "numpy-2.4.6.dist-info", "METADATA")
    runner = StandIn(WHOLE)
    SetUp(home, RUN, ROOT, runner).run()
    assert not half.exists()
    assert any("pip install" in command for command in runner.commands)


def test_an_environment_whose_python_has_gone_is_made_again(home: Home) -> None:
    library = _library(home, "numpy-2.4.6.dist-info", "RECORD")
    with pytest.raises(SetupFailed, match="ensurepip"):
        SetUp(home, RUN, ROOT, StandIn({**WHOLE, "sys.version_info": Finished(1), "-m venv": Finished(1)})).run()
    assert not library.exists()


def test_the_tests_set_up_serves_the_program_as_well(home: Home) -> None:
    SetUp(home, TEST, USER, StandIn(WHOLE)).run()
    assert home.is_ready(RUN)
    assert home.is_ready(TEST)


def test_a_failed_fetch_leaves_no_stamp(home: Home) -> None:
    with pytest.raises(SetupFailed, match="NewConnectionError"):
        SetUp(home, RUN, ROOT, StandIn({**WHOLE, "pip install": Finished(1, "NewConnectionError")})).run()
    assert not home.is_ready(RUN)


def test_a_full_disk_is_noticed_before_anything_is_fetched(home: Home) -> None:
    lines = [f"lib{number}==1 \\\n    --hash=sha256:aa\n" for number in range(10)]
    Path(home.lock(RUN)).write_text("".join(lines))
    runner = StandIn(WHOLE)
    assert SetUp(home, RUN, replace(ROOT, free=400), runner).run() == 1
    assert "400 MB are free" in runner.said[0]
    assert not any("pip install" in command for command in runner.commands)


def test_root_installs_system_packages(home: Home) -> None:
    runner = StandIn(LACKS_GL)
    SetUp(home, RUN, ROOT, runner).run()
    assert any(command.endswith("--no-install-recommends install libgl1") for command in runner.commands)


def test_without_root_nothing_outside_the_folder_is_touched(home: Home) -> None:
    runner = StandIn(LACKS_GL)
    Path(home.system_libraries, "usr/lib/x86_64-linux-gnu").mkdir(parents=True)
    SetUp(home, RUN, USER, runner).run()
    apt = [command for command in runner.commands if "apt-get" in command]
    assert apt
    assert all(f"Dir::State={home.venv}" in command for command in apt)
    assert not any("dpkg --configure" in command for command in runner.commands)
    assert "LD_LIBRARY_PATH" in home.surroundings()


def test_other_systems_are_told_the_command_and_asked_to_come_back(home: Home) -> None:
    runner = StandIn(LACKS_GL)
    assert SetUp(home, RUN, replace(USER, manager="dnf"), runner).run() == 1
    assert "sudo dnf install" in runner.said[-1]
    assert not home.is_ready(RUN)


def test_apt_is_read_for_names_and_sizes() -> None:
    assert read_packages(URIS + "Note, something else\n") == [Package("libgl1", 88000)]


def test_unpacked_packages_are_pointed_at(tmp_path: Path) -> None:
    for part in ("usr/lib/x86_64-linux-gnu/pulseaudio", "usr/share/X11/xkb", "usr/share/fontconfig"):
        (tmp_path / part).mkdir(parents=True)
    told = dict(line.split("=") for line in variables(str(tmp_path)).splitlines())
    assert told["LD_LIBRARY_PATH"].split(os.pathsep) == [
        "usr/lib/x86_64-linux-gnu",
        "usr/lib/x86_64-linux-gnu/pulseaudio",
    ]
    assert told["XKB_CONFIG_ROOT"] == "usr/share/X11/xkb"
    assert told["FONTCONFIG_FILE"] == "fonts.conf"


def test_progress_counts_the_lines_that_count() -> None:
    said: list[str] = []
    progress = Progress(said.append, 2, r"^Get (?P<what>\S+)")
    for line in ("Get a", "noise", "Get b"):
        progress.heard(line, "fetched")
    assert said == ["  1 of 2 fetched: a", "  2 of 2 fetched: b"]


def test_long_progress_is_said_in_few_lines_and_to_its_end() -> None:
    said: list[str] = []
    progress = Progress(said.append, 100, r"(?P<what>\d+)")
    for number in range(1, 101):
        progress.heard(str(number), "done")
    assert len(said) <= 9
    assert said[-1] == "  100 of 100 done: 100"


@pytest.mark.parametrize(
    ("log", "meaning"),
    [
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("Temporary failure in name resolution ... No matching distribution found", "network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that was asked for"),
        ("E: Could not get lock /var/lib/dpkg/lock-frontend", "another program"),
        ("PermissionError: Permission denied", "may not be written to"),
        ("a flying pig", "unexpected"),
    ],
)
def test_a_failure_is_one_sentence_that_says_what_to_do(log: str, meaning: str) -> None:
    said = words.failed(log, "log")
    assert meaning in said
    assert "start Amble again" in said
    assert "\n" not in said


def test_unpacking_promises_to_leave_the_rest_alone() -> None:
    assert "nothing outside it changes" in words.plan(RUN, 0, SystemStep("unpack", ("libgl1",)))


def test_without_a_known_command_the_missing_libraries_are_named() -> None:
    assert "libGL.so.1" in words.ask("", ("libGL.so.1",))
