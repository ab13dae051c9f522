"""What somebody wants on their report as a JSON value, and back. What cannot be read is as for a first report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from coach.domain.report_wish import LONGEST_NAME, LONGEST_QUESTION, ReportDays, ReportPart, ReportSpan, ReportWish
from coach.services.records import day_from_json


def wish_to_json(wish: ReportWish) -> dict[str, object]:
    """A wish as a JSON object; name and year of birth only where they shall be kept."""
    person = {"name": wish.name, "birth_year": wish.birth_year} if wish.keeps_person else {}
    own = [wish.own.first.isoformat(), wish.own.last.isoformat()] if wish.own else None
    return {
        "span": wish.span.value,
        "own": own,
        "question": wish.question,
        "left_out": sorted(part.value for part in wish.left_out),
        "detail": wish.detail,
        "keeps_person": wish.keeps_person,
        **person,
    }


def wish_from_json(found: object) -> ReportWish:
    """A stored wish."""
    if not isinstance(found, Mapping):
        return ReportWish()
    left_out, year, span = found.get("left_out"), found.get("birth_year"), found.get("span")
    return ReportWish(
        span=ReportSpan(span) if span in list(ReportSpan) else ReportSpan.TWELVE_WEEKS,
        own=_days(found.get("own")),
        question=_text(found.get("question"), LONGEST_QUESTION),
        name=_text(found.get("name"), LONGEST_NAME),
        birth_year=year if isinstance(year, int) and not isinstance(year, bool) else None,
        keeps_person=found.get("keeps_person") is True,
        left_out=frozenset(part for part in ReportPart if isinstance(left_out, list) and part.value in left_out),
        detail=found.get("detail") is True,
    )


def _text(found: object, longest: int) -> str:
    return found[:longest] if isinstance(found, str) else ""


def _days(found: object) -> ReportDays | None:
    if not isinstance(found, list) or len(found) != 2:
        return None
    first, last = (day_from_json(day) for day in found)
    return own_days(first, last) if first and last else None


def own_days(first: date, last: date) -> ReportDays:
    """Days somebody chose, whichever of the two comes first."""
    return ReportDays(min(first, last), max(first, last))
