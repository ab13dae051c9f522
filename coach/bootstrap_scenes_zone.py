"""What is on the pictures of somebody who was away, or is on a journey."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from coach.bootstrap_scene import DARK, LARGE, LIGHT, Scene
from coach.bootstrap_studio import Studio
from coach.bootstrap_year import NOW
from coach.bootstrap_zone import CHANGE_CARD, ZONE_CARD
from coach.domain.clock_change import ClockChange
from coach.domain.travel import KeptTime, ZoneQuestion
from coach.ui.away_card import AwayCard
from coach.ui.pages.today_zone_card import ClockChangeCard, ZoneCard
from coach.ui.zone_words import change_words

TOKYO = ZoneQuestion("Europe/Berlin", "Asia/Tokyo", timedelta(hours=8))
WALKS = {KeptTime.LOCAL: NOW + timedelta(minutes=25), KeptTime.HOME: NOW + timedelta(hours=8, minutes=25)}


def _away(studio: Studio) -> QWidget:
    """Back at the desk; the journey of the picture before is over."""
    for name in (ZONE_CARD, CHANGE_CARD):
        studio.pages.today.show_card(name, None)
    card = AwayCard(studio.appearance, studio.texts)
    card.show_question(25, studio.core.planning.next_walk().minutes)
    return card


def _abroad(studio: Studio) -> QWidget:
    """Today in another zone, whose clocks go forward tomorrow."""
    question, change = ZoneCard(studio.texts), ClockChangeCard(studio.texts)
    question.show_question(TOKYO, WALKS)
    begins = (NOW + timedelta(days=1)).replace(hour=2, minute=0, tzinfo=None)
    zone = studio.core.clock.zone()
    change.show_words(*change_words(studio.texts, ClockChange(NOW, timedelta(hours=1), begins), NOW, zone))
    studio.pages.today.show_card(ZONE_CARD, question, first=True)
    studio.pages.today.show_card(CHANGE_CARD, change)
    studio.show("today")
    studio.settle()
    studio.page().verticalScrollBar().setValue(0)
    return studio.window


ZONE_SCENES: tuple[Scene, ...] = (
    Scene("today_abroad", _abroad, (LIGHT, DARK, LARGE)),
    Scene("away", _away, (LIGHT, DARK, LARGE)),
)
