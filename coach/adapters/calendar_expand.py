"""The process that reads .ics texts: ``python -m coach.adapters.calendar_expand``, one JSON request, one JSON answer.

Apart, so that a calendar of any malice holds up nobody: it is stopped when its time is over, and what it imports and
works out is gone with it. The window's process reads the texts and hands them over, which holds its interpreter's lock
for a tenth of a second or two with the largest calendar.

Request: ``{"first": instant, "last": instant, "zone": name, "texts": [...]}``. Answer: ``{"taken": [[start, end,
title], ...], "readable": whether any of the texts is a calendar, "partly": whether something in them could not be
read}``, instants in UTC.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

from coach.adapters.calendar_reader import taken_times

MEMORY = 1024 * 1024 * 1024
"""Bytes."""
SECONDS = 25
"""Of work, after which the system ends it, should whoever asked be gone."""


def main() -> None:
    """Answer one request."""
    _bound()
    request = json.loads(sys.stdin.buffer.read())
    first, last = (datetime.fromisoformat(request[name]) for name in ("first", "last"))
    found = taken_times(request["texts"], first, last, ZoneInfo(request["zone"]))
    rows = [(each.start.isoformat(), each.end.isoformat(), each.title) for each in found.taken]
    sys.stdout.write(json.dumps({"readable": found.readable, "partly": found.partly, "taken": rows}))


def _bound() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    main()
