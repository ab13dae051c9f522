"""Never a pile: what was judged alone gives way to each other, so that at most one thing comes at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from coach.domain.circumstances import Circumstances
from coach.domain.presence import HoldCause
from coach.domain.reminder import Held, OccurrenceState, Planned, ReminderKind
from coach.domain.reminder_cause import Cause
from coach.domain.reminder_hold import is_noted
from coach.domain.reminder_questions import quiet_moment
from coach.domain.reminder_rules import Step, Verdict, close, reason_against
from coach.domain.reminder_span import due_at, last_moment

Judged = tuple[Planned, Verdict]


def thin(judged: Sequence[Judged], about: Circumstances) -> tuple[Judged, ...]:
    """Of several reminders of one kind that are due only the latest stays, and one that is still open gives way to it;
    a break gives way to a walk that is near or on the screen, a routine waits for its turn; and of all that may come,
    one does."""
    kinds = (ReminderKind.WALK, ReminderKind.ROUTINE, ReminderKind.BREAK)
    by_kind = {kind: _latest_stays([each for each in judged if each[0].kind is kind]) for kind in kinds}
    walks = by_kind[ReminderKind.WALK]
    near = tuple(_moments(walks, about))
    small = [_keeps_away(each, near, about) for kind in kinds[1:] for each in by_kind[kind]]
    return _one_word(_one_shown([*walks, *small], about))


def _latest_stays(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Walks that are all held wait together; of small reminders only the last waits."""
    rivals = [each for each in judged if _is_due(each)]
    if not rivals:
        return tuple(judged)
    latest = max(rivals, key=_order)
    return tuple(
        each if each is latest else (each[0], _give_way(each, _order(each) < _order(latest))) for each in judged
    )


def _order(judged: Judged) -> tuple[datetime, date]:
    return judged[0].wanted_at, judged[0].occurrence.day


def _is_due(judged: Judged) -> bool:
    planned, verdict = judged
    small = planned.kind is not ReminderKind.WALK
    return verdict.step is Step.SHOW or (small and verdict.held is not None)


def _give_way(judged: Judged, earlier: bool) -> Verdict:
    planned, verdict = judged
    small = planned.kind is not ReminderKind.WALK
    cause = Cause.LATER_ONE if small else Cause.LATER_WALK
    if planned.state is OccurrenceState.SHOWN and verdict.step is Step.SHOW:
        return close(OccurrenceState.MISSED_UNANSWERED, cause)
    if earlier and _is_due(judged) and not small and planned.state is not OccurrenceState.WAITING:
        return close(OccurrenceState.MISSED_ASLEEP, cause)
    if earlier and (_is_due(judged) or verdict.held is not None):
        return close(OccurrenceState.HELD, cause)
    if verdict.step is Step.WAIT and planned.state is OccurrenceState.SHOWN:
        return close(OccurrenceState.MISSED_UNANSWERED, cause)
    return verdict


def is_on_screen(judged: Judged) -> bool:
    """Whether it was shown before and still waits for an answer."""
    planned, verdict = judged
    return verdict.step is Step.WAIT and (verdict.state or planned.state) is OccurrenceState.SHOWN


def shows_walk(judged: Sequence[Judged]) -> bool:
    """Whether a walk waits for an answer: nothing else takes its place on the screen meanwhile."""
    return any(each[0].kind is ReminderKind.WALK and is_on_screen(each) for each in judged)


def _moments(walks: Sequence[Judged], about: Circumstances) -> Iterator[datetime]:
    """When walks are, were or are reminded of: what small reminders keep away from."""
    if about.walked_until is not None:
        yield about.walked_until
    for planned, verdict in walks:
        if verdict.step in (Step.REST, Step.CLOSE) or reason_against(planned, about) is not None:
            continue
        if verdict.step is Step.SHOW or verdict.held is not None or is_on_screen((planned, verdict)):
            yield about.instant
        else:
            yield due_at(planned, about)


def _keeps_away(each: Judged, near: Sequence[datetime], about: Circumstances) -> Judged:
    planned, verdict = each
    if verdict.step is not Step.SHOW:
        return each
    if planned.kind is ReminderKind.BREAK and _is_near(near, about):
        return planned, _gives_way(planned, Cause.NEAR_WALK)
    if (
        planned.kind is ReminderKind.BREAK
        and planned.state is None
        and about.breaks_shown >= about.rules.most_breaks_a_day
    ):
        return planned, close(OccurrenceState.HELD, Cause.ENOUGH_TODAY)
    had_its_turn = planned.snoozed_until is not None or planned.lost
    shown = [] if about.shown_at is None or had_its_turn else [about.shown_at]
    turn = _in_turn(planned, verdict, [*near, *shown], about)
    waits_for_walk = turn.step is Step.WAIT and _is_near(near, about)
    return planned, _beside_walk(planned, turn, about) if waits_for_walk else turn


def _is_near(walks: Sequence[datetime], about: Circumstances) -> bool:
    return any(abs(instant - about.instant) < about.gap for instant in walks)


def _beside_walk(planned: Planned, turn: Verdict, about: Circumstances) -> Verdict:
    """It is due, and waits until a walk, or its reminder, is over."""
    noted = is_noted(planned, HoldCause.NEAR_WALK, about)
    since = about.instant if noted or planned.noted_at is None else planned.noted_at.astimezone(UTC)
    held = Held(planned.name, HoldCause.NEAR_WALK, since)
    if not noted:
        return replace(turn, held=held)
    return replace(turn, held=held, state=OccurrenceState.WAITING, cause=HoldCause.NEAR_WALK)


def _in_turn(planned: Planned, verdict: Verdict, busy: Sequence[datetime], about: Circumstances) -> Verdict:
    moment = quiet_moment(about.instant, busy, about.gap)
    if moment <= about.instant:
        return verdict
    if moment >= last_moment(planned, about):
        return _gives_way(planned, Cause.NEAR_WALK if planned.kind is ReminderKind.ROUTINE else Cause.LATER_ONE)
    return Verdict(Step.WAIT, until=moment)


def _gives_way(planned: Planned, cause: Cause) -> Verdict:
    """It comes no more, or not again."""
    was_shown = planned.state is OccurrenceState.SHOWN
    return close(OccurrenceState.MISSED_UNANSWERED if was_shown else OccurrenceState.HELD, cause)


def _one_shown(judged: Sequence[Judged], about: Circumstances) -> tuple[Judged, ...]:
    """The first of those that may come does; the others, less important, wait for their turn."""
    shown = [planned for planned, verdict in judged if verdict.step is Step.SHOW]
    return tuple(
        (planned, _in_turn(planned, verdict, [about.instant], about))
        if verdict.step is Step.SHOW and planned is not shown[0]
        else (planned, verdict)
        for planned, verdict in judged
    )


def _one_word(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """One soft word at a time, and none beside a reminder that comes or a walk's that is there: what is left out has
    none."""
    busy = shows_walk(judged)
    busy = busy or any(verdict.step is Step.SHOW or (verdict.heads_up and not verdict.state) for _, verdict in judged)
    words = [] if busy else [planned for planned, verdict in judged if verdict.step is Step.ANNOUNCE]
    return tuple(
        (planned, replace(verdict, step=Step.WAIT, heads_up=None, state=None))
        if verdict.step is Step.ANNOUNCE and planned is not next(iter(words), None)
        else (planned, verdict)
        for planned, verdict in judged
    )
