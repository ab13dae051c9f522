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
DOUBT = 1.0
"""Seconds: a device that stops asking is found out after 0.8, and takes with it the quarter second that it held. What
was to be heard within so long before a stop may not have been; what ended so long before a good look has been."""
STALL_PATIENCE = 5.0
"""Seconds that a device may stand still: another one is taken within 2, headphones that were connected again or a sound
service that starts anew need longer."""
REPLAYS = 2
"""A device that stops a third time in one test is not well, and that is worth knowing."""
_LEAD, _GAP = 0.3, 0.7
"""Seconds before the first part, and between two."""
_LEAD_AGAIN = 0.6
"""Seconds before the first part once a device is back: its stream needs a third of a second to find its time."""
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
    """Plays one request at a time; a new one takes the place of the one before. When the device stops and comes back,
    what was not heard whole is played again."""

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
        stopped: str = "",
        look_ms: int = _LOOK_MS,
    ) -> None:
        """``silent`` says that no voice came and nobody knows why, ``stopped`` that the device stopped for good;
        ``look_ms`` is the time between two looks at the stream, in milliseconds."""
        super().__init__()
        self._voice, self._sound, self._others, self._sounds = voice, sound, others, sounds
        self._clip_seconds, self._silent, self._stopped = clip_seconds, silent, stopped
        self._request: TrialRequest | None = None
        self._plan: tuple[_Placed, ...] = ()
        self._part: TrialPart | None = None
        self._cue: Path | None = None
        self._until = self._well_at = 0.0
        self._broke_at: float | None = None
        self._replays = 0
        self._timer = QTimer(self, interval=look_ms)
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
        self._broke_at, self._replays = None, 0
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
            self._follow(self._request)
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
        self._cue = cue
        self._place(request, _LEAD)

    def _place(self, request: TrialRequest, lead: float) -> None:
        """Hand all of a request to the stream, ``lead`` seconds from now."""
        plan: list[_Placed] = []
        self._well_at = self._sound.position()
        at = self._well_at + lead
        for part in (part for part in request.parts if part is not TrialPart.CUE or self._cue is not None):
            clips = self._clips(part, request)
            for after, clip in clips:
                self._sound.play(PlacedClip(clip, at + after, _bus(part)))
            end = at + clips[-1][0] + self._clip_seconds(clips[-1][1])
            plan.append(_Placed(part, at, end))
            if part is TrialPart.CUE and request.sound.lower_others:
                self._others.lower(at - self._sound.position(), end - at)
            at = end + _GAP
        self._plan = tuple(plan)
        self._until = time.monotonic() + plan[-1].end - self._well_at + DOUBT + _STALL

    def _clips(self, part: TrialPart, request: TrialRequest) -> Sequence[tuple[float, Path]]:
        """Each sound file of a part with its seconds after the part's beginning."""
        if part is TrialPart.BEAT:
            every = 60 / request.sound.own_beat
            return [(number * every, self._sounds.beat) for number in range(BEATS)]
        return [(0.0, self._cue if part is TrialPart.CUE and self._cue is not None else self._sounds.chime)]

    def _follow(self, request: TrialRequest) -> None:
        now, trouble = self._sound.position(), self._sound.trouble()
        # Whoever did not look for so long cannot know whether the device stood still meanwhile.
        if self._broke_at is None and (trouble or now - self._well_at > DOUBT):
            self._break_off(now)
        if time.monotonic() > self._until or self._is_lost(now):
            self.stop()
            self.trouble_changed.emit(self._stopped)
        elif self._broke_at is None:
            self._go_on(now)
        elif not trouble:
            self._play_again(request)

    def _break_off(self, now: float) -> None:
        """The device stands still: be silent, so that nothing begins in its middle, and wait for it."""
        self._broke_at = now
        self._until = time.monotonic() + STALL_PATIENCE + _STALL
        self._sound.silence()
        self._others.restore()
        self._show(None)
        self.peak_changed.emit(0.0)

    def _is_lost(self, now: float) -> bool:
        """Whether the device stood still for too long, or too often."""
        return self._broke_at is not None and (self._replays >= REPLAYS or now - self._broke_at > STALL_PATIENCE)

    def _play_again(self, request: TrialRequest) -> None:
        """The device is back: what was not heard whole comes once more, and what follows it."""
        heard = self._well_at - DOUBT
        self._replays, self._broke_at = self._replays + 1, None
        self._place(replace(request, parts=tuple(one.part for one in self._plan if one.end > heard)), _LEAD_AGAIN)

    def _go_on(self, now: float) -> None:
        self._well_at = now
        self.peak_changed.emit(self._sound.peak())
        self._show(next((placed.part for placed in self._plan if placed.start <= now < placed.end), None))
        if now >= self._plan[-1].end + DOUBT:
            self.stop()
            self.played.emit()

    def _show(self, part: TrialPart | None) -> None:
        if part is not self._part:
            self._part = part
            self.part_changed.emit(part)


def _bus(part: TrialPart) -> Bus:
    return Bus.VOICE if part is TrialPart.CUE else Bus.SOUNDS
