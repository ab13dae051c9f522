"""What of the reminders is on the screen, as far as the program knows: nothing after a start."""

from __future__ import annotations

from coach.domain.outlook import Outlook
from coach.domain.reminder import HeadsUp, OccurrenceState, Planned, Reminder


class ReminderScreen:
    """Remembers which reminders are shown, and which soft word is."""

    def __init__(self) -> None:
        self._showing: dict[str, Reminder] = {}
        self._word: HeadsUp | None = None

    @property
    def showing(self) -> tuple[Reminder, ...]:
        """Those that wait for an answer, the one that came last at the end."""
        return tuple(self._showing.values())

    def has_lost(self, planned: Planned) -> bool:
        """Whether a reminder that was shown is not there: the program was closed, or the computer lost its power."""
        return planned.state is OccurrenceState.SHOWN and planned.name.id not in self._showing

    def follow(self, outlook: Outlook) -> tuple[list[str], str | None]:
        """Take over what follows from a look; the ids of the reminders that go, and of the soft word that does."""
        gone = sorted(self._showing.keys() - outlook.alive)
        self._showing = {id: reminder for id, reminder in self._showing.items() if id in outlook.alive}
        if outlook.show is not None:
            self._showing[outlook.show.id] = outlook.show
        word, self._word = self._word, outlook.announce or (self._word and outlook.announced)
        ends = word is not None and (outlook.announced is None or word.id != outlook.announced.id)
        return gone, word.id if word is not None and ends else None

    def shows(self, reminder: Reminder) -> bool:
        """Whether this very one is still to be shown; an answer to something else may have overtaken it."""
        return self._showing.get(reminder.id) is reminder

    def says(self, word: HeadsUp) -> bool:
        """The same for a soft word."""
        return self._word is word
