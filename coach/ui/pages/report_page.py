"""What shall my clinician see? What goes on the report, and the page itself beside it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.report_told import ToldReport
from coach.domain.report_wish import ReportDays, ReportWish
from coach.domain.sheet import Paper
from coach.drawing.theme import Theme
from coach.ui.pages.report_cards import ReportDaysCard, ReportPartsCard, ReportPersonCard, ReportQuestionCard
from coach.ui.pages.report_preview import ReportPreview
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.back_link import BackLink
from coach.ui.widgets.buttons import OutlineButton, PrimaryButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.side_by_side import SideBySide
from coach.ui.widgets.tab_page import TabPage

SETTLES_MS = 250
"""Milliseconds after the last letter until the preview follows (our choice)."""


class ReportPage(TabPage):
    """Ctrl+S saves it as a PDF; Esc goes back."""

    back_requested = Signal()
    wish_changed = Signal(object)
    """The ``ReportWish`` as it is now; ``show_report`` is the answer."""
    save_requested = Signal(str)
    """The ending of the file: ".pdf" or ".html"."""
    folder_requested = Signal()
    """Show the folder of what was saved last."""

    def __init__(
        self, appearance: Appearance, texts: Texts, theme: Theme, paper: Paper, parent: QWidget | None = None
    ) -> None:
        """``theme`` and ``paper`` are those of the printed page."""
        super().__init__(texts.say("report.title"), texts.say("report.caption"), parent=parent)
        self._texts = texts
        self._make(appearance, theme, paper)
        self._lay_out(appearance)
        self._connect()

    @property
    def wish(self) -> ReportWish:
        """What is wanted now."""
        person, days = self._person, self._days
        return ReportWish(
            days.span, days.own, self._question.question, person.name, person.birth_year, person.keeps,
            self._parts.left_out, self._parts.detail,
        )  # fmt: skip

    def show_wish(self, wish: ReportWish, days: ReportDays, today: date, has_last: bool) -> None:
        """Show what is wanted; ``has_last`` says that a report was saved before."""
        self._days.show_wish(wish, days, today, has_last)
        self._question.show_question(wish.question)
        self._person.show_person(wish, today)
        self._parts.show_parts(wish)
        self._notice.show_notice("")

    def show_report(self, told: ToldReport, days: ReportDays, is_empty: bool) -> None:
        """Show the report as it is now."""
        self._days.show_days(days)
        self._about.show_text(self._texts.say("report.empty" if is_empty else "report.about"))
        self._preview.show_report(told)
        self._save.setEnabled(True)
        for part in (self._columns, self._save):
            part.show()

    def show_gathering(self) -> None:
        """Say that the walks of many years are being read; nothing can be saved meanwhile."""
        self._about.show_text(self._texts.say("report.gathering"))
        self._save.setEnabled(False)

    def show_saved(self, name: str) -> None:
        """The file is there."""
        self._notice.show_notice(self._texts.say("report.saved", file=name), self._texts.say("report.open_folder"))
        self.ensureWidgetVisible(self._notice)

    def show_problem(self, sentence: str) -> None:
        """Say in one sentence why there is no file; what is chosen stays."""
        self._notice.show_notice(sentence)
        self.ensureWidgetVisible(self._notice)

    def show_error(self, sentence: str) -> None:
        """Say in one sentence why there is nothing to show."""
        self._about.show_text(f"{sentence} {self._texts.say('report.error_next')}")
        for part in (self._columns, self._save):
            part.hide()

    def _make(self, appearance: Appearance, theme: Theme, paper: Paper) -> None:
        say = self._texts.say
        self._back = BackLink(appearance, self._texts)
        self._about, self._notice = Label(say("report.about"), "muted"), NoticeBar(appearance)
        self._save = QWidget()
        self._pdf, self._html = PrimaryButton(say("report.save.pdf")), OutlineButton(say("report.save.html"))
        self._days, self._question = (
            ReportDaysCard(appearance, self._texts),
            ReportQuestionCard(appearance, self._texts),
        )
        self._person = ReportPersonCard(appearance, self._texts)
        self._parts = ReportPartsCard(appearance, self._texts)
        self._preview = ReportPreview(appearance, self._texts, theme, paper)
        self._settles = QTimer(self, singleShot=True, interval=SETTLES_MS)

    def _lay_out(self, appearance: Appearance) -> None:
        self.top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = FlowLayout(self._save)
        buttons.addWidget(self._pdf)
        buttons.addWidget(self._html)
        columns = self._columns = SideBySide(appearance, 700)
        for card in (self._question, self._days, self._person, self._parts):
            columns.left.addWidget(card)
        columns.left.addStretch(1)
        columns.right.addWidget(self._preview)
        columns.right.addStretch(1)
        parts = (self._about, self._save, self._notice, columns)
        for part in parts:
            self.content.addWidget(part)
        self.setFocusProxy(self._question.field)
        cards = (self._question, self._days, self._person, self._parts, self._preview)
        self.tab_through((self._back, self._save, self._notice, *cards))

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        for chosen in (self._days.changed, self._parts.changed):
            chosen.connect(self._tell)
        for written in (self._question.changed, self._person.changed):
            written.connect(self._settles.start)
        self._settles.timeout.connect(self._tell)
        self._pdf.clicked.connect(lambda: self._ask_to_save(".pdf"))
        self._html.clicked.connect(lambda: self._ask_to_save(".html"))
        self._notice.action_requested.connect(self.folder_requested)
        for keys, button in (("Esc", self._back), ("Ctrl+S", self._pdf)):
            shortcut = QShortcut(QKeySequence(keys), self, button.click)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def tell_now(self) -> None:
        """Tell at once what was written last."""
        if self._settles.isActive():
            self._settles.stop()
            self._tell()

    def _ask_to_save(self, ending: str) -> None:
        self.tell_now()
        self.save_requested.emit(ending)

    def _tell(self) -> None:
        self._notice.show_notice("")
        self.wish_changed.emit(self.wish)
