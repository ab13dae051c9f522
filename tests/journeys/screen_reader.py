"""What a screen reader is told about a program's windows, asked over the accessibility bus (AT-SPI)."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from threading import Thread
from typing import Any, TypeVar

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

T = TypeVar("T")
PATIENCE = 20.0
"""Seconds an answer may take before the test fails."""
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
STATES = {
    1: "active", 4: "checked", 8: "enabled", 11: "focusable", 12: "focused", 16: "modal", 20: "pressed",
    23: "selected", 24: "sensitive", 25: "showing", 30: "visible", 41: "checkable",
}  # fmt: skip
"""Bits of an AT-SPI state set (at-spi2-core, atspi-constants.h)."""
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_COMPONENT = "org.a11y.atspi.Component"
_VALUE = "org.a11y.atspi.Value"
_TEXT = "org.a11y.atspi.Text"
_NUMBERS, _WRITTEN = ("slider",), ("text", "entry", "spin box")


@dataclass(frozen=True)
class Box:
    """A rectangle on the screen, in px."""

    x: int
    y: int
    width: int
    height: int

    @property
    def centre(self) -> tuple[int, int]:
        """Its middle."""
        return self.x + self.width // 2, self.y + self.height // 2

    def holds(self, point: tuple[int, int]) -> bool:
        """Whether a point is inside."""
        return self.x <= point[0] < self.x + self.width and self.y <= point[1] < self.y + self.height

    def within(self, other: Box) -> Box:
        """The part of this that ``other`` lets through."""
        left, top = max(self.x, other.x), max(self.y, other.y)
        right = min(self.x + self.width, other.x + other.width)
        bottom = min(self.y + self.height, other.y + other.height)
        return Box(left, top, max(0, right - left), max(0, bottom - top))


@dataclass(frozen=True)
class Control:
    """One thing on the screen. ``seen_through`` is the part of the screen that shows this part of the page; ``value``
    is the number or the text that somebody can change."""

    name: str
    role: str
    box: Box
    seen_through: Box
    states: frozenset[str]
    value: float | str | None = None

    @property
    def is_on(self) -> bool:
        """Whether it is ticked, chosen or pressed."""
        return bool(self.states & {"checked", "pressed", "selected"})

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is on it."""
        return "focused" in self.states

    @property
    def is_enabled(self) -> bool:
        """Whether it can be used now."""
        return "enabled" in self.states


class NoAnswer(Exception):
    """A window that went while it was being read, or a program that does not answer."""


class ScreenReader:
    """Reads the windows of one program after another."""

    def __init__(self, session_bus: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="screen reader", daemon=True)
        self._thread.start()
        self._bus: MessageBus = self._do(self._connect(session_bus))

    def controls(self, process: int) -> tuple[Control, ...]:
        """Everything in view in the windows of a process, window by window; () before it has one."""
        try:
            return tuple(self._do(self._read(process)))
        except NoAnswer:
            return ()

    def close(self) -> None:
        """Let the bus go."""
        self._bus.disconnect()
        self._do(self._bus.wait_for_disconnect())  # type: ignore[no-untyped-call]
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _do(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    async def _connect(self, session_bus: str) -> MessageBus:
        session = await MessageBus(bus_address=session_bus).connect()
        while True:
            asked = Message("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
            answer = await session.call(asked)
            if answer is not None and answer.message_type is MessageType.METHOD_RETURN:
                break
            await asyncio.sleep(0.05)  # the launcher has not come up yet
        session.disconnect()
        return await MessageBus(bus_address=answer.body[0]).connect()

    async def _call(self, to: Sequence[str], interface: str, member: str, signature: str = "", *body: Any) -> list[Any]:
        message = Message(to[0], to[1], interface, member, signature=signature, body=list(body))
        answer = await self._bus.call(message)
        if answer is None or answer.message_type is not MessageType.METHOD_RETURN:
            raise NoAnswer(f"{member} of {to}")
        return list(answer.body)

    async def _read(self, process: int) -> list[Control]:
        (programs,) = await self._call(ROOT, _ACCESSIBLE, "GetChildren")
        for program in programs:
            if await self._process(program[0]) == process:
                (windows,) = await self._call(program, _ACCESSIBLE, "GetChildren")
                everywhere = Box(-100_000, -100_000, 200_000, 200_000)
                found = await asyncio.gather(*(self._look(window, everywhere) for window in windows))
                return [control for window in found for control in window]
        raise NoAnswer("no such program")

    async def _process(self, name: str) -> int:
        daemon = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
        try:
            return int((await self._call(daemon, daemon[0], "GetConnectionUnixProcessID", "s", name))[0])
        except NoAnswer:
            return 0

    async def _look(self, at: Sequence[str], through: Box) -> list[Control]:
        """This thing and everything in it, parents first; nothing of what is hidden or has gone."""
        try:
            states = await self._states(at)
            if not states & {"showing", "visible"}:
                return []
            control = await self._control(at, states, through)
            (children,) = await self._call(at, _ACCESSIBLE, "GetChildren")
        except NoAnswer:
            return []
        clip = control.box.within(through)
        found = await asyncio.gather(*(self._look(child, clip) for child in children))
        return [control, *(each for child in found for each in child)]

    async def _control(self, at: Sequence[str], states: frozenset[str], through: Box) -> Control:
        (role,), (name,), (box,) = await asyncio.gather(
            self._call(at, _ACCESSIBLE, "GetRoleName"),
            self._property(at, _ACCESSIBLE, "Name"),
            self._call(at, _COMPONENT, "GetExtents", "u", 0),
        )
        return Control(name, role, Box(*box), through, states, await self._content(at, role))

    async def _content(self, at: Sequence[str], role: str) -> float | str | None:
        try:
            if role in _NUMBERS:
                return float((await self._property(at, _VALUE, "CurrentValue"))[0])
            if role in _WRITTEN:
                return str((await self._call(at, _TEXT, "GetText", "ii", 0, -1))[0])
        except NoAnswer:
            pass
        return None

    async def _property(self, at: Sequence[str], interface: str, name: str) -> list[Any]:
        (value,) = await self._call(at, "org.freedesktop.DBus.Properties", "Get", "ss", interface, name)
        return [value.value]

    async def _states(self, at: Sequence[str]) -> frozenset[str]:
        ((low, high),) = await self._call(at, _ACCESSIBLE, "GetState")
        bits = low | high << 32
        return frozenset(name for bit, name in STATES.items() if bits >> bit & 1)
