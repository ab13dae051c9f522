"""What somebody handed in and Amble cannot read: a question of ``decide``, bounds, a pack, the options of a command."""

from __future__ import annotations


class InputProblem(Exception):
    """What somebody handed in cannot be read; the message is one sentence that names the field."""
