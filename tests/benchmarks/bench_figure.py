"""How long a picture of the figure takes: `python -m tests.benchmarks.bench_figure`. Milliseconds at 480 px, offscreen,
key frames and what is between them of every exercise; at 60 frames a second one may take 16.7."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.motion import Motion
from coach.drawing.figure import paint_figure
from coach.drawing.theme import read_theme

SIDE, STEPS = 480, 10


def main() -> None:
    """Print a table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    rows = list(measured())
    print(f"{len(rows)} pictures at {SIDE} px, ms         median    p95   longest")
    for name, column in (("body (joints and rests)", 0), ("paint", 1), ("both", 2)):
        times = sorted(row[column] for row in rows)
        print(f"{name:30}{statistics.median(times):9.2f}{times[int(len(times) * 0.95)]:7.2f}{times[-1]:10.2f}")
    del app


def measured() -> Iterator[tuple[float, float, float]]:
    """The time of the body, of its picture, and of both, for each picture."""
    resources = find_resources()
    theme = read_theme(resources / "themes" / "light.toml")
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    for exercise in Catalogue(resources).exercise_book().exercises:
        if not exercise.frames:
            continue
        motion = Motion.of(exercise)
        for key in range(len(motion.keys)):
            for step in range(STEPS):
                image.fill(QColor(theme.surface))
                start = time.perf_counter()
                figure = motion.figure(key, key + 1, step / STEPS)
                between = time.perf_counter()
                painter = QPainter(image)
                paint_figure(
                    painter,
                    QRectF(0, 0, SIDE, SIDE),
                    theme,
                    figure,
                    stage=motion.stage,
                    highlight=exercise.highlight,
                    highlight_words=exercise.highlight_words,
                    arrows=True,
                )
                painter.end()
                end = time.perf_counter()
                yield (between - start) * 1000, (end - between) * 1000, (end - start) * 1000


if __name__ == "__main__":
    main()
