"""How reminders reach somebody."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.reminder_settings import Channel, ReminderSettings, Screens
from coach.ui.pages.settings_choice import OneOf
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.explained_tick import ExplainedTick
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar


class ReachCard(Card):
    """Three ways, of which one is always on; where the small window shows; and the start at login."""

    reminders_changed = Signal(object)
    """The ``ReminderSettings`` chosen."""
    login_requested = Signal(bool)
    """Whether Amble shall start at login."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("reminders_page.reach.heading"), parent=parent)
        self._texts = texts
        self._reminders = ReminderSettings()
        self._create(appearance)
        self._arrange()
        self._connect()
        self.show_reminders(self._reminders)

    def show_reminders(self, reminders: ReminderSettings) -> None:
        """Show what is chosen."""
        self._reminders = reminders
        only = len(reminders.channels) == 1
        for channel, tick in self._channels.items():
            tick.row.setChecked(channel in reminders.channels)
        self._last.show_text(self._say("last") if only else "")
        self._screens.show_one(reminders.screens.value)
        card = Channel.CARD in reminders.channels
        self._screens.setVisible(card)
        self._screens_name.setVisible(card)

    def show_login(self, on: bool, trouble: str) -> None:
        """Show whether Amble starts at login, and in one sentence why that does not work ("" when it does)."""
        self._login.row.setChecked(on)
        self._trouble.show_notice(trouble)

    def _create(self, appearance: Appearance) -> None:
        say = self._say
        self._channels = {
            channel: ExplainedTick(appearance, say(channel.value), say(f"{channel.value}_about")) for channel in Channel
        }
        self._last, self._screens_name = Label("", "warm"), Label(say("screens"), "bold")
        screens = [Choice(one.value, say(f"screens_{one.value}")) for one in Screens]
        self._screens = OneOf(say("screens"), screens)
        self._trouble = NoticeBar(appearance)
        login, about = (self._texts.say(f"settings.computer.{name}") for name in ("login", "login_about"))
        self._login = ExplainedTick(appearance, login, about)

    def _arrange(self) -> None:
        self.body.setSpacing(6)
        for tick in self._channels.values():
            self.body.addWidget(tick)
        for part in (self._last, self._screens_name, self._screens, self._login, self._trouble):
            self.body.addWidget(part)

    def _connect(self) -> None:
        for channel, tick in self._channels.items():
            tick.row.clicked.connect(lambda on, channel=channel: self._turn(channel, on))
        self._screens.one_changed.connect(lambda id: self._choose(screens=Screens(id)))
        self._login.row.clicked.connect(self.login_requested)

    def _turn(self, channel: Channel, on: bool) -> None:
        channels = self._reminders.channels
        kept = channels | {channel} if on else channels - {channel}
        if kept:
            self._choose(channels=kept)
        else:
            self.show_reminders(self._reminders)

    def _choose(self, **changes: Any) -> None:
        self.show_reminders(replace(self._reminders, **changes))
        self.reminders_changed.emit(self._reminders)

    def _say(self, name: str) -> str:
        return self._texts.say(f"reminders_page.reach.{name}")
