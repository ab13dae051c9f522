"""Performs a timeline: one clock, one state, and signals for whoever shows it.

The clock is the sound stream's position (of samples heard, or of monotonic time without a sound card).
Timers only wake the runner up; nothing counts their ticks. Clips are handed to the stream ahead of their
time, so a busy window does not move them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coach.domain.session import Outcome, StopReason
from coach.domain.timeline import EventKind, PhaseSpan, Timeline
from coach.services.clip_placer import ClipPlacer
from coach.services.performance import RunEnd, RunState, Sounds
from coach.services.ports import Clock
from coach.services.sound_ports import SoundOut, SoundUnavailable, Voice, VoiceSettings

SLEPT = 10.0
"""Seconds between two looks at the clock that mean the computer slept."""
_SHORTEST_WAIT_MS = 40
_CLOSE_AFTER_MS = 4000


class SessionRunner(QObject):
    """Runs, pauses and ends one timeline at a time; ``speed`` is session seconds per real second."""

    state_changed = Signal(object)
    timeline_changed = Signal(object)
    position_changed = Signal(float)
    phase_changed = Signal(object)
    cue_due = Signal(object)
    slept = Signal()
    trouble_changed = Signal(str)
    ended = Signal(object)
    closed = Signal()
    """The last sound has faded and the stream is closed."""

    def __init__(
        self,
        sound: SoundOut,
        silent: SoundOut,
        voice: Voice,
        clock: Clock,
        sounds: Sounds,
        speed: float = 1.0,
        clip_seconds: Callable[[Path], float] = lambda _clip: 8.0,
        sound_trouble: Callable[[], str] = lambda: "",
    ) -> None:
        super().__init__()
        self._real_sound, self._silent, self._voice = sound, silent, voice
        self._clock, self._speed, self._sound_trouble = clock, speed, sound_trouble
        self._clips = ClipPlacer(voice, sounds, speed, clip_seconds)
        self._sound = silent
        self._settings = VoiceSettings()
        self._state = RunState.IDLE
        self._timeline = Timeline((), 0.0)
        self._base = 0.0
        self._stream_base = 0.0
        self._shown = 0
        self._told: str | None = None
        self._span: PhaseSpan | None = None
        self._looked = (0.0, 0.0)
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.catch_up)
        self._closer = QTimer(self, singleShot=True)
        self._closer.timeout.connect(self._close_sound)

    # --- what it can be asked -----------------------------------------------------------------------------------

    @property
    def state(self) -> RunState:
        """Idle, running or paused."""
        return self._state

    @property
    def timeline(self) -> Timeline:
        """What is being performed (empty while idle before the first)."""
        return self._timeline

    @property
    def position(self) -> float:
        """Seconds of the timeline performed so far."""
        if self._state is not RunState.RUNNING:
            return self._base
        return min(self._timeline.seconds, self._base + (self._sound.position() - self._stream_base) * self._speed)

    @property
    def walked_seconds(self) -> float:
        """Seconds of walking so far: the warm-up and pauses do not count."""
        return max(0.0, self.position - self._timeline.walk_starts)

    def prepare(self, timeline: Timeline, settings: VoiceSettings) -> None:
        """Have the sentences of a timeline that may soon be performed rendered."""
        if settings.on:
            self._voice.prepare([cue.text for cue in timeline.cues], settings)

    def start(self, timeline: Timeline, settings: VoiceSettings, position: float = 0.0) -> None:
        """Perform ``timeline`` from ``position`` on."""
        self._finish_with_sound()
        self._timeline, self._settings, self._base = timeline, settings, position
        self._shown = sum(event.at < position for event in timeline.events)
        self._span, self._told = None, None
        self._clips.begin(timeline, settings, position)
        self.prepare(timeline, settings)
        self._open_sound()
        self.timeline_changed.emit(timeline)
        self._run()

    def pause(self) -> None:
        """Stand still; waiting and playing clips are forgotten until ``resume``."""
        if self._state is not RunState.RUNNING:
            return
        self._stand_still(self.position)

    def resume(self) -> None:
        """Go on from where ``pause`` left off."""
        if self._state is RunState.PAUSED:
            self._run()

    def repeat(self) -> None:
        """Say the last sentence again, at once."""
        cue = self._timeline.last_cue(self.position)
        if cue is not None and self._state is not RunState.IDLE:
            self._clips.say_now(cue.text, self._sound, self.position)
            self.cue_due.emit(cue)

    def change(self, timeline: Timeline) -> None:
        """Perform ``timeline`` instead from here on; it must agree with the old one up to now."""
        position = self.position
        self._timeline = timeline
        self._shown = sum(event.at <= position for event in timeline.events)
        self._sound.silence()
        self._clips.change(timeline, position)
        self.prepare(timeline, self._settings)
        self.timeline_changed.emit(timeline)
        if self._state is RunState.RUNNING:
            self.catch_up()

    def end(self, stop_reason: StopReason) -> None:
        """End before the end: pain stops a walk, anything else shortens it."""
        if self._state is RunState.IDLE:
            return
        pain = stop_reason in (StopReason.PAIN, StopReason.SHARP_PAIN)
        self._sound.silence()
        self._end(RunEnd(self.walked_seconds, Outcome.STOPPED if pain else Outcome.SHORTENED, stop_reason))

    def change_voice(self, settings: VoiceSettings) -> None:
        """Speak the rest of the walk this way."""
        self._settings = settings
        self._clips.change_voice(settings)
        self.prepare(self._timeline, settings)

    def catch_up(self) -> None:
        """Look at the clock and do what is due; the timer calls it, and so does a computer that wakes up."""
        if self._state is not RunState.RUNNING:
            return
        before = self._base
        position = self.position
        if self._has_slept():
            self._stand_still(before if position - before > SLEPT * self._speed else position)
            self.slept.emit()
            return
        self._rebase(position)
        self._clips.place_ahead(self._sound, position, self._to_stream)
        self._watch_sound()
        self._show_due(position)
        self.position_changed.emit(position)
        if self._state is not RunState.RUNNING:
            return  # whoever heard a signal has paused or ended the walk
        if position >= self._timeline.seconds:
            self._end(RunEnd(self.walked_seconds, Outcome.DONE))
        else:
            self._wait(position)

    # --- running ------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        self._stream_base = self._sound.position()
        self._looked = self._look()
        self._go(RunState.RUNNING)
        self.catch_up()

    def _stand_still(self, position: float) -> None:
        self._base = position
        self._timer.stop()
        self._sound.silence()
        self._clips.forget(position)
        self._go(RunState.PAUSED)

    def _go(self, state: RunState) -> None:
        self._state = state
        self.state_changed.emit(state)

    def _rebase(self, position: float) -> None:
        """Remember where we are, so that a long sleep can be told from walking at the next look."""
        self._stream_base += (position - self._base) / self._speed
        self._base = position

    def _wait(self, position: float) -> None:
        """Until the next whole second of the session or its end, whichever is sooner."""
        following = min(math.floor(position) + 1.0, self._timeline.seconds)
        self._timer.start(max(_SHORTEST_WAIT_MS, math.ceil((following - position) / self._speed * 1000)))

    def _look(self) -> tuple[float, float]:
        return self._clock.now().timestamp(), self._clock.monotonic()

    def _has_slept(self) -> bool:
        was, now = self._looked, self._look()
        self._looked = now
        return max(now[0] - was[0], now[1] - was[1]) > SLEPT

    def _show_due(self, position: float) -> None:
        span = self._timeline.span_at(position)
        if span != self._span:
            self._span = span
            self.phase_changed.emit(span)
        events = self._timeline.events
        while self._shown < len(events) and events[self._shown].at <= position:
            event = events[self._shown]
            self._shown += 1
            if event.kind is EventKind.CUE:
                self.cue_due.emit(event)

    def _end(self, end: RunEnd) -> None:
        self._timer.stop()
        self._base = self.position
        self._go(RunState.IDLE)
        self._closer.start(0 if self._sound is self._silent else _CLOSE_AFTER_MS)
        self.ended.emit(end)

    # --- sound --------------------------------------------------------------------------------------------------

    def _open_sound(self) -> None:
        try:
            self._real_sound.open()
            self._sound = self._real_sound
            self._watch_sound()
        except SoundUnavailable as problem:
            self._silent.open()
            self._sound = self._silent
            self._tell(str(problem))

    def _to_stream(self, at: float) -> float:
        return self._stream_base + (at - self._base) / self._speed

    def _watch_sound(self) -> None:
        """A device or an engine that goes in mid-walk, and its return, are told once."""
        if self._sound is self._real_sound:
            self._tell(self._sound_trouble() or (self._voice.trouble() if self._settings.on else ""))

    def _tell(self, trouble: str) -> None:
        if trouble != self._told:
            self._told = trouble
            self.trouble_changed.emit(trouble)

    def _finish_with_sound(self) -> None:
        if self._closer.isActive():
            self._closer.stop()
            self._close_sound()

    def _close_sound(self) -> None:
        self._sound.close()
        self.closed.emit()
