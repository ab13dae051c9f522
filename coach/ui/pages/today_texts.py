"""What the Today page says about a day: its greeting, title, times and the boxes of the week."""

from __future__ import annotations

from datetime import date, datetime

from coach.domain.schedule import Occurrence
from coach.domain.today import DayState, Today, Week, WeekDay
from coach.domain.walk import Segment, Walk
from coach.ui.texts import Texts
from coach.ui.widgets.week_strip import DayCell
from coach.ui.widgets.week_strip import DayState as CellState

MORNING_FROM, AFTERNOON_FROM, EVENING_FROM = 4, 12, 18
"""Local hours from which the greeting changes."""
_CELLS = {
    DayState.DONE: CellState.DONE,
    DayState.PLANNED: CellState.WALK,
    DayState.TODAY: CellState.TODAY,
    DayState.REST: CellState.REST,
    DayState.PAUSED: CellState.PAUSED,
    DayState.OPEN: CellState.REST,
}

_AHEAD = (DayState.PLANNED, DayState.TODAY)


def title(texts: Texts, today: Today, unfinished: bool = False) -> str:
    """ "Good afternoon. Your walk is ready.", or what is true instead."""
    return texts.say("today.title", greeting=_greeting(texts, today.now), what=_what(texts, today, unfinished))


def leaves_free(today: Today) -> bool:
    """Whether no walk may begin today: the bounds leave it free, or the back ended one on it."""
    return today.walk.earliest is not None


def is_ready(today: Today) -> bool:
    """Whether a walk is planned for today and nothing stands in its way."""
    return not (today.paused_until or today.done_today or _is_rest_day(today)) and today.walk.walk_allowed


def note(texts: Texts, today: Today) -> str:
    """A sentence about a day without a walk to come; "" on a day with one."""
    if today.paused_until:
        return texts.say("today.walk.paused_note", day=near_day(texts, today.paused_until, today.now.date()))
    if today.stopped_today:
        return texts.say("today.walk.stopped_note")
    if today.done_today:
        return texts.say("today.walk.done_note")
    if leaves_free(today):
        return texts.say("today.walk.bounds_note")
    return texts.say("today.walk.rest_note") if _is_rest_day(today) else ""


def pill(texts: Texts, today: Today) -> str:
    """ "Walk 9 · today 12:30"."""
    earliest = today.walk.earliest
    if earliest is not None and (today.next is None or today.next.at.date() < earliest):
        day = near_day(texts, earliest, today.now.date())
        return texts.say("today.walk.pill_from", number=today.walk_number, day=day)
    if today.next is None:
        return texts.say("today.walk.pill_open", number=today.walk_number)
    return texts.say("today.walk.pill", number=today.walk_number, when=_when(texts, today.next, today.now.date()))


def near_day(texts: Texts, day: date, today: date) -> str:
    """ "Friday" within a week, "Friday 20 November" beyond."""
    return texts.weekday(day.weekday()) if 0 < (day - today).days < 7 else texts.full_date(day)


def parts(texts: Texts, walk: Walk) -> str:
    """ "3 min easy · 12 min steady · 3 min easy"."""
    return texts.say("today.walk.between").join(_part(texts, segment) for segment in walk.segments)


def week_sum(texts: Texts, week: Week) -> str:
    """ "2 of 4 walks done · 32 of 68 minutes", and that a small walk on a bad day counts in full."""
    if _waits(week):
        return texts.say("today.week.extra", done=week.walks_done, minutes=week.minutes_done)
    if week.walks_planned == 0:
        return texts.say("today.week.none")
    told = texts.say(
        "today.week.sum",
        done=week.walks_done,
        planned=week.walks_planned,
        minutes=week.minutes_done,
        total=week.minutes_planned,
    )
    return f"{told} {texts.say('today.week.small', count=week.small_done)}" if week.small_done else told


def week_cells(texts: Texts, week: Week, today: date) -> tuple[DayCell, ...]:
    """The boxes of the week strip."""
    return tuple(_cell(texts, day, today) for day in week.days)


def morning_question(texts: Texts, walked: date, today: date) -> str:
    """ "How is your back this morning, after yesterday's walk?"."""
    days = (today - walked).days
    if days == 1:
        walk = texts.say("today.morning.yesterday")
    elif days < 7:
        walk = texts.say("today.morning.day", day=texts.weekday(walked.weekday()))
    else:
        walk = texts.say("today.morning.last")
    return texts.say("today.morning.question", walk=walk)


def _greeting(texts: Texts, now: datetime) -> str:
    if MORNING_FROM <= now.hour < AFTERNOON_FROM:
        return texts.say("today.greeting.morning")
    if now.hour < MORNING_FROM:
        return texts.say("today.greeting.night")
    return texts.say(
        "today.greeting.afternoon" if AFTERNOON_FROM <= now.hour < EVENING_FROM else "today.greeting.evening"
    )


def _what(texts: Texts, today: Today, unfinished: bool) -> str:
    now = today.now.date()
    if not today.walk.walk_allowed:
        return texts.say("today.what.waiting")
    if unfinished:
        return texts.say("today.what.unfinished")
    if today.paused_until:
        return texts.say("today.what.paused", day=near_day(texts, today.paused_until, now))
    if today.stopped_today:
        return texts.say("today.what.stopped")
    if today.done_today:
        return texts.say("today.what.done")
    if today.walk_number == 1:
        return _first(texts, today.next, now)
    return texts.say("today.what.rest" if _is_rest_day(today) else "today.what.ready")


def _first(texts: Texts, following: Occurrence | None, now: date) -> str:
    if following is None or following.at.date() <= now:
        return texts.say("today.what.first")
    day = following.at.date()
    tomorrow = (day - now).days == 1
    when = (
        texts.say("today.when.on_tomorrow")
        if tomorrow
        else texts.say("today.when.on_day", day=near_day(texts, day, now))
    )
    return texts.say("today.what.first_later", when=when)


def _is_rest_day(today: Today) -> bool:
    return leaves_free(today) or (today.next is not None and today.next.at.date() > today.now.date())


def _when(texts: Texts, following: Occurrence, now: date) -> str:
    at, days = texts.time_of_day(following.at.time()), (following.at.date() - now).days
    if days in (0, 1):
        return texts.say("today.when.tomorrow" if days else "today.when.today", time=at)
    return texts.say("today.when.day", day=near_day(texts, following.at.date(), now), time=at)


def _part(texts: Texts, segment: Segment) -> str:
    pace = texts.say(f"today.pace.{segment.name}")
    if segment.seconds % 60:
        return texts.say("today.walk.part_clock", clock=texts.clock(segment.seconds), pace=pace)
    return texts.say("today.walk.part", minutes=round(segment.seconds / 60), pace=pace)


def _cell(texts: Texts, day: WeekDay, today: date) -> DayCell:
    if day.minutes == 0 and day.state in _AHEAD:
        meaning = texts.say("today.day.waits", day=texts.weekday(day.day.weekday()))
        return DayCell(
            texts.weekday_short(day.day.weekday()),
            texts.say("today.week.open"),
            CellState.REST,
            meaning,
            day.day == today,
        )
    moved = day.moved and day.state is DayState.PLANNED
    state = CellState.MOVED if moved else _CELLS[day.state]
    meaning = texts.say(
        f"today.day.{'moved' if moved else day.state.value}",
        day=texts.weekday(day.day.weekday()),
        minutes=day.minutes,
        time=texts.time_of_day(day.at.time()) if day.at else "",
    )
    return DayCell(texts.weekday_short(day.day.weekday()), _inside(texts, day), state, meaning, day.day == today)


def _waits(week: Week) -> bool:
    """Whether the walks ahead have no length: walking waits until somebody has been seen."""
    return any(day.minutes == 0 and day.state in _AHEAD for day in week.days)


def _inside(texts: Texts, day: WeekDay) -> str:
    if day.state in (DayState.REST, DayState.OPEN, DayState.PAUSED):
        return texts.say(f"today.week.{day.state.value}")
    return str(day.minutes)
