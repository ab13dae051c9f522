"""What somebody chose about calendars, as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from coach.services.reminder_ports import CalendarPlace

LONGEST = 4096
"""Letters of a path or an address."""


@dataclass(frozen=True)
class CalendarChoice:
    """Where the calendar is (None: there is none), whether titles are shown, and where our plan is written to."""

    place: CalendarPlace | None = None
    titles: bool = True
    export: Path | None = None


def place_from(text: str) -> CalendarPlace | None:
    """What somebody typed or chose: an address, a path, or nothing."""
    text = text.strip().strip('"')
    if not text or len(text) > LONGEST or "\0" in text:
        return None
    if "://" in text[:12] and not text.lower().startswith("file://"):
        return CalendarPlace(address=text)
    return CalendarPlace(path=Path(text.removeprefix("file://")))


def place_words(place: CalendarPlace) -> str:
    """How a place is shown: of an address only the computer it names, as the rest is a secret."""
    if place.path is not None:
        return str(place.path)
    try:
        host = urlsplit(place.address).hostname
    except ValueError:
        host = None
    return f"{host or '…'}/…"


def choice_to_json(choice: CalendarChoice) -> dict[str, object]:
    """As it is kept."""
    place = choice.place or CalendarPlace()
    return {
        "path": str(place.path) if place.path is not None else "",
        "address": place.address,
        "titles": choice.titles,
        "export": str(choice.export) if choice.export is not None else "",
    }


def choice_from_json(value: object) -> CalendarChoice:
    """What was kept; anything that nobody of ours wrote is left out."""
    if not isinstance(value, dict):
        return CalendarChoice()
    path, address, export = (_text(value.get(name)) for name in ("path", "address", "export"))
    place = CalendarPlace(path=Path(path)) if path else CalendarPlace(address=address) if address else None
    return CalendarChoice(place, value.get("titles") is not False, Path(export) if export else None)


def _text(value: object) -> str:
    return value if isinstance(value, str) and len(value) <= LONGEST and "\0" not in value else ""
