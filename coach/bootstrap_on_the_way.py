"""Whether somebody is on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.services.performance import RunState

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages


def is_on_the_way(pages: Pages) -> bool:
    """Whether a walk or a routine is on, which is written down each second: what would hold the record up for seconds
    waits for its end."""
    return "performance" in pages.__dict__ and pages.performance.runner.state is not RunState.IDLE
