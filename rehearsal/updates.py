"""The queue of updates that a bot takes by long polling, with Telegram's offsets."""

from __future__ import annotations

import asyncio
import itertools
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rehearsal import limits
from rehearsal.refusals import OTHER_POLLER, conflict

NOT_SENT_UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_FAR_FUTURE = 10


@dataclass(frozen=True, slots=True)
class Update:
    """One update; the moment it was born is monotonic, in seconds."""

    id: int
    kind: str
    chat_id: int
    body: dict[str, Any]
    born: float

    def payload(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.body}

    def stale(self, now: float) -> bool:
        life = limits.PRESS_LIFE_SECONDS if self.kind == "callback_query" else limits.MESSAGE_LIFE_SECONDS
        return now - self.born > life


class Updates:
    """Updates wait until an offset confirms them; one poller at a time."""

    def __init__(self) -> None:
        # Ids restart at random after a quiet week: nothing may rely on where they begin.
        self._next_id = random.randint(100_000_000, 900_000_000)  # noqa: S311
        self._waiting: dict[int, Update] = {}
        self._of_chat: Counter[int] = Counter()
        self._allowed: frozenset[str] = frozenset()  # empty: the default kinds
        self._poller: asyncio.Future[None] | None = None
        self._last_poll = float("-inf")

    def put(self, kind: str, chat_id: int, body: dict[str, Any]) -> None:
        """Adds an update, unless the bot asked not to get its kind."""
        if not self._wanted(kind):
            return
        update = Update(self._next_id, kind, chat_id, body, time.monotonic())
        self._next_id += 1
        self._waiting[update.id] = update
        self._of_chat[chat_id] += 1
        if self._poller and not self._poller.done():
            self._poller.set_result(None)

    def allow(self, kinds: Sequence[str] | None) -> None:
        """The kinds asked for; None leaves the former choice, an empty list is the default again."""
        if kinds is not None:
            self._allowed = frozenset(kinds)

    @property
    def allowed(self) -> list[str]:
        return sorted(self._allowed)

    @property
    def count(self) -> int:
        return len(self._waiting)

    def unconfirmed(self, chat_id: int) -> int:
        """How many updates of a chat no offset has confirmed yet."""
        return self._of_chat[chat_id]

    def polled_within(self, seconds: float) -> bool:
        """Whether a bot is asking for updates."""
        return self._poller is not None or time.monotonic() - self._last_poll < seconds

    async def take(self, *, offset: int, limit: int, timeout_seconds: float) -> list[dict[str, Any]]:
        """Confirms what lies below the offset and answers with what is left, waiting when that is nothing.

        Raises BotApiError 409 when another poller comes.
        """
        self._end_other_poller()
        self._confirm(offset)
        ready = self._ready(limit)
        if not ready and timeout_seconds > 0:
            await self._wait(timeout_seconds)
            ready = self._ready(limit)
        self._last_poll = time.monotonic()
        return ready

    def drop_all(self) -> None:
        """Forgets what is waiting, as drop_pending_updates asks."""
        self._waiting.clear()
        self._of_chat.clear()

    def close(self) -> None:
        """Ends a waiting poll."""
        if self._poller and not self._poller.done():
            self._poller.set_result(None)

    def _wanted(self, kind: str) -> bool:
        return kind in self._allowed if self._allowed else kind not in NOT_SENT_UNASKED

    def _end_other_poller(self) -> None:
        if self._poller and not self._poller.done():
            self._poller.set_exception(conflict(OTHER_POLLER))

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._forget(list(self._waiting)[:offset])
        elif offset <= self._next_id + _FAR_FUTURE:
            self._forget(list(itertools.takewhile(lambda update_id: update_id < offset, self._waiting)))

    def _forget(self, update_ids: Sequence[int]) -> None:
        for update_id in update_ids:
            self._of_chat[self._waiting.pop(update_id).chat_id] -= 1

    def _ready(self, limit: int) -> list[dict[str, Any]]:
        now = time.monotonic()
        fresh = (update for update in self._waiting.values() if not update.stale(now))
        return [update.payload() for update in itertools.islice(fresh, limit)]

    async def _wait(self, timeout_seconds: float) -> None:
        poller: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = poller
        try:
            async with asyncio.timeout(timeout_seconds):
                await poller
        except TimeoutError:
            pass
        finally:
            if self._poller is poller:
                self._poller = None
