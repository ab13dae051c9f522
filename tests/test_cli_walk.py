"""A walk in the terminal: captions, a record, and Ctrl-C that keeps what was done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coach.cli import Terminal
from coach.cli_walk import Captions
from coach.domain.change import Change
from coach.domain.check_in import CheckIn
from coach.domain.day import DayKind
from coach.domain.red_flag import RedFlag
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.timeline import Phase
from coach.domain.walk import Route
from coach.services.ports import RunningSession
from coach.services.sound_ports import VoiceSettings
from coach.services.walk_changes import CHANGES, name_of
from tests.services.session_rig import Rig, a_timeline, build
from tests.terminal import NO_SOUND, ROOT, amble, people_of, program, set_up, shell, silent_shop

PHRASES = silent_shop(Path()).books.phrases
FAST = ("--speed", "600")
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def data(tmp_path: Path, qapp: QApplication) -> Path:  # noqa: ARG001
    """A folder in which somebody has set Amble up."""
    set_up(tmp_path / "data")
    return tmp_path / "data"


def sessions(data: Path) -> tuple[Session, ...]:
    with people_of(data) as core:
        return core.planning.sessions()


def test_a_walk_is_captioned_and_recorded(data: Path) -> None:
    told = amble(data, "walk", *FAST)
    (session,) = sessions(data)
    assert (told.code, told.err) == (0, "")
    assert (session.outcome, session.walked_minutes, session.planned_minutes) == (Outcome.DONE, 10, 10)
    lines = told.out.splitlines()
    assert lines[-2:] == [" 10:00  Done: 10 min walked.", PHRASES.say("cli.after_walk")]
    assert any("Stop if pain turns sharp" in line for line in lines)
    assert any("Steady pace" in line for line in lines)
    with people_of(data) as core:
        phases = [span.phase for span in core.segments.segments(session.id)]
    assert phases == [Phase.EASY, Phase.STEADY, Phase.EASY]


def test_a_warm_up_comes_first_and_does_not_count(data: Path) -> None:
    told = amble(data, "walk", "--minutes", "5", "--warm-up", *FAST)
    (session,) = sessions(data)
    assert "Warm-up" in told.out
    assert (session.walked_minutes, session.chosen_minutes) == (5, 5)


def test_a_walk_in_parts_rests_between_them_and_counts_the_walking(data: Path) -> None:
    told = amble(data, "walk", "--bouts", "5,5", "--rest", "1", "--route", "out_and_back", *FAST)
    (session,) = sessions(data)
    assert told.code == 0
    assert any("— Rest —" in line for line in told.out.splitlines())
    assert " 11:00  Done: 10 min walked." in told.out.splitlines()
    assert (session.bouts, session.route, session.walked_minutes) == ((5, 5), Route.OUT_AND_BACK, 10)


def test_parts_that_make_no_walk_are_refused_in_a_sentence(data: Path) -> None:
    told = amble(data, "walk", "--bouts", "5,6", *FAST)
    assert (told.code, told.out) == (2, "")
    assert "add up" in told.err
    assert sessions(data) == ()


def test_a_walk_longer_than_the_plans_is_refused(data: Path) -> None:
    told = amble(data, "walk", "--minutes", "11", *FAST)
    assert (told.code, told.out, told.err) == (2, "", PHRASES.say("cli.too_long", minutes=10) + "\n")
    assert sessions(data) == ()


def test_a_locked_plan_shows_its_card_and_ends_with_3(data: Path) -> None:
    with people_of(data) as core:
        core.check_ins.report_flags(frozenset({RedFlag.BLADDER}))
    told = amble(data, "walk", *FAST)
    books = silent_shop(data).books
    card = books.red_flags().card(RedFlag.BLADDER.urgency, books.region("default"))
    assert (told.code, told.out) == (3, "")
    assert told.err.splitlines() == [card.title, card.now, *card.sentences, PHRASES.say("cli.waiting")]
    assert sessions(data) == ()


def test_without_a_plan_a_walk_is_not_recorded(tmp_path: Path) -> None:
    told = amble(tmp_path, "walk", "--minutes", "1", *FAST)
    assert told.code == 0
    assert told.out.startswith(PHRASES.say("cli.unplanned"))
    assert "Done: 1 min walked." in told.out
    assert sessions(tmp_path) == ()


def test_a_walk_that_was_cut_off_is_closed_first(data: Path) -> None:
    with people_of(data) as core:
        id = core.sessions.begin(RunningSession(0, core.clock.now(), 10, None, False, False, 1, 0.0, 0.0, CheckIn()))
        core.sessions.keep_progress(id, 240, 240)
    told = amble(data, "walk", "--minutes", "1", *FAST)
    assert told.out.startswith(PHRASES.say("cli.closed_unfinished"))
    first, second = sessions(data)
    assert (first.outcome, first.walked_minutes) == (Outcome.SHORTENED, 4)
    assert second.outcome is Outcome.DONE


def test_on_a_day_on_which_the_back_ended_a_walk_no_other_is_walked(data: Path) -> None:
    with people_of(data) as core:
        begun = RunningSession(0, core.clock.now(), 10, None, False, False, 1, 0.0, 0.0, CheckIn())
        core.sessions.finish(core.sessions.begin(begun), 240, Outcome.STOPPED, StopReason.SHARP_PAIN)
        tomorrow = core.clock.now().date() + timedelta(days=1)
    told = amble(data, "walk", "--minutes", "1", *FAST)
    assert (told.code, told.out) == (3, "")
    because = PHRASES.say("because.stopped_today")
    assert told.err.splitlines() == [because, PHRASES.say("cli.not_before", day=tomorrow.isoformat())]
    assert because in amble(data, "today").out
    assert len(sessions(data)) == 1


def test_a_walk_that_got_worse_and_is_closed_first_is_enough_for_the_day(data: Path) -> None:
    with people_of(data) as core:
        begun = RunningSession(0, core.clock.now(), 10, None, False, False, 1, 0.0, 0.0, CheckIn())
        id = core.sessions.begin(begun)
        core.sessions.keep_progress(id, 240, 240)
        core.values.put(CHANGES, {name_of(begun): [[Change.GENTLER, 200.0, 5]]})
    told = amble(data, "walk", "--minutes", "1", *FAST)
    assert (told.code, told.out.strip()) == (3, PHRASES.say("cli.closed_unfinished"))
    assert PHRASES.say("because.stopped_today") in told.err
    assert len(sessions(data)) == 1


def test_ctrl_c_closes_the_walk_with_what_was_done(data: Path) -> None:
    command = [sys.executable, "-m", "coach", "--data-dir", str(data), "walk", "--speed", "60"]
    surroundings = {**os.environ, **NO_SOUND}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=surroundings
    ) as walking:
        assert walking.stdout is not None
        lines = iter(walking.stdout.readline, "")
        next(line for line in lines if "Steady pace" in line)
        walking.send_signal(signal.SIGINT)
        out, err = walking.communicate(timeout=20)
    (session,) = sessions(data)
    assert (walking.returncode, err) == (0, "")
    assert "Ended after" in out
    assert (session.outcome, session.stop_reason) == (Outcome.SHORTENED, StopReason.OTHER)
    assert 2 <= session.walked_minutes < 10


def test_a_terminal_that_is_gone_ends_the_walk_with_what_was_done(data: Path) -> None:
    told = shell("amble walk --speed 60 | head -1", data)
    assert told.err == ""
    (session,) = sessions(data)
    assert session.outcome is Outcome.SHORTENED


def test_the_speed_can_come_from_the_environment(data: Path) -> None:
    told = program("--data-dir", str(data), "walk", "--minutes", "2", AMBLE_SPEED="600")
    assert (told.code, told.err) == (0, "")
    assert "Done: 2 min walked." in told.out


def lines_of(rig: Rig) -> list[str]:
    """The captions of a walk performed in the terminal, without their times."""
    out = StringIO()
    captions = Captions(rig.runner, PHRASES, Terminal(out, StringIO(), StringIO()))
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(121)
    assert captions.problem is None
    return [line[8:].strip() for line in out.getvalue().splitlines()]


def test_a_walk_whose_every_sentence_sounded_says_nothing_about_it(tmp_path: Path) -> None:
    assert lines_of(build(tmp_path))[-1] == "Done: 1.5 min walked."


def test_sentences_that_did_not_sound_are_counted_at_the_end(tmp_path: Path) -> None:
    assert lines_of(build(tmp_path, slow=True))[-1] == "0 of 4 sentences sounded."


def test_a_missing_device_is_told_once_and_not_again_at_the_end(tmp_path: Path) -> None:
    lines = lines_of(build(tmp_path, broken=True))
    assert lines.count("(No sound device here.)") == 1
    assert lines[-1] == "Done: 1.5 min walked."


@pytest.mark.parametrize(("kind", "minutes", "phases"), [(DayKind.BAD, 5, 3), (DayKind.SO_SO, 10, 6)])
def test_the_walk_is_that_of_the_kind_of_day(data: Path, kind: DayKind, minutes: int, phases: int) -> None:
    with people_of(data) as core:
        core.days.tell(kind)
    told = amble(data, "walk", *FAST)
    assert told.out.count("—") // 2 >= phases
    (session,) = sessions(data)
    assert (session.walked_minutes, session.planned_minutes, session.day) == (minutes, 10, kind)
    assert session.bad_day is (kind is DayKind.BAD)
