"""The natural voice in the real speech process, and who speaks where it cannot."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.adapters.hibari_driver import can_read
from coach.adapters.speech_child import usual_command
from coach.services.sound_ports import Voice, VoiceSettings
from tests.adapters.speech_rooms import PLAIN, Room, own_hibari, rate_of, rendered, seconds
from tests.patience import until

EMMA_FILE = "bf_emma.int8.onnx"
NATURAL_RATE, ESPEAK_RATE = 24_000, 22_050
TEXT = "Half the way is behind you, and you are doing well."


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Voice]:
    """One voice for the tests that leave it as it was: a natural one takes a second to start."""
    room = Room(tmp_path_factory.mktemp("shared"))
    yield room.voice()
    room.close()


@pytest.fixture
def hub_marker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Appears when hibari tries to fetch anything; its copy holds an "emma" that is here in disguise."""
    marker = tmp_path / "asked-the-hub"
    own_hibari(tmp_path / "own")
    voices = tmp_path / "own" / "hibari" / "voices.py"
    fetch = f"\n\ndef download(*_):\n    open({str(marker)!r}, 'w').close()\n    raise OSError\n"
    voices.write_text(voices.read_text(encoding="utf-8") + fetch, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "own"))
    return marker


def put_emma(room: Room, tmp_path: Path) -> Path:
    room.fetched.mkdir(exist_ok=True)
    return Path(shutil.copy(tmp_path / "own" / "hibari" / "assets" / "hibari.onnx", room.fetched / EMMA_FILE))


def test_english_is_spoken_naturally_and_the_same_way_every_time(room: Room, shared: Voice) -> None:
    clip, again = rendered(shared, TEXT), rendered(room.voice(), TEXT)
    assert rate_of(clip) == NATURAL_RATE
    assert clip.read_bytes() == again.read_bytes()


def test_the_natural_voice_is_offered_first_under_a_name_for_people(shared: Voice) -> None:
    voices = shared.voices()
    assert (voices[0].id, voices[0].name, voices[0].natural) == ("natural/heart", "Heart, American", True)
    assert {"espeak/gmw/en", "espeak/gmw/en-US"} <= {voice.id for voice in voices if not voice.natural}
    assert all(voice.language.startswith("en") for voice in voices)


def test_speed_changes_the_length_of_the_natural_voice(shared: Voice) -> None:
    slow, usual, fast = (seconds(rendered(shared, TEXT, VoiceSettings(speed=speed))) for speed in (0.75, 1.0, 1.4))
    assert fast * 1.2 < usual < slow / 1.2


@pytest.mark.parametrize("chosen", ["", "natural/heart", "espeak/gmw/en", "gmw/en-US", "espeak/gmw/de"])
def test_german_words_are_spoken_by_a_german_voice_whatever_was_chosen(room: Room, chosen: str) -> None:
    text = "Schöne Grüße, gehen Sie ruhig weiter."
    german = rendered(room.voice(language="de"), text, VoiceSettings(voice_id=chosen))
    told = rendered(room.voice(language="de"), text, VoiceSettings(voice_id="espeak/gmw/de"))
    english = rendered(room.voice(PLAIN), text)
    assert rate_of(german) == ESPEAK_RATE
    assert seconds(german) == pytest.approx(seconds(told), rel=0.02)
    assert abs(seconds(german) / seconds(english) - 1) > 0.05


def test_only_german_voices_are_offered_for_german_words(room: Room) -> None:
    assert [voice.id for voice in room.voice(language="de").voices()] == ["espeak/gmw/de"]


@pytest.mark.parametrize("text", ["🎉", "مرحبا، امش ببطء", "Say שלום to them."])
def test_what_the_natural_voice_cannot_read_is_said_by_espeak(shared: Voice, text: str) -> None:
    assert rate_of(rendered(shared, text)) == ESPEAK_RATE
    assert shared.trouble() == ""
    assert rate_of(rendered(shared, TEXT)) == NATURAL_RATE


def test_letters_it_can_read_are_latin() -> None:
    assert can_read("Well done 🚶‍♀️🎉, naïve café, 12 × 3!")
    assert not can_read("Привет")
    assert can_read("")


def test_a_hibari_that_cannot_be_imported_leaves_the_words_to_espeak(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken" / "hibari"
    (broken / "assets").mkdir(parents=True)
    (broken / "assets" / "voices.json").write_text("{}")
    (broken / "__init__.py").write_text("raise OSError('a part of it is missing')")
    monkeypatch.setenv("PYTHONPATH", str(broken.parent))
    voice = room.voice()
    assert rate_of(rendered(voice, TEXT)) == ESPEAK_RATE
    until(voice.remark)
    assert "a part of it is missing" in voice.remark()
    assert voice.remark().count("\n") == 0
    assert voice.trouble() == ""
    assert [info for info in voice.voices() if info.natural] == []


@pytest.mark.usefixtures("hub_marker")
def test_a_fetched_voice_is_offered_and_speaks_as_soon_as_it_is_here(room: Room, tmp_path: Path) -> None:
    voice = room.voice()
    emma = VoiceSettings(voice_id="natural/emma")
    before = rendered(voice, TEXT, emma)
    assert "natural/emma" not in {info.id for info in voice.voices()}
    put_emma(room, tmp_path)
    assert voice.clip(TEXT, emma) is None
    after = rendered(voice, TEXT, emma)
    assert "natural/emma" in {info.id for info in voice.voices() if info.natural}
    # The same model in this test, but British spelling-to-sound rules.
    assert before.read_bytes() != after.read_bytes()


def test_a_voice_that_is_not_here_is_never_fetched_by_itself(room: Room, hub_marker: Path) -> None:
    voice = room.voice()
    clip = rendered(voice, TEXT, VoiceSettings(voice_id="natural/emma"))
    assert clip.read_bytes() == rendered(voice, TEXT, VoiceSettings(voice_id="natural/heart")).read_bytes()
    assert not hub_marker.exists()


def test_a_damaged_model_is_not_loaded_and_the_usual_voice_speaks(room: Room, tmp_path: Path, hub_marker: Path) -> None:
    model = put_emma(room, tmp_path)
    content = bytearray(model.read_bytes())
    content[1000] ^= 0xFF
    model.write_bytes(content)
    voice = room.voice()
    clip = rendered(voice, TEXT, VoiceSettings(voice_id="natural/emma"))
    assert clip.read_bytes() == rendered(voice, TEXT).read_bytes()
    assert "natural/emma" not in {info.id for info in voice.voices()}
    assert not hub_marker.exists()


def test_a_damaged_model_in_the_package_leaves_the_words_to_espeak(
    room: Room, tmp_path: Path, hub_marker: Path
) -> None:
    model = tmp_path / "own" / "hibari" / "assets" / "hibari.onnx"
    model.unlink()
    model.write_bytes(b"no model" * 1000)
    voice = room.voice()
    assert rate_of(rendered(voice, TEXT)) == ESPEAK_RATE
    until(voice.remark)
    assert not hub_marker.exists()


def test_the_natural_voice_needs_no_espeak(room: Room) -> None:
    voice = room.voice((*usual_command(), "--library", "/nowhere/lib.so", "--data", "/nowhere"))
    assert rate_of(rendered(voice, TEXT)) == NATURAL_RATE
    assert (voice.trouble(), voice.remark()) == ("", "")


def test_a_process_with_nothing_to_do_is_let_go_and_comes_back(room: Room) -> None:
    voice = room.voice(idle=0.2)
    rendered(voice, TEXT)
    until(lambda: voice.process_id() is None)
    rendered(voice, "Walk on.")
    assert voice.trouble() == ""


def test_a_process_asked_for_its_voices_alone_is_let_go_too(room: Room) -> None:
    voice = room.voice(idle=0.2)
    assert voice.voices()
    until(lambda: voice.process_id() is None)


def test_the_natural_voice_keeps_no_number_of_the_computer_and_no_events_to_send(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(home))
    room = Room(tmp_path)
    assert rate_of(rendered(room.voice(), TEXT)) == NATURAL_RATE
    room.close()
    assert list(home.rglob("*")) == []
