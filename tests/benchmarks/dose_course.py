"""Half a year of one made-up person under one rule, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from coach.domain.plan import Plan
from coach.domain.response import Response, respond
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session, StopReason
from tests.benchmarks.dose_body import Body, Luck, Walked
from tests.benchmarks.dose_people import WEEKS, Habit, Person
from tests.benchmarks.dose_rules import Asked, Past, Rule

FIRST = datetime(2026, 1, 5, 9, tzinfo=UTC)
"""A Monday."""
SUNDAY = 6
"""The evening on which next week is planned."""
WEEK = {2: (0, 3), 3: (0, 2, 4), 4: (0, 2, 4, 5), 5: (0, 1, 3, 4, 5), 6: (0, 1, 2, 3, 4, 5), 7: tuple(range(7))}
"""Weekdays by days a week."""
AWAY, AWAY_DAYS = 0.02, (9, 18)
"""How likely a week begins a time away, and how long it takes."""
URGENT, SEEN_AFTER = 0.02, 5
"""How likely a walk that hurt leads somebody to tick an urgent sign, and the days until they were seen."""
SORE = 1.0
"""Points of soreness left by walking that make a day a sore one."""
AT_TARGET = 2
"""Walks of a week at the target that count as having reached it."""
MEASURE = Rules()
"""Every rule's walks are measured with the same table, and with what the body knows, told or not."""


@dataclass(frozen=True)
class Course:
    """What half a year came to. ``red_weeks`` of ``weeks`` held a red response; ``sore_days`` are days on which walking
    had left a point of pain or more; ``reached`` is the week of the target, from 1, or None; ``locked`` the longest run
    of days on which the rule allowed no walk, ``low`` the longest run of days whose walk would have been at most half
    of the longest before."""

    weeks: int
    red_weeks: int
    sore_days: int
    reached: int | None
    locked: int
    low: int
    minutes: float
    walks: int
    asked: tuple[int, ...] = ()


@dataclass
class _Diary:
    """What is noted from day to day."""

    told: list[Session] = field(default_factory=list)
    true: list[Session] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    sore_days: int = 0
    away_until: int = -1
    seen_on: int = -1
    plan: Plan = field(default_factory=Plan)

    def past(self, now: datetime, before: int) -> Past:
        """What a rule may know at ``now``."""
        return Past(self.plan, tuple(self.told), now, FIRST, before, now < FIRST + timedelta(days=self.seen_on))

    def keep(self, day: int, asked: Asked, walked: Walked, habit: Habit, luck: Luck) -> None:
        """A walk and what was told of it."""
        session = _session(day, asked, walked)
        self.true.append(session)
        self.told.append(replace(session, check_in=None if luck.answers < habit.skips else session.check_in))
        if walked.hurt and luck.ticks < URGENT:
            self.seen_on = day + SEEN_AFTER

    def tell_morning(self, day: int, pain: int, told: bool) -> None:
        """The morning after a walk."""
        if not self.true or (FIRST + timedelta(days=day - 1)).date() != self.true[-1].started_at.date():
            return
        self.true[-1] = _with_morning(self.true[-1], pain)
        if told:
            self.told[-1] = _with_morning(self.told[-1], pain)


def live(person: Person, rule: Rule, target: int = 30) -> Course:
    """Half a year under ``rule``; deterministic."""
    body, diary = Body(person.nature), _Diary()
    plan = Plan(target_minutes=target, start_minutes=person.start, usual_pain=round(person.nature.usual))
    eve = Past(plan, (), FIRST - timedelta(hours=13), FIRST, plan.usual_pain)
    diary.plan = replace(plan, days_per_week=rule.days(eve))
    for day, luck in enumerate(person.days):
        diary.tell_morning(day, body.wake(luck), luck.tells_morning >= person.habit.skips_morning)
        diary.sore_days += body.soreness >= SORE
        if day % 7 == 0 and luck.away < AWAY:
            diary.away_until = day + AWAY_DAYS[0] + int(luck.other * (AWAY_DAYS[1] - AWAY_DAYS[0]))
        _day(person, rule, body, diary, day)
    return _came_to(diary, target)


def _day(person: Person, rule: Rule, body: Body, diary: _Diary, day: int) -> None:
    now, luck = FIRST + timedelta(days=day), person.days[day]
    asked = rule.ask(diary.past(now, body.before))
    diary.asked.append(asked.minutes)
    planned = day % 7 in WEEK[diary.plan.days_per_week]
    if planned and day >= diary.away_until and luck.misses >= person.habit.misses and asked.minutes:
        good = body.before <= round(body.usual)
        minutes = asked.minutes * (person.habit.extra if good and luck.overdoes < person.habit.overdoes else 1)
        diary.keep(day, asked, body.walk(minutes, luck, asked.stop_at), person.habit, luck)
    if day % 7 == SUNDAY:
        evening = now + timedelta(hours=11)
        diary.plan = _with_days(diary.plan, rule.days(diary.past(evening, body.before)), evening)


def _with_days(plan: Plan, days: int, now: datetime) -> Plan:
    added = now.date() if days > plan.days_per_week else plan.day_added
    return replace(plan, days_per_week=days, day_added=added)


def _session(day: int, asked: Asked, walked: Walked) -> Session:
    is_short = asked.minutes < asked.planned
    cut = walked.minutes < asked.minutes
    return Session(
        FIRST + timedelta(days=day),
        asked.planned,
        walked.minutes,
        Outcome.SHORTENED if cut else Outcome.DONE,
        StopReason.PAIN if cut else None,
        walked.answers,
        chosen_minutes=asked.minutes if is_short else None,
        bad_day=is_short,
    )


def _with_morning(session: Session, pain: int) -> Session:
    return session if session.check_in is None else replace(session, check_in=replace(session.check_in, morning=pain))


def _came_to(diary: _Diary, target: int) -> Course:
    walked: dict[int, list[Session]] = {}
    for session in diary.true:
        walked.setdefault((session.started_at - FIRST).days // 7, []).append(session)
    red = sum(any(respond(session, MEASURE).response is Response.RED for session in week) for week in walked.values())
    reached = (
        number + 1 for number, week in sorted(walked.items()) if sum(_at(target, each) for each in week) >= AT_TARGET
    )
    return Course(
        weeks=WEEKS,
        red_weeks=red,
        sore_days=diary.sore_days,
        reached=next(reached, None),
        locked=_longest(minutes == 0 for minutes in diary.asked),
        low=_longest(_low(diary.asked)),
        minutes=sum(session.walked_minutes for session in diary.true),
        walks=len(diary.true),
        asked=tuple(diary.asked),
    )


def _at(target: int, session: Session) -> bool:
    return session.walked_minutes >= 0.9 * target


def _low(asked: Sequence[int]) -> list[bool]:
    most, low = 0, []
    for minutes in asked:
        most = max(most, minutes)
        low.append(minutes * 2 <= most)
    return low


def _longest(days: Iterable[bool]) -> int:
    longest = run = 0
    for holds in days:
        run = run + 1 if holds else 0
        longest = max(longest, run)
    return longest
