"""The ``reminders`` commands: they talk to the running Amble, and without one do what the store allows."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from coach.adapters.single_instance import SingleInstance
from coach.bootstrap_core import Core
from coach.cli import Terminal, build_parser, run
from coach.domain.presence import HoldCause
from coach.domain.red_flag import FlagReport, RedFlag
from coach.domain.reminder import (
    HeadsUp,
    Held,
    OccurrenceState,
    Reminder,
    ReminderKind,
    ReminderPause,
    ReminderStatus,
    walk_name,
)
from coach.domain.schedule import Occurrence, Schedule
from coach.services.reminder_memory import Memory, keep_memory
from coach.services.reminder_pauses import kept_pause
from coach.services.reminder_status import status_to_json
from tests.fakes.running_amble import Answer, FakeRunningAmble
from tests.terminal import Told, amble, people_of, set_up, silent_shop

NOT_RUNNING = "Amble is not running, so nothing reminds you until you open it.\n"
BUSY = "2026-11-12T12:00:00+01:00"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    set_up(tmp_path)
    return tmp_path


def walk_later_today(core: Core) -> datetime:
    """A walk in an hour; at the end of a day, just before midnight."""
    now = core.clock.now()
    at = min(now + timedelta(hours=1), now.replace(hour=23, minute=59, second=0, microsecond=0))
    at = at.replace(second=0, microsecond=0)
    core.planning.set_schedule(Schedule((at.time(),) * 7))
    return at


def said(told: Told, *, code: int = 0) -> str:
    assert (told.code, "Traceback" in told.err) == (code, False), told
    return told.err if code else told.out


def asked(folder: Path, answer: Answer, *arguments: str) -> tuple[Told, FakeRunningAmble]:
    """The command beside a running Amble that answers like this."""
    running, out, err = FakeRunningAmble(answer), StringIO(), StringIO()
    shop = silent_shop(folder)

    def opened() -> object:
        bench = shop.open()
        return replace(bench, reminding=lambda: replace(bench.reminding(), running=running))

    code = run(
        build_parser().parse_args(["reminders", *arguments]),
        replace(shop, open=opened),  # type: ignore[arg-type]
        Terminal(out, err, StringIO()),
    )
    return Told(code, out.getvalue(), err.getvalue()), running


def answering(**answer: object) -> Callable[[dict[str, object]], dict[str, object]]:
    return lambda _request: answer


# --- without one ------------------------------------------------------------------------------------------------------


def test_before_the_set_up_every_command_says_so(tmp_path: Path) -> None:
    for command in (["status"], ["log"]):
        assert "not set up" in said(amble(tmp_path, "reminders", *command))
    for command in (["skip"], ["snooze"], ["start"], ["go-on"], ["pause", "--until", "2h"]):
        assert "not set up" in said(amble(tmp_path, "reminders", *command), code=1)
    assert json.loads(said(amble(tmp_path, "reminders", "status", "--json"))) == {"set_up": False}


def test_the_status_of_the_store_names_the_next_walk_and_that_nothing_runs(data: Path) -> None:
    with people_of(data) as core:
        at = walk_later_today(core)
    told = said(amble(data, "reminders", "status"))
    assert told.startswith(NOT_RUNNING)
    assert f" {at.hour:02}:{at.minute:02}." in told
    as_object = json.loads(said(amble(data, "reminders", "status", "--json")))
    assert (as_object["running"], as_object["next"]["at"]) == (False, at.isoformat())


def test_a_pause_is_kept_for_the_next_start_told_and_taken_back(data: Path) -> None:
    assert "paused until" in said(amble(data, "reminders", "pause", "--until", "90m"))
    with people_of(data) as core:
        pause = kept_pause(core.values, core.clock.now())
        assert pause is not None
        assert timedelta(minutes=89) < pause.until - core.clock.now() <= timedelta(minutes=90)
    assert "paused until" in said(amble(data, "reminders", "status"))
    assert "Reminders are on." in said(amble(data, "reminders", "go-on"))
    assert "paused" not in said(amble(data, "reminders", "status"))


def test_later_and_skip_are_noted_for_the_next_start(data: Path) -> None:
    with people_of(data) as core:
        at = walk_later_today(core)
        now = core.clock.now()
    if at - now < timedelta(minutes=2) or (at + timedelta(minutes=1)).date() != now.date():
        pytest.skip("just before midnight nothing can be put off until later today")
    assert "Walk: put off until" in said(amble(data, "reminders", "snooze", "--minutes", "1"))
    told = json.loads(said(amble(data, "reminders", "status", "--json")))
    assert [each["until"] for each in told["snoozed"]] == [(at + timedelta(minutes=1)).astimezone(UTC).isoformat()]
    assert "Walk: skipped." in said(amble(data, "reminders", "skip"))
    with people_of(data) as core:
        assert core.occurrences.state(walk_name(at.date())) == OccurrenceState.SKIPPED
    assert "No reminder of today is left" in said(amble(data, "reminders", "skip"), code=2)


def test_start_needs_the_window(data: Path) -> None:
    assert "Amble is not running" in said(amble(data, "reminders", "start"), code=1)


@pytest.mark.parametrize(
    "wrong",
    [
        ["pause", "--until", "soon"],
        ["pause", "--until", "2030-01-01"],
        ["pause", "--until", "2020-01-01"],
        ["snooze", "--until", "2020-01-01"],
        ["log", "--day", "someday"],
        ["log", "--day", "9999-12-31"],
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(data: Path, wrong: list[str]) -> None:
    with people_of(data) as core:
        walk_later_today(core)
    assert said(amble(data, "reminders", *wrong), code=2).count("\n") == 1


@pytest.mark.parametrize(
    "wrong", [[], ["pause"], ["snooze", "--minutes", "0"], ["snooze", "--minutes", "x"], ["sleep"]]
)
def test_what_is_no_command_is_refused(data: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        amble(data, "reminders", *wrong)
    assert left.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_while_walking_waits_the_status_says_how_it_goes_on(data: Path) -> None:
    with people_of(data) as core:
        core.answers.report_flags(FlagReport(core.clock.now(), frozenset({RedFlag.FEVER})))
    assert amble(data, "reminders", "status").code == 3
    assert amble(data, "reminders", "start").code == 3


def beside_a_silent_one(data: Path, *arguments: str) -> Told:
    """The command while another Amble has the folder and does not answer."""
    window = SingleInstance(data)
    assert window.claim()
    shop = silent_shop(data)
    bench = shop.open()
    silent = replace(bench, reminding=lambda: replace(bench.reminding(), running=FakeRunningAmble()))
    out, err = StringIO(), StringIO()
    arguments_read = build_parser().parse_args(["reminders", *arguments])
    code = run(arguments_read, replace(shop, open=lambda: silent), Terminal(out, err, StringIO()))
    window.release()
    return Told(code, out.getvalue(), err.getvalue())


def test_an_amble_that_is_open_and_does_not_answer_is_told_and_nothing_is_changed(data: Path) -> None:
    assert "does not answer, so nothing was changed" in said(beside_a_silent_one(data, "skip"), code=1)


def test_what_such_a_one_has_kept_is_told_all_the_same(data: Path) -> None:
    with people_of(data) as core:
        walk_later_today(core)
    told = said(beside_a_silent_one(data, "status"))
    assert told.startswith("Amble is open on this folder but does not answer just now.")
    assert "Next walk: " in told
    as_object = json.loads(said(beside_a_silent_one(data, "status", "--json")))
    assert (as_object["running"], as_object["answers"]) == (True, False)


# --- with one ---------------------------------------------------------------------------------------------------------

AT = datetime.fromisoformat(BUSY)
DAY = AT.date()
STATUS = ReminderStatus(
    next=Occurrence(DAY, AT + timedelta(hours=1)),
    showing=(Reminder(ReminderKind.WALK, DAY, AT),),
    announced=HeadsUp(walk_name(DAY), AT),
    held=Held(walk_name(DAY), HoldCause.CALL, AT),
    pause=ReminderPause(AT, AT + timedelta(hours=2)),
    snoozed=((walk_name(DAY), AT),),
)


def test_the_status_of_the_running_amble_is_told_line_by_line(data: Path) -> None:
    told, running = asked(data, answering(done="status", status=status_to_json(STATUS)), "status")
    assert running.asked == [{"reminders": "status"}]
    lines = said(told).splitlines()
    assert lines[0] == "Amble is running."
    starts = ["Reminders are paused until", "On the screen: Walk", "Announced: Walk", "Walk: waiting since"]
    starts += ["Walk: put off until", "Next walk: "]
    assert [line[: len(start)] for line, start in zip(lines[1:], starts, strict=True)] == starts
    assert "you are in a call" in lines[4]


def test_the_break_that_comes_by_sitting_is_foreseen_except_in_a_pause(data: Path) -> None:
    soon = datetime.now(UTC) + timedelta(minutes=12, seconds=5)
    status = ReminderStatus(break_at=soon)
    told, _ = asked(data, answering(done="status", status=status_to_json(status)), "status")
    assert "Break: after about 12 more minutes of sitting." in said(told)
    paused = replace(status, pause=ReminderPause(soon, soon + timedelta(hours=2)))
    told, _ = asked(data, answering(done="status", status=status_to_json(paused)), "status")
    assert "sitting" not in said(told)


@pytest.mark.parametrize(
    ("command", "request_sent", "told"),
    [
        (["go-on"], {"reminders": "go_on"}, "Reminders are on."),
        (["skip"], {"reminders": "skip"}, "Walk: skipped."),
        (["snooze"], {"reminders": "snooze", "minutes": 15}, "Walk: put off until"),
        (["start"], {"reminders": "start"}, "It is open in Amble's window."),
    ],
)
def test_what_is_done_is_told(data: Path, command: list[str], request_sent: dict[str, object], told: str) -> None:
    about = {"kind": "walk", "day": DAY.isoformat(), "slot": ""}
    found, running = asked(
        data, answering(done=request_sent["reminders"], about=about, until=BUSY, status={}), *command
    )
    assert running.asked == [request_sent]
    assert told in said(found)
    assert "not running" not in found.out


@pytest.mark.parametrize(
    ("hours", "told"),
    [(1, "14:00."), (2, "14:00. Its reminder comes after the pause."), (20, "14:00. The pause lasts beyond that day")],
)
def test_the_next_walk_is_told_with_a_pause_that_lies_over_it(data: Path, hours: int, told: str) -> None:
    at = AT + timedelta(hours=2)
    status = ReminderStatus(next=Occurrence(DAY, at), pause=ReminderPause(AT, AT + timedelta(hours=hours, minutes=30)))
    with people_of(data) as core:
        zone = core.clock.zone()
    told = told.replace("14:00", f"{at.astimezone(zone):%H:%M}")
    found, _ = asked(data, answering(done="status", status=status_to_json(status)), "status")
    assert told in said(found).splitlines()[-1]


@pytest.mark.parametrize(
    ("price", "told"),
    [
        ({"minutes": 12, "fits": 12, "before": None}, []),
        ({"minutes": 12, "fits": 12, "before": "2026-11-12T18:05:00+01:00"}, ["All of it fits before {time} then."]),
        (
            {"minutes": 12, "fits": 6, "before": "2026-11-12T18:05:00+01:00"},
            ["Then 6 minutes of it fit before {time}."],
        ),
        ({"minutes": 12, "fits": 0, "before": None}, ["Your calendar has that time taken."]),
        ({"minutes": "many"}, []),
    ],
)
def test_what_is_put_off_tells_its_price_where_it_is_known(
    data: Path, price: dict[str, object], told: list[str]
) -> None:
    with people_of(data) as core:
        time = datetime.fromisoformat("2026-11-12T18:05:00+01:00").astimezone(core.clock.zone())
    about = {"kind": "walk", "day": DAY.isoformat(), "slot": ""}
    found, _ = asked(data, answering(done="snooze", about=about, until=BUSY, price=price), "snooze")
    assert said(found).splitlines()[1:] == [each.format(time=f"{time:%H:%M}") for each in told]


def test_what_moved_is_told_with_its_place(data: Path) -> None:
    about = {"kind": "walk", "day": DAY.isoformat(), "slot": ""}
    found, _ = asked(data, answering(done="moved", about=about, until=BUSY), "snooze")
    assert "Walk: put off often enough, so it moved to" in said(found)


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        ({"refused": "too_often"}, 2, "often enough"),
        ({"refused": "closed", "closes": "2026-11-12T17:00:00+00:00"}, 2, "end at 17:00 today"),
        ({"refused": "closed", "closes": None}, 2, "today without reminders"),
        ({"refused": "not_understood"}, 1, "does not know this command"),
        ({"refused": "something_new"}, 1, "does not know this command"),
        ({"problem": "The disk is away."}, 1, "The disk is away."),
    ],
)
def test_what_is_refused_ends_with_its_code(data: Path, answer: dict[str, object], code: int, words: str) -> None:
    found, _ = asked(data, answering(**answer), "snooze")
    assert words in said(found, code=code)


# --- the log ----------------------------------------------------------------------------------------------------------


def test_the_log_tells_each_occurrence_with_its_state_cause_and_history(data: Path) -> None:
    with people_of(data) as core:
        now = core.clock.now()
        yesterday = walk_name(now.date() - timedelta(days=1))
        core.values.put("first_day", (now.date() - timedelta(days=30)).isoformat())
        core.occurrences.note(yesterday, "waiting", now - timedelta(days=1, minutes=9), "call")
        core.occurrences.note(yesterday, "held", now - timedelta(days=1), "call")
        core.occurrences.note(yesterday, "invented_later", now, "call")
    told = said(amble(data, "reminders", "log"))
    assert "12:30 Walk: Held back. You were in a call." in told
    assert "Waiting for a good moment. You were in a call." in told
    as_object = json.loads(said(amble(data, "reminders", "log", "--json")))
    entry = next(each for each in as_object["entries"] if each["day"] == yesterday.day.isoformat())
    assert (entry["state"], entry["cause"], entry["closed"]) == ("held", "call", True)
    assert [note["state"] for note in entry["history"]] == ["waiting", "held"]


def test_the_log_says_when_amble_was_not_open(data: Path) -> None:
    with people_of(data) as core:
        since = core.clock.now() - timedelta(days=3)
        core.values.put("first_day", since.date().isoformat())
        keep_memory(core.values, Memory(since=since))
    told = said(amble(data, "reminders", "log"))
    assert told.count("12:30 Walk: Amble was not open at its time.") >= 2


def test_why_not_is_answered_for_any_day(data: Path) -> None:
    with people_of(data) as core:
        today = core.clock.now().date()
    for day in ("2020-01-01", "0001-01-01", "today", "yesterday", "tomorrow", today.isoformat()):
        answers = json.loads(said(amble(data, "reminders", "log", "--day", day, "--json")))["why_not"]
        assert answers
        assert all(answer["told"] for answer in answers)
    assert "no plan yet" in said(amble(data, "reminders", "log", "--day", "2020-01-01"))
    assert "still to come, at 12:30" in said(amble(data, "reminders", "log", "--day", "tomorrow"))
