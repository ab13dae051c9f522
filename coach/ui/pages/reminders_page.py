"""Reminders: what reminds me, when, and how?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.reminder import ReminderRules
from coach.domain.reminder_settings import ReminderSettings
from coach.domain.reminder_sound import ReminderSound
from coach.domain.schedule import Schedule
from coach.ui.pages.reminders_links import RemindersLinks
from coach.ui.pages.reminders_pause_card import ReminderPauseCard
from coach.ui.pages.reminders_reach_card import ReachCard
from coach.ui.pages.reminders_rhythm_card import RhythmCard
from coach.ui.pages.reminders_walk_card import WalkReminderCard
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.back_link import BackLink
from coach.ui.widgets.card import Card
from coach.ui.widgets.hours_fields import HoursFields
from coach.ui.widgets.label import Label
from coach.ui.widgets.page_frame import WIDEST
from coach.ui.widgets.tab_page import TabPage


class RemindersPage(TabPage):
    """One card for each matter; every change is told at once. ``pause`` and ``links`` have signals and ``show_…``
    methods of their own. Esc goes back."""

    reminders_changed = Signal(object)
    """The ``ReminderSettings`` chosen."""
    time_removed = Signal(object)
    """The ``ReminderSettings`` without a fixed time they had."""
    hours_replaced = Signal(object)
    """The ``ReminderSettings`` with the hours of several days changed at once."""
    listen_requested = Signal(str)
    """Let somebody hear the sound with this id."""
    login_requested = Signal(bool)
    """Whether Amble shall start at login."""
    back_requested = Signal()

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        sounds: Sequence[ReminderSound],
        rules: ReminderRules,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts.say("reminders_page.title"), texts.say("reminders_page.caption"), WIDEST, parent)
        self._texts = texts
        self._reminders = ReminderSettings()
        self._create_parts(appearance, sounds, rules)
        self._arrange_parts()
        self._connect()
        self._show_parts(True)
        self.show_reminders(self._reminders)

    def show_reminders(self, reminders: ReminderSettings) -> None:
        """Show every choice, also after an error."""
        if not self._message.isHidden():
            self._show_parts(True)
        self._reminders = reminders
        self._walk.show_reminders(reminders)
        self._breaks.show_rhythm(reminders.breaks, reminders.hours)
        self._routines.show_rhythm(reminders.routines, reminders.hours)
        self._hours.show_hours(reminders.hours)
        self._reach.show_reminders(reminders)

    def show_schedule(self, schedule: Schedule, today: date) -> None:
        """Show when walks are planned from ``today`` on: some may lie outside the hours."""
        self._walk.show_schedule(schedule, today)

    def show_pause(self, until: datetime | None, now: datetime) -> None:
        """Show until when reminders rest (None: they do not); both local."""
        self.pause.show_pause(until, now)

    def add_card(self, card: QWidget) -> None:
        """Add a card below the pause, which shows and hides itself: whose clock walks go by on a journey."""
        self.content.insertWidget(self.content.indexOf(self.pause) + 1, card)
        self.tab_through((self._back, self.links, self.pause, card, *self._parts[2:]))

    def show_login(self, on: bool, trouble: str) -> None:
        """Show whether Amble starts at login, and in one sentence why that does not work ("" when it does)."""
        self._reach.show_login(on, trouble)

    def show_sound_trouble(self, sentence: str) -> None:
        """Say in one sentence why the sound that was asked for last was not heard ("" for none)."""
        self._heard.show_sound_trouble(sentence)

    def show_error(self, sentence: str) -> None:
        """Say why there is nothing to show, in one sentence; "" shows the choices again."""
        self._show_parts(not sentence)
        if sentence:
            self.show_title(self._texts.say("settings.error_title"))
            self._message_words.show_text(f"{sentence} {self._texts.say('settings.error_next')}")

    def _create_parts(self, appearance: Appearance, sounds: Sequence[ReminderSound], rules: ReminderRules) -> None:
        texts, say = self._texts, self._texts.say
        self._back = BackLink(appearance, texts)
        self._message, self._message_words = Card(), Label()
        self.pause, self.links = ReminderPauseCard(appearance, texts), RemindersLinks(texts)
        self._walk = WalkReminderCard(appearance, texts, sounds, rules.most_snoozes)
        self._heard: WalkReminderCard | RhythmCard = self._walk
        self._breaks = RhythmCard(appearance, texts, "breaks", sounds, rules.most_breaks_a_day)
        self._routines = RhythmCard(appearance, texts, "routines", sounds, rules.most_breaks_a_day)
        self._quiet = Card(say("reminders_page.hours.heading"))
        self._hours = HoursFields(appearance, texts, say("reminders_page.hours.name"))
        self._reach = ReachCard(appearance, texts)

    def _arrange_parts(self) -> None:
        self.top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._message.body.addWidget(self._message_words)
        self._quiet.body.addWidget(Label(self._texts.say("reminders_page.hours.about"), "muted"))
        self._quiet.body.addWidget(self._hours)
        self._parts: tuple[QWidget, ...] = (
            self.links,
            self.pause,
            self._walk,
            self._breaks,
            self._routines,
            self._quiet,
            self._reach,
        )
        for part in (self._message, *self._parts):
            self.content.addWidget(part)
        self.tab_through((self._back, *self._parts))
        # The first thing on the page, so that it opens at its top.
        self.setFocusProxy(self._back)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        for chosen in (self._walk.reminders_changed, self._reach.reminders_changed):
            chosen.connect(self._choose_all)
        sounding: tuple[WalkReminderCard | RhythmCard, ...] = (self._walk, self._breaks, self._routines)
        for part in sounding:
            part.listen_requested.connect(lambda id, part=part: self._listen(part, id))
        self._walk.hours_requested.connect(self._open_hours)
        for name, card in (("breaks", self._breaks), ("routines", self._routines)):
            card.rhythm_changed.connect(lambda rhythm, name=name: self._choose(name, rhythm))
            card.time_removed.connect(lambda rhythm, name=name: self.time_removed.emit(self._with(name, rhythm)))
            card.hours_replaced.connect(lambda rhythm, name=name: self.hours_replaced.emit(self._with(name, rhythm)))
        self._hours.hours_changed.connect(lambda hours: self._choose("hours", hours))
        self._hours.hours_replaced.connect(lambda hours: self.hours_replaced.emit(self._with("hours", hours)))
        self._reach.login_requested.connect(self.login_requested)
        QShortcut(QKeySequence("Esc"), self, self._back.click)

    def _listen(self, card: WalkReminderCard | RhythmCard, id: str) -> None:
        self._heard.show_sound_trouble("")
        self._heard = card
        self.listen_requested.emit(id)

    def _open_hours(self) -> None:
        self._hours.show_days()
        self.ensureWidgetVisible(self._quiet)

    def _choose_all(self, reminders: ReminderSettings) -> None:
        self.show_reminders(reminders)
        self.reminders_changed.emit(reminders)

    def _choose(self, name: str, value: Any) -> None:
        self.reminders_changed.emit(self._with(name, value))

    def _with(self, name: str, value: Any) -> ReminderSettings:
        self.show_reminders(replace(self._reminders, **{name: value}))
        return self._reminders

    def _show_parts(self, well: bool) -> None:
        self.show_title(self._texts.say("reminders_page.title"))
        self._message.setVisible(not well)
        for part in self._parts:
            part.setVisible(well)
