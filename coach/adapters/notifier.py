"""The Notifier port on desktop-notifier, on a thread of its own. Nothing here may hang or raise into the window."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from coach.services.ports import Notice

if TYPE_CHECKING:
    import asyncio

    from desktop_notifier import DesktopNotifier

TROUBLE = "This desktop shows no notifications, so Amble's own small window reminds you instead."
PATIENCE = 5.0
"""Seconds that a notification service may take to answer before it counts as missing."""

Command = Notice | str | None
"""A notice to show, the id of one to withdraw, or None: the end."""


class NullNotifier:
    """The port's silence: shows nothing, and finds nothing wrong with that."""

    def show(self, notice: Notice, chosen: Callable[[str], None]) -> None:
        """Nothing."""

    def withdraw(self, id: str) -> None:
        """Nothing."""

    def when_unseen(self, call: Callable[[str], None]) -> None:
        """Silence is meant here."""

    def trouble(self) -> str:
        """Silence is meant here."""
        return ""

    def close(self) -> None:
        """Nothing."""


class SystemNotifier(QObject):
    """Notifications of the desktop; the library and its thread start with the first one."""

    _chose = Signal(str, str)
    _failed = Signal(str)

    def __init__(self, app_name: str, app_icon: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app_name, self._app_icon = app_name, app_icon
        self._callbacks: dict[str, Callable[[str], None]] = {}
        self._thread: _NoticeThread | None = None
        self._missing = False
        self._unseen: list[Callable[[str], None]] = []
        self._chose.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._tell_unseen, Qt.ConnectionType.QueuedConnection)

    def show(self, notice: Notice, chosen: Callable[[str], None]) -> None:
        """Show it if the system can; returns at once. ``chosen`` is called on the GUI thread, at most once."""
        self._callbacks[notice.id] = chosen
        if self._thread is None:
            self._begin()
        if self._thread is not None:
            self._thread.send(notice)
        else:
            self._failed.emit(notice.id)

    def when_unseen(self, call: Callable[[str], None]) -> None:
        """Call on the GUI thread with the id of each notice that did not reach the desktop and was not withdrawn."""
        self._unseen.append(call)

    def withdraw(self, id: str) -> None:
        """Take a notification back; a click on it that is under way is forgotten."""
        self._callbacks.pop(id, None)
        if self._thread is not None:
            self._thread.send(id)

    def trouble(self) -> str:
        """Why the last notification did not reach the desktop, or "" (also before the first one)."""
        if self._thread is None:
            return TROUBLE if self._missing else ""
        return self._thread.trouble

    def close(self) -> None:
        """Take everything back and end the thread; safe to call twice."""
        self._callbacks.clear()
        if self._thread is not None:
            self._thread.send(None)
            self._thread.join(PATIENCE)
            self._thread = None

    def _begin(self) -> None:
        """Import the library here, on the GUI thread (60 ms, once): a thread of its own that imports while the window
        does so too, such as numpy for the reminder's sound, ends the program now and then in PySide6's import hook."""
        try:
            from desktop_notifier import DesktopNotifier, Icon

            notifier = DesktopNotifier(self._app_name, Icon(path=self._app_icon))
        except Exception:
            logging.getLogger(__name__).info("notifications cannot begin", exc_info=True)
            self._missing = True
            return
        self._thread = _NoticeThread(notifier, self._chose.emit, self._failed.emit)
        self._thread.start()

    def _tell_unseen(self, id: str) -> None:
        if self._callbacks.pop(id, None) is not None:
            for call in self._unseen:
                call(id)

    def _deliver(self, id: str, action: str) -> None:
        chosen = self._callbacks.pop(id, None)
        if chosen is not None:
            chosen(action)


class _NoticeThread(threading.Thread):
    """Runs the library's event loop. ``send`` may be called from any thread, before the loop runs and after its end.

    It imports nothing that is not there already."""

    def __init__(
        self, notifier: DesktopNotifier, chose: Callable[[str, str], None], failed: Callable[[str], None]
    ) -> None:
        super().__init__(name="notifications", daemon=True)
        self._notifier, self._chose, self._failed = notifier, chose, failed
        self._lock = threading.Lock()
        self._early: list[Command] = []
        self._inbox: Callable[[Command], object] = self._early.append
        self._shown: dict[str, str] = {}
        self._count = 0
        self.trouble = ""

    def send(self, command: Command) -> None:
        with self._lock:
            self._inbox(command)

    def run(self) -> None:
        import asyncio

        try:
            asyncio.run(self._serve())
        except Exception:
            self._fail("the notification thread ended")

    async def _serve(self) -> None:
        # It logs a traceback for each notification that fails; we say it once, in a sentence.
        logging.getLogger("desktop_notifier").setLevel(logging.ERROR)
        notifier, commands = self._notifier, self._open_inbox()
        while (command := await commands.get()) is not None:
            if not await self._patiently(self._obey(notifier, command)) and isinstance(command, Notice):
                self._failed(command.id)
        self._close_inbox()
        await self._patiently(notifier.clear_all())
        _hang_up(notifier)

    def _open_inbox(self) -> asyncio.Queue[Command]:
        import asyncio

        loop, commands = asyncio.get_running_loop(), asyncio.Queue[Command]()
        with self._lock:
            self._inbox = lambda command: loop.call_soon_threadsafe(partial(commands.put_nowait, command))
            for command in self._early:
                commands.put_nowait(command)
        return commands

    def _close_inbox(self) -> None:
        with self._lock:
            self._inbox = lambda _: None

    async def _patiently(self, work: Coroutine[Any, Any, bool | None]) -> bool:
        """Whether it was done, and in time."""
        import asyncio

        try:
            return await asyncio.wait_for(work, PATIENCE) is not False
        except Exception:
            self._fail("a notification failed")
            return False

    async def _obey(self, notifier: DesktopNotifier, command: Notice | str) -> bool:
        await self._take_back(notifier, command if isinstance(command, str) else command.id)
        return isinstance(command, str) or await self._show(notifier, command)

    async def _take_back(self, notifier: DesktopNotifier, id: str) -> None:
        identifier = self._shown.pop(id, None)
        if identifier is not None and identifier in await notifier.get_current_notifications():
            await notifier.clear(identifier)

    async def _show(self, notifier: DesktopNotifier, notice: Notice) -> bool:
        """Whether it reached the desktop."""
        from desktop_notifier import Button, Notification

        self._count += 1
        arrived: list[bool] = []
        notification = Notification(
            notice.title,
            notice.body,
            buttons=tuple(
                Button(words, on_pressed=partial(self._chose, notice.id, action), identifier=action)
                for action, words in notice.actions
            ),
            on_dispatched=lambda: arrived.append(True),
            on_clicked=lambda: self._chose(notice.id, ""),
            # A new one for each showing: the service may still be closing the one before.
            identifier=f"{notice.id}#{self._count}",
        )
        # The stand-in of systems without notifications accepts everything and can do nothing.
        reaches = bool(await notifier.get_capabilities())
        await notifier.send_notification(notification)
        self._shown[notice.id] = notification.identifier
        seen = reaches and bool(arrived)
        self.trouble = "" if seen else TROUBLE
        return seen

    def _fail(self, what: str) -> None:
        logging.getLogger(__name__).info(what, exc_info=True)
        self.trouble = TROUBLE


def _hang_up(notifier: DesktopNotifier) -> None:
    """WORKAROUND https://github.com/samschott/desktop-notifier: version 6.2 never closes its line to the D-Bus."""
    bus = getattr(getattr(notifier, "_backend", None), "bus", None)
    if bus is not None:
        bus.disconnect()
