"""What the ledger says, in words: the same on the page and in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Protocol

from coach.domain.ledger import Entry, LedgerNote
from coach.domain.presence import HoldCause
from coach.domain.reminder import OccurrenceName, OccurrenceState, ReminderKind
from coach.domain.why_not import Why, WhyNot


class Says(Protocol):
    """Sentences by id; ``Phrases`` and ``Texts`` both do."""

    def say(self, id: str, **values: str | int) -> str: ...


class LedgerWords:
    """Sentences about occurrences and days."""

    def __init__(self, words: Says) -> None:
        self._words = words

    def day(self, day: date) -> str:
        """ "Thursday 12 November"."""
        say = self._words.say
        return f"{say('common.days').split()[day.weekday()]} {day.day} {say('common.months').split()[day.month - 1]}"

    def time(self, at: datetime) -> str:
        """ "09:02", where the instant is told; as everywhere in Amble."""
        return f"{at.hour:02}:{at.minute:02}"

    def when(self, at: datetime, day: date) -> str:
        """The time alone on ``day``, with its date on any other."""
        return self.time(at) if at.date() == day else f"{self.day(at.date())}, {self.time(at)}"

    def kind(self, kind: ReminderKind) -> str:
        """ "Walk"."""
        return self._words.say(f"reminders.kind.{kind.value}")

    def name(self, name: OccurrenceName) -> str:
        """ "Break, 14:30", or "Walk" for what has no time in its name."""
        slot = f"{name.slot[:2]}:{name.slot[2:]}" if name.slot.isdigit() else name.slot
        return f"{self.kind(name.kind)}, {slot}" if slot else self.kind(name.kind)

    def heading(self, entry: Entry) -> str:
        """ "12:30 Walk"."""
        kind = self.kind(entry.name.kind)
        return kind if entry.planned_at is None else f"{self.time(entry.planned_at)} {kind}"

    def became(self, entry: Entry, now: datetime) -> str:
        """Its one state at the aware ``now``, with the cause: "Done. There was a walk that day."."""
        if entry.last is not None:
            return self._told(entry, entry.last)
        past = entry.planned_at is not None and entry.planned_at <= now
        id = f"ledger.why.{entry.unnoted.value}"
        return self._words.say(id) if past else self._words.say("reminders.state.planned") + "."

    def history(self, entry: Entry) -> tuple[str, ...]:
        """How it came to its state, a line each; nothing for what came to it at once."""
        if len(entry.history) < 2:
            return ()
        return tuple(f"{self.when(note.at, entry.day)} {self._told(entry, note)}" for note in entry.timeline)

    def cause(self, cause: str) -> str:
        """The sentence of a cause; "" for none, and for one that only a newer Amble knows."""
        return self._known(f"reminders.cause.{cause}") if cause else ""

    def waited(self, cause: str) -> str:
        """The same for a reminder that has come: "It had waited for the end of your call."."""
        return (self._known(f"reminders.waited.{cause}") if cause else "") or self.cause(cause)

    def waits_for(self, cause: HoldCause) -> str:
        """ "you are in a call"."""
        return self._words.say(f"reminders.waits_for.{cause.value}")

    def answer(self, found: WhyNot) -> str:
        """One answer to "why not?", with what it is about."""
        told = " ".join(self._answered(found))
        return told if found.entry is None else f"{self.kind(found.kind)}: {told}"

    def _answered(self, found: WhyNot) -> Iterator[str]:
        values: dict[str, str | int] = {}
        entry, now_waits = found.entry, self._waits_now(found.cause)
        if found.at is not None:
            values = {"time": self.time(found.at), "when": self.when(found.at, found.day)}
        if found.why is Why.WAITING and now_waits:
            yield self._words.say("ledger.why.waiting_until", why=now_waits)
            return
        yield self._words.say(f"ledger.why.{found.why.value}", **values)
        if found.why is Why.CAME and entry is not None and entry.state is not OccurrenceState.SHOWN:
            yield from (self._told(entry, note) for note in entry.history[-1:])
        elif found.why is Why.CAME:
            yield from filter(None, [self.waited(found.cause)])
        elif found.why is not Why.MOVED_AWAY:
            yield from filter(None, [self.cause(found.cause)])

    def _told(self, entry: Entry, note: LedgerNote) -> str:
        """One note: what waits now is told in the present, everything else as it was."""
        until, state = entry.until(note), self._words.say(f"reminders.state.{note.state.value}")
        if until is not None:
            state = self._words.say("reminders.state.snoozed_until", when=self.when(until, entry.day))
        if note.state is OccurrenceState.WAITING and note is entry.last and self._waits_now(note.cause):
            return self._words.say("reminders.state.waiting_until", why=self._waits_now(note.cause))
        cause = self.waited(note.cause) if note.state is OccurrenceState.SHOWN else self.cause(note.cause)
        return " ".join(filter(None, (f"{state}.", cause)))

    def _waits_now(self, cause: str) -> str:
        """What a reminder waits for just now; "" for nothing that is known."""
        return self._known(f"reminders.waits_for.{cause}") if cause else ""

    def _known(self, id: str) -> str:
        try:
            return self._words.say(id)
        except KeyError:
            return ""
