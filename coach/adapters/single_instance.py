"""One Amble for one data folder: the first claims it, later ones pass their request on to the first.

A lock file says who is first, a local socket carries the requests: a word or two ("show"), which is heard, or one JSON
object, which is answered with another. QtNetwork is imported when it is needed.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 2000
"""Milliseconds to wait for the running instance to answer."""
LONGEST_MESSAGE = 4096
"""Bytes of a request."""
LONGEST_ANSWER = 65_536
"""Bytes of an answer."""
LONGEST_ADDRESS = 200
"""Letters of where the first listens."""
Answer = Callable[[dict[str, object]], dict[str, object]]
"""Answers the request of a command; what JSON can hold, both ways."""
_BETWEEN_TRIES = 0.05
_HEARD = b"heard\n"


class SingleInstance(QObject):
    """The claim on a data folder. Keep it as long as the program runs."""

    message_received = Signal(str)
    """A request of a later instance, such as "show"."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock = QLockFile(str(folder / "amble.lock"))
        # A lock never grows old by itself; that of a program that is gone is taken over.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self._answer: Answer | None = None

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """Where the first listens, and after that where it does when it was started in other surroundings."""
        return _socket_names(self._folder)

    def _told(self) -> tuple[str, ...]:
        """Where the first said that it listens: nobody can guess the surroundings it was started in. Names of Windows
        do not depend on them."""
        try:
            return (self._address.read_text("utf-8")[:LONGEST_ADDRESS],)
        except (OSError, ValueError):
            return ()

    @property
    def _address(self) -> Path:
        return self._folder / "amble.address"

    def claim(self) -> bool:
        """Become the one instance, also after another one was killed. False while another one runs.

        The data folder must exist. In one that cannot be written, also for a full disk, nobody can be first, so
        everybody may run; a lock that was left behind there and cannot be taken over is nobody's.
        """
        if self._lock.tryLock(0):
            return True
        return self._lock.error() is not QLockFile.LockError.LockFailedError or self._is_left_behind()

    def _is_left_behind(self) -> bool:
        found: tuple[object, ...] = tuple(self._lock.getLockInfo() or ())
        pid = found[0] if found else 0
        if os.name != "posix" or not isinstance(pid, int) or pid <= 0:
            return False
        with suppress(PermissionError):
            try:
                os.kill(pid, 0)
            except ProcessLookupError:
                return True
        return False

    def ask_running(self, message: str) -> bool:
        """Pass a request on to the running instance; waits up to two seconds. False when nobody heard it."""
        return self._exchange(message.replace("\n", " ").encode()[:LONGEST_MESSAGE], PATIENCE_MS) == _HEARD

    def ask(self, request: dict[str, object]) -> dict[str, object] | None:
        """The answer of the running instance to a request; about two seconds at most. None when none runs here,
        none answers, or it is an older one that only hears words. Raises ``ValueError`` for a request that is too long.
        """
        import json

        line = json.dumps(request).encode()
        if len(line) > LONGEST_MESSAGE:
            raise ValueError("the request is too long")
        try:
            found = json.loads(self._exchange(line, PATIENCE_MS))
        except ValueError:
            return None
        return found if isinstance(found, dict) else None

    def answer_with(self, answer: Answer) -> None:
        """What answers the requests of commands from now on; until then they get no answer."""
        self._answer = answer

    def _exchange(self, line: bytes, patience_ms: int) -> bytes:
        """Send a line and return the one that comes back; none where nobody runs, or nobody answers in time."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        if not self._connect(socket):
            return b""
        socket.write(line + b"\n")
        end = time.monotonic() + patience_ms / 1000
        while not socket.canReadLine() and socket.bytesAvailable() <= LONGEST_ANSWER:
            left = round((end - time.monotonic()) * 1000)
            if left <= 0 or not socket.waitForReadyRead(left):
                return b""
        return bytes(socket.readLine(LONGEST_ANSWER + 2).data())

    def _connect(self, socket: QLocalSocket) -> bool:
        """The first may just be starting and not listen yet."""
        patience, end = Event(), time.monotonic() + PATIENCE_MS / 1000
        while not any(_reaches(socket, name) for name in (*self._names, *self._told())):
            if time.monotonic() > end or self._nobody_runs():
                return False
            patience.wait(_BETWEEN_TRIES)
        return True

    def _nobody_runs(self) -> bool:
        if not self._lock.tryLock(0):
            return False
        self._lock.unlock()
        return True

    def release(self) -> None:
        """Give the folder up; safe to call twice."""
        if self._server is not None:
            self._server.close()
            self._server = None
            with suppress(OSError):
                self._address.unlink(missing_ok=True)
        self._lock.unlock()

    def listen(self) -> None:
        """Begin to hear requests; for the one that has the claim, once its window is there (it takes 8 ms)."""
        from PySide6.QtNetwork import QLocalServer

        # Only we hold the lock, so a socket of this name was left behind by a program that was killed.
        QLocalServer.removeServer(self._names[0])
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        self._server.listen(self._names[0])
        with suppress(OSError):
            self._address.write_text(self._names[0], "utf-8")

    def _welcome(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if socket.canReadLine():
            message = bytes(socket.readLine(LONGEST_MESSAGE + 2).data()).decode(errors="replace").rstrip("\n")
            is_request = message.startswith("{")
            socket.write(self._answered(message) if is_request else _HEARD)
            socket.disconnectFromServer()
            if not is_request:
                self.message_received.emit(message)
        elif socket.bytesAvailable() > LONGEST_MESSAGE:
            socket.abort()

    def _answered(self, message: str) -> bytes:
        """The answer to a request as a line; that of nobody where it makes no sense or nobody answers yet."""
        import json

        try:
            request = json.loads(message)
        except (ValueError, RecursionError):
            request = None
        if self._answer is None or not isinstance(request, dict):
            return b"\n"
        return json.dumps(self._answer(request)).encode() + b"\n"


def _reaches(socket: QLocalSocket, name: str) -> bool:
    """Whether somebody listens there, and is nobody else's."""
    if sys.platform != "win32":
        try:
            if os.stat(name).st_uid != os.getuid():
                return False
        except (OSError, ValueError):
            return False
    socket.connectToServer(name)
    return bool(socket.waitForConnected(PATIENCE_MS))


def _socket_names(folder: Path) -> tuple[str, ...]:
    """Short names, for systems allow about a hundred letters; the same for every way to write the folder. The first is
    ours; a command that is run by a timer or from afar may not have our surroundings."""
    # Imported here: 3 ms that a start needs only once its window is there.
    import hashlib

    mark = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    if sys.platform == "win32":
        return (f"amble-{mark}",)
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    own = [runtime] if runtime and len(runtime) < 60 and os.access(runtime, os.W_OK) else []
    places = dict.fromkeys((*own, QDir.tempPath(), f"/run/user/{os.getuid()}"))
    return tuple(f"{place}/amble-{os.getuid()}-{mark}" for place in places)
