"""What was answered about one walk, answer by answer: as it was told, the rule it met, and what came of it.

Each answer is judged by the same function as the whole walk, with every other answer put at its best; the walk's own
response is the worst of these.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from coach.domain.check_in import CheckIn, Effort, HealthEvent, Quality, Reach
from coach.domain.phrases import Reason, reason
from coach.domain.response import Response, respond
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session


class Part(StrEnum):
    """What is judged by itself."""

    SHARE = "share"
    PAIN = "pain"
    MORNING = "morning"
    REACH = "reach"
    KIND = "kind"
    EFFORT = "effort"
    LEGS = "legs"
    SIGNS = "signs"


@dataclass(frozen=True)
class WhyRow:
    """One part: ``told`` in a few words each, the ``rule`` for it, what it ``met`` (empty for a good answer), and
    whether it is still ``open``. ``apart`` names what came of it where that is nothing about the length."""

    part: Part
    told: tuple[Reason, ...]
    rule: Reason
    response: Response
    met: tuple[Reason, ...] = ()
    apart: str = ""

    @property
    def effect(self) -> str:
        """What came of it: the end of the id of its words."""
        return "open" if self.is_open else self.apart or self.response.name.lower()

    @property
    def is_open(self) -> bool:
        """Whether nothing but a missing answer speaks against it."""
        return bool(self.met) and all(because.id in _OPEN for because in self.met)


BEST = CheckIn(0, 0, 0, 0, Reach.NONE, Reach.NONE, frozenset(), Effort.EASY, False)
"""Answers that nothing speaks against."""
_OPEN = ("because.no_answers", "because.no_morning", "because.some_missing")
_FIELDS = {
    Part.SHARE: (),
    Part.PAIN: ("before", "peak", "after"),
    Part.MORNING: ("before", "morning"),
    Part.REACH: ("reach_before", "reach_after"),
    Part.KIND: ("qualities",),
    Part.EFFORT: ("effort",),
    Part.LEGS: ("leg_soreness",),
    Part.SIGNS: ("red_flags",),
}
_SCORES = {Part.PAIN: ("before", "peak", "after"), Part.MORNING: ("morning",)}


def why_rows(session: Session, rules: Rules) -> tuple[WhyRow, ...]:
    """Every part of one walk by ``rules`` (the plan's own); signs only where something was ticked or left open, or
    something happened that asked about them."""
    check_in = session.check_in or CheckIn()
    return tuple(
        _row(part, session, check_in, rules) for part in Part if part is not Part.SIGNS or _has_signs(check_in)
    )


def differences(before: CheckIn, after: CheckIn) -> tuple[tuple[Part, tuple[Reason, ...]], ...]:
    """The parts in which two check-ins differ, each as it was told before."""
    parts = (part for part in Part if part not in (Part.SHARE, Part.SIGNS))
    return tuple((part, _told(part, before)) for part in parts if _told(part, before) != _told(part, after))


def _row(part: Part, session: Session, check_in: CheckIn, rules: Rules) -> WhyRow:
    answer = respond(_alone(part, session, check_in), rules)
    told = _walked(session) if part is Part.SHARE else _told(part, check_in)
    apart = _apart(check_in) if part is Part.SIGNS and answer.response is Response.GREEN else ""
    return WhyRow(part, told, _rule(part, rules), answer.response, answer.reasons, apart)


def _alone(part: Part, session: Session, check_in: CheckIn) -> Session:
    """The walk with this part as it was and all else at its best."""
    given = replace(BEST, **{name: getattr(check_in, name) for name in _FIELDS[part]})
    if part is Part.SHARE:
        return replace(session, check_in=given)
    whole = float(session.intended_minutes)
    return replace(session, check_in=given, walked_minutes=whole, outcome=Outcome.DONE, stop_reason=None)


def _has_signs(check_in: CheckIn) -> bool:
    return check_in.red_flags is None or bool(check_in.red_flags or check_in.events)


def _apart(check_in: CheckIn) -> str:
    """Neither is fine, though no length follows from it: a sign worth an appointment, or that something happened."""
    return "book" if check_in.red_flags else "asked"


def _walked(session: Session) -> tuple[Reason, ...]:
    minutes, of = round(session.walked_minutes), session.intended_minutes
    walked = reason("why.told.walked_more" if minutes > of else "why.told.walked", walked=minutes, of=of)
    return (walked,) if session.stop_reason is None else (walked, reason(f"why.told.stopped.{session.stop_reason}"))


def _told(part: Part, check_in: CheckIn) -> tuple[Reason, ...]:
    if part in _SCORES:
        return tuple(_score(name, getattr(check_in, name)) for name in _SCORES[part])
    if part is Part.REACH:
        both = (("before", check_in.reach_before), ("after", check_in.reach_after))
        return tuple(reason(f"why.told.reach_{when}.{'open' if reach is None else reach}") for when, reach in both)
    if part is Part.KIND:
        return _set("kind", check_in.qualities, Quality)
    if part is Part.EFFORT:
        return (reason(f"why.told.effort.{check_in.effort or 'open'}"),)
    if part is Part.LEGS:
        sore = {None: "open", True: "sore", False: "fine"}[check_in.leg_soreness]
        return (reason(f"why.told.legs.{sore}"),)
    return _signs(check_in)


def _signs(check_in: CheckIn) -> tuple[Reason, ...]:
    happened = tuple(reason(f"why.told.event.{event}") for event in HealthEvent if event in (check_in.events or ()))
    flags = check_in.red_flags
    if flags:
        return (*happened, reason("why.told.signs.ticked", count=len(flags)))
    return (*happened, reason(f"why.told.signs.{'open' if flags is None else 'none'}"))


def _score(name: str, score: int | None) -> Reason:
    return reason(f"why.told.{name}_open") if score is None else reason(f"why.told.{name}", score=score)


def _set(name: str, chosen: frozenset[Quality] | None, order: Iterable[Quality]) -> tuple[Reason, ...]:
    if not chosen:
        return (reason(f"why.told.{name}.{'open' if chosen is None else 'none'}"),)
    return tuple(reason(f"why.told.{name}.{one}") for one in order if one in chosen)


def _rule(part: Part, rules: Rules) -> Reason:
    values: dict[Part, dict[str, str | int]] = {
        Part.SHARE: {"percent": _percent(rules.amber.share), "pain": _percent(rules.red.share_for_pain)},
        Part.PAIN: {
            "amber": rules.amber.rise,
            "high": rules.amber.peak,
            "low": rules.amber.peak_with_before,
            "red": rules.red.rise,
            "peak": rules.red.peak,
        },
        Part.MORNING: {"points": rules.red.morning_rise},
        Part.REACH: {"zones": rules.red.zones},
    }
    return reason(f"why.rule.{part}", **values.get(part, {}))


def _percent(share: float) -> int:
    return round(share * 100)
