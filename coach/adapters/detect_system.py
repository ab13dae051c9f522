"""The detectors of the system that Amble runs on."""

from __future__ import annotations

import sys

from coach.adapters.presence_watch import NO_LIBRARY, NO_WAY, PartMaker
from coach.adapters.readings import FAILED
from coach.domain.presence import Detector, HoldRules, Reading


def system_parts(platform: str = sys.platform, rules: HoldRules | None = None) -> tuple[PartMaker, ...]:
    """Those of one kind of system; ``platform`` is named as ``sys.platform`` does."""
    if platform == "win32":
        from coach.adapters.detect_windows import windows_parts

        return windows_parts()
    if platform == "darwin":
        from coach.adapters.detect_macos import macos_parts

        return macos_parts()
    from coach.adapters.detect_linux import linux_parts

    return linux_parts(rules=rules)


def look_once() -> dict[Detector, Reading]:
    """What each says now, one after the other; may take a second or two, never raises. Monitors are not looked at."""
    found: dict[Detector, Reading] = dict.fromkeys(Detector, NO_WAY)
    del found[Detector.UNKNOWN_MONITOR]
    for maker in system_parts():
        found |= _read(maker)
    return found


def _read(maker: PartMaker) -> dict[Detector, Reading]:
    try:
        part = maker.make()
    except Exception:  # whatever a library that is missing or broken may raise
        return dict.fromkeys(maker.detectors, NO_LIBRARY)
    try:
        return part.read()
    except Exception:
        return dict.fromkeys(maker.detectors, FAILED)
    finally:
        part.close()
