"""One look at everything that could remind somebody: what to show, what to note, and when to look again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from coach.domain.circumstances import Circumstances
from coach.domain.next_break import next_break
from coach.domain.next_walk import next_walk
from coach.domain.reminder import (
    HeadsUp,
    Held,
    LastWalk,
    OccurrenceName,
    OccurrenceState,
    Planned,
    Reminder,
    ReminderKind,
    ReminderPause,
    ReminderStatus,
)
from coach.domain.reminder_cause import Cause
from coach.domain.reminder_hold import hold_now
from coach.domain.reminder_pile import Judged, is_on_screen, shows_walk, thin
from coach.domain.reminder_questions import QuietReminder, quiet_moment, quiet_reminders
from coach.domain.reminder_rules import Step, judge
from coach.domain.reminder_span import last_moment
from coach.domain.schedule import Occurrence


@dataclass(frozen=True)
class Note:
    """What became of an occurrence, and the id of why ("" for no cause)."""

    name: OccurrenceName
    state: OccurrenceState
    cause: str


@dataclass(frozen=True)
class Asked:
    """What was shown before: kinds of questions asked about the last walk, and when the last reminder came; ``told_at``
    is when somebody told last of a walk without Amble. Instants are in UTC."""

    kinds: frozenset[ReminderKind] = frozenset()
    shown_at: datetime | None = None
    told_at: datetime | None = None


@dataclass(frozen=True)
class Outlook:
    """What follows from one look. ``show`` is at most one reminder or one question, ``announce`` at most one soft word,
    never beside it; ``announced`` is the word that keeps its meaning, ``alive`` are the ids of reminders that do,
    ``held`` is what waits, ``snoozed`` what was put off and until when (UTC), ``break_at`` (UTC) the next break by
    sitting. ``look_again_at`` is in UTC and after the moment; ``presence`` says that detectors are to be looked at
    until then."""

    show: Reminder | None
    notes: tuple[Note, ...]
    alive: frozenset[str]
    next_walk: Occurrence | None
    look_again_at: datetime
    announce: HeadsUp | None = None
    announced: HeadsUp | None = None
    held: Held | None = None
    snoozed: tuple[tuple[OccurrenceName, datetime], ...] = ()
    presence: bool = False
    break_at: datetime | None = None

    def status(self, showing: tuple[Reminder, ...], pause: ReminderPause | None) -> ReminderStatus:
        """How reminders stand after it, with what is on the screen."""
        next, word, held, put_off = self.next_walk, self.announced, self.held, self.snoozed
        return ReminderStatus(next, showing, word, held, pause, put_off, self.break_at)


@dataclass(frozen=True)
class _Turn:
    """When a question may come; ``waits`` while the detectors matter for it."""

    quiet: QuietReminder
    moment: datetime
    waits: bool = False


def look(planned: Sequence[Planned], last: LastWalk | None, asked: Asked, about: Circumstances) -> Outlook:
    """Judge every planned occurrence and every open question together, so that never two come at once."""
    judged = thin([(each, judge(each, about)) for each in planned], about)
    upcoming = next_walk(judged, about)
    questions = quiet_reminders(last, about, asked.told_at)
    shown = next((verdict.reminder for _, verdict in judged if verdict.step is Step.SHOW), None)
    # A question waits while a walk's reminder does: it would take its place on the screen.
    turns = () if shows_walk(judged) else tuple(_turns(questions, asked, shown, upcoming, about))
    now = about.instant
    question = next((turn.quiet.reminder for turn in turns if turn.moment <= now), None)
    later = [_lead(turn.moment, about) for turn in turns if turn.moment > now]
    return Outlook(
        show=shown or question,
        notes=tuple(_notes(judged)),
        alive=frozenset(_alive(judged)) | _alive_questions(questions, about),
        next_walk=upcoming,
        look_again_at=min([*later, *_waits(judged, about), *_ends(questions, about)]),
        announce=next((verdict.heads_up for _, verdict in judged if verdict.step is Step.ANNOUNCE), None),
        announced=next((verdict.heads_up for _, verdict in judged if verdict.heads_up is not None), None),
        held=next((verdict.held for _, verdict in judged if verdict.held is not None), None),
        snoozed=tuple(_snoozed(judged)),
        presence=any(verdict.presence for _, verdict in judged) or any(turn.waits for turn in turns),
        break_at=next_break(judged, about),
    )


def _turns(
    questions: Sequence[QuietReminder],
    asked: Asked,
    shown: Reminder | None,
    upcoming: Occurrence | None,
    about: Circumstances,
) -> Iterator[_Turn]:
    """Each question that was not asked yet with the moment it may come, kept away from everything else."""
    busy = [] if asked.shown_at is None else [asked.shown_at]
    busy += [] if shown is None else [about.instant]
    busy += [] if upcoming is None else [upcoming.at.astimezone(UTC)]
    for quiet in questions:
        moment = quiet_moment(max(quiet.opens, about.instant), busy, about.gap)
        if quiet.reminder.kind not in asked.kinds and moment < quiet.until:
            busy.append(moment)
            yield _held_up(quiet, moment, about)


def _held_up(quiet: QuietReminder, moment: datetime, about: Circumstances) -> _Turn:
    """The turn of a question; what is held comes when that is over, without being noted: questions are no plan."""
    if moment > about.instant:
        return _Turn(quiet, moment, about.asks and _lead(moment, about) == moment)
    hold = hold_now(about)
    if hold is None and about.presence is None:
        return _Turn(quiet, about.answers_until, waits=True)
    if hold is None:
        return _Turn(quiet, moment)
    return _Turn(quiet, min(hold.until or quiet.until, quiet.until), about.asks and hold.is_detected)


def _lead(moment: datetime, about: Circumstances) -> datetime:
    """When to look before a question comes: the detectors are asked a little earlier."""
    lead = moment - timedelta(seconds=about.rules.presence_lead_seconds if about.asks else 0)
    return lead if lead > about.instant else moment


def _alive_questions(questions: Sequence[QuietReminder], about: Circumstances) -> frozenset[str]:
    paused = about.pause is not None and about.pause.is_on(about.instant)
    return frozenset() if paused else frozenset(quiet.reminder.id for quiet in questions)


def _ends(questions: Sequence[QuietReminder], about: Circumstances) -> Iterator[datetime]:
    """When questions lose their meaning, a pause ends, and the day does."""
    yield from (quiet.until for quiet in questions)
    if about.pause is not None and about.pause.is_on(about.instant):
        yield about.pause.until
    yield about.end_of_day(about.local_day(about.now))


def _notes(judged: Sequence[Judged]) -> Iterator[Note]:
    for planned, verdict in judged:
        if verdict.reminder is not None and planned.lost:
            continue  # it was noted when it came
        if verdict.reminder is not None:
            late = Cause.LATE if verdict.reminder.late else Cause.NONE
            yield Note(planned.name, OccurrenceState.SHOWN, (verdict.reminder.held or late).value)
        elif verdict.state is not None:
            yield Note(planned.name, verdict.state, str(verdict.cause))


def _alive(judged: Sequence[Judged]) -> Iterator[str]:
    for planned, verdict in judged:
        if verdict.reminder is not None:
            yield verdict.reminder.id
        elif is_on_screen((planned, verdict)):
            yield planned.name.id


def _waits(judged: Sequence[Judged], about: Circumstances) -> Iterator[datetime]:
    for planned, verdict in judged:
        if verdict.until is not None:
            yield verdict.until
        elif verdict.step is Step.SHOW:
            yield last_moment(planned, about)


def _snoozed(judged: Sequence[Judged]) -> Iterator[tuple[OccurrenceName, datetime]]:
    for planned, verdict in judged:
        if planned.state is OccurrenceState.SNOOZED and verdict.step is Step.WAIT and verdict.state is None:
            yield planned.name, planned.wanted_at
