"""What the commands work with; the composition root fills it with real parts, tests with fakes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coach.domain.check_in import CheckIn
from coach.domain.cue_book import CueBook
from coach.domain.pack import PackArrival
from coach.domain.phrases import Phrases
from coach.domain.red_flag_book import RedFlagBook, Region
from coach.domain.rules import Rules
from coach.services.bounds_desk import BoundsDesk
from coach.services.check_ins import CheckIns
from coach.services.decide_request import ReadDecideRequest
from coach.services.doctor import Check
from coach.services.dose_ports import BoundsFiles
from coach.services.file_making import FileMaker
from coach.services.pack_desk import PackDesk
from coach.services.planning import Planning
from coach.services.session_runner import SessionRunner
from coach.services.settings import SettingsDesk
from coach.services.sound_ports import LiveSound, Voice, VoiceShelf
from coach.services.walks import Walks

if TYPE_CHECKING:
    from coach.domain.routine_kit import RoutineKit
    from coach.services.explaining import Explaining
    from coach.services.record_bench import RecordBench
    from coach.services.reminder_bench import ReminderBench
    from coach.services.revisions import Revisions
    from coach.services.routines import Routines


@dataclass(frozen=True)
class Books:
    """Words and rules: needs no folder of the user's."""

    phrases: Phrases
    rules: Rules
    cue_book: Callable[[], CueBook]
    red_flags: Callable[[], RedFlagBook]
    region: Callable[[str], Region]
    read_decide_request: ReadDecideRequest
    read_check_in: Callable[[str], CheckIn]
    kit: Callable[[], RoutineKit]
    """The exercises that come with Amble, as for somebody new."""


@dataclass(frozen=True)
class Speech:
    """A voice, what it is heard on, where more voices lie, and the length of a clip in seconds."""

    voice: Voice
    sound: LiveSound
    shelf: VoiceShelf
    clip_seconds: Callable[[Path], float]


@dataclass(frozen=True)
class Workbench:
    """The services on somebody's data. ``walks`` is asked with the speed; ``today`` is the day where they are;
    ``close`` lets everything go. ``kit`` is what routines are made of at the moment, ``routines`` performs them at a
    speed; ``packs`` takes packs in and hands own things on; ``bounds`` is asked with whether they shall change;
    ``explaining`` says why; ``revisions`` keeps answers that others replace; ``reminding`` asks the running Amble;
    ``record`` is what was."""

    planning: Planning
    check_ins: CheckIns
    settings: SettingsDesk
    walks: Callable[[float], tuple[Walks, SessionRunner]]
    file_maker: Callable[[], FileMaker]
    speech: Callable[[], Speech]
    today: Callable[[], date]
    close: Callable[[], None]
    kit: Callable[[], RoutineKit]
    routines: Callable[[float], tuple[Routines, SessionRunner]]
    packs: Callable[[], PackDesk]
    bounds: Callable[[bool], BoundsDesk]
    explaining: Callable[[], Explaining]
    revisions: Callable[[], Revisions]
    reminding: Callable[[], ReminderBench]
    record: Callable[[], RecordBench]
    mended: str = ""
    """What had to be mended when this was opened."""
    unseen: str = ""
    """What was mended and nobody has seen in a window yet."""


@dataclass(frozen=True)
class Shop:
    """How the commands get at things: ``open`` raises ``StoreProblem``; ``examine`` never raises; ``look_into_pack``
    raises ``PackProblem`` and keeps nothing; ``bounds_files`` reads what the plan may not pass; ``step_back`` sets a
    newer Amble's record aside and says what came of it, "" where there is none; it raises ``StoreProblem``."""

    books: Books
    open: Callable[[], Workbench]
    examine: Callable[[], tuple[Check, ...]]
    look_into_pack: Callable[[Path], PackArrival]
    bounds_files: BoundsFiles
    step_back: Callable[[], str]
    default_speed: float = 1.0
