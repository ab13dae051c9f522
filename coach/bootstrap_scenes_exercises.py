"""What is on the pictures of exercises."""

from __future__ import annotations

from coach.bootstrap_scene import Scene

EXERCISE_SCENES: tuple[Scene, ...] = ()
"""Taken before the plan waits; one line each."""
