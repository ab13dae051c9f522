"""Keeps copies, and goes back to one."""

from __future__ import annotations


class BackupDesk:
    """Keeps copies, and goes back to one."""
