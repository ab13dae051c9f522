"""A theme: every colour by its role. Painters and the style sheet take their colours from here alone."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True)
class Theme:
    """Colours as ``#rrggbb`` by role; ``resources/themes/*.toml`` holds the values.

    ``hover`` lies under a control the mouse is on, ``edge`` outlines filled controls (seen in high contrast
    only), ``control`` outlines empty ones, ``focus`` is the focus ring, ``…_ahead`` are the parts of a walk
    still to come. From ``skin`` on they are the figure of the exercises: ``…_far`` are its limbs on the far
    side, ``figure_edge`` parts a limb from what it covers, ``mark`` rings a part and writes beside it.
    """

    name: str
    dark: bool
    background: str
    surface: str
    surface_2: str
    text: str
    muted: str
    primary: str
    primary_strong: str
    on_primary: str
    primary_soft: str
    warm: str
    warm_soft: str
    danger: str
    on_danger: str
    danger_soft: str
    line: str
    hover: str
    edge: str
    control: str
    focus: str
    steady_ahead: str
    easy_ahead: str
    track: str
    skin: str
    skin_far: str
    shirt: str
    shirt_far: str
    trousers: str
    trousers_far: str
    shoe: str
    shoe_far: str
    sole: str
    sole_far: str
    hair: str
    figure_edge: str
    floor: str
    mat: str
    mat_edge: str
    shadow: str
    furniture: str
    furniture_far: str
    wall: str
    mark: str
    arrow: str

    def colour(self, role: str) -> str:
        """The colour of ``role``. Raises ``KeyError`` for a role that does not exist."""
        if role not in COLOUR_ROLES:
            raise KeyError(role)
        return str(getattr(self, role))


COLOUR_ROLES = frozenset(field.name for field in fields(Theme)) - {"name", "dark"}


def read_theme(path: Path) -> Theme:
    """The theme in a TOML file. Raises ``ValueError`` naming the roles that are missing or unknown."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    colours: dict[str, str] = table["colours"]
    wrong = COLOUR_ROLES ^ colours.keys()
    if wrong:
        raise ValueError(f"{path.name}: roles missing or unknown: {', '.join(sorted(wrong))}")
    return Theme(name=table["name"], dark=table["dark"], **colours)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
