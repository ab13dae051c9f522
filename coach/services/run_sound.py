"""What a performance is heard through: its clips and their voice, how loud it is, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from coach.domain.cue_proof import CueProof
from coach.domain.sound import Levels, SoundSettings
from coach.domain.timeline import Event, EventKind, Timeline
from coach.services.clip_placer import LATE, ClipPlacer
from coach.services.last_sound import LastSound
from coach.services.session_sound import SessionSound
from coach.services.sound_book import words_of
from coach.services.sound_ports import Voice, VoiceSettings


class RunSound(QObject):
    """Every position is in seconds of the timeline."""

    trouble_changed = Signal(str)
    """A device or an engine that goes in the middle, and its return: each is told once."""
    muted_changed = Signal(bool)
    closed = Signal()
    """The last sound has faded and the stream is closed."""

    def __init__(self, sound: SessionSound, clips: ClipPlacer, voice: Voice, parent: QObject) -> None:
        super().__init__(parent)
        self._sound, self._clips, self._voice = sound, clips, voice
        self._settings, self._sounding, self._muted = VoiceSettings(), SoundSettings(), False
        self._timeline = Timeline((), 0.0)
        self._told: str | None = None
        self._last_sound = LastSound(sound, self)
        self._last_sound.closed.connect(clips.restore_others)
        self._last_sound.closed.connect(self.closed)

    @property
    def muted(self) -> bool:
        """Whether nothing sounds for now; every performance begins with sound."""
        return self._muted

    @property
    def is_waiting(self) -> bool:
        """Whether a sentence that is nearly due is not ready."""
        return self._clips.is_waiting

    def is_speaking(self, position: float) -> bool:
        """Whether a sentence sounds, or has been placed to sound."""
        return self._clips.is_speaking(position)

    def prepare(self, timeline: Timeline, settings: VoiceSettings, position: float = 0.0) -> None:
        """Have the words of a timeline from ``position`` on rendered."""
        if settings.on:
            self._voice.prepare(words_of(timeline, position), settings)

    def begin(self, timeline: Timeline, settings: VoiceSettings, position: float, safety_first: bool) -> None:
        """Open the device; ``timeline`` is heard from ``position`` on, perhaps after the safety sentence before it."""
        self._last_sound.finish()
        self._timeline, self._settings, self._told = timeline, settings, None
        self._sound.open()
        self._clips.begin(timeline, settings, position, safety_first)
        self.mute(False, position)
        self._set_levels()
        self.prepare(timeline, settings, position)
        self._tell_trouble()

    def change(self, timeline: Timeline, position: float) -> None:
        """Another timeline from here on."""
        self._clips.change(timeline, position)
        self._timeline = timeline

    def change_voice(self, settings: VoiceSettings, position: float) -> None:
        """Speak the rest this way."""
        as_loud = replace(self._settings, loudness=settings.loudness)
        self._settings = settings
        self._clips.change_voice(settings)
        self._set_levels()
        if settings != as_loud:
            self.prepare(self._timeline, settings, position)

    def prepare_rest(self, position: float) -> None:
        """Have the words from here on rendered."""
        self.prepare(self._timeline, self._settings, position)

    def prepare_change(self, position: float) -> None:
        """Have the words of what has just changed rendered, first what was due a moment ago: while it was written the
        walk went on."""
        self.prepare(self._timeline, self._settings, max(0.0, position - LATE[EventKind.CUE]))

    def change_sound(self, settings: SoundSettings) -> None:
        """Sound like this from now on."""
        self._sounding = settings
        self._set_levels()

    def mute(self, on: bool, position: float) -> None:
        """No sound for now, or sound again."""
        if on == self._muted:
            return
        self._muted = on
        self._clips.mute(on, position)
        self._set_levels()
        self.muted_changed.emit(on)

    def watch(self, position: float) -> None:
        """Look whether a device has come, stopped or returned."""
        self._clips.watch_device(position)

    def place(self, position: float) -> None:
        """Hand what is due soon to the stream, and tell what is wrong."""
        self._clips.place_ahead(position)
        self._tell_trouble()

    def silence(self, position: float) -> None:
        """Be silent; what was to come must be placed again."""
        self._clips.silence(position)

    def say_now(self, cue: Event, position: float) -> None:
        """Say a sentence at once."""
        self._clips.say_now(cue, position)

    def go_on(self, position: float) -> None:
        """After a pause: the last sentence again."""
        self._clips.say_again(position)

    def go_to(self, here: float, there: float) -> None:
        """Silence, and on from another place."""
        self._clips.go_to(here, there)
        self.prepare_rest(there)

    def end(self) -> None:
        """The last sound may fade."""
        self._clips.listen()
        self._last_sound.wait()

    def proofs(self, cues: Sequence[Event], position: float) -> tuple[CueProof, ...]:
        """What became of each sentence that was due."""
        return self._clips.tracker.proofs(cues, position, not self._sound.trouble())

    def _set_levels(self) -> None:
        self._clips.lowers_others = self._sounding.lower_others and not self._muted
        self._sound.set_levels(Levels(self._settings.loudness, self._sounding.level, self._muted))

    def _tell_trouble(self) -> None:
        trouble = self._sound.trouble() or (self._voice.trouble() if self._settings.on else "")
        if trouble != self._told:
            self._told = trouble
            self.trouble_changed.emit(trouble)
