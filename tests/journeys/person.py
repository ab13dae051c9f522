"""Somebody at the screen: sees what a screen reader is told, clicks with a mouse and types on a keyboard."""

from __future__ import annotations

from collections.abc import Callable
from subprocess import CalledProcessError

from tests.display import Display
from tests.journeys.program import Program
from tests.journeys.screen_reader import Control, ScreenReader
from tests.patience import until

PRESSED = ("button", "push button", "check box", "radio button", "toggle button", "list item", "menu item", "combo box")
"""Roles of things that are there to be clicked."""
WHEEL_UP, WHEEL_DOWN = "4", "5"


class Person:
    """Uses one program after another on one display."""

    def __init__(self, display: Display, reader: ScreenReader) -> None:
        self._display, self._reader = display, reader
        self._program: Program | None = None

    def sits_down_at(self, program: Program) -> None:
        """From now on this program is used."""
        self._program = program

    # --- seeing ----------------------------------------------------------------------------------------------------

    def looks(self) -> tuple[Control, ...]:
        """Everything in the windows now."""
        assert self._program is not None
        return self._reader.controls(self._program.id)

    def reads(self) -> str:
        """Every word in the windows now, and the contents of fields."""
        found = ((control.name, control.value) for control in self.looks())
        return "\n".join(f"{name} [{value}]" if value is not None else name for name, value in found if name or value)

    def sees(self, words: str) -> bool:
        """Whether these words are in the windows now."""
        return words in self.reads()

    def waits_for(self, *words: str, limit: float = 20.0) -> str:
        """Wait until all these words are in the windows; returns everything that is."""
        seen = [""]

        def there() -> bool:
            assert self._program is None or self._program.is_running, f"Amble ended: {self._program.complaints()}"
            seen[0] = self.reads()
            return all(each in seen[0] for each in words)

        _patiently(there, limit, lambda: f"{words!r} did not come; there is:\n{seen[0]}")
        return seen[0]

    def waits_until_gone(self, words: str, limit: float = 20.0) -> None:
        """Wait until these words are no longer in the windows."""
        _patiently(lambda: not self.sees(words), limit, lambda: f"{words!r} did not go")

    def finds(self, name: str, limit: float = 20.0) -> Control:
        """Wait for a control that can be pressed, with exactly this name."""
        found: list[Control] = []

        def there() -> bool:
            controls = [each for each in self.looks() if each.name == name]
            found[:] = [each for each in controls if each.role in PRESSED] or controls
            return bool(found)

        _patiently(there, limit, lambda: f"nothing is called {name!r}; there is:\n{self.reads()}")
        return found[0]

    def has(self, name: str) -> bool:
        """Whether something to press with exactly this name is there now."""
        return any(each.name == name and each.role in PRESSED for each in self.looks())

    def focus(self) -> str:
        """The name of what the keyboard is on, "" for nothing."""
        return next((control.name for control in reversed(self.looks()) if control.has_focus), "")

    # --- mouse -----------------------------------------------------------------------------------------------------

    def clicks(self, *names: str) -> None:
        """Click these one after another, scrolling the page to each."""
        for name in names:
            self.clicks_at(*self._scrolled_to(name).box.centre)

    def clicks_at(self, x: int, y: int) -> None:
        """Click at this place of the screen."""
        self._display.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def _scrolled_to(self, name: str) -> Control:
        found = [self.finds(name)]

        def in_sight() -> bool:
            found[0] = self.finds(name)
            control = found[0]
            if control.is_enabled and control.seen_through.holds(control.box.centre):
                return True
            self._turn_wheel(control)
            return False

        _patiently(in_sight, 15.0, lambda: f"{name!r} could not be scrolled into sight: {found[0]}")
        return found[0]

    def _turn_wheel(self, control: Control) -> None:
        window = next(each.box for each in self.looks() if each.role == "frame")
        # The edge of a page, where no field takes the wheel for itself.
        x, y = window.x + window.width - 14, window.y + window.height // 2
        wheel = WHEEL_DOWN if control.box.centre[1] > y else WHEEL_UP
        self._display.run("xdotool", "mousemove", str(x), str(y), "click", wheel)

    # --- keyboard --------------------------------------------------------------------------------------------------

    def types(self, *keys: str) -> None:
        """Press keys by their X names, one after another: "Tab", "Return", "space", "7", "ctrl+q"."""
        self._display.run("xdotool", "key", "--delay", "20", *keys)

    def tabs_to(self, name: str, key: str = "Tab", most: int = 80) -> None:
        """Press Tab until the keyboard is on the control with this name."""
        visited: list[str] = []
        for _ in range(most):
            visited.append(self.focus())
            if visited[-1] == name:
                return
            self.types(key)
        raise AssertionError(f"Tab does not lead to {name!r}, only to {visited}")

    # --- windows ---------------------------------------------------------------------------------------------------

    def active_window(self) -> str:
        """The title of the window that has the keyboard, "" where none has."""
        try:
            return self._display.run("xdotool", "getactivewindow", "getwindowname").strip()
        except CalledProcessError:
            return ""

    def closes_window(self) -> None:
        """Close the window that has the keyboard, as its title bar does."""
        self.types("alt+F4")


def _patiently(condition: Callable[[], bool], limit: float, words: Callable[[], str]) -> None:
    """Wait, and fail in words."""
    try:
        until(condition, limit)
    except AssertionError as late:
        raise AssertionError(words()) from late
