"""Makes the report for a clinician."""

from __future__ import annotations


class ReportDesk:
    """Makes the report for a clinician."""
