"""The contact sheets of the exercises."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.bootstrap import main
from coach.bootstrap_figures import contact_sheet
from coach.domain.exercise import Sides
from coach.drawing.theme import read_theme
from tests.figures import KNEELING, STANDING, exercise

THEME = read_theme(Path(__file__).parents[1] / "resources" / "themes" / "light.toml")


@pytest.mark.usefixtures("qapp")
def test_a_sheet_has_a_row_for_each_key_frame_of_each_side() -> None:
    one = contact_sheet(exercise(STANDING, KNEELING, STANDING), THEME)
    both = contact_sheet(exercise(STANDING, KNEELING, STANDING, sides=Sides.EACH), THEME)
    assert one.height() < both.height() < 2 * one.height()
    assert one.width() == both.width()


@pytest.mark.usefixtures("qapp")
def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert main(["figures", str(tmp_path / "file" / "pictures")]) == 1
    assert "cannot be written" in capsys.readouterr().err
