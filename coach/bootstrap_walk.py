"""What walks and routines are performed with: composer, voice, sound, clock and wake lock."""

from __future__ import annotations

import sys
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from coach.adapters.catalogue import find_resources
from coach.adapters.clip_cache import ClipCache
from coach.adapters.other_sound import other_sound_for
from coach.adapters.samples import clip_seconds
from coach.adapters.sound_silent import SilentSound
from coach.adapters.sound_stream import StreamSound
from coach.adapters.speech import SpeechVoice
from coach.adapters.wake_lock import SystemWakeLock
from coach.bootstrap_core import Core
from coach.domain.compose import compose_walk
from coach.domain.cue_book import CueBook
from coach.domain.plan import Plan
from coach.domain.recompose import Change, recompose
from coach.domain.rule_of_plan import rules_of
from coach.domain.rules import WayRules
from coach.domain.sound_marks import with_sounds
from coach.domain.timeline import Timeline
from coach.domain.walk import shape_walk
from coach.services.performance import Sounds
from coach.services.ports import RunningSession
from coach.services.session_runner import SessionRunner
from coach.services.sound_ports import OtherSound, Voice
from coach.services.walk_changes import WalkChanges
from coach.services.walks import Walks

if TYPE_CHECKING:
    from coach.services.exercising import Exercising
    from coach.services.routine_maker import RoutineMaker
    from coach.services.routines import Routines
    from coach.services.warm_ups import WarmUps


class Performance:
    """Everything between Start and the last second of a walk or a routine; ``speed`` is session seconds a second."""

    def __init__(self, core: Core, speed: float, voice: Voice | None = None) -> None:
        """``voice`` stands in for the speech engine."""
        self._core = core
        self._sounds = find_resources() / "sounds"
        self.speed = speed
        self.voice: Voice = voice or new_voice(core)
        self.wake_lock = SystemWakeLock()

    @cached_property
    def cue_book(self) -> CueBook:
        """The sentences of a walk."""
        return self._core.catalogue.cue_book()

    @cached_property
    def stream(self) -> StreamSound:
        """The sound device of walks."""
        stream, settings = StreamSound(), self._core.settings
        stream.wake(settings.settings.sound.wake_on)
        settings.sound_changed.connect(lambda sound: stream.wake(sound.wake_on))
        return stream

    @cached_property
    def others(self) -> OtherSound:
        """Other programs' sound; whatever the last run left lowered comes up now."""
        return other_sound_for(sys.platform, self._core.folders.data)

    @cached_property
    def runner(self) -> SessionRunner:
        """Performs timelines."""
        clock, sounds = self._core.clock, Sounds.of(self._sounds)
        silent = SilentSound(clock)
        return SessionRunner(self.stream, silent, self.voice, clock, sounds, self.speed, clip_seconds, self.others)

    @cached_property
    def walks(self) -> Walks:
        """Walks from Start to their record."""
        core = self._core
        walks = Walks(
            core.sessions,
            core.values,
            core.planning,
            self.runner,
            self.wake_lock,
            core.clock,
            self.compose,
            WalkChanges(
                core.values, core.feelings, self.runner, self.recompose, self.mark, lambda: self._way.worse_running
            ),
            core.segments,
            core.proofs,
            self.mark,
        )
        walks.started.connect(lambda walk: self.warm_ups.begin(walk) if walk.warm_up else None)
        walks.easing.connect(lambda: self.exercising.mark_pain() if self.exercising.is_on else None)
        return walks

    @cached_property
    def maker(self) -> RoutineMaker:
        """Makes routines and their timelines."""
        from coach.services.routine_maker import RoutineMaker

        core = self._core
        words = lru_cache(maxsize=1)(core.catalogue.routine_words)
        return RoutineMaker(core.exercises, words, core.routines.history, core.planning.week_of_plan, self.mark)

    @cached_property
    def exercising(self) -> Exercising:
        """On, back and over to easier exercises, in routines and before walks."""
        from coach.services.exercising import Exercising

        return Exercising(self.maker, self.runner)

    @cached_property
    def warm_ups(self) -> WarmUps:
        """The exercises before walks."""
        from coach.services.warm_ups import WarmUps

        return WarmUps(self._core.routines, self.maker, self.exercising, self.runner)

    @cached_property
    def routines(self) -> Routines:
        """Routines from Start to their record."""
        from coach.services.routines import Routines

        core = self._core
        routines = Routines(
            core.routines, self.maker, self.exercising, self.runner, core.planning, self.wake_lock, core.clock
        )
        routines.change_voice(core.settings.settings.voice)
        core.settings.voice_changed.connect(routines.change_voice)
        core.settings.sound_changed.connect(lambda _sound: routines.sound_anew())
        routines.flags_asked.connect(core.check_ins.flags_asked)
        return routines

    def compose(self, running: RunningSession) -> Timeline:
        """The timeline of a walk."""
        walk = shape_walk(
            running.chosen_minutes or running.planned_minutes,
            running.warm_up,
            bouts=running.bouts,
            rest_minutes=running.rest_minutes,
            brisk_minutes=running.brisk_minutes,
            route=running.route,
        )
        style, week = self._core.settings.settings.style, self._core.planning.week_of_plan()
        warm_up = self.warm_ups.timeline(running) if running.warm_up else None
        return self.mark(compose_walk(walk, style, week, running.seed, self.cue_book, warm_up))

    def recompose(
        self, running: RunningSession, timeline: Timeline, at: float, change: Change, rest_minutes: int
    ) -> Timeline:
        """The same walk, changed from ``at`` on."""
        style, week = self._core.settings.settings.style, self._core.planning.week_of_plan()
        book = self.cue_book
        return self.mark(recompose(timeline, at, change, running.seed, book, week, style, rest_minutes, self._way))

    @property
    def _way(self) -> WayRules:
        """Our numbers on the way, or stricter ones of the plan's bounds."""
        return rules_of(self._core.planning.plan() or Plan(), self._core.rules).way

    def mark(self, timeline: Timeline) -> Timeline:
        """The same walk with the counts, beats and breaths somebody chose."""
        return with_sounds(timeline, self._core.settings.settings.sound, self.cue_book.counts)

    def close(self) -> None:
        """Stop whatever runs beside the window."""
        if "stream" in self.__dict__:
            self.stream.close()
        if "others" in self.__dict__:
            self.others.close()
        self.voice.close()
        self.wake_lock.release()


def new_voice(core: Core) -> Voice:
    """A voice with a speech process of its own, on the sentences that all of them keep."""
    cache = ClipCache(core.folders.cache / "clips")
    # The file is read when the first sentence is asked for.
    return SpeechVoice(cache, voices=core.folders.voices, pronounce=lambda text: core.pronunciation.spoken(text))
