"""Promises of the made-up people of the dose benchmark: the figures are worth something only while these hold."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.check_in import CheckIn
from coach.domain.plan import Plan
from coach.domain.progression import History, decide
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session
from tests.benchmarks import bench_dose, dose_body
from tests.benchmarks.dose_body import Body, Luck
from tests.benchmarks.dose_course import FIRST, Course, live
from tests.benchmarks.dose_people import KINDS, WEEKS, WORLDS, people
from tests.benchmarks.dose_rules import Asked, CutOff, Ladder, Ours, Past, Rule, Stay, Weekly
from tests.benchmarks.dose_table import not_better, row

CALM = Luck(**dict.fromkeys(Luck.__annotations__, 0.0) | {"flare": 1.0, "hill": 1.0, "sore": 1.0})
"""A day on which nothing happens by chance."""
EVERY: Sequence[Rule] = (Ours("ours", Rules()), Weekly(), Ladder(), CutOff(), Stay())


@dataclass
class Listening:
    """A rule that remembers what it was told."""

    rule: Rule
    heard: list[tuple[Past, Asked]]

    @property
    def name(self) -> str:
        return self.rule.name

    def days(self, past: Past) -> int:
        return self.rule.days(past)

    def ask(self, past: Past) -> Asked:
        asked = self.rule.ask(past)
        self.heard.append((past, asked))
        return asked


def heard_by(rule: Rule, kind: str) -> list[tuple[Past, Asked]]:
    """What a rule hears of one person, and what it asks."""
    heard: list[tuple[Past, Asked]] = []
    live(people(kind, 1)[0], Listening(rule, heard))
    return heard


def past(sessions: Sequence[Session] = (), weeks: int = 0, before: int = 2, start: int = 10) -> Past:
    """So many weeks after the start."""
    return Past(Plan(start_minutes=start), tuple(sessions), FIRST + timedelta(weeks=weeks), FIRST, before)


def a_walk(at: datetime, peak: int = 2, after: int = 2) -> Session:
    """A walk of ten planned minutes."""
    return Session(at, 10, 10.0, Outcome.DONE, check_in=CheckIn(peak=peak, after=after))


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.name)
def test_the_same_person_lives_the_same_half_year_twice(rule: Rule) -> None:
    person = people("flare-prone", 2)[1]
    assert live(person, rule) == live(person, rule)


def test_more_people_are_the_same_people_and_some_more() -> None:
    assert people("slow", 3)[:2] == people("slow", 2)
    assert len({person.nature for person in people("slow", 8)}) == 8


def test_backs_know_no_rule() -> None:
    imported = {
        name.name if isinstance(node, ast.Import) else node.module
        for node in ast.walk(ast.parse(inspect.getsource(dose_body)))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }
    assert {name for name in imported if name and name.startswith(("coach", "tests"))} == {"coach.domain.check_in"}


@given(st.sampled_from(sorted(KINDS)), st.floats(1, 60), st.floats(0, 30), st.integers(0, 99))
@settings(max_examples=50)
def test_walking_more_never_leaves_less_pain(kind: str, minutes: float, more: float, seed: int) -> None:
    nature, luck = KINDS[kind][0], Luck.drawn(Random(seed))
    left = []
    for walked in (minutes, minutes + more):
        body = Body(nature)
        body.wake(luck)
        answers = body.walk(walked, luck).answers
        left.append((answers.peak or 0, answers.after or 0, body.soreness))
    assert all(less <= much for less, much in zip(*left, strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_a_walk_within_what_is_tolerated_leaves_nothing(kind: str) -> None:
    body = Body(KINDS[kind][0])
    body.wake(CALM)
    walked = body.walk(0.8 * body.tolerance, CALM)
    assert (body.soreness, walked.hurt) == (0.0, False)
    assert walked.answers.peak == walked.answers.before


@pytest.mark.parametrize("kind", KINDS)
def test_too_much_leaves_soreness_that_rest_takes_away(kind: str) -> None:
    body = Body(KINDS[kind][0])
    body.wake(CALM)
    body.walk(1.5 * body.tolerance, CALM)
    sore = body.soreness
    assert sore > 1
    for _ in range(14):
        body.wake(CALM)
    assert body.soreness < sore / 10


def test_tolerance_grows_by_fitting_walks_and_fades_without_any() -> None:
    body = Body(KINDS["slow"][0])
    at_first = body.tolerance
    for _ in range(20):
        body.wake(CALM)
        body.walk(0.7 * body.tolerance, CALM)
    grown = body.tolerance
    for _ in range(10):
        body.wake(CALM)
    assert at_first < body.tolerance < grown


def test_a_cut_off_ends_a_walk_before_they_would() -> None:
    nature = KINDS["over-doer"][0]
    cut, free = Body(nature), Body(nature)
    assert cut.walk(40, CALM, stop_at=5).minutes < free.walk(40, CALM).minutes


@pytest.mark.parametrize("kind", KINDS)
def test_every_rule_hears_only_what_was_told_before(kind: str) -> None:
    for seen, _ in heard_by(Ours("ours", Rules()), kind):
        assert all(session.started_at < seen.now for session in seen.sessions)
        assert not seen.sessions or seen.sessions[-1].check_in is None or _morning_is_past(seen)


def _morning_is_past(seen: Past) -> bool:
    last = seen.sessions[-1]
    return last.check_in is None or last.check_in.morning is None or last.started_at.date() < seen.now.date()


def test_ours_is_the_real_decision_on_what_was_told() -> None:
    heard = heard_by(Ours("ours", Rules()), "non-answerer")
    for seen, asked in heard[::9]:
        assert asked.planned == decide(seen.plan, History(seen.sessions), seen.now, Rules()).minutes
        assert asked.minutes <= asked.planned
    told = heard[-1][0].sessions
    assert any(session.check_in is None for session in told)
    assert any(session.check_in is not None and session.check_in.morning is None for session in told)


def test_a_sign_that_waits_lets_nobody_walk_under_ours_alone() -> None:
    locked = replace(past(), locked=True)
    assert [rule.ask(locked).minutes == 0 for rule in EVERY] == [True, False, False, False, False]


def test_ten_per_cent_a_week_is_that_whatever_is_told() -> None:
    bad = [a_walk(FIRST, peak=10, after=10)]
    assert [Weekly().ask(past(bad, weeks)).minutes for weeks in (0, 1, 5, 20)] == [10, 11, 16, 30]


def test_the_ladder_reaches_its_end_in_nine_weeks_and_repeats_a_rung() -> None:
    walks = [a_walk(FIRST + timedelta(weeks=week, days=day)) for week in range(8) for day in (0, 2, 4)]
    missed = [walk for walk in walks if not 7 <= (walk.started_at - FIRST).days < 14]
    assert Ladder().ask(past(walks, 8)).minutes == 30
    assert Ladder().ask(past(missed, 8)).minutes == Ladder().ask(past(walks, 7)).minutes
    assert Ladder().days(past()) == 3


def test_the_cut_off_lets_nobody_walk_above_it() -> None:
    assert CutOff().ask(past(before=6)).minutes == 0
    assert CutOff().ask(past(before=5)).minutes == 10
    good, bad = a_walk(FIRST, peak=5, after=3), a_walk(FIRST, peak=6, after=3)
    assert [CutOff().ask(past([walk], 1)).minutes for walk in (good, bad)] == [11, 9]


def test_who_never_walks_longer_reaches_no_target() -> None:
    heard = heard_by(Stay(), "fast healer")
    assert {asked.minutes for _, asked in heard} == {heard[0][0].plan.start_minutes}
    assert len(heard) == WEEKS * 7


def test_other_worlds_change_the_backs_and_nothing_else() -> None:
    for world in WORLDS:
        person, usual = people("slow", 1, world)[0], people("slow", 1)[0]
        assert replace(person, nature=usual.nature) == usual
        assert (person.nature == usual.nature) is (world == "as set")


def test_it_is_told_where_another_rule_is_ahead_and_only_there() -> None:
    def course(minutes: float) -> Course:
        return Course(26, 5, 3, 12, 0, 0, minutes, 100)

    ours, ahead = [course(1000 + each) for each in range(9)], [course(1100 + each) for each in range(9)]
    mixed = [course(1000 + each + 50 * (-1) ** each) for each in range(9)]
    courses = {("slow", "ours"): ours, ("slow", "ahead"): ahead, ("slow", "mixed"): mixed}
    told = not_better("ours", ["slow"], ["ahead", "mixed"], courses)
    assert told == ["- slow, ahead: minutes walked 42 against 39"]
    assert row("slow", "ours", ours).count("|") == 10


def test_thresholds_are_changed_one_at_a_time() -> None:
    names = [name for name, _ in bench_dose.variants(Rules())]
    assert len(set(names)) == len(names)
    assert all(rules != Rules() for name, rules in bench_dose.variants(Rules()) if name != "nothing")


def test_the_published_table_holds_every_person_and_rule() -> None:
    words = Path(bench_dose.__file__).with_name("dose.md").read_text(encoding="utf-8")
    for kind in KINDS:
        for rule in [*bench_dose.our_rules(Rules()), *bench_dose.other_rules(), Stay()]:
            assert f"| {kind} | {rule.name} |" in words
