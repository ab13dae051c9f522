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
from coach.domain.sound import SoundSettings
from coach.domain.timeline import EventKind, Timeline
from coach.services.clip_placer import ClipPlacer
from coach.services.due_events import DueEvents
from coach.services.performance import RunEnd, RunState, Sounds
from coach.services.ports import Clock
from coach.services.run_sound import RunSound
from coach.services.session_clock import SLEPT, SessionClock, SleepWatch
from coach.services.session_sound import SessionSound
from coach.services.sound_book import SoundBook
from coach.services.sound_ports import LiveSound, OtherSound, Voice, VoiceSettings

_SHORTEST_WAIT_MS = 40
_WAITING_MS = 100
"""How soon to look again for a sentence that is late."""


class SessionRunner(QObject):
    """Runs, pauses and ends one timeline at a time; ``speed`` is session seconds per real second."""

    state_changed = Signal(object)
    timeline_changed = Signal(object)
    position_changed = Signal(float)
    phase_changed = Signal(object)
    station_changed = Signal(object)
    """A ``Station``, or None where no exercise is on."""
    cue_due = Signal(object)
    count_due = Signal(object)
    muted_changed = Signal(bool)
    slept = Signal()
    trouble_changed = Signal(str)
    ended = Signal(object)
    proved = Signal(object)
    """Just after the end: a tuple of ``CueProof``, one for each sentence that was due."""
    closed = Signal()
    """The last sound has faded and the stream is closed."""

    def __init__(
        self,
        sound: LiveSound,
        silent: LiveSound,
        voice: Voice,
        clock: Clock,
        sounds: Sounds,
        speed: float = 1.0,
        clip_seconds: Callable[[Path], float] = lambda _clip: 8.0,
        others: OtherSound | None = None,
    ) -> None:
        """``others`` None leaves other programs' sound alone."""
        super().__init__()
        self._speed = speed
        stream = SessionSound(sound, silent)
        self._time, self._sleep = SessionClock(stream, speed), SleepWatch(clock)
        clips = ClipPlacer(SoundBook(voice, sounds), stream, self._time, speed, clip_seconds, others)
        self._sound = RunSound(stream, clips, voice, self)
        self._state = RunState.IDLE
        self._timeline = Timeline((), 0.0)
        self._marked: Timeline | None = None
        self._due = DueEvents()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.catch_up)
        for told, tell in (
            (self._sound.trouble_changed, self.trouble_changed),
            (self._sound.muted_changed, self.muted_changed),
            (self._sound.closed, self.closed),
        ):
            told.connect(tell)

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
    def speed(self) -> float:
        """Session seconds per real second."""
        return self._speed

    @property
    def muted(self) -> bool:
        """Whether nothing sounds for now; every walk begins with sound."""
        return self._sound.muted

    @property
    def position(self) -> float:
        """Seconds of the timeline performed so far."""
        return min(self._timeline.seconds, self._time.position())

    @property
    def walked_seconds(self) -> float:
        """Seconds of walking so far, to the millisecond: the warm-up, pauses and rests do not count."""
        return round(self._timeline.walked_at(self.position), 3)

    @property
    def performed_seconds(self) -> float:
        """Seconds performed since the start, exercises that were done again too; pauses do not count, nor does what
        was leapt over."""
        return max(0.0, self._time.performed - max(0.0, self._time.position() - self._timeline.seconds))

    def prepare(self, timeline: Timeline, settings: VoiceSettings) -> None:
        """Have the words of a timeline that may soon be performed rendered."""
        self._sound.prepare(timeline, settings)

    def start(
        self, timeline: Timeline, settings: VoiceSettings, position: float = 0.0, safety_first: bool = False
    ) -> None:
        """Perform ``timeline`` from ``position`` on; ``safety_first`` says the safety sentence before it at once."""
        self._timeline, self._marked = timeline, None
        self._due = DueEvents(position)
        self._time.begin(position)
        self._sound.begin(timeline, settings, position, safety_first)
        self.timeline_changed.emit(timeline)
        self._run()

    def pause(self) -> None:
        """Stand still; waiting and playing clips are forgotten until ``resume``."""
        if self._state is RunState.RUNNING:
            self._stand_still(self.position)

    def resume(self) -> None:
        """Go on from where ``pause`` left off, with the last sentence again."""
        if self._state is not RunState.PAUSED:
            return
        if self._sound.is_speaking(self.position):  # it was repeated during the pause
            self._sound.silence(self.position)
        self._run(again=True)

    def repeat(self) -> None:
        """Say the last sentence again, at once."""
        cue = self._timeline.last_cue(self.position)
        if cue is not None and self._state is not RunState.IDLE:
            self._sound.say_now(cue, self.position)
            self.cue_due.emit(cue)

    def go_to(self, position: float) -> None:
        """Go on from another place of the timeline, in silence first; nothing that lies between is heard or shown."""
        if self._state is RunState.IDLE:
            return
        there = min(max(0.0, position), self._timeline.seconds)
        self._sound.go_to(self.position, there)
        self._time.go_to(there)
        self._due.go_to(there)
        if self._state is RunState.RUNNING:
            self.catch_up()
        else:
            self._show_due(there)
            self.position_changed.emit(there)

    def change(self, timeline: Timeline) -> None:
        """Perform ``timeline`` instead from here on; it must agree with the old one up to now."""
        self._exchange(timeline)
        self._sound.prepare_change(self.position)
        self.timeline_changed.emit(timeline)
        if self._state is RunState.RUNNING:
            self.catch_up()
        else:
            self.position_changed.emit(self.position)

    def end(self, stop_reason: StopReason) -> None:
        """End before the end: pain stops a walk, anything else shortens it."""
        if self._state is RunState.IDLE:
            return
        self._sound.silence(self.position)
        self._end(RunEnd.early(self.walked_seconds, stop_reason))

    def change_voice(self, settings: VoiceSettings) -> None:
        """Speak the rest of the walk this way."""
        self._sound.change_voice(settings, self.position)

    def change_sound(self, settings: SoundSettings) -> None:
        """Sound like this from now on; which beats, breaths and counts there are is the timeline's business."""
        self._sound.change_sound(settings)

    def change_marks(self, timeline: Timeline) -> None:
        """Perform the same walk with other beats, breaths and counts, as soon as no sentence is cut off by it."""
        self._marked = None if timeline == self._timeline else timeline
        if self._state is RunState.RUNNING:
            self.catch_up()
        else:
            self._take_marks(self.position)

    def mute(self, on: bool) -> None:
        """No sound for now, or sound again; the walk and its captions go on."""
        self._sound.mute(on, self.position)

    def catch_up(self) -> None:
        """Look at the clock and do what is due; the timer calls it, and so does a computer that wakes up."""
        if self._state is not RunState.RUNNING:
            return
        before, position = self._time.seen, self.position
        if self._sleep.slept():
            self._stand_still(before if position - before > SLEPT * self._speed else position)
            self.slept.emit()
            return
        self._time.look(position)
        self._place_clips(position)
        self._show_due(position)
        self.position_changed.emit(position)
        if self._state is not RunState.RUNNING:
            return  # whoever heard a signal has paused or ended the walk
        if position >= self._timeline.seconds:
            self._end(RunEnd(self.walked_seconds, Outcome.DONE))
        else:
            self._wait(position)

    # --- running ------------------------------------------------------------------------------------------------

    def _run(self, again: bool = False) -> None:
        self._time.run()
        self._sleep.begin()
        if again:
            self._sound.go_on(self.position)
        self._go(RunState.RUNNING)
        self.catch_up()

    def _stand_still(self, position: float) -> None:
        self._timer.stop()
        self._sound.silence(position)
        self._time.stand(position)
        self._take_marks(position)
        self._go(RunState.PAUSED)

    def _go(self, state: RunState) -> None:
        self._state = state
        self.state_changed.emit(state)

    def _wait(self, position: float) -> None:
        """Until the next whole second of the session or its end, whichever is sooner. Exercises move in between: with
        them, until the next thing that happens."""
        following = min(math.floor(position) + 1.0, self._timeline.seconds)
        if self._due.station is not None:
            place = self._timeline.until(position)
            coming = self._timeline.events[place : place + 1]
            following = min([following, *(event.at for event in coming)])
        wait = max(_SHORTEST_WAIT_MS, math.ceil((following - position) / self._speed * 1000))
        self._timer.start(min(wait, _WAITING_MS) if self._sound.is_waiting else wait)

    def _show_due(self, position: float) -> None:
        span = self._due.phase(self._timeline, position)
        if span is not None:
            self.phase_changed.emit(span)
        if self._due.is_other_station(self._timeline, position):
            self.station_changed.emit(self._due.station)
        told = {EventKind.CUE: self.cue_due, EventKind.COUNT: self.count_due}
        for event in self._due.take(self._timeline, position):
            if event.kind in told:
                told[event.kind].emit(event)

    def _exchange(self, timeline: Timeline) -> None:
        self._sound.change(timeline, self.position)
        self._timeline, self._marked = timeline, None

    def _take_marks(self, position: float) -> None:
        if self._marked is not None and not self._sound.is_speaking(position):
            self._exchange(self._marked)

    def _place_clips(self, position: float) -> None:
        self._sound.watch(position)
        self._take_marks(position)
        self._sound.place(position)

    def _end(self, end: RunEnd) -> None:
        self._timer.stop()
        position = self.position
        self._sound.end()
        self._time.stand(position)
        self._go(RunState.IDLE)
        self.ended.emit(end)
        self.proved.emit(self._sound.proofs(self._timeline.cues, position))
