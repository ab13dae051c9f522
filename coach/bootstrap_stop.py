"""The wires of what follows a stopped walk, and of the cards about signs on Today.

Made at each start, after the first paint: pages and cards are imported when there is something to show.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from coach.domain.guided_stop import StopGuide, StopStep, ended_for_pain
from coach.services.ports import StoreProblem

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.domain.red_flag import FlagReport
    from coach.domain.session import Session
    from coach.ui.pages.booking_card import BookingCard
    from coach.ui.pages.stopped_card import StoppedCard
    from coach.ui.pages.stopped_page import StoppedPage

STOP_CARD, BOOKING_CARD = "stopped", "booking"


class StopWires:
    """Leads from step to step; which one is next is the service's to say."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._core = pages, pages.core
        self._stops, self._safety = pages.core.guided_stops, pages.core.safety
        self._noted: Session | None = None
        pages.core.planning.today_changed.connect(lambda _today: self._forget_noted())

    # --- the steps -------------------------------------------------------------------------------------------------

    def begin(self, session: Session, wanted: bool = False) -> bool:
        """A walk has ended: whether it calls for the steps (or somebody asked for them), which are on then."""
        guide = self._stops.begin(session, wanted)
        return guide is not None and self.go_on()

    def want(self) -> None:
        """Somebody whose last walk ended gently for the back asks for the steps."""
        sessions = self._core.planning.sessions()
        if sessions and ended_for_pain(sessions[-1]):
            self.begin(sessions[-1], wanted=True)

    def go_on(self) -> bool:
        """Show the step that is next; whether there is one."""
        guide = self._stops.guide()
        if guide is None:
            return False
        if guide.step is StopStep.SIGNS:
            return self._pages.signs.asks_first()
        if guide.step is StopStep.ANSWERS:
            self._pages.flow.ask_check_in(guide.session)
        else:
            self._show(guide)
        return True

    def ends(self) -> bool:
        """After the questions: show the last step where it is the next; whether it is."""
        guide = self._stops.guide()
        return guide is not None and guide.step is StopStep.NEXT and self.go_on()

    @cached_property
    def page(self) -> StoppedPage:
        """What to do now, and the last step."""
        from coach.adapters.catalogue import find_resources
        from coach.adapters.stop_cards import read_stop_cards
        from coach.ui.pages.stopped_page import StoppedPage

        cards = read_stop_cards(find_resources() / "rules" / "after_stop.toml")
        page = StoppedPage(self._pages.appearance, self._pages.texts, cards)
        page.read_done.connect(self._read)
        page.note_changed.connect(self._keep_note)
        page.why_requested.connect(lambda: self._pages.dose.why.open())
        page.finished_requested.connect(self._finish)
        page.later_requested.connect(lambda: self._pages.flow.home())
        page.read_aloud_requested.connect(self._pages.read_aloud)
        return page

    def _show(self, guide: StopGuide) -> None:
        if guide.step is StopStep.NOW:
            self.page.show_now(guide.session)
        else:
            self._show_next(guide.session)
        self.page.show_read_aloud(self._core.settings.settings.voice.on)
        self._pages.window.show_page("stopped")

    def _show_next(self, session: Session) -> None:
        today = self._core.planning.today()
        reasons = tuple(self._pages.texts.reason(because) for because in today.walk.reasons)
        reminders = self._core.settings.settings.reminders
        asks_at = reminders.morning_at if reminders.morning_on else None
        self._noted, note = session, self._stops.note(session)
        self.page.show_next(session, today.walk, reasons, note, asks_at, today.next)

    def _read(self) -> None:
        self._stops.mark_read()
        self.go_on()

    def _keep_note(self, words: str) -> None:
        """Each key is kept, so the walk that is written about is not looked for in the whole record each time."""
        if self._noted is None:
            guide = self._stops.guide()
            self._noted = None if guide is None else guide.session
        if self._noted is not None:
            self._stops.keep_note(self._noted, words)

    def _forget_noted(self) -> None:
        """Another day, another walk, or the same under another id, once the store has taken it in."""
        self._noted = None

    def _finish(self) -> None:
        self._stops.finish()
        self._pages.flow.home()

    def show_record(self) -> None:
        """Fill what was ticked and said before into the page of the safety questions."""
        zone = self._core.clock.zone()
        record = (replace(entry, at=entry.at.astimezone(zone)) for entry in self._safety.record())
        self._pages.flags.show_record(tuple(record))

    # --- Today -----------------------------------------------------------------------------------------------------

    def connect_today(self) -> None:
        """Show on Today from now on what is left to do, and a sign for an appointment until it is put away."""
        self._core.planning.today_changed.connect(lambda _today: self._show_cards())
        self._stops.changed.connect(lambda _guide: self._show_cards())
        self._safety.booking_changed.connect(lambda _report: self._show_cards())
        self._core.check_ins.flags_asked.connect(lambda _about: self._show_cards())
        self._show_cards()

    def _show_cards(self) -> None:
        try:
            sessions = self._core.planning.sessions()
            guide, booking = self._stops.guide(sessions), self._safety.booking()
            step = self._step_left(guide, sessions)
        except StoreProblem:
            return  # Today says it
        if step is not None:
            self._stop_card.show_step(step, stopped=guide is not None)
        if booking is not None:
            self._show_booking(booking)
        today = self._pages.today
        today.show_card(STOP_CARD, None if step is None else self._stop_card, first=True)
        today.show_card(BOOKING_CARD, None if booking is None else self._booking_card)

    def _step_left(self, guide: StopGuide | None, sessions: tuple[Session, ...]) -> StopStep | None:
        """What the card is about; the answers about a walk have a card of their own."""
        if guide is None:
            return StopStep.SIGNS if self._core.check_ins.open_flags(sessions) is not None else None
        return None if guide.step is StopStep.ANSWERS else guide.step

    @cached_property
    def _stop_card(self) -> StoppedCard:
        from coach.ui.pages.stopped_card import StoppedCard

        card = StoppedCard(self._pages.texts, self._pages.today)
        card.go_on_requested.connect(lambda: self.go_on() or self._pages.signs.asks_first())
        card.finish_requested.connect(self._stops.finish)
        return card

    @cached_property
    def _booking_card(self) -> BookingCard:
        from coach.ui.pages.booking_card import BookingCard

        card = BookingCard(self._pages.texts, self._pages.today)
        card.put_away_requested.connect(self._put_away)
        return card

    def _show_booking(self, report: FlagReport) -> None:
        from coach.bootstrap_shop import find_region
        from coach.domain.red_flag import RedFlag, Urgency

        texts, region = self._pages.texts, find_region(self._core.catalogue, self._core.settings.settings.region)
        flags = sorted((flag for flag in report.flags if flag.urgency is Urgency.BOOK), key=list(RedFlag).index)
        signs = "; ".join(self._pages.flag_book.question(flag).text for flag in flags)
        date = texts.full_date(report.at.astimezone(self._core.clock.zone()).date())
        ticked = texts.say("booking.ticked", date=date, signs=signs)
        self._booking_card.show_words(self._pages.flag_book.card(Urgency.BOOK, region), ticked)

    def _put_away(self) -> None:
        self._safety.put_booking_away()
        self._pages.window.show_toast(self._pages.texts.say("booking.put_away_done"), self._safety.bring_booking_back)
