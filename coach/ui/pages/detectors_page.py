"""What Amble looks at before a reminder comes: live, with a switch for each, and what it never keeps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from coach.domain.appointment import Appointment
from coach.domain.presence import Detector, Finding, HoldRules, Presence
from coach.domain.reminder_settings import ReminderSettings
from coach.services.presence_desk import Monitors
from coach.ui.pages.detector_row import DetectorRow
from coach.ui.pages.detector_words import appointment_words, idle_finding, idle_words, now_words, reading_words
from coach.ui.pages.monitor_list import MonitorList
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.back_link import BackLink
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.page_frame import WIDEST
from coach.ui.widgets.tab_page import TabPage

GROUPS: tuple[tuple[str, tuple[Detector, ...]], ...] = (
    ("call", (Detector.MICROPHONE, Detector.CAMERA, Detector.SCREEN_SHARED)),
    ("screen", (Detector.FULL_SCREEN, Detector.DO_NOT_DISTURB, Detector.LOCKED)),
    ("you", (Detector.IDLE,)),
    ("place", (Detector.UNKNOWN_MONITOR, Detector.ON_BATTERY)),
)
"""The cards, and what stands in each."""


class DetectorsPage(TabPage):
    """Shows presence as it changes; Esc goes back."""

    holds_changed = Signal(object)
    """The detectors that may hold reminders, a frozenset."""
    hold_appointments_changed = Signal(bool)
    """Whether appointments may."""
    mine_requested = Signal(object)
    """The ``Monitor`` that somebody names as theirs."""
    other_requested = Signal(object)
    """The ``Monitor`` that is not theirs, or no longer."""
    calendar_requested = Signal()
    back_requested = Signal()
    watch_requested = Signal(bool)
    """Whether the page is seen, and wants to know."""
    appointment_wanted = Signal()
    """Something changed while the page is seen: what is on now is to be shown afresh."""

    def __init__(
        self, appearance: Appearance, texts: Texts, rules: HoldRules | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.say("detectors.title"), texts.say("detectors.caption"), WIDEST, parent)
        self._texts, self._rules = texts, rules or HoldRules()
        self._settings, self._presence, self._meeting = ReminderSettings(), Presence(), False
        self._make(appearance)
        self._lay_out()
        self._connect()
        self.show_settings(self._settings)

    def show_settings(self, settings: ReminderSettings) -> None:
        """Show what reminders wait for; also after an error."""
        self._settings = settings
        self._show_parts(True)
        for detector, row in self._rows.items():
            row.show_on(detector in settings.holds)
        self._appointments.show_on(settings.hold_appointments)
        self._show_now()

    def show_presence(self, presence: Presence) -> None:
        """Show what was found just now."""
        self._presence = presence
        for detector, row in self._rows.items():
            if detector not in presence.readings:
                continue
            if detector is Detector.IDLE:
                finding = idle_finding(presence, self._rules)[0]
                ticking = finding is not Finding.UNKNOWN
                row.show_finding(finding, idle_words(self._texts, presence, self._rules), ticking)
            else:
                reading = presence.of(detector)
                row.show_finding(reading.finding, reading_words(self._texts, detector, reading))
        self._show_now()

    def show_monitors(self, monitors: Monitors) -> None:
        """Show which monitors are connected, and which of them are known."""
        self._monitors.show_monitors(monitors)

    def look_at_calendar(self, _changed: object) -> None:
        """Ask what is on now, where anybody sees it."""
        if self.isVisible():
            self.appointment_wanted.emit()

    def show_calendar(self, there: bool, now: Appointment | None = None, until: str = "") -> None:
        """Show whether there is a calendar, and the appointment that is on; ``until`` is its local end."""
        self._meeting = now is not None
        if now is not None:
            self._appointments.show_finding(Finding.YES, appointment_words(self._texts, now, until))
        elif there:
            self._appointments.show_finding(Finding.NO, self._texts.say("detectors.appointment.no"))
        else:
            self._appointments.show_finding(Finding.UNKNOWN, self._texts.say("detectors.why.no_calendar"))
        self._show_now()

    def show_error(self, sentence: str) -> None:
        """Say why nothing can be shown, in one sentence."""
        self._show_parts(False)
        self._now.setText(f"{sentence} {self._texts.say('detectors.error_next')}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watch_requested.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.watch_requested.emit(False)

    def _show_now(self) -> None:
        meeting = self._meeting and self._settings.hold_appointments
        if self._presence.readings:
            self._now.setText(now_words(self._texts, self._presence, self._settings.holds, self._rules, meeting))

    def _show_parts(self, well: bool) -> None:
        for part in (self._about, *self._parts):
            part.setVisible(well)

    def _make(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._back = BackLink(appearance, self._texts)
        self._to_calendar = LinkButton(say("detectors.to_calendar"))
        self._top, self._now = Card(tone="soft"), Label(say("detectors.looking"), "bold")
        self._about = Label(say("detectors.about"))
        self._rows = {one: DetectorRow(appearance, self._texts, one) for _group, some in GROUPS for one in some}
        self._cards = {group: Card(say(f"detectors.group.{group}")) for group, _some in GROUPS}
        self._monitors = MonitorList(self._texts)
        self._appointments = DetectorRow(appearance, self._texts, "appointment")
        self._calendar, self._never = Card(say("detectors.group.calendar")), Card(say("detectors.never.heading"))

    def _lay_out(self) -> None:
        self.top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._top.body.addWidget(self._now)
        self._top.body.addWidget(self._about)
        for group, some in GROUPS:
            for one in some:
                self._cards[group].body.addWidget(self._rows[one])
        self._rows[Detector.UNKNOWN_MONITOR].add_below(self._monitors)
        self._calendar.body.addWidget(self._appointments)
        self._calendar.body.addWidget(self._to_calendar, 0, Qt.AlignmentFlag.AlignLeft)
        for name in ("keep", "hear", "screen", "send"):
            self._never.body.addWidget(Label(self._texts.say(f"detectors.never.{name}")))
        self._parts = (*self._cards.values(), self._calendar, self._never)
        for part in (self._top, *self._parts):
            self.content.addWidget(part)
        self.setFocusProxy(self._back)
        self.tab_through((self._back, self._top, *self._parts))

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._to_calendar.clicked.connect(self.calendar_requested)
        self._monitors.mine_requested.connect(self.mine_requested)
        self._monitors.other_requested.connect(self.other_requested)
        for detector, row in self._rows.items():
            row.chosen.connect(lambda on, detector=detector: self._choose(detector, on))
        self._appointments.chosen.connect(self.hold_appointments_changed)
        leave = QShortcut(QKeySequence("Esc"), self, self._back.click)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _choose(self, detector: Detector, on: bool) -> None:
        holds = self._settings.holds
        self.holds_changed.emit(holds | {detector} if on else holds - {detector})
