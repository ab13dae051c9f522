"""One Amble for one data folder: the first claims it, later ones pass their request on to the first.

A lock file says who is first, a local socket carries the requests. QtNetwork is imported when it is needed.
"""

from __future__ import annotations

import os
import sys
import time
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
"""Bytes; a request is a word or two."""
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

    @cached_property
    def _name(self) -> str:
        return _socket_name(self._folder)

    def claim(self) -> bool:
        """Become the one instance, also after another one was killed. False while another one runs.

        The data folder must exist. In one that cannot be written nobody can be first, so everybody may run.
        """
        refused = QLockFile.LockError.PermissionError
        return self._lock.tryLock(0) or self._lock.error() is refused

    def ask_running(self, message: str) -> bool:
        """Pass a request on to the running instance; waits up to two seconds. False when nobody heard it."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        if not self._connect(socket):
            return False
        socket.write(message.replace("\n", " ").encode()[:LONGEST_MESSAGE] + b"\n")
        while not socket.canReadLine():
            if not socket.waitForReadyRead(PATIENCE_MS):
                return False
        return bytes(socket.readLine().data()) == _HEARD

    def _connect(self, socket: QLocalSocket) -> bool:
        """The first may just be starting and not listen yet."""
        patience, end = Event(), time.monotonic() + PATIENCE_MS / 1000
        socket.connectToServer(self._name)
        while not socket.waitForConnected(PATIENCE_MS):
            if time.monotonic() > end or self._nobody_runs():
                return False
            patience.wait(_BETWEEN_TRIES)
            socket.connectToServer(self._name)
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
        self._lock.unlock()

    def listen(self) -> None:
        """Begin to hear requests; for the one that has the claim, once its window is there (it takes 8 ms)."""
        from PySide6.QtNetwork import QLocalServer

        # Only we hold the lock, so a socket of this name was left behind by a program that was killed.
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        self._server.listen(self._name)

    def _welcome(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if socket.canReadLine():
            message = bytes(socket.readLine(LONGEST_MESSAGE + 2).data()).decode(errors="replace").rstrip("\n")
            socket.write(_HEARD)
            socket.disconnectFromServer()
            self.message_received.emit(message)
        elif socket.bytesAvailable() > LONGEST_MESSAGE:
            socket.abort()


def _socket_name(folder: Path) -> str:
    """A short name, for systems allow about a hundred letters; the same for every way to write the folder."""
    # Imported here: 3 ms that a start needs only once its window is there.
    import hashlib

    mark = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    if sys.platform == "win32":
        return f"amble-{mark}"
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    place = runtime if runtime and len(runtime) < 60 and os.access(runtime, os.W_OK) else QDir.tempPath()
    return f"{place}/amble-{os.getuid()}-{mark}"
