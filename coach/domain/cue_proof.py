"""Proof of cue: for each sentence of a walk whether it sounded, when, or why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class CueFate(StrEnum):
    """What became of a cue."""

    SOUNDED = "sounded"
    VOICE_OFF = "voice_off"
    MUTED = "muted"
    NOT_READY = "not_ready"
    NO_DEVICE = "no_device"
    LATE = "late"
    CUT_OFF = "cut_off"
    BROKEN = "broken"


BY_CHOICE = frozenset((CueFate.VOICE_OFF, CueFate.MUTED, CueFate.CUT_OFF))
"""What somebody brought about: the voice switched off, muted, a pause or an end in mid-sentence."""


@dataclass(frozen=True)
class CueProof:
    """One cue: ``due`` in seconds of the session, ``heard`` in the same seconds by the stream's own samples (None when
    it never sounded), and its fate."""

    due: float
    text: str
    safety: bool
    fate: CueFate
    heard: float | None = None


@dataclass(frozen=True)
class ProofScore:
    """How a whole walk went: cues that sounded of all, the worst lateness in seconds, and each other fate's count."""

    sounded: int
    cues: int
    worst_late: float
    safety_sounded: bool
    missing: tuple[tuple[CueFate, int], ...]

    @property
    def is_well(self) -> bool:
        """Whether every sentence sounded, or did not by choice."""
        return all(fate in BY_CHOICE for fate, _ in self.missing)


def score_of(proofs: Sequence[CueProof]) -> ProofScore:
    """The score of one walk; every sentence of safety must have sounded for ``safety_sounded``."""
    late = [proof.heard - proof.due for proof in proofs if proof.heard is not None]
    fates = [proof.fate for proof in proofs]
    return ProofScore(
        sounded=fates.count(CueFate.SOUNDED),
        cues=len(fates),
        worst_late=max(late, default=0.0),
        safety_sounded=all(proof.fate is CueFate.SOUNDED for proof in proofs if proof.safety),
        missing=tuple((fate, fates.count(fate)) for fate in CueFate if fate is not CueFate.SOUNDED and fate in fates),
    )
