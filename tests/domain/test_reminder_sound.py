"""A reminder's sound is found, or there is silence because somebody wanted it."""

from __future__ import annotations

import pytest

from coach.domain.reminder_sound import ReminderSound, sound_of

CHIME, WOOD = ReminderSound("chime", "chime.wav"), ReminderSound("wood", "wood.wav")


def test_the_chosen_sound_is_found() -> None:
    assert sound_of("wood", (CHIME, WOOD)) == WOOD


def test_silence_is_a_choice() -> None:
    assert sound_of("", (CHIME, WOOD)) is None


def test_a_sound_that_is_gone_gives_way_to_the_usual_one() -> None:
    assert sound_of("gong", (WOOD, CHIME)) == CHIME
    assert sound_of("gong", (WOOD,)) is None


def test_a_sound_has_an_id() -> None:
    with pytest.raises(ValueError, match="silence"):
        ReminderSound("", "chime.wav")
