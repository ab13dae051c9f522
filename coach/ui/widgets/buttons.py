"""The buttons: one primary a page, the others quieter. Each is at least 44 px tall."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from coach.ui.theme import Appearance

GAP = 6
"""Pixels at 100 % between icon and words."""


class AmbleButton(QPushButton):
    """A button with words, and an icon when asked for; Enter presses it as well as Space."""

    _icon_role = "text"
    corner = 14
    """Radius of its corners in px, for the focus ring."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._further_lines = 0
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(True)

    def show_text(self, text: str, accessible: str = "") -> None:
        """Show other words; ``accessible`` says the whole meaning where the text is short."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(accessible or text)

    def show_icon(self, appearance: Appearance, name: str, pixels: int = 20) -> None:
        """Show an icon before the words; it follows the theme. May be called again with another name."""
        if not hasattr(self, "_icon"):
            appearance.changed.connect(self._tint)
        self._icon = (appearance, name, pixels)
        self._tint()

    def let_wrap(self) -> None:
        """Let the words stand on several lines where the button's whole row is too narrow for one."""
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        # As high as it stands now: a button of fixed height gets no more than its hint.
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + self._further_lines * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if not self.sizePolicy().hasHeightForWidth():
            return hint
        longest = max(map(self._advance, self.text().split()), default=0)
        return QSize(self._around() + longest, hint.height())

    def heightForWidth(self, width: int) -> int:
        lines = len(self._lines(width))
        return super().sizeHint().height() + (lines - 1) * self.fontMetrics().lineSpacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        further = len(self._lines(self.width())) - 1 if self.sizePolicy().hasHeightForWidth() else 0
        if further != self._further_lines:
            self._further_lines = further
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        lines = self._lines(self.width()) if self.sizePolicy().hasHeightForWidth() else []
        if len(lines) < 2:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = "\n".join(lines)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _lines(self, width: int) -> list[str]:
        """The words in as few lines as a button so wide allows."""
        room, lines = width - self._around(), list[str]()
        for word in self.text().split():
            if lines and self._advance(f"{lines[-1]} {word}") <= room:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines or [""]

    def _around(self) -> int:
        """Pixels beside the words: the padding and the icon."""
        return self.sizeHint().width() - self._advance(self.text())

    def _advance(self, text: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()

    def _tint(self) -> None:
        appearance, name, pixels = self._icon
        self.setIcon(appearance.icon(name, self._icon_role, pixels, GAP if self.text() else 0))
        self.setIconSize(QSize(appearance.px(pixels + GAP if self.text() else pixels), appearance.px(pixels)))


class PrimaryButton(AmbleButton):
    """The one thing to do on a page."""

    _icon_role = "on_primary"


class QuietButton(AmbleButton):
    """Something else that can be done."""


class OutlineButton(AmbleButton):
    """The second thing to do."""

    _icon_role = "primary"


class DangerButton(AmbleButton):
    """Says something hurts, or ends or deletes something."""

    _icon_role = "danger"


class LinkButton(AmbleButton):
    """An action inside a text; looks like a link."""

    _icon_role = "primary"
    corner = 6
