"""Pauses and windows, told by a stand-in of a Wayland desktop that speaks just enough of its protocol."""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from coach.adapters.detect_full_screen import FullScreenPart
from coach.adapters.detect_idle import MUTTER, WaylandIdlePart
from coach.adapters.detect_wayland_idle import WaylandIdle
from coach.adapters.detect_wayland_windows import WaylandFullScreenPart, WaylandWindows
from coach.domain.presence import Detector, Finding, Reading
from tests.patience import until
from tests.session_bus import HERE, StandIn, private_bus

PAUSE = 4.0
NEWER = (("wl_compositor", 4), ("wl_seat", 8), ("ext_idle_notifier_v1", 2))


class Desktop(threading.Thread):
    """Serves one program after the other. ``requests`` are those it got: object, request and body."""

    def __init__(self, place: Path, offers: Sequence[tuple[str, int]]) -> None:
        super().__init__(daemon=True)
        self.requests: list[tuple[int, int, bytes]] = []
        self.windows: list[tuple[int, int, bytes]] = []
        self._offers = offers
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(place))
        self._door.listen()
        self._guest: socket.socket | None = None

    def run(self) -> None:
        while True:
            try:
                guest, _ = self._door.accept()
            except OSError:
                return
            self._guest = guest
            with guest:
                while head := guest.recv(8):
                    id, size = struct.unpack("=II", head)
                    body = guest.recv((size >> 16) - 8, socket.MSG_WAITALL)
                    self.requests.append((id, size & 0xFFFF, body))
                    if (id, size & 0xFFFF) == (1, 0):
                        self._answer(struct.unpack("=I", body)[0])

    def _answer(self, asked: int) -> None:
        """What it has to say until now: at first what it can do, then its windows."""
        if asked == 3:
            for number, (name, version) in enumerate(self._offers, 11):
                word = name.encode() + b"\0"
                padded = word + b"\0" * (-len(word) % 4)
                self.send(2, 0, struct.pack("=II", number, len(word)) + padded + struct.pack("=I", version))
        else:
            for one in self.windows:
                self.send(*one)
        self.send(asked, 0, struct.pack("=I", 1))

    def send(self, id: int, event: int, body: bytes = b"") -> None:
        assert self._guest is not None
        self._guest.sendall(struct.pack("=II", id, (8 + len(body)) << 16 | event) + body)

    def asks_for_pauses(self) -> bool:
        return any(id == 5 for id, _, _ in self.requests)

    def end(self) -> None:
        if self._guest is not None:
            with contextlib.suppress(OSError):
                self._guest.shutdown(socket.SHUT_RDWR)
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self.join(10)


Start = Callable[..., Desktop]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started: list[Desktop] = []

    def start(offers: Sequence[tuple[str, int]] = NEWER, name: str = "wayland-9") -> Desktop:
        started.append(Desktop(tmp_path / name, offers))
        started[-1].start()
        return started[-1]

    yield start
    for one in started:
        one.end()


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path)}


def hears(part: WaylandIdle | WaylandWindows) -> bool:
    handle = part.fileno()
    assert handle is not None
    return bool(select.select([handle], [], [], 10)[0])


def test_a_pause_is_told_when_it_begins_and_ends(start: Start, environment: dict[str, str]) -> None:
    desktop, idle = start(), WaylandIdle(environment, PAUSE)
    assert idle.seconds() == 0
    until(desktop.asks_for_pauses)
    desktop.send(6, 0)
    assert hears(idle)
    still = idle.seconds()
    assert still is not None
    assert PAUSE <= still < PAUSE + 5
    desktop.send(6, 1)
    assert hears(idle)
    assert idle.seconds() == 0
    idle.close()
    idle.close()


@pytest.mark.parametrize(("offers", "request_number", "words"), [
    (NEWER, 2, (6, 4000, 4)),
    ((("wl_seat", 1), ("ext_idle_notifier_v1", 1)), 1, (6, 4000, 4)),
    ((("wl_seat", 1), ("org_kde_kwin_idle", 1)), 0, (6, 4, 4000)),
])  # fmt: skip
def test_a_film_is_no_typing_where_the_desktop_can_tell_them_apart(
    start: Start,
    environment: dict[str, str],
    offers: Sequence[tuple[str, int]],
    request_number: int,
    words: tuple[int, ...],
) -> None:
    desktop, idle = start(offers), WaylandIdle(environment, PAUSE)
    idle.seconds()
    until(desktop.asks_for_pauses)
    asked = [(request, struct.unpack("=III", body)) for id, request, body in desktop.requests if id == 5]
    assert asked == [(request_number, words)]
    bound = [struct.unpack_from("=I", body)[0] for id, request, body in desktop.requests if (id, request) == (2, 0)]
    assert bound == [11 + [name for name, _ in offers].index(name) for name in ("wl_seat", offers[-1][0])]
    idle.close()


@pytest.mark.parametrize("offers", [(), (("wl_seat", 1),), (("ext_idle_notifier_v1", 1),)])
def test_a_desktop_that_tells_nothing_is_no_answer(
    start: Start, environment: dict[str, str], offers: Sequence[tuple[str, int]]
) -> None:
    start(offers)
    idle = WaylandIdle(environment, PAUSE)
    assert idle.seconds() is None
    assert idle.fileno() is None


def test_a_desktop_that_complains_is_left_and_asked_again_next_time(start: Start, environment: dict[str, str]) -> None:
    desktop, idle = start(), WaylandIdle(environment, PAUSE)
    assert idle.seconds() == 0
    desktop.send(1, 0, struct.pack("=III", 1, 0, 4) + b"bad\0")
    assert hears(idle)
    assert idle.seconds() is None
    assert idle.fileno() is None
    assert idle.seconds() == 0
    idle.close()


@pytest.mark.parametrize("noise", [b"\0" * 64, bytes(range(64)), b"\6\0\0\0\0\0\4\0"])
def test_nonsense_from_the_desktop_is_no_end(tmp_path: Path, environment: dict[str, str], noise: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / "wayland-9"))
        door.listen()
        idle = WaylandIdle(environment, PAUSE)

        def answer() -> None:
            guest, _ = door.accept()
            with guest:
                guest.sendall(noise)

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        assert idle.seconds() is None
        thread.join()


def test_without_wayland_there_is_nobody_to_ask(environment: dict[str, str]) -> None:
    assert WaylandIdle({}, PAUSE).seconds() is None
    assert WaylandIdle(environment, PAUSE).seconds() is None


@pytest.mark.skipif(not HERE, reason="dbus-daemon not installed")
def test_gnome_is_asked_first(start: Start, environment: dict[str, str], tmp_path: Path) -> None:
    start()
    with private_bus(tmp_path) as address:
        part = WaylandIdlePart({**environment, "DBUS_SESSION_BUS_ADDRESS": address}, PAUSE)
        with StandIn(address, MUTTER.service, {"GetIdletime": lambda _: ("t", [65_500])}):
            assert part.read() == {Detector.IDLE: Reading(Finding.YES, idle_seconds=65.5)}
            assert part.wait_on() is None
        assert part.read() == {Detector.IDLE: Reading(Finding.NO, idle_seconds=0)}
        assert part.wait_on() is not None
        part.close()
    alone = WaylandIdlePart({}, PAUSE)
    assert alone.read() == {Detector.IDLE: Reading(Finding.UNKNOWN, why="wayland_idle")}


WINDOWS = (("zwlr_foreign_toplevel_manager_v1", 3),)
MANAGER, FILM, OWN = 4, 0xFF000000, 0xFF000001


def window(id: int) -> tuple[int, int, bytes]:
    return MANAGER, 0, struct.pack("=I", id)


def named(id: int, name: str) -> tuple[int, int, bytes]:
    word = name.encode() + b"\0"
    return id, 1, struct.pack("=I", len(word)) + word + b"\0" * (-len(word) % 4)


def states(id: int, *numbers: int) -> tuple[int, int, bytes]:
    return id, 4, struct.pack(f"={1 + len(numbers)}I", 4 * len(numbers), *numbers)


def test_a_window_in_front_that_fills_the_screen_is_named(start: Start, environment: dict[str, str]) -> None:
    desktop, windows = start(WINDOWS), WaylandWindows(environment, "amble")
    desktop.windows = [window(FILM), named(FILM, "Film"), states(FILM, 2), window(OWN), named(OWN, "Amble")]
    assert windows.reading() == Reading(Finding.NO)
    for word, finding in (
        (states(FILM, 2, 3), Finding.YES),
        (states(FILM, 3), Finding.NO),
        (states(OWN, 2, 3), Finding.NO),
        (states(FILM, 0, 2, 3), Finding.YES),
        ((FILM, 6, b""), Finding.NO),
        (states(FILM, 2, 3), Finding.NO),
    ):
        desktop.send(*word)
        assert hears(windows)
        assert windows.reading() == Reading(finding, "Film" if finding is Finding.YES else "")
    until(lambda: (FILM, 7, b"") in desktop.requests)
    windows.close()
    windows.close()


def test_a_desktop_that_hides_its_windows_leaves_the_old_ones(start: Start, environment: dict[str, str]) -> None:
    for number, offers in enumerate([NEWER, (("zwlr_foreign_toplevel_manager_v1", 1),)]):
        start(offers, f"wayland-{number}")
        part = WaylandFullScreenPart(
            WaylandWindows({**environment, "WAYLAND_DISPLAY": f"wayland-{number}"}, "amble"),
            FullScreenPart("", 1, wayland=True),
        )
        assert part.read() == {Detector.FULL_SCREEN: Reading(Finding.UNKNOWN, why="wayland_full_screen")}
        assert part.wait_on() is None
        part.close()


def test_a_desktop_that_shows_its_windows_is_believed(start: Start, environment: dict[str, str]) -> None:
    desktop = start(WINDOWS)
    desktop.windows = [window(FILM), named(FILM, "Film"), states(FILM, 2, 3)]
    part = WaylandFullScreenPart(WaylandWindows(environment, "amble"), FullScreenPart("", 1, wayland=True))
    assert part.read() == {Detector.FULL_SCREEN: Reading(Finding.YES, "Film")}
    assert part.wait_on() is not None
    part.close()
