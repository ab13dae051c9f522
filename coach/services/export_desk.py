"""Writes the record down for other programs."""

from __future__ import annotations


class ExportDesk:
    """Writes the record down for other programs."""
