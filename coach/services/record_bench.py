"""What the commands about the record work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coach.services.arrival_desk import ArrivalDesk
from coach.services.backup_desk import BackupDesk
from coach.services.export_desk import ExportDesk
from coach.services.report_desk import ReportDesk
from coach.services.save_target import FindNoTarget


@dataclass(frozen=True)
class RecordBench:
    """Each desk is made when it is asked for. ``arrivals`` is asked with whether something shall be kept, and
    ``backups`` with whether the record shall be replaced: both raise ``StoreProblem`` then while a window is open on
    the same folder, which would not see it. ``no_target`` says why a file cannot be saved somewhere."""

    report: Callable[[], ReportDesk]
    export: Callable[[], ExportDesk]
    arrivals: Callable[[bool], ArrivalDesk]
    backups: Callable[[bool], BackupDesk]
    no_target: FindNoTarget
