"""What was found, in sentences that claim no more than the figures do."""

from __future__ import annotations

from coach.domain.experiment import ExperimentRules, Factor, Finding, Side, Verdict
from coach.domain.turns import Trial
from coach.ui.texts import Texts


def finding_words(texts: Texts, finding: Finding, rules: ExperimentRules, by_turns: bool) -> str:
    """What can be said."""
    gap = finding.gap
    if gap is None:
        return texts.say("suits.verdict.too_few_turns" if by_turns else "suits.verdict.too_few", each=rules.each)
    if finding.verdict is Verdict.NOT_TOLD:
        ends = {"less": _points(-gap.low), "more": _points(gap.high)}
        return texts.say("suits.verdict.not_told", **ends, **_both(texts, finding.factor))
    return f"{_difference(texts, finding)} {texts.say(f'suits.verdict.{finding.verdict}', matters=rules.matters)}"


def doubt_words(texts: Texts, finding: Finding) -> str:
    """What else differed, "" when nothing is known of it."""
    return " ".join(texts.say(f"suits.doubt.{doubt}") for doubt in finding.doubts)


def turn_words(texts: Texts, trial: Trial, rules: ExperimentRules) -> str:
    """Whose turn the next walk is, "" when all turns were taken."""
    if trial.turn is None:
        return ""
    hours = {"morning": rules.morning_until, "evening": rules.evening_from}
    return texts.say(f"suits.{trial.experiment.factor}.turn_{trial.turn}", **hours)


def side_word(texts: Texts, factor: Factor, side: Side) -> str:
    """ "Mornings"."""
    return texts.say(f"suits.{factor}.{side}")


def _both(texts: Texts, factor: Factor) -> dict[str, str]:
    return {str(side): texts.say(f"suits.{factor}.after_{side}") for side in Side}


def _difference(texts: Texts, finding: Finding) -> str:
    gap, sides = finding.gap, _both(texts, finding.factor)
    assert gap is not None
    better, other = ("second", "first") if finding.better is Side.SECOND else ("first", "second")
    low, high = sorted((abs(gap.low), abs(gap.high)))
    shown = {"points": _points(abs(gap.points)), "low": _points(low), "high": _points(high)}
    return texts.say("suits.verdict.difference", better=sides[better], other=sides[other], **shown)


def _points(points: float) -> int | str:
    """Points of pain, to a tenth: 1 and 1.5."""
    tenths = round(points * 10)
    return f"{tenths / 10:.1f}" if tenths % 10 else tenths // 10
