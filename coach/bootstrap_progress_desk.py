"""What progress is worked out from, and what makes it read the past afresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.services.progress_desk import ProgressDesk
from coach.services.progress_standing import ProgressParts

if TYPE_CHECKING:
    from coach.bootstrap_core import Core


def make_progress_desk(core: Core) -> ProgressDesk:
    """The desk on somebody's record; it follows every change that the plan hears of."""
    parts = ProgressParts(
        core.record.walks,
        lambda first, last: core.store.routine_days.done(first, last, core.unsaved),
        core.planning,
        core.look_back_store,
        core.look_backs.goal,
        core.values,
        core.answers,
        core.clock,
        core.rules,
        core.catalogue.progress_rules(),
    )
    desk = ProgressDesk(parts)
    core.planning.today_changed.connect(desk.forget)
    core.planning.schedule_changed.connect(desk.forget)
    core.look_backs.changed.connect(desk.forget)
    return desk
