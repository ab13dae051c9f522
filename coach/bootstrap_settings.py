"""The wires of the Plan page and of Settings."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

import coach
from coach import __version__
from coach.adapters.login_item import login_item_for
from coach.bootstrap_voice import wire_offers, wire_sound, wire_voice
from coach.domain.hours import ALWAYS
from coach.domain.plan import Plan
from coach.domain.schedule import Move, Schedule, to_instant
from coach.domain.snooze_choice import move_to
from coach.ui.pages.plan_page import PlanPage
from coach.ui.pages.settings_page import SettingsPage

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.services.ports import LoginItem


class LoginShown(Protocol):
    """A page with the switch for the start at login."""

    def show_login(self, on: bool, trouble: str) -> None:
        """Show whether it is on, and in one sentence why it does not work."""


class PlanWires:
    """Shows weeks and schedule, and offers to take every change back."""

    def __init__(self, page: PlanPage, pages: Pages) -> None:
        self._page, self._pages, self._planning = page, pages, pages.core.planning
        self._weeks_on = 0

    def connect(self) -> None:
        """Wire the page; it is filled at once and whenever today changes."""
        page, planning, settings = self._page, self._planning, self._pages.core.settings
        page.week_requested.connect(self._show_week)
        page.move_requested.connect(self._move)
        page.schedule_changed.connect(self._change)
        page.pause_requested.connect(self._pause)
        page.go_on_requested.connect(self._go_on)
        page.plan_changed.connect(planning.set_plan)
        page.numbers_requested.connect(lambda: self._pages.window.show_page("numbers"))
        page.suits_requested.connect(lambda: self._pages.dose.suits.open("plan"))
        page.bounds_requested.connect(lambda: self._pages.window.show_page("bounds"))
        page.goal_changed.connect(self._pages.core.look_backs.set_goal)
        page.look_back_requested.connect(lambda: self._pages.dose.look_back.open())
        self._pages.core.look_backs.changed.connect(self._fill_wishes)
        planning.today_changed.connect(lambda _today: self._fill())
        settings.reminders_changed.connect(lambda _reminders: self._show_hours())
        self._show_hours()
        self._fill()

    def _fill(self) -> None:
        self._page.show_schedule(self._planning.schedule(), self._pages.core.clock.now().date())
        self._page.show_week(self._planning.week(self._weeks_on), self._weeks_on)
        self._fill_wishes()

    def _show_hours(self) -> None:
        """Whoever wants no reminder of walks need not be told when it would come."""
        reminders = self._pages.core.settings.settings.reminders
        self._page.show_hours(reminders.hours if reminders.walk_on else ALWAYS)

    def _fill_wishes(self) -> None:
        self._page.show_plan(self._planning.plan() or Plan(), self._pages.core.look_backs.goal())

    def _show_week(self, weeks_on: int) -> None:
        self._weeks_on = max(0, weeks_on)
        self._page.show_week(self._planning.week(self._weeks_on), self._weeks_on)

    def _move(self, move: Move) -> None:
        """The week shows the clock here, also where the plan keeps to the one at home."""
        zone = self._pages.core.clock.zone()
        kept = move_to(to_instant(move.to_day, move.at, zone), move.day, self._planning.schedule(), zone)
        meant = move if self._planning.schedule().home is None else kept
        self._undoable("window.moved", lambda: self._planning.move_walk(meant))

    def _change(self, schedule: Schedule) -> None:
        self._planning.set_schedule(schedule)

    def _pause(self, until: date) -> None:
        self._undoable("window.paused", lambda: self._planning.pause_until(until))

    def _go_on(self) -> None:
        self._undoable("window.goes_on", self._planning.go_on)

    def _undoable(self, words: str, change: Callable[[], None]) -> None:
        before = self._planning.schedule()
        change()
        self._pages.window.show_toast(self._pages.texts.say(words), lambda: self._planning.set_schedule(before))


def wire_plan(page: PlanPage, pages: Pages) -> None:
    """Connect the Plan page to the plan."""
    PlanWires(page, pages).connect()


def wire_settings(page: SettingsPage, pages: Pages) -> None:
    """Connect Settings to what it changes, and fill it."""
    core, desk = pages.core, pages.core.settings
    wire_voice(page.voice.fields, pages)
    wire_offers(page.voice, pages)
    wire_sound(page.sound, pages)
    page.voice.style_changed.connect(desk.set_style)
    page.reminders_requested.connect(lambda: pages.reminding.settings.open())
    page.look_changed.connect(desk.set_look)
    page.plan_changed.connect(core.planning.set_plan)
    page.region_changed.connect(desk.set_region)
    page.flags_requested.connect(lambda: pages.signs.ask_again())
    page.exercises_requested.connect(lambda: pages.exercises.wires.open_profile("settings"))
    page.numbers_requested.connect(lambda: pages.window.show_page("numbers"))
    page.bounds_requested.connect(lambda: pages.window.show_page("bounds"))
    page.page_requested.connect(pages.window.show_page)
    page.login_requested.connect(lambda on: turn_login(page, pages, on))
    page.folder_requested.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(core.folders.data))))
    page.show_regions(pages.regions)
    window, planning = pages.window, core.planning
    window.page_shown.connect(lambda name: _fill_settings(page, pages) if name == "settings" else None)
    # A change can be taken back from any page: what is shown here is sent back whole with the next answer.
    for changed in (planning.plan_changed, planning.today_changed):
        changed.connect(lambda _change: page.show_plan(planning.plan() or Plan()))
    _fill_settings(page, pages)
    page.show_folder(str(core.folders.data))
    page.show_version(__version__)


def _fill_settings(page: SettingsPage, pages: Pages) -> None:
    """Afresh at every opening: other pages change the region, the days a week and the start at login too."""
    page.show_settings(pages.core.settings.settings)
    page.show_plan(pages.core.planning.plan() or Plan())
    page.show_reminder_pause(pages.reminding.paused_until())
    show_login(page, pages)


def turn_login(page: LoginShown, pages: Pages, on: bool) -> None:
    """Switch the start at login on or off, and show what became of it."""
    try:
        login_item(pages).turn(on)
    except OSError as problem:
        why = str(problem.strerror or problem)
        page.show_login(not on, pages.texts.say("settings.computer.login_refused", why=why))
        return
    show_login(page, pages)


def show_login(page: LoginShown, pages: Pages) -> None:
    """Show whether Amble starts at login."""
    item = login_item(pages)
    page.show_login(item.is_on(), item.trouble())


def login_item(pages: Pages) -> LoginItem:
    """The start at login of this system."""
    return login_item_for(sys.platform, start_command(pages.core.data_dir), Path.home())


def start_command(data_dir: Path | None) -> tuple[str, ...]:
    """What starts Amble hidden, with the Python that runs it now; a checkout has main.py beside the package."""
    main = Path(coach.__file__).resolve().parent.parent / "main.py"
    start = (str(main),) if main.is_file() else ("-m", "coach")
    folder = ("--data-dir", str(data_dir.absolute())) if data_dir else ()
    return (sys.executable, *start, *folder, "--hidden")
