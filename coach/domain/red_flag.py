"""Signs that walking should wait until somebody has been seen. Amble routes; it never diagnoses.

Lists and wording: public NHS back-pain pages; the texts are in ``resources/rules/red_flags.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Urgency(StrEnum):
    """Where a red flag sends somebody; only the first two stop the plan."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    BOOK = "book"


class RedFlag(StrEnum):
    """The ids used in files and commands."""

    SADDLE_NUMBNESS = "saddle_numbness"
    BLADDER = "bladder"
    BOWEL = "bowel"
    SEXUAL_FUNCTION = "sexual_function"
    BOTH_LEGS = "both_legs"
    LEG_STRENGTH_FAST = "leg_strength_fast"
    CHEST_PAIN = "chest_pain"
    ACCIDENT = "accident"
    FAINTING = "fainting"
    BREATHLESSNESS = "breathlessness"
    FEVER = "fever"
    WEIGHT_LOSS = "weight_loss"
    LUMP = "lump"
    NIGHT_PAIN = "night_pain"
    CANCER = "cancer"
    INFECTION = "infection"
    FRAGILE_FALL = "fragile_fall"
    LEG_WEAKNESS = "leg_weakness"
    NOT_IMPROVING = "not_improving"
    AGE = "age"
    MORNING_STIFFNESS = "morning_stiffness"
    PREGNANCY = "pregnancy"
    RECENT_SURGERY = "recent_surgery"

    @property
    def urgency(self) -> Urgency:
        """The list this flag stands in."""
        if self in _BOOK:
            return Urgency.BOOK
        return Urgency.URGENT if self in _URGENT else Urgency.EMERGENCY

    @property
    def stops_walking(self) -> bool:
        """Whether the plan waits until the user says they have been seen."""
        return self.urgency is not Urgency.BOOK


_BOOK = frozenset(
    {RedFlag.NOT_IMPROVING, RedFlag.AGE, RedFlag.MORNING_STIFFNESS, RedFlag.PREGNANCY, RedFlag.RECENT_SURGERY}
)
_URGENT = frozenset(
    {
        RedFlag.FEVER,
        RedFlag.WEIGHT_LOSS,
        RedFlag.LUMP,
        RedFlag.NIGHT_PAIN,
        RedFlag.CANCER,
        RedFlag.INFECTION,
        RedFlag.FRAGILE_FALL,
        RedFlag.LEG_WEAKNESS,
    }
)
_WORST_FIRST = (Urgency.EMERGENCY, Urgency.URGENT, Urgency.BOOK)


@dataclass(frozen=True)
class FlagReport:
    """Red flags somebody ticked, with the moment (aware) they said so."""

    at: datetime
    flags: frozenset[RedFlag]


@dataclass(frozen=True)
class SeenNote:
    """Somebody says that walking is fine, at an aware moment: they were seen (``who`` and when, and what was said, in
    the user's words), or ``mistake``: what they had ticked was not so."""

    at: datetime
    words: str = ""
    who: str = ""
    mistake: bool = False


def safety_record(reports: Iterable[FlagReport], notes: Iterable[SeenNote]) -> tuple[FlagReport | SeenNote, ...]:
    """What was ticked and what was said about it, newest first."""
    return tuple(sorted((*reports, *notes), key=lambda entry: entry.at, reverse=True))


def worth_booking(reports: Iterable[FlagReport], put_away: datetime | None) -> FlagReport | None:
    """The last report with a sign for an appointment, until its card was put away (aware); it stops nothing."""
    found = [
        report
        for report in reports
        if any(flag.urgency is Urgency.BOOK for flag in report.flags) and (put_away is None or put_away < report.at)
    ]
    return max(found, key=lambda report: report.at, default=None)


def flags_of(reports: Iterable[FlagReport]) -> tuple[RedFlag, ...]:
    """Everything that was ticked in any of ``reports``, in the order of the questions."""
    ticked = {flag for report in reports for flag in report.flags}
    return tuple(flag for flag in RedFlag if flag in ticked)


def most_urgent(flags: Iterable[RedFlag]) -> Urgency | None:
    """The most urgent list any of ``flags`` stands in; None when there are none."""
    found = {flag.urgency for flag in flags}
    return next((urgency for urgency in _WORST_FIRST if urgency in found), None)


def waiting_reports(reports: Iterable[FlagReport], seen: datetime | None) -> tuple[FlagReport, ...]:
    """The reports that still stop walking: a stopping flag, and not said to be seen since."""
    return tuple(
        report
        for report in reports
        if any(flag.stops_walking for flag in report.flags) and (seen is None or seen <= report.at)
    )
