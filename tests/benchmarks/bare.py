"""What everything is compared with: the least that shows a window with PySide6."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QWidget

SIZE = (1120, 740)
"""As large as the window of Amble."""

if __name__ == "__main__":
    app = QApplication([])
    window = QWidget()
    window.resize(*SIZE)
    window.show()
    sys.exit(app.exec())
