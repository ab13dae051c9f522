"""The hours of a week in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from itertools import pairwise

from coach.domain.hours import ALWAYS, DayHours, Hours
from coach.ui.texts import Texts


def hours_words(texts: Texts, hours: Hours) -> str:
    """ "Mon–Fri 09:00–17:00, quiet on Sat–Sun"."""
    if hours == ALWAYS:
        return texts.say("hours.always")
    if not any(hours.days):
        return texts.say("hours.never")
    parts: dict[DayHours, list[int]] = {}
    quiet: list[int] = []
    for weekday, day in enumerate(hours.days):
        (quiet if day is None else parts.setdefault(day, [])).append(weekday)
    told = [f"{days_words(texts, days)} {_span(texts, day)}" for day, days in parts.items()]
    if quiet:
        told.append(texts.say("hours.quiet", days=days_words(texts, quiet)))
    return ", ".join(told)


def days_words(texts: Texts, weekdays: Sequence[int]) -> str:
    """ "Mon–Fri" for days in a row, "Mon, Wed" for others; in the order of the week."""
    runs: list[list[int]] = [[weekday] for weekday in weekdays[:1]]
    for before, weekday in pairwise(weekdays):
        if weekday == before + 1:
            runs[-1].append(weekday)
        else:
            runs.append([weekday])
    return ", ".join("–".join(texts.weekday_short(day) for day in dict.fromkeys((run[0], run[-1]))) for run in runs)


def _span(texts: Texts, day: DayHours) -> str:
    if day.is_whole_day:
        return texts.say("hours.all_day")
    end = "24:00" if day.end == time(0) else texts.time_of_day(day.end)
    return f"{texts.time_of_day(day.start)}–{end}"
