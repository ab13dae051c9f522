"""The calendar: who reads it, who hears of it, and its page. What nobody uses is not built."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTimer

from coach.bootstrap_way_back import WayBack
from coach.domain.free_time import Around, advise, collides
from coach.domain.schedule import occurrences
from coach.domain.snooze_choice import LEAST_MINUTES, move_to
from coach.services.calendar_records import place_from
from coach.services.ports import StoreProblem

if TYPE_CHECKING:
    from coach.bootstrap_core import Core
    from coach.bootstrap_desktop import Desktop
    from coach.bootstrap_pages import Pages
    from coach.domain.appointment import SlotAdvice
    from coach.domain.today import Today
    from coach.services.calendar_desk import CalendarDesk, CalendarState
    from coach.services.plan_export import PlanExport
    from coach.ui.pages.calendar_page import CalendarPage
    from coach.ui.widgets.notice_bar import NoticeBar

CARD = "calendar"
"""Its name among the cards of Today."""


def make_calendar(core: Core) -> CalendarDesk:
    """Reads the calendar that somebody chose, and hears of its changes."""
    from coach.adapters.calendar_cache import FileCalendarCache
    from coach.adapters.calendar_ics import IcsCalendarReader
    from coach.adapters.calendar_watch import CalendarWatch
    from coach.services.calendar_desk import CalendarDesk

    cache = FileCalendarCache(core.folders.data / "calendar.json")
    desk = CalendarDesk(core.calendar_choice, IcsCalendarReader(core.clock.zone), cache, core.clock)
    watch = CalendarWatch(desk)
    desk.place_changed.connect(watch.show_place)
    watch.changed.connect(desk.refresh)
    return desk


def make_export(core: Core) -> PlanExport:
    """Keeps our plan in a file, and follows the plan."""
    from coach.adapters.calendar_writer import IcsPlanWriter
    from coach.services.plan_export import PlanExport

    planning, settings, say = core.planning, core.settings, core.phrases.say

    def words(minutes: int) -> tuple[str, str]:
        return say("calendar.export.walk"), say("calendar.export.details", minutes=minutes)

    def follow(today: Today) -> None:
        export.show_plan(planning.schedule(), today.walk.minutes)

    export = PlanExport(core.calendar_choice, IcsPlanWriter(core.clock), core.clock, words)
    export.show_alarm(settings.settings.reminders.heads_up_minutes)
    settings.reminders_changed.connect(lambda chosen: export.show_alarm(chosen.heads_up_minutes))
    planning.today_changed.connect(follow)
    if planning.is_set_up():
        follow(planning.today())
    return export


def connect_calendar(core: Core, desktop: Desktop) -> None:
    """Let reminders hear what is taken, and take up what was chosen: before they look for the first time."""
    core.calendar.appointments_changed.connect(lambda taken: desktop.show_appointments(taken))
    desktop.scheduler.when_clock_jumped(core.calendar.look_again)
    core.calendar.open()
    core.export.open()


class CalendarWires:
    """The page, and the line on Today."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._core = pages, pages.core
        self._line: NoticeBar | None = None
        self._place: tuple[datetime, datetime] | None = None
        self._stopped: Path | None = None
        self._again = QTimer(pages.window, singleShot=True)
        self._again.timeout.connect(lambda: self.show_today())

    # --- the page -----------------------------------------------------------------------------------------------------

    @cached_property
    def page(self) -> CalendarPage:
        """The page, filled, and kept in step."""
        from coach.ui.pages.calendar_page import CalendarPage

        desk, export = self._core.calendar, self._core.export
        page = CalendarPage(self._pages.appearance, self._pages.texts)
        page.place_requested.connect(lambda text: desk.try_place(place_from(text)))
        page.refresh_requested.connect(desk.refresh)
        page.remove_requested.connect(self._remove)
        page.titles_changed.connect(desk.show_titles)
        page.export_requested.connect(lambda text: export.write_to(Path(text.strip())))
        page.stop_requested.connect(self._stop)
        export.ended.connect(self._tell_end)
        back = WayBack(self._pages.window, "calendar", usual="reminders")
        page.back_requested.connect(lambda: back.go())
        desk.state_changed.connect(lambda state: self._fill(page, state))
        for changed in (export.path_changed, export.trouble_changed, export.written_changed):
            changed.connect(lambda _what: self._show_export(page))
        self._pages.window.page_shown.connect(lambda name: self._come(page) if name == "calendar" else None)
        page.show_start(Path(_documents()) / "amble-walks.ics")
        self._show_export(page)
        self._fill(page, desk.state)
        return page

    def _come(self, page: CalendarPage) -> None:
        self._core.calendar.look_again()
        self._fill(page, self._core.calendar.state)

    def _fill(self, page: CalendarPage, state: CalendarState) -> None:
        page.show_state(state, self._core.clock.now())

    def _remove(self) -> None:
        desk = self._core.calendar
        before = desk.state.place
        desk.set_place(None)
        self._pages.window.show_toast(self._pages.texts.say("calendar.place.removed"), lambda: desk.set_place(before))

    def _show_export(self, page: CalendarPage) -> None:
        export = self._core.export
        # Until it is known whether the file can be written, the field stays, and what was typed in it.
        page.show_export(None if export.is_trying else export.path, export.trouble, export.is_written)

    def _stop(self) -> None:
        export = self._core.export
        self._stopped = export.path
        export.write_to(None)

    def _tell_end(self, gone: bool) -> None:
        """Nothing is written any more: say so once it is known whether there was a file to delete."""
        export, before = self._core.export, self._stopped
        words = self._pages.texts.say("calendar.export.deleted" if gone else "calendar.export.stopped")
        self._pages.window.show_toast(words, lambda: export.write_to(before))

    # --- Today --------------------------------------------------------------------------------------------------------

    def connect_today(self) -> None:
        """From now on a line on Today says when something is on at the time of the walk."""
        self._core.calendar.appointments_changed.connect(lambda _taken: self.show_today())
        self._core.planning.today_changed.connect(lambda _today: self.show_today())
        self.show_today()

    def show_today(self) -> None:
        """The line for today's walk, if there is anything to say."""
        try:
            found = self._advice() if self._core.calendar.appointments else None
        except StoreProblem:
            found = None  # Today says so itself.
        self._again.stop()
        if found is not None:
            self._look_again(found[0], found[2])
        self._pages.today.show_card(CARD, None if found is None else self._told(*found), first=True)

    def _advice(self) -> tuple[datetime, int, SlotAdvice] | None:
        """The wished time, the minutes of the walk, and what the calendar leaves; None without a conflict."""
        core = self._core
        planning, clock, taken = core.planning, core.clock, core.calendar.appointments
        today, now, zone = planning.today(), clock.now(), clock.zone()
        walks = occurrences(planning.schedule(), now.date(), 1, zone)
        wished = next((walk.at for walk in walks if walk.at > now), None)
        minutes = today.walk.minutes
        if wished is None or today.done_today or not today.walk.may_begin or not collides(wished, minutes, taken):
            return None
        around = Around(zone, core.settings.settings.reminders.hours, taken)
        return wished, minutes, advise(wished, minutes, min(LEAST_MINUTES, minutes), around, now)

    def _look_again(self, wished: datetime, advice: SlotAdvice) -> None:
        """What has passed is advised no more."""
        now = self._core.clock.now()
        moments = [wished, *(slot.at for slot in (advice.now, advice.whole) if slot is not None)]
        wait = min(moment - now for moment in moments if moment > now) + timedelta(seconds=1)
        self._again.start(round(wait.total_seconds() * 1000))

    def _told(self, wished: datetime, minutes: int, advice: SlotAdvice) -> NoticeBar:
        say, now, whole = self._pages.texts.say, advice.now, advice.whole
        case = ("both" if now else "whole") if whole else ("now" if now else "nothing")
        values: dict[str, str | int] = {"wished": self._time(wished), "whole": minutes}
        if now is not None:
            values |= {"minutes": now.minutes, "before": self._time(now.before or now.at)}
        if whole is not None:
            values["at"] = self._time(whole.at)
        self._place = None if whole is None else (wished, whole.at)
        line = self._bar()
        line.show_notice(say(f"calendar.advice.{case}", **values), self._move_words(whole.at if whole else None))
        return line

    def _bar(self) -> NoticeBar:
        from coach.ui.widgets.notice_bar import NoticeBar

        if self._line is None:
            self._line = NoticeBar(self._pages.appearance)
            self._line.action_requested.connect(lambda: self._move())
        return self._line

    def _move_words(self, at: datetime | None) -> str:
        return "" if at is None else self._pages.texts.say("calendar.advice.move", at=self._time(at))

    def _time(self, instant: datetime) -> str:
        return self._pages.texts.time_of_day(instant.astimezone(self._core.clock.zone()).time())

    def _move(self) -> None:
        """The walk goes to the place that was offered; it can be taken back."""
        if self._place is None:
            return
        wished, at = self._place
        planning, zone = self._core.planning, self._core.clock.zone()
        before, today = planning.schedule(), wished.astimezone(zone).date()
        walk = next((each for each in occurrences(before, today, 1, zone) if _same(each.at, wished)), None)
        if walk is None:
            return
        planning.move_walk(move_to(at, walk.day, before, zone))
        words = self._pages.texts.say("calendar.advice.moved", at=self._time(at))
        self._pages.window.show_toast(words, lambda: planning.set_schedule(before))


def _same(one: datetime, other: datetime) -> bool:
    return one.astimezone(UTC) == other.astimezone(UTC)


def _documents() -> str:
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return found or str(Path.home())
