"""Whose clocks the plan goes by while somebody travels: notices another zone, asks once, and keeps the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from coach.domain.schedule import occurrences
from coach.domain.travel import Answer, Journey, KeptTime, Whereabouts, ZoneQuestion, whereabouts
from coach.services.planning import Planning
from coach.services.ports import Clock, KeyValueStore, StoreProblem
from coach.services.records import day_from_json

NAME = "journey"
"""Where it is kept in the key-value store."""
LONGEST_NAME = 100
"""Letters of a zone's name."""


class PlanZone(QObject):
    """Tells the plan whose clocks it goes by. Till somebody answered, it is the clocks where they are."""

    question_changed = Signal(object)
    """The ``ZoneQuestion`` to ask, or None; only when it changed."""
    kept_changed = Signal(object)
    """The ``KeptTime`` that holds where somebody is, None at home and before they answered; only when it changed."""

    def __init__(self, values: KeyValueStore, clock: Clock, planning: Planning, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._values, self._clock, self._planning = values, clock, planning
        self._question: ZoneQuestion | None = None
        self._kept: KeptTime | None = None

    @property
    def question(self) -> ZoneQuestion | None:
        """What is asked just now."""
        return self._question

    @property
    def kept(self) -> KeptTime | None:
        """What holds just now."""
        return self._kept

    @property
    def home(self) -> str:
        """The name of the zone somebody lives in."""
        return self._journey().home

    def look(self) -> None:
        """Where is somebody? At the start, after each change of the clock, and on a new day."""
        try:
            self._follow(self._where(self._journey()))
        except StoreProblem:
            return  # told above the page; looked at again with the next change

    def answer(self, kept: KeptTime) -> None:
        """Somebody said whose clocks their walks go by here. It can be said anew at any time on the journey."""
        journey, here = self._journey(), self._clock.zone().key
        if journey.home not in ("", here):
            self._follow(self._where(journey.answered(here, kept, self._clock.now().date())))

    def live_here(self) -> None:
        """Somebody lives here from now on."""
        self._follow(self._where(Journey(self._clock.zone().key)))

    def walks(self) -> dict[KeptTime, datetime]:
        """When the next walk would be with each answer, in local time; none where none is planned within two weeks."""
        now, zone, schedule = self._clock.now(), self._clock.zone(), self._planning.schedule()
        walks = dict[KeptTime, datetime]()
        for kept, home in ((KeptTime.LOCAL, None), (KeptTime.HOME, self.home)):
            planned = occurrences(replace(schedule, home=home), now.date(), 14, zone)
            coming = next((walk.at for walk in planned if walk.at.astimezone(UTC) > now.astimezone(UTC)), None)
            walks |= {} if coming is None else {kept: coming}
        return walks

    def _where(self, journey: Journey) -> Whereabouts:
        return whereabouts(journey, self._clock.zone(), self._clock.now())

    def _follow(self, where: Whereabouts) -> None:
        if where.journey != self._journey():
            self._values.put(NAME, _to_json(where.journey))
        if self._planning.is_set_up() and self._planning.schedule().home != where.keeps:
            self._planning.set_schedule(replace(self._planning.schedule(), home=where.keeps))
        if where.question != self._question:
            self._question = where.question
            self.question_changed.emit(where.question)
        if where.kept != self._kept:
            self._kept = where.kept
            self.kept_changed.emit(where.kept)

    def _journey(self) -> Journey:
        return _from_json(self._values.get(NAME))


def _to_json(journey: Journey) -> dict[str, object]:
    answers = [[answer.zone, answer.kept.value, answer.since.isoformat()] for answer in journey.answers]
    return {"home": journey.home, "answers": answers}


def _from_json(found: object) -> Journey:
    """What was kept; what nobody of ours wrote is taken as none."""
    if not isinstance(found, Mapping):
        return Journey()
    answers = found.get("answers")
    read = [_answer(one) for one in (answers if isinstance(answers, list) else [])]
    return Journey(_name(found.get("home")), tuple(answer for answer in read if answer is not None))


def _answer(found: object) -> Answer | None:
    if not isinstance(found, list) or len(found) != 3:
        return None
    zone, kept, since = _name(found[0]), found[1], day_from_json(found[2])
    if not zone or since is None or kept not in tuple(KeptTime):
        return None
    return Answer(zone, KeptTime(kept), since)


def _name(found: object) -> str:
    return found if isinstance(found, str) and len(found) <= LONGEST_NAME else ""
