"""Walks as a table for spreadsheets: RFC 4180, one row a walk. ``resources/schemas/README.md`` says what each column
holds; a column is never renamed or moved, and new ones come at the end."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TextIO

from coach.domain.check_in import CheckIn
from coach.domain.record import Record, WalkEntry
from coach.domain.session import Session
from coach.services.export_ports import Made

_MARK = "\ufeff"
"""Without it, spreadsheets take UTF-8 for another code."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula, wide letters included."""
_NOTHING = CheckIn(red_flags=None)

Cell = Callable[[WalkEntry, Session, CheckIn], Any]


def write_csv(record: Record, _made: Made, file: TextIO) -> None:
    """Write the walks down. ``file`` must leave ends of lines alone. Raises ``OSError``."""
    file.write(_MARK)
    rows = csv.writer(file)
    rows.writerow(COLUMNS)
    for entry in record.walks:
        answers = entry.session.check_in or _NOTHING
        rows.writerow([_cell(column(entry, entry.session, answers)) for column in COLUMNS.values()])


def safe_cell(text: str) -> str:
    """Text that no spreadsheet carries out: what could begin a formula has an apostrophe before it. Signs that have no
    shape are left out, ends of lines stay."""
    shown = "".join(letter for letter in text if letter.isprintable() or letter in "\n\r\t")
    return f"'{shown}" if shown.lstrip(" \n").startswith(_FORMULA) else shown


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    return safe_cell(value if isinstance(value, str) else _list(value))


def _list(values: Iterable[Any]) -> str:
    found = sorted(map(str, values)) if isinstance(values, frozenset) else map(str, values)
    # Asked and nothing ticked is not the same as not asked.
    return "; ".join(found) or ("none" if isinstance(values, frozenset) else "")


def _zone(moment: datetime) -> str:
    name = getattr(moment.tzinfo, "key", None)
    return name if isinstance(name, str) else f"UTC{moment:%z}"


COLUMNS: dict[str, Cell] = {
    "day": lambda _entry, walk, _told: walk.started_at.date().isoformat(),
    "started_at": lambda _entry, walk, _told: walk.started_at.isoformat(timespec="seconds"),
    "time_zone": lambda _entry, walk, _told: _zone(walk.started_at),
    "planned_min": lambda _entry, walk, _told: walk.planned_minutes,
    "chosen_min": lambda _entry, walk, _told: walk.chosen_minutes,
    "walked_min": lambda _entry, walk, _told: round(walk.walked_minutes, 2),
    "outcome": lambda _entry, walk, _told: walk.outcome,
    "stop_reason": lambda _entry, walk, _told: walk.stop_reason,
    "pain_before_0_to_10": lambda _entry, _walk, told: told.before,
    "pain_peak_0_to_10": lambda _entry, _walk, told: told.peak,
    "pain_after_0_to_10": lambda _entry, _walk, told: told.after,
    "pain_next_morning_0_to_10": lambda _entry, _walk, told: told.morning,
    "reach_before": lambda _entry, _walk, told: told.reach_before,
    "reach_after": lambda _entry, _walk, told: told.reach_after,
    "qualities": lambda _entry, _walk, told: told.qualities,
    "body_areas": lambda _entry, _walk, told: told.where,
    "effort": lambda _entry, _walk, told: told.effort,
    "leg_soreness": lambda _entry, _walk, told: told.leg_soreness,
    "red_flags": lambda _entry, _walk, told: told.red_flags,
    "events": lambda _entry, _walk, told: told.events,
    "day_kind": lambda _entry, walk, _told: walk.day,
    "bad_day": lambda _entry, walk, _told: walk.bad_day,
    "warm_up": lambda _entry, walk, _told: walk.warm_up,
    "parts_min": lambda _entry, walk, _told: walk.bouts,
    "rests_min": lambda entry, _walk, _told: entry.rest_minutes,
    "brisk_min": lambda _entry, walk, _told: walk.brisk_minutes,
    "route": lambda _entry, walk, _told: walk.route,
    "ground": lambda _entry, walk, _told: walk.ground,
    "felt_on_the_way": lambda entry, _walk, _told: [f"{one.walked:.0f} s {one.feeling}" for one in entry.felt],
    "by_hand": lambda _entry, walk, _told: walk.by_hand,
    "source": lambda entry, _walk, _told: entry.source,
    "note": lambda _entry, walk, _told: walk.note,
}
"""Name and cell of each column, in order; units are in the names: minutes, and pain from 0 to 10."""
