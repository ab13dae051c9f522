from __future__ import annotations

import os
from pathlib import Path

import pytest

from coach.launch.home import RUN, TEST, Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "requirements.lock").write_text("a==1\n")
    (tmp_path / "requirements-dev.lock").write_text("a==1\nb==2\n")
    home = Home(str(tmp_path))
    os.makedirs(os.path.dirname(home.python))
    (tmp_path / "python3.11").touch()
    os.symlink(tmp_path / "python3.11", home.python)
    return home


def _seal(home: Home, kind: str) -> None:
    Path(home.stamp(kind)).write_text(home.seal(kind), encoding="utf-8")


def test_a_fresh_folder_is_not_ready(tmp_path: Path) -> None:
    assert not Home(str(tmp_path)).is_ready(RUN)


def test_a_sealed_folder_is_ready_for_what_was_sealed_alone(home: Home) -> None:
    _seal(home, RUN)
    assert home.is_ready(RUN)
    assert not home.is_ready(TEST)


def test_new_pins_make_it_unready(home: Home) -> None:
    _seal(home, RUN)
    Path(home.lock(RUN)).write_text("a==2\n")
    assert not home.is_ready(RUN)


def test_another_python_behind_the_environment_makes_it_unready(home: Home) -> None:
    _seal(home, RUN)
    os.unlink(home.python)
    os.symlink(os.path.join(home.root, "python3.13"), home.python)
    Path(home.root, "python3.13").touch()
    assert not home.is_ready(RUN)


def test_a_python_that_went_away_makes_it_unready(home: Home) -> None:
    _seal(home, RUN)
    os.unlink(os.path.join(home.root, "python3.11"))
    assert not home.is_ready(RUN)


def test_a_stamp_cut_short_does_not_count(home: Home) -> None:
    Path(home.stamp(RUN)).write_text(home.seal(RUN)[:20], encoding="utf-8")
    assert not home.is_ready(RUN)


def test_a_system_with_its_own_libraries_needs_no_variables(home: Home) -> None:
    assert home.surroundings() == {}


def test_libraries_kept_beside_amble_are_found_after_the_systems_own(home: Home) -> None:
    Path(home.system_libraries).mkdir()
    Path(home.system_libraries, "environment").write_text("PATH=usr/bin\nXLOCALEDIR=usr/share/locale\n")
    path, *_ = home.surroundings()["PATH"].rsplit(os.pathsep, 1)
    assert path == os.environ["PATH"]
    assert home.surroundings()["XLOCALEDIR"] == os.path.join(home.system_libraries, "usr/share/locale")
