"""Who is in the rehearsal and what stands in each private chat."""

from __future__ import annotations

import hashlib
import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rehearsal.changes import Changes
from rehearsal.limits import Keyboard
from rehearsal.refusals import BLOCKED, CHAT_NOT_FOUND, bad_request, forbidden

FIRST_USER_ID = 7_100_000_001  # beyond 32 bits, as new accounts are
_USER_IDS = 1_000_000_000
_MESSAGES_SINCE = 1_600_000_000  # Unix seconds


@dataclass(frozen=True, slots=True)
class BotUser:
    """The bot's own account."""

    id: int
    name: str
    username: str

    def payload(self) -> dict[str, Any]:
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}


@dataclass(slots=True)
class Message:
    """One message as it stands; dates are Unix seconds, content is its Bot API part (text, document…)."""

    id: int
    from_bot: bool
    date: int
    content: dict[str, Any]
    keyboard: Keyboard | None = None
    edited: int | None = None
    deleted: bool = False
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Toast:
    """What the bot answered to a press."""

    text: str
    alert: bool
    revision: int


@dataclass(slots=True)
class Chat:
    """A person's phone: one Telegram user and the private chat with the bot."""

    key: str
    user_id: int
    name: str
    messages: dict[int, Message] = field(default_factory=dict)
    started: bool = False
    blocked: bool = False
    toast: Toast | None = None
    revision: int = 0
    bot_acted: int = 0  # revision of the bot's last act here
    person_acted: int = 0  # revision of the person's last act here
    person_acted_at: float = 0.0  # monotonic seconds
    presses: set[str] = field(default_factory=set)  # queries the bot has not answered

    def user(self) -> dict[str, Any]:
        return {"id": self.user_id, "is_bot": False, "first_name": self.name, "language_code": "vi"}

    def payload(self) -> dict[str, Any]:
        return {"id": self.user_id, "type": "private", "first_name": self.name}

    def visible(self) -> Iterator[Message]:
        return (message for message in self.messages.values() if not message.deleted)


class Chats:
    """All phones, and the messages in them."""

    def __init__(self, bot: BotUser, changes: Changes) -> None:
        self.bot = bot
        self.changes = changes
        self._by_key: dict[str, Chat] = {}
        self._by_id: dict[int, Chat] = {}
        # One row of numbers for all private chats, as Telegram has. It begins higher at every start, so that
        # a bot that remembers a message of an earlier start does not change another one.
        self._message_ids = itertools.count(int(time.time()) - _MESSAGES_SINCE)

    def __iter__(self) -> Iterator[Chat]:
        return iter(self._by_key.values())

    def open(self, key: str, name: str) -> Chat:
        """The phone of a key, made where there is none yet."""
        if key not in self._by_key:
            chat = Chat(key, self._user_id(key), name)
            self._by_key[key] = self._by_id[chat.user_id] = chat
            chat.revision = self.changes.tick()
        return self._by_key[key]

    def _user_id(self, key: str) -> int:
        """Always the same for a key, so that a bot knows its people again after a restart."""
        number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8]) % _USER_IDS
        while FIRST_USER_ID + number in self._by_id:
            number = (number + 1) % _USER_IDS
        return FIRST_USER_ID + number

    def of_key(self, key: str) -> Chat | None:
        return self._by_key.get(key)

    def has(self, chat_id: int | str | None) -> bool:
        """Whether a bot may know this chat: somebody has written to it from there."""
        chat = self._by_id.get(_number(chat_id))
        return chat is not None and chat.started

    def known(self, chat_id: int | str | None) -> Chat:
        """The chat that a bot names. Raises BotApiError."""
        if not self.has(chat_id):
            raise bad_request(CHAT_NOT_FOUND)
        return self._by_id[_number(chat_id)]

    def reachable(self, chat_id: int | str | None) -> Chat:
        """The same, unless the person has blocked the bot."""
        chat = self.known(chat_id)
        if chat.blocked:
            raise forbidden(BLOCKED)
        return chat

    def add(
        self,
        chat: Chat,
        content: dict[str, Any],
        *,
        from_bot: bool,
        date: int,
        keyboard: Keyboard | None = None,
    ) -> Message:
        """Puts a message into a chat."""
        message = Message(next(self._message_ids), from_bot, date, content, keyboard)
        chat.messages[message.id] = message
        self.touch(chat, message)
        return message

    def touch(self, chat: Chat, message: Message | None = None) -> int:
        """Marks a chat, and a message in it, as changed now."""
        chat.revision = self.changes.tick()
        if message:
            message.revision = chat.revision
        return chat.revision

    def payload(self, chat: Chat, message: Message) -> dict[str, Any]:
        """A message as the Bot API writes it."""
        sender = self.bot.payload() if message.from_bot else chat.user()
        body = {"message_id": message.id, "from": sender, "chat": chat.payload(), "date": message.date}
        body.update(message.content)
        if message.edited:
            body["edit_date"] = message.edited
        if message.keyboard:
            body["reply_markup"] = {"inline_keyboard": message.keyboard}
        return body


def _number(chat_id: int | str | None) -> int:
    text = str(chat_id)
    return int(text) if text.lstrip("-").isdigit() else 0
