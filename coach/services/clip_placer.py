"""Which clips of a timeline have been handed to the sound stream, and which still must be.

A sentence that cannot sound in time is left out rather than piled up. The safety sentence never is: one that
was late, or cut off by a pause, is said whole as soon as it can be.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from coach.domain.sound import bus_of
from coach.domain.timeline import Event, EventKind, Timeline, Topic
from coach.services.performance import Sounds
from coach.services.sound_ports import PlacedClip, SoundOut, Voice, VoiceSettings

AHEAD = 2.0
"""Seconds of real time that a clip is handed to the stream before it is due."""
LATE = 3.0
"""Seconds after which a sentence is better left out than said late."""

ToStream = Callable[[float], float]
"""From a position in the session to one in the stream, both in seconds."""


class ClipPlacer:
    """Hands clips to the stream; ``speed`` is session seconds per real second."""

    def __init__(self, voice: Voice, sounds: Sounds, speed: float, clip_seconds: Callable[[Path], float]) -> None:
        self._voice, self._sounds, self._speed, self._clip_seconds = voice, sounds, speed, clip_seconds
        self._timeline = Timeline((), 0.0)
        self._settings = VoiceSettings()
        self._placed: set[Event] = set()
        self._safety_ends: dict[Event, float] = {}

    def begin(self, timeline: Timeline, settings: VoiceSettings, position: float) -> None:
        """A timeline is performed from ``position`` on; what lies before it has sounded."""
        self._timeline, self._settings = timeline, settings
        self._placed = {event for event in timeline.events if event.at < position}
        self._safety_ends = {}

    def change_voice(self, settings: VoiceSettings) -> None:
        """Clips from now on are spoken this way."""
        self._settings = settings

    def change(self, timeline: Timeline, position: float) -> None:
        """Another timeline from ``position`` on, after a silence; safety sentences not yet whole stay to be said."""
        self.forget(position)
        told, self._timeline = self._placed, timeline
        past = (event for event in timeline.events if event.at <= position)
        self._placed = {event for event in past if event.topic is not Topic.SAFETY or event in told}

    def forget(self, position: float) -> None:
        """The stream was silenced: what was to come must be placed again, and a safety sentence that was cut off."""
        self._placed = {
            event
            for event in self._placed
            if event.at <= position and self._safety_ends.get(event, position) <= position
        }

    def place_ahead(self, sound: SoundOut, position: float, to_stream: ToStream) -> None:
        """Hand every clip that is due soon to the stream, at its exact place."""
        horizon = position + AHEAD * self._speed
        for event in self._timeline.events:
            if event.at > horizon:
                break
            if event not in self._placed and self._place(event, sound, position, to_stream):
                self._placed.add(event)

    def say_now(self, text: str, sound: SoundOut, position: float) -> None:
        """Say a sentence at once, in place of what sounds; without a clip nothing is interrupted."""
        clip = self._voice.clip(text, self._settings) if self._settings.on else None
        if clip is not None:
            sound.silence()
            self.forget(position)
            sound.play(PlacedClip(clip, sound.position(), gain=self._settings.loudness))

    def _place(self, event: Event, sound: SoundOut, position: float, to_stream: ToStream) -> bool:
        """Whether this event is settled: placed, too late, or with nothing to sound."""
        if event.kind not in (EventKind.CUE, EventKind.CHIME):
            return True
        is_safety = event.topic is Topic.SAFETY
        if (position - event.at) / self._speed > LATE and not is_safety:
            return True
        clip = self._clip(event)
        if clip is None:
            return not self._settings.on
        if is_safety:
            self._safety_ends[event] = max(event.at, position) + self._clip_seconds(clip) * self._speed
        if self._fits(event, clip):
            placed = PlacedClip(clip, to_stream(event.at), bus_of(event), self._settings.loudness, is_safety)
            sound.play(placed)
        return True

    def _clip(self, event: Event) -> Path | None:
        if event.kind is EventKind.CHIME:
            return self._sounds.end if event.at >= self._timeline.seconds - 1 else self._sounds.chime
        return self._voice.clip(event.text, self._settings) if self._settings.on else None

    def _fits(self, event: Event, clip: Path) -> bool:
        """Whether a clip ends before the next sentence begins; only a sped-up session can be too fast for one."""
        if self._speed <= 1 or event.kind is EventKind.CHIME:
            return True
        following = self._timeline.next_cue(event.at)
        room = (following.at if following else self._timeline.seconds) - event.at
        return self._clip_seconds(clip) * self._speed <= room
