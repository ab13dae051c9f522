"""What is on each picture, in the order they are taken: the earlier ones decide what the later ones show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coach import bootstrap_scenes_sound as sound
from coach.bootstrap_scene import CONTRAST, DARK, LARGE, LIGHT, Scene
from coach.bootstrap_scenes_cards import CARD_SCENES
from coach.bootstrap_scenes_dose import DOSE_SCENES, flags_slip
from coach.bootstrap_scenes_exercises import EXERCISE_SCENES
from coach.bootstrap_scenes_record import RECORD_SCENES
from coach.bootstrap_scenes_reminders import REMINDER_SCENES
from coach.bootstrap_scenes_routine import ROUTINE_SCENES
from coach.bootstrap_scenes_why import WHY_SCENES
from coach.bootstrap_studio import OFFERS, VOICES, Studio
from coach.bootstrap_year import SCHEDULE
from coach.domain.cadence import CadenceResult, CadenceWhy
from coach.domain.red_flag import RedFlag
from coach.domain.set_up import STEPS, SetUpAnswers
from coach.domain.sound import SoundSettings
from coach.services.performance import RunState
from coach.ui.mini_view import MiniView
from coach.ui.widgets.flag_card import FlagCard

MID_WALK = 454.0
"""Seconds into the walk of the pictures."""
FOLDER = "~/.local/share/amble"
"""The data folder that the pictures name: that of most people on Linux."""


def _set_up(step: int, flags: frozenset[RedFlag] = frozenset()) -> Callable[[Studio], QWidget]:
    answers = SetUpAnswers(step=step, flags=flags, usual_pain=2, tries=(12, 14, 13), times=SCHEDULE.times)

    def open_it(studio: Studio) -> QWidget:
        studio.show("set_up")
        studio.pages.set_up.show_answers(answers)
        studio.pages.set_up.voice.show_voices(VOICES)
        return studio.window

    return open_it


def _safety_ticked(studio: Studio) -> QWidget:
    """The card that a tick brings."""
    _set_up(1, frozenset({RedFlag.FEVER}))(studio)
    studio.settle()
    page = studio.pages.set_up
    for card in page.findChildren(FlagCard):
        if card.isVisible():
            page.ensureWidgetVisible(card)
    return studio.window


def _today_answered(studio: Studio) -> QWidget:
    """This morning is as good as yesterday was."""
    due = studio.core.planning.today().morning_due
    if due is not None:
        studio.core.check_ins.answer_morning(due, 2)
    return studio.show("today")


def _walk(studio: Studio) -> QWidget:
    page, timeline = studio.pages.walk, studio.timeline()
    studio.show("walk")
    page.show_state(RunState.IDLE)  # what an earlier picture told on its walk goes with it
    page.show_walk(timeline, studio.title())
    page.show_state(RunState.RUNNING)
    page.show_muted(False)
    cue = timeline.last_cue(MID_WALK)
    if cue is not None:
        page.show_cue(cue)
    page.show_position(MID_WALK)
    return studio.window


def _pain_question(studio: Studio) -> QWidget:
    _walk(studio)
    studio.press(studio.pages.walk, studio.texts.say("walk.pain"))
    studio.pages.walk.show_state(RunState.PAUSED)
    return studio.window


def _check_in(studio: Studio) -> QWidget:
    studio.show("check_in")
    studio.pages.check_in.show_session(studio.last_walk())
    return studio.window


def _further_down(open_it: Callable[[Studio], QWidget], share: float) -> Callable[[Studio], QWidget]:
    """The same page, scrolled by a share of its length: 1 is its end."""

    def open_lower(studio: Studio) -> QWidget:
        window = open_it(studio)
        studio.settle()
        bar = studio.page().verticalScrollBar()
        bar.setValue(round(bar.maximum() * share))
        return window

    return open_lower


def _flags(studio: Studio) -> QWidget:
    studio.show("flags")
    studio.pages.flags.show_questions(studio.last_walk())
    return studio.window


def _flags_waiting(studio: Studio) -> QWidget:
    studio.core.check_ins.report_flags(frozenset({RedFlag.FEVER}))
    studio.pages.signs.show_waiting()
    return studio.window


def _plan(studio: Studio) -> QWidget:
    return studio.show("plan")


def _settings(studio: Studio) -> QWidget:
    studio.show("settings")
    page = studio.pages.settings
    page.show_folder(FOLDER)
    page.voice.fields.show_voices(VOICES)
    page.voice.offers.show_offers(OFFERS)
    page.show_login(False, "")
    return studio.window


def _voice_asked(studio: Studio) -> QWidget:
    """The question before a voice is fetched."""
    _settings(studio)
    studio.press(studio.pages.settings, studio.texts.say("voices.fetch_name", name=OFFERS[0].name))
    studio.settle()
    page = studio.pages.settings
    page.ensureWidgetVisible(page.voice.offers, 0, 24)
    return studio.window


def _voice_coming(studio: Studio) -> QWidget:
    """A voice on its way."""
    _voice_asked(studio)
    studio.pages.settings.voice.offers.show_progress(OFFERS[0].id, 0.38)
    return studio.window


def _beat(studio: Studio) -> QWidget:
    """The metronome, counted."""
    studio.core.settings.set_sound(SoundSettings(beat_on=True, cadence=104))
    _settings(studio)
    studio.pages.settings.voice.offers.show_cancelled()
    studio.press(studio.pages.settings, studio.texts.say("settings.section.sound"))
    return studio.window


def _cadence(studio: Studio) -> QWidget:
    """A count that goes on."""
    studio.pages.counting.open()
    return studio.window


def _counted(studio: Studio) -> QWidget:
    """What was counted: the clock of the pictures stands still, so the result is given."""
    studio.pages.counting.open()
    studio.pages.counting.page.show_result(CadenceResult(104, CadenceWhy.WELL))
    return studio.window


def _small_view(studio: Studio) -> QWidget:
    view, timeline = MiniView(studio.appearance, studio.texts), studio.timeline()
    view.show_walk(timeline, studio.title())
    view.show_state(RunState.RUNNING)
    cue = timeline.last_cue(MID_WALK)
    if cue is not None:
        view.show_cue(cue)
    view.show_position(MID_WALK)
    view.show()
    return view


SCENES: tuple[Scene, ...] = (
    Scene("today_morning", lambda studio: studio.show("today")),
    Scene("today", _today_answered, (LIGHT, DARK, CONTRAST, LARGE)),
    *WHY_SCENES,
    *RECORD_SCENES,
    *DOSE_SCENES,
    *(Scene(f"set_up_{number}_{step}", _set_up(number - 1)) for number, step in enumerate(STEPS, start=1)),
    Scene("set_up_2_safety_ticked", _safety_ticked),
    Scene("before_walk", sound.before_walk),
    Scene("before_walk_silent", sound.before_walk_silent, (LIGHT, DARK, CONTRAST, LARGE)),
    Scene("sound_test", sound.sound_test, (LIGHT, DARK, CONTRAST, LARGE)),
    Scene("sound_test_no", _further_down(sound.sound_test_no, 1)),
    Scene("take_along", sound.take_along, (LIGHT, DARK, CONTRAST, LARGE)),
    Scene("take_along_end", _further_down(sound.take_along, 1)),
    Scene("take_along_making", sound.take_along_making),
    Scene("take_along_made", sound.take_along_made),
    Scene("walk", _walk, (LIGHT, DARK, LARGE)),
    Scene("walk_counted", sound.walk_counted),
    Scene("walk_muted", sound.walk_muted),
    Scene("pain_question", _pain_question),
    Scene("small_view", _small_view),
    Scene("check_in", _check_in),
    Scene("check_in_end", _further_down(_check_in, 1)),
    Scene("plan", _plan),
    Scene("plan_end", _further_down(_plan, 1)),
    Scene("settings", _settings, (LIGHT, DARK, CONTRAST, LARGE)),
    *(Scene(f"settings_{part}", _further_down(_settings, part / 5)) for part in range(1, 6)),
    Scene("settings_voice_asked", _voice_asked),
    Scene("settings_voice_coming", _voice_coming),
    Scene("settings_beat", _beat, (LIGHT, DARK, CONTRAST, LARGE)),
    Scene("cadence", _cadence, (LIGHT, DARK, CONTRAST, LARGE)),
    Scene("cadence_counted", _counted, (LIGHT, DARK, CONTRAST, LARGE)),
    *CARD_SCENES,
    *REMINDER_SCENES,
    *EXERCISE_SCENES,
    *ROUTINE_SCENES,
    Scene("flags", _flags),
    # From here on the plan waits.
    Scene("flags_waiting", _flags_waiting),
    Scene("flags_slip", flags_slip),
    Scene("today_waiting", lambda studio: studio.show("today")),
)
