"""Other programs on a real sound server: lower during a sentence, and back to what they were whatever happens."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from coach.adapters.duck_child import ANSWER_LIMIT
from coach.adapters.other_sound import LoweredOthers, NoOtherSound, other_sound_for
from coach.adapters.sound_stream import StreamSound
from coach.services.sound_ports import OtherSound
from tests import sound_server
from tests.heartbeat import repeated_if_the_machine_stood_still
from tests.patience import until
from tests.sound_server import RATE, Recording, SoundServer, recorded

log = logging.getLogger(__name__)
ROOT = Path(__file__).parents[2]
NEEDS_SERVER = pytest.mark.skipif(bool(sound_server.why_not()), reason=sound_server.why_not() or "it is there")
FULL = 65_536
OWN = 60_000
"""The volume of the music in PulseAudio's units: not a round one, so that nobody guesses it."""
LOW = round(OWN * 10 ** (-12 / 60))


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a short path: sockets take 107 letters."""
    with tempfile.TemporaryDirectory(prefix="amble-others-", ignore_cleanup_errors=True) as name:
        yield Path(name)


@pytest.fixture
def server(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    started = sound_server.start(folder)
    assert started is not None, "pulseaudio is installed and does not start"
    for name, value in started.environment.items():
        monkeypatch.setenv(name, value)
    pactl("load-module", "module-stream-restore")
    yield started
    started.stop()


@pytest.fixture
def others(folder: Path) -> Iterator[LoweredOthers]:
    lowering = LoweredOthers(folder / "lowered.json")
    yield lowering
    lowering.close()


def pactl(*words: str) -> str:
    """What PulseAudio's own tool says."""
    return subprocess.run(["pactl", *words], check=True, capture_output=True, text=True).stdout


@dataclass
class Player:
    """Another program that plays a tone."""

    name: str
    process: subprocess.Popen[bytes]

    @property
    def volume(self) -> int:
        """Its stream's volume in PulseAudio's units; 0 while it has no stream."""
        return next((one.volume for one in _inputs() if one.name == self.name), 0)

    def set_volume(self, volume: int) -> None:
        """As somebody does in the system's mixer."""
        index = next(one.index for one in _inputs() if one.name == self.name)
        pactl("set-sink-input-volume", str(index), str(volume))

    def stop(self) -> None:
        """End it; safe to call twice."""
        self.process.kill()
        self.process.wait()


@dataclass(frozen=True)
class Input:
    """A stream as the server lists it."""

    index: int
    name: str
    volume: int


def _inputs() -> list[Input]:
    found = json.loads(pactl("--format=json", "list", "sink-inputs"))
    return [
        Input(one["index"], one["properties"]["application.name"], next(iter(one["volume"].values()))["value"])
        for one in found
    ]


@pytest.fixture
def tone(folder: Path) -> Path:
    """A minute of a steady tone."""
    path = folder / "tone.raw"
    wave = 0.4 * np.sin(2 * np.pi * 441 * np.arange(60 * RATE) / RATE)
    path.write_bytes((wave * 32767).astype("<i2").tobytes())
    return path


class Players:
    """Starts other programs, and ends them all."""

    def __init__(self, tone: Path, server: SoundServer) -> None:
        self._tone = tone
        self._environment = {**os.environ, **server.environment}
        self._started: list[Player] = []

    def play(self, name: str, volume: int | None = OWN, role: str = "music") -> Player:
        """Plays when this returns; ``volume`` None leaves that to the server."""
        loud = [] if volume is None else [f"--volume={volume}"]
        process = subprocess.Popen(
            ["pacat", "--raw", f"--rate={RATE}", "--channels=1", "--format=s16le", f"--client-name={name}",
             f"--property=media.role={role}", *loud, str(self._tone)],
            env=self._environment,
        )  # fmt: skip
        player = Player(name, process)
        self._started.append(player)
        until(lambda: player.volume > 0)
        return player

    def stop(self) -> None:
        """All of them."""
        for player in self._started:
            player.stop()


@pytest.fixture
def players(server: SoundServer, tone: Path) -> Iterator[Players]:
    started = Players(tone, server)
    yield started
    started.stop()


def loudness(recording: Recording, start: float, end: float) -> float:
    """Decibels between two monotonic times."""
    first, last = (int((at - recording.began) * RATE) for at in (start, end))
    return float(10 * np.log10(np.mean(recording.samples()[first:last] ** 2)))


def wait_for_volume(others: LoweredOthers, volume: float) -> None:
    """A process that must start first may take longer than the question waits."""
    until(lambda: others.volume() == pytest.approx(volume, abs=0.001))


def wait(seconds: float) -> None:
    """Let other programs play on for a while."""
    end = time.monotonic() + seconds
    until(lambda: time.monotonic() >= end)


@pytest.mark.sound
@NEEDS_SERVER
@repeated_if_the_machine_stood_still
def test_others_go_down_by_twelve_decibels_for_a_sentence_and_come_back(
    server: SoundServer, players: Players, others: LoweredOthers
) -> None:
    music = players.play("Music")
    wait_for_volume(others, 1.0)
    with recorded(server) as recording:
        wait(0.6)
        now = time.monotonic()
        others.lower(1.0, 1.5)
        wait(3.6)
    usual = loudness(recording, now - 0.4, now + 0.5)
    down, after = loudness(recording, now + 1.4, now + 2.4), loudness(recording, now + 3.0, now + 3.5)
    log.info("down by %.2f dB, back within %.3f dB", usual - down, abs(after - usual))
    assert usual - down == pytest.approx(12.0, abs=1.0)
    assert after == pytest.approx(usual, abs=0.1)
    assert music.volume == OWN
    assert others.trouble() == ""


@pytest.mark.sound
@NEEDS_SERVER
def test_our_own_stream_a_screen_reader_and_a_call_stay_as_loud_as_they_are(
    players: Players, others: LoweredOthers
) -> None:
    music = players.play("Music")
    left_alone = [players.play("Amble"), players.play("Reader", role="a11y"), players.play("Call", role="phone")]
    others.lower(0.0, 30.0)
    until(lambda: music.volume == LOW)
    assert [player.volume for player in left_alone] == [OWN] * 3


@pytest.mark.sound
@NEEDS_SERVER
def test_the_voice_itself_stays_as_loud_as_it_is(players: Players, others: LoweredOthers) -> None:
    music = players.play("Music")
    voice = StreamSound()
    voice.open()
    until(lambda: len(_inputs()) == 2)
    others.lower(0.0, 30.0)
    until(lambda: music.volume == LOW)
    assert sorted(one.volume for one in _inputs()) == [LOW, FULL]
    voice.close()


@pytest.mark.sound
@NEEDS_SERVER
def test_putting_back_does_not_wait_for_the_end_of_the_sentence(players: Players, others: LoweredOthers) -> None:
    music = players.play("Music")
    others.lower(0.0, 30.0)
    until(lambda: music.volume == LOW)
    others.restore()
    until(lambda: music.volume == OWN)


@pytest.mark.sound
@NEEDS_SERVER
def test_somebody_who_turns_the_music_down_meanwhile_has_it_quieter_afterwards(
    players: Players, others: LoweredOthers
) -> None:
    music = players.play("Music")
    others.lower(0.0, 30.0)
    until(lambda: music.volume == LOW)
    music.set_volume(LOW // 2)
    wait(0.2)
    assert music.volume == LOW // 2
    others.restore()
    until(lambda: abs(music.volume - OWN // 2) <= 2)


@pytest.mark.sound
@NEEDS_SERVER
def test_the_next_song_is_as_low_and_gets_back_what_the_last_one_had(players: Players, others: LoweredOthers) -> None:
    first = players.play("Music")
    others.lower(0.0, 30.0)
    until(lambda: first.volume == LOW)
    first.stop()
    second = players.play("Music", volume=None)
    wait(0.3)
    assert second.volume == LOW
    others.restore()
    until(lambda: second.volume == OWN)


@pytest.mark.sound
@NEEDS_SERVER
def test_music_that_ended_in_mid_sentence_is_not_quiet_next_time(
    players: Players, others: LoweredOthers, folder: Path
) -> None:
    first = players.play("Music")
    others.lower(0.0, 30.0)
    until(lambda: first.volume == LOW)
    first.stop()
    until(lambda: not _inputs())
    others.restore()
    until(lambda: not (folder / "lowered.json").exists())
    wait(0.5)  # for the end of the way up, in which a new song would be taken along
    second = players.play("Music", volume=None)
    until(lambda: second.volume == OWN)


@pytest.mark.sound
@NEEDS_SERVER
def test_the_music_comes_back_when_amble_is_killed_in_mid_sentence(players: Players, folder: Path) -> None:
    music = players.play("Music")
    amble = subprocess.Popen([sys.executable, "-c", KILLED, str(folder / "lowered.json")], cwd=ROOT)
    until(lambda: music.volume == LOW)
    amble.kill()
    amble.wait()
    until(lambda: music.volume == OWN)
    until(lambda: not (folder / "lowered.json").exists())


KILLED = """
import sys, time
from pathlib import Path
from coach.adapters.other_sound import LoweredOthers
others = LoweredOthers(Path(sys.argv[1]))
others.lower(0.0, 60.0)
time.sleep(60)
"""


@pytest.mark.sound
@NEEDS_SERVER
def test_a_killed_process_is_replaced_in_mid_sentence_and_the_music_comes_back(
    players: Players, others: LoweredOthers
) -> None:
    music = players.play("Music")
    others.lower(0.0, 30.0)
    until(lambda: music.volume == LOW)
    first = others.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    until(lambda: others.pid not in (first, None))
    others.restore()
    until(lambda: music.volume == OWN)


@pytest.mark.sound
@NEEDS_SERVER
def test_what_was_left_low_by_a_crash_is_put_back_at_the_next_start(players: Players, folder: Path) -> None:
    music = players.play("Music")
    amble = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(folder / "lowered.json")], cwd=ROOT, start_new_session=True
    )
    until(lambda: music.volume == LOW)
    worker = int(subprocess.run(["pgrep", "-P", str(amble.pid)], capture_output=True, text=True).stdout)
    os.kill(worker, signal.SIGSTOP)
    amble.kill()
    amble.wait()
    os.kill(worker, signal.SIGKILL)
    assert music.volume == LOW
    music.stop()
    again = players.play("Music", volume=None)
    assert again.volume == LOW, "the server remembers it as low"
    next_start = other_sound_for("linux", folder)
    until(lambda: again.volume == OWN)
    until(lambda: not (folder / "lowered.json").exists())
    next_start.close()


@pytest.mark.sound
@NEEDS_SERVER
@repeated_if_the_machine_stood_still
def test_a_process_that_hangs_holds_nobody_up_and_is_replaced(players: Players, others: LoweredOthers) -> None:
    music = players.play("Music")
    others.lower(0.0, 30.0)
    until(lambda: music.volume == LOW)
    first = others.pid
    assert first is not None
    os.kill(first, signal.SIGSTOP)
    began = time.monotonic()
    others.restore()
    assert others.volume() is None
    assert time.monotonic() - began < ANSWER_LIMIT / 2
    until(lambda: music.volume == OWN)
    assert others.pid != first


@pytest.mark.sound
@NEEDS_SERVER
def test_a_sound_server_that_starts_anew_gives_the_music_its_own_volume(
    server: SoundServer, players: Players, others: LoweredOthers, folder: Path
) -> None:
    first = players.play("Music")
    wait_for_volume(others, 1.0)
    others.lower(0.0, 4.0)
    until(lambda: first.volume == LOW)
    server.stop()
    again = sound_server.start(folder)
    assert again is not None
    pactl("load-module", "module-stream-restore")
    second = players.play("Music", volume=None)
    until(lambda: second.volume == OWN)
    until(lambda: not (folder / "lowered.json").exists())
    second.stop()
    others.close()
    again.stop()


@pytest.mark.sound
@pytest.mark.usefixtures("server")
@NEEDS_SERVER
def test_the_computers_own_loudness_is_told_and_nothing_when_it_is_muted(others: LoweredOthers) -> None:
    pactl("set-sink-volume", sound_server.SINK, "50%")
    wait_for_volume(others, 0.5)
    pactl("set-sink-mute", sound_server.SINK, "1")
    wait_for_volume(others, 0.0)


@pytest.mark.sound
@pytest.mark.usefixtures("server")
@NEEDS_SERVER
def test_nothing_runs_before_it_is_needed_nor_long_after(folder: Path) -> None:
    command = (sys.executable, "-m", "coach.adapters.duck_process", str(folder / "lowered.json"), "--idle", "1.0")
    others = LoweredOthers(folder / "lowered.json", command)
    others.restore()
    assert others.pid is None
    others.lower(0.0, 0.1)
    until(lambda: others.pid is not None)
    until(lambda: others.pid is None)
    wait_for_volume(others, 1.0)
    others.close()


def test_without_a_sound_server_nothing_happens_but_a_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{folder}/nobody")
    others = LoweredOthers(folder / "lowered.json")
    others.lower(0.0, 1.0)
    assert others.volume() is None
    until(lambda: others.trouble() != "")
    assert "no sound server" in others.trouble()
    assert others.pid is None
    others.close()


def test_without_pulseaudios_library_nothing_happens_but_a_sentence(folder: Path) -> None:
    missing = "import sys; sys.modules['pulsectl'] = None; from coach.adapters import duck_process as d; d.main()"
    others = LoweredOthers(folder / "lowered.json", (sys.executable, "-c", missing, str(folder / "lowered.json")))
    others.lower(0.0, 1.0)
    until(lambda: others.trouble() != "")
    assert "libpulse0" in others.trouble()
    others.close()


@pytest.mark.parametrize(
    "words", ["raise SystemExit(1)", "print('{}')", "print('no json')", "print(5)", "import nothing_at_all"]
)
def test_a_process_that_keeps_dying_is_left_alone(folder: Path, words: str) -> None:
    others = LoweredOthers(folder / "lowered.json", (sys.executable, "-c", words))
    for _ in range(4):
        others.lower(0.0, 1.0)
    until(lambda: others.trouble() != "")
    others.close()


def test_a_command_that_is_not_there_is_told(folder: Path) -> None:
    others = LoweredOthers(folder / "lowered.json", (str(folder / "nothing"),))
    others.lower(0.0, 1.0)
    until(lambda: others.trouble() != "")
    others.close()


@pytest.mark.parametrize("platform", ["win32", "darwin", "freebsd14"])
def test_where_it_cannot_be_done_one_sentence_says_so(platform: str, folder: Path) -> None:
    others: OtherSound = other_sound_for(platform, folder)
    others.lower(0.0, 1.0)
    others.restore()
    others.close()
    assert isinstance(others, NoOtherSound)
    assert others.trouble().endswith(".")
    assert others.volume() is None


def test_after_closing_nothing_starts_any_more(folder: Path) -> None:
    others = LoweredOthers(folder / "lowered.json")
    others.close()
    others.lower(0.0, 1.0)
    assert others.pid is None
    assert others.trouble() == ""
