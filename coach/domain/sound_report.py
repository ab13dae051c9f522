"""Whether the safety sentence of a walk can be heard now, and what stands in its way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

QUIET_COMPUTER = 0.2
"""Of the computer's full volume: what is softer than this is easily missed (our choice)."""


class SoundTrouble(StrEnum):
    """What may keep a sentence from being heard, the things to mend first in front."""

    VOICE_OFF = "voice_off"
    MUTED = "muted"
    LEVEL_DOWN = "level_down"
    COMPUTER_MUTED = "computer_muted"
    NO_DEVICE = "no_device"
    NO_VOICE = "no_voice"
    NOT_READY = "not_ready"
    VOICE_UNWELL = "voice_unwell"
    COMPUTER_QUIET = "computer_quiet"

    @property
    def silences(self) -> bool:
        """Whether nothing is heard of the safety sentence while it lasts; the others are only worth knowing."""
        return self not in (SoundTrouble.VOICE_UNWELL, SoundTrouble.COMPUTER_QUIET)


class TrialPart(StrEnum):
    """What the sound test plays, in its order."""

    CUE = "cue"
    CHIME = "chime"
    BEAT = "beat"


@dataclass(frozen=True)
class SoundReason:
    """One trouble; ``why`` is the sentence of the part that failed, "" where the trouble says it all."""

    trouble: SoundTrouble
    why: str = ""


@dataclass(frozen=True)
class SoundFacts:
    """What was found: ``loudness`` 0–1 of the voice; ``clip`` whether the safety sentence is rendered; ``device`` why
    no sound device answers ("" for one that does); ``volume`` the computer's own, None where nobody can tell."""

    voice_on: bool = True
    muted: bool = False
    loudness: float = 1.0
    clip: bool = True
    voice: str = ""
    device: str = ""
    volume: float | None = None


@dataclass(frozen=True)
class SoundReport:
    """What was found, and why the safety sentence cannot be heard, or may be missed; no reasons: all is well."""

    facts: SoundFacts
    reasons: tuple[SoundReason, ...] = ()

    @property
    def safety_can_sound(self) -> bool:
        """Whether somebody would hear the safety sentence now."""
        return not any(reason.trouble.silences for reason in self.reasons)

    @property
    def by_choice(self) -> bool:
        """Whether it is silent only because the voice was switched off on purpose."""
        return [reason.trouble for reason in self.reasons if reason.trouble.silences] == [SoundTrouble.VOICE_OFF]


def report_on(facts: SoundFacts) -> SoundReport:
    """What these facts mean."""
    return SoundReport(facts, tuple(reason for reason in _reasons(facts) if reason is not None))


def _reasons(facts: SoundFacts) -> tuple[SoundReason | None, ...]:
    trouble = SoundTrouble
    volume = 1.0 if facts.volume is None else facts.volume
    return (
        _if(not facts.voice_on, trouble.VOICE_OFF),
        _if(facts.muted, trouble.MUTED),
        _if(facts.voice_on and facts.loudness <= 0, trouble.LEVEL_DOWN),
        _if(volume <= 0, trouble.COMPUTER_MUTED),
        _if(bool(facts.device), trouble.NO_DEVICE, facts.device),
        _if(facts.voice_on and not facts.clip and bool(facts.voice), trouble.NO_VOICE, facts.voice),
        _if(facts.voice_on and not facts.clip and not facts.voice, trouble.NOT_READY),
        # A sentence kept from an earlier day sounds although the engine has gone; the others may not.
        _if(facts.voice_on and facts.clip and bool(facts.voice), trouble.VOICE_UNWELL, facts.voice),
        _if(0 < volume < QUIET_COMPUTER, trouble.COMPUTER_QUIET),
    )


def _if(holds: bool, trouble: SoundTrouble, why: str = "") -> SoundReason | None:
    return SoundReason(trouble, why) if holds else None
