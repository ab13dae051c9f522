"""Putting Amble together: the speed of sessions, and two runs on one folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.samples import clip_seconds
from coach.adapters.single_instance import SingleInstance
from coach.bootstrap import FASTEST, SLOWEST, main, session_speed
from coach.bootstrap_shop import find_region, open_shop
from coach.bootstrap_walk import Performance
from coach.domain.check_in import CheckIn
from coach.domain.cue_book import VoiceStyle
from coach.domain.look import Look, Scheme
from coach.domain.recompose import Change
from coach.services.ports import RunningSession, StoreProblem
from tests.terminal import PLAN, ROOT, people_of, set_up


@pytest.mark.parametrize(
    ("text", "speed"),
    [("60", 60), ("0.1", 0.1), ("600", 600), ("", 1), ("fast", 1), ("0", 1), ("-2", 1), ("601", 1), ("nan", 1)],
)
def test_the_session_speed_is_what_it_says_or_one(text: str, speed: float) -> None:
    assert session_speed(text) == speed


@given(st.text() | st.floats().map(str))
def test_any_session_speed_is_within_its_range(text: str) -> None:
    assert SLOWEST <= session_speed(text) <= FASTEST


def test_what_one_run_kept_the_next_one_finds(tmp_path: Path) -> None:
    set_up(tmp_path)
    with people_of(tmp_path) as core:
        core.settings.set_look(Look(Scheme.DARK, 120))
    with people_of(tmp_path) as core:
        assert core.planning.plan() == PLAN
        assert core.settings.settings.look == Look(Scheme.DARK, 120)
        assert core.trouble() == ""


def test_a_walk_is_composed_in_the_chosen_style(tmp_path: Path, qapp: QApplication) -> None:  # noqa: ARG001
    set_up(tmp_path)
    with people_of(tmp_path) as core:
        stage = Performance(core, 1.0)
        draft = RunningSession(1, core.clock.now(), 20, 15, False, True, 3, 0.0, 0.0, CheckIn())
        friendly = stage.compose(draft)
        core.settings.set_style(VoiceStyle.PLAIN)
        plain = stage.compose(draft)
        eased = stage.recompose(draft, plain, 400, Change.EASIER, 2)
        stage.close()
    assert friendly.seconds == plain.seconds == eased.seconds == 15 * 60 + friendly.walk_starts
    assert friendly.cues != plain.cues
    assert [cue for cue in eased.cues if cue.at < 400] == [cue for cue in plain.cues if cue.at < 400]
    assert friendly.stations == plain.stations == eased.stations != ()


def test_an_unknown_region_is_the_default_one() -> None:
    catalogue = Catalogue(find_resources())
    assert find_region(catalogue, "atlantis").countries == ()
    assert all(find_region(catalogue, region.id) == region for region in catalogue.regions())


def test_a_shop_opens_nothing_before_a_command_asks(tmp_path: Path) -> None:
    open_shop(tmp_path / "data", 1.0)
    assert not (tmp_path / "data").exists()


def test_a_clip_is_as_long_as_its_frames(tmp_path: Path) -> None:
    clip = tmp_path / "clip.wav"
    with wave.open(str(clip), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(2 * 4000))
    assert clip_seconds(clip) == 0.5


@pytest.mark.parametrize("content", [None, b"", b"RIFF", b"no sound at all"])
def test_a_broken_clip_has_no_length(tmp_path: Path, content: bytes | None) -> None:
    clip = tmp_path / "clip.wav"
    if content is not None:
        clip.write_bytes(content)
    assert clip_seconds(clip) == 0.0


def test_a_command_says_how_it_went(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(tmp_path), "today"]) == 0
    assert main(["--data-dir", str(tmp_path), "decide", str(tmp_path / "none.json")]) == 2
    assert "none.json" in capsys.readouterr().err


def test_commands_load_no_library_that_only_the_window_needs(tmp_path: Path) -> None:
    script = (
        "import sys; from coach.bootstrap import main; main(sys.argv[1:]); "
        "print([name for name in ('apscheduler', 'numpy', 'PySide6.QtWidgets', 'asyncio') if name in sys.modules])"
    )
    command = [sys.executable, "-c", script, "--data-dir", str(tmp_path), "today", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_what_only_later_pages_need_is_not_loaded_before_the_first_paint() -> None:
    later = ("services.dose_ports", "domain.feeling", "domain.look_back", "domain.set_up", "domain.exercise")
    script = (
        "import sys; import coach.bootstrap_start, coach.bootstrap_window; "
        f"print([name for name in {later} if 'coach.' + name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_no_walk_begins_in_a_terminal_while_the_window_is_open_on_the_folder(tmp_path: Path) -> None:
    set_up(tmp_path)
    window = SingleInstance(tmp_path)
    assert window.claim()
    bench = open_shop(tmp_path, 1.0).open()
    with pytest.raises(StoreProblem, match="open on this folder"):
        bench.walks(1.0)
    window.release()
    bench.walks(1.0)
    bench.close()


def test_a_broken_file_of_rules_is_told_in_one_sentence(tmp_path: Path) -> None:
    for folder in ("coach", "resources"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "resources" / "rules" / "progression.toml").write_text("steps = = 3\n", encoding="utf-8")
    command = [sys.executable, "-m", "coach", "--data-dir", str(tmp_path / "data"), "today"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "progression.toml is not valid TOML" in done.stderr
