"""What the ``reminders`` commands say, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from coach.domain.phrases import Phrases
from coach.domain.reminder import ReminderPause, ReminderStatus
from coach.services.ledger_words import LedgerWords
from coach.services.reminder_status import instant_from_json, name_from_json
from coach.services.reminder_talk import MOVED, Ask, Refusal, WalkPrice, price_from_json


def status_words(
    phrases: Phrases, status: ReminderStatus, now: datetime, zone: ZoneInfo, walk_on: bool
) -> Iterator[str]:
    """How reminders stand at the aware ``now``, by the clocks of ``zone``."""
    say, words = phrases.say, LedgerWords(phrases)
    if status.pause is not None:
        yield say("reminders.cli.paused", when=_day_and_time(words, status.pause.until.astimezone(zone)))
    if not walk_on:
        yield say("reminders.cli.walk_off")
    for shown in status.showing:
        yield say("reminders.cli.showing", what=words.kind(shown.kind), time=words.time(shown.at.astimezone(zone)))
    if status.announced is not None:
        what, at = words.kind(status.announced.name.kind), status.announced.at
        yield say("reminders.cli.announced", what=what, time=words.time(at.astimezone(zone)))
    if status.held is not None:
        held = status.held
        what, cause = words.kind(held.name.kind), words.waits_for(held.cause)
        yield say("reminders.cli.waiting", what=what, time=words.time(held.since.astimezone(zone)), cause=cause)
    for name, until in status.snoozed:
        yield say("reminders.cli.put_off", what=words.name(name), time=words.time(until.astimezone(zone)))
    if status.break_at is not None and status.pause is None:
        left = max(1, round((status.break_at.astimezone(UTC) - now.astimezone(UTC)).total_seconds() / 60))
        yield say("reminders.cli.break_by_sitting", minutes=left)
    if status.next is None:
        yield say("reminders.cli.no_next")
    else:
        at = status.next.at.astimezone(zone)
        yield say(f"reminders.cli.{_next(status.next.at, status.pause, zone)}", when=_day_and_time(words, at))


def _next(at: datetime, pause: ReminderPause | None, zone: ZoneInfo) -> str:
    """Whether a pause lies over the next walk, and whether that walk's day lasts longer."""
    if pause is None or not pause.is_on(at):
        return "next"
    same_day = at.astimezone(zone).date() == pause.until.astimezone(zone).date()
    return "next_after_pause" if same_day else "next_in_pause"


def done_words(phrases: Phrases, answer: Mapping[str, object], zone: ZoneInfo, runs: bool) -> Iterator[str]:
    """What was done."""
    say, words, done = phrases.say, LedgerWords(phrases), answer.get("done")
    name, until = name_from_json(answer.get("about")), instant_from_json(answer.get("until"))
    what = "" if name is None else words.name(name)
    if done == Ask.PAUSE and until is not None:
        yield say("reminders.cli.paused", when=_day_and_time(words, until.astimezone(zone)))
    elif done == Ask.GO_ON:
        yield say("reminders.cli.gone_on")
    elif done == Ask.SNOOZE and until is not None:
        yield say("reminders.cli.snoozed", what=what, time=words.time(until.astimezone(zone)))
        yield from _price_words(phrases, price_from_json(answer.get("price")), zone)
    elif done == MOVED and until is not None:
        yield say("reminders.cli.moved", what=what, when=_day_and_time(words, until.astimezone(zone)))
    elif done == Ask.SKIP:
        yield say("reminders.cli.skipped", what=what)
    elif done == Ask.START:
        yield say("reminders.cli.started")
    if not runs:
        yield say("reminders.cli.not_running")


def refusal_words(phrases: Phrases, answer: Mapping[str, object], asked: str, zone: ZoneInfo) -> tuple[str, bool]:
    """Why something is not done, and whether what was given is the reason."""
    refused = answer.get("refused")
    known = next((refusal for refusal in Refusal if refusal.value == refused), Refusal.NOT_UNDERSTOOD)
    if known is Refusal.CLOSED:
        return _closed_words(phrases, instant_from_json(answer.get("closes")), zone), True
    id = f"{known.value}_{asked}" if known is Refusal.NOT_NOW else known.value
    broken = (Refusal.NOT_RUNNING, Refusal.NOT_UNDERSTOOD)
    return phrases.say(f"reminders.cli.refused.{id}"), known not in broken


def _closed_words(phrases: Phrases, closes: datetime | None, zone: ZoneInfo) -> str:
    if closes is None:
        return phrases.say("reminders.cli.refused.quiet_day")
    time = LedgerWords(phrases).time(closes.astimezone(zone))
    return phrases.say("reminders.cli.refused.closed", time=time)


def _price_words(phrases: Phrases, price: WalkPrice | None, zone: ZoneInfo) -> Iterator[str]:
    """What it costs, where it costs something."""
    if price is not None and not price.fits:
        yield phrases.say("reminders.cli.price.taken")
    elif price is not None and price.before is not None:
        fits = "all" if price.fits >= price.minutes else "fits"
        before = LedgerWords(phrases).time(price.before.astimezone(zone))
        yield phrases.say(f"reminders.cli.price.{fits}", minutes=price.fits, before=before)


def _day_and_time(words: LedgerWords, at: datetime) -> str:
    return f"{words.day(at.date())}, {words.time(at)}"
