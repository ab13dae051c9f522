"""The rules one plan is worked out by: ours, with its pace rule and with what its bounds ask for."""

from __future__ import annotations

from dataclasses import replace

from coach.domain.bounds import Bounds
from coach.domain.plan import Plan
from coach.domain.rules import PaceRule, Rules
from coach.domain.thresholds import threshold_kind, value_of, with_values


def rules_of(plan: Plan, rules: Rules) -> Rules:
    """The rules for ``plan``. ``rules`` are ours, as they came.

    A pace rule that is not known leaves the usual one. The bounds' own rise stands in place of our cap, also where it
    is looser (who decides by it says so each time), but never loosens a gentler pace. Thresholds of the bounds count
    only where they are stricter. Never raises.
    """
    pace = rules.pace(plan.pace)
    paced = rules if pace is None else _paced(rules, pace)
    return _coherent(_stricter(_risen(paced, rules, plan.bounds), plan.bounds))


def rise_is_looser(bounds: Bounds, rules: Rules) -> bool:
    """Whether the bounds let walks grow more over seven days than our own cap."""
    return bounds.most_rise is not None and bounds.most_rise > rules.step.cap_share


def _paced(rules: Rules, pace: PaceRule) -> Rules:
    step = rules.step
    step = replace(
        step,
        green_share=step.green_share if pace.green_share is None else pace.green_share,
        green_most=step.green_most if pace.green_most is None else pace.green_most,
        cap_share=step.cap_share if pace.cap_share is None else pace.cap_share,
    )
    return replace(rules, step=step)


def _risen(paced: Rules, ours: Rules, bounds: Bounds) -> Rules:
    """With the bounds' own rise. Nothing is made up to a whole minute beyond it, so a very short walk may stay as it
    is."""
    rise, step = bounds.most_rise, paced.step
    if rise is None:
        return paced
    is_gentler = step.cap_share < ours.step.cap_share
    cap = min(rise, step.cap_share) if is_gentler else rise
    return replace(paced, step=replace(step, cap_share=cap, cap_whole_share=min(rise, step.cap_whole_share)))


def _stricter(rules: Rules, bounds: Bounds) -> Rules:
    for name, value in bounds.thresholds:
        kind = threshold_kind(name)
        if kind is not None and not kind.objection(value) and kind.is_stricter(value, value_of(rules, name)):
            rules = with_values(rules, {kind: value})
    return rules


def _coherent(rules: Rules) -> Rules:
    """What is stricter stays so beside its neighbour: a least step above the most, or a long gap before a short one,
    would undo it."""
    step, gap = rules.step, rules.gap
    step = replace(step, green_least=min(step.green_least, step.green_most))
    gap = replace(gap, short_days=min(gap.short_days, gap.long_days), long_share=max(gap.short_share, gap.long_share))
    return replace(rules, step=step, gap=gap)
