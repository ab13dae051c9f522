"""Walks that were walked without Amble, counted from outside its window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.bootstrap_core import Core
    from coach.services.hand_walks import HandWalks


def make_hand_walks(core: Core) -> HandWalks:
    """What adds them and takes them back; no window is built for it."""
    from coach.services.hand_walks import HandWalks

    return HandWalks(core.sessions, core.sessions, core.planning, core.check_ins, core.clock, core.rules)
