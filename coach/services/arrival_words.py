"""What is said of walks from elsewhere, on the page and in the terminal alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from coach.domain.arrival import ArrivalRules, ArrivingWalk, LeftOut, Movement, Past
from coach.domain.hand_walk import whole_minutes
from coach.domain.phrases import Phrases
from coach.domain.record import RecordSource
from coach.domain.red_flag import FlagReport
from coach.services.arrival_desk import ArrivalPreview, Follows, Kept
from coach.services.arrival_ports import ArrivalFault, ArrivalProblem

LONGEST_NAME = 60
"""Letters of a file's name that are shown."""


def fault_words(problem: ArrivalProblem, file: Path, phrases: Phrases) -> str:
    """Why nothing can be taken in, in one sentence."""
    fault, detail = problem.fault, problem.detail
    id = "damaged_at" if fault is ArrivalFault.DAMAGED and detail else fault.value
    return phrases.say(f"arrivals.fault.{id}", file=short_name(file.name), detail=detail)


def about_lines(preview: ArrivalPreview, phrases: Phrases) -> Iterator[str]:
    """What is in a file, how much of it stays out, and how it counts; a sentence each."""
    found = preview.found
    yield _counted(preview, phrases)
    if preview.others:
        listed = (phrases.say(f"arrivals.other.{name}", count=count) for name, count in preview.others.items())
        yield phrases.say("arrivals.found.others", list=", ".join(listed))
    out = sum(row.left_out is not None for row in preview.rows)
    counts = {"left_out": out, "not_walks": found.not_walks, "unreadable": found.unreadable, "unknown": found.unknown}
    yield from (phrases.say(f"arrivals.found.{name}", count=count) for name, count in counts.items() if count)
    if preview.possible - preview.offered:
        yield phrases.say("arrivals.found.hikes")
    if preview.seen_out:
        id = "seen_out" if preview.waits_here else "seen_later"
        yield phrases.say(f"arrivals.found.{id}", count=preview.seen_out)
    if found.record is not None:
        yield phrases.say(f"arrivals.found.{'plan_stays' if preview.has_plan else 'no_plan'}")
    elif preview.possible:
        yield phrases.say("arrivals.found.counts")
    if preview.signs:
        id = "signs" if preview.has_plan else "signs_no_plan"
        yield _signs(f"arrivals.found.{id}", preview.signs, phrases)
    elif preview.follows is not None and (preview.offered or preview.others):
        yield _follows(preview.follows, phrases)


def row_words(row: ArrivingWalk, phrases: Phrases, rules: ArrivalRules) -> str:
    """One walk of a preview: when, how long, what, from where, and why it stays out."""
    said = _walk(row, phrases)
    if row.left_out is None:
        return said
    why = phrases.say(
        f"arrivals.why.{row.left_out.value}", shortest=rules.shortest_minutes, longest=rules.longest_minutes // 60
    )
    return phrases.say("arrivals.found.row_out", row=said, why=why)


def kept_words(kept: Kept, before: int, after: int, phrases: Phrases) -> str:
    """What came in, and what follows for the next walk: minutes of it before and after (0 while walking waits)."""
    id = "walks" if kept.walks else "only_rest"
    said = [phrases.say(f"arrivals.kept.{id}", count=kept.walks)]
    if after and kept.walks:
        said.append(phrases.say(f"arrivals.kept.{'same' if before == after else 'changed'}", minutes=after))
    if kept.signs:
        said.append(_signs("arrivals.kept.signs", kept.signs, phrases))
    if kept.source is RecordSource.AMBLE and not kept.has_plan:
        said.append(phrases.say("arrivals.kept.no_plan"))
    return " ".join(said)


def past_words(past: Past, phrases: Phrases) -> str:
    """A file that was taken in before."""
    source = phrases.say(f"arrivals.source.{past.source.value}")
    day = day_words(past.at, phrases)
    return phrases.say("arrivals.past.row", file=short_name(past.file), source=source, day=day, count=past.walks)


def short_name(name: str) -> str:
    """A file's name as one short line."""
    seen = "".join(letter if letter.isprintable() else " " for letter in name)
    return seen if len(seen) <= LONGEST_NAME else f"{seen[: LONGEST_NAME - 1]}…"


def day_words(day: date | datetime, phrases: Phrases) -> str:
    """ "3 May 2024"."""
    month = phrases.say("common.months").split()[day.month - 1]
    return f"{day.day} {month} {day.year}"


def _counted(preview: ArrivalPreview, phrases: Phrases) -> str:
    rows, source = preview.rows, _source(preview.found.source, phrases)
    if not rows:
        return phrases.say("arrivals.found.nothing", source=source)
    first, last = (day_words(row.walk.started_at, phrases) for row in (rows[0], rows[-1]))
    id = "walk" if len(rows) == 1 else "walks"
    return phrases.say(f"arrivals.found.{id}", count=len(rows), first=first, last=last, source=source)


def _follows(follows: Follows, phrases: Phrases) -> str:
    before, after = follows.before, follows.after
    if before == after:
        id = "next_stays" if after else "next_still_waits"
    else:
        id = "next_changes" if before else "next_goes_on"
    return phrases.say(f"arrivals.found.{id}", before=before, after=after)


def _signs(id: str, signs: Sequence[FlagReport], phrases: Phrases) -> str:
    days = sorted({report.at.date() for report in signs})
    return phrases.say(id, days=len(days), day=day_words(days[-1], phrases))


def _walk(row: ArrivingWalk, phrases: Phrases) -> str:
    walk, at = row.walk, row.walk.started_at
    id = "row_hike" if walk.movement is Movement.HIKING else "row"
    id = "row_apart" if row.left_out is LeftOut.APART else id
    said = phrases.say(
        f"arrivals.found.{id}", day=day_words(at, phrases), time=f"{at:%H:%M}", minutes=whole_minutes(walk.minutes)
    )
    return phrases.say("arrivals.found.row_by", row=said, by=walk.by) if walk.by else said


def _source(source: RecordSource, phrases: Phrases) -> str:
    return phrases.say(f"arrivals.source.{source.value}")
