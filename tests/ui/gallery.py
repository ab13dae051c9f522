"""Shows every widget and saves pictures: ``python tests/ui/gallery.py FOLDER`` (not a test; look at the pictures)."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QSlider,
    QStackedWidget,
    QWidget,
)

from coach.domain.look import Look, Scheme
from coach.domain.timeline import Phase, PhaseSpan
from coach.drawing.body_map import read_body
from coach.ui.navigation import Navigation, PageLink
from coach.ui.texts import Texts, read_texts
from coach.ui.theme import Appearance
from coach.ui.widgets.action_card import ActionCard
from coach.ui.widgets.big_number import BigNumber
from coach.ui.widgets.body_map import BodyMap
from coach.ui.widgets.buttons import DangerButton, LinkButton, OutlineButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.centred_layout import CentredLayout
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.drop_down import DropDown
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.focus_ring import FocusRing
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.number_field import NumberField
from coach.ui.widgets.page_frame import PageFrame
from coach.ui.widgets.pain_scale import PainScale
from coach.ui.widgets.pill import Pill
from coach.ui.widgets.progress_ring import ProgressRing
from coach.ui.widgets.side_by_side import SideBySide
from coach.ui.widgets.step_bar import StepBar
from coach.ui.widgets.tick_list import TickList, TickRow
from coach.ui.widgets.time_field import TimeField
from coach.ui.widgets.toast import Toast
from coach.ui.widgets.week_strip import DayCell, DayState, WeekStrip

RESOURCES = Path(__file__).parents[2] / "resources"
SPANS = (PhaseSpan(Phase.EASY, 0, 180), PhaseSpan(Phase.STEADY, 180, 900), PhaseSpan(Phase.EASY, 900, 1080))
WEEK = ("16 done", "core core", "16 done", "18 today", "core walk", "18 walk", "rest rest")


def today(appearance: Appearance) -> PageFrame:
    """Like the picture ``today``."""
    page = PageFrame("Good afternoon. Your walk is ready.", "Thursday 12 November")
    card = Card()
    row = QHBoxLayout()
    left = Card()
    left.setStyleSheet("Card { border: none }")
    left.body.setContentsMargins(10, 6, 10, 6)
    left.body.addWidget(Pill("Walk 9 · today 12:30"))
    number = BigNumber(appearance)
    number.show_number("18", "minutes")
    left.body.addWidget(number)
    left.body.addWidget(Label("3 min easy  ·  12 min steady  ·  3 min easy", "muted"))
    why = Card(tone="soft")
    why.body.addWidget(
        Label("Your last three walks stayed at 2/10 or less and your back was settled the next morning.")
    )
    why.body.addWidget(LinkButton("How this was decided"))
    left.body.addWidget(why)
    buttons = FlowLayout(gap=12)
    start, take = PrimaryButton("Start with warm-up"), OutlineButton("Start")
    start.show_icon(appearance, "play")
    for button in (start, take, QuietButton("Later…")):
        buttons.addWidget(button)
    left.body.addLayout(buttons)
    ring = ProgressRing(appearance)
    ring.show_ring(SPANS, 1080, 0)
    ring.show_texts("18", below="min")
    row.addWidget(left, 1)
    row.addWidget(ring)
    card.body.addLayout(row)
    page.content.addWidget(card)
    lower = SideBySide(appearance, 640, (10, 7))
    week, morning = Card("This week"), Card("This morning")
    strip = WeekStrip("This week")
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    cells = (text.split() for text in WEEK)
    strip.show_days(
        [DayCell(day, text, DayState(state), f"{day} {text}") for day, (text, state) in zip(days, cells, strict=True)]
    )
    week.body.addWidget(strip)
    week.body.addWidget(Label("2 of 4 walks done · 32 of 68 minutes", "small"))
    morning.body.addWidget(Label("How is your back after yesterday?"))
    chips = ChipGroup("This morning", [Choice(t, t) for t in ("Same or better", "A bit more sore", "Clearly worse")])
    chips.show_chosen(["Same or better"])
    morning.body.addWidget(chips)
    lower.left.addWidget(week)
    lower.right.addWidget(morning)
    page.content.addWidget(lower)
    return page


def check_in(appearance: Appearance, texts: Texts) -> PageFrame:
    """Like the picture ``checkin``."""
    page = PageFrame("How was your back during the walk?", "Check-in · 20 seconds")
    card = Card()
    card.body.addWidget(Label("Worst pain while walking", "bold"))
    scale = PainScale(texts, "Worst pain")
    scale.show_score(2)
    card.body.addWidget(scale)
    page.content.addWidget(card)
    where, kind = Card(), Card()
    where.body.addWidget(Label("Where?", "bold"))
    body = read_body(RESOURCES / "rules" / "body_map_shapes.toml", lambda id: texts.say(f"widgets.area.{id}"))
    body_map = BodyMap(appearance, texts, body)
    body_map.show_chosen(["lower_back"])
    where.body.addWidget(body_map)
    kind.body.addWidget(Label("What kind?", "bold"))
    kinds = ("Dull or aching", "Stiff", "Sharp", "Shooting down a leg", "Numb or tingling", "Weak leg")
    chips = ChipGroup("What kind?", [Choice(text, text) for text in kinds], multiple=True)
    chips.show_chosen(["Dull or aching", "Stiff"])
    kind.body.addWidget(chips)
    kind.body.addWidget(NumberField(appearance, texts, "Walk length", 5, 40, 1, "minutes"))
    kind.body.addWidget(TimeField(appearance, texts, "Monday"))
    kind.body.addStretch(1)
    ends = QHBoxLayout()
    ends.addStretch(1)
    ends.addWidget(QuietButton("Skip"))
    ends.addWidget(PrimaryButton("Done"))
    kind.body.addLayout(ends)
    row = SideBySide(appearance, 640, (3, 4))
    row.left.addWidget(where)
    row.right.addWidget(kind)
    page.content.addWidget(row)
    return page


def safety(appearance: Appearance, texts: Texts) -> PageFrame:
    """Like the picture ``safety``."""
    page = PageFrame("Do any of these apply to you right now?", "Step 2 of 6 · your safety", widest=780)
    bar = StepBar(appearance, texts)
    bar.show_step(2)
    page.top.addWidget(bar)
    card = Card()
    rows = (
        "Numbness around your genitals, buttocks or back passage",
        "New trouble passing urine",
        "A fever, or feeling unwell",
    )
    ticks = TickList(appearance, "Safety", [Choice(text, text) for text in rows], danger=True)
    ticks.show_ticked([rows[1]])
    card.body.addWidget(ticks)
    page.content.addWidget(card)
    action = ActionCard(appearance, texts)
    action.show_card("Please be seen before you walk.", ["Be checked first.", "Amble keeps your plan ready."])
    page.content.addWidget(action)
    ends = QHBoxLayout()
    ends.addWidget(QuietButton("Back"))
    ends.addStretch(1)
    ends.addWidget(PrimaryButton("Continue"))
    page.content.addLayout(ends)
    return page


def walk(appearance: Appearance) -> PageFrame:
    """Like the picture ``walk``."""
    page = PageFrame()
    top = QHBoxLayout()
    top.addWidget(Pill("Walk 9 of your plan"))
    top.addStretch(1)
    top.addWidget(Label("Voice on", "muted", wrap=False))
    page.content.addLayout(top)
    ring = ProgressRing(appearance, 360, 86)
    ring.show_ring(SPANS, 1080, 454)
    ring.show_texts("10:26", "Steady pace", "left of 18:00")
    page.content.addWidget(ring, 1)
    for text, role in (("“Let your shoulders drop. Look ahead.”", "spoken"), ("Next in 40 s · pace check", "muted")):
        label = Label(text, role)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page.content.addWidget(label)
    row = CentredLayout(gap=18)
    repeat, pause = QuietButton("Repeat"), PrimaryButton("Pause")
    repeat.show_icon(appearance, "rotate-ccw")
    pause.show_icon(appearance, "pause")
    for button in (repeat, pause, QuietButton("End early"), DangerButton("I have pain")):
        row.addWidget(button)
    page.content.addLayout(row)
    return page


def settings(appearance: Appearance) -> PageFrame:
    """Plain Qt controls in our dress."""
    page = PageFrame("Settings")
    notice = NoticeBar(appearance)
    notice.show_notice("There is no voice on this computer; you will see the words instead.", "What to do")
    page.content.addWidget(notice)
    card = Card("Voice")
    names = ("English (Great Britain)", "English (Scotland)")
    box, slider = (
        DropDown(appearance, "Voice", [Choice(name, name) for name in names]),
        QSlider(Qt.Orientation.Horizontal),
    )
    slider.setValue(40)
    gone = PrimaryButton("Not now")
    gone.setEnabled(False)
    for widget in (box, slider, QLineEdit("Some words"), TickRow(appearance, "Start Amble when you log in"), gone):
        card.body.addWidget(widget)
    page.content.addWidget(card)
    page.content.addStretch(1)
    return page


def main(folder: Path) -> None:
    """Save every page in every look."""
    app = QApplication(sys.argv[:1])
    texts = read_texts(RESOURCES / "words" / "en.toml")
    appearance = Appearance(app, RESOURCES)
    ring = FocusRing(app, appearance)
    window, pages = QWidget(), QStackedWidget()
    links = (PageLink("today", "Today", "footprints"), PageLink("plan", "Plan", "calendar-days"))
    navigation = Navigation(appearance, texts, (*links, PageLink("settings", "Settings", "settings", at_foot=True)))
    navigation.show_page("today")
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(navigation)
    row.addWidget(pages, 1)
    named = {
        "today": today(appearance),
        "check-in": check_in(appearance, texts),
        "safety": safety(appearance, texts),
        "walk": walk(appearance),
        "settings": settings(appearance),
    }
    for page in named.values():
        pages.addWidget(page)
    toast = Toast(texts, window)
    window.setObjectName("gallery")
    window.resize(1120, 740)
    window.show()
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST):
        for percent in (100, 200):
            appearance.apply_look(Look(scheme, percent))
            window.resize(1120, 740 if percent == 100 else 1700)
            for name, page in named.items():
                pages.setCurrentWidget(page)
                toast.setVisible(False)
                if name == "today":
                    toast.show_toast("Thursday's walk is now on Friday.")
                if name != "walk":
                    page.focusNextChild()
                app.processEvents()
                app.processEvents()
                window.grab().save(str(folder / f"{name}-{scheme.value}-{percent}.png"))
    ring.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
