"""`screenshots DIR`: a picture of every page, of a made-up year, always of the same day and the same words.

The pages are the real ones on the real services, in a folder that is thrown away; nothing is spoken or fetched.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from coach.bootstrap_core import Core
from coach.bootstrap_scene import DARK, LIGHT, Scene
from coach.bootstrap_scenes import SCENES
from coach.bootstrap_studio import Studio
from coach.bootstrap_year import NOW, StillClock, live_a_year
from coach.domain.look import Look
from coach.ui.qt_arguments import QT_ARGUMENTS


def take_screenshots(folder: Path) -> int:
    """Write every picture into ``folder`` as ``<page>-<scheme>.png``, ``-200`` for large text. The exit code."""
    # Pictures need no screen, and without one they are the same everywhere; Qt then warns about size hints.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    app = QApplication.instance() or QApplication([*sys.argv[:1], *QT_ARGUMENTS])
    assert isinstance(app, QApplication)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix="amble-pictures-") as data:
            count = _take_all(app, folder, Path(data))
    except OSError as problem:
        sys.stderr.write(f"The pictures cannot be written: {problem.strerror or problem}.\n")
        return 1
    sys.stdout.write(f"{count} pictures are in {folder}.\n")
    return 0


def _take_all(app: QApplication, folder: Path, data: Path) -> int:
    clock = StillClock(NOW)
    core, count = Core(data, clock), 0
    try:
        sys.stdout.write("A made-up year of walks ...\n")
        live_a_year(core, clock)
        studio = Studio(app, core, LIGHT)
        for number, scene in enumerate(SCENES, start=1):
            names = _take(studio, scene, folder)
            count += len(names)
            sys.stdout.write(f"{number:3} of {len(SCENES)}  {' '.join(names)}\n")
            sys.stdout.flush()
        studio.window.hide()
        return count
    finally:
        core.close()


def _take(studio: Studio, scene: Scene, folder: Path) -> list[str]:
    looks = _in_turn(scene.looks, studio.appearance.look)
    _dress(studio, looks[0])
    shown = scene.open(studio)
    for look in looks:
        _dress(studio, look)
        studio.settle()
        name = _file_name(scene, look)
        if not shown.grab().save(str(folder / name)):
            raise OSError(f"{name} was refused")
    if shown is not studio.window:
        shown.hide()
        shown.deleteLater()
    return [_file_name(scene, look) for look in scene.looks]


def _in_turn(looks: Sequence[Look], now: Look) -> list[Look]:
    """The looks, the one in force in front where it is as large as the usual one: dressing every page takes longer than
    all else."""
    return sorted(looks, key=lambda look: look != now) if now in (LIGHT, DARK) else list(looks)


def _dress(studio: Studio, look: Look) -> None:
    if studio.appearance.look != look:
        studio.appearance.apply_look(look)


def _file_name(scene: Scene, look: Look) -> str:
    large = "" if look.text_percent == 100 else f"-{look.text_percent}"
    return f"{scene.name}-{look.scheme.value}{large}.png"
