"""A private session bus with small stand-ins for a desktop's services, for tests of adapters that talk to them."""

from __future__ import annotations

import asyncio
import queue
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

HERE = shutil.which("dbus-daemon") is not None
"""Whether a private bus can be started on this machine."""
PATIENCE = 10.0
"""Seconds a test waits for an answer before it fails."""

Answers = dict[str, Callable[[list[Any]], tuple[str, list[Any]]]]
"""Method to what it returns: a signature and a body."""

_CONFIG = """<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>{services}
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>"""

NOTIFICATIONS = """<node><interface name="org.freedesktop.Notifications">
  <method name="Notify">
    <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
  </method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="GetServerInformation">
    <arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/>
    <arg type="s" direction="out"/>
  </method>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
  <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface></node>"""


@contextmanager
def private_bus(folder: Path, services: Path | None = None) -> Iterator[str]:
    """The address of a bus; its files are in ``folder``. It starts no service by itself but those of ``services``."""
    config = folder / "bus.conf"
    config.write_text(
        _CONFIG.format(folder=folder, services=f"<servicedir>{services}</servicedir>" if services else "")
    )
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()


class StandIn(threading.Thread):
    """A service on the bus with canned answers; ``calls`` gets each call as (method, body)."""

    def __init__(self, address: str, name: str, answers: Answers, introspection: str = "<node/>") -> None:
        super().__init__(daemon=True)
        self.calls: queue.Queue[tuple[str, list[Any]]] = queue.Queue()
        self._address, self._name = address, name
        self._answers: Answers = {**answers, "Introspect": lambda _: ("s", [introspection])}
        self._ready, self._end = threading.Event(), asyncio.Event()

    def __enter__(self) -> StandIn:
        self.start()
        assert self._ready.wait(PATIENCE)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self.join(PATIENCE)

    def run(self) -> None:
        asyncio.run(self._serve())

    def next_call(self, method: str) -> list[Any]:
        """The body of the next call of ``method``; others before it are passed over."""
        while True:
            called, body = self.calls.get(timeout=PATIENCE)
            if called == method:
                return body

    def signal(self, member: str, signature: str, body: list[Any], interface: str = "", path: str = "") -> None:
        """Send a signal; of the service's interface, which has the service's name, where no other is given."""
        path = path or "/" + self._name.replace(".", "/")
        message = Message.new_signal(path, interface or self._name, member, signature, body)
        self._loop.call_soon_threadsafe(self._bus.send, message)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._bus = await MessageBus(bus_address=self._address).connect()
        self._bus.add_message_handler(self._answer)
        await self._bus.request_name(self._name)
        self._ready.set()
        await self._end.wait()
        self._bus.disconnect()
        await self._bus.wait_for_disconnect()  # type: ignore[no-untyped-call]

    def _answer(self, message: Message) -> Message | None:
        if message.message_type is not MessageType.METHOD_CALL or message.member not in self._answers:
            return None
        signature, body = self._answers[message.member](message.body)
        if message.member != "Introspect":
            self.calls.put((message.member, message.body))
        return Message.new_method_return(message, signature, body)
