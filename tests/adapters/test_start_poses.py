"""The poses to begin with are data, and bodies."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.catalogue_entries import CatalogueProblem
from coach.adapters.start_poses import read_start_poses
from coach.domain.figure_check import figure_faults
from coach.domain.figure_ground import Support
from coach.domain.figure_rest import settle
from coach.domain.start_pose import StartPose

STARTS = read_start_poses(find_resources())


@pytest.mark.parametrize("start", STARTS, ids=[start.id for start in STARTS])
def test_every_one_is_a_body_that_rests_on_what_it_says(start: StartPose) -> None:
    support = Support(start.prop)
    assert list(figure_faults(settle(start.pose, support, {}).figure, start.pose.rests, support)) == []


def test_every_one_has_a_name() -> None:
    words = Catalogue(find_resources()).phrases()
    assert all(words.say(f"pose_editor.start.{start.id}") for start in STARTS)
    assert {"stand", "sit", "kneel", "lie"} <= {start.id for start in STARTS}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[stand]\nprop = 'boat'\n", 'starts.toml, "stand", "prop"'),
        ("[stand]\npose = 3\n", 'starts.toml, "stand", "pose"'),
        ("[stand.pose]\nknees = 3\n", "knees"),
        ("[stand]\nseconds = 3\n", '"seconds": there is no such field'),
        ("stand = 3\n", 'starts.toml, "stand"'),
    ],
)
def test_what_is_mistyped_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "poses").mkdir()
    (tmp_path / "poses" / "starts.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueProblem, match=said):
        read_start_poses(tmp_path)
