"""The services on a real store in a folder, with time moved by hand: opened twice, they are one program restarted."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.store import Store
from coach.domain.check_in import CheckIn
from coach.domain.compose import compose_walk
from coach.domain.cue_book import VoiceStyle
from coach.domain.plan import Plan
from coach.domain.recompose import Change, recompose
from coach.domain.red_flag import FlagReport, RedFlag
from coach.domain.schedule import Schedule
from coach.domain.session import Outcome, Session
from coach.domain.sound import SoundSettings
from coach.domain.sound_marks import with_sounds
from coach.domain.timeline import Phase, Timeline
from coach.domain.walk import shape_walk
from coach.services.check_ins import CheckIns
from coach.services.performance import Sounds
from coach.services.planning import Planning
from coach.services.ports import RunningSession
from coach.services.session_runner import SessionRunner
from coach.services.set_up import SetUp
from coach.services.walk_changes import WalkChanges
from coach.services.walks import WalkChoice, Walks
from tests.fakes.clock import FakeClock
from tests.fakes.sound_out import FakeSoundOut
from tests.fakes.voice import FakeVoice
from tests.fakes.wake_lock import FakeWakeLock
from tests.made_warm_up import WARM_UP

CATALOGUE = Catalogue(find_resources())
RULES, BOOK = CATALOGUE.rules(), CATALOGUE.cue_book()
START = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
"""A Thursday, ten in the morning in Berlin."""
PLAN = Plan(target_minutes=30, days_per_week=4, start_minutes=10, usual_pain=2)
WEEK = Schedule((time(12, 30), None, time(12, 30), time(12, 30), None, time(12, 30), None))


def compose(running: RunningSession) -> Timeline:
    """The real timeline of a walk, in the first week."""
    walk = shape_walk(
        running.chosen_minutes or running.planned_minutes,
        running.warm_up,
        bouts=running.bouts,
        rest_minutes=running.rest_minutes,
        brisk_minutes=running.brisk_minutes,
        route=running.route,
    )
    return compose_walk(walk, VoiceStyle.FRIENDLY, 1, running.seed, BOOK, WARM_UP)


def change(running: RunningSession, timeline: Timeline, at: float, change: Change, rest_minutes: int) -> Timeline:
    """The same walk, changed from ``at`` on."""
    return recompose(timeline, at, change, running.seed, BOOK, 1, VoiceStyle.FRIENDLY, rest_minutes)


class Room:
    """One run of the program on the store in ``folder``; each clip lasts ``clip_seconds``."""

    clip_seconds = 8.0

    def __init__(self, folder: Path, clock: FakeClock | None = None) -> None:
        self.clock = clock or FakeClock(START)
        self.store = Store(folder / "amble.db", self.clock)
        self.store.open()
        store = self.store
        self.planning = Planning(store.values, store.sessions, store.answers, self.clock, RULES)
        self.check_ins = CheckIns(store.answers, self.planning, self.clock)
        self.set_up = SetUp(store.values, store.answers, self.planning, self.clock)
        self.sound = SoundSettings()
        self.voice, self.wake_lock = FakeVoice(folder), FakeWakeLock()
        self.sound_out, sounds = FakeSoundOut(self.clock), Sounds.of(folder)
        silent, seconds = FakeSoundOut(self.clock), self.clip_seconds
        self.runner = SessionRunner(
            self.sound_out, silent, self.voice, self.clock, sounds, clip_seconds=lambda _clip: seconds
        )
        self.walks = Walks(
            store.sessions, store.values, self.planning, self.runner, self.wake_lock, self.clock, compose,
            WalkChanges(store.values, store.feelings, self.runner, change, self.mark),
            store.segments, store.proofs, self.mark,
        )  # fmt: skip

    def mark(self, timeline: Timeline) -> Timeline:
        """The timeline with the sounds of ``sound``."""
        return with_sounds(timeline, self.sound, BOOK.counts)

    def close(self) -> None:
        """The program is gone, in the middle of whatever it did."""
        self.runner.blockSignals(True)
        self.runner.pause()
        self.store.close()

    def set_plan(self) -> None:
        """Four walks a week, ten minutes at first."""
        self.planning.set_schedule(WEEK)
        self.planning.set_plan(PLAN)

    def after(self, seconds: float) -> None:
        """Time passes; the runner looks at the clock each second as its timer would."""
        for _ in range(int(seconds)):
            self.clock.advance(1)
            self.runner.catch_up()

    def walk(self, minutes: int = 10) -> Session:
        """A whole walk, and then the record of it."""
        self.walks.start(WalkChoice(minutes))
        self.after(minutes * 60)
        return self.planning.sessions()[-1]

    def put_walk(self) -> Session:
        """A done walk in the store, without walking it."""
        planned = self.planning.next_walk().minutes or 10
        draft = RunningSession(0, self.clock.now(), planned, None, False, False, 1, 0.0, 0.0, before=CheckIn())
        id = self.store.sessions.begin(draft)
        self.store.sessions.finish(id, planned * 60.0, Outcome.DONE, None)
        self.clock.advance(planned * 60)
        return next(walk for walk in self.planning.sessions() if walk.id == id)


def lock(room: Room) -> None:
    """A red flag makes the plan wait."""
    room.store.answers.report_flags(FlagReport(room.clock.now(), frozenset({RedFlag.FEVER})))


def spans(room: Room, id: int) -> list[tuple[Phase, float, float]]:
    """The phases of a walk that are on disk, with their starts and ends."""
    return [(span.phase, span.start, span.end) for span in room.store.segments.segments(id)]
