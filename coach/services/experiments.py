"""Trying out what suits somebody: one experiment at a time, turns that can be left at any moment, and earlier ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from coach.domain.experiment import ExperimentRules, Factor, Finding, compare
from coach.domain.session import Session
from coach.domain.turns import Experiment, Trial, follow_turns
from coach.services.ports import Clock, KeyValueStore
from coach.services.records import EXPERIMENT, moment_from_json

EXPERIMENTS_PAST = "experiments_past"
MOST_PAST = 20
"""Earlier experiments that are kept, the latest ones."""


@dataclass(frozen=True)
class Experience:
    """What there is to show: ``findings`` of all walks, one for each factor; the ``trial`` that is on, and those before
    it, the latest first."""

    findings: tuple[Finding, ...]
    trial: Trial | None
    past: tuple[Trial, ...]


class Experiments:
    """Keeps which experiment is on. It never changes how long a walk is, nor when it is planned."""

    def __init__(
        self,
        values: KeyValueStore,
        sessions: Callable[[], tuple[Session, ...]],
        clock: Clock,
        rules: Callable[[], ExperimentRules],
    ) -> None:
        self._values, self._sessions, self._clock, self._rules = values, sessions, clock, rules

    def experience(self) -> Experience:
        """Everything the page shows. Raises ``StoreProblem``."""
        walks, rules = self._sessions(), self._rules()
        findings = tuple(compare(walks, factor, rules) for factor in Factor)
        past = tuple(follow_turns(experiment, walks, rules) for experiment in reversed(self._past()))
        return Experience(findings, self.trial(), past)

    def trial(self) -> Trial | None:
        """How the experiment that is on stands; None without one. Raises ``StoreProblem``."""
        experiment = self._experiment()
        return None if experiment is None else follow_turns(experiment, self._sessions(), self._rules())

    def begin(self, factor: Factor) -> None:
        """Take turns from now on; one that is on is put away first."""
        self.leave()
        experiment = Experiment(factor, self._clock.now())
        self._values.put(EXPERIMENT, _to_json(experiment))

    def leave(self) -> Experiment | None:
        """Take turns no longer; what was found stays, if any walk belongs to it. Returns what was on."""
        experiment = self._experiment()
        if experiment is None:
            return None
        ended = replace(experiment, ended=self._clock.now())
        if any(ended.holds(session) for session in self._sessions()):
            self._values.put(EXPERIMENTS_PAST, [_to_json(each) for each in (*self._past(), ended)[-MOST_PAST:]])
        self._values.remove(EXPERIMENT)
        return experiment

    def take_up_again(self, experiment: Experiment) -> None:
        """Undo ``leave``."""
        past = [each for each in self._past() if each.began != experiment.began]
        self._values.put(EXPERIMENTS_PAST, [_to_json(each) for each in past])
        self._values.put(EXPERIMENT, _to_json(experiment))

    def _experiment(self) -> Experiment | None:
        return _from_json(self._values.get(EXPERIMENT))

    def _past(self) -> tuple[Experiment, ...]:
        found = self._values.get(EXPERIMENTS_PAST)
        read = (_from_json(each) for each in found) if isinstance(found, list) else ()
        return tuple(experiment for experiment in read if experiment is not None)


def _to_json(experiment: Experiment) -> dict[str, object]:
    ended = experiment.ended.isoformat() if experiment.ended else None
    return {"factor": experiment.factor.value, "began": experiment.began.isoformat(), "ended": ended}


def _from_json(found: object) -> Experiment | None:
    if not isinstance(found, Mapping):
        return None
    factor = next((factor for factor in Factor if factor.value == found.get("factor")), None)
    began = moment_from_json(found.get("began"))
    if factor is None or began is None:
        return None
    return Experiment(factor, began, moment_from_json(found.get("ended")))
