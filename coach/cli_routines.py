"""The ``routines`` and ``routine`` commands: what there is, and one of them in the terminal, with captions."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.cli_routine_name import routine_of
from coach.cli_walk import LOCKED, Captions, perform, show_waiting
from coach.domain.phrases import Phrases
from coach.services.workbench import Books, Workbench

if TYPE_CHECKING:
    from coach.cli import Terminal
    from coach.domain.exercise import Routine
    from coach.domain.routine_kit import RoutineKit
    from coach.domain.routine_offer import RoutineOffer

PLACES = ("floor", "no_floor", "standing", "desk")


def routines_options(parser: ArgumentParser) -> None:
    """The options of ``routines``."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def routine_options(parser: ArgumentParser, speed: Callable[[str], float], minutes: Callable[[str], float]) -> None:
    """The options of ``routine``; ``speed`` and ``minutes`` read a number within its range."""
    parser.add_argument("name", metavar="NAME", help="a name that the routines command shows, or an exercise's id")
    parser.add_argument("--minutes", type=minutes, help="about this long, 1 to 20; usually 5, a warm-up 4")
    parser.add_argument("--place", choices=PLACES, help="where you are, in place of what you told Amble")
    parser.add_argument("--speed", type=speed, help="session seconds per second, for a try-out")


@dataclass(frozen=True)
class _Listed:
    """A routine with its length, and the offer it comes from, if any."""

    routine: Routine
    seconds: float
    offer: RoutineOffer | None = None


def routines(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Print every routine with its length and why it is as it is."""
    kit = bench.kit()
    listed = tuple(_listed(kit))
    if arguments.json:
        table = {"routines": [_row(one, kit, books.phrases) for one in listed]}
        print(json.dumps(table, ensure_ascii=False, indent=1), file=terminal.out)
    else:
        for one in listed:
            print("\n".join(_lines(one, kit, books.phrases)), file=terminal.out)
    return 0


def routine_in_terminal(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal, speed: float) -> int:
    """Do a routine until its end or Ctrl-C; the exit code. Raises ``InputProblem``."""
    is_planned = bench.planning.is_set_up()
    if is_planned and not bench.planning.next_walk().walk_allowed:
        return show_waiting(bench, books, terminal)
    if bench.check_ins.open_flags() is not None:
        print(books.phrases.say("cli.flags_open"), file=terminal.err)
        return LOCKED
    kit = _at(arguments.place, bench.kit())
    services, runner = bench.routines(speed)
    seed = len(services.history()) + 1
    chosen = routine_of(kit, arguments.name, arguments.minutes, seed, books.phrases)
    captions = Captions(runner, books.phrases, terminal, ended="cli.routine_ended")
    voice, sound = bench.settings.settings.voice, bench.settings.settings.sound
    runner.change_sound(sound)
    if not is_planned:
        print(books.phrases.say("cli.unplanned_routine"), file=terminal.out, flush=True)
        perform(runner, lambda: runner.start(kit.timeline(chosen, seed), voice))
    else:
        if services.unfinished() is not None:
            services.close_unfinished()
            print(books.phrases.say("cli.closed_unfinished_routine"), file=terminal.out, flush=True)
        services.change_voice(voice)
        perform(runner, lambda: services.start(chosen))
        if captions.problem is None:
            print(books.phrases.say("cli.after_routine"), file=terminal.out)
    if captions.problem is not None:
        raise captions.problem
    return 0


def _at(place: str | None, kit: RoutineKit) -> RoutineKit:
    from coach.domain.exercise import Place

    return kit if place is None else replace(kit, wishes=replace(kit.wishes, place=Place(place)))


def _listed(kit: RoutineKit) -> Iterator[_Listed]:
    from coach.domain.exercise import ExerciseKind
    from coach.domain.routine_kit import usual_minutes

    for kind in ExerciseKind:
        offer = kit.offer(kind, usual_minutes(kind), 1)
        yield _Listed(offer.routine, offer.seconds, offer)
    for own in kit.own:
        left = kit.routine(own.id, 1)
        is_known = any(kit.book.get(item.exercise) for item in left.items)
        yield _Listed(own, kit.timeline(left, 1).seconds if is_known else 0.0)


def _lines(one: _Listed, kit: RoutineKit, phrases: Phrases) -> Iterator[str]:
    title, id = one.routine.name, one.routine.id
    minutes = round(one.seconds / 60)
    yield phrases.say("cli.routine", name=id, title=title, minutes=minutes)
    for item in one.routine.items:
        yield f"  {kit.book.name_of(item.exercise)}"
    for reason in one.offer.reasons if one.offer else ():
        yield f"  {phrases.reason(reason)}"
    left_out = one.offer.left_out if one.offer else ()
    if left_out:
        yield f"  {phrases.say('cli.routine_left_out')}"
    for out in left_out:
        why, instead = phrases.reason(out.reason), kit.book.name_of(out.instead)
        yield f"    {phrases.say('cli.routine_instead', why=why, instead=instead) if out.instead else why}"


def _row(one: _Listed, kit: RoutineKit, phrases: Phrases) -> dict[str, object]:
    offer = one.offer
    return {
        "name": one.routine.id,
        "title": one.routine.name,
        "kind": one.routine.kind.value,
        "own": one.routine.own,
        "seconds": round(one.seconds, 1),
        "exercises": [
            {"exercise": item.exercise, "name": kit.book.name_of(item.exercise), "level": item.level}
            for item in one.routine.items
        ],
        "reasons": [phrases.reason(reason) for reason in (offer.reasons if offer else ())],
        "left_out": [
            {"exercise": out.exercise, "reason": phrases.reason(out.reason), "instead": out.instead}
            for out in (offer.left_out if offer else ())
        ],
    }
