"""The commands that speak: which voices there are, and a sentence heard to its end or written as a file."""

from __future__ import annotations

import json
import tempfile
import wave
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from coach.adapters.clock import SystemClock
from coach.adapters.samples import clip_seconds, read_clip, resample
from coach.cli import Terminal, build_parser, run
from coach.domain.sound import Levels
from coach.services.sound_ports import Heard, PlacedClip, VoiceSettings
from coach.services.workbench import Speech
from tests import sound_server
from tests.fakes.sound_out import FakeSoundOut
from tests.fakes.voice import FakeVoice
from tests.fakes.voice_shelf import FakeVoiceShelf
from tests.heartbeat import repeated_if_the_machine_stood_still
from tests.terminal import NO_CARD, Told, amble, is_one_sentence, people_of, program, silent_shop

PHRASES = silent_shop(Path()).books.phrases


class Studio:
    """A terminal in which somebody can speak: a ready voice, a device, and voices to fetch."""

    def __init__(self, folder: Path, missing: str = "", no_card: str = "") -> None:
        self.folder = folder
        self.voice = FakeVoice(folder, missing=missing)
        self.sound = FakeSoundOut(SystemClock(), missing=no_card)

    def amble(self, *arguments: str) -> Told:
        shop, out, err = silent_shop(self.folder), StringIO(), StringIO()
        speech = Speech(self.voice, self.sound, FakeVoiceShelf(), clip_seconds)
        open_shop = replace(shop, open=lambda: replace(shop.open(), speech=lambda: speech))
        code = run(build_parser().parse_args(arguments), open_shop, Terminal(out, err, StringIO()))
        return Told(code, out.getvalue(), err.getvalue())


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path)


def choose(folder: Path, voice: VoiceSettings) -> None:
    with people_of(folder) as core:
        core.settings.set_voice(voice)


def test_every_voice_is_listed_with_its_id_and_the_chosen_one_is_marked(studio: Studio) -> None:
    choose(studio.folder, VoiceSettings(voice_id="fake/bright"))
    told = studio.amble("voices")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[:2] == ["fake/calm    Calm", "fake/bright  Bright  (chosen)"]
    assert "Emma, British; Fenrir, American" in told.out.splitlines()[2]


def test_voices_as_json_are_one_object(studio: Studio) -> None:
    table = json.loads(studio.amble("voices", "--json").out)
    assert table["voices"][0] == {"id": "fake/calm", "name": "Calm", "language": "en-gb", "natural": False}
    assert [offer["id"] for offer in table["offers"]] == ["natural/emma", "natural/fenrir"]
    assert table["chosen"] == ""


@pytest.mark.parametrize("command", [["voices"], ["voices", "--json"], ["say", "Walk on."]])
def test_without_an_engine_there_is_one_sentence_and_code_1(tmp_path: Path, command: list[str]) -> None:
    told = Studio(tmp_path, missing="There is no voice here.").amble(*command)
    assert told == Told(1, "", "There is no voice here.\n")


def test_a_sentence_is_heard_to_its_end_at_the_chosen_loudness(studio: Studio) -> None:
    choose(studio.folder, VoiceSettings(on=False, voice_id="fake/calm", speed=0.8, loudness=0.5))
    assert studio.amble("say", "Walk on.") == Told(0, "", "")
    (played,) = studio.sound.played
    assert played.must
    assert studio.sound.levels == [Levels(voice=0.5)]
    assert studio.sound.position() >= played.at + 0.05
    assert not studio.sound.is_open
    assert studio.voice.asked == [(("Walk on.",), VoiceSettings(True, "fake/calm", 0.8, 0.5))]


@pytest.mark.parametrize("asked", ["fake/bright", "bright"])
def test_another_voice_and_speed_may_be_asked_for(studio: Studio, asked: str) -> None:
    assert studio.amble("say", "Walk on.", "--voice", asked, "--speed", "1.4").code == 0
    assert studio.voice.asked[0][1] == VoiceSettings(voice_id="fake/bright", speed=1.4)


def test_a_file_is_written_instead_and_nothing_sounds(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "told.wav"
    told = studio.amble("say", "Walk on.", "--output", str(file))
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(f"{file}: 0.")
    with wave.open(str(file)) as sound:
        assert sound.getnframes() > 0
    assert studio.sound.played == []


def test_a_file_that_is_there_is_kept_unless_told_otherwise(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "told.wav"
    file.write_text("mine")
    told = studio.amble("say", "Walk on.", "--output", str(file))
    assert told == Told(2, "", PHRASES.say("speech.exists", file=str(file)) + "\n")
    assert file.read_text() == "mine"
    assert studio.amble("say", "Walk on.", "--output", str(file), "--force").code == 0
    assert file.read_bytes()[:4] == b"RIFF"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["say", ""], 2),
        (["say", " \n "], 2),
        (["say", "Walk on.", "--voice", "nobody"], 2),
        (["say", "Walk on.", "--output", "told.mp3"], 2),
        (["say", "Walk on.", "--output", "/nowhere/at/all/told.wav"], 1),
    ],
)
def test_what_cannot_be_said_is_one_sentence_and_a_code(studio: Studio, arguments: list[str], code: int) -> None:
    told = studio.amble(*arguments)
    assert (told.code, told.out) == (code, "")
    assert is_one_sentence(told.err)
    assert studio.sound.played == []


def test_without_a_sound_device_there_is_one_sentence(tmp_path: Path) -> None:
    assert Studio(tmp_path, no_card=NO_CARD).amble("say", "Walk on.") == Told(1, "", f"{NO_CARD}\n")


class DeadSound(FakeSoundOut):
    """A device that opens and then plays nothing."""

    def play(self, placed: PlacedClip) -> None:
        self.tell(Heard(placed.mark, None, "no_device"))


def test_a_device_that_never_plays_it_is_told(studio: Studio) -> None:
    studio.sound = DeadSound(SystemClock())
    assert studio.amble("say", "Walk on.") == Told(1, "", PHRASES.say("speech.silent") + "\n")
    assert not studio.sound.is_open


@pytest.mark.parametrize("speed", ["0.7", "1.5", "fast"])
def test_a_speed_out_of_range_is_refused(tmp_path: Path, speed: str) -> None:
    with pytest.raises(SystemExit) as ended:
        amble(tmp_path, "say", "Walk on.", "--speed", speed)
    assert ended.value.code == 2


def test_the_real_program_lists_voices_and_writes_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "told.wav"
    told = program("--data-dir", str(tmp_path), "say", "Back at 10:30.", "--output", str(file))
    assert (told.code, told.err) == (0, "")
    assert clip_seconds(file) > 0.5
    voices = json.loads(program("--data-dir", str(tmp_path), "voices", "--json").out)["voices"]
    assert all(voice["language"].startswith("en") for voice in voices)
    assert not (tmp_path / "voices").exists()


@pytest.mark.sound
@pytest.mark.skipif(bool(sound_server.why_not()), reason=sound_server.why_not() or "there is a sound server")
@repeated_if_the_machine_stood_still
def test_what_the_real_program_says_is_heard_whole_before_it_ends(tmp_path: Path) -> None:
    file, words = tmp_path / "told.wav", ("say", "Walk on, and breathe.")
    program("--data-dir", str(tmp_path), *words, "--output", str(file))
    rate, samples = read_clip(file)
    with tempfile.TemporaryDirectory(prefix="amble-sound-", ignore_cleanup_errors=True) as folder:
        server = sound_server.start(Path(folder), prompt=True)
        assert server is not None
        try:
            with sound_server.recorded(server) as recording:
                told = program("--data-dir", str(tmp_path), *words, PULSE_SERVER=server.environment["PULSE_SERVER"])
        finally:
            server.stop()
    assert told == Told(0, "", "")
    _, likeness = sound_server.find(resample(samples, rate, sound_server.RATE), recording.samples())
    assert likeness > 0.9
