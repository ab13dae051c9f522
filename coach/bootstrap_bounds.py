"""Bounds: what reads and keeps them, and whom a change of them concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.adapters.bounds_file import BoundsFilesOnDisk
from coach.services.bounds_desk import BoundsDesk

if TYPE_CHECKING:
    from coach.adapters.catalogue import Catalogue
    from coach.bootstrap_core import Core


def bounds_files(catalogue: Catalogue) -> BoundsFilesOnDisk:
    """Files of bounds, compared with our own rules."""
    return BoundsFilesOnDisk(catalogue.rules(), catalogue.bounds_template)


def make_bounds_desk(core: Core) -> BoundsDesk:
    """The desk of bounds on somebody's plan; settings and exercises hear of every change."""
    files = bounds_files(core.catalogue)
    desk = BoundsDesk(core.values, core.planning, files, lambda: core.exercises.book, core.clock, core.rules)
    desk.bounds_changed.connect(core.settings.show_bounds)
    desk.bounds_changed.connect(lambda _bounds: core.exercises.tell_wishes())
    return desk
