"""What the page and the test client are told: phones and messages as plain JSON."""

from __future__ import annotations

import secrets
from typing import Any

from rehearsal.chats import Chat, Message
from rehearsal.stage import Stage


class Views:
    """Reads a stage; `life` tells one run of the server from the next."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.life = secrets.token_hex(6)

    def changes(self, since: int) -> dict[str, Any]:
        """Everything newer than a revision: the phones that changed, with their changed messages."""
        stage = self._stage
        phones = [self.phone(chat, since) for chat in stage.chats if chat.revision > since]
        return {
            "life": self.life,
            "revision": stage.changes.revision,
            "bot": stage.chats.bot.payload(),
            "phones": phones,
        }

    def phone(self, chat: Chat, since: int = 0) -> dict[str, Any]:
        """One phone with the messages that changed since a revision."""
        changed = [message for message in chat.messages.values() if message.revision > since]
        return {
            "key": chat.key,
            "name": chat.name,
            "user_id": chat.user_id,
            "started": chat.started,
            "blocked": chat.blocked,
            "revision": chat.revision,
            "acted": chat.person_acted,
            "presses": len(chat.presses),
            "toast": self._toast(chat),
            "menu": self._stage.menus.seen_by(chat.user_id, "vi"),
            "messages": [self._message(chat, message) for message in changed],
        }

    def _message(self, chat: Chat, message: Message) -> dict[str, Any]:
        state = {"revision": message.revision, "from_bot": message.from_bot}
        if message.deleted:
            return {"message_id": message.id, "deleted": True, **state}
        return {**self._stage.chats.payload(chat, message), "deleted": False, **state}

    def _toast(self, chat: Chat) -> dict[str, Any] | None:
        toast = chat.toast
        if toast is None:
            return None
        return {"text": toast.text, "alert": toast.alert, "revision": toast.revision}
