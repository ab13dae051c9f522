"""`python3 main.py test`: the linters, the types and the tests, with what they need. With arguments, pytest alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from coach.launch.edge import make_ready, this_machine
from coach.launch.home import TEST, Home
from coach.launch.machine import Machine
from coach.launch.runner import Shell
from coach.launch.system import Tool, kinds_without, missing_tools

NO_TESTS = 5
"""pytest's exit code when nothing was left to run."""
ALONE = "sound or quiet"
"""pytest markers of what records sound or measures time, so that nothing else may run beside it."""
WORKERS = "3"
"""One more than the cores of a small machine: a journey waits for its program most of the time."""
DOMAIN = "tests/domain"
EVERY_BRANCH = ("--cov=coach.domain", "--cov-branch", "--cov-fail-under=100", "--cov-report=term-missing:skip-covered")
# A file stays in one worker, which makes its walks, voices and windows once; the files are taken in their order, as the
# journeys, few and long, would otherwise come last.
BESIDE = ("-n", WORKERS, "--dist=loadscope", "--no-loadscope-reorder")
OUTCOMES = "passed|failed|skipped|deselected|errors?|xfailed|xpassed|warnings?"
SUMMARY = re.compile(rf"^(\x1b\[\d*m)*=+ .*\d+ ({OUTCOMES})\b.* =+")
NAMED = re.compile(r"^(?P<name>\S+\.py::\S+)")

Show = Callable[[Sequence[str]], tuple[int, list[str]]]
"""Runs a command in sight of the person; gives its exit code and its lines."""


@dataclass(frozen=True)
class Check:
    """One thing that must be well. ``module`` and ``arguments`` are what Python runs."""

    title: str
    arguments: tuple[str, ...]

    def command(self, python: str) -> list[str]:
        """The whole command."""
        return [python, "-m", *self.arguments]


def all_checks(skipped: Sequence[str]) -> list[Check]:
    """The checks, in order. What measures has the machine to itself. ``skipped`` holds the pytest markers that cannot
    run here."""
    without = "".join(f" and not {kind}" for kind in skipped)
    return [
        Check("ruff check", ("ruff", "check", ".")),
        Check("ruff format", ("ruff", "format", "--check", ".")),
        Check("mypy", ("mypy",)),
        # The same examples each time: coverage must not hang on luck.
        Check("domain", ("pytest", "-n", "2", DOMAIN, *EVERY_BRANCH, "--hypothesis-profile=ci")),
        Check("alone", ("pytest", "-m", f"({ALONE}){without}")),
        Check("tests", ("pytest", *BESIDE, f"--ignore={DOMAIN}", "-m", f"not ({ALONE}){without}")),
    ]


def passed(check: Check, code: int) -> bool:
    """Whether a check is well; so is a machine on which nothing can be measured."""
    return code == 0 or (code == NO_TESTS and check.title == "alone")


def why_not(machine: Machine, missing: Sequence[Tool]) -> str:
    """Why journeys do not run, and how they would."""
    programs = ", ".join(tool.program for tool in missing)
    packages = " ".join(dict.fromkeys(tool.package for tool in missing))
    said = f"this machine has no {programs}"
    return f"{said}; `sudo apt-get install {packages}` brings them" if machine.manager == "apt-get" else said


def closing(results: Sequence[tuple[Check, int]], not_run: Sequence[str], why: str, summaries: Sequence[str]) -> str:
    """The last lines: each check, the journeys that did not run and why, and pytest's own summaries."""
    lines = [f"{check.title}: {'well' if passed(check, code) else f'FAILED ({code})'}" for check, code in results]
    lines += [f"not run: {name} ({why})" for name in not_run]
    return "\n".join(("", *lines, *summaries))


def worst(results: Sequence[tuple[Check, int]]) -> int:
    """The exit code of the whole: the highest of those that are not well."""
    return max((abs(code) for check, code in results if not passed(check, code)), default=0)


def run_checks(home: Home, arguments: Sequence[str]) -> int:
    """Make the tests' set-up ready and run them. Returns the worst exit code."""
    if not home.is_ready(TEST):
        code = make_ready(home, TEST)
        if code:
            return code
    environment = surroundings_of_checks(home, os.environ)
    try:
        if arguments:
            return subprocess.call([home.python, "-m", "pytest", *arguments], cwd=home.root, env=environment)
        return _run_all(home, environment)
    except KeyboardInterrupt:
        return 130


def surroundings_of_checks(home: Home, outer: Mapping[str, str]) -> dict[str, str]:
    """The environment variables of the checks: no window on the screen unless the person asks for it."""
    return {"QT_QPA_PLATFORM": "offscreen", **outer, **home.surroundings()}


def _run_all(home: Home, environment: Mapping[str, str]) -> int:
    missing = missing_tools(home, Shell(os.devnull))
    skipped = kinds_without(missing)
    results: list[tuple[Check, int]] = []
    summaries: list[str] = []
    for check in all_checks(skipped):
        print(f"\n--- {check.title}", flush=True)
        code, lines = _show(check.command(home.python), home.root, environment)
        results.append((check, code))
        summaries += [line for line in lines if SUMMARY.match(line)][-1:]
    names = _names(home, environment, skipped)
    print(closing(results, names, why_not(this_machine(home.root), missing), summaries), flush=True)
    return worst(results)


def _show(command: Sequence[str], folder: str, environment: Mapping[str, str]) -> tuple[int, list[str]]:
    colour = {"PY_COLORS": "1", "FORCE_COLOR": "1"} if sys.stdout.isatty() else {}
    lines: list[str] = []
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**environment, **colour},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            print(line, end="", flush=True)
            lines.append(line.rstrip("\n"))
    return process.returncode, lines


def _names(home: Home, environment: Mapping[str, str], kinds: Sequence[str]) -> list[str]:
    """The tests with these markers."""
    if not kinds:
        return []
    asked = [home.python, "-m", "pytest", "--collect-only", "-q", "-m", " or ".join(kinds)]
    done = subprocess.run(asked, cwd=home.root, env=environment, capture_output=True, text=True, check=False)
    return [found["name"] for found in map(NAMED.match, done.stdout.splitlines()) if found]
