"""The three numbers of progress in words: what was walked, what it left, and how the plan was kept."""

from __future__ import annotations

from coach.domain.half_up import apart, half_up
from coach.domain.look_back_due import Comparison, Shift
from coach.domain.progress_view import ProgressView
from coach.domain.way_to_target import Way
from coach.ui.pages.progress_number import NumberTold
from coach.ui.texts import Texts

UNKNOWN = "–"
"""Stands where there is no number yet."""


def numbers_told(texts: Texts, view: ProgressView) -> tuple[NumberTold, NumberTold, NumberTold]:
    """This week, pain after walks, and weeks on plan."""
    return walking_told(texts, view), pain_told(texts, view), plan_told(texts, view)


def walking_told(texts: Texts, view: ProgressView) -> NumberTold:
    """The minutes of this week beside the plan's, and the way to the target."""
    say, week = texts.say, view.this_week
    planned = "" if not week.planned_minutes else say("progress.walking.planned", minutes=week.planned_minutes)
    lines = (planned, way_told(texts, view))
    return NumberTold(say("progress.walking.about"), str(round(week.minutes)), say("common.min"), lines)


def way_told(texts: Texts, view: ProgressView) -> str:
    """How far it may be to the length that was aimed at: a range, or why there is none."""
    way = view.way
    values = {"target": way.target, "now": way.now, "least": way.least, "most": way.most}
    return texts.say(f"progress.way.{way.way.value}", **values) if way.target or way.way is Way.EARLY else ""


def pain_told(texts: Texts, view: ProgressView) -> NumberTold:
    """The newest pain after walks beside the first; a change is marked only where it means something."""
    say, about = texts.say, texts.say("progress.pain.about")
    if view.pain is not None:
        return _compared_told(texts, view.pain)
    newest = next((week.after for week in reversed(view.weeks) if week.after is not None), None)
    if newest is None:
        return NumberTold(about, UNKNOWN, "", (say("progress.pain.none"),))
    return NumberTold(about, half_up(newest), say("progress.pain.unit"), (say("progress.pain.early"),))


def _compared_told(texts: Texts, pain: Comparison) -> NumberTold:
    """The mean of the newest weeks beside that of the first ones, both by their names."""
    say, about, now, by = texts.say, texts.say("progress.pain.about"), half_up(pain.now), apart(pain.now, pain.before)
    id = "same" if float(by) == 0 else "lower" if pain.now < pain.before else "higher"
    one = "_one" if pain.weeks == 1 else ""
    lines = (say(f"progress.pain.{id}{one}", by=by, weeks=pain.weeks),)
    if pain.shift is Shift.CLOSE:
        return NumberTold(about, now, say("progress.pain.unit"), lines)
    better = pain.shift is Shift.BETTER
    more = () if better else (say("progress.pain.worse_next"),)
    mark, tone = say("progress.pain.means"), "" if better else "warm"
    return NumberTold(about, now, say("progress.pain.unit"), (*lines, *more), mark, tone)


def plan_told(texts: Texts, view: ProgressView) -> NumberTold:
    """Weeks, not days: a lighter one is part of the plan, and a week off is not counted."""
    say, about = texts.say, texts.say("progress.plan.about")
    excused = len(view.excused)
    off = say("progress.plan.excused", count=excused) if excused else ""
    if not view.counted:
        return NumberTold(about, UNKNOWN, "", (say("progress.plan.none"), off))
    lighter = view.counted - view.on_plan
    told = say("progress.plan.lighter", count=lighter) if lighter else say("progress.plan.all", count=view.counted)
    return NumberTold(about, str(view.on_plan), say("progress.plan.of", count=view.counted), (told, off))
