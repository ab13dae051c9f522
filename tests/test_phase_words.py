"""Whatever a timeline can hold has its words wherever it is named."""

from __future__ import annotations

import pytest

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.timeline import WALKING, Phase, Topic

PHRASES = Catalogue(find_resources()).phrases()
OF_WALKS = sorted({*WALKING, Phase.WARM_UP, Phase.REST})


@pytest.mark.parametrize("topic", Topic)
def test_every_topic_can_be_announced(topic: Topic) -> None:
    assert PHRASES.say(f"walk.topic.{topic}")


@pytest.mark.parametrize("phase", OF_WALKS)
def test_every_phase_of_a_walk_is_named_in_the_window_and_on_the_sheet(phase: Phase) -> None:
    assert PHRASES.say(f"walk.phase.{phase}")
    assert PHRASES.say(f"sheet.do.{phase}")


@pytest.mark.parametrize("phase", Phase)
def test_every_phase_is_named_in_the_terminal_and_in_sound_files(phase: Phase) -> None:
    assert PHRASES.say(f"cli.phase_name_{phase}")
    assert PHRASES.say(f"sound_file.phase_{phase}")
