"""Promises of the single instance, kept between real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from coach.adapters.single_instance import SingleInstance

pytestmark = pytest.mark.usefixtures("qapp")

RUNNING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from coach.adapters.single_instance import SingleInstance

app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print(instance.claim(), flush=True)
LISTEN
instance.answer_with(lambda request: {"you said": request, "much": "x" * request.get("much", 0)})
instance.message_received.connect(lambda message: print(message, flush=True))
app.exec()
"""


@contextmanager
def another_process(
    folder: Path, listen: str = "instance.listen()", **variables: str
) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", RUNNING.replace("LISTEN", listen), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **variables}) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def surroundings(**variables: str) -> Iterator[None]:
    """This process with other variables for a while."""
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_the_second_instance_gives_way_and_is_heard_by_the_first(tmp_path: Path) -> None:
    with another_process(tmp_path) as first:
        assert line_of(first) == "True"
        second = SingleInstance(tmp_path)
        assert not second.claim()
        assert second.ask_running("show")
        assert line_of(first) == "show"


def test_the_folder_of_an_instance_that_was_killed_can_be_claimed(tmp_path: Path) -> None:
    with another_process(tmp_path) as first:
        assert line_of(first) == "True"
        first.kill()
        first.wait()
    heir = SingleInstance(tmp_path)
    assert heir.claim()
    heir.release()


def test_an_heir_of_a_killed_instance_hears_requests(tmp_path: Path) -> None:
    with another_process(tmp_path) as first:
        line_of(first)
        first.kill()
        first.wait()
    with another_process(tmp_path) as heir:
        assert line_of(heir) == "True"
        assert SingleInstance(tmp_path).ask_running("show")
        assert line_of(heir) == "show"


def test_a_request_waits_for_a_first_that_is_still_starting(tmp_path: Path) -> None:
    with another_process(tmp_path, "QTimer.singleShot(400, instance.listen)") as first:
        assert line_of(first) == "True"
        assert SingleInstance(tmp_path).ask_running("show")
        assert line_of(first) == "show"


def test_two_data_folders_are_two_instances(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    with another_process(folders[0]) as first:
        assert line_of(first) == "True"
        other = SingleInstance(folders[1])
        assert other.claim()
        other.release()


def test_a_very_long_data_folder_works(tmp_path: Path) -> None:
    folder = tmp_path / ("a" * 120) / ("b" * 120)
    folder.mkdir(parents=True)
    with another_process(folder) as first:
        assert line_of(first) == "True"
        assert SingleInstance(folder).ask_running("show")
        assert line_of(first) == "show"


def test_another_way_to_write_the_folder_is_the_same_instance(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "data")
    with another_process(tmp_path / "data") as first:
        assert line_of(first) == "True"
        second = SingleInstance(tmp_path / "link")
        assert not second.claim()
        assert second.ask_running("show")


def test_nobody_running_hears_nothing(tmp_path: Path) -> None:
    assert not SingleInstance(tmp_path).ask_running("show")


def test_a_folder_given_up_can_be_claimed_again(tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.claim()
    assert not second.claim()
    first.release()
    first.release()
    assert second.claim()
    second.release()


def test_requests_come_whole_and_in_order(tmp_path: Path) -> None:
    with another_process(tmp_path) as first:
        line_of(first)
        asking = SingleInstance(tmp_path)
        for message in ("show", "walk --minutes 10", "größer\nzwei"):
            assert asking.ask_running(message)
        assert [line_of(first) for _ in range(3)] == ["show", "walk --minutes 10", "größer zwei"]


def test_a_request_is_answered_and_words_go_on_being_heard(tmp_path: Path) -> None:
    with another_process(tmp_path) as first:
        line_of(first)
        asking = SingleInstance(tmp_path)
        assert asking.ask({"reminders": "größer"}) == {"you said": {"reminders": "größer"}, "much": ""}
        assert asking.ask_running("show")
        assert line_of(first) == "show"


def test_a_long_answer_comes_whole_and_one_without_end_is_none(tmp_path: Path) -> None:
    with another_process(tmp_path) as first:
        line_of(first)
        answer = SingleInstance(tmp_path).ask({"much": 60_000})
        assert answer is not None
        assert answer["much"] == "x" * 60_000
        assert SingleInstance(tmp_path).ask({"much": 500_000}) is None


def test_without_anybody_to_answer_there_is_no_answer(tmp_path: Path) -> None:
    assert SingleInstance(tmp_path).ask({"reminders": "status"}) is None


def test_one_that_only_hears_words_gives_no_answer(tmp_path: Path) -> None:
    with another_process(tmp_path, "instance.listen(); instance.answer_with = lambda answer: None") as first:
        line_of(first)
        assert SingleInstance(tmp_path).ask({"reminders": "status"}) is None


def test_what_is_no_request_gets_no_answer_and_harms_nobody(tmp_path: Path) -> None:
    with another_process(tmp_path) as first:
        line_of(first)
        asking = SingleInstance(tmp_path)
        for message in ("{", '{"a":' + "[" * 3000, '{"a": 1} {'):
            assert not asking.ask_running(message)
        assert asking.ask({}) == {"you said": {}, "much": ""}


def test_a_request_that_is_too_long_is_never_sent(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="too long"):
        SingleInstance(tmp_path).ask({"a": "x" * 5000})


def test_a_command_in_other_surroundings_finds_the_one_that_runs(tmp_path: Path) -> None:
    runtime = tmp_path / "run"
    runtime.mkdir()
    with another_process(tmp_path, XDG_RUNTIME_DIR="") as first:
        line_of(first)
        with surroundings(XDG_RUNTIME_DIR=str(runtime)):
            assert SingleInstance(tmp_path).ask({}) == {"you said": {}, "much": ""}


def test_a_command_finds_one_that_was_started_in_surroundings_that_nobody_can_guess(tmp_path: Path) -> None:
    runtime = tmp_path / "odd"
    runtime.mkdir()
    with TemporaryDirectory() as short, another_process(tmp_path, XDG_RUNTIME_DIR=short) as first:
        line_of(first)
        with surroundings(XDG_RUNTIME_DIR=str(runtime)):
            assert SingleInstance(tmp_path).ask({}) == {"you said": {}, "much": ""}


@pytest.mark.parametrize("told", [b"\x00", b"\xff\xfe", b"", b"/nobody/is/here", b"x" * 5000])
def test_a_damaged_word_about_where_it_listens_harms_nobody(tmp_path: Path, told: bytes) -> None:
    (tmp_path / "amble.address").write_bytes(told)
    assert SingleInstance(tmp_path).ask({}) is None
    first = SingleInstance(tmp_path)
    assert first.claim()
    first.listen()
    first.release()
    assert not (tmp_path / "amble.address").exists()
