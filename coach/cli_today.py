"""The ``today`` command: the next walk, its phases, and why it is that long."""

from __future__ import annotations

import json
from typing import TextIO

from coach.domain.phrases import Phrases
from coach.domain.today import Today
from coach.domain.walk import Segment, shape_walk
from coach.services.decide_request import as_json
from coach.services.planning import Planning


def print_today(planning: Planning, phrases: Phrases, out: TextIO, as_object: bool) -> None:
    """Print today, as sentences or as one JSON object."""
    if not planning.is_set_up():
        print(json.dumps({"set_up": False}) if as_object else phrases.say("cli.not_set_up"), file=out)
        return
    today = planning.today()
    if as_object:
        print(json.dumps(_object(today, phrases), ensure_ascii=False), file=out)
    else:
        for line in _lines(today, phrases):
            print(line, file=out)


def print_next_walk(planning: Planning, phrases: Phrases, out: TextIO) -> None:
    """Print the length of the next walk and its reasons."""
    walk = planning.next_walk()
    if walk.walk_allowed:
        print(phrases.say("cli.next_walk", minutes=walk.minutes), file=out)
    for because in walk.reasons:
        print(phrases.reason(because), file=out)


def _object(today: Today, phrases: Phrases) -> dict[str, object]:
    return {
        "set_up": True,
        **as_json(today.walk, phrases),
        "walk_number": today.walk_number,
        "phases": [{"pace": part.name, "minutes": part.seconds / 60} for part in _segments(today)],
        "next_at": today.next.at.isoformat() if today.next and today.walk.walk_allowed else None,
        "done_today": today.done_today,
        "paused_until": today.paused_until.isoformat() if today.paused_until else None,
        "morning_due": today.morning_due is not None,
        "check_in_due": today.check_in_due is not None,
    }


def _segments(today: Today) -> tuple[Segment, ...]:
    return shape_walk(today.walk.minutes).segments if today.walk.walk_allowed else ()


def _lines(today: Today, phrases: Phrases) -> list[str]:
    lines = []
    if today.walk.walk_allowed:
        lines.append(phrases.say("cli.today", number=today.walk_number, minutes=today.walk.minutes))
        lines.append(
            " · ".join(
                phrases.say(f"cli.phase_{part.name}", minutes=f"{part.seconds / 60:g}") for part in _segments(today)
            )
        )
    lines += [phrases.reason(because) for because in today.walk.reasons]
    if today.paused_until:
        lines.append(phrases.say("cli.paused", day=today.paused_until.isoformat()))
    if today.next and today.walk.walk_allowed:
        lines.append(phrases.say("cli.next_at", when=f"{today.next.at:%Y-%m-%d %H:%M}"))
    if today.check_in_due:
        lines.append(phrases.say("cli.check_in_due"))
    elif today.morning_due:
        lines.append(phrases.say("cli.morning_due"))
    return lines
