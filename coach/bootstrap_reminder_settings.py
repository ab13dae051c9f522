"""The wires of the page of reminders: what is chosen is kept, sounds are heard, and a pause can be seen and ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from coach.adapters.catalogue import find_resources
from coach.bootstrap_settings import show_login, turn_login
from coach.bootstrap_way_back import WayBack
from coach.domain.reminder import ReminderPause
from coach.domain.reminder_pause import PauseLength, is_pause_end, pause_end
from coach.domain.reminder_settings import ReminderSettings
from coach.domain.reminder_sound import sound_of
from coach.domain.schedule import to_instant
from coach.services.ports import StoreProblem
from coach.ui.moment_words import moment_words
from coach.ui.pages.reminders_page import RemindersPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.bootstrap_pages import Pages
    from coach.bootstrap_reminder_pages import Running
    from coach.domain.reminder_sound import ReminderSound
    from coach.services.reminders import Reminders
    from coach.services.speaking import Speaking
    from coach.ui.texts import Texts


LINKED = ("detectors", "calendar", "ledger")


class ReminderSettingsWires:
    """Opens the page and keeps it in step with settings, plan and engine."""

    def __init__(self, pages: Pages, run: Running | None = None) -> None:
        """``run`` is None until the reminders run."""
        self._pages, self._core = pages, pages.core
        self._engine: Reminders | None = None
        self._pause: ReminderPause | None = None
        self._zone_line: Callable[[Texts], QWidget] | None = None
        if run is not None:
            self.use(run)

    @cached_property
    def page(self) -> RemindersPage:
        """What reminds me, when, and how?"""
        rules = self._core.catalogue.reminder_rules()
        page = RemindersPage(self._pages.appearance, self._pages.texts, self._sounds, rules)
        desk, planning, window = self._core.settings, self._core.planning, self._pages.window
        page.reminders_changed.connect(desk.set_reminders)
        page.time_removed.connect(lambda chosen: self._replace("time_removed", chosen))
        page.hours_replaced.connect(lambda chosen: self._replace("hours_replaced", chosen))
        page.listen_requested.connect(self._listen)
        page.login_requested.connect(lambda on: turn_login(page, self._pages, on))
        back = WayBack(window, "reminders", LINKED)
        page.back_requested.connect(lambda: back.go())
        page.links.page_requested.connect(window.show_page)
        page.pause.length_requested.connect(self._pause_for)
        page.pause.until_requested.connect(self._pause_until)
        page.pause.go_on_requested.connect(self._go_on)
        desk.reminders_changed.connect(page.show_reminders)
        planning.schedule_changed.connect(lambda _schedule: self._show_schedule())
        window.page_shown.connect(self._opened)
        return page

    def open(self) -> None:
        """Show the page as things are now; Back leads to where it was opened."""
        self._pages.window.show_page("reminders")

    def _opened(self, name: str) -> None:
        if name == "reminders":
            self._fill()

    def use(self, run: Running) -> None:
        """The reminders run: a pause can be begun and ended, and on a journey the clock be chosen."""
        self._engine, self._zone_line = run.engine, run.zone_line
        run.engine.pause_changed.connect(self._show_pause)
        self._show_pause(run.engine.status().pause)

    @cached_property
    def _sounds(self) -> tuple[ReminderSound, ...]:
        return self._core.catalogue.sounds()

    @cached_property
    def _speaking(self) -> Speaking:
        speaking = self._pages.speaking
        speaking.sound_trouble_changed.connect(self.page.show_sound_trouble)
        return speaking

    def _fill(self) -> None:
        """Afresh at every opening: other pages change plan and settings too."""
        try:
            self._show_all()
        except StoreProblem as problem:
            self.page.show_error(str(problem))

    def _show_all(self) -> None:
        self.page.show_reminders(self._core.settings.settings.reminders)
        self._show_schedule()
        show_login(self.page, self._pages)
        if self._zone_line is not None:
            self.page.add_card(self._zone_line(self._pages.texts))
            self._zone_line = None
        self._show_pause(self._engine.status().pause if self._engine is not None else self._pause)

    def _show_schedule(self) -> None:
        self.page.show_schedule(self._core.planning.schedule(), self._core.clock.now().date())

    def _listen(self, id: str) -> None:
        """As loud as a reminder is."""
        sound, loudness = sound_of(id, self._sounds), self._core.settings.settings.voice.loudness
        if sound is not None:
            self._speaking.play(find_resources() / "sounds" / sound.file, loudness)

    def _replace(self, words: str, chosen: ReminderSettings) -> None:
        """Many choices at once, or one that is lost: it can be taken back."""
        desk = self._core.settings
        before = desk.settings.reminders
        desk.set_reminders(chosen)
        self._toast(words, lambda: desk.set_reminders(before))

    # --- pause -----------------------------------------------------------------------------------------------------

    def _pause_for(self, length: PauseLength) -> None:
        self._begin_pause(pause_end(length, self._now(), self._core.clock.zone()))

    def _pause_until(self, local: datetime) -> None:
        now, zone = self._now(), self._core.clock.zone()
        until = to_instant(local.date(), local.time(), zone)
        if is_pause_end(until, now):
            self._begin_pause(until)
        else:
            self.page.pause.show_fault("over" if until <= now else "far")

    def _begin_pause(self, until: datetime) -> None:
        engine, before = self._engine, self._pause
        if engine is None:
            self._toast("pause.unavailable")
            return
        engine.pause_until(until)
        when = moment_words(self._pages.texts, self._local(until), self._core.clock.now())
        self._toast("paused", lambda: self._take_back(before), when=when)

    def _go_on(self) -> None:
        engine, before = self._engine, self._pause
        if engine is not None:
            engine.resume()
            self._toast("goes_on", lambda: self._take_back(before))

    def _take_back(self, before: ReminderPause | None) -> None:
        """As it was before: with the pause that was on, or without one."""
        if self._engine is None:
            return
        if before is None or before.until <= self._now():
            self._engine.resume()
        else:
            self._engine.pause_until(before.until)

    def _show_pause(self, pause: ReminderPause | None) -> None:
        self._pause = pause
        if "page" in self.__dict__:
            until = None if pause is None else self._local(pause.until)
            self.page.show_pause(until, self._core.clock.now().replace(tzinfo=None))

    def _toast(self, words: str, undo: Callable[[], object] | None = None, **values: str) -> None:
        self._pages.window.show_toast(self._pages.texts.say(f"reminders_page.{words}", **values), undo)

    def _now(self) -> datetime:
        return self._core.clock.now().astimezone(UTC)

    def _local(self, instant: datetime) -> datetime:
        return instant.astimezone(self._core.clock.zone()).replace(tzinfo=None)
