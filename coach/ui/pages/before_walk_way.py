"""How the walk goes: which way, on what, in how many parts; one line, and what can be chosen behind it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.domain.bouts import parts_of
from coach.domain.walk import LEAST_BOUT, LEAST_REST, LONGEST_REST, Ground, Route, brisk_part, shape_walk
from coach.services.walk_wishes import MOST_PARTS, WalkWish
from coach.ui.pages.settings_choice import OneOf
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.number_field import NumberField
from coach.ui.widgets.side_by_side import SideBySide
from coach.ui.widgets.tick_list import TickRow

OUTDOORS = (Ground.PAVEMENT, Ground.SOFT, Ground.MIXED)


class WalkWay(QWidget):
    """The choices themselves, hidden at first. Parts share the length that is chosen: they never make it longer."""

    changed = Signal()
    """After somebody's own choice."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._wish = WalkWish()
        self._minutes, self._count_now, self._is_own = LEAST_BOUT, 1, False
        self._brisk, self._offered = 0, LEAST_BOUT
        self._create()
        self._arrange()
        self._connect()

    @property
    def line(self) -> QWidget:
        """What is chosen, in one line, with the way to the choices: to be shown beside the length."""
        return self._top

    @property
    def wish(self) -> WalkWish:
        """What somebody chose, to be remembered; parts that were offered to them are not."""
        return self._wish

    @property
    def parts(self) -> tuple[int, ...]:
        """The minutes of the parts; empty for a walk in one."""
        return parts_of(self._minutes, self._count_now)

    @property
    def brisk_minutes(self) -> int:
        """Minutes of the middle that are walked briskly, fewer in a shorter walk; 0 where none is offered or wanted."""
        return self._brisk_now if self._wish.brisk else 0

    @property
    def _brisk_now(self) -> int:
        brisk, parts = brisk_part(self._minutes, self._offered, self._brisk), self.parts
        rest = self._wish.rest_minutes if parts else 0
        return shape_walk(self._minutes, bouts=parts, rest_minutes=rest, brisk_minutes=brisk).brisk_minutes

    @property
    def ground(self) -> Ground | None:
        """What is walked on; None is not told."""
        return Ground.INDOORS if self._wish.route is Route.INDOORS else self._wish.ground

    def show_wish(self, wish: WalkWish) -> None:
        """Show what was chosen the last time, closed."""
        self._wish, self._count_now, self._is_own = wish, wish.parts, False
        self._open(False)
        self._show()

    def show_offer(self, parts: int, brisk_minutes: int, minutes: int) -> None:
        """Offer a walk of ``minutes`` in so many parts, which counts unless somebody has chosen already, and a brisk
        middle of so many minutes (0 for none)."""
        self._brisk, self._offered = brisk_minutes, minutes
        if not self._is_own:
            self._count_now = max(parts, self._wish.parts)
        self._show()

    def show_minutes(self, minutes: int) -> None:
        """The length of the walk is another one."""
        self._minutes = minutes
        self._show()

    @property
    def _possible(self) -> int:
        return max(1, min(MOST_PARTS, self._minutes // LEAST_BOUT))

    def _create(self) -> None:
        say = self._texts.say
        self._line, self._change = Label("", "muted"), LinkButton(say("before_walk.way.change"))
        self._route = OneOf(say("before_walk.way.route"), [self._choice("route", route.value) for route in Route])
        ground = [self._choice("ground", ground.value) for ground in OUTDOORS]
        self._ground = ChipGroup(say("before_walk.way.ground"), ground)
        self._ground_title = Label(say("before_walk.way.ground"), "bold")
        numbers = [self._choice("parts", str(count)) for count in range(1, MOST_PARTS + 1)]
        self._count = OneOf(say("before_walk.way.parts"), numbers)
        rest, unit = say("before_walk.way.rest"), say("before_walk.way.rest_unit")
        self._rest = NumberField(self._appearance, self._texts, rest, LEAST_REST, LONGEST_REST, 1, unit)
        self._rest_title = Label(rest, "bold")
        self._brisk_row = TickRow(self._appearance, say("before_walk.way.brisk"))

    def _choice(self, table: str, id: str) -> Choice:
        return Choice(id, self._texts.say(f"before_walk.way.{table}_{id}"))

    def _arrange(self) -> None:
        self._top = QWidget()
        top = FlowLayout(self._top, gap=12)
        top.addWidget(self._line)
        top.addWidget(self._change)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._top.setSizePolicy(policy)
        beside = SideBySide(self._appearance, narrow=600)
        left = (self._title("route"), self._route, self._ground_title, self._ground)
        right = (self._title("parts"), self._count, self._rest_title, self._rest)
        for column, widgets in ((beside.left, left), (beside.right, right)):
            column.setSpacing(8)
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch(1)
        details = QVBoxLayout(self)
        details.setContentsMargins(0, 0, 0, 0)
        details.setSpacing(8)
        details.addWidget(beside)
        details.addWidget(self._brisk_row)

    def _title(self, id: str) -> Label:
        return Label(self._texts.say(f"before_walk.way.{id}"), "bold")

    def _connect(self) -> None:
        self._change.clicked.connect(lambda: self._open(self.isHidden()))
        self._route.one_changed.connect(lambda id: self._choose(replace(self._wish, route=Route(id))))
        self._ground.chosen_changed.connect(self._choose_ground)
        self._count.one_changed.connect(self._choose_count)
        self._rest.number_changed.connect(lambda minutes: self._choose(replace(self._wish, rest_minutes=minutes)))
        self._brisk_row.clicked.connect(lambda on: self._choose(replace(self._wish, brisk=on)))

    def _choose_ground(self, chosen: frozenset[str]) -> None:
        self._choose(replace(self._wish, ground=next(map(Ground, chosen), None)))

    def _choose_count(self, id: str) -> None:
        self._count_now, self._is_own = int(id), True
        self._choose(replace(self._wish, parts=int(id)))

    def _choose(self, wish: WalkWish) -> None:
        self._wish = wish
        self._show()
        self.changed.emit()

    def _open(self, on: bool) -> None:
        self.setVisible(on)
        self._change.show_text(self._texts.say(f"before_walk.way.{'done' if on else 'change'}"))

    def _show(self) -> None:
        wish, outdoors = self._wish, self._wish.route is not Route.INDOORS
        self._route.show_one(wish.route.value)
        self._ground.show_chosen([wish.ground.value] if wish.ground else [])
        parts = self.parts
        self._count.show_one(str(len(parts) or 1))
        for chip in self._count.chips:
            chip.setVisible(int(chip.choice.id) <= self._possible)
        self._rest.show_number(wish.rest_minutes)
        self._brisk_row.setChecked(wish.brisk)
        for widget, shown in (
            (self._ground, outdoors),
            (self._ground_title, outdoors),
            (self._rest, bool(parts)),
            (self._rest_title, bool(parts)),
            (self._brisk_row, self._brisk_now > 0),
        ):
            widget.setVisible(shown)
        self._line.setText(self._sentence(parts))

    def _sentence(self, parts: tuple[int, ...]) -> str:
        say, wish = self._texts.say, self._wish
        way = say(f"before_walk.way.route_{wish.route.value}")
        where = (
            [say(f"before_walk.way.ground_{wish.ground.value}")] if wish.ground and self.ground is wish.ground else []
        )
        shared = say("before_walk.and").join(map(str, parts))
        rest = wish.rest_minutes
        how = say("before_walk.way.in_parts", parts=shared, rest=rest) if parts else say("before_walk.way.parts_1")
        brisk = [say("before_walk.way.brisk_of", minutes=self.brisk_minutes)] if self.brisk_minutes else []
        return say("before_walk.way.join").join([way, *where, how, *brisk])
