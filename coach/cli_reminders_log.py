"""``reminders log``: what became of each reminder, and why nothing reminded on a day."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TextIO

from coach.domain.ledger import Entry, LedgerNote
from coach.domain.phrases import Phrases
from coach.domain.reminder import OccurrenceState
from coach.domain.why_not import WhyNot
from coach.services.input_problem import InputProblem
from coach.services.ledger_desk import FURTHEST, LedgerDesk
from coach.services.ledger_words import LedgerWords
from coach.services.reminder_status import name_to_json

DAYS = 14
"""Looked back on when no day is named, today included."""
_NAMED = {"today": 0, "yesterday": -1, "tomorrow": 1}


def log_options(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--day", metavar="DAY", help="why (not) on this day: today, yesterday, tomorrow or 2026-11-25")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def log(arguments: Namespace, desk: LedgerDesk, phrases: Phrases, out: TextIO) -> int:
    """Print it, as sentences or as one JSON object. Raises ``InputProblem`` and ``StoreProblem``."""
    now = desk.now()
    today = now.date()
    day = None if arguments.day is None else _day(arguments.day, today, phrases)
    first, last = (today - timedelta(days=DAYS - 1), today) if day is None else (day, day)
    entries, answers = desk.entries(first, last), () if day is None else desk.why_not(day)
    words = LedgerWords(phrases)
    if arguments.json:
        print(json.dumps(_object(first, last, entries, answers, words, now), ensure_ascii=False), file=out)
        return 0
    for line in (*map(words.answer, answers), *_lines(entries, words, now)):
        print(line, file=out)
    if not (entries or answers):
        print(phrases.say("reminders.cli.log_empty", days=DAYS), file=out)
    return 0


def _day(given: str, today: date, phrases: Phrases) -> date:
    if given in _NAMED:
        return today + timedelta(days=_NAMED[given])
    try:
        day = date.fromisoformat(given)
    except ValueError:
        raise InputProblem(phrases.say("reminders.cli.bad_day", given=given)) from None
    if day > today + FURTHEST:
        raise InputProblem(phrases.say("reminders.cli.far_day", given=given))
    return day


def _lines(entries: Sequence[Entry], words: LedgerWords, now: datetime) -> Iterator[str]:
    for day, group in groupby(entries, key=lambda entry: entry.day):
        yield words.day(day)
        for entry in group:
            yield f"  {words.heading(entry)}: {words.became(entry, now)}"
            yield from (f"      {line}" for line in words.history(entry))


def _object(
    first: date, last: date, entries: Sequence[Entry], answers: Sequence[WhyNot], words: LedgerWords, now: datetime
) -> dict[str, object]:
    return {
        "set_up": True,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "why_not": [_answer(answer, words) for answer in answers],
        "entries": [_entry(entry, words, now) for entry in entries],
    }


def _answer(found: WhyNot, words: LedgerWords) -> dict[str, object]:
    about = None if found.entry is None else name_to_json(found.entry.name)
    at = None if found.at is None else found.at.isoformat()
    return {"why": found.why.value, "about": about, "at": at, "cause": found.cause, "told": words.answer(found)}


def _entry(entry: Entry, words: LedgerWords, now: datetime) -> dict[str, object]:
    last = entry.last
    return {
        **name_to_json(entry.name),
        "planned_at": None if entry.planned_at is None else entry.planned_at.isoformat(),
        "state": None if last is None else last.state.value,
        "closed": entry.is_closed,
        "at": None if last is None else last.at.isoformat(),
        "cause": "" if last is None else last.cause,
        "told": words.became(entry, now),
        "until": _until(entry.put_off_until) if entry.state is OccurrenceState.SNOOZED else None,
        "history": [_note(entry, note) for note in entry.timeline],
    }


def _note(entry: Entry, note: LedgerNote) -> dict[str, object]:
    """``until`` is there for what was put off, as far as it is kept."""
    told = {"state": note.state.value, "at": note.at.isoformat(), "cause": note.cause}
    return {**told, "until": _until(entry.until(note))} if note.state is OccurrenceState.SNOOZED else dict(told)


def _until(until: datetime | None) -> str | None:
    return None if until is None else until.isoformat()
