"""The figure as a drawing: it is there, whole, on the right side, and on paper too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPicture

from coach.domain.exercise import Exercise, Sides
from coach.domain.motion import Motion
from coach.domain.pose import Arm, Leg, Part, Pose, Prop, View
from coach.drawing.figure import paint_exercise, paint_figure
from coach.drawing.figure_marks import fitting, lengthened, words_place
from coach.drawing.theme import read_theme
from tests.figures import KNEELING, LYING, STANDING, exercise

THEME = read_theme(Path(__file__).parents[2] / "resources" / "themes" / "light.toml")
WIDE, HIGH = 480, 360
SITTING = replace(STANDING, right_leg=Leg(hip=88, knee=88), rests=(Part.SEAT, Part.RIGHT_FOOT))
KICK = replace(STANDING, right_leg=Leg(hip=60), rests=(Part.LEFT_FOOT,))

pytestmark = pytest.mark.usefixtures("qapp")


def painted(shown: Exercise, frame: int = 1, mirrored: bool = False, scale: float = 1) -> QImage:
    image = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    image.fill(QColor(THEME.surface))
    painter = QPainter(image)
    font = QFont()
    font.setPixelSize(17)
    painter.setFont(font)
    paint_exercise(painter, QRectF(0, 0, WIDE * scale, HIGH * scale), THEME, shown, frame, mirrored=mirrored)
    painter.end()
    return image


def places(image: QImage, role: str) -> list[tuple[int, int]]:
    """Where the picture has this very colour."""
    wanted = QColor(THEME.colour(role)).rgb()
    return [
        (x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2) if image.pixel(x, y) == wanted
    ]


def middle(found: list[tuple[int, int]]) -> float:
    return sum(x for x, _ in found) / len(found)


def test_there_is_a_whole_person() -> None:
    image = painted(exercise(STANDING, KICK))
    for role in ("skin", "hair", "shirt", "trousers", "shoe", "sole", "skin_far", "trousers_far", "shoe_far", "floor"):
        assert places(image, role), role
    hair, shoes = places(image, "hair"), places(image, "shoe_far")
    assert max(y for _, y in hair) < min(y for _, y in shoes)


def test_the_other_side_is_the_picture_turned_over() -> None:
    kick = exercise(STANDING, KICK, sides=Sides.EACH)
    right, left = (painted(kick, mirrored=mirrored) for mirrored in (False, True))
    assert middle(places(right, "shoe")) > WIDE / 2 > middle(places(left, "shoe"))
    assert middle(places(right, "shoe")) + middle(places(left, "shoe")) == pytest.approx(WIDE, abs=4)


def test_where_sides_take_turns_the_far_limb_works_and_nobody_turns_round() -> None:
    kick = exercise(STANDING, KICK, sides=Sides.ALTERNATE)
    right, left = (painted(kick, mirrored=mirrored) for mirrored in (False, True))
    assert middle(places(right, "shoe")) > middle(places(right, "shoe_far"))
    assert middle(places(left, "shoe_far")) > middle(places(left, "shoe"))


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize(("pose", "prop"), [(KNEELING, Prop.MAT), (LYING, Prop.MAT), (STANDING, Prop.WALL)])
def test_it_keeps_inside_its_rectangle(view: View, pose: Pose, prop: Prop) -> None:
    shown = exercise(pose, replace(pose, neck=5), view=view, prop=prop)
    image = painted(shown, scale=0.5)
    plain = QColor(THEME.surface).rgb()
    assert any(image.pixel(x, y) != plain for x in range(0, WIDE // 2, 3) for y in range(0, HIGH // 2, 3))
    assert all(image.pixel(x, y) == plain for x in range(WIDE // 2 + 3, WIDE, 5) for y in range(0, HIGH, 5))
    assert all(image.pixel(x, y) == plain for x in range(0, WIDE, 5) for y in range(HIGH // 2 + 3, HIGH, 5))


@pytest.mark.parametrize(
    ("pose", "prop", "role"),
    [
        (
            replace(STANDING, rests=(Part.SEAT, Part.RIGHT_FOOT), right_leg=Leg(hip=88, knee=88)),
            Prop.CHAIR,
            "furniture",
        ),
        (replace(STANDING, right_arm=Arm(shoulder=40, elbow=50)), Prop.TABLE, "furniture"),
        (STANDING, Prop.WALL, "wall"),
        (KNEELING, Prop.MAT, "mat"),
    ],
)
def test_what_is_used_stands_there(pose: Pose, prop: Prop, role: str) -> None:
    shown = exercise(pose, replace(pose, neck=5), prop=prop)
    assert places(painted(shown), role)


def test_parts_are_pointed_out_with_words_and_arrows() -> None:
    plain = exercise(STANDING, KICK)
    marked = replace(
        plain, highlight=(Part.RIGHT_HIP, Part.LEFT_HIP), highlight_words="Keep level", arrows=(Part.RIGHT_FOOT,)
    )
    assert not places(painted(plain), "mark")
    assert places(painted(marked), "mark")
    assert places(painted(marked), "arrow")


@pytest.mark.parametrize("words", ["Level", "Keep these very much longer words in one line with the others, please"])
def test_words_have_room_beside_or_above(words: str) -> None:
    for pose in (STANDING, KNEELING):
        marked = exercise(pose, replace(pose, neck=4), highlight=(Part.RIGHT_HIP,), words=words)
        assert places(painted(marked), "mark")


def test_words_stand_beside_somebody_who_stands_and_behind_a_back() -> None:
    """So that their line crosses neither head nor trunk."""
    metrics = QFontMetricsF(QFont())
    rect, tall = QRectF(0, 0, 280, 220), QRectF(90, 0, 100, 220)
    for on_left in (True, False):
        words, picture = words_place(rect, tall, "Press gently", metrics, on_left)
        moved = tall.translated(picture.left() - rect.left(), 0)
        assert rect.contains(words)
        assert rect.contains(moved)
        assert (words.right() < moved.left()) if on_left else (words.left() > moved.right())


def test_words_go_above_whatever_fills_the_picture() -> None:
    rect = QRectF(0, 0, 280, 220)
    words, picture = words_place(rect, rect, "Press gently", QFontMetricsF(QFont()))
    assert words.bottom() <= picture.top()


def test_a_small_movement_has_an_arrow_that_can_be_seen() -> None:
    assert lengthened([(10.0, 10.0), (12.0, 10.0)], 20.0) == [(1.0, 10.0), (21.0, 10.0)]
    assert lengthened([(0.0, 0.0), (30.0, 0.0)], 20.0) == [(0.0, 0.0), (30.0, 0.0)]


def test_words_too_long_for_the_picture_are_written_smaller() -> None:
    pixels = QFont()
    pixels.setPixelSize(40)
    assert QFontMetricsF(fitting(pixels, "Keep these level", 120)).horizontalAdvance("Keep these level") <= 120
    points = QFont()
    points.setPointSizeF(30)
    assert QFontMetricsF(fitting(points, "Keep these level", 120)).horizontalAdvance("Keep these level") <= 120
    assert fitting(points, "Level", 900) is points


def test_it_is_drawn_in_lines_and_areas_for_paper() -> None:
    picture = QPicture()
    painter = QPainter(picture)
    motion = Motion.of(exercise(STANDING, KICK))
    paint_figure(painter, QRectF(0, 0, 200, 200), THEME, motion.figure(0, 1, 0.5), stage=motion.stage)
    painter.end()
    assert 0 < picture.size() < 200_000
