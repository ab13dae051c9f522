"""Closing the window, where there is a tray and where there is none."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from dbus_fast import Message, MessageType, Variant
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
NOTIFIER_ITEM, PROPERTIES = "org.kde.StatusNotifierItem", "org.freedesktop.DBus.Properties"
MENU, MENU_PATH = "com.canonical.dbusmenu", "/MenuBar"
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


def test_the_menu_pauses_reminders_and_the_tip_says_until_when(
    start: Start, person: Person, home: Path, tray: StandIn, screen: Display
) -> None:
    seed(home / "data")
    program = start()
    person.waits_for("Walk 1")
    (item,) = tray.next_call("RegisterStatusNotifierItem")
    icon = Icon(screen.bus, item)
    until(lambda: "Next walk: today, 12:30" in asyncio.run(icon.tip()))
    assert asyncio.run(icon.choose("Pause reminders", "For 1 hour"))
    person.waits_for("Reminders are paused until")
    until(lambda: "Reminders are paused until" in asyncio.run(icon.tip()))
    assert asyncio.run(icon.choose("Remind me again now"))
    until(lambda: "Next walk: today, 12:30" in asyncio.run(icon.tip()))
    ways.leaves(person, program)


class Icon:
    """The icon in the tray as a panel knows it."""

    def __init__(self, bus: str, item: str) -> None:
        self._bus, self._item = bus, item

    async def tip(self) -> str:
        """What it says when the mouse rests on it."""
        async with _line(self._bus) as line:
            body = await self._ask(line, "/StatusNotifierItem", PROPERTIES, "Get", "ss", [NOTIFIER_ITEM, "ToolTip"])
            return " ".join(map(str, body[0].value))

    async def choose(self, *words: str) -> bool:
        """Click an entry of its menu, or of the menu below one; whether it is there."""
        async with _line(self._bus) as line:
            at = 0
            for each in words:
                await self._ask(line, MENU_PATH, MENU, "AboutToShow", "i", [at])
                _, (_, _, children) = await self._ask(line, MENU_PATH, MENU, "GetLayout", "iias", [at, 1, []])
                entries = {_label(child.value[1]): child.value[0] for child in children if _is_seen(child.value[1])}
                if each not in entries:
                    return False
                at = entries[each]
            event = [at, "clicked", Variant("i", 0), 0]
            await self._ask(line, MENU_PATH, MENU, "Event", "isvu", event)
            return True

    async def _ask(
        self, line: MessageBus, path: str, interface: str, member: str, signature: str, body: list[Any]
    ) -> list[Any]:
        answer = await line.call(Message(self._item, path, interface, member, signature=signature, body=body))
        assert answer is not None
        assert answer.message_type is MessageType.METHOD_RETURN, answer.body
        return answer.body


@asynccontextmanager
async def _line(bus: str) -> AsyncIterator[MessageBus]:
    line = await MessageBus(bus_address=bus).connect()
    yield line
    line.disconnect()


def _label(properties: dict[str, Variant]) -> str:
    return str(properties["label"].value).replace("_", "") if "label" in properties else ""


def _is_seen(properties: dict[str, Variant]) -> bool:
    return "visible" not in properties or bool(properties["visible"].value)


def test_without_a_tray_closing_quits(start: Start, person: Person, home: Path) -> None:
    seed(home / "data")
    program = start()
    person.waits_for("Walk 1")
    until(lambda: person.active_window() == "Amble")
    person.closes_window()
    assert program.ends() == 0
