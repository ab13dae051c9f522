"""What is on the picture of the ledger."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtWidgets import QWidget

from coach.bootstrap_core import Core
from coach.bootstrap_scene import Scene
from coach.bootstrap_studio import Studio
from coach.bootstrap_year import NOW, ZONE
from coach.domain.reminder import OccurrenceName, OccurrenceState, ReminderKind, walk_name

_State = OccurrenceState
_WALKS: tuple[tuple[int, tuple[tuple[str, _State, str], ...]], ...] = (
    (1, (("12:25", _State.ANNOUNCED, ""), ("12:30", _State.WAITING, "call"), ("12:52", _State.SHOWN, "call"),
         ("12:54", _State.DONE, "walked"))),
    (3, (("12:30", _State.SHOWN, ""), ("12:31", _State.SNOOZED, ""), ("13:31", _State.SHOWN, ""),
         ("13:32", _State.STARTED, ""), ("13:55", _State.DONE, "walked"))),
    (5, (("16:02", _State.MISSED_ASLEEP, "asleep"),)),
)  # fmt: skip
"""How many days ago, and what became of the walk of that day."""
_BREAKS = ((1, "1430", _State.DONE, "taken"), (1, "1530", _State.HELD, "appointment"), (0, "1115", _State.SKIPPED, ""))


def _remember(core: Core) -> None:
    """A few days of reminders."""
    for ago, notes in _WALKS:
        for at, state, cause in notes:
            _note(core, walk_name(_day(ago)), state, at, cause)
    for ago, slot, state, cause in _BREAKS:
        _note(core, OccurrenceName(ReminderKind.BREAK, _day(ago), slot), state, f"{slot[:2]}:{slot[2:]}", cause)


def _note(core: Core, name: OccurrenceName, state: OccurrenceState, at: str, cause: str) -> None:
    core.occurrences.note(name, state.value, datetime.combine(name.day, time.fromisoformat(at), ZONE), cause)


def _day(ago: int) -> date:
    return NOW.date() - timedelta(days=ago)


def _ledger(studio: Studio) -> QWidget:
    """What became of the reminders of a week."""
    if studio.core.occurrences.state(walk_name(_day(5))) is None:
        _remember(studio.core)
    return studio.show("ledger")


LEDGER_SCENES: tuple[Scene, ...] = (Scene("ledger", _ledger),)
