"""What a reminder says, in the small window and in the system's notification alike."""

from __future__ import annotations

from coach.domain.reminder import Reminder, ReminderKind
from coach.ui.texts import Texts


def reminder_words(texts: Texts, reminder: Reminder, minutes: int) -> tuple[str, str]:
    """Title and body; ``minutes`` is the length of the next walk, 0 where it is not known."""
    after = "_stopped" if reminder.after_stop else ""
    name = f"reminder.{reminder.kind.value}{after}" + ("_late" if reminder.late else "")
    bare = "_bare" if reminder.kind is ReminderKind.WALK and not minutes else ""
    title = texts.say(f"{name}_title{bare}", minutes=minutes)
    return title, texts.say(f"{name}_body", time=texts.time_of_day(reminder.at.time()))
