"""`python -m coach`: the same as the `amble` command."""

from __future__ import annotations

import sys

from coach.launch import installed

if __name__ == "__main__":
    sys.exit(installed())
