from __future__ import annotations

from pathlib import Path

from coach.launch.checks import SUMMARY, all_checks, closing, passed, surroundings_of_checks, why_not, worst
from coach.launch.home import Home
from coach.launch.system import TOOLS
from tests.launch.test_system import USER


def _named(title: str, skipped: tuple[str, ...] = ()) -> list[str]:
    return next(check.command("python") for check in all_checks(skipped) if check.title == title)


def test_everything_is_checked_once() -> None:
    titles = [check.title for check in all_checks(())]
    assert titles == ["ruff check", "ruff format", "mypy", "domain", "alone", "tests"]


def test_every_branch_of_the_domain_is_run_and_its_tests_run_once() -> None:
    assert {"tests/domain", "--cov-branch", "--cov-fail-under=100"} <= set(_named("domain"))
    assert "--ignore=tests/domain" in _named("tests")


def test_what_measures_has_the_machine_to_itself_and_is_not_run_twice() -> None:
    assert "-n" not in _named("alone")
    assert _named("alone")[-1] == "(sound or quiet)"
    assert _named("tests")[-1] == "not (sound or quiet)"


def test_what_shares_a_file_shares_a_worker() -> None:
    assert "--dist=loadscope" in _named("tests")


def test_journeys_that_cannot_run_are_left_out() -> None:
    for title in ("alone", "tests"):
        assert _named(title, ("ffprobe", "journey"))[-1].endswith(" and not ffprobe and not journey")


def test_the_worst_exit_code_counts() -> None:
    checks = all_checks(())
    assert worst([(check, code) for check, code in zip(checks, (0, 1, 2, 0, 0, 1), strict=True)]) == 2
    assert worst([(check, -9 if check.title == "tests" else 0) for check in checks]) == 9
    assert worst([(check, 0) for check in checks]) == 0


def test_nothing_to_measure_is_well_but_no_tests_are_not() -> None:
    alone, tests = all_checks(())[-2:]
    assert passed(alone, 5)
    assert not passed(tests, 5)


def test_the_last_lines_name_what_did_not_run_and_end_with_pytests_summary() -> None:
    summary = "=================== 12 passed in 1.20s ==================="
    last = closing([(all_checks(())[0], 1)], ["tests/journeys/test_walk.py::test_a"], "no Xvfb", [summary]).splitlines()
    assert "ruff check: FAILED (1)" in last
    assert "not run: tests/journeys/test_walk.py::test_a (no Xvfb)" in last
    assert last[-1] == summary


def test_pytests_summary_is_known_by_its_shape() -> None:
    assert SUMMARY.match("===== 1 failed, 12 passed in 1.20s =====")
    assert SUMMARY.match("\x1b[32m\x1b[32m\x1b[1m12 passed\x1b[0m\x1b[32m in 0.1s\x1b[0m") is None
    assert SUMMARY.match("\x1b[32m===== \x1b[32m\x1b[1m12 passed\x1b[0m\x1b[32m in 0.10s\x1b[0m\x1b[32m =====\x1b[0m")
    assert not SUMMARY.match("===== test session starts =====")


def test_why_journeys_do_not_run_says_how_they_would() -> None:
    assert "sudo apt-get install xvfb" in why_not(USER, TOOLS[:1])


def test_no_window_opens_unless_asked_for(tmp_path: Path) -> None:
    home = Home(str(tmp_path))
    assert surroundings_of_checks(home, {})["QT_QPA_PLATFORM"] == "offscreen"
    assert surroundings_of_checks(home, {"QT_QPA_PLATFORM": "xcb"})["QT_QPA_PLATFORM"] == "xcb"
