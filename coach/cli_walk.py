"""The ``walk`` command: a walk in the terminal, with captions and voice."""

from __future__ import annotations

import signal
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from coach.cli_timeline import clock, shape_of
from coach.domain.bouts import parts_of
from coach.domain.compose import compose_walk
from coach.domain.cue_book import CueBook
from coach.domain.cue_proof import CueFate, CueProof, score_of
from coach.domain.phrases import Phrases
from coach.domain.progression import NextWalk
from coach.domain.session import StopReason
from coach.domain.sound_marks import with_sounds
from coach.domain.timeline import Event, PhaseSpan
from coach.domain.walk import Route, Walk
from coach.services.input_problem import InputProblem
from coach.services.performance import RunEnd, RunState
from coach.services.session_runner import SessionRunner
from coach.services.walks import WalkChoice, Walks
from coach.services.workbench import Books, Workbench

if TYPE_CHECKING:
    from coach.cli import Terminal

LOCKED = 3


class Captions:
    """Writes what happens as lines with their time."""

    def __init__(self, runner: SessionRunner, phrases: Phrases, terminal: Terminal, ended: str = "cli.ended") -> None:
        """``ended`` begins the id of the sentence at the end; that of a walk tells of walking alone."""
        self._runner, self._phrases, self._out, self._ended = runner, phrases, terminal.out, ended
        self.problem: OSError | None = None
        runner.phase_changed.connect(self._show_phase)
        runner.cue_due.connect(self._show_cue)
        runner.trouble_changed.connect(self._show_trouble)
        runner.ended.connect(self._show_end)
        if runner.speed <= 1:  # faster than life not every sentence finds room
            runner.proved.connect(self._show_proof)
        runner.slept.connect(runner.resume)

    def _line(self, at: float, text: str) -> None:
        """Raising here would end in Qt, so a terminal that is gone ends the walk, and ``problem`` says why."""
        try:
            print(f"{clock(at):>6}  {text}", file=self._out, flush=True)
        except OSError as problem:
            if self.problem is None:
                self.problem = problem
                self._runner.end(StopReason.OTHER)

    def _show_phase(self, span: PhaseSpan) -> None:
        self._line(span.start, f"— {self._phrases.say(f'cli.phase_name_{span.phase.value}')} —")

    def _show_cue(self, cue: Event) -> None:
        self._line(cue.at, cue.text)

    def _show_trouble(self, sentence: str) -> None:
        if sentence:
            self._line(self._runner.position, f"({sentence})")

    def _show_end(self, end: RunEnd) -> None:
        seconds = end.walked_seconds if self._ended == "cli.ended" else self._runner.performed_seconds
        minutes = f"{seconds / 60:.1f}".removesuffix(".0")
        self._line(self._runner.position, self._phrases.say(f"{self._ended}_{end.outcome.value}", minutes=minutes))

    def _show_proof(self, proofs: tuple[CueProof, ...]) -> None:
        """A missing device was told at once; what else kept a sentence from sounding is not seen otherwise."""
        score = score_of(proofs)
        if not score.is_well and CueFate.NO_DEVICE not in dict(score.missing):
            words = self._phrases.say("cli.not_all_sounded", sounded=score.sounded, cues=score.cues)
            self._line(self._runner.position, words)


def walk_in_terminal(bench: Workbench, books: Books, terminal: Terminal, arguments: Namespace, speed: float) -> int:
    """Walk until the end or Ctrl-C; the exit code. Raises ``InputProblem`` for a walk over the plan's length, and for
    parts that make none."""
    planned = bench.planning.next_walk() if bench.planning.is_set_up() else None
    refused = _refused(bench, planned, books, terminal)
    if refused is not None:
        return refused
    length = _length(arguments.minutes, planned, books.phrases)
    if planned is not None and not arguments.bouts:
        arguments.bouts = parts_of(length, len(planned.bouts))
    shape = shape_of(arguments, length)
    walks, runner = bench.walks(speed)
    captions = Captions(runner, books.phrases, terminal)
    if planned is None:
        print(books.phrases.say("cli.unplanned"), file=terminal.out, flush=True)
        _walk_unplanned(bench, runner, books.cue_book(), shape)
    else:
        _close_unfinished(walks, books.phrases, terminal)
        # What was closed just now may have been enough for the day.
        refused = _refused(bench, bench.planning.next_walk(), books, terminal)
        if refused is not None:
            return refused
        perform(runner, lambda: _start(walks, bench, _choice(arguments, length)))
        if captions.problem is None:
            print(books.phrases.say("cli.after_walk"), file=terminal.out)
    if captions.problem is not None:
        raise captions.problem
    return 0


def _refused(bench: Workbench, planned: NextWalk | None, books: Books, terminal: Terminal) -> int | None:
    """The exit code where no walk may begin now, which is said; None where one may."""
    if planned is not None and not planned.walk_allowed:
        return show_waiting(bench, books, terminal)
    if planned is not None and planned.earliest is not None:
        for because in planned.why_later:
            print(books.phrases.reason(because), file=terminal.err)
        print(books.phrases.say("cli.not_before", day=planned.earliest.isoformat()), file=terminal.err)
        return LOCKED
    if bench.check_ins.open_flags() is not None:
        print(books.phrases.say("cli.flags_open"), file=terminal.err)
        return LOCKED
    return None


def _walk_unplanned(bench: Workbench, runner: SessionRunner, book: CueBook, shape: Walk) -> None:
    """A walk that nothing is kept of."""
    settings = bench.settings.settings
    before = bench.kit().warm_up(1) if shape.warm_up else None
    timeline = with_sounds(compose_walk(shape, settings.style, 1, 1, book, before), settings.sound, book.counts)
    runner.change_sound(settings.sound)
    perform(runner, lambda: runner.start(timeline, settings.voice))


def _close_unfinished(walks: Walks, phrases: Phrases, terminal: Terminal) -> None:
    if walks.unfinished() is not None:
        walks.close_unfinished()
        print(phrases.say("cli.closed_unfinished"), file=terminal.out, flush=True)


def _start(walks: Walks, bench: Workbench, choice: WalkChoice) -> None:
    walks.change_voice(bench.settings.settings.voice)
    walks.change_sound(bench.settings.settings.sound)
    walks.start(replace(choice, day=bench.planning.history().day))


def _choice(arguments: Namespace, length: int) -> WalkChoice:
    return WalkChoice(
        length,
        arguments.warm_up,
        bouts=arguments.bouts,
        rest_minutes=arguments.rest,
        brisk_minutes=arguments.brisk,
        route=Route(arguments.route),
    )


def _length(minutes: int | None, planned: NextWalk | None, phrases: Phrases) -> int:
    if planned is None:
        return minutes or 10
    if minutes is not None and minutes > planned.minutes:
        raise InputProblem(phrases.say("cli.too_long", minutes=planned.minutes))
    return minutes or planned.minutes


def show_waiting(bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Say what the plan waits for; the exit code."""
    urgency = bench.check_ins.waiting_urgency()
    if urgency is not None:
        card = books.red_flags().card(urgency, books.region(bench.settings.settings.region))
        print("\n".join((card.title, card.now, *card.sentences)), file=terminal.err)
    print(books.phrases.say("cli.waiting"), file=terminal.err)
    return LOCKED


def tell_waiting(bench: Workbench, books: Books, terminal: Terminal) -> int:
    """The exit code of a command that told the plan's walk: where the plan waits, also say what to do about it."""
    waits = bench.planning.is_set_up() and not bench.planning.next_walk().walk_allowed
    return show_waiting(bench, books, terminal) if waits else 0


def perform(runner: SessionRunner, start: Callable[[], None]) -> None:
    """Run Qt's loop until the walk ended and its last sound faded; Ctrl-C closes the walk with what was done."""
    app = QCoreApplication.instance() or QCoreApplication([])
    over: list[bool] = []

    def finish() -> None:
        over.append(True)
        app.quit()

    runner.closed.connect(finish)

    def interrupt(*_: object) -> None:
        # Python may hear the key in the middle of printing a line: the end is told when that is done.
        QTimer.singleShot(0, lambda: runner.end(StopReason.OTHER))

    before = signal.signal(signal.SIGINT, interrupt)
    waker = QTimer()  # lets Python see Ctrl-C while Qt waits
    waker.start(200)
    waker.timeout.connect(lambda: None)

    def begin() -> None:
        try:
            start()
        finally:
            if runner.state is RunState.IDLE:  # nothing began, so nothing will end
                finish()

    try:
        QTimer.singleShot(0, begin)
        while not over:  # somebody else's request to quit must not cut a walk off
            app.exec()
    finally:
        signal.signal(signal.SIGINT, before)
