"""The ``timeline`` command: everything a walk says, with its times."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import TextIO

from coach.domain.compose import compose_walk
from coach.domain.cue_book import VoiceStyle
from coach.domain.timeline import Event, Timeline
from coach.domain.walk import shape_walk
from coach.services.workbench import Books


def print_timeline(arguments: Namespace, books: Books, out: TextIO) -> None:
    """Compose the walk that was asked for and print its events in order."""
    walk = shape_walk(arguments.minutes, arguments.warm_up)
    style = VoiceStyle(arguments.style)
    timeline = compose_walk(walk, style, arguments.week, arguments.seed, books.cue_book())
    print(_as_json(timeline) if arguments.json else _as_table(timeline), file=out)


def _as_json(timeline: Timeline) -> str:
    lines = ",\n".join(json.dumps(_event(event), ensure_ascii=False) for event in timeline.events)
    return f"[\n{lines}\n]"


def _event(event: Event) -> dict[str, object]:
    return {"at": event.at, "kind": event.kind.value, "text": event.text, "phase": event.phase.value}


def _as_table(timeline: Timeline) -> str:
    rows = (
        f"{clock(event.at):>6}  {event.kind.value:6} {event.phase.value:8} {event.text}".rstrip()
        for event in timeline.events
    )
    return "\n".join(rows)


def clock(seconds: float) -> str:
    """ "10:26": minutes and whole seconds."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02}"
