"""The button "Nhắc lại" under a reminder: one press."""

from handlers.conversations import home_button
from handlers.flow import Flow
from handlers.turn import Turn
from workflow.cell import snoozing
from workflow.cell.duty_words import duty_button


def snooze(turn: Turn, duty: int) -> None:
    """Remind of a duty once more, and say when."""
    put_off = snoozing.snooze(turn.work, turn.actor, duty)
    ways = duty_button(turn.work, put_off.duty), home_button()
    turn.say("snooze-set", *ways, at=put_off.at, due=put_off.duty.due_at)


FLOW = Flow("snooze", presses={"snooze": snooze})
