"""The wires of the page about what Amble looks at."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from coach.bootstrap_way_back import WayBack
from coach.domain.presence import Detector
from coach.services.ports import StoreProblem

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.domain.appointment import Appointment
    from coach.services.presence_desk import PresenceDesk
    from coach.ui.pages.detectors_page import DetectorsPage


class DetectorWires:
    """Looks at the detectors while the page is seen, and keeps what is chosen there."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._core = pages, pages.core

    @cached_property
    def page(self) -> DetectorsPage:
        """What Amble looks at."""
        from coach.ui.pages.detectors_page import DetectorsPage

        page = DetectorsPage(self._pages.appearance, self._pages.texts, self._core.catalogue.reminder_rules().holds)
        back = WayBack(self._pages.window, "detectors", ("calendar",), "reminders")
        page.back_requested.connect(lambda: back.go())
        page.calendar_requested.connect(lambda: self._pages.window.show_page("calendar"))
        page.holds_changed.connect(lambda holds: self._hold(holds))
        page.hold_appointments_changed.connect(lambda on: self._hold_appointments(on))
        page.mine_requested.connect(lambda monitor: self._desk.name_mine((monitor,)))
        page.other_requested.connect(lambda monitor: self._desk.name_other((monitor,)))
        page.watch_requested.connect(lambda on: self._watch(page, on))
        self._core.settings.reminders_changed.connect(page.show_settings)
        page.appointment_wanted.connect(lambda: self._show_calendar(page))
        # To methods of the page, which end with it: it may be gone before what they hear of.
        self._core.calendar.state_changed.connect(page.look_at_calendar)
        return page

    @cached_property
    def _desk(self) -> PresenceDesk:
        """Raises ``StoreProblem`` where what is known of monitors cannot be read."""
        desk, page = self._core.presence, self.page
        desk.changed.connect(page.show_presence)
        desk.changed.connect(page.look_at_calendar)
        desk.monitors_changed.connect(page.show_monitors)
        return desk

    def _watch(self, page: DetectorsPage, on: bool) -> None:
        try:
            self._desk.want_for_page(on)
        except StoreProblem as problem:
            page.show_error(str(problem))
            return
        if on:
            page.show_settings(self._core.settings.settings.reminders)
            page.show_monitors(self._desk.monitors())
            self._show_calendar(page)

    def _show_calendar(self, page: DetectorsPage) -> None:
        """What is on now; looked at again with every finding, as appointments begin and end by themselves."""
        state, now = self._core.calendar.state, self._core.clock.now()
        meeting = next((one for one in state.appointments if one.holds(now)), None)
        page.show_calendar(state.place is not None, meeting, "" if meeting is None else self._end(meeting))

    def _end(self, meeting: Appointment) -> str:
        return self._pages.texts.time_of_day(meeting.end.astimezone(self._core.clock.zone()).time())

    def _hold(self, holds: frozenset[Detector]) -> None:
        settings, desk = self._core.settings, self._desk
        before = settings.settings.reminders
        settings.set_reminders(replace(before, holds=holds))
        if Detector.UNKNOWN_MONITOR in holds - before.holds and desk.monitors().known is None:
            desk.name_mine(desk.monitors().connected)
            self._pages.window.show_toast(self._pages.texts.say("detectors.monitors_named"))

    def _hold_appointments(self, on: bool) -> None:
        settings = self._core.settings
        settings.set_reminders(replace(settings.settings.reminders, hold_appointments=on))
