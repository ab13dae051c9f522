"""The question before Amble has a window: a newer Amble wrote the record."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox

from coach.domain.phrases import Phrases


def ask_newer(sentences: str, phrases: Phrases) -> bool:
    """Whether to set it aside and go on; Esc and closing quit."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Amble", sentences)
    go_on = box.addButton(phrases.say("newer.go_on"), QMessageBox.ButtonRole.DestructiveRole)
    leave = box.addButton(phrases.say("newer.quit"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    box.exec()
    return box.clickedButton() is go_on
