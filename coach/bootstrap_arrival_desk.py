"""What takes in walks from elsewhere, on somebody's folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.services.arrival_desk import ArrivalDesk

if TYPE_CHECKING:
    from coach.bootstrap_core import Core


def arrival_desk(core: Core) -> ArrivalDesk:
    """Built when somebody wants to look into a file."""
    from coach.adapters.arrival_files import ArrivalFilesOnDisk
    from coach.adapters.arrival_rules import read_arrival_rules
    from coach.adapters.catalogue import find_resources
    from coach.adapters.store_arrivals import StoredArrivals

    files, store = ArrivalFilesOnDisk(core.clock.zone), StoredArrivals(core.folders.store)
    arrival_rules = read_arrival_rules(find_resources())
    return ArrivalDesk(files, store, core.planning, core.sessions, core.clock, core.rules, arrival_rules)
