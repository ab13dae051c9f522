"""The painter of the figure: a person in clothes, what they use, and what is pointed out. Flat colours alone."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from coach.domain.exercise import Exercise
from coach.domain.figure import ArmPoints, Figure, LegPoints
from coach.domain.motion import Motion
from coach.domain.pose import Part
from coach.domain.space import between
from coach.domain.stage import Stage
from coach.drawing.figure_ink import Canvas
from coach.drawing.figure_limbs import Cloth, paint_arm, paint_leg
from coach.drawing.figure_marks import fitting, paint_arrows, paint_highlight, words_place
from coach.drawing.figure_props import paint_ground
from coach.drawing.figure_trunk import paint_head, paint_neck, paint_trunk
from coach.drawing.theme import Theme

FAR_FROM, FAR_TO = 0.015, 0.045
"""A limb whose root is this much behind the spine begins to be lighter, and is lightest."""
BACKS = (Part.BACK, Part.LOW_BACK, Part.SEAT)
LEGS_BEHIND = 0.03
"""A leg as near as the trunk is painted before it, so that the shirt hangs over the trousers."""


def paint_figure(
    painter: QPainter,
    rect: QRectF,
    theme: Theme,
    figure: Figure,
    *,
    stage: Stage,
    mirrored: bool = False,
    highlight: Collection[Part] = (),
    highlight_words: str = "",
    arrows: bool = False,
) -> None:
    """Paint a figure with what it uses; ``stage`` is its ``Motion``'s, which says how it is looked at. ``mirrored``
    turns the picture over. Words take the painter's font; ``arrows`` shows the ways of the stage."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    flipped = mirrored is not stage.flipped
    canvas = Canvas.fitted(painter, rect, theme, stage, flipped)
    place = QRectF()
    if highlight_words:
        painter.setFont(fitting(painter.font(), highlight_words, rect.width()))
        place, room = words_place(
            rect, canvas.box(stage), highlight_words, QFontMetricsF(painter.font()), _behind(highlight) is not flipped
        )
        canvas = Canvas.fitted(painter, room, theme, stage, flipped)
    paint_ground(canvas, figure, stage)
    for paint in _in_order(canvas, figure):
        paint()
    if arrows:
        paint_arrows(canvas, stage.paths)
    paint_highlight(canvas, figure, highlight, highlight_words, place)
    painter.restore()


def _behind(parts: Collection[Part]) -> bool:
    """Whether words about these parts stand behind the person, so that their line crosses nobody."""
    return bool(parts) and all(part in BACKS for part in parts)


def paint_exercise(
    painter: QPainter,
    rect: QRectF,
    theme: Theme,
    exercise: Exercise,
    frame: int | None = None,
    *,
    mirrored: bool = False,
) -> None:
    """A still of one key frame (the telling one unless told) with its marks: for cards and for paper. Raises
    ``ValueError`` for an exercise without frames."""
    motion = Motion.of(exercise, mirrored)
    paint_figure(
        painter,
        rect,
        theme,
        motion.keys[motion.telling if frame is None else frame].figure,
        stage=motion.stage,
        highlight=motion.exercise.highlight,
        highlight_words=exercise.highlight_words,
        arrows=True,
    )


def _in_order(canvas: Canvas, figure: Figure) -> list[Callable[[], None]]:
    """The painters of the body's parts, the furthest first."""
    middle = sum(canvas.near(point) for point in figure.spine) / len(figure.spine)
    hips, shoulders = canvas.near(figure.spine[0]), canvas.near(figure.spine[-1])
    parts: list[tuple[float, Callable[[], None]]] = []
    for leg in (figure.left_leg, figure.right_leg):
        cloth = Cloth.at(canvas, _far(canvas.near(leg.hip) - hips))
        parts.append((_nearness(canvas, leg.hip, leg.knee, leg.ankle) - LEGS_BEHIND, _leg(canvas, leg, cloth)))
    for arm in (figure.left_arm, figure.right_arm):
        cloth = Cloth.at(canvas, _far(canvas.near(arm.shoulder) - shoulders))
        parts.append((_nearness(canvas, arm.shoulder, arm.elbow, arm.wrist), _arm(canvas, arm, cloth)))
    parts.append((middle, lambda: _paint_core(canvas, figure)))
    return [paint for _, paint in sorted(parts, key=lambda part: part[0])]


def _paint_core(canvas: Canvas, figure: Figure) -> None:
    cloth = Cloth.at(canvas, 0.0)
    if canvas.near(figure.head) < canvas.near(figure.spine[4]) - 0.06:
        paint_head(canvas, figure, cloth)
        paint_neck(canvas, figure, cloth)
        paint_trunk(canvas, figure, cloth)
        return
    paint_neck(canvas, figure, cloth)
    paint_trunk(canvas, figure, cloth)
    paint_head(canvas, figure, cloth)


def _leg(canvas: Canvas, leg: LegPoints, cloth: Cloth) -> Callable[[], None]:
    return lambda: paint_leg(canvas, leg, cloth)


def _arm(canvas: Canvas, arm: ArmPoints, cloth: Cloth) -> Callable[[], None]:
    return lambda: paint_arm(canvas, arm, cloth)


def _nearness(
    canvas: Canvas, root: tuple[float, float, float], joint: tuple[float, float, float], end: tuple[float, float, float]
) -> float:
    return canvas.near(between(between(root, joint, 0.6), end, 0.4))


def _far(behind: float) -> float:
    return min(1.0, max(0.0, (-behind - FAR_FROM) / (FAR_TO - FAR_FROM)))
