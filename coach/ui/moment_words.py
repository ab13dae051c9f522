"""A moment to come as people say it."""

from __future__ import annotations

from datetime import datetime, timedelta

from coach.ui.texts import Texts


def moment_words(texts: Texts, moment: datetime, now: datetime) -> str:
    """ "14:30" today, "tomorrow, 05:00", "Thursday 12 November, 09:00"; both are local."""
    time = texts.time_of_day(moment.time())
    days = moment.date() - now.date()
    if not days:
        return time
    if days == timedelta(days=1):
        return texts.say("hours.tomorrow_at", time=time)
    return texts.say("hours.day_at", day=texts.full_date(moment.date()), time=time)
