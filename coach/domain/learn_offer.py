"""Which card is offered on Today, if any: never more than one a day, and not the same again for a long while.

While walking waits for a sign, nothing is offered: what to do then stands there already, in full.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.learn import Fit, LearnBook, LearnCard
from coach.domain.phrases import Reason, reason
from coach.domain.progression import Adjustment, NextWalk
from coach.domain.response import Response
from coach.domain.session import Session


@dataclass(frozen=True)
class OfferRules:
    """In days: ``again_days`` until the same card may come again after it was offered or read; ``quiet_days`` between
    two cards that only the week of the plan brings; ``fresh_days`` for which the last walk is news."""

    again_days: int
    quiet_days: int
    fresh_days: int


@dataclass(frozen=True)
class LearnRecord:
    """What was offered and read, by id with the last day of it; ``open_id`` is the offer that was neither read nor put
    away, "" for none."""

    offered: dict[str, date] = field(default_factory=dict)
    read: dict[str, date] = field(default_factory=dict)
    open_id: str = ""
    is_on: bool = True

    def with_offer(self, id: str, day: date) -> LearnRecord:
        """With a card that is being offered."""
        return replace(self, offered={**self.offered, id: day}, open_id=id)

    def with_read(self, id: str, day: date) -> LearnRecord:
        """With a card that was opened: it need not be offered any more."""
        return replace(self, read={**self.read, id: day}, open_id="" if self.open_id == id else self.open_id)

    def without_offer(self) -> LearnRecord:
        """With the offer put away."""
        return replace(self, open_id="")


@dataclass(frozen=True)
class Moment:
    """What today is: ``week`` of the plan from 1, what ``fits``, and whether walking waits."""

    today: date
    week: int
    fits: frozenset[Fit] = frozenset()
    waits: bool = False


@dataclass(frozen=True)
class LearnOffer:
    """A card, and why it comes now."""

    card: LearnCard
    because: Reason


def offer(book: LearnBook, moment: Moment, record: LearnRecord, rules: OfferRules) -> LearnOffer | None:
    """The card to offer on a day; the one of today again until it is read or put away. None where nothing fits, where
    today had its card, and while walking waits or offers are not wanted. Days that lie ahead, since the clock was set
    back, count as today."""
    if moment.waits or not record.is_on:
        return None
    if any(day >= moment.today for day in record.offered.values()):
        return _again(book, moment, record)
    free = [card for card in book.cards if not _is_recent(card.id, moment.today, record, rules)]
    found = (LearnOffer(card, reason(f"learn.because.{fit}")) for fit in Fit for card in _fitting(free, fit, moment))
    return next(found, None) or _of_week(free, moment, record, rules)


def _again(book: LearnBook, moment: Moment, record: LearnRecord) -> LearnOffer | None:
    card = book.by_id.get(record.open_id)
    if card is None or record.offered.get(card.id, date.min) < moment.today:
        return None
    fit = next((fit for fit in Fit if _fits(card, fit, moment)), None)
    return LearnOffer(card, reason("learn.because.week" if fit is None else f"learn.because.{fit}"))


def _of_week(free: list[LearnCard], moment: Moment, record: LearnRecord, rules: OfferRules) -> LearnOffer | None:
    """A card of this week of the plan, a few days after any other."""
    last = max(record.offered.values(), default=date.min)
    if (moment.today - last).days < rules.quiet_days:
        return None
    card = next((card for card in free if moment.week in card.weeks), None)
    return None if card is None else LearnOffer(card, reason("learn.because.week"))


def _fitting(free: list[LearnCard], fit: Fit, moment: Moment) -> list[LearnCard]:
    """The cards of an occasion, those first that name it first."""
    found = [card for card in free if _fits(card, fit, moment)]
    return sorted(found, key=lambda card: card.fits.index(fit))


def _fits(card: LearnCard, fit: Fit, moment: Moment) -> bool:
    return fit in card.fits and fit in moment.fits


def _is_recent(id: str, today: date, record: LearnRecord, rules: OfferRules) -> bool:
    days = (past[id] for past in (record.offered, record.read) if id in past)
    return any((today - day).days < rules.again_days for day in days)


def moment_of(walk: NextWalk, sessions: tuple[Session, ...], now: datetime, week: int, rules: OfferRules) -> Moment:
    """What the next walk and the last one say; ``sessions`` in order, ``now`` aware and in the user's zone."""
    last = next(reversed(sessions), None)
    since = now - timedelta(days=rules.fresh_days)
    fits = {*_fits_of_plan(walk, any(session.is_walked for session in sessions))}
    if last is not None and last.started_at >= since:
        fits.update(_fits_of_walk(last, walk))
    return Moment(now.date(), week, frozenset(fits), not walk.walk_allowed)


def _fits_of_plan(walk: NextWalk, walked: bool) -> Iterator[Fit]:
    told = {because.id for because in walk.reasons}
    if not walked:
        yield Fit.FIRST_WALK
    if walk.flare:
        yield Fit.FLARE
    if not told.isdisjoint(("because.gap", "because.gap_unanswered")):
        yield Fit.AFTER_GAP
    if "because.target" in told and walk.adjustment is not Adjustment.EASE:
        yield Fit.AT_TARGET


def _fits_of_walk(last: Session, walk: NextWalk) -> Iterator[Fit]:
    check_in = last.check_in or CheckIn()
    if _has_leg_signs(check_in):
        yield Fit.LEG_SIGNS
    if last.stop_reason is not None and last.stop_reason.is_pain:
        yield Fit.ON_STOP
    if walk.response is Response.RED:
        yield Fit.AFTER_RED
    if check_in.leg_soreness:
        yield Fit.SORE_LEGS
    if check_in.effort in (Effort.HARD, Effort.TOO_HARD):
        yield Fit.HARD


def _has_leg_signs(check_in: CheckIn) -> bool:
    before, after = check_in.reach_before or Reach.NONE, check_in.reach_after or Reach.NONE
    stings = {Quality.SHOOTING, Quality.NUMB, Quality.WEAK_LEG}
    return after.zone > before.zone or bool(stings & (check_in.qualities or frozenset()))
