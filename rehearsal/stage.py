"""Everything one rehearsal holds, shared by the bot's side and the people's side."""

from __future__ import annotations

import itertools
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rehearsal.changes import Changes
from rehearsal.chats import BotUser, Chat, Chats
from rehearsal.faults import Faults
from rehearsal.files import Files
from rehearsal.limits import PRESS_LIFE_SECONDS
from rehearsal.menus import Menus
from rehearsal.updates import Updates


@dataclass(frozen=True, slots=True)
class _Press:
    chat: Chat
    born: float  # monotonic seconds


class Stage:
    """Chats, files, menus, faults and the updates queue of one bot."""

    def __init__(self, bot: BotUser) -> None:
        self.changes = Changes()
        self.chats = Chats(bot, self.changes)
        self.files = Files()
        self.menus = Menus()
        self.faults = Faults()
        self.updates = Updates()
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)
        self._presses: dict[str, _Press] = {}
        self._press_ids = itertools.count(secrets.randbits(62))

    def unix_now(self) -> int:
        """The rehearsal's time, in Unix seconds."""
        return int(self.clock().timestamp())

    def bot_acted(self, chat: Chat) -> None:
        """Remembers that the bot did something in a chat just now."""
        chat.bot_acted = self.changes.revision

    def person_acted(self, chat: Chat, kind: str, body: dict[str, Any]) -> None:
        """Hands what a person did to the bot."""
        chat.person_acted = self.chats.touch(chat)
        chat.person_acted_at = time.monotonic()
        self.updates.put(kind, chat.user_id, body)

    def new_press(self, chat: Chat) -> str:
        """The id of a press that waits for its answer."""
        press_id = str(next(self._press_ids))
        self._presses[press_id] = _Press(chat, time.monotonic())
        chat.presses.add(press_id)
        return press_id

    def answer_press(self, press_id: str) -> Chat | None:
        """The chat of a press, once; None when it was answered already or is too old."""
        press = self._presses.pop(press_id, None)
        if press is None:
            return None
        press.chat.presses.discard(press_id)
        too_old = time.monotonic() - press.born > PRESS_LIFE_SECONDS
        return None if too_old else press.chat

    def expire_presses(self) -> None:
        """Makes every unanswered press too old to be answered."""
        for press in self._presses.values():
            press.chat.presses.clear()
        self._presses.clear()
