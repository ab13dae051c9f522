"""Days for the Today page, and a walk for the walk page, made by the domain itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from coach.adapters.catalogue import Catalogue
from coach.domain.check_in import CheckIn
from coach.domain.compose import compose_walk
from coach.domain.cue_book import VoiceStyle
from coach.domain.progression import Adjustment, NextWalk
from coach.domain.response import Response
from coach.domain.schedule import Schedule
from coach.domain.session import Outcome, Session
from coach.domain.timeline import Event, EventKind, Timeline
from coach.domain.today import Today, look_at_today
from coach.domain.walk import shape_walk
from coach.ui.texts import Texts, read_texts
from tests.made_warm_up import WARM_UP
from tests.ui.conftest import RESOURCES

ZONE = ZoneInfo("Europe/London")
NOON = datetime(2026, 11, 12, 12, 10, tzinfo=ZONE)
"""A Thursday."""
SCHEDULE = Schedule((time(12, 30), None, time(12, 30), time(12, 30), None, time(12, 30), None))
LONGER = NextWalk(18, (18,), Response.GREEN, Adjustment.PROGRESS, False, True, ())
WAITING = NextWalk(0, (), Response.STOP, Adjustment.STOP, False, False, ())
BECAUSE = ("2 minutes longer: it went well.",)


def read_words(*names: str) -> Texts:
    """The common words and those of some pages."""
    room = RESOURCES / "words"
    return read_texts(room / "en.toml", *(room / "en" / f"{name}.toml" for name in names))


def walked(id: int, day: int, morning: int | None = 1, answered: bool = True) -> Session:
    """A walk of 16 minutes at half past twelve on a day of November."""
    check_in = CheckIn(before=1, peak=2 if answered else None, after=1 if answered else None, morning=morning)
    return Session(datetime(2026, 11, day, 12, 30, tzinfo=ZONE), 16, 16, Outcome.DONE, None, check_in, id=id)


def day(
    now: datetime = NOON,
    *sessions: Session,
    walk: NextWalk = LONGER,
    schedule: Schedule = SCHEDULE,
) -> Today:
    """What that day looks like."""
    return look_at_today(walk, sessions, schedule, now, ZONE)


def ordinary_day() -> Today:
    """A Thursday at noon with a walk at half past twelve, two of four walks done and nothing left to answer."""
    return day(NOON, walked(1, 9), walked(2, 11))


def flaring(today: Today) -> Today:
    """The same day on the flare plan."""
    return replace(today, walk=replace(today.walk, flare=True, bouts=(6, 6, 6)))


def eighteen_minutes(warm_up: bool = False) -> Timeline:
    """A walk of 18 minutes: 3 easy, 12 steady, 3 easy."""
    return compose_walk(shape_walk(18, warm_up), VoiceStyle.FRIENDLY, 1, 9, Catalogue(RESOURCES).cue_book(), WARM_UP)


def counting(timeline: Timeline) -> list[Event]:
    """Three counted seconds before the first change of pace."""
    change = timeline.spans[0].end
    named = zip((3, 2, 1), ("Three", "Two", "One"), strict=True)
    return [Event(change - left, EventKind.COUNT, timeline.spans[0].phase, word) for left, word in named]
