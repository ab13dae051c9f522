"""Fetches a calendar from its secret address: over https alone, bounded in size and time, without a word about it."""

from __future__ import annotations

import time
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Protocol
from urllib.parse import urlsplit, urlunsplit

from coach.services.reminder_ports import CalendarFault, CalendarProblem

if TYPE_CHECKING:
    from http.client import HTTPMessage
    from urllib.request import OpenerDirector

PATIENCE = 10.0
"""Seconds without a byte until a connection counts as broken."""
WHOLE = 30.0
"""Seconds for everything."""
MOST_BYTES = 20 * 1024 * 1024
"""More than a calendar of twenty years holds."""
_BLOCK = 64 * 1024
_ANSWERS = MappingProxyType(
    {
        401: CalendarFault.WANTS_PASSWORD,
        403: CalendarFault.FORBIDDEN,
        404: CalendarFault.GONE,
        410: CalendarFault.GONE,
    }
)


class Answer(Protocol):
    """What a server sends."""

    def read1(self, amount: int, /) -> bytes:
        """What has come, at most so many bytes; none at the end."""


class CalendarFetch:
    """Fetches one address at a time. No message and no log names it."""

    def __init__(self, patience: float = PATIENCE, whole: float = WHOLE, schemes: tuple[str, ...] = ("https",)) -> None:
        """``patience`` and ``whole`` in seconds; ``schemes`` are those that may be asked, redirects included."""
        self._patience, self._whole, self._schemes = patience, whole, schemes

    def fetch(self, address: str) -> bytes:
        """What is there. Raises ``CalendarProblem``."""
        from http.client import HTTPException
        from urllib.error import HTTPError

        wanted = self._checked(address)
        try:
            with self._opener().open(wanted, timeout=self._patience) as source:
                return self._read(source)
        except HTTPError as refused:
            refused.close()
            raise CalendarProblem(_ANSWERS.get(refused.code, CalendarFault.REFUSED), str(refused.code)) from None
        # The cause may hold the address: it is not handed on.
        except (TimeoutError, OSError, HTTPException, ValueError) as problem:
            raise CalendarProblem(_fault(problem)) from None

    def _read(self, source: Answer) -> bytes:
        until, found = time.monotonic() + self._whole, bytearray()
        while block := source.read1(_BLOCK):
            found += block
            if len(found) > MOST_BYTES:
                raise CalendarProblem(CalendarFault.TOO_LARGE)
            if time.monotonic() > until:
                raise CalendarProblem(CalendarFault.TOO_SLOW)
        return bytes(found)

    def _checked(self, address: str) -> str:
        try:
            parts = urlsplit(address.strip())
            host, _port = parts.hostname, parts.port
        except ValueError:
            raise CalendarProblem(CalendarFault.NO_ADDRESS) from None
        scheme = {"webcal": "https", "webcals": "https"}.get(parts.scheme, parts.scheme)
        if scheme not in self._schemes or not host:
            raise CalendarProblem(CalendarFault.NO_ADDRESS)
        if parts.username is not None or parts.password is not None:
            raise CalendarProblem(CalendarFault.WITH_PASSWORD)
        return urlunsplit((scheme, parts.netloc, parts.path, parts.query, ""))

    def _opener(self) -> OpenerDirector:
        """Knows no files and no other ways; a redirect must lead where we may ask."""
        from urllib.request import (
            HTTPDefaultErrorHandler,
            HTTPErrorProcessor,
            HTTPHandler,
            HTTPRedirectHandler,
            HTTPSHandler,
            OpenerDirector,
            ProxyHandler,
            Request,
        )

        def check(address: str) -> str:
            try:
                return self._checked(address)
            except CalendarProblem:
                raise CalendarProblem(CalendarFault.LED_ASTRAY) from None

        class Redirects(HTTPRedirectHandler):
            max_redirections = 5

            def redirect_request(
                self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
            ) -> Request | None:
                try:
                    return super().redirect_request(req, fp, code, msg, headers, check(newurl))
                except CalendarProblem:
                    fp.close()
                    raise

        opener = OpenerDirector()
        # Without this the server would learn the version of Python.
        opener.addheaders = [("User-Agent", "Amble"), ("Accept", "text/calendar, */*;q=0.1")]
        kinds = (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, Redirects, HTTPErrorProcessor)
        for kind in kinds:
            opener.add_handler(kind())
        return opener


def _fault(problem: Exception) -> CalendarFault:
    from ssl import SSLError

    reason = getattr(problem, "reason", problem)
    if isinstance(reason, TimeoutError):
        return CalendarFault.NO_ANSWER
    if isinstance(reason, SSLError):
        return CalendarFault.NOT_SAFE
    return CalendarFault.OUT_OF_REACH
