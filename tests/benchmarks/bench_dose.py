"""Half a year of made-up people under our rules and others: `python -m tests.benchmarks.bench_dose [parts]`.

Parts are the table of ``dose.md``, other backs (``worlds``) or other thresholds (``sweep``, and ``chronic`` for who
lives with 6 of 10), with ``--people N`` of each kind; ``--write`` puts them into ``dose.md``. The figures are the same
every time.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.rules import Rules
from tests.benchmarks.dose_course import Course, live
from tests.benchmarks.dose_people import KINDS, WORLDS, people
from tests.benchmarks.dose_rules import CutOff, Ladder, Ours, Rule, Stay, Weekly
from tests.benchmarks.dose_table import HEAD, SUMMARY_HEAD, not_better, row, summary

PEOPLE = 40
"""Of each kind, for a quick run."""
DOCUMENT = Path(__file__).with_name("dose.md")


def main() -> None:
    """Print or write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="the table where nothing is named")
    parser.add_argument("--people", type=int, default=PEOPLE, help="how many of each kind")
    parser.add_argument("--write", action="store_true", help="put them into dose.md")
    given = parser.parse_args()
    ours = Catalogue(find_resources()).rules()
    for name in given.parts or ["table"]:
        text = f"{given.people} people of each kind, 26 weeks.\n\n{PARTS[name](ours, given.people)}"
        print(f"\n{text}")
        if given.write:
            _write(name, text)


def our_rules(rules: Rules) -> list[Rule]:
    """Ours, with each pace rule."""
    return [Ours(f"ours, {pace.id}", rules, pace.id) for pace in rules.paces]


def other_rules() -> list[Rule]:
    """What people use today."""
    return [Weekly(), Ladder(), CutOff()]


def compared(rules: Rules, count: int) -> str:
    """The table, and where ours is not better."""
    every = [*our_rules(rules), *other_rules(), Stay()]
    courses = {(kind, rule.name): lives(kind, rule, count) for kind in KINDS for rule in every}
    lines = [row(kind, rule.name, courses[kind, rule.name]) for kind in KINDS for rule in every]
    others = [rule.name for rule in other_rules()]
    behind = not_better("ours, usual", tuple(KINDS), others, courses)
    return "\n".join(
        [HEAD, *lines, "", "Where the usual pace is not better:", ""] + (behind or ["- nowhere, in these figures"])
    )


def other_worlds(rules: Rules, count: int) -> str:
    """The rules over all kinds, in each world, with what might be changed in ours."""
    others = [Ours(f"usual, {name}", changed) for name, changed in candidates(rules)]
    every: list[Rule] = [*our_rules(rules), *others, *other_rules(), Stay()]
    lines = [summary(f"{world} | {rule.name}", everybody(rule, count, world)) for world in WORLDS for rule in every]
    return "\n".join([SUMMARY_HEAD.format("World | Rule").replace("| --- |", "| --- | --- |", 1), *lines])


def swept(rules: Rules, count: int) -> str:
    """Our usual pace with one threshold at a time at another value."""
    every = [*variants(rules), *list(candidates(rules))[3:]]
    lines = [summary(name, everybody(Ours(name, changed), count)) for name, changed in every]
    return "\n".join([SUMMARY_HEAD.format("Changed"), *lines])


def chronic(rules: Rules, count: int) -> str:
    """Who lives with 6 of 10, under what might be changed in ours."""
    kind = "chronic 6/10"
    every = [("nothing", rules), *candidates(rules), changed(rules, ("red", "peak", 10))]
    lines = [summary(name, lives(kind, Ours(name, other), count)) for name, other in every]
    return "\n".join([SUMMARY_HEAD.format("Changed"), *lines])


Change = tuple[str, str, float]
"""A table of the rules, a name in it, and another value."""


def variants(rules: Rules) -> Iterable[tuple[str, Rules]]:
    """One threshold at a time, each to a value that guidance would bear."""
    yield "nothing", rules
    tried: Sequence[tuple[str, str, Sequence[float]]] = (
        ("step", "green_share", (0.05, 0.15)),
        ("step", "cap_share", (0.10, 0.15, 0.20)),
        ("step", "red_share", (0.15, 0.35)),
        ("red", "rise", (2, 4)),
        ("red", "morning_rise", (1, 3)),
        ("red", "peak", (7, 9)),
        ("amber", "rise", (1, 3)),
        ("amber", "peak", (5, 7)),
        ("flare", "reds", (1, 3)),
        ("flare", "share", (0.4, 0.65, 0.75)),
        ("flare", "calm_walks", (1, 3)),
        ("today", "over_usual", (1, 3)),
    )
    for table, name, values in tried:
        for value in values:
            yield changed(rules, (table, name, value))


def candidates(rules: Rules) -> Iterable[tuple[str, Rules]]:
    """What looked better among these people; whether it does among others is what other worlds are for."""
    yield changed(rules, ("step", "cap_share", 0.20))
    yield changed(rules, ("red", "peak", 9))
    yield changed(rules, ("amber", "rise", 1))
    yield changed(rules, ("red", "rise", 2), ("step", "red_share", 0.15))


def changed(rules: Rules, *changes: Change) -> tuple[str, Rules]:
    """The rules with other values, and what is other about them."""
    for table, name, value in changes:
        rules = replace(rules, **{table: replace(getattr(rules, table), **{name: value})})
    return ", ".join(f"{table}.{name} = {value:g}" for table, name, value in changes), rules


def everybody(rule: Rule, count: int, world: str = "as set") -> list[Course]:
    """Each kind under one rule."""
    return [course for kind in KINDS for course in lives(kind, rule, count, world)]


def lives(kind: str, rule: Rule, count: int, world: str = "as set") -> list[Course]:
    """One kind under one rule."""
    return [live(person, rule) for person in people(kind, count, world)]


PARTS: Mapping[str, Callable[[Rules, int], str]] = MappingProxyType(
    {"table": compared, "worlds": other_worlds, "sweep": swept, "chronic": chronic}
)


def _write(name: str, text: str) -> None:
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    whole = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(pattern.sub(lambda _: f"{begin}\n{text}\n{end}", whole), encoding="utf-8")


if __name__ == "__main__":
    main()
