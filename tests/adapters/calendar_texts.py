"""Calendars as programs write them, from a few lines each."""

from __future__ import annotations

from collections.abc import Sequence


def event(*lines: str, uid: str = "one@example", title: str = "Meeting") -> str:
    """One entry with these further lines."""
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *lines, "END:VEVENT"])


def calendar(*parts: str, head: Sequence[str] = ()) -> str:
    """A whole calendar with these entries."""
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//EN", *head, *parts, "END:VCALENDAR", ""])


def at(start: str, end: str, *lines: str, uid: str = "one@example", title: str = "Meeting") -> str:
    """An entry from one local time or instant to another, as 20261123T090000 or 20261123T090000Z."""
    return event(f"DTSTART:{start}", f"DTEND:{end}", *lines, uid=uid, title=title)
