"""Conversations without a network: an update goes in, what would be answered comes out."""

import itertools
from collections.abc import Callable, Mapping
from typing import Any

from telegram import Update

from handlers.all import make_conversations
from handlers.conversations import Done
from handlers.turn import Received
from storage.tables import Dialogue, Incoming, Outgoing
from storage.work import UnitOfWork
from storage.writer import Writer
from tests.world import World
from texts.catalogue import Catalogue
from texts.message import Message
from texts.render import render
from workflow.errors import Refused
from workflow.rules.calendar import HOME

Content = Mapping[str, Any]
STICKER = {
    "sticker": {
        "file_id": "s",
        "file_unique_id": "s",
        "type": "regular",
        "width": 1,
        "height": 1,
        "is_animated": False,
        "is_video": False,
    }
}
DOCUMENT = {"document": {"file_id": "d", "file_unique_id": "d", "file_name": "a.docx"}}

NUMBERS = itertools.count(1)


async def _nothing(*_: Any) -> None:
    """The platform is not there."""


class Talk:
    """Everybody of the sample cell has joined, at the chat 1000 + person id."""

    def __init__(self, world: World) -> None:
        self.world = world
        writer = Writer(world.engine, lambda: world.now, HOME)
        self.conversations = make_conversations(
            writer, answer=_nothing, set_menu=_nothing, monotonic=lambda: 0.0, language="vi"
        )
        self.last: Received | None = None
        world.joins()

    def says(self, name: str, text: str) -> list[str]:
        """Type a text; what is answered."""
        return self.sends(self.world.person_id(name), {"text": text})

    def sends(self, person_id: int, content: Content) -> list[str]:
        """Send anything as a message; what is answered."""
        return self._take({"message": self._message(1000 + person_id, content)})

    def edits(self, person_id: int, text: str) -> list[str]:
        """Edit an old message."""
        return self._take({"edited_message": self._message(1000 + person_id, {"text": text, "edit_date": 2})})

    def presses(self, person_id: int, data: str) -> list[str]:
        """Press a button with this data, which may be forged."""
        return self._take({"callback_query": self._query(1000 + person_id, data)})

    def stranger(self, content: Content, *, marked: bool = False) -> list[str]:
        """What somebody is answered who has not joined."""
        return self._take({"message": self._message(999_999, content)}, marked=marked)

    def again(self) -> Done:
        """The last update once more, as after a crash that nobody noticed."""
        assert self.last is not None
        return self._turn(self.last, None)

    def blocks(self, person_id: int) -> None:
        """The person blocks the bot, and says nothing."""
        place = {"id": 1000 + person_id, "type": "private", "first_name": "N"}
        who = {"id": 1000 + person_id, "is_bot": False, "first_name": "N"}
        bot = {"user": {"id": 1, "is_bot": True, "first_name": "B"}}
        change = {
            "chat": place,
            "from": who,
            "date": 1,
            "old_chat_member": {**bot, "status": "member"},
            "new_chat_member": {**bot, "status": "kicked", "until_date": 0},
        }
        self._take({"my_chat_member": change})

    def stands(self, person_id: int, flow: str, step: str, subject: int | None) -> None:
        """Put a person into a step, as if they had come to it."""
        self.world.do(_put, person_id, flow, step, subject)

    def _message(self, chat: int, content: Content) -> dict[str, Any]:
        number = next(NUMBERS)
        who = {"id": chat, "is_bot": False, "first_name": "N"}
        place = {"id": chat, "type": "private", "first_name": "N"}
        return {"message_id": number, "date": 1, "chat": place, "from": who, **content}

    def _query(self, chat: int, data: str) -> dict[str, Any]:
        message = self._message(chat, {"text": "x"})
        return {
            "id": str(next(NUMBERS)),
            "from": message["from"],
            "chat_instance": "1",
            "message": message,
            "data": data,
        }

    def _take(self, raw: dict[str, Any], *, marked: bool = False) -> list[str]:
        update = Update.de_json({"update_id": next(NUMBERS), **raw}, None)
        incoming = self.world.do(_store, update.update_id)
        received = self.last = Received(incoming, update, marked)
        before = self.world.do(_newest_notice)
        try:
            self._turn(received, None)
        except Refused as refusal:
            self._turn(received, refusal)
        chat = str(update.effective_chat.id) if update.effective_chat else ""
        return self.world.do(self._said_since, before, chat)

    def _turn(self, received: Received, refusal: Refused | None) -> Done:
        turn: Callable[..., Done] = self.conversations.turn
        return self.world.do(turn, received, refusal)

    def _said_since(self, work: UnitOfWork, before: int, chat: str) -> list[str]:
        rows = [row for row in work.all(Outgoing, address=chat) if row.id > before]
        return [self._words(row) for row in rows]

    def _words(self, row: Outgoing) -> str:
        parts = render(
            Message.from_json(row.content),
            catalogue=Catalogue.load(),
            language="vi",
            now=self.world.now,
            zone=HOME,
        )
        return "\n".join(part.text for part in parts)


def _store(work: UnitOfWork, update_id: int) -> int:
    return work.add(Incoming, bot_id=1, update_id=update_id, lane="1", raw="{}", received_at=work.now)


def _newest_notice(work: UnitOfWork) -> int:
    row = work.find_last(Outgoing)
    return row.id if row else 0


def _put(work: UnitOfWork, person_id: int, flow: str, step: str, subject: int | None) -> None:
    values: dict[str, Any] = {
        "flow": flow,
        "step": step,
        "subject_id": subject,
        "data": {},
        "updated_at": work.now,
    }
    if work.change_all(Dialogue, {"person_id": person_id}, **values) == 0:
        work.add(Dialogue, person_id=person_id, **values)
