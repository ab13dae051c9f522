"""What the record is written down with, for the window and for commands."""

from __future__ import annotations

from datetime import date

from coach.adapters.record_files import RecordFilesOnDisk
from coach.adapters.record_reader import StoredRecord
from coach.bootstrap_core import Core
from coach.domain.record import DayNote, Record
from coach.services.export_desk import ExportDesk
from coach.services.time_off_records import TIMES_OFF, times_off_from_json


def export_desk(core: Core) -> ExportDesk:
    """Writes somebody's record down."""
    phrases = core.phrases
    files = RecordFilesOnDisk(phrases)
    return ExportDesk(lambda: record_reader(core), files, core.clock.now, phrases.say("export.problem.sorry"))


def record_reader(core: Core) -> StoredRecord:
    """The record as it is now, what waits included. For the thread that owns the store; raises ``StoreProblem``."""
    core.replay()
    return StoredRecord(core.store.path, _standing(core), core.unsaved)


def _standing(core: Core) -> Record:
    return Record(
        plan=core.planning.plan(),
        schedule=core.planning.schedule(),
        times_off=times_off_from_json(core.values.get(TIMES_OFF)),
        flags=core.answers.flag_reports(),
        seen=core.answers.seen_notes(),
        look_backs=core.look_back_store.look_backs(),
        roland_morris=core.look_back_store.roland_morrises(),
        day_notes=tuple(DayNote(one.day, one.words) for one in core.record.notes.day_notes(date.min, date.max)),
    )
