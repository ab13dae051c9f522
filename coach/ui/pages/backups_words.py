"""Copies and what is in them, in words."""

from __future__ import annotations

from datetime import date

from coach.domain.backup import RecordCopy, RecordFacts
from coach.ui.texts import Texts

KILO = 1000


def long_day(texts: Texts, day: date) -> str:
    """ "12 November 2026"."""
    return f"{texts.day(day)} {day.year}"


def facts_words(texts: Texts, facts: RecordFacts) -> str:
    """How many walks there are, and of which days."""
    if facts.first is None or facts.last is None:
        return texts.say("backups.facts.none")
    one = "backups.facts.day" if facts.first == facts.last else "backups.facts.days"
    first, last = long_day(texts, facts.first), long_day(texts, facts.last)
    return texts.say(one, walks=facts.walks, first=first, last=last)


def copy_words(texts: Texts, copy: RecordCopy) -> str:
    """When a copy was made, and before what."""
    return texts.say(f"backups.copies.{copy.reason}", day=long_day(texts, copy.day))


def size_words(texts: Texts, size: int) -> str:
    """ "1.2 MB"; at least 1 kB."""
    if size < KILO**2:
        return texts.say("backups.size.kb", size=max(1, round(size / KILO)))
    return texts.say("backups.size.mb", size=f"{size / KILO**2:.1f}")
