"""Starts Amble: `python3 main.py`. Needs nothing but Python; the first start fetches the rest."""

# No annotations and no newer syntax in this file: an old Python must reach the sentence below.
import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("Amble needs Python 3.11, 3.12 or 3.13, and this is %d.%d." % sys.version_info[:2])  # noqa: UP031

from coach.launch.start import main

if __name__ == "__main__":
    sys.exit(main(os.path.dirname(os.path.abspath(__file__)), sys.argv[1:]))
