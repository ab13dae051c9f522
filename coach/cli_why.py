"""The ``why`` command: how the length of the next walk came about."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from coach.cli_walk import tell_waiting
from coach.domain.phrases import Phrases, Reason
from coach.services.decide_request import as_json
from coach.services.workbench import Books, Workbench

if TYPE_CHECKING:
    from coach.cli import Terminal
    from coach.domain.why import Change, ToldWalk, Why


def why_options(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def why(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Print it, as sentences or as one JSON object."""
    phrases = books.phrases
    if not bench.planning.is_set_up():
        print(json.dumps({"set_up": False}) if arguments.json else phrases.say("cli.not_set_up"), file=terminal.out)
        return 0
    found = bench.explaining().why()
    if arguments.json:
        print(json.dumps(_object(found, phrases), ensure_ascii=False), file=terminal.out)
    else:
        for line in _lines(found, phrases):
            print(line, file=terminal.out)
    return tell_waiting(bench, books, terminal)


def _object(found: Why, phrases: Phrases) -> dict[str, object]:
    return {
        "set_up": True,
        **as_json(found.walk, phrases),
        "offers": [{"rule": offer.rule.value, "minutes": offer.minutes} for offer in found.offers],
        "walks": [_walk(walk, phrases) for walk in found.walks],
        "ahead": None if found.ahead is None else {"walks": found.ahead.walks, "minutes": found.ahead.minutes},
        "needs": _said(found.needs, phrases),
        "ignored": _said(found.ignored, phrases),
    }


def _walk(walk: ToldWalk, phrases: Phrases) -> dict[str, object]:
    return {
        "started_at": walk.session.started_at.isoformat(),
        "response": walk.response.name.lower(),
        "answers": [
            {
                "part": row.part.value,
                "told": _said(row.told, phrases),
                "rule": phrases.reason(row.rule),
                "result": row.effect,
            }
            for row in walk.rows
        ],
        "changes": [_change(change, phrases) for change in walk.changes],
    }


def _change(change: Change, phrases: Phrases) -> dict[str, object]:
    before = {part.value: _said(told, phrases) for part, told in change.before}
    return {"at": change.at.isoformat(), "before": before}


def _lines(found: Why, phrases: Phrases) -> Iterator[str]:
    say = phrases.say
    allowed = found.walk.walk_allowed
    yield say("why.title", minutes=found.walk.minutes) if allowed else say("why.title_waiting")
    yield from _said(found.walk.reasons, phrases)
    if found.walks:
        yield ""
        yield f"{say('why.last.heading')} ({found.walks[0].session.started_at:%Y-%m-%d})"
        for row in found.walks[0].rows:
            effect = say(f"why.effect.{row.effect}")
            yield f"  {say(f'why.part.{row.part}')}: {', '.join(_said(row.told, phrases))} ({effect})"
    yield ""
    yield say("why.next.well" if allowed else "why.next.heading")
    yield from (f"  {need}" for need in _said(found.needs, phrases))


def _said(reasons: Sequence[Reason], phrases: Phrases) -> list[str]:
    return [phrases.reason(one) for one in reasons]
