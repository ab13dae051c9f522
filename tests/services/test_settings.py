"""Choices in Settings: on disk at once, told one by one, and never out of range."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest

from coach.domain.cue_book import VoiceStyle
from coach.domain.look import Look, Scheme
from coach.domain.reminder_settings import Channel, ReminderSettings
from coach.domain.sound import SoundSettings
from coach.services.settings import Settings, SettingsDesk, read_settings
from coach.services.sound_ports import VoiceSettings
from tests.fakes.key_value_store import FakeKeyValueStore
from tests.services.conftest import OpenRoom

SOUND = SoundSettings(0.3, True, 108, True, False, False, False)
VOICE = VoiceSettings(False, "gmw/en", 1.2, 0.4)
REMINDERS = ReminderSettings(False, False, time(7, 45), 10, channels=frozenset({Channel.CARD}))
LOOK = Look(Scheme.DARK, 150, True)
CHOICES: dict[str, tuple[Callable[[SettingsDesk], None], object]] = {
    "voice": (lambda desk: desk.set_voice(VOICE), VOICE),
    "style": (lambda desk: desk.set_style(VoiceStyle.PLAIN), VoiceStyle.PLAIN),
    "reminders": (lambda desk: desk.set_reminders(REMINDERS), REMINDERS),
    "look": (lambda desk: desk.set_look(LOOK), LOOK),
    "sound": (lambda desk: desk.set_sound(SOUND), SOUND),
    "region": (lambda desk: desk.set_region("uk"), "uk"),
}


def test_everything_chosen_is_there_after_a_restart(open_room: OpenRoom) -> None:
    room = open_room()
    desk = SettingsDesk(room.store.values)
    for choose, _ in CHOICES.values():
        choose(desk)
    room.close()
    read = SettingsDesk(open_room().store.values).settings
    assert read == desk.settings == Settings(VOICE, SOUND, VoiceStyle.PLAIN, REMINDERS, LOOK, "uk")


@pytest.mark.parametrize("part", CHOICES)
def test_each_choice_is_told_alone(part: str) -> None:
    desk, told = SettingsDesk(FakeKeyValueStore()), list[tuple[str, object]]()
    for name in CHOICES:
        getattr(desk, f"{name}_changed").connect(lambda value, name=name: told.append((name, value)))
    choose, value = CHOICES[part]
    choose(desk)
    assert told == [(part, value)]
    assert getattr(desk.settings, part) == value


@pytest.mark.parametrize(
    "found",
    [
        {"voice": {"speed": 9, "loudness": -1}},
        {"voice": {"speed": float("nan"), "loudness": "loud"}},
        {"look": {"text": 500, "scheme": "pink"}},
        {"reminders": {"morning_at": "25:61", "heads_up": -5}},
        {"style": "rude"},
        {"voice": 3, "look": [], "reminders": "none"},
        "nothing",
        None,
    ],
)
def test_what_is_out_of_range_has_its_default(found: object) -> None:
    assert read_settings(found) == Settings()
