"""`screenshots DIR`: a picture of every page, of a made-up year, always of the same day and the same words.

The pages are the real ones on the real services, in a folder that is thrown away; nothing is spoken or fetched.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from coach.bootstrap_core import Core
from coach.bootstrap_scene import ALL as LOOKS
from coach.bootstrap_scene import Scene
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
    """All scenes in one look after the other, each on a year and in a window of its own: dressing pages that are there
    takes many times as long as building them anew."""
    sys.stdout.write("A made-up year of walks ...\n")
    return sum(_take_look(app, folder, data / str(number), look) for number, look in enumerate(LOOKS))


def _take_look(app: QApplication, folder: Path, data: Path, look: Look) -> int:
    clock = StillClock(NOW)
    core, count = Core(data, clock), 0
    try:
        live_a_year(core, clock)
        studio = Studio(app, core, look)
        for number, scene in enumerate(SCENES, start=1):
            name = _take(studio, scene, folder, look)
            if name:
                count += 1
                sys.stdout.write(f"{number:3} of {len(SCENES)}  {name}\n")
                sys.stdout.flush()
        _clear(studio)
        return count
    finally:
        core.close()


def _take(studio: Studio, scene: Scene, folder: Path, look: Look) -> str:
    """Open a scene, as later ones build on it, and take its picture where this look is wanted; its file's name."""
    shown, name = scene.open(studio), ""
    if look in scene.looks:
        studio.settle()
        name = _file_name(scene, look)
        if not shown.grab().save(str(folder / name)):
            raise OSError(f"{name} was refused")
    if shown is not studio.window:
        shown.hide()
        shown.deleteLater()
    return name


def _clear(studio: Studio) -> None:
    """No window stays for the next look."""
    studio.window.hide()
    studio.window.deleteLater()
    studio.settle()


def _file_name(scene: Scene, look: Look) -> str:
    large = "" if look.text_percent == 100 else f"-{look.text_percent}"
    return f"{scene.name}-{look.scheme.value}{large}.png"
