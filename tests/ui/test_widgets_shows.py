"""Widgets that show: what they show is what they say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from coach.domain.timeline import Phase, PhaseSpan
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.action_card import ActionCard
from coach.ui.widgets.big_number import BigNumber
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.page_frame import PageFrame
from coach.ui.widgets.progress_ring import ProgressRing
from coach.ui.widgets.step_bar import StepBar
from coach.ui.widgets.toast import Toast
from coach.ui.widgets.week_strip import DayBox, DayCell, DayState, WeekStrip

SPANS = (PhaseSpan(Phase.EASY, 0, 180), PhaseSpan(Phase.STEADY, 180, 900), PhaseSpan(Phase.EASY, 900, 1080))

pytestmark = pytest.mark.usefixtures("appearance")


def said(widget: QWidget) -> str:
    return str(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))


def button(whole: QWidget, name: str) -> QPushButton:
    return next(found for found in whole.findChildren(QPushButton) if found.accessibleName() == name)


class CountedRing(ProgressRing):
    """Counts how often it is painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        super().paintEvent(event)


def test_the_ring_says_its_words(qtbot: QtBot, appearance: Appearance) -> None:
    ring = ProgressRing(appearance)
    qtbot.addWidget(ring)
    ring.show_texts("10:26", "Steady pace", "left of 18:00")
    assert said(ring) == "Steady pace 10:26 left of 18:00"


def test_the_ring_repaints_only_when_a_pixel_moves(qtbot: QtBot, appearance: Appearance) -> None:
    ring = CountedRing(appearance)
    qtbot.addWidget(ring)
    ring.resize(200, 200)
    ring.show_ring(SPANS, 1080, 100)
    ring.show()
    qtbot.waitUntil(lambda: ring.painted > 0)
    before = ring.painted
    ring.show_ring(SPANS, 1080, 100.2)
    QApplication.processEvents()
    assert ring.painted == before
    ring.show_ring(SPANS, 1080, 110)
    qtbot.waitUntil(lambda: ring.painted > before)


def test_small_steps_add_up_to_a_repaint(qtbot: QtBot, appearance: Appearance) -> None:
    ring = CountedRing(appearance)
    qtbot.addWidget(ring)
    ring.resize(200, 200)
    ring.show_ring(SPANS, 1080, 0)
    ring.show()
    qtbot.waitUntil(lambda: ring.painted > 0)
    before = ring.painted
    for tenth in range(100):
        ring.show_ring(SPANS, 1080, tenth / 10)
    qtbot.waitUntil(lambda: ring.painted > before)


def test_the_week_says_each_day_whole(qtbot: QtBot) -> None:
    strip = WeekStrip("This week")
    qtbot.addWidget(strip)
    strip.show_days([DayCell("Mon", "16", DayState.DONE, "Monday, 16 minutes walked")] * 7)
    assert [said(box) for box in strip.findChildren(DayBox)] == ["Monday, 16 minutes walked"] * 7


def test_the_week_wraps_where_the_window_is_narrow(qtbot: QtBot) -> None:
    strip = WeekStrip("This week")
    qtbot.addWidget(strip)
    strip.show_days([DayCell("Monday", "rest", DayState.REST, "Monday, rest")] * 7)
    assert strip.heightForWidth(200) > strip.heightForWidth(900)


def test_the_action_card_is_read_aloud_whole(qtbot: QtBot, appearance: Appearance, texts: Texts) -> None:
    card = ActionCard(appearance, texts)
    qtbot.addWidget(card)
    card.show_card("Please be seen today.", ["Ring 111.", "Your plan waits."])
    with qtbot.waitSignal(card.read_aloud_requested) as heard:
        button(card, "Read aloud").click()
    assert heard.args == ["Please be seen today. Ring 111. Your plan waits."]
    assert said(card) == "Please be seen today."


def test_nothing_offers_to_read_where_there_is_no_voice(qtbot: QtBot, appearance: Appearance, texts: Texts) -> None:
    card = ActionCard(appearance, texts)
    qtbot.addWidget(card)
    card.show()
    card.show_read_aloud(False)
    assert not button(card, "Read aloud").isVisible()


def test_a_notice_is_hidden_until_there_is_something_to_say(qtbot: QtBot, appearance: Appearance) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    bar = NoticeBar(appearance, home)
    home.show()
    assert not bar.isVisible()
    bar.show_notice("There is no voice here.", "What to do")
    with qtbot.waitSignal(bar.action_requested):
        button(bar, "What to do").click()
    assert bar.isVisible()
    bar.show_notice("")
    assert not bar.isVisible()


def test_undo_is_asked_for_and_the_toast_goes(qtbot: QtBot, texts: Texts) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    home.resize(600, 400)
    toast = Toast(texts, home)
    home.show()
    toast.show_toast("Moved to Friday.")
    with qtbot.waitSignal(toast.undo_requested):
        button(toast, "Undo").click()
    assert not toast.isVisible()


def test_a_toast_without_undo_has_as_much_room_on_its_right_as_on_its_left(qtbot: QtBot, texts: Texts) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    home.resize(600, 400)
    toast = Toast(texts, home)
    home.show()
    for undo in (True, False):
        toast.show_toast("Your note is kept.", undo=undo)
        QApplication.processEvents()
    sentence = next(label for label in toast.findChildren(Label) if label.text())
    assert sentence.x() == toast.width() - sentence.geometry().right() - 1
    assert sentence.x() >= 20


def test_the_toast_stays_inside_its_window_and_goes_by_itself(qtbot: QtBot, texts: Texts) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    home.resize(360, 400)
    toast = Toast(texts, home)
    home.show()
    toast.show_toast("Thursday's walk of eighteen minutes is now on Friday at half past twelve.")
    assert home.rect().contains(toast.geometry())
    home.resize(320, 500)
    assert home.rect().contains(toast.geometry())
    timer = next(found for found in toast.findChildren(QTimer) if found.isActive() and found.interval())
    timer.timeout.emit()
    assert not toast.isVisible()


def test_a_toast_with_undo_stays_twenty_seconds_and_while_somebody_is_at_it(qtbot: QtBot, texts: Texts) -> None:
    home = QWidget()
    toast = Toast(texts, home)
    qtbot.addWidget(home)
    home.resize(600, 400)
    home.show()
    home.activateWindow()
    qtbot.waitUntil(home.isActiveWindow)
    toast.show_toast("Saved.", undo=False)
    timer = next(found for found in toast.findChildren(QTimer) if found.isActive() and found.interval())
    assert timer.interval() == 8000
    toast.show_toast("Moved to Friday.")
    assert timer.interval() >= 20_000
    button(toast, "Undo").setFocus()
    timer.timeout.emit()
    assert toast.isVisible()
    button(toast, "Undo").clearFocus()
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    timer.timeout.emit()
    assert toast.isVisible()
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    timer.timeout.emit()
    assert not toast.isVisible()


def test_a_toast_lies_over_nothing_that_can_be_pressed(qtbot: QtBot, texts: Texts) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    home.resize(600, 400)
    below = QPushButton("Pause", home)
    below.setGeometry(0, 310, 600, 80)
    toast = Toast(texts, home)
    home.show()
    toast.show_toast("Noted. Next time it is easier.", undo=False)
    assert home.rect().contains(toast.geometry())
    assert not toast.geometry().intersects(below.geometry())
    below.hide()
    toast.settle()
    assert toast.geometry().bottom() > 360


def test_a_toast_gives_way_when_a_control_is_scrolled_or_grows_under_it(qtbot: QtBot, texts: Texts) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    home.resize(600, 400)
    area, page = QScrollArea(home), QWidget()
    page.resize(560, 900)
    below = QPushButton("Keep my walks there", page)
    below.setGeometry(0, 560, 560, 80)
    area.setWidget(page)
    area.setGeometry(0, 0, 600, 400)
    toast = Toast(texts, home)
    home.show()
    toast.show_toast("Noted. Next time it is easier.", undo=False)
    place = toast.geometry()
    area.verticalScrollBar().setValue(250)
    qtbot.waitUntil(lambda: toast.geometry() != place)
    assert not toast.geometry().intersects(QRect(below.mapTo(home, QPoint()), below.size()))


def test_a_toast_goes_far_up_rather_than_over_a_control(qtbot: QtBot, texts: Texts) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    home.resize(600, 400)
    below = QPushButton("Pause", home)
    below.setGeometry(0, 100, 600, 300)
    toast = Toast(texts, home)
    home.show()
    toast.show_toast("Noted. Next time it is easier.", undo=False)
    assert not toast.geometry().intersects(below.geometry())
    assert home.rect().contains(toast.geometry())


def test_the_step_bar_says_how_far_it_is(qtbot: QtBot, appearance: Appearance, texts: Texts) -> None:
    bar = StepBar(appearance, texts)
    qtbot.addWidget(bar)
    bar.show_step(2)
    assert said(bar) == "Step 2 of 6"


def test_the_number_and_its_unit_are_one_sentence(qtbot: QtBot, appearance: Appearance) -> None:
    number = BigNumber(appearance)
    qtbot.addWidget(number)
    number.show_number("18", "minutes")
    assert said(number) == "18 minutes"


def test_a_long_page_scrolls_and_its_words_are_whole(qtbot: QtBot) -> None:
    page = PageFrame("A title that is long enough to wrap in a narrow window", "Thursday 12 November")
    qtbot.addWidget(page)
    for _ in range(5):
        card = Card("A heading")
        card.body.addWidget(Label("Your last three walks stayed within one of where you started. " * 4))
        page.content.addWidget(card)
    page.resize(420, 500)
    page.show()
    assert page.verticalScrollBar().maximum() > 0
    assert page.horizontalScrollBar().maximum() == 0
    for label in page.findChildren(Label):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width())
    assert said(page) == "A title that is long enough to wrap in a narrow window"


def test_a_short_page_leaves_its_cards_at_their_own_height(qtbot: QtBot) -> None:
    page = PageFrame("Title")
    qtbot.addWidget(page)
    card = Card("A heading")
    card.body.addWidget(Label("One line."))
    page.content.addWidget(card)
    page.resize(800, 900)
    page.show()
    assert card.height() < 150
    assert QRectF(card.geometry()).top() < 150


def test_a_per_cent_sign_stays_on_the_line_of_its_number(qtbot: QtBot) -> None:
    label = Label("Less than 25 % of the walk")
    qtbot.addWidget(label)
    assert "25\u00a0%" in label.text()
    label.show_text("At most 6 % of it")
    assert "6\u00a0%" in label.text()
