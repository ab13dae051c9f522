"""Takes in walks from elsewhere."""

from __future__ import annotations


class ArrivalDesk:
    """Takes in walks from elsewhere."""
