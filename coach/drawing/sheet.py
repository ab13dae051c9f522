"""A walk on paper: one page with its phases, the safety sentence and room for answers, legible in grey too."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from coach.domain.check_in import WORST_PAIN, Effort
from coach.domain.phrases import Phrases
from coach.domain.sheet import Sheet, SheetPhase
from coach.domain.timeline import Phase
from coach.drawing.sheet_ink import Block, Ink, advance, beside, clock, on_phase, pt, stack
from coach.drawing.theme import Theme

SIDE, TOP, FOOT = pt(50), pt(44), pt(34)
"""White around the page; every printer can print inside it."""
GAP = pt(17)
"""Between the parts of the page."""
AMOUNTS = ((1.0, 6, 4), (1.0, 6, 3), (1.0, 6, 2), (0.94, 6, 2), (0.88, 6, 1), (0.88, 2, 1), (0.88, 0, 0))
"""How large the page is, how many moves of a warm-up and how many sentences of any other phase it shows: the first of
these that it has room for."""
BAR = pt(28)
NAMES = pt(124)
"""Width of the column that names the phases."""
SCORE = pt(36)
"""From one score to the next."""
RULE = pt(25)
"""From one line for notes to the next."""


@dataclass(frozen=True)
class SheetWords:
    """The words of a sheet, said from its values."""

    sheet: Sheet
    phrases: Phrases

    def say(self, id: str, **values: str | int) -> str:
        """A sentence of the sheet."""
        return self.phrases.say(f"sheet.{id}", **values)

    @property
    def title(self) -> str:
        """Its own, or how long the walk is."""
        return self.sheet.title or self.say("title", minutes=self.sheet.walk_minutes)

    @property
    def date(self) -> str:
        """The day in full, and what the title does not say."""
        day = self.sheet.day
        weekday = self.phrases.say("common.days").split()[day.weekday()]
        month = self.phrases.say("common.months").split()[day.month - 1]
        return self.say("date", weekday=weekday, day=day.day, month=month, year=day.year)

    @property
    def under_title(self) -> str:
        """The day, and the length of the whole where a warm-up or rests belong to it."""
        sheet = self.sheet
        if sheet.seconds - sheet.walking < 1:
            return self.date
        kind = "with_warm_up" if sheet.walk_starts else "with_rests"
        return f"{self.date} · {self.say(kind, total=round(sheet.seconds / 60))}"

    def phase(self, phase: Phase) -> str:
        """Its name, as on the walk page."""
        return self.phrases.say(f"walk.phase.{phase}")

    def length(self, seconds: float) -> str:
        """ "17 minutes", "20 seconds", or "1:40 minutes" where they are not whole."""
        if round(seconds) < 60:
            return self.say("seconds", count=round(seconds))
        if round(seconds) % 60:
            return self.say("min_s", clock=clock(seconds))
        return self.say("minutes", count=round(seconds / 60))


def sheet_title(sheet: Sheet, phrases: Phrases) -> str:
    """What the page is called."""
    return SheetWords(sheet, phrases).title


def paint_sheet(painter: QPainter, page: QRectF, theme: Theme, sheet: Sheet, phrases: Phrases) -> None:
    """Paint the whole page; ``page`` is its paper, ``UNITS_AN_INCH`` to the inch.

    A walk of very many phases is made smaller until it fits.
    """
    words = SheetWords(sheet, phrases)
    room = page.adjusted(SIDE, TOP, -SIDE, -FOOT)
    ink = Ink(painter, theme, room.left(), room.width())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    footer = ink.words(words.say("footer"), 9.5, "muted")
    painter.save()
    _paint_body(ink, words, room.adjusted(0, 0, 0, -footer.height - pt(10)))
    painter.restore()
    footer.paint(room.bottom() - footer.height)


def _paint_body(ink: Ink, words: SheetWords, room: QRectF) -> None:
    share, body = _fitting(ink, words, room.height())
    ink.painter.translate(room.topLeft())
    ink.painter.scale(share, share)
    ink.painter.translate(-room.topLeft())
    body.paint(room.top())
    left = room.height() / share - body.height - GAP
    _paint_notes(_wide(ink, share), words, room.top() + body.height + GAP, left)


def _fitting(ink: Ink, words: SheetWords, room: float) -> tuple[float, Block]:
    """The page without its notes, with as many sentences as it has room for, and how much it is made smaller."""
    for share, moves, tips in AMOUNTS:
        body = _body(_wide(ink, share), words, moves, tips)
        if body.height * share <= room:
            return share, body
    body = _short_body(ink, words)
    share = min(1.0, room / body.height)
    return share, _short_body(_wide(ink, share), words)


def _wide(ink: Ink, share: float) -> Ink:
    """Smaller letters have longer lines, so that the page is as wide as ever."""
    return Ink(ink.painter, ink.theme, ink.left, ink.width / share)


def _body(ink: Ink, words: SheetWords, moves: int, tips: int) -> Block:
    phases = [
        _phase_row(ink, words, phase, phase.tips[: moves if phase.phase is Phase.WARM_UP else tips])
        for phase in words.sheet.phases
    ]
    return _page(ink, words, stack(phases, pt(11)))


def _short_body(ink: Ink, words: SheetWords) -> Block:
    """For a walk of very many phases: a line for each."""
    return _page(ink, words, stack([_phase_line(ink, words, phase) for phase in words.sheet.phases], pt(3)))


def _page(ink: Ink, words: SheetWords, phases: Block) -> Block:
    safety = [_safety(ink, words)] if words.sheet.safety else []
    return stack([_header(ink, words), _strip(ink, words), phases, *safety, _answers(ink, words)], GAP)


def _header(ink: Ink, words: SheetWords) -> Block:
    name = words.phrases.say("common.amble")
    title = stack(
        [ink.within(0, pt(70)).words(words.title, 27, bold=True), ink.words(words.under_title, 12, "muted")], pt(2)
    )
    return beside(title, ink.words(name, 16, "primary", bold=True, to_right=True))


def _strip(ink: Ink, words: SheetWords) -> Block:
    """The walk as a bar, with the time of each change below and the turning point above."""
    sheet, above = words.sheet, pt(19)
    scale = ink.width / sheet.seconds

    def paint(top: float) -> None:
        for phase in sheet.phases:
            bar = QRectF(ink.left + phase.start * scale, top + above, phase.seconds * scale - pt(2), BAR)
            ink.phase_box(phase.phase, bar, 6)
            _label(ink, words.phase(phase.phase), phase.phase, bar)
        _turn(ink, words, ink.left + sheet.half_way * scale, top + above)
        _ticks(ink, sheet, top + above + BAR + pt(10))

    return Block(above + BAR + pt(15), paint)


def _label(ink: Ink, name: str, phase: Phase, bar: QRectF) -> None:
    if advance(name, 11, True) < bar.width() - pt(8):
        ink.centre(name, 11, bar.center(), on_phase(phase), bold=True)


def _turn(ink: Ink, words: SheetWords, at: float, bar: float) -> None:
    text = f"{clock(words.sheet.half_way)}  {words.say('turn')}"
    ink.pointer(QPointF(at, bar - pt(2)), 8, "warm")
    wide = advance(text, 10.5, True)
    left = at + pt(8) if at + pt(8) + wide < ink.right else at - pt(8) - wide
    ink.write(text, 10.5, QPointF(left, bar - pt(7)), "warm", bold=True)


def _ticks(ink: Ink, sheet: Sheet, middle: float) -> None:
    """The time of every change that has room beside its neighbours; first and last always."""
    scale, free = ink.width / sheet.seconds, ink.left
    end = ink.right - advance(clock(sheet.seconds), 10)
    ink.write(clock(sheet.seconds), 10, QPointF(end, middle), "muted")
    for phase in sheet.phases:
        wide = advance(clock(phase.start), 10)
        at = max(ink.left, ink.left + phase.start * scale - wide / 2)
        if free <= at < end - wide - pt(5):
            ink.write(clock(phase.start), 10, QPointF(at, middle), "muted")
            free = at + wide + pt(5)


def _phase_row(ink: Ink, words: SheetWords, phase: SheetPhase, tips: tuple[str, ...]) -> Block:
    name, what = ink.within(pt(18), ink.width - pt(18) - NAMES), ink.within(pt(18) + NAMES)
    times = words.say("from_to", start=clock(phase.start), end=clock(phase.end))
    left = [
        name.words(words.phase(phase.phase), 13.5, bold=True),
        name.words(words.length(phase.seconds), 11.5),
        name.words(times, 11.5, "muted"),
    ]
    right = [what.words(words.say(f"do.{phase.phase}"), 12.5, bold=True), *(_tip(what, tip) for tip in tips)]
    if words.sheet.holds_half_way(phase):
        right.append(_half_way(what, words))
    both = beside(stack(left), stack(right, pt(2)))
    return _railed(ink, phase, both)


def _railed(ink: Ink, phase: SheetPhase, row: Block) -> Block:
    """A row with the colour of its phase down its left edge."""

    def rail(top: float) -> None:
        ink.phase_box(phase.phase, QRectF(ink.left, top, pt(6), row.height), 3)

    return beside(row, Block(0, rail))


def _phase_line(ink: Ink, words: SheetWords, phase: SheetPhase) -> Block:
    name, rest = ink.within(pt(18)), ink.within(pt(18) + NAMES)
    times = words.say("from_to", start=clock(phase.start), end=clock(phase.end))
    lines = [rest.words(f"{words.length(phase.seconds)} · {times}", 11.5)]
    if words.sheet.holds_half_way(phase):
        lines.append(_half_way(rest, words))
    both = beside(name.words(words.phase(phase.phase), 11.5, bold=True), stack(lines))
    return _railed(ink, phase, both)


def _tip(ink: Ink, text: str) -> Block:
    return beside(ink.words("·", 11.5, bold=True), ink.within(pt(10)).words(text, 11.5))


def _half_way(ink: Ink, words: SheetWords) -> Block:
    sheet = words.sheet
    text = f"{clock(sheet.half_way)}  {words.say('turn_here' if sheet.turns else 'half_way')}"
    line = ink.within(pt(14)).words(text, 11.5, "warm", bold=True)

    def point(top: float) -> None:
        ink.pointer(QPointF(ink.left + pt(4), top + pt(11)), 8, "warm")

    return beside(line, Block(0, point))


def _safety(ink: Ink, words: SheetWords) -> Block:
    inside = ink.within(pt(16), pt(16))
    said = stack(
        [inside.words(words.say("listen"), 11.5, "warm", bold=True), inside.words(words.sheet.safety, 15)], pt(2)
    )
    height = said.height + pt(22)

    def paint(top: float) -> None:
        ink.box(QRectF(ink.left, top, ink.width, height), "warm_soft", "warm", 9, 1.2)
        said.paint(top + pt(11))

    return Block(height, paint)


def _answers(ink: Ink, words: SheetWords) -> Block:
    heading = ink.words(words.say("answers"), 13.5, bold=True)
    how = ink.words(words.say("answers_how"), 11, "muted")
    rows = [_scores(ink, words.say(when)) for when in ("before", "peak", "after")]
    return stack([heading, how, Block(pt(4), lambda _: None), *rows, _efforts(ink, words)], pt(2))


def _scores(ink: Ink, name: str) -> Block:
    first = ink.right - WORST_PAIN * SCORE - pt(12)

    def paint(top: float) -> None:
        middle = top + pt(13)
        ink.write(name, 12, QPointF(ink.left, middle), bold=True)
        for score in range(WORST_PAIN + 1):
            at = QPointF(first + score * SCORE, middle)
            ink.circle(at, 21, "control")
            ink.centre(str(score), 11, at)

    return Block(pt(26), paint)


def _efforts(ink: Ink, words: SheetWords) -> Block:
    names = [words.phrases.say(f"check_in.effort_word.{effort}") for effort in Effort]
    start = ink.right - WORST_PAIN * SCORE - pt(12) - pt(10.5)
    spare = (ink.right - start - sum(advance(name, 10.5) + pt(16) for name in names)) / (len(names) - 1)

    def paint(top: float) -> None:
        middle, at = top + pt(13), start
        ink.write(words.say("effort"), 12, QPointF(ink.left, middle), bold=True)
        for name in names:
            ink.circle(QPointF(at + pt(5.5), middle), 11, "control")
            ink.write(name, 10.5, QPointF(at + pt(16), middle))
            at += pt(16) + advance(name, 10.5) + spare

    return Block(pt(24), paint)


def _paint_notes(ink: Ink, words: SheetWords, top: float, room: float) -> None:
    """Lines to write on, as many as there is room for."""
    lines = int(room // RULE)
    if lines > 0:
        ink.words(words.say("notes"), 10.5, "muted").paint(top)
    for number in range(1, lines + 1):
        ink.line(QPointF(ink.left, top + number * RULE), QPointF(ink.right, top + number * RULE), "control")
