"""What people do with their phones; the page, the test client and tests in the same process all call this."""

from __future__ import annotations

import asyncio
import re
import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

from telegram.constants import MessageLimit

from rehearsal import limits
from rehearsal.chats import Chat, Message
from rehearsal.entities import Formatted, with_found
from rehearsal.faults import Fault
from rehearsal.files import FileKind, content_of
from rehearsal.stage import Stage

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]+")
_NO_ANSWER_SECONDS = 3.0
_LOOK_SECONDS = 0.01
_STICKER = b"RIFF\x00\x00\x00\x00WEBPVP8 "


class ImpossibleError(Exception):
    """Something that a person cannot do on a phone; the text says why."""


class Control:
    """The people's side of one rehearsal."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def open_phone(self, key: str, name: str) -> Chat:
        """The phone of a key, made with the name where there is none."""
        if not key or not name.strip():
            raise ImpossibleError("a phone needs a key and a name")
        return self._stage.chats.open(key, name.strip())

    def phone(self, key: str) -> Chat:
        """The phone of a key; raises ImpossibleError."""
        if (chat := self._stage.chats.of_key(key)) is None:
            raise ImpossibleError(f"there is no phone {key!r}")
        return chat

    def says(self, key: str, text: str) -> list[Message]:
        """Sends a text, in several messages where it is longer than one may be."""
        pieces = limits.in_pieces(text)
        if not pieces:
            raise ImpossibleError("an empty message cannot be sent")
        return [self._send(self.phone(key), _text(piece)) for piece in pieces]

    def opens(self, key: str, link: str) -> Message:
        """Opens a deep link, or sends /start with a code; this also unblocks the bot."""
        code = _code(link)
        if code and (len(code) > MessageLimit.DEEP_LINK_LENGTH or not _PAYLOAD.fullmatch(code)):
            raise ImpossibleError("a deep link carries at most 64 characters of A-Z a-z 0-9 _ -")
        if self.phone(key).blocked:
            self.blocks(key, blocked=False)
        return self._send(self.phone(key), _text(f"/start {code}".strip()))

    def forwards(self, key: str, text: str, *, from_name: str) -> Message:
        """Forwards somebody else's words to the bot."""
        origin = {"type": "hidden_user", "sender_user_name": from_name, "date": self._stage.unix_now()}
        return self._send(self.phone(key), _text(text) | {"forward_origin": origin})

    def forwards_message(self, key: str, message_id: int) -> Message:
        """Forwards a message of this chat into it again, without its buttons."""
        chat = self.phone(key)
        message = _visible(chat, message_id)
        sender = self._stage.chats.bot.payload() if message.from_bot else chat.user()
        origin = {"type": "user", "sender_user": sender, "date": message.date}
        return self._send(chat, message.content | {"forward_origin": origin})

    def edits(self, key: str, message_id: int, text: str) -> Message:
        """Changes the text of a message the person has sent."""
        chat = self.phone(key)
        message = _visible(chat, message_id)
        if message.from_bot or "text" not in message.content or not text.strip():
            raise ImpossibleError("only one's own text can be edited, into another text")
        message.content = _text(text.strip())
        message.edited = self._stage.unix_now()
        self._stage.chats.touch(chat, message)
        self._stage.person_acted(chat, "edited_message", self._stage.chats.payload(chat, message))
        return message

    def sends_sticker(self, key: str) -> Message:
        """Sends a sticker."""
        file = self._stage.files.keep(
            _STICKER, kind=FileKind.STICKER, name="sticker.webp", mime_type="image/webp"
        )
        return self._send(self.phone(key), content_of(file))

    def sends_file(
        self,
        key: str,
        kind: FileKind,
        content: bytes,
        *,
        name: str,
        mime_type: str = "application/octet-stream",
        caption: str = "",
    ) -> Message:
        """Sends a document, a photo or a voice note."""
        if not content:
            raise ImpossibleError("an empty file cannot be sent")
        chat = self.phone(key)
        file = self._stage.files.keep(content, kind=kind, name=name, mime_type=mime_type)
        words = {"caption": caption[: MessageLimit.CAPTION_LENGTH]} if caption else {}
        return self._send(chat, content_of(file, seconds=_spoken_seconds(content)) | words)

    def presses(self, key: str, message_id: int, data: str) -> str:
        """Presses a button by its data, which the message need not have; the id of the press."""
        chat = self.phone(key)
        message = _visible(chat, message_id)
        if chat.blocked:
            raise ImpossibleError("this person has blocked the bot")
        press_id = self._stage.new_press(chat)
        body = {
            "id": press_id,
            "from": chat.user(),
            "message": self._stage.chats.payload(chat, message),
            "chat_instance": str(chat.user_id * 7919),
            "data": data,
        }
        self._stage.person_acted(chat, "callback_query", body)
        return press_id

    def blocks(self, key: str, *, blocked: bool) -> None:
        """Blocks the bot, or takes it back."""
        chat = self.phone(key)
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        self._stage.person_acted(chat, "my_chat_member", self._membership(chat))

    def fails(self, fault: Fault) -> None:
        """The next calls of a method meet this fault."""
        self._stage.faults.add(fault)

    def clears_faults(self) -> None:
        """Forgets the faults that have not happened yet."""
        self._stage.faults.clear()

    def expires_presses(self) -> None:
        """Makes every press that waits for its answer too old."""
        self._stage.expire_presses()

    async def settled(self, key: str, *, quiet_seconds: float, timeout_seconds: float) -> bool:
        """Waits until the bot has taken and answered what this phone sent and has been quiet for a moment.

        A press must be answered. A bot that says nothing to a text is taken as done after three seconds.
        False when the time ran out.
        """
        chat = self.phone(key)
        deadline = time.monotonic() + timeout_seconds
        quiet, act = 0.0, chat.bot_acted
        while quiet < quiet_seconds:
            if time.monotonic() > deadline:
                return False
            await asyncio.sleep(_LOOK_SECONDS)
            # Looks are counted and not time: on a busy machine the bot may not have had its turn.
            still = chat.bot_acted == act and not self._busy(chat)
            quiet, act = (quiet + _LOOK_SECONDS, act) if still else (0.0, chat.bot_acted)
        return True

    def _busy(self, chat: Chat) -> bool:
        if self._stage.updates.unconfirmed(chat.user_id) or chat.presses:
            return True
        unanswered = chat.bot_acted < chat.person_acted
        return unanswered and time.monotonic() - chat.person_acted_at < _NO_ANSWER_SECONDS

    def _send(self, chat: Chat, content: dict[str, Any]) -> Message:
        if chat.blocked:
            raise ImpossibleError("this person has blocked the bot")
        chat.started = True
        message = self._stage.chats.add(chat, content, from_bot=False, date=self._stage.unix_now())
        self._stage.person_acted(chat, "message", self._stage.chats.payload(chat, message))
        return message

    def _membership(self, chat: Chat) -> dict[str, Any]:
        bot = self._stage.chats.bot.payload()
        banned = {"status": "kicked", "user": bot, "until_date": 0}
        member = {"status": "member", "user": bot}
        old, new = (member, banned) if chat.blocked else (banned, member)
        return {
            "chat": chat.payload(),
            "from": chat.user(),
            "date": self._stage.unix_now(),
            "old_chat_member": old,
            "new_chat_member": new,
        }


def _visible(chat: Chat, message_id: int) -> Message:
    message = chat.messages.get(message_id)
    if message is None or message.deleted:
        raise ImpossibleError(f"there is no message {message_id} on this phone")
    return message


def _text(text: str) -> dict[str, Any]:
    formatted = with_found(Formatted(text))
    content: dict[str, Any] = {"text": text}
    return content | ({"entities": list(formatted.entities)} if formatted.entities else {})


def _code(link: str) -> str:
    if "://" not in link:
        return link.strip().removeprefix("/start").strip()
    return parse_qs(urlsplit(link).query).get("start", [""])[0]


def _spoken_seconds(content: bytes) -> int:
    """A fair guess for a voice note: about 4 kB a second."""
    return max(1, len(content) // 4000)
