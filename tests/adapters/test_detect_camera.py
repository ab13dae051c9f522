"""Files stand for cameras, which few machines that run tests have."""

from __future__ import annotations

import os
import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coach.adapters.detect_camera import CameraPart
from coach.domain.presence import Detector, Finding, Reading
from tests.patience import until

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no Linux")


@pytest.fixture
def part(tmp_path: Path) -> Iterator[CameraPart]:
    (tmp_path / "video0").touch()
    part = CameraPart(os.getpid(), tmp_path)
    yield part
    part.close()


@contextmanager
def holding(camera: Path) -> Iterator[None]:
    """A program that has the camera open while the block runs."""
    with camera.open("rb") as file, subprocess.Popen(["sleep", "60"], stdin=file) as process:
        try:
            until(lambda: Path(f"/proc/{process.pid}/comm").read_text().strip() == "sleep")
            yield
        finally:
            process.kill()


def said(part: CameraPart) -> Reading:
    return part.read()[Detector.CAMERA]


def hears(part: CameraPart, seconds: float = 10) -> bool:
    handle = part.wait_on()
    assert handle is not None
    return bool(select.select([handle], [], [], seconds)[0])


def test_who_holds_a_camera_is_named_and_its_end_is_heard(part: CameraPart, tmp_path: Path) -> None:
    assert said(part) == Reading(Finding.NO)
    assert not hears(part, 0.05)
    with holding(tmp_path / "video0"):
        assert hears(part)
        assert said(part) == Reading(Finding.YES, "sleep")
        assert not hears(part, 0.05)
    assert hears(part)
    assert said(part) == Reading(Finding.NO)


def test_our_own_look_at_a_camera_is_no_call(part: CameraPart, tmp_path: Path) -> None:
    with (tmp_path / "video0").open("rb"):
        assert said(part) == Reading(Finding.NO)


def test_a_camera_that_is_plugged_in_is_listened_to_and_one_that_goes_is_forgotten(
    part: CameraPart, tmp_path: Path
) -> None:
    assert said(part) == Reading(Finding.NO)
    for _ in range(2):
        (tmp_path / "video1").touch()
        assert hears(part)
        said(part)
        assert not hears(part, 0.05)
        with holding(tmp_path / "video1"):
            assert hears(part)
            assert said(part).finding is Finding.YES
        assert hears(part)
        (tmp_path / "video1").unlink()
        assert said(part) == Reading(Finding.NO)


def test_other_files_are_no_cameras(part: CameraPart, tmp_path: Path) -> None:
    (tmp_path / "video").mkdir()
    (tmp_path / "videotape").touch()
    with holding(tmp_path / "videotape"):
        assert said(part) == Reading(Finding.NO)


def test_no_folder_of_devices_cannot_tell(tmp_path: Path) -> None:
    part = CameraPart(os.getpid(), tmp_path / "missing")
    assert said(part) == Reading(Finding.UNKNOWN, why="no_devices")
    assert part.wait_on() is None
    part.close()
    part.close()


def test_a_part_that_rested_begins_anew(part: CameraPart, tmp_path: Path) -> None:
    said(part)
    part.close()
    with holding(tmp_path / "video0"):
        assert said(part).finding is Finding.YES
