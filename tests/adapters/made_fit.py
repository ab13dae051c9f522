"""FIT files, written by another library than the one that reads them."""

from __future__ import annotations

from datetime import datetime

from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.record_message import RecordMessage
from fit_tool.profile.messages.session_message import SessionMessage
from fit_tool.profile.profile_type import FileType, Manufacturer, Sport


def fit(begins: datetime, seconds: float, sport: Sport = Sport.WALKING, timed: float | None = None) -> bytes:
    """A walk with a few positions; ``timed`` are the seconds without pauses."""
    builder, at = FitFileBuilder(auto_define=True, min_string_size=50), round(begins.timestamp() * 1000)
    head = FileIdMessage()
    head.type, head.manufacturer, head.product = FileType.ACTIVITY, Manufacturer.GARMIN.value, 0
    head.time_created, head.serial_number = at, 1
    builder.add(head)
    for second in range(0, 60, 10):
        record = RecordMessage()
        record.timestamp, record.position_lat, record.position_long = at + second * 1000, 52.5, 13.4
        builder.add(record)
    session = SessionMessage()
    session.timestamp, session.start_time = at + round(seconds * 1000), at
    session.total_elapsed_time, session.total_timer_time = seconds, seconds if timed is None else timed
    session.sport = sport
    builder.add(session)
    return bytes(builder.build().to_bytes())
