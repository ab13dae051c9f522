"""Where the pictures are taken: the real window and pages on the made-up year, with a voice that never speaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from coach.adapters.catalogue import find_resources
from coach.bootstrap_core import Core
from coach.bootstrap_pages import Pages
from coach.bootstrap_walk import Performance
from coach.domain.compose import compose_walk
from coach.domain.look import Look
from coach.domain.session import Session
from coach.domain.timeline import Timeline
from coach.domain.walk import shape_walk
from coach.services.sound_ports import VoiceInfo, VoiceOffer, VoiceSettings
from coach.services.voice_fetching import VoiceFetching
from coach.ui.main_window import USUAL_SIZE, MainWindow
from coach.ui.texts import Texts
from coach.ui.theme import Appearance

VOICES = (
    VoiceInfo("natural/heart", "Heart, American", "en-US", natural=True),
    VoiceInfo("espeak/gmw/en", "English (Great Britain)", "en-gb"),
    VoiceInfo("espeak/gmw/en-US", "English (America)", "en-us"),
    VoiceInfo("espeak/gmw/en-GB-scotland", "English (Scotland)", "en-gb-scotland"),
)
OFFERS = (
    VoiceOffer("natural/emma", "Emma, British", "en-GB", 8_000_000, "voices.example"),
    VoiceOffer("natural/fenrir", "Fenrir, American", "en-US", 8_000_000, "voices.example"),
)
_TURNS = 10
"""Rounds of the event loop in which every layout has come to rest."""


class StillVoice:
    """A ``Voice`` with a few voices that never speak."""

    def prepare(self, texts: Sequence[str], settings: VoiceSettings) -> None:
        """Nothing is rendered."""

    def clip(self, _text: str, _settings: VoiceSettings) -> Path | None:
        """There are no clips."""
        return None

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Some, for the list."""
        return VOICES

    def trouble(self) -> str:
        """None: the pages look as they do with a voice."""
        return ""

    def close(self) -> None:
        """Nothing runs."""


class StillShelf:
    """A ``VoiceShelf`` that nobody takes anything from."""

    def offers(self) -> tuple[VoiceOffer, ...]:
        """Some, for the list."""
        return OFFERS

    def kept(self) -> tuple[str, ...]:
        """Nothing was fetched."""
        return ()

    def fetch(self, _id: str, _go_on: Callable[[float], bool]) -> bool:
        """Nothing comes."""
        return False

    def forget(self, _id: str) -> None:
        """There is nothing to forget."""


class Studio:
    """The window and its pages on the made-up year."""

    def __init__(self, app: QApplication, core: Core, look: Look) -> None:
        self.app, self.core = app, core
        resources = find_resources()
        self.texts = Texts(core.phrases)
        self.appearance = Appearance(app, resources, look)
        self.window = MainWindow(self.appearance, self.texts)
        self.performance = Performance(core, 1.0, StillVoice())
        self.pages = Pages(self.window, self.appearance, self.texts, core, lambda: self.performance, resources)
        self.pages.fetching = VoiceFetching(StillShelf())
        self.window.resize(*USUAL_SIZE)
        self.window.show()

    def show(self, name: str) -> QWidget:
        """Open a page of the window."""
        self.window.show_page(name)
        return self.window

    def page(self) -> QScrollArea:
        """The page that is open. Raises ``LookupError`` where it does not scroll."""
        pages = [area for area in self.window.findChildren(QScrollArea) if area.isVisible()]
        if not pages:
            raise LookupError(f"{self.window.current_page()} does not scroll")
        return pages[0]

    def press(self, page: QWidget, name: str) -> None:
        """Press the button of that accessible name. Raises ``LookupError`` where there is none."""
        for button in page.findChildren(QAbstractButton):
            if button.accessibleName() == name and button.isVisible():
                button.click()
                return
        raise LookupError(f"no button {name!r}")

    def settle(self) -> None:
        """Let layouts and single-shot timers finish."""
        for _ in range(_TURNS):
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def last_walk(self) -> Session:
        """The walk of the day before."""
        return self.core.planning.sessions()[-1]

    def timeline(self) -> Timeline:
        """Today's walk."""
        planning, style = self.core.planning, self.core.settings.settings.style
        walk = shape_walk(planning.next_walk().minutes)
        week, number = planning.week_of_plan(), planning.next_number
        return compose_walk(walk, style, week, number, self.performance.cue_book)

    def title(self) -> str:
        """The name of today's walk."""
        return self.texts.say("walk.title", number=self.core.planning.next_number)
