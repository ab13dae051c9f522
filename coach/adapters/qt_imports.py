"""What PySide6 does at every import, and that Amble has no use for."""

from __future__ import annotations

import sys
from types import ModuleType


def quicken_imports() -> None:
    """Keep PySide6 from reading the source of every module that is imported after it.

    WORKAROUND https://github.com/napari/napari/issues/8584: to know which modules may ask for snake-case names of Qt,
    PySide6 looks for its own name in the source of each. Nobody asks for them here; the reading took tens of
    milliseconds of every start, and the lines stayed in memory, 9 MB of them. Where a PySide6 does otherwise, nothing
    changes. To be called before anything of Qt is imported.
    """
    from PySide6 import QtCore  # noqa: F401 (brings the module below)

    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and "_mod_uses_pyside" in vars(feature):
        vars(feature)["_mod_uses_pyside"] = _asks_for_nothing


def _asks_for_nothing(_module: ModuleType) -> bool:
    return False
