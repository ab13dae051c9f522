"""What a command asks about reminders, and the answer; the same whether Amble runs or only its store is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from coach.domain.due_now import due_now, wanted_at
from coach.domain.reminder import OccurrenceName, ReminderStatus
from coach.domain.reminder_pause import is_pause_end
from coach.domain.reminder_settings import ReminderSettings
from coach.services.ports import Clock, StoreProblem
from coach.services.reminder_status import instant_from_json, name_to_json, status_to_json

LONGEST_SNOOZE = 12 * 60
"""Minutes; a reminder can be put off until later on the same day."""
MOVED = "moved"
"""What was done in place of putting off what had been put off often enough."""


class Ask(StrEnum):
    """What can be asked."""

    STATUS = "status"
    PAUSE = "pause"
    GO_ON = "go_on"
    SNOOZE = "snooze"
    SKIP = "skip"
    START = "start"


class Refusal(StrEnum):
    """Why something is not done; the words are ``reminders.cli.refused.<id>``."""

    NOT_UNDERSTOOD = "not_understood"
    NOTHING_DUE = "nothing_due"
    TOO_OFTEN = "too_often"
    NOT_NOW = "not_now"
    """The time lies in the past, or too far ahead."""
    CLOSED = "closed"
    """The hours in which reminders may come have ended by then; ``closes`` tells when, None on a quiet day."""
    NOT_RUNNING = "not_running"


class Reminding(Protocol):
    """What commands need of ``Reminders``."""

    def skip(self, name: OccurrenceName) -> None: ...
    def snooze(self, name: OccurrenceName, until: datetime) -> bool: ...
    def pause_until(self, instant: datetime) -> None: ...
    def resume(self) -> None: ...


@dataclass(frozen=True)
class WalkPrice:
    """What putting a walk of so many ``minutes`` off costs: how many of them fit (0 where the calendar has that time
    taken) before what comes next (aware; None where nothing does)."""

    minutes: int
    fits: int
    before: datetime | None = None


def _no_price(_name: OccurrenceName, _until: datetime) -> WalkPrice | None:
    """Where calendar and length of the walk are not known."""
    return None


@dataclass(frozen=True)
class TalkParts:
    """``status`` tells how things stand; ``start`` opens what is due (None: the walk) and returns whether it could;
    ``move`` takes what was put off often enough to another time, and returns the aware instant, None where there is
    none; ``settings`` tells the hours in which reminders may come; ``price`` what a time costs a walk that is put off
    until then."""

    reminding: Reminding
    clock: Clock
    settings: Callable[[], ReminderSettings]
    status: Callable[[], ReminderStatus]
    start: Callable[[OccurrenceName | None], bool]
    move: Callable[[OccurrenceName], datetime | None]
    price: Callable[[OccurrenceName, datetime], WalkPrice | None] = _no_price


class ReminderTalk:
    """Answers one request with one JSON object: ``done`` names what was done, ``refused`` why not, ``problem`` is a
    sentence about a store that cannot be read; ``status`` is how things stand after it."""

    def __init__(self, parts: TalkParts) -> None:
        self._parts = parts

    def answer(self, request: dict[str, object]) -> dict[str, object]:
        """Do what is asked."""
        try:
            return self._answer(request)
        except StoreProblem as problem:
            return {"problem": str(problem)}

    def _answer(self, request: dict[str, object]) -> dict[str, object]:
        asked = next((ask for ask in Ask if ask.value == request.get("reminders")), None)
        if asked is None:
            return _refused(Refusal.NOT_UNDERSTOOD)
        answer = self._carried_out(asked, request)
        return {**answer, "status": status_to_json(self._parts.status())}

    def _carried_out(self, asked: Ask, request: Mapping[str, object]) -> dict[str, object]:
        if asked in (Ask.SNOOZE, Ask.SKIP):
            return self._about_one(asked, request)
        if asked is Ask.PAUSE:
            return self._pause(instant_from_json(request.get("until")))
        if asked is Ask.GO_ON:
            self._parts.reminding.resume()
        elif asked is Ask.START and not self._parts.start(due_now(self._parts.status(), self._parts.clock.now())):
            return _refused(Refusal.NOT_RUNNING)
        return {"done": asked.value}

    def _pause(self, until: datetime | None) -> dict[str, object]:
        if until is None or not is_pause_end(until, self._parts.clock.now()):
            return _refused(Refusal.NOT_NOW)
        self._parts.reminding.pause_until(until)
        return {"done": Ask.PAUSE.value, "until": until.isoformat()}

    def _about_one(self, asked: Ask, request: Mapping[str, object]) -> dict[str, object]:
        status, now = self._parts.status(), self._parts.clock.now()
        name = due_now(status, now)
        if name is None:
            return _refused(Refusal.NOTHING_DUE)
        if asked is Ask.SKIP:
            self._parts.reminding.skip(name)
            return {"done": asked.value, "about": name_to_json(name)}
        until = _wished(request, wanted_at(name, status, now))
        if until is None or not _is_later_today(until, now):
            return _refused(Refusal.NOT_NOW)
        return self._later(name, until)

    def _later(self, name: OccurrenceName, until: datetime) -> dict[str, object]:
        span = self._parts.settings().open_span(name.kind, until, self._parts.clock.zone())
        if span is None or until.astimezone(UTC) >= span[1]:
            # It would wait for hours that come no more on its day, and be lost.
            return {**_refused(Refusal.CLOSED), "closes": None if span is None else span[1].isoformat()}
        if not self._parts.reminding.snooze(name, until):
            return self._move(name)
        # Never before the time it is planned for, so what was wished may not be what is.
        kept = dict(self._parts.status().snoozed).get(name, until)
        done: dict[str, object] = {"done": Ask.SNOOZE.value, "about": name_to_json(name), "until": kept.isoformat()}
        price = self._parts.price(name, kept)
        return done if price is None else {**done, "price": price_to_json(price)}

    def _move(self, name: OccurrenceName) -> dict[str, object]:
        """After the last snooze it is moved, not lost."""
        at = self._parts.move(name)
        if at is None:
            return _refused(Refusal.TOO_OFTEN)
        return {"done": MOVED, "about": name_to_json(name), "until": at.isoformat()}


def price_to_json(price: WalkPrice) -> dict[str, object]:
    """A price as a JSON object."""
    before = None if price.before is None else price.before.isoformat()
    return {"minutes": price.minutes, "fits": price.fits, "before": before}


def price_from_json(found: object) -> WalkPrice | None:
    """The price that was told, or None."""
    table = found if isinstance(found, dict) else {}
    minutes, fits = table.get("minutes"), table.get("fits")
    if not (isinstance(minutes, int) and isinstance(fits, int)):
        return None
    return WalkPrice(minutes, fits, instant_from_json(table.get("before")))


def _wished(request: Mapping[str, object], since: datetime) -> datetime | None:
    """Until when somebody wishes to put something off: an instant, or minutes from ``since``."""
    minutes = request.get("minutes")
    if isinstance(minutes, int) and 0 < minutes <= LONGEST_SNOOZE:
        return since.astimezone(UTC) + timedelta(minutes=minutes)
    return instant_from_json(request.get("until"))


def _is_later_today(until: datetime, now: datetime) -> bool:
    return until.astimezone(UTC) > now.astimezone(UTC) and _day(until, now) == now.date()


def _day(instant: datetime, now: datetime) -> date:
    return instant.astimezone(now.tzinfo).date()


def _refused(why: Refusal) -> dict[str, object]:
    return {"refused": why.value}
