"""One look at everything that could remind somebody: what to show, what to note, and when to look again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from coach.domain.reminder import LastWalk, OccurrenceName, OccurrenceState, Planned, Reminder, ReminderKind, walk_name
from coach.domain.reminder_rules import (
    Circumstances,
    QuietReminder,
    Step,
    Verdict,
    judge,
    last_moment,
    next_walk,
    quiet_moment,
    quiet_reminders,
    thin,
)
from coach.domain.schedule import Occurrence


@dataclass(frozen=True)
class Note:
    """What became of an occurrence, and the id of why ("" for no cause)."""

    name: OccurrenceName
    state: OccurrenceState
    cause: str


@dataclass(frozen=True)
class Asked:
    """What was shown before: kinds of questions asked about the last walk, and when the last reminder came (UTC)."""

    kinds: frozenset[ReminderKind] = frozenset()
    shown_at: datetime | None = None


@dataclass(frozen=True)
class Outlook:
    """What follows from one look. ``show`` is at most one reminder of a planned walk or one question;
    ``alive`` are the ids of reminders that keep their meaning; ``look_again_at`` is in UTC and after the moment."""

    show: Reminder | None
    notes: tuple[Note, ...]
    alive: frozenset[str]
    next_walk: Occurrence | None
    look_again_at: datetime


def look(planned: Sequence[Planned], last: LastWalk | None, asked: Asked, about: Circumstances) -> Outlook:
    """Judge every planned walk and every open question together, so that never two come at once."""
    judged = thin([(each, judge(each, about)) for each in planned])
    upcoming = next_walk(judged, about)
    questions = quiet_reminders(last, about)
    walk = next((verdict.reminder for _, verdict in judged if verdict.step is Step.SHOW), None)
    turns = tuple(_turns(questions, asked, walk, upcoming, about))
    now = about.instant
    question = next((quiet.reminder for quiet, moment in turns if moment <= now), None)
    later = [moment for quiet, moment in turns if moment > now]
    return Outlook(
        show=walk or question,
        notes=tuple(_notes(judged)),
        alive=frozenset(_alive(judged)) | {quiet.reminder.id for quiet in questions},
        next_walk=upcoming,
        look_again_at=min([*later, *_waits(judged, about), about.end_of_day(about.local_day(now))]),
    )


def _turns(
    questions: Sequence[QuietReminder],
    asked: Asked,
    walk: Reminder | None,
    upcoming: Occurrence | None,
    about: Circumstances,
) -> Iterator[tuple[QuietReminder, datetime]]:
    """Each question that was not asked yet with the moment it may come, kept away from everything else."""
    busy = [] if asked.shown_at is None else [asked.shown_at]
    busy += [] if walk is None else [about.instant]
    busy += [] if upcoming is None else [upcoming.at]
    gap = timedelta(minutes=about.rules.quiet_gap_minutes)
    for quiet in questions:
        moment = quiet_moment(max(quiet.reminder.at.astimezone(UTC), about.instant), busy, gap)
        if quiet.reminder.kind not in asked.kinds and moment < quiet.until:
            busy.append(moment)
            yield quiet, moment


def _notes(judged: Sequence[tuple[Planned, Verdict]]) -> Iterator[Note]:
    for planned, verdict in judged:
        if verdict.reminder is not None:
            cause = "late" if verdict.reminder.late else ""
            yield Note(walk_name(planned.occurrence.day), OccurrenceState.SHOWN, cause)
        elif verdict.state is not None:
            yield Note(walk_name(planned.occurrence.day), verdict.state, verdict.cause)


def _alive(judged: Sequence[tuple[Planned, Verdict]]) -> Iterator[str]:
    for planned, verdict in judged:
        if verdict.reminder is not None:
            yield verdict.reminder.id
        elif verdict.step is Step.WAIT and planned.state is OccurrenceState.SHOWN and verdict.state is None:
            yield walk_name(planned.occurrence.day).id


def _waits(judged: Sequence[tuple[Planned, Verdict]], about: Circumstances) -> Iterator[datetime]:
    for planned, verdict in judged:
        if verdict.until is not None:
            yield verdict.until
        elif verdict.step is Step.SHOW:
            yield last_moment(planned.wanted_at, about)
