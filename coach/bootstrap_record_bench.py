"""What the commands about the record are given."""

from __future__ import annotations

from coach.adapters.save_target import no_target
from coach.adapters.single_instance import SingleInstance
from coach.bootstrap_arrival_desk import arrival_desk
from coach.bootstrap_backup_desk import backup_desk
from coach.bootstrap_core import Core
from coach.bootstrap_export_desk import export_desk
from coach.bootstrap_report_desk import command_desk
from coach.services.arrival_desk import ArrivalDesk
from coach.services.backup_desk import BackupDesk
from coach.services.ports import StoreProblem
from coach.services.record_bench import RecordBench


def record_bench(core: Core, instance: SingleInstance) -> RecordBench:
    """The desks on somebody's folder."""

    def arrivals(change: bool) -> ArrivalDesk:
        _claim(core, instance, change)
        return arrival_desk(core)

    def backups(change: bool) -> BackupDesk:
        _claim(core, instance, change)
        return backup_desk(core, at_once=change)

    return RecordBench(
        lambda: command_desk(core),
        lambda: export_desk(core),
        arrivals,
        backups,
        lambda file: no_target(file, core.folders),
    )


def _claim(core: Core, instance: SingleInstance, change: bool) -> None:
    if change and not instance.claim():
        raise StoreProblem(core.phrases.say("cli.window_open_record"))
