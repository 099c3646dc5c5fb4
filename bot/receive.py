"""Receiving: every update is stored before the platform is told that it arrived."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
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
REFUSED_MAX = 3
UPDATE_ID_END = 2**53
KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
WHO = ("chat", "from")
# What an update repeats of messages that came before, or from elsewhere.
REPEATED = ("reply_to_message", "quote", "external_reply", "pinned_message", "forward_origin", "reply_markup")
log = structlog.get_logger()


class Receiver:
    """`receive` serves long polling now, and a webhook as well: it raises when it could not store."""

    def __init__(self, writer: Writer, bot_id: int, put: Callable[[Stored], None]) -> None:
        self._writer, self._bot_id, self._put = writer, bot_id, put
        self._in_doubt: set[int] = set()

    async def receive(self, raws: Sequence[Raw]) -> None:
        """Check for classification marks, store, hand to the lanes. Raises `Unavailable`.

        One that cannot be read or stored is let go: it must not keep the others out for ever.
        """
        try:
            await self._store(raws)
        except Unavailable:
            raise
        except Exception:
            for raw in raws:
                await self._store_alone(raw)

    async def _store(self, raws: Sequence[Raw]) -> None:
        updates = [_new(raw) for raw in raws]
        ids = {update.update_id for update in updates}
        try:
            new = await self._writer.do(inbox.store, self._bot_id, updates, self._in_doubt & ids)
        except Unavailable:
            self._in_doubt |= ids
            raise
        self._in_doubt -= ids
        for stored in new:
            self._put(stored)

    async def _store_alone(self, raw: Raw) -> None:
        try:
            await self._store([raw])
        except Unavailable:
            raise
        except Exception:
            log.exception("receive.let_go", update=raw.get("update_id"))


class Polling:
    """Long polling with offsets of our own: the next call confirms only what is stored."""

    def __init__(
        self,
        receiver: Receiver,
        get_updates: Callable[..., Awaitable[object]],
        apologise: Callable[[str], Awaitable[None]],
        monotonic: Callable[[], float],
    ) -> None:
        self._receiver, self._get_updates = receiver, get_updates
        self._apologise, self._monotonic = apologise, monotonic
        self._offset: int | None = None
        self._sorry_at: dict[str, float] = {}

    async def run(self) -> None:
        """Poll until cancelled; `InvalidToken` is raised once it comes again, the rest is waited out.

        A server that is not itself for a moment answers 404, which the library reads as a wrong token.
        """
        refused = 0
        while True:
            try:
                await self.once()
                refused = 0
            except InvalidToken:
                refused += 1
                if refused == REFUSED_MAX:
                    raise
                log.warning("poll.refused", times=refused)
                await asyncio.sleep(PAUSE_SECONDS)
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
        raws = _updates(
            await self._get_updates(offset=self._offset, seconds=POLL_SECONDS, allowed_updates=KINDS)
        )
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
        self._offset = max(raw["update_id"] for raw in raws) + 1
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


def _updates(answer: object) -> list[Raw]:
    """The updates in an answer. Raises `NetworkError` where it holds something else."""
    if not isinstance(answer, list):
        raise NetworkError("getUpdates: not a list")
    updates = [each for each in answer if _is_update(each)]
    if answer and not updates:
        raise NetworkError("getUpdates: no update among what came")
    return updates


def _is_update(each: object) -> bool:
    number = each.get("update_id") if isinstance(each, Mapping) else None
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number < UPDATE_ID_END


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after) if isinstance(after, int | float) else after.total_seconds()


def _within(outer: Any, name: str) -> Mapping[str, Any]:
    """An object inside another; empty where there is none."""
    inner = outer.get(name) if isinstance(outer, Mapping) else None
    return inner if isinstance(inner, Mapping) else {}


def _kind(raw: Raw) -> str:
    return next((kind for kind in KINDS if isinstance(raw.get(kind), Mapping)), "")


def _chat(raw: Raw) -> Mapping[str, Any]:
    content = _within(raw, _kind(raw))
    return _within(content, "chat") or _within(_within(content, "message"), "chat")


def _lane(raw: Raw) -> str:
    """Private updates in their person's lane, those of a group in the group's, others alone."""
    sender = _within(_within(raw, _kind(raw)), "from")
    return str(_chat(raw).get("id") or sender.get("id") or f"u{raw['update_id']}")


def _new(raw: Raw) -> NewUpdate:
    kept = _kept(raw)
    content = kept.get(_kind(raw), {})
    if any(marks(text) for text in _texts({**content, **dict.fromkeys(WHO)})):
        kept = {"update_id": raw["update_id"], _kind(raw): _stub(content), MARKED: True}
    # In plain signs: half a character, which JSON allows and no database takes, gets by as well.
    return NewUpdate(raw["update_id"], _lane(raw), json.dumps(kept))


def _kept(raw: Raw) -> dict[str, Any]:
    """The update without what it repeats of other messages; of the one that was pressed, which it is."""
    kind = _kind(raw)
    content = {name: value for name, value in _within(raw, kind).items() if name not in REPEATED}
    if isinstance(content.get("message"), Mapping):
        content["message"] = _stub(content["message"])
    return {"update_id": raw["update_id"], **({kind: content} if kind else {})}


def _stub(message: Mapping[str, Any]) -> dict[str, Any]:
    """Only who sent a message and when."""
    return {name: message[name] for name in ("message_id", "date", *WHO) if name in message}


def _texts(content: Any) -> Iterator[str]:
    """Every text in it, however deep: captions, names of files, what a poll asks."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping | list):
        for each in content.values() if isinstance(content, Mapping) else content:
            yield from _texts(each)
