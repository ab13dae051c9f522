"""The command that takes the pictures, run as a person runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from coach.bootstrap_scenes import SCENES

ROOT = Path(__file__).parents[2]
PAGES = (
    *("today", "today_morning", "today_waiting", "today_why", "before_walk", "walk", "pain_question", "small_view"),
    *("check_in", "check_in_end", "flags", "flags_waiting", "plan", "plan_end"),
    *("settings", *(f"settings_{part}" for part in range(1, 6))),
    *("settings_voice_asked", "settings_voice_coming", "settings_beat", "cadence", "cadence_counted"),
    *("before_walk_silent", "sound_test", "sound_test_no", "walk_counted", "walk_muted"),
    *("take_along", "take_along_end", "take_along_making", "take_along_made"),
    *("reminder_window", "reminder_window_morning", "set_up_2_safety_ticked"),
    *(f"set_up_{n}_{step}" for n, step in enumerate(("welcome", "safety", "now", "target", "times", "voice"), start=1)),
)
WINDOWS = ("small_view", "reminder_window", "heads_up", "away")
"""Pages in windows of their own, each as large as its words."""
EXTRA = ("today-high_contrast", "today-light-200", "walk-light-200")
WANTED = {f"{page}-{scheme}" for page in PAGES for scheme in ("light", "dark")} | set(EXTRA)
"""Pictures that must be there, whatever else is."""


def screenshots(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command without a screen and without a home that it could write to."""
    home = {name: str(folder.parent / "home") for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    environment = {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "coach", "screenshots", str(folder)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)


def is_blank(picture: QImage) -> bool:
    """Whether every tenth dot in both directions has the same colour."""
    dots = {picture.pixel(x, y) for x in range(0, picture.width(), 10) for y in range(0, picture.height(), 10)}
    return len(dots) < 2


def test_one_command_takes_a_picture_of_every_page_and_leaves_nothing_else(tmp_path: Path) -> None:
    done = screenshots(tmp_path / "pictures")
    assert (done.returncode, done.stderr) == (0, "")
    pictures = {file.stem: QImage(str(file)) for file in (tmp_path / "pictures").iterdir()}
    assert WANTED - set(pictures) == set()
    assert {name.rpartition("-")[0].removesuffix("-light") for name in pictures} == {scene.name for scene in SCENES}
    pages = {name: picture for name, picture in pictures.items() if not name.startswith(WINDOWS)}
    assert {(picture.width(), picture.height()) for picture in pages.values()} == {(1120, 740)}
    assert [name for name, picture in pictures.items() if is_blank(picture)] == []
    assert done.stdout.count(".png") == len(pictures)
    assert not (tmp_path / "home").exists()


def test_a_folder_that_cannot_be_made_is_named_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    done = screenshots(tmp_path / "file" / "pictures")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "cannot be written" in done.stderr
