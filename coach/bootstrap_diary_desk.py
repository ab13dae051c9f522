"""What the diary is made of."""

from __future__ import annotations

from coach.bootstrap_core import Core
from coach.bootstrap_reminder_bench import ledger_desk
from coach.services.diary_desk import DiaryParts


def diary_parts(core: Core) -> DiaryParts:
    """The diary on somebody's data."""
    return DiaryParts(
        walks=core.record.walks,
        day_notes=core.record.notes,
        notes=core.notes,
        removals=core.record.removals,
        proofs=core.proofs,
        feelings=core.feelings,
        routines=core.routines,
        answers=core.answers,
        values=core.values,
        planning=core.planning,
        revisions=core.revisions,
        endings=core.endings,
        ledger=ledger_desk(core),
        clock=core.clock,
        rules=core.rules,
        times_off=lambda: core.progress.times_off(),
    )
