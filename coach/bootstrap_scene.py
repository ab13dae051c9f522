"""What a scene of the pictures is, and the looks it is taken in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from coach.bootstrap_studio import Studio
from coach.domain.look import Look, Scheme

LIGHT, DARK, CONTRAST = (Look(scheme, 100, True) for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST))
LARGE = replace(LIGHT, text_percent=200)
ALL = (LIGHT, DARK, CONTRAST, LARGE)


@dataclass(frozen=True)
class Scene:
    """A picture in some looks; ``open`` brings it on and returns the widget to take."""

    name: str
    open: Callable[[Studio], QWidget]
    looks: tuple[Look, ...] = (LIGHT, DARK)
