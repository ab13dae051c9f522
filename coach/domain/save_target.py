"""Why a file of somebody's cannot be saved somewhere."""

from __future__ import annotations

from enum import StrEnum


class NoTarget(StrEnum):
    """Why nothing can be saved under a name; the words are ``save_target.<value>``."""

    FOLDER = "folder"
    DEVICE = "device"
    """Something that is there and no file."""
    OURS = "ours"
    """Amble keeps its own things there."""
