"""A routine on paper: every exercise with its figure, dose and words, on as few pages as can be read well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from coach.domain.exercise import Dose, Exercise
from coach.domain.motion import Motion
from coach.domain.phrases import Phrases
from coach.domain.routine_sheet import RoutineSheet, SheetExercise
from coach.drawing.figure import paint_figure
from coach.drawing.sheet import FOOT, SIDE, TOP
from coach.drawing.sheet_ink import Block, Ink, beside, pt, sheet_font, stack
from coach.drawing.theme import Theme

AMOUNTS = ((1.0, 12), (0.94, 12), (0.88, 12), (0.94, 3), (0.88, 3), (0.88, 2), (0.82, 2))
"""How large the page is and how many steps of an exercise it shows: the first of these that needs the fewest pages."""
FIGURE, FIGURE_HIGH = pt(74), pt(84)
"""Room for one key pose."""
PICTURES = pt(232)
"""Width of the column with the key poses."""
GAP = pt(13)
MOST_PICTURE = QSize(900, 900)
"""Pixels of an image on the paper."""


@dataclass(frozen=True)
class RoutineWords:
    """The words of the sheet, said from its values."""

    sheet: RoutineSheet
    phrases: Phrases

    def say(self, id: str, **values: str | int) -> str:
        """A sentence of the sheet."""
        return self.phrases.say(f"routine_sheet.{id}", **values)

    @property
    def under_title(self) -> str:
        """The day in full, and how many exercises."""
        day = self.sheet.day
        weekday = self.phrases.say("common.days").split()[day.weekday()]
        month = self.phrases.say("common.months").split()[day.month - 1]
        date = self.phrases.say("sheet.date", weekday=weekday, day=day.day, month=month, year=day.year)
        return self.say("under_title", date=date, count=len(self.sheet.exercises))

    def dose(self, exercise: Exercise, dose: Dose) -> str:
        """ "8 times a side, held 5 seconds", as on the pages."""
        many = "once" if dose.repetitions == 1 else "times"
        words = self.phrases.say(f"exercises.dose.{many}_{exercise.sides}", count=dose.repetitions)
        if dose.hold >= 1:
            words += self.phrases.say("exercises.dose.held", seconds=round(dose.hold))
        return words

    def skip(self, exercise: Exercise) -> str:
        """Who should leave it out, or ""."""
        names = [self.say(f"condition.{condition}") for condition in exercise.skip_if]
        if not names:
            return ""
        before = ", ".join(names[:-1])
        return self.say("skip", conditions=f"{before}{self.say('or')}{names[-1]}" if before else names[-1])


@dataclass(frozen=True)
class RoutinePages:
    """The sheet laid out for a painter and a paper of ``page``, ``UNITS_AN_INCH`` to the inch."""

    painter: QPainter
    page: QRectF
    theme: Theme
    sheet: RoutineSheet
    phrases: Phrases

    @property
    def count(self) -> int:
        """How many pages it takes."""
        return len(self._laid_out[1])

    def paint(self, number: int) -> None:
        """Paint a page, the first being 0."""
        share, pages = self._laid_out
        room = self._room
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._footer(number, len(pages)).paint(room.bottom() + pt(8))
        self.painter.save()
        self.painter.translate(room.topLeft())
        self.painter.scale(share, share)
        self.painter.translate(-room.topLeft())
        stack(pages[number], GAP).paint(room.top())
        self.painter.restore()

    @cached_property
    def _laid_out(self) -> tuple[float, list[list[Block]]]:
        found: list[tuple[float, list[list[Block]]]] = []
        for share, steps in AMOUNTS:
            found.append((share, self._pages(share, steps)))
            if len(found[-1][1]) == 1:
                break
        return min(found, key=lambda laid_out: len(laid_out[1]))

    def _pages(self, share: float, steps: int) -> list[list[Block]]:
        """The blocks of each page; none is cut in two, and one that is higher than a page has one of its own."""
        ink = Ink(self.painter, self.theme, self._room.left(), self._room.width() / share)
        pages: list[list[Block]] = [[]]
        for block in self._blocks(ink, steps):
            if pages[-1] and stack([*pages[-1], block], GAP).height * share > self._room.height():
                pages.append([])
            pages[-1].append(block)
        return pages

    def _blocks(self, ink: Ink, steps: int) -> list[Block]:
        rows = [self._row(ink, number, entry, steps) for number, entry in enumerate(self.sheet.exercises, start=1)]
        return [self._header(ink), *rows, *([self._safety(ink)] if self.sheet.safety else [])]

    @property
    def _words(self) -> RoutineWords:
        return RoutineWords(self.sheet, self.phrases)

    @property
    def _room(self) -> QRectF:
        return self.page.adjusted(SIDE, TOP, -SIDE, -FOOT - pt(24))

    def _header(self, ink: Ink) -> Block:
        title = ink.within(0, pt(70)).words(self.sheet.name, 24, bold=True)
        under = ink.words(self._words.under_title, 12, "muted")
        mark = ink.words(self.phrases.say("common.amble"), 16, "primary", bold=True, to_right=True)
        return beside(stack([title, under], pt(2)), mark)

    def _row(self, ink: Ink, number: int, entry: SheetExercise, steps: int) -> Block:
        pictures = _pictures(ink, entry)
        text = self._text(ink.within(PICTURES + pt(12)) if pictures else ink, number, entry, steps)
        inside = beside(pictures, text) if pictures else text
        rule = Block(pt(8), lambda top: ink.line(QPointF(ink.left, top), QPointF(ink.right, top), "line"))
        return stack([rule, inside])

    def _text(self, ink: Ink, number: int, entry: SheetExercise, steps: int) -> Block:
        exercise, words = entry.exercise, self._words
        lines = [
            ink.words(f"{number}  {exercise.name}", 14, bold=True),
            ink.words(words.dose(exercise, entry.dose), 12, "primary_strong", bold=True),
            ink.words(" ".join(exercise.steps[:steps]), 11),
        ]
        if exercise.breath:
            lines.append(ink.words(exercise.breath, 11, "muted"))
        lines.append(ink.words(exercise.stop_if, 11, "warm", bold=True))
        if skip := words.skip(exercise):
            lines.append(ink.words(skip, 10.5, "muted"))
        return stack(lines, pt(1.5))

    def _safety(self, ink: Ink) -> Block:
        inside = ink.within(pt(14), pt(14))
        heading = inside.words(self.phrases.say("sheet.listen"), 11, "warm", bold=True)
        said = stack([heading, inside.words(self.sheet.safety, 13)], pt(2))
        height = said.height + pt(18)

        def paint(top: float) -> None:
            ink.box(QRectF(ink.left, top, ink.width, height), "warm_soft", "warm", 9, 1.2)
            said.paint(top + pt(9))

        return Block(height, paint)

    def _footer(self, number: int, count: int) -> Block:
        ink = Ink(self.painter, self.theme, self._room.left(), self._room.width())
        words = ink.within(0, pt(80)).words(self._words.say("footer"), 9.5, "muted")
        if count == 1:
            return words
        page = self._words.say("page", number=number + 1, count=count)
        return beside(words, ink.words(page, 9.5, "muted", to_right=True))


def _pictures(ink: Ink, entry: SheetExercise) -> Block | None:
    """The key poses side by side, or an own picture; None when there is neither."""
    room = QRectF(ink.left, 0, PICTURES, FIGURE_HIGH)
    if entry.exercise.frames:
        return Block(FIGURE_HIGH, lambda top: _paint_poses(ink, entry, room.translated(0, top)))
    image = _image(entry.picture)
    if image is None:
        return None
    return Block(FIGURE_HIGH * 1.3, lambda top: _paint_image(ink.painter, image, room.translated(0, top)))


def _paint_poses(ink: Ink, entry: SheetExercise, room: QRectF) -> None:
    motion, frames = Motion.of(entry.exercise), entry.key_frames
    ink.painter.setFont(sheet_font(8))
    for place, rect in zip(frames, _places(room, len(frames)), strict=True):
        marked = place == motion.telling
        paint_figure(
            ink.painter,
            rect,
            ink.theme,
            motion.keys[place].figure,
            stage=motion.stage,
            highlight=entry.exercise.highlight if marked else (),
            arrows=marked,
        )


def _places(room: QRectF, count: int) -> Sequence[QRectF]:
    """Room for each pose; fewer poses have more."""
    gap, wide = pt(4), room.width() / count
    return [QRectF(room.left() + wide * n, room.top(), wide - gap, room.height()) for n in range(count)]


def _image(path: str) -> QImage | None:
    if not path:
        return None
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        return None
    return image.scaled(MOST_PICTURE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _paint_image(painter: QPainter, image: QImage, room: QRectF) -> None:
    high = FIGURE_HIGH * 1.3
    share = min(room.width() / image.width(), high / image.height())
    painter.drawImage(QRectF(room.left(), room.top(), image.width() * share, image.height() * share), image)
