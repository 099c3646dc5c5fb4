"""A stranger's chat: a code makes it a member's; anything else learns nothing, at a limited rate."""

from collections import deque
from collections.abc import Callable

from handlers.turn import Turn
from storage import dialogues
from texts.actions import encode
from texts.message import button
from workflow.people import joining

ANSWERS = 6
WITHIN_SECONDS = 600.0
CHATS_KEPT = 10_000


class Door:
    """Strangers at the door. `show_home` greets those who come in; `language` is the installation's."""

    def __init__(self, show_home: Callable[[Turn], None], monotonic: Callable[[], float]) -> None:
        self._show_home, self._monotonic = show_home, monotonic
        self._answered: dict[str, deque[float]] = {}

    def stranger(self, turn: Turn) -> None:
        """Try what was typed as a code; beyond a few tries in ten minutes there is no answer at all."""
        if not self._may_answer(turn.address):
            return
        typed = self._typed(turn)
        if typed:
            come_in(turn, typed, self._show_home)
        elif joining.is_bound(turn.work, turn.platform, turn.address):
            _say_outside(turn)
        else:
            turn.say("join-ask")

    @staticmethod
    def _typed(turn: Turn) -> str:
        text = turn.text if turn.update.message is not None else ""
        if not text.startswith("/"):
            return text
        word, _, rest = text.partition(" ")
        return rest.strip() if word.split("@")[0] == "/start" else ""

    def _may_answer(self, address: str) -> bool:
        now = self._monotonic()
        times = self._answered.setdefault(address, deque(maxlen=ANSWERS))
        if len(times) == ANSWERS and now - times[0] < WITHIN_SECONDS:
            return False
        times.append(now)
        if len(self._answered) > CHATS_KEPT:
            self._answered.pop(next(iter(self._answered)))
        return True


def come_in(turn: Turn, typed: str, show_home: Callable[[Turn], None]) -> None:
    """Join with a code, greet by name and role, and show what is owed."""
    joining.join(turn.work, turn.platform, turn.address, typed)
    standing = dialogues.standing(turn.work, turn.platform, turn.address)
    if standing is None:
        _say_outside(turn)
        return
    turn.standing, turn.language = standing, standing.language
    turn.menu_changed = True
    turn.say("join-welcome", **joining.standing_words(turn.work, standing.person_id))
    show_home(turn)


def _say_outside(turn: Turn) -> None:
    """To one who has joined and belongs to no cell today: from when on, where that is known."""
    to_come = joining.first_to_come(turn.work, turn.platform, turn.address)
    if to_come is None:
        turn.say("join-left")
    else:
        turn.say("join-not-yet", button(encode("home"), "button-home"), **to_come)
