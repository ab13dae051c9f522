"""Everybody can read it: contrast, text size, fonts, motion and the system's own choice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from coach.domain.look import Look, Scheme
from coach.drawing.figure_ink import mixed
from coach.drawing.figure_limbs import EDGE
from coach.drawing.theme import COLOUR_ROLES, contrast, read_theme
from coach.ui.theme import Appearance, style_sheet

RESOURCES = Path(__file__).parents[2] / "resources"
THEMES = ("light", "dark", "high_contrast")
GROUNDS = ("background", "surface", "surface_2", "primary_soft", "warm_soft", "danger_soft")
TEXT_PAIRS = (
    *((text, ground) for text in ("text", "muted") for ground in GROUNDS),
    *(("primary", ground) for ground in ("background", "surface", "surface_2", "primary_soft", "warm_soft")),
    *(("primary_strong", ground) for ground in ("background", "surface", "primary_soft", "warm_soft")),
    *(("warm", ground) for ground in ("background", "surface", "warm_soft")),
    *(("danger", ground) for ground in ("background", "surface", "danger_soft")),
    *(("mark", ground) for ground in ("background", "surface")),
    ("text", "hover"),
    ("background", "text"),
    ("on_primary", "primary"),
    ("on_primary", "primary_strong"),
    ("on_danger", "danger"),
)
MARKS = ("focus", "control", "primary", "warm", "danger", "steady_ahead", "easy_ahead", "arrow", "mark")
CLOTHES = ("skin", "shirt", "trousers", "shoe", "hair")


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_every_text_can_be_read_on_its_ground(name: str, text: str, ground: str) -> None:
    theme = read_theme(RESOURCES / "themes" / f"{name}.toml")
    least = 7.0 if name == "high_contrast" else 4.5
    assert contrast(theme.colour(text), theme.colour(ground)) >= least


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("ground", ["background", "surface"])
def test_every_mark_and_the_focus_ring_stand_out(name: str, mark: str, ground: str) -> None:
    theme = read_theme(RESOURCES / "themes" / f"{name}.toml")
    assert contrast(theme.colour(mark), theme.colour(ground)) >= 3.0


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("cloth", CLOTHES)
@pytest.mark.parametrize("ground", ["background", "surface"])
def test_a_near_limb_or_its_edge_stands_out(name: str, cloth: str, ground: str) -> None:
    theme = read_theme(RESOURCES / "themes" / f"{name}.toml")
    plain, edge = QColor(theme.colour(cloth)), QColor(theme.colour("figure_edge"))
    rim = mixed(plain, edge, EDGE).name()
    assert max(contrast(theme.colour(cloth), theme.colour(ground)), contrast(rim, theme.colour(ground))) >= 3.0


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("cloth", CLOTHES[:4])
def test_a_far_limb_can_be_told_from_a_near_one(name: str, cloth: str) -> None:
    theme = read_theme(RESOURCES / "themes" / f"{name}.toml")
    assert contrast(theme.colour(cloth), theme.colour(f"{cloth}_far")) >= 1.3


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_theme_with_a_missing_role_says_which(tmp_path: Path) -> None:
    text = (RESOURCES / "themes" / "light.toml").read_text(encoding="utf-8")
    broken = tmp_path / "broken.toml"
    broken.write_text(re.sub(r"(?m)^warm = .*\n", "", text), encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.toml.*warm"):
        read_theme(broken)


def test_a_role_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError):
        read_theme(RESOURCES / "themes" / "light.toml").colour("name")


def test_the_style_sheet_has_no_colour_of_its_own() -> None:
    template = (RESOURCES / "themes" / "widgets.qss").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?!\w)", template.replace("#pageBody", ""))
    used = set(re.findall(r"@([a-z]\w*)", template))
    assert used <= COLOUR_ROLES


@pytest.mark.parametrize(("percent", "size"), [(80, "44px"), (100, "44px"), (200, "88px")])
def test_small_text_leaves_targets_large(percent: int, size: str) -> None:
    theme = read_theme(RESOURCES / "themes" / "light.toml")
    assert style_sheet("a { min-height: @44+ }", theme, percent) == f"a {{ min-height: {size} }}"


@pytest.mark.parametrize(("percent", "size"), [(80, "14px"), (100, "17px"), (200, "34px")])
def test_the_text_size_scales_the_style_sheet(percent: int, size: str) -> None:
    theme = read_theme(RESOURCES / "themes" / "light.toml")
    assert style_sheet("a { font-size: @17; color: @text }", theme, percent) == (
        f"a {{ font-size: {size}; color: {theme.text} }}"
    )


@pytest.mark.parametrize("percent", [79, 201])
def test_a_text_size_out_of_bounds_is_refused(percent: int) -> None:
    with pytest.raises(ValueError, match="80 to 200"):
        Look(text_percent=percent)


def test_a_new_look_reaches_windows_that_are_open(appearance: Appearance, qtbot: QtBot) -> None:
    label = QLabel("Hello")
    qtbot.addWidget(label)
    label.show()
    with qtbot.waitSignal(appearance.changed):
        appearance.apply_look(Look(Scheme.DARK, 200))
    assert appearance.theme.name == "dark"
    assert label.fontMetrics().height() >= QFontMetrics(appearance.font(17)).height() >= 34
    assert label.palette().windowText().color().name() == appearance.theme.text


def test_the_systems_scheme_is_followed(qapp: QApplication) -> None:
    answers = [False]
    dress = Appearance(qapp, RESOURCES, Look(Scheme.SYSTEM), lambda: answers[-1])
    for dark, name in ((True, "dark"), (False, "light")):
        answers.append(dark)
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        assert dress.theme.name == name


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_an_example_in_an_empty_field_can_be_read(appearance: Appearance, qtbot: QtBot, scheme: Scheme) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    appearance.apply_look(Look(scheme))
    field.show()
    colour = field.palette().placeholderText().color()
    assert colour.alpha() == 255
    assert contrast(colour.name(), appearance.theme.surface) >= 4.5


def test_a_chosen_scheme_is_kept_whatever_the_system_does(qapp: QApplication) -> None:
    dress = Appearance(qapp, RESOURCES, Look(Scheme.HIGH_CONTRAST), lambda: True)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert dress.theme.name == "high_contrast"


def test_our_typeface_is_used_not_a_stand_in(appearance: Appearance) -> None:
    assert QFontInfo(appearance.font(17)).family() == "Atkinson Hyperlegible Next"


def test_a_clock_does_not_dance(appearance: Appearance) -> None:
    metrics = QFontMetrics(appearance.font(86, bold=True, tabular=True))
    assert metrics.horizontalAdvance("11:11") == metrics.horizontalAdvance("08:46")


def test_reduced_motion_stops_every_movement(appearance: Appearance) -> None:
    assert appearance.motion_ms(180) == 180
    appearance.apply_look(Look(Scheme.LIGHT, reduced_motion=True))
    assert appearance.motion_ms(180) == 0


def test_an_icon_takes_the_colour_of_the_theme(appearance: Appearance) -> None:
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        appearance.apply_look(Look(scheme))
        image = appearance.pixmap("minus", "danger", 24).toImage()
        assert image.pixelColor(image.width() // 2, image.height() // 2).name() == appearance.theme.danger


def test_icons_grow_with_the_text(appearance: Appearance) -> None:
    appearance.apply_look(Look(Scheme.LIGHT, 200))
    assert appearance.pixmap("plus", "text", 20).deviceIndependentSize().width() == 40


def test_an_unknown_icon_is_refused(appearance: Appearance) -> None:
    with pytest.raises(FileNotFoundError):
        appearance.icon("no-such-icon")
