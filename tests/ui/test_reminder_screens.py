"""A reminder on two monitors, in a program of its own: monitors are there from its start or never."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.ui.conftest import RESOURCES

SCREENS = [
    {"name": "left", "x": 0, "y": 0, "width": 1280, "height": 800, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
    {
        "name": "right",
        "x": 1280,
        "y": 0,
        "width": 1920,
        "height": 1080,
        "logicalDpi": 96,
        "logicalBaseDpi": 96,
        "dpr": 1,
    },
]
SCRIPT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication, QPushButton
from coach.adapters.catalogue import Catalogue
from coach.domain.look import Look
from coach.domain.reminder import Reminder, ReminderKind
from coach.domain.reminder_settings import Screens
from coach.ui.corner_window import CornerWindow
from coach.ui.reminder_windows import ReminderWindows
from coach.ui.texts import Texts
from coach.ui.theme import Appearance

app = QApplication(sys.argv[:1])
resources = Path(sys.argv[1])
windows = ReminderWindows(Appearance(app, resources, Look()), Texts(Catalogue(resources).phrases()))
walk = Reminder(ReminderKind.WALK, datetime(2026, 3, 2).date(), datetime(2026, 3, 2, 9, tzinfo=UTC))

def seen():
    shown = [each for each in app.topLevelWidgets() if isinstance(each, CornerWindow) and each.isVisible()]
    places = sorted((each.geometry() for each in shown), key=lambda place: place.x())
    return [(place.right(), place.bottom()) for place in places], shown

windows.show_reminder(walk, 12, Screens.ALL)
places, shown = seen()
print(places)
next(button for button in shown[-1].findChildren(QPushButton) if button.text() == "Skip").click()
print(seen()[0])
windows.show_reminder(walk, 12, Screens.ALL)
windows.show_reminder(Reminder(ReminderKind.BREAK, walk.day, walk.at), 12, Screens.IN_USE)
print(len(seen()[0]))
windows.withdraw(windows.shown.id)
print(len(seen()[0]))
"""


def test_a_reminder_lies_in_the_corner_of_every_monitor_and_one_answer_is_enough(tmp_path: Path) -> None:
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": SCREENS}))
    platform = f"offscreen:configfile={config}"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(RESOURCES)],
        capture_output=True,
        text=True,
        cwd=RESOURCES.parent,
        env={**os.environ, "QT_QPA_PLATFORM": platform},
        check=True,
    )
    everywhere, after, in_use, again = done.stdout.splitlines()
    assert everywhere == "[(1254, 774), (3174, 1054)]"
    assert (after, in_use, again) == ("[]", "1", "2")
