"""The sounds of reminders are there, short and soft."""

from __future__ import annotations

import shutil
import wave
from array import array
from pathlib import Path

import pytest

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.catalogue_entries import CatalogueProblem
from coach.domain.reminder_sound import USUAL_SOUND, ReminderSound
from coach.domain.rhythm import USUAL_BREAKS, USUAL_ROUTINES

SOUNDS = Catalogue(find_resources()).sounds()


def test_what_reminders_have_by_themselves_can_be_chosen() -> None:
    assert {USUAL_SOUND, USUAL_BREAKS.sound, USUAL_ROUTINES.sound} <= {sound.id for sound in SOUNDS}


@pytest.mark.parametrize("sound", SOUNDS, ids=lambda sound: sound.id)
def test_a_sound_is_short_and_never_louder_than_the_voice(sound: ReminderSound) -> None:
    with wave.open(str(find_resources() / "sounds" / sound.file)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 24_000)
        assert file.getnframes() < 3 * 24_000
        samples = array("h", file.readframes(file.getnframes()))
    peak = max(abs(sample) for sample in samples)
    assert 0.1 < peak / 32768 <= 0.36  # -9 dBFS
    assert max(abs(samples[0]), abs(samples[-1])) < 40  # nothing clicks


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[sound]]\nid = "a"\nfile = "gone.wav"', "there is no gone.wav"),
        ('[[sound]]\nid = "a"\nfile = "a.wav"\n' * 2, "twice"),
        ('[[sound]]\nid = ""\nfile = "a.wav"', "silence"),
        ('[[sound]]\nid = "a"\nfile = "a.wav"\nloud = 3', 'no field "loud"'),
        ('sounds = 3\n[[sound]]\nid = "a"\nfile = "a.wav"', 'no field "sounds"'),
    ],
)
def test_a_mistyped_list_of_sounds_is_refused_with_a_sentence(tmp_path: Path, text: str, told: str) -> None:
    room = tmp_path / "sounds"
    room.mkdir()
    shutil.copy(find_resources() / "sounds" / "chime.wav", room / "a.wav")
    (room / "sounds.toml").write_text(text, "utf-8")
    with pytest.raises(CatalogueProblem, match=told):
        Catalogue(tmp_path).sounds()
