"""When to remind and when to stay quiet. Pure: everything it asks about is in the circumstances."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from coach.domain.circumstances import Circumstances as Circumstances
from coach.domain.presence import HoldCause
from coach.domain.reminder import HeadsUp, Held, OccurrenceState, Planned, Reminder, ReminderKind
from coach.domain.reminder_cause import Cause
from coach.domain.reminder_hold import Hold, hold_now, is_noted
from coach.domain.reminder_span import due_at, held_until, last_moment, limit_of

_PASSED_UNSEEN = (
    OccurrenceState.WAITING,
    OccurrenceState.HELD,
    OccurrenceState.MISSED_ASLEEP,
    OccurrenceState.REFUSED,
    OccurrenceState.PAUSED,
    OccurrenceState.SWITCHED_OFF,
)
"""What only the passing of time gave, with no reminder shown: void again when the clock goes back."""
_FAR = timedelta(days=2)
"""What is further away is only waited for: everything is looked at again at least once a day."""
_UNANNOUNCED = (None, OccurrenceState.MOVED, OccurrenceState.EXPECTED)
_ANNOUNCED_KINDS = (ReminderKind.WALK, ReminderKind.ROUTINE)


class Step(StrEnum):
    """What to do about a planned occurrence now."""

    REST = "rest"
    WAIT = "wait"
    ANNOUNCE = "announce"
    SHOW = "show"
    CLOSE = "close"


@dataclass(frozen=True)
class Verdict:
    """A step with what it needs: WAIT and ANNOUNCE have ``until`` (UTC), SHOW a ``reminder``, ANNOUNCE a ``heads_up``,
    which WAIT keeps while it is on the screen; ``held`` says what a due one waits for. ``state`` is to be noted with
    its ``cause``: how it ended for CLOSE, otherwise None or what it is in now. ``presence`` says that the detectors
    matter now."""

    step: Step
    until: datetime | None = None
    reminder: Reminder | None = None
    heads_up: HeadsUp | None = None
    held: Held | None = None
    state: OccurrenceState | None = None
    cause: str = Cause.NONE
    presence: bool = False


_REST = Verdict(Step.REST)


def judge(planned: Planned, about: Circumstances) -> Verdict:
    """What to do about one planned occurrence now: nothing, wait, announce it, show it, or note how it ended."""
    done = OccurrenceState.SHORTENED if planned.shortened else OccurrenceState.DONE
    if planned.walked and planned.state not in (OccurrenceState.DONE, done):
        return close(done, Cause.WALKED)
    if _clock_went_back(planned, about):
        again = replace(planned, state=OccurrenceState.EXPECTED, noted_at=None, cause=Cause.NONE, held=None)
        verdict = judge(again, about)
        noted = verdict.state is not None
        return verdict if noted else replace(verdict, state=OccurrenceState.EXPECTED, cause=Cause.CLOCK_WENT_BACK)
    if planned.state is not None and not planned.state.is_open:
        return _REST
    return _end(planned, about) or _refusal(planned, about) or _timing(planned, about)


def reason_against(planned: Planned, about: Circumstances) -> tuple[OccurrenceState, Cause] | None:
    """Why it may not be reminded of at all, as the state and cause it ends with; None when it may."""
    if planned.paused and planned.kind is not ReminderKind.BREAK:
        return OccurrenceState.PAUSED, Cause.PLAN_PAUSED
    if not about.allowed and planned.kind is not ReminderKind.BREAK:
        return OccurrenceState.REFUSED, Cause.SAFETY
    if is_left_free(planned, about):
        return OccurrenceState.PAUSED, Cause.BOUNDS
    rhythm = about.rhythm(planned.kind)
    if not (about.settings.walk_on if rhythm is None else rhythm.on):
        return OccurrenceState.SWITCHED_OFF, Cause.SWITCHED_OFF
    return None


def is_left_free(planned: Planned, about: Circumstances) -> bool:
    """Whether the bounds of the plan allow no walk on its day yet."""
    walks = planned.kind is ReminderKind.WALK and about.earliest is not None
    return walks and about.earliest is not None and about.local_day(planned.wanted_at) < about.earliest


def close(state: OccurrenceState, cause: Cause | HoldCause) -> Verdict:
    """It ends so."""
    return Verdict(Step.CLOSE, state=state, cause=cause)


def _clock_went_back(planned: Planned, about: Circumstances) -> bool:
    """Whether the state came from a time that is still ahead. A clock set back by less than the window leaves a
    reminder that was shown where it is: it came a little early, and once."""
    ahead = planned.occurrence.at.astimezone(UTC) - about.instant
    early = timedelta(minutes=about.settings.heads_up_minutes)
    if planned.state is OccurrenceState.SHOWN:
        return ahead > about.window(planned.kind) + early
    if planned.state is OccurrenceState.ANNOUNCED:
        return ahead > early + timedelta(minutes=about.rules.late_after_minutes)
    return planned.state in _PASSED_UNSEEN and ahead > timedelta()


def _end(planned: Planned, about: Circumstances) -> Verdict | None:
    """How an open one ends by what else was done or planned."""
    if planned.dropped:
        return close(OccurrenceState.DROPPED, Cause.PLAN_CHANGED)
    if planned.kind is not ReminderKind.BREAK or planned.wanted_at > about.instant:
        return None
    since = about.sitting.since
    came = planned.state in (OccurrenceState.SHOWN, OccurrenceState.WAITING)
    if came and since is not None and since > (planned.noted_at or planned.wanted_at):
        return close(OccurrenceState.DONE, Cause.GOT_UP)
    return close(OccurrenceState.DONE, HoldCause.WALKING) if about.walking else None


def _refusal(planned: Planned, about: Circumstances) -> Verdict | None:
    refused = reason_against(planned, about)
    if refused is None:
        return None
    end, cause = refused
    if planned.state in (OccurrenceState.SHOWN, OccurrenceState.SNOOZED):
        return close(OccurrenceState.MISSED_UNANSWERED, cause)
    if about.instant >= planned.wanted_at:
        return close(end, cause)
    return Verdict(Step.WAIT, until=planned.wanted_at)


def _timing(planned: Planned, about: Circumstances) -> Verdict:
    if planned.state is OccurrenceState.SHOWN:
        return _on_screen(planned, about)
    wanted = planned.wanted_at
    if wanted - about.instant > _FAR:
        return Verdict(Step.WAIT, until=wanted)
    due = due_at(planned, about)
    if about.instant >= due:
        return _due(planned, due, about)
    if about.instant >= wanted:
        return _wait(planned, Hold(HoldCause.QUIET_HOURS, due), due, about)
    return _before(planned, due, about) if due == wanted else Verdict(Step.WAIT, until=wanted)


def _on_screen(planned: Planned, about: Circumstances) -> Verdict:
    last = last_moment(planned, about)
    if about.instant >= last:
        return close(OccurrenceState.MISSED_UNANSWERED, Cause.UNANSWERED)
    due, hold = due_at(planned, about), hold_now(about, planned)
    if planned.lost and about.instant < due:
        hold = Hold(HoldCause.QUIET_HOURS, due)  # the hours were changed since it came
    if hold is not None and (planned.lost or hold.cause is HoldCause.PAUSE):
        return _wait(planned, hold, held_until(planned, about), about)
    if not planned.lost:
        return Verdict(Step.WAIT, until=last)
    if about.presence is None:
        return Verdict(Step.WAIT, until=min(about.answers_until, last), presence=True)
    return _show(planned, planned.noted_at or about.now, planned.held, about)


def _before(planned: Planned, due: datetime, about: Circumstances) -> Verdict:
    """Its time is still ahead: wait for it, or for the moment of the soft word."""
    hold = hold_now(about, planned)
    asks = about.asks and (hold is None or hold.is_detected)
    lead = timedelta(seconds=about.rules.presence_lead_seconds if asks else 0)
    word = _word_at(planned, due, about)
    announced = (
        HeadsUp(planned.name, due.astimezone(about.zone)) if planned.state is OccurrenceState.ANNOUNCED else None
    )
    if word is None or about.instant < word:
        first = due if word is None else word
        soon = about.instant >= first - lead
        return Verdict(Step.WAIT, until=first if soon else first - lead, heads_up=announced, presence=soon and asks)
    if about.presence is None and asks:
        return Verdict(Step.WAIT, until=min(about.answers_until, due), presence=True)
    if hold is not None:
        return Verdict(Step.WAIT, until=min(hold.until or due, due), presence=asks)
    heads_up = HeadsUp(planned.name, due.astimezone(about.zone))
    return Verdict(Step.ANNOUNCE, until=due, heads_up=heads_up, state=OccurrenceState.ANNOUNCED)


def _word_at(planned: Planned, due: datetime, about: Circumstances) -> datetime | None:
    """When its soft word may come; None where there is none (any more)."""
    minutes = about.settings.heads_up_minutes
    announces = planned.kind in _ANNOUNCED_KINDS and planned.state in _UNANNOUNCED and minutes > 0
    left = due - about.instant
    if not announces or left < timedelta(seconds=about.rules.heads_up_least_seconds):
        return None
    word = due - timedelta(minutes=minutes)
    if about.instant < word - timedelta(seconds=about.rules.presence_lead_seconds):
        return word
    moments = (word, max(word, about.instant), due)
    return word if all(about.is_open(planned.kind, moment) for moment in moments) else None


def _due(planned: Planned, due: datetime, about: Circumstances) -> Verdict:
    """Its time has come: show it, unless it is too late or something holds it back."""
    ended = _too_late(planned, about)
    if ended is not None:
        return ended
    hold = hold_now(about, planned)
    if hold is not None and hold.cause is HoldCause.AWAY and planned.kind is ReminderKind.BREAK:
        return close(OccurrenceState.DONE, Cause.GOT_UP)
    if hold is not None:
        return _wait(planned, hold, held_until(planned, about), about)
    if about.presence is None:
        return Verdict(Step.WAIT, until=about.answers_until, held=_still(planned), presence=True)
    return _show(planned, about.now, planned.held or _slept_through(planned.wanted_at, due, about), about)


def _show(planned: Planned, came: datetime, held: HoldCause | None, about: Circumstances) -> Verdict:
    """It comes; one that is lost from the screen as it was when it ``came``."""
    wanted, day = planned.wanted_at, planned.occurrence.day
    late = came.astimezone(UTC) - wanted >= timedelta(minutes=about.rules.late_after_minutes)
    at = wanted.astimezone(about.zone)
    reminder = Reminder(planned.kind, day, at, late, slot=planned.slot, held=held, snoozes=planned.snoozes)
    return Verdict(Step.SHOW, reminder=reminder)


def _slept_through(wanted: datetime, due: datetime, about: Circumstances) -> HoldCause | None:
    """What would have held it back, had somebody looked."""
    if about.pause is not None and about.pause.is_on(due):
        return HoldCause.PAUSE
    return HoldCause.QUIET_HOURS if due > wanted else None


def _too_late(planned: Planned, about: Circumstances) -> Verdict | None:
    if planned.state is OccurrenceState.WAITING and planned.held is not None:
        held = HoldCause.PAUSE if planned.cause == HoldCause.PAUSE else planned.held
        return _held_to_the_end(held) if about.instant >= held_until(planned, about) else None
    limit = limit_of(planned, about)
    if about.instant < last_moment(planned, about):
        return None
    if limit <= planned.wanted_at:
        return close(OccurrenceState.HELD, HoldCause.QUIET_HOURS)
    if about.pause is not None and about.pause.is_on(about.instant) and about.pause.is_on(due_at(planned, about)):
        return close(OccurrenceState.PAUSED, HoldCause.PAUSE)
    return close(OccurrenceState.MISSED_ASLEEP, Cause.ASLEEP)


def _wait(planned: Planned, hold: Hold, limit: datetime, about: Circumstances) -> Verdict:
    """It is due, and something holds it back."""
    if about.instant >= limit:
        return _held_to_the_end(hold.cause)
    noted = is_noted(planned, hold.cause, about)
    since = about.instant if noted or planned.noted_at is None else planned.noted_at
    return Verdict(
        Step.WAIT,
        until=min(hold.until or limit, limit),
        held=Held(planned.name, hold.cause, since.astimezone(UTC), hold.until),
        state=OccurrenceState.WAITING if noted else None,
        cause=hold.cause if noted else Cause.NONE,
        presence=about.asks and hold.is_detected,
    )


def _held_to_the_end(cause: HoldCause) -> Verdict:
    """What held it back did not end while it could still have come."""
    return close(OccurrenceState.PAUSED if cause is HoldCause.PAUSE else OccurrenceState.HELD, cause)


def _still(planned: Planned) -> Held | None:
    """What it waited for so far, while the detectors are asked anew."""
    if planned.state is not OccurrenceState.WAITING or planned.held is None or planned.noted_at is None:
        return None
    return Held(planned.name, planned.held, planned.noted_at.astimezone(UTC))
