"""The pages of the window: how each is built, and the wires between pages and services."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from coach.bootstrap_core import Core
from coach.bootstrap_dose import DosePages
from coach.bootstrap_exercise_pages import ExercisePages
from coach.bootstrap_record_pages import RecordPages
from coach.bootstrap_reminder_pages import ReminderPages
from coach.bootstrap_today import fill_today, wire_today
from coach.domain.today import Today
from coach.services.ports import StoreProblem
from coach.ui.main_window import MainWindow
from coach.ui.pages.today_page import TodayPage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance

if TYPE_CHECKING:
    from coach.bootstrap_flow import Flow
    from coach.bootstrap_signs import SignWires
    from coach.bootstrap_sound_test import Hearing
    from coach.bootstrap_take_along_page import TakeAlongWires
    from coach.bootstrap_voice import CountWires
    from coach.bootstrap_walk import Performance
    from coach.domain.red_flag_book import RedFlagBook, Region
    from coach.services.speaking import Speaking
    from coach.services.voice_fetching import VoiceFetching
    from coach.ui.pages.before_walk import BeforeWalk
    from coach.ui.pages.check_in_page import CheckInPage
    from coach.ui.pages.flags_page import FlagsPage
    from coach.ui.pages.plan_page import PlanPage
    from coach.ui.pages.set_up_page import SetUpPage
    from coach.ui.pages.settings_page import SettingsPage
    from coach.ui.pages.sound_test_page import SoundTestPage
    from coach.ui.pages.walk_page import WalkPage


class Pages:
    """Builds each page when it is first shown, and wires it to the services it shows."""

    def __init__(
        self,
        window: MainWindow,
        appearance: Appearance,
        texts: Texts,
        core: Core,
        perform: Callable[[], Performance],
        resources: Path,
    ) -> None:
        """``perform`` gives what walks are performed with; it is asked when the first walk comes near."""
        self.window, self.appearance, self.texts = window, appearance, texts
        self.core, self._perform, self._resources = core, perform, resources
        window.add_page("today", lambda: self.today)
        window.add_page("plan", lambda: self.plan)
        self.exercises = ExercisePages(self)
        self.record = RecordPages(self)
        self.dose = DosePages(self)
        self.reminding = ReminderPages(self)
        window.add_page("settings", lambda: self.settings)
        window.add_page("set_up", lambda: self.set_up, in_navigation=False)
        window.add_page("before_walk", lambda: self.before_walk, in_navigation=False)
        window.add_page("walk", lambda: self.walk, in_navigation=False)
        window.add_page("check_in", lambda: self.check_in, in_navigation=False)
        window.add_page("flags", lambda: self.flags, in_navigation=False)
        window.add_page("sound_test", lambda: self.sound_test, in_navigation=False)
        window.add_page("take_along", lambda: self.take_along.page, in_navigation=False)
        window.add_page("cadence", lambda: self.counting.page, in_navigation=False)
        core.planning.today_changed.connect(self.show_today)
        core.planning.trouble_changed.connect(lambda sentence: self.today.show_error(sentence))
        core.settings.region_changed.connect(self._show_region)

    # --- what several pages need ---------------------------------------------------------------------------------

    @cached_property
    def performance(self) -> Performance:
        """Walks, voice and sound."""
        return self._perform()

    @cached_property
    def flow(self) -> Flow:
        """Which page follows which."""
        from coach.bootstrap_flow import Flow

        return Flow(self)

    @cached_property
    def signs(self) -> SignWires:
        """Questions about signs, and what follows."""
        from coach.bootstrap_signs import SignWires

        return SignWires(self)

    @cached_property
    def speaking(self) -> Speaking:
        """Speech outside a walk."""
        from coach.bootstrap_voice import make_speaking

        return make_speaking(self)

    @cached_property
    def fetching(self) -> VoiceFetching:
        """More voices to fetch."""
        from coach.bootstrap_voice import make_fetching

        return make_fetching(self)

    @cached_property
    def flag_book(self) -> RedFlagBook:
        """Red-flag questions and cards."""
        return self.core.catalogue.red_flags()

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """Whom to call, by region."""
        return self.core.catalogue.regions()

    def read_aloud(self, text: str) -> None:
        """Say a card's words."""
        self.speaking.say(text, self.core.settings.settings.voice)

    # --- Today, which is there before the first paint --------------------------------------------------------------

    @cached_property
    def today(self) -> TodayPage:
        """What now, and why this much?"""
        page = TodayPage(self.appearance, self.texts)
        wire_today(page, self)
        try:
            if self.core.planning.is_set_up():
                fill_today(page, self.core.planning.today(), self)
        except StoreProblem as problem:
            page.show_error(str(problem))
        return page

    def show_today(self, today: Today) -> None:
        """Fill the Today page afresh."""
        try:
            fill_today(self.today, today, self)
        except StoreProblem as problem:
            self.today.show_error(str(problem))

    def _show_region(self, region: str) -> None:
        """Another emergency number, wherever one stands."""
        if "flags" in self.__dict__:
            self.flags.show_region(region)
        self.core.planning.refresh()

    # --- the others, built when somebody goes there ----------------------------------------------------------------

    @cached_property
    def set_up(self) -> SetUpPage:
        """Six steps to a plan."""
        from coach.bootstrap_voice import wire_voice
        from coach.domain.set_up import where_left
        from coach.ui.pages.set_up_page import SetUpPage

        page = SetUpPage(self.appearance, self.texts, self.flag_book, self.regions)
        page.answers_changed.connect(self.core.set_up.keep)
        page.finished_requested.connect(self.core.set_up.finish)
        page.region_changed.connect(self.core.settings.set_region)
        wire_voice(page.voice, self)
        page.show_answers(where_left(self.core.set_up.answers()))
        page.show_most_days(self.core.set_up.most_days)
        self.core.set_up.finished.connect(lambda: self.flow.home())
        self.core.set_up.finished.connect(lambda: self.exercises.playing.connect_today())
        return page

    @cached_property
    def before_walk(self) -> BeforeWalk:
        """Pain and length, just before a walk."""
        from coach.ui.pages.before_walk import BeforeWalk

        page = BeforeWalk(self.appearance, self.texts)
        page.pain_changed.connect(lambda pain: self.flow.offer_for(pain))
        page.start_requested.connect(lambda choice: self.flow.start(choice))
        page.cancel_requested.connect(lambda: self.flow.home())
        page.sound_test_requested.connect(lambda: self.hearing.open_test())
        page.voice_requested.connect(lambda: self.hearing.switch_on())
        return page

    @cached_property
    def hearing(self) -> Hearing:
        """Whether Amble can be heard."""
        from coach.bootstrap_sound_test import Hearing

        return Hearing(self)

    @cached_property
    def sound_test(self) -> SoundTestPage:
        """Can you hear me?"""
        from coach.ui.pages.sound_test_page import SoundTestPage

        page = SoundTestPage(self.appearance, self.texts)
        self.hearing.connect_page(page)
        return page

    @cached_property
    def take_along(self) -> TakeAlongWires:
        """A walk as a sound file."""
        from coach.bootstrap_take_along_page import TakeAlongWires

        return TakeAlongWires(self)

    @cached_property
    def walk(self) -> WalkPage:
        """The walk itself."""
        from coach.bootstrap_walk_views import walk_page

        return walk_page(self)

    @cached_property
    def check_in(self) -> CheckInPage:
        """How was it?"""
        from coach.drawing.body_map import read_body
        from coach.ui.pages.check_in_page import CheckInPage

        shapes = self._resources / "rules" / "body_map_shapes.toml"
        body = read_body(shapes, lambda id: self.texts.say(f"widgets.area.{id}"))
        page = CheckInPage(self.appearance, self.texts, body)
        page.answers_changed.connect(lambda answers: self.flow.keep_answers(answers))
        page.answers_given.connect(lambda answers: self.flow.finish_check_in(answers))
        page.skip_requested.connect(lambda: self.flow.skip_check_in())
        page.guide_requested.connect(lambda: self.dose.stops.want())
        return page

    @cached_property
    def flags(self) -> FlagsPage:
        """Red-flag questions, and the card that stays."""
        from coach.ui.pages.flags_page import FlagsPage

        page = FlagsPage(self.appearance, self.texts, self.flag_book, self.regions)
        page.flags_answered.connect(lambda flags: self.signs.report(flags))
        page.seen_requested.connect(lambda words, who: self.signs.mark_seen(words, who))
        page.mistake_requested.connect(lambda: self.signs.mark_mistake())
        page.region_changed.connect(self.core.settings.set_region)
        page.read_aloud_requested.connect(self.read_aloud)
        page.show_region(self.core.settings.settings.region)
        page.show_read_aloud(self.core.settings.settings.voice.on)
        return page

    @cached_property
    def plan(self) -> PlanPage:
        """When?"""
        from coach.bootstrap_settings import wire_plan
        from coach.ui.pages.plan_page import PlanPage

        page = PlanPage(self.appearance, self.texts)
        wire_plan(page, self)
        return page

    @cached_property
    def settings(self) -> SettingsPage:
        """How do I like it?"""
        from coach.bootstrap_settings import wire_settings
        from coach.ui.pages.settings_page import SettingsPage

        page = SettingsPage(self.appearance, self.texts)
        wire_settings(page, self)
        return page

    @cached_property
    def counting(self) -> CountWires:
        """How quick do I walk?"""
        from coach.bootstrap_voice import CountWires

        return CountWires(self)

    def raise_window(self) -> None:
        """Bring the window to the front."""
        self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """Keep what is ticked and typed, and be silent."""
        if "signs" in self.__dict__:
            self.signs.keep_ticks()
        self.exercises.close()
        self.record.close()
        if "speaking" in self.__dict__:
            self.speaking.stop()
        for name in ("fetching", "hearing", "take_along"):
            if name in self.__dict__:
                getattr(self, name).close()

    def offer_unfinished(self) -> None:
        """Offer to continue a walk that was cut off, and show what else there is to do today: after the first paint."""
        if self.core.planning.is_set_up():
            from coach.bootstrap_left_over import LeftOverWatch, show_left_over

            show_left_over(self)
            self.left_over = LeftOverWatch(self)
            self.exercises.playing.connect_today()
        self.dose.connect_today()
