"""Receiving: every update is stored before the platform is told that it arrived."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.handling import MARKED
from storage import inbox
from storage.errors import Unavailable
from storage.inbox import NewUpdate, Stored
from storage.writer import Writer
from workflow.rules.classification import marks

Raw = Mapping[str, Any]
POLL_SECONDS = 30
PAUSE_SECONDS = 2.0
SORRY_EVERY_SECONDS = 600.0
KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
log = structlog.get_logger()


class Receiver:
    """`receive` serves long polling now, and a webhook as well: it raises when it could not store."""

    def __init__(self, writer: Writer, bot_id: int, put: Callable[[Stored], None]) -> None:
        self._writer, self._bot_id, self._put = writer, bot_id, put

    async def receive(self, raws: Sequence[Raw]) -> None:
        """Check for classification marks, store, hand to the lanes. Raises `Unavailable`."""
        updates = [_new(raw) for raw in raws]
        for stored in await self._writer.do(inbox.store, self._bot_id, updates):
            self._put(stored)


class Polling:
    """Long polling with offsets of our own: the next call confirms only what is stored."""

    def __init__(
        self,
        receiver: Receiver,
        get_updates: Callable[..., Awaitable[list[dict[str, Any]]]],
        apologise: Callable[[str], Awaitable[None]],
        monotonic: Callable[[], float],
    ) -> None:
        self._receiver, self._get_updates = receiver, get_updates
        self._apologise, self._monotonic = apologise, monotonic
        self._offset: int | None = None
        self._sorry_at: dict[str, float] = {}

    async def run(self) -> None:
        """Poll until cancelled; `InvalidToken` is raised, everything else is waited out."""
        while True:
            try:
                await self.once()
            except InvalidToken:
                raise
            except Conflict:
                log.warning("poll.conflict", help="another program polls with this token")
                await asyncio.sleep(PAUSE_SECONDS)
            except RetryAfter as error:
                await asyncio.sleep(_seconds(error))
            except TimedOut:
                pass
            except (NetworkError, TelegramError) as error:
                log.warning("poll.failed", error=type(error).__name__)
                await asyncio.sleep(PAUSE_SECONDS)

    async def once(self) -> int:
        """One call; how many updates came. Nothing is confirmed when they could not be stored."""
        raws = await self._get_updates(offset=self._offset, seconds=POLL_SECONDS, allowed_updates=KINDS)
        if not raws:
            # All is confirmed. Ids begin anew after a quiet week, perhaps below this offset.
            self._offset = None
            return 0
        try:
            await self._receiver.receive(raws)
        except Unavailable as error:
            log.error("poll.storage_unavailable", error=error)
            await self._say_sorry(raws)
            await asyncio.sleep(PAUSE_SECONDS)
            return 0
        self._offset = max(int(raw["update_id"]) for raw in raws) + 1
        return len(raws)

    async def _say_sorry(self, raws: Sequence[Raw]) -> None:
        now = self._monotonic()
        self._sorry_at = {who: at for who, at in self._sorry_at.items() if now - at < SORRY_EVERY_SECONDS}
        for address in {lane for raw in raws if (lane := _lane(raw)).isdigit()} - set(self._sorry_at):
            self._sorry_at[address] = now
            try:
                await self._apologise(address)
            except TelegramError as error:
                log.warning("poll.apology_failed", error=type(error).__name__)


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after) if isinstance(after, int | float) else after.total_seconds()


def _content(raw: Raw) -> Mapping[str, Any]:
    """The message, press or membership change inside an update."""
    return next((raw[kind] for kind in KINDS if isinstance(raw.get(kind), dict)), {})


def _chat(raw: Raw) -> Mapping[str, Any]:
    content = _content(raw)
    return content.get("chat") or content.get("message", {}).get("chat") or {}


def _lane(raw: Raw) -> str:
    """Private updates in their person's lane, those of a group in the group's, others alone."""
    chat = _chat(raw)
    return str(chat.get("id") or _content(raw).get("from", {}).get("id") or f"u{raw['update_id']}")


def _new(raw: Raw) -> NewUpdate:
    kept = _stub(raw) if _bears_mark(raw) else raw
    return NewUpdate(int(raw["update_id"]), _lane(raw), json.dumps(kept, ensure_ascii=False))


def _bears_mark(raw: Raw) -> bool:
    content = _content(raw)
    document = content.get("document") or {}
    written = (content.get("text"), content.get("caption"), document.get("file_name"))
    return any(isinstance(text, str) and marks(text) for text in written)


def _stub(raw: Raw) -> Raw:
    """A message with a classification mark leaves only who sent it and when."""
    kind, content = next((kind, raw[kind]) for kind in KINDS if isinstance(raw.get(kind), dict))
    kept = {name: content[name] for name in ("message_id", "date", "chat", "from") if name in content}
    return {"update_id": raw["update_id"], kind: kept, MARKED: True}
