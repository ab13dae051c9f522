"""What sound files to take along are made with."""

from __future__ import annotations

from coach.adapters.audio_file import SoundFiles
from coach.adapters.catalogue import find_resources
from coach.bootstrap_core import Core
from coach.bootstrap_walk import new_voice
from coach.services.file_making import FileMaker, FileParts
from coach.services.performance import Sounds
from coach.services.take_along import TakeAlongDesk


def file_maker(core: Core) -> FileMaker:
    """Makes files from somebody's sentences and settings, with a voice of its own for each."""
    return FileMaker(
        FileParts(
            book=core.catalogue.cue_book,
            voice=lambda: new_voice(core),
            sounds=Sounds.of(find_resources() / "sounds"),
            files=SoundFiles(),
            phrases=core.phrases,
        )
    )


def take_along_desk(core: Core) -> TakeAlongDesk:
    """The same for the window, off its thread."""
    return TakeAlongDesk(file_maker(core).make, core.phrases.say("sound_file.sorry"))
