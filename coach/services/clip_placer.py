"""Which clips of a timeline have been handed to the sound stream, and which still must be.

A sentence that cannot sound in time is left out rather than piled up. The safety sentence never is: one that
was late, or cut off by a pause, is said whole as soon as it can be.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from coach.domain.cue_proof import CueFate
from coach.domain.sound import bus_of
from coach.domain.timeline import Event, EventKind, Timeline, Topic
from coach.services.cue_tracker import CueTracker
from coach.services.session_clock import SessionClock
from coach.services.session_sound import SessionSound
from coach.services.sound_book import SoundBook
from coach.services.sound_ports import OtherSound, PlacedClip, VoiceSettings

AHEAD = 2.0
"""Seconds of real time that a clip is handed to the stream before it is due."""
LATE = {
    EventKind.CUE: 3.0,
    EventKind.CHIME: 3.0,
    EventKind.COUNT: 1.0,
    EventKind.BEAT: 0.1,
    EventKind.BREATH_IN: 1.0,
    EventKind.BREATH_OUT: 1.0,
}
"""Seconds after which each is better left out than heard late; what is not named makes no sound."""
WRITTEN_WITHIN = 1.0
"""Seconds of real time in which another timeline was written, while the one before it went on."""
SOON = 8.0
"""Seconds before the next words in which the last ones are not said again."""
NOTICED_AFTER = 1.5
"""Seconds that a device may stand still before it is noticed."""
_ONLY_LIVE = frozenset((EventKind.COUNT, EventKind.BEAT, EventKind.BREATH_IN, EventKind.BREATH_OUT))
"""Left out of a sped-up session, where they would be a rattle."""
_OF_THE_MOMENT = frozenset((EventKind.CUE, EventKind.CHIME))
"""What another timeline may say of the moment in which it was written."""
_SPOKEN = frozenset((EventKind.CUE, EventKind.COUNT))
_COUNT_SECONDS = 1.2
"""How long a counted word keeps other programs' sound down: until the next one."""


class ClipPlacer:
    """Hands clips to the stream; ``speed`` is session seconds per real second."""

    def __init__(
        self,
        book: SoundBook,
        sound: SessionSound,
        time: SessionClock,
        speed: float,
        clip_seconds: Callable[[Path], float],
        others: OtherSound | None,
    ) -> None:
        self._book, self._sound, self._time = book, sound, time
        self._speed, self._clip_seconds, self._others = speed, clip_seconds, others
        self.tracker = CueTracker()
        self.lowers_others = True
        self._timeline = Timeline((), 0.0)
        self._voice = VoiceSettings()
        self._next = 0
        self._owed: list[Event] = []
        self._safety_ends: dict[Event, float] = {}
        self._speech_ends = 0.0
        self._alone_until = 0.0
        """Until then a sentence that is late, or was asked for again, has the word alone."""
        self._is_stopped = False

    def begin(self, timeline: Timeline, voice: VoiceSettings, position: float, safety_first: bool = False) -> None:
        """A timeline is performed from ``position`` on; what lies before it has sounded, or ``safety_first`` what is
        told of safety is said again."""
        self._timeline, self._voice = timeline, voice
        self.tracker = CueTracker(position)
        self._next = timeline.before(position)
        self._owed, self._safety_ends, self._speech_ends, self._alone_until = [], {}, 0.0, 0.0
        self._is_stopped = False
        if safety_first:
            before = timeline.events[: self._next]
            self._owed = [event for event in reversed(before) if event.topic is Topic.SAFETY][:1]
        self._sound.heard()  # what the stream still had to say about the walk before

    def change_voice(self, voice: VoiceSettings) -> None:
        """Clips from now on are spoken this way."""
        self._voice = voice

    def change(self, timeline: Timeline, position: float) -> None:
        """Another timeline from ``position`` on, in silence first; safety sentences not yet whole stay to be said, and
        so does what it says of the moment in which it was written."""
        before, since = self._timeline.events, position - WRITTEN_WITHIN * self._speed
        known = set(before[self._timeline.before(since) : self._timeline.until(position)])
        self.silence(position)
        self._owed = [event for event in self._owed if event.topic is Topic.SAFETY]
        self._timeline, self._next = timeline, timeline.until(position)
        written = timeline.events[timeline.before(since) : self._next]
        self._owed += [event for event in written if event.kind in _OF_THE_MOMENT and event not in known]

    def go_to(self, here: float, there: float) -> None:
        """The same timeline from another place on, in silence first. Nothing that lies between is heard late but the
        safety sentence, which is said in any case."""
        passed = self._timeline.events[self._timeline.until(here) : self._timeline.before(there)]
        self.silence(here)
        safety = (event for event in (*self._owed, *passed) if event.topic is Topic.SAFETY and event.at < there)
        self._owed = [event for event in safety if not self.tracker.was_whole(event)]
        self._next = self._timeline.before(there)
        self._speech_ends = self._alone_until = 0.0
        self.tracker.go_to(here, there)

    def silence(self, position: float) -> None:
        """Silence the stream: what was to come must be placed again, and a safety sentence that was cut off."""
        self.listen()
        self._sound.silence()
        self.restore_others()
        self.tracker.cut(position)
        self._forget(position)

    def watch_device(self, position: float) -> None:
        """Look whether a device has come, stopped or returned."""
        self.listen()
        came, stopped = self._sound.look(), bool(self._sound.trouble()) and not self._sound.is_silent
        if came:
            self._forget(position)
        elif stopped and not self._is_stopped:
            self.tracker.lose(position - NOTICED_AFTER * self._speed, position)
        if came or (self._is_stopped and not stopped):
            self._owe_safety(position)
        self._is_stopped = stopped

    def mute(self, on: bool, position: float) -> None:
        """From here on nothing is heard, or everything again."""
        self.tracker.mute(on, position)
        if on:
            self.restore_others()

    def restore_others(self) -> None:
        """Other programs are as loud as before."""
        if self._others is not None:
            self._others.restore()

    def listen(self) -> None:
        """Hear what became of the sentences placed so far."""
        self.tracker.hear(self._sound.heard(), self._time.to_session)

    def is_speaking(self, position: float) -> bool:
        """Whether a sentence sounds, or has been placed to sound."""
        return position < self._speech_ends

    @property
    def is_waiting(self) -> bool:
        """Whether a sentence that is nearly due is not ready."""
        return any(self._late(event, self._time.seen) <= LATE[event.kind] for event in self._owed)

    def place_ahead(self, position: float) -> None:
        """Hand every clip that is due soon to the stream, at its exact place."""
        horizon = self._timeline.until(position + AHEAD * self._speed)
        coming = self._timeline.events[self._next : horizon]
        self._next = max(self._next, horizon)
        self._owed = [event for event in (*self._owed, *coming) if not self._place(event, position)]

    def say_now(self, cue: Event, position: float) -> None:
        """Say a sentence at once, in place of what sounds; without a clip nothing is interrupted."""
        clip = self._book.clip(cue, self._timeline, self._voice)
        if clip is not None:
            self.silence(position)
            self._owed = [event for event in self._owed if event != cue]
            self._say(cue, clip, position, position)

    def say_again(self, position: float) -> None:
        """After a pause the last sentence comes again, unless the next words are near or safety is to be said whole."""
        cue, soon = self._timeline.last_cue(position), position + SOON * self._speed
        near = self._timeline.events[self._next : self._timeline.until(soon)]
        if cue is None or self._owed or any(event.kind in _SPOKEN for event in near):
            return
        clip = self._book.clip(cue, self._timeline, self._voice)
        if clip is not None:
            self._say(cue, clip, position, position)

    def _owe_safety(self, position: float) -> None:
        """There is a device again: the last safety sentence is to be said if nobody could hear it."""
        cues = self._timeline.cues
        last = next((cue for cue in reversed(cues) if cue.at <= position and cue.topic is Topic.SAFETY), None)
        if last is not None and last not in self._owed and self.tracker.was_lost(last):
            self._owed.append(last)

    def _forget(self, position: float) -> None:
        passed = self._timeline.until(position)
        missed = (event for event in self._timeline.events[self._next : passed] if event.kind is EventKind.CUE)
        cut_off = [event for event, end in self._safety_ends.items() if end > position >= event.at]
        kept = (event for event in (*self._owed, *missed) if event.at <= position)
        self._owed = list(dict.fromkeys((*kept, *cut_off)))
        self._next = passed
        self._safety_ends = {}
        self._speech_ends = min(self._speech_ends, position)
        self._alone_until = min(self._alone_until, position)

    def _place(self, event: Event, position: float) -> bool:
        """Whether this event is settled: placed, too late, or with nothing to sound."""
        if event.kind not in LATE or (self._speed > 1 and event.kind in _ONLY_LIVE):
            return True
        if event.topic is not Topic.SAFETY and self._late(event, position) > LATE[event.kind]:
            self._refuse(event, CueFate.LATE)
            return True
        clip = self._book.clip(event, self._timeline, self._voice)
        if clip is None:
            self._refuse(event, CueFate.NOT_READY if self._voice.on else CueFate.VOICE_OFF)
            return not self._voice.on
        at = self._moment(event, position)
        is_late = event.topic is not Topic.SAFETY and self._late(event, at) > LATE[event.kind]
        if not is_late and self._fits(event, clip):
            self._say(event, clip, at, position)
        else:
            self._refuse(event, CueFate.LATE)
        return True

    def _moment(self, event: Event, position: float) -> float:
        """When it begins. A safety sentence that is late waits for what is being said, and all words for one."""
        if event.topic is Topic.SAFETY:
            return event.at if event.at >= position else max(position, self._speech_ends)
        return max(event.at, position, self._alone_until if event.kind in _SPOKEN else 0.0)

    def _say(self, event: Event, clip: Path, at: float, position: float) -> None:
        mark, is_safety = 0, event.topic is Topic.SAFETY
        if event.kind in _SPOKEN:
            seconds = self._clip_seconds(clip) * self._speed
            self._speech_ends = max(self._speech_ends, at + seconds)
            if event.kind is EventKind.CUE and self._time.is_running:
                mark = self.tracker.place(event, seconds)
                self._safety_ends |= {event: at + seconds} if is_safety else {}
            if event.kind is EventKind.CUE and at > event.at:
                self._alone_until = at + seconds
            self._lower_others(event, at - position, seconds)
        placed = PlacedClip(clip, self._time.to_stream(at), bus_of(event), 1.0, is_safety, mark, LATE[event.kind])
        self._sound.play(placed)

    def _lower_others(self, event: Event, after: float, seconds: float) -> None:
        if self._others is not None and self.lowers_others and self._voice.on and not self._sound.is_silent:
            shortest = _COUNT_SECONDS if event.kind is EventKind.COUNT else 0.0
            self._others.lower(max(0.0, after) / self._speed, max(shortest, seconds / self._speed))

    def _refuse(self, event: Event, fate: CueFate) -> None:
        if event.kind is EventKind.CUE:
            self.tracker.refuse(event, fate)

    def _late(self, event: Event, position: float) -> float:
        return (position - event.at) / self._speed

    def _fits(self, event: Event, clip: Path) -> bool:
        """Whether a clip ends before the next sentence begins; only a sped-up session can be too fast for one."""
        if self._speed <= 1 or event.kind is EventKind.CHIME:
            return True
        following = self._timeline.next_cue(event.at)
        room = (following.at if following else self._timeline.seconds) - event.at
        return self._clip_seconds(clip) * self._speed <= room
