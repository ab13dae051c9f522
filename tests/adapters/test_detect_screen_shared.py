"""Shared screens as PipeWire lists them; a small program stands for its lister where a desktop would have to share."""

from __future__ import annotations

import json
import os
import select
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from coach.adapters.detect_screen_shared import ScreenSharedPart
from coach.domain.presence import Detector, Finding, Reading
from tests.patience import until

CAST = {"media.class": "Stream/Output/Video", "node.name": "gnome-shell", "media.name": "meta-screen-cast-src"}
PORTAL = {"media.class": "Video/Source", "node.name": "xdg-desktop-portal-wlr", "media.role": "Screen"}
CAMERA = {"media.class": "Video/Source", "node.name": "v4l2_input.pci", "device.api": "v4l2", "media.role": "Camera"}


def node(props: dict[str, str], state: str = "running", number: int = 40) -> dict[str, Any]:
    return {"id": number, "type": "PipeWire:Interface:Node", "info": {"state": state, "props": props}}


Lister = Callable[[str], None]


@pytest.fixture
def say(tmp_path: Path) -> Lister:
    """Makes the lister say this at once; what is written into ``more`` it says later."""
    os.mkfifo(tmp_path / "more")

    def say(words: str) -> None:
        (tmp_path / "first").write_text(words)
        program = tmp_path / "pw-dump"
        program.write_text(f'#!/bin/sh\ncat "{tmp_path}/first"\nexec cat "{tmp_path}/more"\n')
        program.chmod(stat.S_IRWXU)

    return say


@pytest.fixture
def part(tmp_path: Path) -> Iterator[ScreenSharedPart]:
    environment = {"WAYLAND_DISPLAY": "wayland-0", "PATH": f"{tmp_path}:/usr/bin:/bin"}
    part = ScreenSharedPart(environment)
    yield part
    part.close()


def said(part: ScreenSharedPart) -> Reading:
    return part.read()[Detector.SCREEN_SHARED]


def hears(part: ScreenSharedPart) -> bool:
    handle = part.wait_on()
    assert handle is not None
    return bool(select.select([handle], [], [], 10)[0])


@pytest.mark.parametrize(("nodes", "finding"), [
    ([node(CAST)], Finding.YES),
    ([node(PORTAL)], Finding.YES),
    ([node(CAST, "suspended")], Finding.NO),
    ([node(CAMERA)], Finding.NO),
    ([node({"media.class": "Stream/Output/Audio", "node.name": "gnome-shell"})], Finding.NO),
    ([{"id": 1, "type": "PipeWire:Interface:Core", "info": {"props": None}}, {"id": 2}, node(CAST)], Finding.YES),
    ([{"id": 1, "info": "odd"}, {"id": 3, "info": {"state": "running", "props": []}}], Finding.NO),
])  # fmt: skip
def test_a_shared_screen_is_told_from_a_camera(
    say: Lister, tmp_path: Path, part: ScreenSharedPart, nodes: list[dict[str, Any]], finding: Finding
) -> None:
    say(json.dumps(nodes))
    assert said(part) == Reading(finding)
    assert tmp_path.exists()


def test_sharing_that_begins_and_ends_is_heard(say: Lister, tmp_path: Path, part: ScreenSharedPart) -> None:
    say(json.dumps([node(CAMERA, number=7)]))
    assert said(part) == Reading(Finding.NO)
    with (tmp_path / "more").open("w") as more:
        for found, finding in ((node(CAST), Finding.YES), ({"id": 40, "info": None}, Finding.NO)):
            words = json.dumps([found])
            more.write(words[:9])
            more.flush()
            assert hears(part)
            said(part)
            more.write(words[9:] + "\n")
            more.flush()
            assert hears(part)
            assert said(part) == Reading(finding)
    assert hears(part)
    assert said(part) == Reading(Finding.UNKNOWN, why="no_pipewire")
    assert part.wait_on() is None


@pytest.mark.parametrize("words", ["no list", "[1, 2]", '[{"no": "id"}]'])
def test_a_lister_that_says_nothing_of_use_cannot_tell(say: Lister, tmp_path: Path, words: str) -> None:
    say(words)
    part = ScreenSharedPart({"WAYLAND_DISPLAY": "wayland-0", "PATH": f"{tmp_path}:/usr/bin:/bin"}, limit=0.2)
    assert said(part) == Reading(Finding.UNKNOWN, why="no_pipewire")
    assert part.wait_on() is None


def test_under_x_nobody_can_tell_and_nothing_is_started(say: Lister, tmp_path: Path) -> None:
    say(json.dumps([node(CAST)]))
    part = ScreenSharedPart({"PATH": str(tmp_path), "DISPLAY": ":0"})
    assert said(part) == Reading(Finding.UNKNOWN, why="x11_sharing")
    assert part.wait_on() is None
    nowhere = ScreenSharedPart({"PATH": str(tmp_path / "none"), "WAYLAND_DISPLAY": "wayland-0"})
    assert said(nowhere) == Reading(Finding.UNKNOWN, why="no_pipewire")


def test_the_real_lister_of_a_real_pipewire_is_understood() -> None:
    missing = [name for name in ("pipewire", "pw-dump", "pw-cli") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"{' and '.join(missing)} not installed")
    with tempfile.TemporaryDirectory(prefix="amble-", ignore_cleanup_errors=True) as folder:
        environment = {**os.environ, "XDG_RUNTIME_DIR": folder, "HOME": folder, "WAYLAND_DISPLAY": "wayland-0"}
        part = ScreenSharedPart(environment)
        assert said(part).why == "no_pipewire"
        with subprocess.Popen(["pipewire"], env=environment, stderr=subprocess.DEVNULL) as pipewire:
            until((Path(folder) / "pipewire-0").exists)
            until(lambda: said(part) == Reading(Finding.NO))
            pipewire.terminate()
        until(lambda: said(part).why == "no_pipewire")
        part.close()
