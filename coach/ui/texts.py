"""The words of the user interface, and dates and times as people here write them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

from coach.domain.phrases import Phrases, Reason


class Texts:
    """Sentences by id ("today.title") from ``resources/words``."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def say(self, id: str, **values: str | int) -> str:
        """The sentence for ``id``. Raises ``KeyError`` for an unknown id or a missing value."""
        return self._phrases.say(id, **values)

    def reason(self, reason: Reason) -> str:
        """The sentence for a reason that a decision gave."""
        return self._phrases.reason(reason)

    def weekday(self, weekday: int) -> str:
        """ "Monday" for 0."""
        return self._name("days", weekday)

    def weekday_short(self, weekday: int) -> str:
        """ "Mon" for 0."""
        return self._name("days_short", weekday)

    def full_date(self, day: date) -> str:
        """ "Thursday 12 November"."""
        return f"{self.weekday(day.weekday())} {self.day(day)}"

    def day(self, day: date) -> str:
        """ "12 November"."""
        return f"{day.day} {self._name('months', day.month - 1)}"

    def day_short(self, day: date) -> str:
        """ "12 Nov"."""
        return f"{day.day} {self._name('months', day.month - 1)[:3]}"

    def time_of_day(self, at: time) -> str:
        """ "12:30", on the 24-hour clock."""
        return f"{at.hour:02}:{at.minute:02}"

    def clock(self, seconds: float) -> str:
        """ "10:26" minutes and seconds, rounded up so that a countdown ends at 0:00; never below 0."""
        whole = max(0, -int(-seconds // 1))
        return f"{whole // 60}:{whole % 60:02}"

    def _name(self, list_id: str, at: int) -> str:
        return self.say(f"common.{list_id}").split()[at]


def read_texts(*paths: Path) -> Texts:
    """The words in TOML files: ``[section] key = "…"`` is said by "section.key"; tables may be nested."""
    words: dict[str, str] = {}
    for path in paths:
        words.update(_flat(tomllib.loads(path.read_text(encoding="utf-8"))))
    return Texts(Phrases(words))


def _flat(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        name = f"{prefix}{key}"
        found += _flat(value, f"{name}.") if isinstance(value, Mapping) else [(name, str(value))]
    return found
