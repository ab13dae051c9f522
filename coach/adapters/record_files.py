"""Files of the record for other programs: whole or not there."""

from __future__ import annotations

import errno

from coach.adapters.part_file import part_of
from coach.adapters.record_csv import write_csv
from coach.adapters.record_fhir import FhirRecordWriter
from coach.adapters.record_ics import IcsRecordWriter
from coach.adapters.record_json import write_json
from coach.domain.phrases import Phrases
from coach.domain.record import Record
from coach.services.export_ports import ExportProblem, Made, RecordKind


class RecordFilesOnDisk:
    """``RecordFiles``, with words of the user's language where a file has room for them."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._writers = {
            RecordKind.JSON: write_json,
            RecordKind.CSV: write_csv,
            RecordKind.FHIR: FhirRecordWriter(phrases).write,
            RecordKind.ICS: IcsRecordWriter(phrases).write,
        }

    def write(self, record: Record, made: Made) -> None:
        """Write the file. Raises ``ExportProblem``."""
        wish = made.wish
        try:
            with part_of(wish.file) as part, part.open("w", encoding="utf-8", newline="") as file:
                self._writers[wish.kind](record, made, file)
        except OSError as problem:
            raise ExportProblem(self._sentence(problem, wish.file.name, str(wish.file.parent))) from problem

    def _sentence(self, problem: OSError, name: str, folder: str) -> str:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT):
            return self._phrases.say("export.problem.full", name=name)
        if problem.errno == errno.ENOENT:
            return self._phrases.say("export.problem.no_folder", folder=folder)
        return self._phrases.say("export.problem.unwritable", name=name, why=problem.strerror or str(problem))
