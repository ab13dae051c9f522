"""The cards of the Why page: each shows its part of a ``Why``, built anew whenever it changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout

from coach.domain.offers import Offer
from coach.domain.session import Session
from coach.domain.why import Change, ToldWalk, Why
from coach.ui.pages.why_row import WhyRowView
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton, OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label

_LEFT = Qt.AlignmentFlag.AlignLeft
Edit = Callable[[Session], object]


def result_card(texts: Texts, why: Why, shorter: OutlineButton) -> Card:
    """The decision and its reasons, and the way to a shorter walk."""
    card = Card(texts.say("why.result.heading"))
    for because in why.walk.reasons:
        card.body.addWidget(Label(texts.reason(because)))
    if len(why.offers) > 1:
        card.body.addWidget(_offers(texts, why.offers))
    shorter.setParent(card)
    shorter.setVisible(why.walk.may_begin)
    if why.walk.may_begin:
        card.body.addWidget(Label(texts.say("why.result.shorter_about"), "muted"))
        card.body.addWidget(shorter, 0, _LEFT)
    return card


def last_card(appearance: Appearance, texts: Texts, why: Why, edit: Edit) -> Card:
    """The answers about the last walk, each with the rule it met."""
    card = Card(texts.say("why.last.heading"))
    if not why.walks:
        card.body.addWidget(Label(texts.say("why.last.none")))
        return card
    last = why.walks[0]
    session = last.session
    card.body.addWidget(
        Label(
            texts.say(
                "why.last.when",
                date=texts.full_date(session.started_at.date()),
                walked=round(session.walked_minutes),
                planned=session.intended_minutes,
            ),
            "muted",
        )
    )
    if session.note:
        card.body.addWidget(Label(texts.say("why.last.note", note=session.note)))
    for row in last.rows:
        card.body.addWidget(WhyRowView(appearance, texts, row))
    response = texts.say(f"why.response.{last.response.name.lower()}")
    card.body.addWidget(Label(f"{texts.say('why.last.all')}: {response}.", "bold"))
    for change in last.changes:
        card.body.addWidget(change_box(texts, change))
    button = OutlineButton(texts.say("why.last.edit"))
    button.clicked.connect(lambda: edit(session))
    card.body.addWidget(button, 0, _LEFT)
    return card


def next_card(texts: Texts, why: Why, pace: LinkButton) -> Card:
    """What would make the next one longer."""
    card = Card(texts.say("why.next.heading"))
    pace.setParent(card)
    pace.setVisible(why.ahead is not None)
    if why.ahead is None:
        card.body.addWidget(Label(texts.say("why.next.seen")))
        return card
    if why.ahead.walks:
        id = "why.next.ahead" if why.ahead.walks > 1 else "why.next.ahead_one"
        card.body.addWidget(Label(texts.say(id, walks=why.ahead.walks, minutes=why.ahead.minutes)))
    else:
        held = " ".join(texts.reason(because) for because in why.ahead.reasons)
        card.body.addWidget(Label(f"{texts.say('why.next.held')} {held}"))
    card.body.addWidget(Label(texts.say("why.next.well"), "bold"))
    _bullets(card.body, [texts.reason(need) for need in why.needs])
    card.body.addWidget(Label(texts.say("why.next.slow"), "muted"))
    card.body.addWidget(pace, 0, _LEFT)
    return card


def ignored_card(texts: Texts, why: Why) -> Card:
    """What no length follows from."""
    card = Card(texts.say("why.ignored.heading"))
    _bullets(card.body, [texts.reason(ignored) for ignored in why.ignored])
    return card


def earlier_card(texts: Texts, why: Why, edit: Edit) -> Card:
    """The few walks before the last, whose answers can be changed too."""
    card = Card(texts.say("why.earlier.heading"))
    if len(why.walks) < 2:
        card.hide()
    card.body.addWidget(Label(texts.say("why.earlier.about"), "muted"))
    for walk in why.walks[1:]:
        card.body.addLayout(_earlier(texts, walk, edit))
        if walk.session.note:
            card.body.addWidget(Label(texts.say("why.last.note", note=walk.session.note)))
        for change in walk.changes:
            card.body.addWidget(change_box(texts, change))
    return card


def _earlier(texts: Texts, walk: ToldWalk, edit: Edit) -> FlowLayout:
    session, date = walk.session, texts.full_date(walk.session.started_at.date())
    response = texts.say(f"why.response.{walk.response.name.lower()}")
    row = FlowLayout(gap=12)
    told = texts.say("why.earlier.walk", date=date, walked=round(session.walked_minutes), response=response)
    row.addWidget(Label(told))
    button = LinkButton(texts.say("why.earlier.edit"))
    button.setAccessibleName(texts.say("why.earlier.edit_name", date=date))
    button.clicked.connect(lambda: edit(session))
    row.addWidget(button)
    return row


def _offers(texts: Texts, offers: tuple[Offer, ...]) -> Card:
    box = Card(tone="soft")
    box.body.addWidget(Label(texts.say("why.result.offers")))
    for number, offer in enumerate(offers):
        rule = texts.say(f"why.rule_name.{offer.rule}")
        id = "why.result.offer" if number else "why.result.taken"
        box.body.addWidget(Label(texts.say(id, rule=rule, minutes=offer.minutes), "" if number else "bold"))
    box.body.addWidget(Label(texts.say("why.result.limit"), "small"))
    return box


def change_box(texts: Texts, change: Change) -> Card:
    """Answers that were changed later, as they were told before."""
    box = Card(tone="soft")
    box.body.addWidget(Label(texts.say("why.changed.heading", date=texts.full_date(change.at.date())), "bold"))
    for part, told in change.before:
        before = ", ".join(texts.reason(one) for one in told)
        words = texts.say("why.changed.before", part=texts.say(f"why.part.{part}"), told=before)
        box.body.addWidget(Label(words))
    return box


def _bullets(column: QLayout, sentences: list[str]) -> None:
    for sentence in sentences:
        column.addWidget(Label(f"·  {sentence}"))
