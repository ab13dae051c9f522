"""Back, from a page that more than one leads to."""

from __future__ import annotations

from coach.ui.main_window import MainWindow


class WayBack:
    """Remembers the page that was open before; what was opened from here leads back here and is no way on."""

    def __init__(self, window: MainWindow, page: str, below: tuple[str, ...] = (), usual: str = "settings") -> None:
        self._window, self._here = window, frozenset((page, *below))
        before = window.current_page()
        self._back = before if before and before not in self._here else usual
        window.page_shown.connect(lambda name: self._note(name))

    def go(self) -> None:
        """Open it."""
        self._window.show_page(self._back)

    def _note(self, name: str) -> None:
        if name not in self._here:
            self._back = name
