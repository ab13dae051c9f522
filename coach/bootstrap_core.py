"""What Amble is made of below its window: folders, store, words, rules and the services on them.

Everything is built at first use, so that only what the first paint needs is built before it.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.clock import SystemClock
from coach.adapters.paths import find_folders
from coach.adapters.safe_answers import SafeAnswerStore
from coach.adapters.safe_proofs import SafeProofStore
from coach.adapters.safe_sessions import SafeSegmentStore, SafeSessionStore
from coach.adapters.safe_values import SafeKeyValueStore
from coach.adapters.session_spool import SessionSpool
from coach.adapters.store import Store
from coach.domain.phrases import Phrases
from coach.domain.rules import Rules
from coach.services.planning import Planning
from coach.services.ports import Clock
from coach.services.settings import SettingsDesk

if TYPE_CHECKING:
    from coach.adapters.private_values import PrivateValues
    from coach.adapters.safe_look_backs import SafeLookBackStore
    from coach.adapters.safe_occurrences import SafeOccurrenceStore
    from coach.adapters.safe_routines import SafeRoutineStore
    from coach.adapters.store_feelings import SafeFeelingStore
    from coach.adapters.store_notes import SafeNoteStore
    from coach.adapters.store_revisions import SafeRevisionStore
    from coach.adapters.unsaved import Unsaved
    from coach.bootstrap_core_record import RecordStores
    from coach.domain.pronunciation import Pronunciation
    from coach.services.bounds_desk import BoundsDesk
    from coach.services.calendar_desk import CalendarDesk
    from coach.services.check_ins import CheckIns
    from coach.services.day_desk import DayDesk
    from coach.services.endings import Endings
    from coach.services.exercises import ExerciseDesk
    from coach.services.explaining import Explaining
    from coach.services.guided_stops import GuidedStops
    from coach.services.look_backs import LookBacks
    from coach.services.plan_export import PlanExport
    from coach.services.presence_desk import PresenceDesk
    from coach.services.progress_desk import ProgressDesk
    from coach.services.revisions import Revisions
    from coach.services.safety_desk import SafetyDesk
    from coach.services.set_up import SetUp


class Core:
    """Folders, store, words, rules, and the services that keep plan, answers and settings."""

    def __init__(self, data_dir: Path | None, clock: Clock | None = None) -> None:
        """Opens the store; ``clock`` stands in for the machine's own.

        Raises ``StoreProblem`` with one sentence when the store cannot be read.
        """
        self.data_dir = data_dir
        self.folders = find_folders(data_dir)
        self.folders.create()
        self.clock: Clock = clock or SystemClock()
        self.store = Store(self.folders.store, self.clock)
        self.report = self.store.open()
        self.spool = SessionSpool(*self.folders.spools)
        self.sessions = SafeSessionStore(self.store.sessions, self.spool)
        self.answers = SafeAnswerStore(self.store.answers, self.spool)
        self.segments = SafeSegmentStore(self.store.segments, self.spool)
        self.proofs = SafeProofStore(self.store.proofs, self.spool)
        self.values = SafeKeyValueStore(self.store.values, self.spool)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Words, cues and rules."""
        return Catalogue(find_resources())

    @cached_property
    def phrases(self) -> Phrases:
        """The words of the interface."""
        return self.catalogue.phrases()

    @cached_property
    def pronunciation(self) -> Pronunciation:
        """What the voice says for what is written."""
        return self.catalogue.pronunciation()

    @cached_property
    def rules(self) -> Rules:
        """The thresholds of the dose."""
        return self.catalogue.rules()

    @cached_property
    def settings(self) -> SettingsDesk:
        """What somebody chose."""
        return SettingsDesk(self.values)

    @cached_property
    def planning(self) -> Planning:
        """Plan, schedule and today."""
        return Planning(self.values, self.sessions, self.answers, self.clock, self.rules)

    @cached_property
    def set_up(self) -> SetUp:
        """The six steps."""
        from coach.services.set_up import SetUp

        return SetUp(self.values, self.answers, self.planning, self.clock)

    @cached_property
    def check_ins(self) -> CheckIns:
        """Answers about walks."""
        from coach.services.check_ins import CheckIns

        return CheckIns(self.answers, self.planning, self.clock, lambda: self.routines)

    @cached_property
    def days(self) -> DayDesk:
        """What kind of day today is."""
        from coach.services.day_desk import DayDesk

        return DayDesk(self.values, self.clock)

    @cached_property
    def revisions(self) -> Revisions:
        """Answers that are changed later."""
        from coach.services.revisions import Revisions

        return Revisions(self._revision_store, self.check_ins, self.clock)

    @cached_property
    def endings(self) -> Endings:
        """Why walks ended early, put right later."""
        from coach.services.endings import Endings

        return Endings(self.sessions, self.values, self.clock)

    @cached_property
    def explaining(self) -> Explaining:
        """Why the next walk is so long, and what each kind of day gives."""
        from coach.services.explaining import Explaining

        return Explaining(self.planning, self.revisions, self.endings, self.clock, self.rules)

    @cached_property
    def _revision_store(self) -> SafeRevisionStore:
        from coach.adapters.store_revisions import SafeRevisionStore

        return SafeRevisionStore(self.store.revisions, self.spool)

    @cached_property
    def bounds(self) -> BoundsDesk:
        """What the plan may not pass."""
        from coach.bootstrap_bounds import make_bounds_desk

        return make_bounds_desk(self)

    @cached_property
    def routines(self) -> SafeRoutineStore:
        """The record of routines."""
        from coach.adapters.safe_routines import SafeRoutineStore

        return SafeRoutineStore(self.store.routines, self.spool)

    @cached_property
    def occurrences(self) -> SafeOccurrenceStore:
        """What became of planned reminders."""
        from coach.adapters.safe_occurrences import SafeOccurrenceStore

        return SafeOccurrenceStore(self.store.occurrences)

    @cached_property
    def notes(self) -> SafeNoteStore:
        """Notes about walks."""
        from coach.adapters.store_notes import SafeNoteStore

        return SafeNoteStore(self.store.notes, self.spool)

    @cached_property
    def record(self) -> RecordStores:
        """What is known of single days, and what was thrown away."""
        from coach.bootstrap_core_record import record_stores

        return record_stores(self.store, self.sessions, self.spool, lambda: self.routines.read_again())

    @cached_property
    def guided_stops(self) -> GuidedStops:
        """The steps after a stopped walk."""
        from coach.services.guided_stops import GuidedStops

        return GuidedStops(self.values, self.notes, self.planning, self.check_ins)

    @cached_property
    def safety(self) -> SafetyDesk:
        """What was ticked and said, and the card for an appointment."""
        from coach.services.safety_desk import SafetyDesk

        return SafetyDesk(self.values, self.answers, self.planning, self.clock)

    @cached_property
    def feelings(self) -> SafeFeelingStore:
        """What was told in mid-walk."""
        from coach.adapters.store_feelings import SafeFeelingStore

        return SafeFeelingStore(self.store.feelings, self.spool)

    @cached_property
    def look_back_store(self) -> SafeLookBackStore:
        """The record of looks back and questionnaires."""
        from coach.adapters.safe_look_backs import SafeLookBackStore

        return SafeLookBackStore(self.store.look_backs, self.spool)

    @cached_property
    def look_backs(self) -> LookBacks:
        """Looking back once a week."""
        from coach.services.look_backs import LookBacks

        return LookBacks(self.look_back_store, self.values, self.planning, self.clock)

    @cached_property
    def presence(self) -> PresenceDesk:
        """What is known of the moment: calls, typing, monitors."""
        from coach.bootstrap_presence import make_presence_desk

        return make_presence_desk(self)

    @cached_property
    def calendar_choice(self) -> PrivateValues:
        """Where somebody's calendar is: whoever has its address can read it."""
        from coach.adapters.private_values import PrivateValues

        return PrivateValues(self.folders.data / "calendar-choice.json")

    @cached_property
    def calendar(self) -> CalendarDesk:
        """What somebody's calendar has taken."""
        from coach.bootstrap_calendar import make_calendar

        return make_calendar(self)

    @cached_property
    def export(self) -> PlanExport:
        """The plan for other calendars."""
        from coach.bootstrap_calendar import make_export

        return make_export(self)

    @cached_property
    def exercises(self) -> ExerciseDesk:
        """The exercises, one's own among them, and what somebody wishes of them."""
        from coach.adapters.own_exercises import OwnExercisesOnDisk
        from coach.services.exercises import ExerciseDesk

        own = OwnExercisesOnDisk(self.folders.data / "exercises")
        return ExerciseDesk(self.values, self.catalogue.exercise_book, own)

    @cached_property
    def progress(self) -> ProgressDesk:
        """How the weeks went."""
        from coach.bootstrap_progress_desk import make_progress_desk

        return make_progress_desk(self)

    @property
    def unsaved(self) -> Unsaved:
        """What waits in the second place now."""
        return self.spool.unsaved

    def replay(self) -> bool:
        """Write what waits in the second place into the store, where it takes it again; whether anything waited."""
        waited = not self.spool.unsaved.is_empty
        self.sessions.replay()
        self.proofs.replay()
        self.answers.replay()
        self.values.replay()
        if self.spool.unsaved.routines:
            self.routines.replay()
        if self.spool.unsaved.pending:
            self.look_back_store.replay()
            self.feelings.replay()
            self.notes.replay()
            self.record.replay()
            self._revision_store.replay()
        return waited

    def trouble(self) -> str:
        """One sentence while something is not in the database, or ""."""
        names = ("sessions", "answers", "routines", "look_back_store", "spool")
        return next((said for name in names if name in self.__dict__ and (said := getattr(self, name).trouble())), "")

    def close(self) -> None:
        """Let the detectors and the store go."""
        for name in ("presence", "calendar", "export"):
            if name in self.__dict__:
                getattr(self, name).close()
        self.store.close()
