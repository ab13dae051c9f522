"""The ``timeline`` command: everything a walk or a routine says, with its times."""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace
from typing import TextIO

from coach.cli_routine_name import routine_of
from coach.domain.compose import compose_walk
from coach.domain.cue_book import VoiceStyle
from coach.domain.recompose import Change, recompose
from coach.domain.timeline import Event, PoseStep, Timeline
from coach.domain.walk import Route, Walk, shape_walk
from coach.services.input_problem import InputProblem
from coach.services.workbench import Books


def way_options(parser: ArgumentParser) -> None:
    """What a walk is made of."""
    parser.add_argument("--bouts", metavar="8,8,8", type=_whole_numbers, default=(), help="minutes of its parts")
    parser.add_argument("--rest", metavar="MINUTES", type=int, default=2, help="rests between the parts, 1 to 10")
    parser.add_argument("--brisk", metavar="MINUTES", type=int, default=0, help="minutes of a brisker middle")
    parser.add_argument("--route", choices=[route.value for route in Route], default="round", help="which way it goes")


def shape_options(parser: ArgumentParser) -> None:
    """What a walk is made of, and what happens on the way."""
    way_options(parser)
    parser.add_argument(
        "--change", metavar="SECOND:KIND", type=_change, action="append", default=[],
        help=f"what changes on the way; may come again. There is: {', '.join(Change)}",
    )  # fmt: skip


def _whole_numbers(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in text.split(","))
    except ValueError:
        raise ArgumentTypeError(f"parts are whole minutes such as 8,8,8, not {text!r}") from None


def _change(text: str) -> tuple[float, Change]:
    second, _, kind = text.partition(":")
    try:
        return float(second), Change(kind)
    except ValueError:
        raise ArgumentTypeError(f"a change is a second and its kind, such as 300:sit, not {text!r}") from None


def print_timeline(arguments: Namespace, books: Books, out: TextIO) -> None:
    """Compose what was asked for and print its events in order. Raises ``InputProblem``."""
    timeline = _walk(arguments, books) if arguments.routine is None else _routine(arguments, books)
    print(_as_json(timeline) if arguments.json else _as_table(timeline), file=out)


def _walk(arguments: Namespace, books: Books) -> Timeline:
    if arguments.minutes is None:
        raise InputProblem(books.phrases.say("cli.length_or_routine"))
    walk = shape_of(arguments, arguments.minutes)
    warm_up = replace(books.kit(), week=arguments.week).warm_up(arguments.seed) if arguments.warm_up else None
    style, book, way = VoiceStyle(arguments.style), books.cue_book(), books.rules.way
    timeline = compose_walk(walk, style, arguments.week, arguments.seed, book, warm_up)
    try:
        for at, change in arguments.change:
            if at >= timeline.seconds:
                raise InputProblem(
                    books.phrases.say("cli.changes_after_the_end", second=f"{at:g}", end=f"{timeline.seconds:g}")
                )
            timeline = recompose(timeline, at, change, arguments.seed, book, arguments.week, style, way=way)
    except ValueError as problem:
        raise InputProblem(f"{problem}") from None
    return timeline


def shape_of(arguments: Namespace, minutes: int) -> Walk:
    """A walk of so many minutes, made of what was asked for. Raises ``InputProblem``."""
    try:
        return shape_walk(
            minutes,
            arguments.warm_up,
            bouts=arguments.bouts,
            rest_minutes=arguments.rest,
            brisk_minutes=arguments.brisk,
            route=Route(arguments.route),
        )
    except ValueError as problem:
        raise InputProblem(f"{problem}") from None


def _routine(arguments: Namespace, books: Books) -> Timeline:
    kit = replace(books.kit(), week=arguments.week)
    routine = routine_of(kit, arguments.routine, arguments.minutes, arguments.seed, books.phrases)
    return kit.timeline(routine, arguments.seed)


def _as_json(timeline: Timeline) -> str:
    lines = ",\n".join(json.dumps(_event(event), ensure_ascii=False) for event in timeline.events)
    return f"[\n{lines}\n]"


def _event(event: Event) -> dict[str, object]:
    row: dict[str, object] = {"at": event.at, "kind": event.kind.value, "text": event.text, "phase": event.phase.value}
    return row if event.pose is None else {**row, "pose": _pose(event.pose)}


def _pose(step: PoseStep) -> dict[str, object]:
    breath = step.breath.value if step.breath else None
    return {
        "exercise": step.exercise,
        "frame": step.frame,
        "seconds": step.seconds,
        "mirrored": step.mirrored,
        "breath": breath,
    }


def _as_table(timeline: Timeline) -> str:
    rows = (
        f"{clock(event.at):>6}  {event.kind.value:6} {event.phase.value:8} {_words(event)}".rstrip()
        for event in timeline.events
    )
    return "\n".join(rows)


def _words(event: Event) -> str:
    """What is said, or which frame of which exercise is shown."""
    if event.pose is None:
        return event.text
    return f"{event.pose.exercise} {event.pose.frame}{' mirrored' if event.pose.mirrored else ''}"


def clock(seconds: float) -> str:
    """ "10:26": minutes and whole seconds."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02}"
