"""Closing the window, where there is a tray and where there is none."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from dbus_fast import Message, Variant
from dbus_fast.aio import MessageBus

from tests.display import Display
from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.seeds import seed
from tests.patience import until
from tests.session_bus import NOTIFICATIONS, Answers, StandIn

pytestmark = pytest.mark.journey
WATCHER = "org.kde.StatusNotifierWatcher"
WATCHES = f"""<node><interface name="{WATCHER}">
  <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
  <method name="RegisterStatusNotifierHost"><arg type="s" direction="in"/></method>
  <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
  <property name="RegisteredStatusNotifierItems" type="as" access="read"/>
  <property name="ProtocolVersion" type="i" access="read"/>
</interface></node>"""

NOTIFIES: Answers = {
    "Notify": lambda _: ("u", [1]),
    "CloseNotification": lambda _: ("", []),
    "GetCapabilities": lambda _: ("as", [["body", "actions"]]),
    "GetServerInformation": lambda _: ("ssss", ["stand-in", "tests", "1", "1.2"]),
}


@pytest.fixture
def tray(screen: Display) -> Iterator[StandIn]:
    """What a panel with a tray offers on the session bus."""
    answers: Answers = {
        "RegisterStatusNotifierItem": lambda _: ("", []),
        "Get": _property,
        "GetAll": lambda _: ("a{sv}", [{}]),
    }
    with StandIn(screen.bus, WATCHER, answers, WATCHES) as tray:
        yield tray


def _property(body: list[Any]) -> tuple[str, list[Any]]:
    known = {
        "IsStatusNotifierHostRegistered": Variant("b", True),
        "RegisteredStatusNotifierItems": Variant("as", []),
        "ProtocolVersion": Variant("i", 0),
    }
    return "v", [known[body[1]]]


@pytest.fixture
def notices(screen: Display) -> Iterator[StandIn]:
    """What shows the tray's messages."""
    with StandIn(screen.bus, "org.freedesktop.Notifications", NOTIFIES, NOTIFICATIONS) as notices:
        yield notices


def test_with_a_tray_closing_keeps_amble_there_and_says_so_once(
    start: Start, person: Person, home: Path, tray: StandIn, notices: StandIn, screen: Display
) -> None:
    seed(home / "data")
    program = start()
    person.waits_for("Walk 1")
    (item,) = tray.next_call("RegisterStatusNotifierItem")
    _closes(person)
    assert any("Amble stays here" in str(part) for part in notices.next_call("Notify"))
    assert program.is_running

    asyncio.run(_press(screen.bus, item))
    person.waits_for("Walk 1")
    _closes(person)
    asyncio.run(_press(screen.bus, item))
    person.waits_for("Walk 1")
    until(lambda: person.active_window() == "Amble")
    ways.leaves(person, program)
    assert "Notify" not in [method for method, _ in notices.calls.queue]


def _closes(person: Person) -> None:
    until(lambda: person.active_window() == "Amble")
    person.closes_window()
    person.waits_until_gone("Walk 1")


async def _press(bus: str, item: str) -> None:
    """Click the icon in the tray."""
    line = await MessageBus(bus_address=bus).connect()
    pressed = Message(
        item, "/StatusNotifierItem", "org.kde.StatusNotifierItem", "Activate", signature="ii", body=[0, 0]
    )
    await line.call(pressed)
    line.disconnect()


def test_without_a_tray_closing_quits(start: Start, person: Person, home: Path) -> None:
    seed(home / "data")
    program = start()
    person.waits_for("Walk 1")
    until(lambda: person.active_window() == "Amble")
    person.closes_window()
    assert program.ends() == 0
