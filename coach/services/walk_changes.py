"""What is told and changed in the middle of a walk: better, same or worse, an easier rest, a sit-down, the way home.

Every change is on disk with its place on the walk, so that a walk that was cut off goes on with all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC

from PySide6.QtCore import QObject, Signal

from coach.domain.change import LEAST_SIT, LONGEST_SIT, USUAL_SIT, Change
from coach.domain.feeling import Feeling, Felt, calls_for_ease
from coach.domain.gentled import as_planned, gentled, may_undo
from coach.domain.rules import WayRules
from coach.domain.session import Session
from coach.domain.timeline import Phase, Timeline
from coach.services.dose_ports import FeelingStore
from coach.services.ports import KeyValueStore, RunningSession, StoreProblem
from coach.services.session_runner import SessionRunner

CHANGES = "walk_changes"
"""Where they are kept: for each walk that is not over, by its name, its list of changes."""
AS_PLANNED = "as_planned"
"""What stands there for going on as planned."""
_WORDS = {AS_PLANNED: None, **{change.value: change for change in Change}}
NEXT_MOMENT = 0.001
"""Seconds of walking between two feelings told in one place."""


@dataclass(frozen=True)
class WalkChange:
    """A change ``at`` seconds after the warm-up, rests included; ``rest_minutes`` matter for a sit-down alone. None
    goes on as planned: it undoes the ``GENTLER`` just before it. ``walking`` are the seconds of walking in the whole
    walk after it, 0 where that is not known."""

    change: Change | None
    at: float
    rest_minutes: int = USUAL_SIT
    walking: float = 0.0


Recompose = Callable[[RunningSession, Timeline, float, Change, int], Timeline]
"""The same walk, changed from a second of its timeline on; the last argument is the minutes of a sit-down."""

Mark = Callable[[Timeline], Timeline]
"""Puts the beats, breaths and counts of the present settings into a timeline."""


class WalkChanges(QObject):
    """One walk at a time; while none is on, nothing happens."""

    felt = Signal(object)
    """The ``Felt`` that was told."""
    gentler = Signal(object)
    """Two "worse" in a row: what they made of the walk, as a ``Gentled``."""
    slip_changed = Signal(bool)
    """Whether what was told last can be taken back: nothing else was changed since."""
    taken_back = Signal(bool)
    """What was told last was a slip; whether the walk goes on as planned again for it."""

    def __init__(
        self,
        values: KeyValueStore,
        feelings: FeelingStore,
        runner: SessionRunner,
        recompose: Recompose,
        mark: Mark,
        worse_running: Callable[[], int] = lambda: WayRules().worse_running,
    ) -> None:
        super().__init__()
        self._values, self._feelings = values, feelings
        self._runner, self._recompose, self._mark = runner, recompose, mark
        self._worse_running = worse_running
        self._running: RunningSession | None = None
        self._made: tuple[WalkChange, ...] = ()
        self._felt: tuple[Felt, ...] = ()
        self._planned: Timeline | None = None
        """The walk as it was before the last change made it gentler."""
        self._can_slip = False
        runner.position_changed.connect(self._look)

    # --- what can be asked in mid-walk -----------------------------------------------------------------------------

    def feel(self, feeling: Feeling) -> None:
        """How it is, compared with a while ago; it is kept at once. Before the first step there is nothing to tell."""
        running = self._running
        if running is None or not self._is_walking:
            return
        earliest = self._felt[-1].walked + NEXT_MOMENT if self._felt else 0.0
        told = Felt(max(self._runner.walked_seconds, earliest), feeling)
        self._feelings.keep_feeling(running.id, told)
        self._felt = (*self._felt, told)
        self.felt.emit(told)
        self._show_slip(not self._calls_for_ease or self._make_gentler())

    def take_back(self) -> None:
        """What was told last was a slip: it is forgotten, and where it made the walk gentler, that is undone for the
        rest. Nothing happens once something else was changed, or where going on as planned would be another walk."""
        running = self._running
        if running is None or not self._can_slip:
            return
        was_gentler = self._calls_for_ease
        if was_gentler and not self._may_undo:
            return
        self._feelings.forget_feeling(running.id, self._felt[-1].walked)
        self._felt = self._felt[:-1]
        if was_gentler:
            self._make(running, WalkChange(None, self._here))
        self._show_slip(False)
        self.taken_back.emit(was_gentler)

    def take_home(self) -> None:
        """The shortest way home from here, easy."""
        if self._is_walking:
            self.make(Change.HOME)

    def sit(self, minutes: int = USUAL_SIT) -> None:
        """A rest here of 1–3 minutes; the walk goes on after it."""
        if self._is_walking:
            self.make(Change.SIT, minutes)

    def end_rest(self) -> None:
        """The rest that is on ends now."""
        if self._is_walking and self._runner.timeline.span_at(self._runner.position).phase is Phase.REST:
            self.make(Change.GO_ON)

    def make(self, change: Change, rest_minutes: int = USUAL_SIT) -> None:
        """Change the walk from here on; a warm-up that is on goes on to its end first."""
        if self._running is not None:
            self._make(self._running, WalkChange(change, self._here, rest_minutes))

    # --- for the walk itself ---------------------------------------------------------------------------------------

    def begin(self, running: RunningSession, timeline: Timeline) -> Timeline:
        """The timeline of a walk with whatever was changed on it before it was cut off. Called when it begins."""
        self._running = running
        self._made = tuple(_changes(self._values, running))
        self._felt = self._told_before(running)
        self._planned, self._can_slip = None, False
        for made in self._made:
            timeline = self._changed(running, timeline, made)
        return timeline

    def _told_before(self, running: RunningSession) -> tuple[Felt, ...]:
        try:
            return self._feelings.feelings(running.id) if running.position > 0 else ()
        except StoreProblem:
            # Nothing is lost, and the walk need not wait for it.
            return ()

    def leave(self) -> None:
        """The walk is put away: it may go on later, so what was changed stays on disk."""
        self._running = None
        self._show_slip(False)

    def forget(self, ended: RunningSession) -> None:
        """That walk is over; what was changed on another one, which rests, stays on disk."""
        self.leave()
        self._made, self._felt = (), ()
        forget_changes(self._values, ended)

    @property
    def _is_walking(self) -> bool:
        return self._running is not None and self._runner.position >= self._runner.timeline.walk_starts

    @property
    def _here(self) -> float:
        """Seconds after the warm-up."""
        return max(0.0, self._runner.position - self._runner.timeline.walk_starts)

    def _make_gentler(self) -> bool:
        """Whether it could be undone."""
        planned = self._runner.timeline
        self.make(Change.GENTLER)
        told = gentled(self._runner.timeline, planned, self._runner.position)
        self.gentler.emit(told)
        return told.may_undo

    @property
    def _calls_for_ease(self) -> bool:
        return calls_for_ease(self._felt, self._worse_running())

    @property
    def _may_undo(self) -> bool:
        timeline, planned = self._runner.timeline, self._planned
        return planned is not None and may_undo(timeline, planned, timeline.walk_starts + self._here)

    def _look(self, _position: float) -> None:
        """What made the walk gentler cannot be undone for ever."""
        if self._can_slip and self._calls_for_ease and not self._may_undo:
            self._show_slip(False)

    def _make(self, running: RunningSession, made: WalkChange) -> None:
        timeline = self._changed(running, self._runner.timeline, made)
        self._made = (*self._made, replace(made, walking=timeline.walking_seconds))
        self._keep(running)
        self._show_slip(False)
        self._runner.change(timeline)

    def _changed(self, running: RunningSession, timeline: Timeline, made: WalkChange) -> Timeline:
        """The walk after one more change."""
        at, planned = timeline.walk_starts + made.at, self._planned
        self._planned = timeline if made.change is Change.GENTLER else None
        if made.change is not None:
            return self._recompose(running, timeline, at, made.change, made.rest_minutes)
        again = None if planned is None else as_planned(timeline, planned, at)
        return timeline if again is None else self._mark(again)

    def _show_slip(self, can_slip: bool) -> None:
        if can_slip != self._can_slip:
            self._can_slip = can_slip
            self.slip_changed.emit(can_slip)

    def _keep(self, running: RunningSession) -> None:
        made = [[one.change or AS_PLANNED, one.at, one.rest_minutes, one.walking] for one in self._made]
        self._values.put(CHANGES, {**_of_all(self._values), name_of(running): made})


def name_of(running: RunningSession | Session) -> str:
    """What a walk is known by whatever happens to its id."""
    return running.started_at.astimezone(UTC).isoformat()


def was_hurt(values: KeyValueStore, running: RunningSession) -> bool:
    """Whether that walk was made shorter because it hurt, and was not a slip."""
    made = [one.change for one in _changes(values, running)]
    return made.count(Change.GENTLER) > made.count(None)


def easy_seconds_left(values: KeyValueStore, running: RunningSession) -> float | None:
    """Seconds of walking that are left of a walk that was made shorter, and so easy; None where that is not so, or not
    known."""
    walking = next((one.walking for one in reversed(tuple(_changes(values, running)))), 0.0)
    intended = (running.chosen_minutes or running.planned_minutes) * 60
    return max(0.0, walking - running.walked_seconds) if 0 < walking < intended - 1 else None


def forget_changes(values: KeyValueStore, walk: RunningSession) -> None:
    """That walk is over: what was changed on it is needed no more."""
    others = _of_all(values)
    if others.pop(name_of(walk), None) is None:
        return
    if others:
        values.put(CHANGES, others)
    else:
        values.remove(CHANGES)


def _of_all(values: KeyValueStore) -> dict[str, object]:
    found = values.get(CHANGES)
    return {str(name): made for name, made in found.items()} if isinstance(found, Mapping) else {}


def _changes(values: KeyValueStore, running: RunningSession) -> Iterator[WalkChange]:
    """Those of this walk that can be read."""
    made = _of_all(values).get(name_of(running))
    for one in made if isinstance(made, list) else ():
        match one:
            case [str(change), int() | float() as at, int(minutes), *more] if change in _WORDS and at >= 0:
                walking = next((float(told) for told in more if isinstance(told, int | float)), 0.0)
                yield WalkChange(_WORDS[change], float(at), min(max(LEAST_SIT, minutes), LONGEST_SIT), walking)
            case _:
                continue
