"""What desktops tell over the D-Bus: do-not-disturb, a locked screen, the battery. All of it can be waited for.

No service is ever started by a question of ours, and each answer has a time limit.
"""

from __future__ import annotations

import contextlib
import select
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from coach.adapters.readings import NO, YES
from coach.domain.presence import Finding, Reading

LIMIT = 0.5
"""Seconds that a service may take to answer; our choice (they take about one millisecond)."""
WHOLE = 3.0
"""Seconds that all questions of one look may take together; our choice."""
SYSTEM_BUS = "unix:path=/var/run/dbus/system_bus_socket"

NO_BUS = Reading(Finding.UNKNOWN, why="no_bus")
NO_ANSWER = Reading(Finding.UNKNOWN, why="no_answer")
NO_NOTIFICATIONS = Reading(Finding.UNKNOWN, why="no_notifications")
NO_LOCKER = Reading(Finding.UNKNOWN, why="no_locker")
NO_POWER = Reading(Finding.UNKNOWN, why="no_power")


def session_bus(environment: Mapping[str, str]) -> str:
    """The address of the session's bus; "" where there is none."""
    folder = environment.get("XDG_RUNTIME_DIR", "")
    return environment.get("DBUS_SESSION_BUS_ADDRESS", "") or (f"unix:path={folder}/bus" if folder else "")


def system_bus(environment: Mapping[str, str]) -> str:
    """The address of the computer's bus."""
    return environment.get("DBUS_SYSTEM_BUS_ADDRESS", "") or SYSTEM_BUS


class BusGone(Exception):
    """The bus is not there, or no longer."""


class Slow(Exception):
    """A service does not answer in time."""


@dataclass(frozen=True)
class Place:
    """An interface of an object of a service."""

    service: str
    path: str
    interface: str


class Bus:
    """A connection that is opened by the first question, and again after it was lost. For one thread."""

    def __init__(self, address: str) -> None:
        """Imports the library, opens nothing. Raises ``ImportError``."""
        import jeepney
        import jeepney.io.blocking

        self._library: Any = jeepney
        self._open: Any = jeepney.io.blocking
        self._address = address
        self._connection: Any = None
        self._rules: list[dict[str, str]] = []
        self._heard = False
        self._end = float("inf")

    def hurry(self, end: float) -> None:
        """All that is asked from now on is answered until ``end`` (of the monotonic clock), or not at all."""
        self._end = end

    def watch(self, **rule: str) -> None:
        """Hear signals that fit (``interface``, ``member``, ``path``, ``path_namespace``, ``sender``, ``arg0``,
        ``arg0path``), from the next connection on."""
        self._rules.append(rule)

    def watch_owner(self, name: str) -> None:
        """Hear it when a service comes or goes."""
        bus = "org.freedesktop.DBus"
        self.watch(sender=bus, interface=bus, member="NameOwnerChanged", arg0=name)

    def ask(
        self, place: Place, member: str, signature: str = "", body: tuple[object, ...] = ()
    ) -> tuple[Any, ...] | None:
        """What a method returns; None where there is no such service or method. Raises ``BusGone``, ``Slow``."""
        address = self._library.DBusAddress(place.path, bus_name=place.service, interface=place.interface)
        return self._send(self._library.new_method_call(address, member, signature or None, body))

    def property(self, place: Place, name: str) -> Any:
        """The value of a property, or None. Raises ``BusGone``, ``Slow``."""
        properties = Place(place.service, place.path, "org.freedesktop.DBus.Properties")
        found = self.ask(properties, "Get", "ss", (place.interface, name))
        return found[0][1] if found else None

    def has(self, name: str) -> bool:
        """Whether a service runs. Raises ``BusGone``, ``Slow``."""
        bus = Place("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
        found = self.ask(bus, "NameHasOwner", "s", (name,))
        return bool(found and found[0])

    def heard(self) -> bool:
        """Whether a signal came since this was asked last; what lies ready is read. Raises ``BusGone``."""
        if self._connection is not None:
            try:
                while True:
                    self._note(self._connection.receive(timeout=0))
            except TimeoutError:
                pass
            except Exception as problem:
                raise self._lost(problem) from problem
        heard, self._heard = self._heard, False
        return heard

    def fileno(self) -> int | None:
        """The file descriptor of the connection, None without one."""
        return None if self._connection is None else int(self._connection.sock.fileno())

    def close(self) -> None:
        """Let the connection go; safe to call twice."""
        connection, self._connection = self._connection, None
        self._heard = False
        if connection is not None:
            with contextlib.suppress(Exception):
                connection.close()

    def _send(self, message: Any) -> tuple[Any, ...] | None:
        if time.monotonic() >= self._end:
            raise Slow
        connection = self._connected()
        message.header.flags |= self._library.MessageFlag.no_auto_start
        try:
            return self._answer(connection, message)
        except TimeoutError as problem:
            raise Slow from problem
        except Exception as problem:
            raise self._lost(problem) from problem

    def _answer(self, connection: Any, message: Any) -> tuple[Any, ...] | None:
        serial, end = next(connection.outgoing_serial), min(time.monotonic() + LIMIT, self._end)
        connection.send(message, serial=serial)
        while True:
            came = connection.receive(timeout=max(0.0, end - time.monotonic()))
            if came.header.fields.get(self._library.HeaderFields.reply_serial) == serial:
                is_error = came.header.message_type is self._library.MessageType.error
                return None if is_error else tuple(came.body)
            self._note(came)

    def _note(self, message: Any) -> None:
        if message.header.message_type is self._library.MessageType.signal:
            # The bus greets each connection with a signal to it alone, which means nothing.
            self._heard |= message.header.fields.get(self._library.HeaderFields.member) != "NameAcquired"

    def _connected(self) -> Any:
        if self._connection is None:
            try:
                self._connection = self._open.open_dbus_connection(self._address, auth_timeout=LIMIT)
                self._connection.sock.settimeout(LIMIT)
                for rule in self._rules:
                    self._send(self._library.message_bus.AddMatch(self._match(rule)))
            except Exception as problem:
                raise self._lost(problem) from problem
        return self._connection

    def _match(self, rule: dict[str, str]) -> Any:
        plain = {key: value for key, value in rule.items() if not key.startswith("arg")}
        match = self._library.MatchRule(type="signal", **plain)
        for key in rule.keys() - plain.keys():
            number, path = key[3:].partition("path")[:2]
            match.add_arg_condition(int(number), rule[key], "path" if path else "string")
        return match

    def _lost(self, problem: Exception) -> BusGone:
        self.close()
        return BusGone(str(problem))


class Buses:
    """The buses of one part, as one thing to wait for."""

    def __init__(self, *buses: Bus) -> None:
        self._buses = buses
        self._poll: select.epoll | None = None

    def wait_on(self) -> int | None:
        """Readable when any of them has something to say; None when none is open."""
        handles = [handle for bus in self._buses if (handle := bus.fileno()) is not None]
        self._end_poll()
        if len(handles) < 2:
            return handles[0] if handles else None
        self._poll = select.epoll()
        for handle in handles:
            self._poll.register(handle, select.EPOLLIN)
        return self._poll.fileno()

    def hurry(self, end: float) -> None:
        """All that is asked on any from now on is answered until ``end`` (of the monotonic clock), or not at all."""
        for bus in self._buses:
            bus.hurry(end)

    def heard(self) -> bool:
        """Whether a signal came on any."""
        said = []
        for bus in self._buses:
            with contextlib.suppress(BusGone):
                said.append(bus.heard())
        return any(said)

    def close(self) -> None:
        """Let all connections go."""
        self._end_poll()
        for bus in self._buses:
            bus.close()

    def _end_poll(self) -> None:
        poll, self._poll = self._poll, None
        if poll is not None:
            poll.close()


def together(answers: Iterable[bool | None], unknown: Reading) -> Reading:
    """Yes when any says so, no when any can tell, else ``unknown``."""
    known = [answer for answer in answers if answer is not None]
    if not known:
        return unknown
    return YES if any(known) else NO
