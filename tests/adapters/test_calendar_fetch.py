"""A calendar comes from its address or says why not; no message names it. The server is one of this computer."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from coach.adapters.calendar_fetch import MOST_BYTES, CalendarFetch
from coach.services.reminder_ports import CalendarFault, CalendarProblem, CalendarTrouble

SECRET = "private-5f2c"


class Server(ThreadingHTTPServer):
    """Answers by the path that is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.leads_to = ""
        super().__init__(("127.0.0.1", 0), Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Somebody has had enough: nothing to print."""

    def address(self, path: str = f"{SECRET}/basic.ics") -> str:
        return f"http://127.0.0.1:{self.server_port}/{path}"


class Handler(BaseHTTPRequestHandler):
    def log_message(self, format: str, *values: object) -> None:
        """Nothing is printed."""

    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, Server)
        server.asked.append(self.path)
        server.headers.append(dict(self.headers))
        name = self.path.rsplit("/", 1)[-1]
        if name == "led":
            self.send_response(302)
            self.send_header("Location", server.leads_to)
            self.end_headers()
        elif name.isdigit():
            self.send_error(int(name), f"no {SECRET} here")
        else:
            self.send_response(200)
            self.end_headers()
            self._write(name)

    def _write(self, name: str) -> None:
        if name == "huge":
            for _ in range(MOST_BYTES // 2**20 + 2):
                self.wfile.write(b"x" * 2**20)
        elif name == "slow":
            for _ in range(100):
                self.wfile.write(b"x" * 70_000)
                self.wfile.flush()
                self.server.slowly.wait(0.05)  # type: ignore[attr-defined]
        else:
            self.wfile.write(b"BEGIN:VCALENDAR")


@pytest.fixture
def server() -> Iterator[Server]:
    from threading import Event

    with Server() as server:
        server.slowly = Event()  # type: ignore[attr-defined]
        worker = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        worker.start()
        yield server
        server.slowly.set()  # type: ignore[attr-defined]
        server.shutdown()
        worker.join()


def fetch(**limits: float) -> CalendarFetch:
    """One that may ask this computer's server, too, which speaks no https."""
    return CalendarFetch(schemes=("https", "http"), **limits)


def why_not(found: CalendarFetch, address: str) -> CalendarFault:
    with pytest.raises(CalendarProblem) as problem:
        found.fetch(address)
    assert problem.value.__cause__ is None
    told = f"{problem.value} {problem.value.trouble}"
    assert SECRET not in told
    assert "127.0.0.1" not in told
    return problem.value.trouble.fault


def test_a_calendar_is_fetched_and_nobody_is_told_more_than_needed(server: Server) -> None:
    assert fetch().fetch(server.address()) == b"BEGIN:VCALENDAR"
    assert server.asked == [f"/{SECRET}/basic.ics"]
    assert server.headers[0]["User-Agent"] == "Amble"
    assert "Cookie" not in server.headers[0]


@pytest.mark.parametrize(
    "address",
    [
        "http://a.example/x",
        "file:///etc/passwd",
        "ftp://a.example/x",
        "https://",
        "https://[::1",
        "a.ics",
        "data:,x",
        "",
    ],
)
def test_only_addresses_that_are_safe_are_asked(address: str) -> None:
    assert why_not(CalendarFetch(), address) is CalendarFault.NO_ADDRESS


def test_a_name_and_password_are_never_sent(server: Server) -> None:
    address = server.address().replace("//", f"//sam:{SECRET}@")
    assert why_not(fetch(), address) is CalendarFault.WITH_PASSWORD
    assert server.asked == []


def test_webcal_is_https() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"webcal://127.0.0.1:{nobody.getsockname()[1]}/{SECRET}"
        assert why_not(CalendarFetch(), address) is CalendarFault.OUT_OF_REACH


def test_a_server_that_speaks_no_https_is_no_safe_one(server: Server) -> None:
    assert why_not(CalendarFetch(), server.address().replace("http:", "https:")) is CalendarFault.NOT_SAFE


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://a.example/x", "gopher://a.example"])
def test_being_sent_on_leads_to_no_file(server: Server, place: str) -> None:
    server.leads_to = place
    assert why_not(fetch(), server.address("led"))
    assert len(server.asked) == 1


def test_being_sent_on_to_a_safe_place_is_followed_and_not_for_ever(server: Server) -> None:
    server.leads_to = server.address("new.ics")
    assert fetch().fetch(server.address("led")) == b"BEGIN:VCALENDAR"
    server.leads_to = server.address("led")
    assert why_not(fetch(), server.address("led"))
    assert len(server.asked) < 12


def test_being_sent_on_never_changes_the_way_that_may_be_asked(server: Server) -> None:
    server.leads_to = server.address("new.ics").replace("http:", "https:")
    assert why_not(CalendarFetch(schemes=("http",)), server.address("led")) is CalendarFault.LED_ASTRAY


@pytest.mark.parametrize(("code", "fault"), [
    (401, CalendarFault.WANTS_PASSWORD),
    (403, CalendarFault.FORBIDDEN),
    (404, CalendarFault.GONE),
    (500, CalendarFault.REFUSED),
])  # fmt: skip
def test_an_answer_that_is_none_is_told_with_its_number(server: Server, code: int, fault: CalendarFault) -> None:
    with pytest.raises(CalendarProblem) as problem:
        fetch().fetch(server.address(f"{SECRET}/{code}"))
    assert problem.value.trouble == CalendarTrouble(fault, str(code))


def test_a_calendar_beyond_all_size_is_left_alone(server: Server) -> None:
    assert why_not(fetch(), server.address(f"{SECRET}/huge")) is CalendarFault.TOO_LARGE


def test_a_server_that_dawdles_is_not_waited_for(server: Server) -> None:
    assert why_not(fetch(whole=0.2), server.address(f"{SECRET}/slow")) is CalendarFault.TOO_SLOW


def test_a_server_that_does_not_answer_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/{SECRET}"
        assert why_not(fetch(patience=0.2), address) is CalendarFault.NO_ANSWER


def test_nothing_of_it_is_logged(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        fetch().fetch(server.address())
        why_not(fetch(), server.address(f"{SECRET}/404"))
    assert SECRET not in caplog.text
