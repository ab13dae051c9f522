"""Taking turns: which side of an experiment is next, in balanced blocks: neither side gets all the good weeks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from coach.domain.experiment import ExperimentRules, Factor, Finding, Side, compare, left_by, side_of
from coach.domain.session import Session

_A, _B = Side.FIRST, Side.SECOND
BLOCKS = ((_A, _A, _B, _B), (_A, _B, _A, _B), (_A, _B, _B, _A), (_B, _B, _A, _A), (_B, _A, _B, _A), (_B, _A, _A, _B))
"""Every order of two and two: after four walks both sides have had as many."""


@dataclass(frozen=True)
class Experiment:
    """Turns that somebody takes since ``began`` (aware), until ``ended`` or still."""

    factor: Factor
    began: datetime
    ended: datetime | None = None

    @property
    def seed(self) -> str:
        """The same experiment always has the same turns."""
        return f"{self.factor}:{self.began.timestamp():.0f}"

    def holds(self, session: Session) -> bool:
        """Whether a walk lies within it."""
        return session.started_at >= self.began and (self.ended is None or session.started_at <= self.ended)


@dataclass(frozen=True)
class Trial:
    """How an experiment stands: whose ``turn`` the next walk is (None once there are enough), what was found, and how
    many walks since its beginning were ``not_in_turn``."""

    experiment: Experiment
    turn: Side | None
    finding: Finding
    not_in_turn: int

    @property
    def is_done(self) -> bool:
        """Whether each side has its walks."""
        return self.turn is None


def follow_turns(experiment: Experiment, sessions: Iterable[Session], rules: ExperimentRules) -> Trial:
    """Where ``experiment`` stands. A turn waits until a walk takes it; a walk out of turn is left out, since whoever
    chose it had a reason. It ends with the last walk it needs: looking until chance looks like something would find
    something in the end. Never raises."""
    turns = _turns(experiment.seed)
    turn: Side | None = next(turns)
    taken, others, told = list[Session](), 0, dict.fromkeys(Side, 0)
    for session in sessions:
        if turn is None or not experiment.holds(session) or not session.is_walked:
            continue
        if side_of(session, experiment.factor, rules) is not turn:
            others += 1
            continue
        taken.append(session)
        told[turn] += left_by(session) is not None
        turn = None if min(told.values()) >= rules.each else next(turns)
    finding = compare(taken, experiment.factor, rules, by_turns=others < rules.left_out * (others + len(taken)))
    return Trial(experiment, turn, finding, others)


def _turns(seed: str) -> Iterator[Side]:
    number = 0
    while True:
        digest = hashlib.sha256(f"{seed}:{number}".encode()).digest()
        yield from BLOCKS[int.from_bytes(digest[:4], "big") % len(BLOCKS)]
        number += 1
