from __future__ import annotations

from pathlib import Path

import pytest

from coach.launch.lock import addresses, lock_commands
from coach.launch.pins import applies, folder_key, needed, read_pins

LINUX = {"sys_platform": "linux", "python_full_version": "3.11.99", "implementation_name": "cpython"}
LOCK = """dbus-fast==5.2.0 ; sys_platform == 'linux' \\
    --hash=sha256:aa
msgspec==0.22.0 \\
    --hash=sha256:bb \\
    --hash=sha256:cc
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:dd
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:ee
"""
ROOT = Path(__file__).parent.parent.parent


def test_each_pin_keeps_its_hashes() -> None:
    pins = read_pins(LOCK)
    assert [pin.key for pin in pins] == ["dbus-fast==5.2.0", "msgspec==0.22.0", "numpy==2.4.6", "numpy==2.5.5"]
    assert pins[1].text == "msgspec==0.22.0 \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\n"
    assert "".join(pin.text for pin in pins) == LOCK


def test_only_what_this_system_needs_is_fetched() -> None:
    assert [pin.version for pin in needed(read_pins(LOCK), LINUX, [])] == ["5.2.0", "0.22.0", "2.4.6"]


def test_what_is_installed_is_not_fetched_again() -> None:
    there = [folder_key("dbus_fast", "5.2.0"), folder_key("MsgSpec", "0.22.0")]
    assert [pin.name for pin in needed(read_pins(LOCK), LINUX, there)] == ["numpy"]


def test_another_version_of_the_same_library_is_fetched() -> None:
    assert "numpy" in [pin.name for pin in needed(read_pins(LOCK), LINUX, [folder_key("numpy", "2.4.5")])]


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("", True),
        ("sys_platform == 'win32' or sys_platform == 'linux'", True),
        ("sys_platform == 'linux' and python_full_version >= '3.12'", False),
        ("implementation_name != 'PyPy'", True),
        ("something_new == 'x'", True),
        ("not a condition", True),
    ],
)
def test_conditions_are_read_and_strange_ones_left_to_pip(condition: str, holds: bool) -> None:
    assert applies(condition, LINUX) is holds


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_the_lists_hash_everything_and_name_no_place(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert addresses(text) == []
    assert all("--hash=sha256:" in pin.text for pin in read_pins(text))
    assert len(read_pins(text)) == sum(not line.startswith(" ") for line in text.splitlines())


def test_a_list_that_names_a_place_is_noticed() -> None:
    assert addresses("--find-links here\nx @ https://example.org/x.whl\nmsgspec==1\n") == [
        "--find-links here",
        "x @ https://example.org/x.whl",
    ]


def test_the_tests_are_pinned_to_the_libraries_of_the_program() -> None:
    program, tests = lock_commands("uv")
    assert program[program.index("--output-file") + 1] == tests[tests.index("--constraint") + 1]
    program_pins, test_pins = (
        {pin.key for pin in read_pins((ROOT / name).read_text(encoding="utf-8"))}
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert program_pins <= test_pins
