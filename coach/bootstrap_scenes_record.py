"""What is on the pictures of the pages about what was."""

from __future__ import annotations

from coach.bootstrap_scene import Scene

RECORD_SCENES: tuple[Scene, ...] = (Scene("export", lambda studio: studio.show("export")),)
