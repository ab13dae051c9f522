"""Settings: how do I like it?"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.plan import Plan
from coach.domain.red_flag_book import Region
from coach.services.settings import Settings
from coach.ui.pages.settings_about import AboutSection
from coach.ui.pages.settings_answers import AnswersSection
from coach.ui.pages.settings_computer import ComputerSection
from coach.ui.pages.settings_data import DataSection
from coach.ui.pages.settings_look import LookSection
from coach.ui.pages.settings_reminders import RemindersSection
from coach.ui.pages.settings_sound import SoundSection
from coach.ui.pages.settings_voice import VoiceSection
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.page_frame import WIDEST, PageFrame
from coach.ui.widgets.tab_by_part import neighbour

GAP = 12
"""Pixels above a section that was jumped to."""


Section = (
    VoiceSection
    | SoundSection
    | RemindersSection
    | LookSection
    | AnswersSection
    | DataSection
    | ComputerSection
    | AboutSection
)


class SettingsPage(PageFrame):
    """One card for each matter; every change is told at once. ``voice`` and ``sound`` are cards with signals and
    ``show_…`` methods of their own."""

    reminders_requested = Signal()
    """See or change what reminds."""
    look_changed = Signal(object)
    """The ``Look`` chosen."""
    plan_changed = Signal(object)
    """The ``Plan`` with other answers."""
    region_changed = Signal(str)
    """The id of the region whose emergency numbers were chosen."""
    flags_requested = Signal()
    """Ask the safety questions again."""
    exercises_requested = Signal()
    """Ask what there is to mind in exercises."""
    numbers_requested = Signal()
    """See the numbers, and how quickly walks grow."""
    bounds_requested = Signal()
    """See or set what the plan may not pass."""
    page_requested = Signal(str)
    """Open the page of this name: backups, copies, walks from elsewhere."""
    login_requested = Signal(bool)
    """Whether Amble shall start at login."""
    folder_requested = Signal()
    """Open the data folder."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("settings.title"), texts.say("settings.caption"), WIDEST, parent)
        self._texts = texts
        self._create_parts(appearance)
        self._arrange_parts()
        self._connect()
        self.show_settings(Settings())

    def show_settings(self, settings: Settings) -> None:
        """Show every choice, also after an error."""
        self._show_parts(True)
        self.voice.show_voice(settings.voice, settings.style)
        self.sound.show_sound(settings.sound)
        self._reminders.show_reminders(settings.reminders)
        self._look.show_look(settings.look)
        self._answers.show_region(settings.region)

    def show_reminder_pause(self, when: str) -> None:
        """Say until when reminders rest; "" while they do not."""
        self._reminders.show_pause(when)

    def show_plan(self, plan: Plan) -> None:
        """Show the answers of the set-up."""
        self._answers.show_plan(plan)

    def show_regions(self, regions: tuple[Region, ...]) -> None:
        """Show the regions there are."""
        self._answers.show_regions(regions)

    def show_login(self, on: bool, trouble: str) -> None:
        """Show whether Amble starts at login, and why that does not work ("" when it does)."""
        self._computer.show_login(on, trouble)

    def show_folder(self, path: str) -> None:
        """Show the path of the data folder."""
        self._computer.show_folder(path)

    def show_version(self, version: str) -> None:
        """Show which Amble this is."""
        self._about.show_version(version)

    def show_error(self, sentence: str) -> None:
        """Say why the choices cannot be shown, in one sentence; "" shows them again."""
        self._show_parts(not sentence)
        if sentence:
            self.show_title(self._texts.say("settings.error_title"))
            self._message_words.show_text(f"{sentence} {self._texts.say('settings.error_next')}")

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (Qt's name)
        """Tab comes to the voices where they stand, though they are found later than the rest is built."""
        target = neighbour(self, (self._links, *self.voice.tab_parts, *self._parts[1:]), forward)
        if target is None:
            return bool(super().focusNextPrevChild(forward))
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        if self.isAncestorOf(target):
            self.ensureWidgetVisible(target)
        return True

    def _create_parts(self, appearance: Appearance) -> None:
        texts = self._texts
        self._message, self._message_words = Card(), Label()
        self.voice, self.sound = VoiceSection(appearance, texts), SoundSection(appearance, texts)
        self._reminders = RemindersSection(texts)
        self._look, self._answers = LookSection(appearance, texts), AnswersSection(appearance, texts)
        self._data = DataSection(texts)
        self._computer, self._about = ComputerSection(appearance, texts), AboutSection(texts)

    def _arrange_parts(self) -> None:
        self._message.body.addWidget(self._message_words)
        sections = (
            self.voice,
            self.sound,
            self._reminders,
            self._look,
            self._answers,
            self._data,
            self._computer,
            self._about,
        )
        self._links = QWidget()
        self._links.setAccessibleName(self._texts.say("settings.jump"))
        row = FlowLayout(self._links, gap=20)
        self._parts: tuple[QWidget, ...] = (self._links, *sections)
        for part in (self._message, *self._parts):
            self.content.addWidget(part)
        for section in sections:
            link = LinkButton(section.heading.text())
            link.clicked.connect(lambda _=False, section=section: self._go_to(section))
            row.addWidget(link)
        self.setFocusProxy(self.voice.first_field)

    def _connect(self) -> None:
        self._reminders.reminders_requested.connect(self.reminders_requested)
        self._look.look_changed.connect(self.look_changed)
        self._answers.plan_changed.connect(self.plan_changed)
        self._answers.region_changed.connect(self.region_changed)
        self._answers.flags_requested.connect(self.flags_requested)
        self._answers.exercises_requested.connect(self.exercises_requested)
        self._answers.numbers_requested.connect(self.numbers_requested)
        self._answers.bounds_requested.connect(self.bounds_requested)
        self._data.page_requested.connect(self.page_requested)
        self._computer.login_requested.connect(self.login_requested)
        self._computer.folder_requested.connect(self.folder_requested)

    def _show_parts(self, well: bool) -> None:
        self._message.setVisible(not well)
        for part in self._parts:
            part.setVisible(well)
        if well:
            self.show_title(self._texts.say("settings.title"))
        self.show_caption(self._texts.say("settings.caption") if well else "")

    def _go_to(self, section: Section) -> None:
        field = section.first_field
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        # The head of a section that is taller than the window is seen, not only the field.
        top = section.mapTo(self.widget() or section, section.rect().topLeft()).y()
        QTimer.singleShot(0, section, lambda: self.verticalScrollBar().setValue(top - GAP))
