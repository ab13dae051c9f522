"""A walk as a file from the terminal: what is made, what is refused, and nothing half left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import soundfile

from coach.domain.red_flag import RedFlag
from coach.domain.sound import SoundSettings
from tests.patience import until
from tests.terminal import NO_SOUND, ROOT, Told, amble, is_one_sentence, people_of, program, set_up, silent_shop

PHRASES = silent_shop(Path()).books.phrases


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def export(data: Path, name: str, *options: str) -> Told:
    return amble(data, "export", str(data.parent / name), *options)


def manifest(data: Path, *options: str) -> dict[str, object]:
    """What a file with these options would hold."""
    path = data.parent / "told.json"
    assert export(data, "told.ogg", "--force", "--manifest", str(path), *options).code == 0
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


def texts(told: dict[str, object], kind: str = "cue") -> list[str]:
    events = told["events"]
    assert isinstance(events, list)
    return [event["text"] for event in events if event["kind"] == kind]


def test_a_file_says_where_it_is_and_how_long(data: Path) -> None:
    told = export(data, "walk.ogg", "--minutes", "10")
    assert (told.code, told.err) == (0, "")
    assert told.out == f"{data.parent / 'walk.ogg'}: 10 min 1 s.\n"
    assert (data.parent / "walk.ogg").exists()


def test_without_a_length_it_is_todays_walk(data: Path) -> None:
    set_up(data)
    told = manifest(data)
    assert told["title"] == "Amble walk 10 min"
    with people_of(data) as core:
        assert core.planning.next_walk().minutes == 10


def test_without_a_plan_it_says_how_long_the_walk_is(data: Path) -> None:
    told = export(data, "walk.ogg")
    assert told.code == 0
    assert told.err == PHRASES.say("sound_file.no_plan", minutes=10) + "\n"


def test_a_length_may_be_longer_than_the_plans_but_says_so(data: Path) -> None:
    set_up(data)
    told = export(data, "walk.ogg", "--minutes", "25")
    assert told.code == 0
    assert told.err == PHRASES.say("sound_file.longer", minutes=10) + "\n"
    assert export(data, "short.ogg", "--minutes", "5").err == ""


def test_todays_walk_is_not_made_while_the_plan_waits(data: Path) -> None:
    set_up(data)
    with people_of(data) as core:
        core.check_ins.report_flags(frozenset({RedFlag.CHEST_PAIN}))
    told = export(data, "walk.ogg")
    assert told.code == 3
    assert PHRASES.say("cli.waiting") in told.err
    assert not (data.parent / "walk.ogg").exists()


def test_a_file_that_is_there_is_replaced_only_when_told_to(data: Path) -> None:
    file = data.parent / "walk.ogg"
    file.write_text("the walk from before", encoding="utf-8")
    told = export(data, "walk.ogg", "--minutes", "5")
    assert (told.code, told.err) == (2, PHRASES.say("sound_file.exists", file=str(file)) + "\n")
    assert file.read_text(encoding="utf-8") == "the walk from before"
    assert export(data, "walk.ogg", "--minutes", "5", "--force").code == 0
    assert file.read_text(encoding="utf-8") != "the walk from before"


@pytest.mark.parametrize(("taken", "option"), [("walk.srt", ["--lyrics", "srt"]), ("m.json", ["--manifest", "m.json"])])
def test_texts_beside_the_file_are_not_replaced_either(
    data: Path, monkeypatch: pytest.MonkeyPatch, taken: str, option: list[str]
) -> None:
    monkeypatch.chdir(data.parent)
    Path(taken).write_text("mine", encoding="utf-8")
    told = export(data, "walk.ogg", "--minutes", "5", *option)
    assert told.code == 2
    assert is_one_sentence(told.err)
    assert Path(taken).read_text(encoding="utf-8") == "mine"
    assert not Path("walk.ogg").exists()


def test_two_files_cannot_have_one_name(data: Path) -> None:
    told = export(data, "walk.ogg", "--manifest", str(data.parent / "walk.ogg"))
    assert (told.code, told.err) == (2, PHRASES.say("sound_file.same_name") + "\n")


def test_the_same_seed_is_the_same_walk_and_another_another(data: Path) -> None:
    first = manifest(data, "--minutes", "20", "--seed", "7")
    assert manifest(data, "--minutes", "20", "--seed", "7") == first
    assert texts(manifest(data, "--minutes", "20", "--seed", "8")) != texts(first)


def test_a_manifest_names_the_usual_voice_too(data: Path) -> None:
    assert manifest(data, "--minutes", "10")["voice"] == {"id": "fake/calm", "speed": 1.0}


def test_the_walk_is_the_one_that_timeline_prints(data: Path) -> None:
    printed = json.loads(amble(data, "timeline", "--minutes", "12", "--seed", "3", "--json").out)
    told = manifest(data, "--minutes", "12", "--seed", "3")
    assert texts(told) == [event["text"] for event in printed if event["kind"] == "cue"]


def test_a_walk_in_parts_that_turns_round_can_be_taken_along(data: Path) -> None:
    way = ("--minutes", "12", "--bouts", "6,6", "--rest", "1", "--route", "out_and_back", "--seed", "3")
    printed = json.loads(amble(data, "timeline", *way, "--json").out)
    assert texts(manifest(data, *way)) == [event["text"] for event in printed if event["kind"] == "cue"]
    told = export(data, "walk.flac", "--minutes", "12", "--bouts", "6,7")
    assert (told.code, told.out) == (2, "")
    assert "13" in told.err


def test_a_beat_sounds_only_when_asked_for(data: Path) -> None:
    assert texts(manifest(data, "--minutes", "10"), "beat") == []
    beats = len(texts(manifest(data, "--minutes", "10", "--beat", "100"), "beat"))
    assert beats == 100 * 6


def test_what_was_chosen_in_settings_counts(data: Path) -> None:
    with people_of(data) as core:
        core.settings.set_sound(SoundSettings(beat_on=True, cadence=90))
        core.settings.set_voice(replace(core.settings.settings.voice, voice_id="fake/calm", speed=1.2))
    told = manifest(data, "--minutes", "10")
    assert len(texts(told, "beat")) == 90 * 6
    assert told["voice"] == {"id": "fake/calm", "speed": 1.2}
    assert manifest(data, "--minutes", "10", "--voice", "fake/bright")["voice"] == {"id": "fake/bright", "speed": 1.2}


def test_the_warm_up_can_be_had_alone_and_before_a_walk(data: Path) -> None:
    alone = manifest(data, "--routine", "warm-up")
    assert alone["title"] == "Amble warm-up"
    moves = texts(alone)[1:-1]
    assert texts(manifest(data, "--minutes", "10", "--warm-up"))[1 : len(moves) + 1] == moves


def test_any_routine_can_be_had_and_each_exercise_is_named_in_it(data: Path) -> None:
    told = manifest(data, "--routine", "core")
    assert told["title"] == "Amble Core"
    assert any(text.startswith("Next: ") for text in texts(told))


def test_words_with_times_lie_beside_the_file(data: Path) -> None:
    told = export(data, "walk.ogg", "--minutes", "5", "--lyrics", "lrc")
    assert str(data.parent / "walk.lrc") in told.out
    assert (data.parent / "walk.lrc").read_text(encoding="utf-8").startswith("[00:")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--routine", "dance"], "warm-up"),
        (["--voice", "nobody"], "fake/calm"),
    ],
)
def test_a_name_that_is_not_known_is_answered_with_those_that_are(data: Path, options: list[str], said: str) -> None:
    told = export(data, "walk.ogg", *options)
    assert told.code == 2
    assert is_one_sentence(told.err)
    assert said in told.err


@pytest.mark.parametrize(
    "options", [["--minutes", "0"], ["--minutes", "61"], ["--beat", "59"], ["--beat", "121"], ["--lyrics", "txt"]]
)
def test_numbers_out_of_range_are_refused(data: Path, capsys: pytest.CaptureFixture[str], options: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        export(data, "walk.ogg", *options)
    assert end.value.code == 2
    assert options[0] in capsys.readouterr().err


def test_a_walk_and_a_routine_cannot_both_be_asked_for(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        export(data, "walk.ogg", "--minutes", "5", "--routine", "warm-up")
    assert "not allowed with" in capsys.readouterr().err


def test_the_real_program_writes_a_real_file_and_a_manifest_that_fits(tmp_path: Path) -> None:
    file, told = tmp_path / "Amble 歩く.flac", tmp_path / "walk.json"
    done = program("--data-dir", str(tmp_path / "data"), "export", str(file), "--minutes", "2", "--manifest", str(told))
    assert (done.code, done.err) == (0, "")
    table = json.loads(told.read_text(encoding="utf-8"))
    assert soundfile.info(file).frames == table["frames"]
    assert table["loudness"]["integrated_lufs"] == pytest.approx(-16.0, abs=1.0)


@pytest.mark.parametrize(
    ("name", "code"), [("walk.txt", 2), ("walk", 2), ("nowhere/walk.mp3", 1), ("x" * 300 + ".mp3", 1)]
)
def test_the_real_program_fails_with_one_sentence(tmp_path: Path, name: str, code: int) -> None:
    done = program("--data-dir", str(tmp_path / "data"), "export", str(tmp_path / name), "--minutes", "2")
    assert done.code == code
    assert is_one_sentence(done.err)
    assert {path.name for path in tmp_path.iterdir()} == {"data"}


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_real_program_that_is_stopped_leaves_nothing_behind(tmp_path: Path, ending: signal.Signals) -> None:
    command = [sys.executable, "-m", "coach", "--data-dir", str(tmp_path / "data"), "export"]
    folder = tmp_path / "out"
    folder.mkdir()
    process = subprocess.Popen(
        [*command, str(folder / "walk.ogg"), "--minutes", "60"],
        cwd=ROOT, env={**os.environ, **NO_SOUND}, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    until(lambda: list(folder.glob(".amble-*")) or process.poll() is not None, 60.0)
    process.send_signal(ending)
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(30) == 130
    assert PHRASES.say("sound_file.stopped") in said
    assert list(folder.iterdir()) == []
