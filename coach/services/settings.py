"""What somebody chose in Settings: kept on disk at once, and told to whoever it concerns."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from coach.domain.bounds import Bounds
from coach.domain.look import LARGEST_TEXT, SMALLEST_TEXT, Look, Scheme
from coach.domain.reminder_settings import ReminderSettings
from coach.domain.sound import FASTEST_BEAT, SLOWEST_BEAT, SoundSettings
from coach.domain.voice_style import VoiceStyle
from coach.services.bounds_records import BOUNDS, bounds_from_json
from coach.services.ports import KeyValueStore
from coach.services.reminder_records import reminders_from_json, reminders_to_json
from coach.services.sound_ports import VoiceSettings

Choice = TypeVar("Choice", bound=StrEnum)

SLOWEST, FASTEST = 0.75, 1.4
"""Times the usual speaking speed."""


@dataclass(frozen=True)
class Settings:
    """All choices. ``style`` is how much is said, ``region`` sets the emergency number."""

    voice: VoiceSettings = field(default_factory=VoiceSettings)
    sound: SoundSettings = field(default_factory=SoundSettings)
    style: VoiceStyle = VoiceStyle.FRIENDLY
    reminders: ReminderSettings = field(default_factory=ReminderSettings)
    look: Look = field(default_factory=Look)
    region: str = "default"


class SettingsDesk(QObject):
    """Reads and keeps the settings; each part has a signal of its own."""

    voice_changed = Signal(object)
    sound_changed = Signal(object)
    style_changed = Signal(object)
    reminders_changed = Signal(object)
    look_changed = Signal(object)
    region_changed = Signal(str)

    def __init__(self, values: KeyValueStore) -> None:
        super().__init__()
        self._values = values
        self._settings = _within_bounds(read_settings(values.get("settings")), bounds_from_json(values.get(BOUNDS)))

    @property
    def settings(self) -> Settings:
        """The choices as they stand."""
        return self._settings

    def set_voice(self, voice: VoiceSettings) -> None:
        """Choose voice, speed and loudness."""
        self._keep(replace(self._settings, voice=voice))
        self.voice_changed.emit(voice)

    def set_sound(self, sound: SoundSettings) -> None:
        """Choose what sounds beside the voice; what the bounds of the plan allow stays."""
        sound = replace(sound, most_cadence=self._settings.sound.most_cadence)
        self._keep(replace(self._settings, sound=sound))
        self.sound_changed.emit(sound)

    def show_bounds(self, bounds: Bounds) -> None:
        """The bounds of the plan changed."""
        before, self._settings = self._settings.sound, _within_bounds(self._settings, bounds)
        if self._settings.sound != before:
            self.sound_changed.emit(self._settings.sound)

    def set_style(self, style: VoiceStyle) -> None:
        """Choose how much is said."""
        self._keep(replace(self._settings, style=style))
        self.style_changed.emit(style)

    def set_reminders(self, reminders: ReminderSettings) -> None:
        """Choose what to be reminded of."""
        self._keep(replace(self._settings, reminders=reminders))
        self.reminders_changed.emit(reminders)

    def set_look(self, look: Look) -> None:
        """Choose theme and text size."""
        self._keep(replace(self._settings, look=look))
        self.look_changed.emit(look)

    def set_region(self, region: str) -> None:
        """Choose whose emergency numbers are shown."""
        self._keep(replace(self._settings, region=region))
        self.region_changed.emit(region)

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        self._values.put("settings", settings_to_json(settings))


def _within_bounds(settings: Settings, bounds: Bounds) -> Settings:
    return replace(settings, sound=replace(settings.sound, most_cadence=bounds.most_cadence))


def settings_to_json(settings: Settings) -> dict[str, object]:
    """Settings as a JSON object."""
    voice, sound, look = settings.voice, settings.sound, settings.look
    return {
        "voice": {"on": voice.on, "id": voice.voice_id, "speed": voice.speed, "loudness": voice.loudness},
        "sound": {
            "level": sound.level,
            "beat": sound.beat_on,
            "cadence": sound.cadence,
            "breath": sound.breath_on,
            "count": sound.count_on,
            "lower": sound.lower_others,
            "wake": sound.wake_on,
        },
        "style": settings.style.value,
        "reminders": reminders_to_json(settings.reminders),
        "look": {"scheme": look.scheme.value, "text": look.text_percent, "still": look.reduced_motion},
        "region": settings.region,
    }


def read_settings(found: object) -> Settings:
    """Stored settings; whatever is missing or makes no sense has its default."""
    table = found if isinstance(found, dict) else {}
    voice, sound, look = (_part(table, name) for name in ("voice", "sound", "look"))
    cadence = int(_within(sound.get("cadence"), SLOWEST_BEAT, FASTEST_BEAT, 0))
    return Settings(
        voice=VoiceSettings(
            on=voice.get("on") is not False,
            voice_id=str(voice.get("id") or ""),
            speed=_within(voice.get("speed"), SLOWEST, FASTEST, 1.0),
            loudness=_within(voice.get("loudness"), 0.0, 1.0, 1.0),
        ),
        sound=SoundSettings(
            level=_within(sound.get("level"), 0.0, 1.0, SoundSettings.level),
            beat_on=sound.get("beat") is True,
            cadence=cadence or None,
            breath_on=sound.get("breath") is True,
            count_on=sound.get("count") is not False,
            lower_others=sound.get("lower") is not False,
            wake_on=sound.get("wake") is not False,
        ),
        style=_member(VoiceStyle, table.get("style"), VoiceStyle.FRIENDLY),
        reminders=reminders_from_json(table.get("reminders")),
        look=Look(
            scheme=_member(Scheme, look.get("scheme"), Scheme.SYSTEM),
            text_percent=int(_within(look.get("text"), SMALLEST_TEXT, LARGEST_TEXT, 100)),
            reduced_motion=look.get("still") is True,
        ),
        region=str(table.get("region") or "default"),
    )


def _part(table: dict[str, object], name: str) -> dict[str, object]:
    part = table.get(name)
    return part if isinstance(part, dict) else {}


def _within(given: object, low: float, high: float, otherwise: float) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float):
        return otherwise
    return float(given) if low <= given <= high else otherwise


def _member(kind: type[Choice], given: object, otherwise: Choice) -> Choice:
    try:
        return kind(str(given))
    except ValueError:
        return otherwise
