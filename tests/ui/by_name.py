"""Finding controls the way a person or a screen reader does: by the name they say."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.widgets.buttons import AmbleButton
from coach.ui.widgets.focus_ring import REACH


def control(page: QWidget, name: str) -> QWidget:
    """The control in view with this name; AssertionError when there is none."""
    found = [widget for widget in page.findChildren(QWidget) if widget.accessibleName() == name and widget.isVisible()]
    fields = [widget for widget in found if widget.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert found, f"no control in view is called {name!r}"
    return (fields or found)[0]


def press(page: QWidget, name: str) -> None:
    """Click a button, chip, score or row."""
    button = control(page, name)
    assert isinstance(button, QAbstractButton), name
    button.click()


def is_checked(page: QWidget, name: str) -> bool:
    """Whether a chip, score or row is chosen."""
    button = control(page, name)
    assert isinstance(button, QAbstractButton), name
    return button.isChecked()


def names(page: QWidget) -> list[str]:
    """The names of the buttons in view."""
    return [button.accessibleName() for button in page.findChildren(QAbstractButton) if button.isVisible()]


def words(page: QWidget) -> str:
    """Everything that can be read now, whatever keeps words on one line."""
    read = "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    return read.replace("\u00a0", " ")


def key(page: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the focus is."""
    focus = page.window().focusWidget()
    QTest.keyClick(focus or page, key, modifier)


def let_go() -> None:
    """Really delete closed windows, so that the next look is not laid over pages of earlier tests."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def show(qtbot: QtBot, page: QWidget) -> None:
    """Show a page in a window of the usual size."""
    qtbot.addWidget(page)
    page.resize(900, 740)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)


def clipped(page: QWidget) -> list[str]:
    """The names of buttons in view that are too narrow for their words."""
    buttons = [button for button in page.findChildren(AmbleButton) if button.isVisible()]
    return [button.accessibleName() for button in buttons if button.width() < button.minimumSizeHint().width()]


def named_controls(page: QWidget) -> list[tuple[str, str]]:
    """(class, name) of every control that can have the focus."""
    kinds = [w for w in page.findChildren(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus and w.isVisible()]
    kinds = [widget for widget in kinds if not isinstance(widget.parentWidget(), QAbstractSpinBox)]
    return [(type(widget).__name__, widget.accessibleName()) for widget in kinds]


def ring_collisions(page: QWidget) -> list[tuple[str, str]]:
    """Each control in view whose focus ring would touch words or another control, with what it touches."""
    seen = [one for one in page.findChildren(QWidget) if one.isVisible() and one.accessibleName()]
    seen += [label for label in page.findChildren(QLabel) if label.isVisible() and label not in seen]
    seen = [one for one in seen if isinstance(one, QLabel) or one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    fields = [one for one in seen if not isinstance(one, QLabel)]
    return [
        (field.accessibleName(), other.accessibleName() or getattr(other, "text", str)())
        for field in fields
        for other in seen
        if other is not field
        and not (field.isAncestorOf(other) or other.isAncestorOf(field))
        and _place(field, page).adjusted(-REACH, -REACH, REACH, REACH).intersects(_place(other, page))
    ]


def _place(widget: QWidget, page: QWidget) -> QRect:
    """Where a control is, and where the words of a label are."""
    place = QRect(widget.mapTo(page, QPoint()), widget.size())
    if isinstance(widget, QLabel):
        place.setWidth(min(place.width(), widget.fontMetrics().horizontalAdvance(widget.text())))
    return place
