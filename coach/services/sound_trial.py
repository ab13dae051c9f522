"""The sound test: a sentence, a chime and the beat, one after the other, with a meter of what goes out."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from coach.domain.sound import Bus, Levels, SoundSettings
from coach.domain.sound_report import TrialPart
from coach.services.performance import Sounds
from coach.services.sound_ports import LiveSound, OtherSound, PlacedClip, SoundUnavailable, Voice, VoiceSettings

BEATS = 8
"""Enough to hear the pace of a walk."""
PATIENCE = 12.0
"""Seconds a cold engine may take for the sentence."""
_LOOK_MS = 50
_LEAD, _GAP, _TAIL = 0.3, 0.7, 0.4
"""Seconds before the first part, between two, and after the last."""
_STALL = 3.0
"""Seconds after the end in which a stream may still come to it."""


@dataclass(frozen=True)
class TrialRequest:
    """What to play, and how; the voice is tried even where it is off."""

    parts: tuple[TrialPart, ...]
    sentence: str
    voice: VoiceSettings
    sound: SoundSettings


@dataclass(frozen=True)
class _Placed:
    """A part with its seconds of the stream."""

    part: TrialPart
    start: float
    end: float


class SoundTrial(QObject):
    """Plays one request at a time; a new one takes the place of the one before."""

    playing_changed = Signal(bool)
    part_changed = Signal(object)
    """The ``TrialPart`` now heard; None between two and at the end."""
    peak_changed = Signal(float)
    """The highest sample of the moment, 0–1."""
    trouble_changed = Signal(str)
    played = Signal()
    """All of it went out."""

    def __init__(
        self,
        voice: Voice,
        sound: LiveSound,
        others: OtherSound,
        sounds: Sounds,
        clip_seconds: Callable[[Path], float],
        silent: str = "",
    ) -> None:
        """``silent`` says that no voice came and nobody knows why."""
        super().__init__()
        self._voice, self._sound, self._others, self._sounds = voice, sound, others, sounds
        self._clip_seconds, self._silent = clip_seconds, silent
        self._request: TrialRequest | None = None
        self._plan: tuple[_Placed, ...] = ()
        self._part: TrialPart | None = None
        self._until = 0.0
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_playing(self) -> bool:
        """Whether something is being rendered or heard."""
        return self._request is not None

    def play(self, request: TrialRequest) -> None:
        """Play these parts as soon as the sentence is rendered; ``played`` or ``trouble_changed`` follows."""
        self.stop()
        request = replace(request, voice=replace(request.voice, on=True))
        self._request, self._until = request, time.monotonic() + PATIENCE
        self.trouble_changed.emit("")
        self.playing_changed.emit(True)
        if TrialPart.CUE in request.parts:
            self._voice.prepare([request.sentence], request.voice)
        self._timer.start()

    def stop(self) -> None:
        """Be silent at once, and let other programs be as loud as before."""
        self._timer.stop()
        self._sound.close()
        if self._request is not None:
            self._others.restore()
            self._request, self._plan = None, ()
            self._show(None)
            self.peak_changed.emit(0.0)
            self.playing_changed.emit(False)

    def _look(self) -> None:
        if self._request is None:
            return
        if self._plan:
            self._follow()
        else:
            self._try_to_begin(self._request)

    def _try_to_begin(self, request: TrialRequest) -> None:
        wants_cue = TrialPart.CUE in request.parts
        cue = self._voice.clip(request.sentence, request.voice) if wants_cue else None
        if wants_cue and cue is None:
            trouble = self._voice.trouble()
            if not trouble and time.monotonic() < self._until:
                return
            # Without a voice the other parts are worth hearing all the same.
            self.trouble_changed.emit(trouble or self._silent)
            if len(request.parts) == 1:
                self.stop()
                return
        self._begin(request, cue)

    def _begin(self, request: TrialRequest, cue: Path | None) -> None:
        try:
            self._sound.open()
        except SoundUnavailable as problem:
            self.trouble_changed.emit(str(problem))
            self.stop()
            return
        self._sound.set_levels(Levels(request.voice.loudness, request.sound.level))
        self._plan = self._place(request, cue)
        self._until = time.monotonic() + self._plan[-1].end + _STALL

    def _place(self, request: TrialRequest, cue: Path | None) -> tuple[_Placed, ...]:
        plan: list[_Placed] = []
        at = self._sound.position() + _LEAD
        for part in (part for part in request.parts if part is not TrialPart.CUE or cue is not None):
            clips = self._clips(part, request, cue)
            for after, clip in clips:
                self._sound.play(PlacedClip(clip, at + after, _bus(part)))
            end = at + clips[-1][0] + self._clip_seconds(clips[-1][1])
            plan.append(_Placed(part, at, end))
            if part is TrialPart.CUE and request.sound.lower_others:
                self._others.lower(at - self._sound.position(), end - at)
            at = end + _GAP
        return tuple(plan)

    def _clips(self, part: TrialPart, request: TrialRequest, cue: Path | None) -> Sequence[tuple[float, Path]]:
        """Each sound file of a part with its seconds after the part's beginning."""
        if part is TrialPart.BEAT:
            every = 60 / request.sound.own_beat
            return [(number * every, self._sounds.beat) for number in range(BEATS)]
        return [(0.0, cue if part is TrialPart.CUE and cue is not None else self._sounds.chime)]

    def _follow(self) -> None:
        now, trouble = self._sound.position(), self._sound.trouble()
        if trouble or time.monotonic() > self._until:
            self.stop()
            self.trouble_changed.emit(trouble or self._silent)
            return
        self.peak_changed.emit(self._sound.peak())
        self._show(next((placed.part for placed in self._plan if placed.start <= now < placed.end), None))
        if now >= self._plan[-1].end + _TAIL:
            self.stop()
            self.played.emit()

    def _show(self, part: TrialPart | None) -> None:
        if part is not self._part:
            self._part = part
            self.part_changed.emit(part)


def _bus(part: TrialPart) -> Bus:
    return Bus.VOICE if part is TrialPart.CUE else Bus.SOUNDS
