"""Exercises: what else?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.routine_offer import RoutineOffer
from coach.ui.exercise_shelf import ExerciseShelf
from coach.ui.pages.exercises_library import Library, SecondsOf
from coach.ui.pages.exercises_offer import OfferCard, OfferWish
from coach.ui.pages.exercises_own import OwnCard, OwnRoutine
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton, OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.ends_layout import EndsLayout
from coach.ui.widgets.figure_still import FigureStills
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.tab_page import TabPage

WIDEST = 900
"""Pixels: four cards side by side."""
ABOVE_SEARCH = 72
"""Pixels above the library that stay in view when somebody searches: its heading."""


class ExercisesPage(TabPage):
    """The routine for now, one's own, and the library; Ctrl+F goes to the search. ``seconds_of`` says how long an
    exercise by itself takes."""

    offer_requested = Signal(object)
    """Another ``OfferWish``; ``show_offer`` is the answer."""
    start_requested = Signal(object)
    """A ``Routine``, as the next four."""
    print_requested = Signal(object)
    take_along_requested = Signal(object)
    edit_requested = Signal(object)
    delete_requested = Signal(object)
    new_routine_requested = Signal()
    make_exercise_requested = Signal()
    packs_requested = Signal()
    exercise_requested = Signal(str)
    """The id of an exercise to open."""
    why_requested = Signal()
    """Somebody wants to know why nothing may begin."""
    profile_requested = Signal()
    profile_passed = Signal()
    """Somebody would not be asked what there is to mind."""

    def __init__(
        self, appearance: Appearance, texts: Texts, seconds_of: SecondsOf, parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.say("exercises.title"), texts.say("exercises.caption"), WIDEST, parent)
        self._texts = texts
        self._shelf = ExerciseShelf()
        self._make(appearance, seconds_of)
        self._lay_out()
        self._connect()

    def show_shelf(self, shelf: ExerciseShelf) -> None:
        """Show these exercises, and whether there is anything left to ask."""
        self._shelf = shelf
        self._ask.setVisible(not shelf.wishes.asked)
        self._mind.setVisible(shelf.wishes.asked)
        self._library.show_shelf(shelf)

    def show_wish(self, wish: OfferWish) -> None:
        """Show which routine is chosen."""
        self._offer.show_wish(wish)
        self.setFocusProxy(self._offer.first_field)

    def show_offer(self, offer: RoutineOffer, reasons: tuple[str, ...]) -> None:
        """Show the routine for now, with the sentences for its reasons; call ``show_shelf`` before."""
        self._offer.show_offer(offer, reasons, self._shelf)

    def show_routines(self, routines: Sequence[OwnRoutine]) -> None:
        """Show one's own routines; call ``show_shelf`` before."""
        self._own.show_routines(routines, self._shelf.waits)

    def show_trouble(self, sentence: str) -> None:
        """Say what did not work, in one sentence; "" takes it away."""
        self._trouble.show_notice(sentence)
        if sentence:
            self.verticalScrollBar().setValue(0)

    @property
    def wish(self) -> OfferWish:
        """The kind and length now chosen."""
        return self._offer.wish

    def _make(self, appearance: Appearance, seconds_of: SecondsOf) -> None:
        say, texts = self._texts.say, self._texts
        stills = FigureStills(appearance)
        self._trouble, self._offer = NoticeBar(appearance), OfferCard(appearance, texts, stills)
        self._ask = Card(say("exercises.ask.heading"), tone="soft")
        self._tell, self._pass = OutlineButton(say("exercises.ask.tell")), QuietButton(say("exercises.ask.not_now"))
        self._own = OwnCard(appearance, texts)
        self._heading = Label(say("exercises.library.heading"), "heading")
        self._mind = LinkButton(say("exercises.library.mind"))
        self._library = Library(appearance, texts, seconds_of, stills)

    def _lay_out(self) -> None:
        answers = FlowLayout(gap=12)
        for button in (self._tell, self._pass):
            answers.addWidget(button)
        self._ask.body.addWidget(Label(self._texts.say("exercises.ask.words")))
        self._ask.body.addSpacing(6)
        self._ask.body.addLayout(answers)
        head = EndsLayout(gap=20)
        for widget in (self._heading, self._mind):
            head.addWidget(widget)
        for part in (self._trouble, self._offer, self._ask, self._own):
            self.content.addWidget(part)
        self.content.addLayout(head)
        self.content.addWidget(self._library)
        self.tab_through((self._trouble, self._offer, self._ask, self._own, self._mind, self._library))
        self.setFocusProxy(self._offer.first_field)

    def _connect(self) -> None:
        offer, own = self._offer, self._own
        offer.offer_requested.connect(self.offer_requested)
        offer.exercise_requested.connect(self.exercise_requested)
        offer.why_requested.connect(self.why_requested)
        for card in (offer, own):
            card.start_requested.connect(self.start_requested)
            card.print_requested.connect(self.print_requested)
            card.take_along_requested.connect(self.take_along_requested)
        own.edit_requested.connect(self.edit_requested)
        own.delete_requested.connect(self.delete_requested)
        own.new_routine_requested.connect(self.new_routine_requested)
        own.make_exercise_requested.connect(self.make_exercise_requested)
        own.packs_requested.connect(self.packs_requested)
        self._tell.clicked.connect(self.profile_requested)
        self._mind.clicked.connect(self.profile_requested)
        self._pass.clicked.connect(self.profile_passed)
        self._library.exercise_chosen.connect(self.exercise_requested)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._search)

    def _search(self) -> None:
        """The search at the top, so that what it finds is in view below it."""
        self._library.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        top = self._library.mapTo(self.widget() or self, QPoint()).y()
        self.verticalScrollBar().setValue(top - ABOVE_SEARCH)
