"""The line in which messages wait for their turn: in each chat in order, in all by priority."""

import asyncio
import heapq
import itertools
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.constants import FloodLimit

from bot.blocks import Blocks, Key
from bot.http import NotSent
from bot.pace import Pace, Window

CHAT_BURST = 3
GROUP_SECONDS = 60.0
# A timer rings a little late; so much lost time may be caught up, or 30 a second would be 29.
SLACK_SECONDS = 0.05
SWEEP_SECONDS = 60.0
# A timer may ring a rounding error too early; the next try must not be a busy loop.
SHORTEST_SLEEP = 0.0001

Sleep = Callable[[float], Coroutine[Any, Any, None]]
Waiting = tuple[int, int, "asyncio.Future[None]"]  # priority, number, what is awaited


class _Chat:
    """A chat's limits and those who wait for it, the first one at the top of the heap."""

    __slots__ = ("limits", "waiting")

    def __init__(self, key: Key) -> None:
        pace = Pace(interval=1 / FloodLimit.MESSAGES_PER_SECOND_PER_CHAT, burst=CHAT_BURST)
        window = Window(limit=FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP, seconds=GROUP_SECONDS)
        private = isinstance(key, int) and key > 0
        self.limits: tuple[Pace | Window, ...] = (pace,) if private else (pace, window)
        self.waiting: list[Waiting] = []

    def free_at(self) -> float:
        return max(limit.free_at() for limit in self.limits)

    def is_idle(self, now: float) -> bool:
        return not self.waiting and all(limit.is_idle(now) for limit in self.limits)


class Line:
    """Grants turns at `rate` a second in all and at each chat's own limits.

    Two heaps hold the chats with someone waiting: those that open later, by the moment, and those that are
    open, by the priority of their first. An entry may be out of date: it is checked when it comes to the top.
    """

    def __init__(self, *, rate: float, blocks: Blocks, monotonic: Callable[[], float], sleep: Sleep) -> None:
        self._overall = Pace(interval=1 / rate, burst=max(1.0, rate * SLACK_SECONDS))
        self._blocks = blocks
        self._monotonic = monotonic
        self._sleep = sleep
        self._chats: dict[Key, _Chat] = {}
        self._later: list[tuple[float, int, Key]] = []
        self._open: list[tuple[int, int, Key]] = []
        self._entries = itertools.count()
        self._alarm: asyncio.Task[None] | None = None
        self._alarm_at = float("inf")
        self._sweep_at = float("-inf")

    def __len__(self) -> int:
        """The number of chats remembered."""
        return len(self._chats)

    async def turn(self, key: Key, *, priority: int, number: int) -> None:
        """Waits until a message may go to this chat; equal priorities in order of `number`.

        Raises NotSent when the line is closed meanwhile.
        """
        future = asyncio.get_running_loop().create_future()
        if key not in self._chats:
            self._chats[key] = _Chat(key)
        heapq.heappush(self._chats[key].waiting, (priority, number, future))
        self._enter(key)
        self._grant()
        try:
            await future
        except asyncio.CancelledError:
            self._leave(key, (priority, number, future))
            raise

    def close(self) -> None:
        """Sends away all who wait."""
        waiting = [future for chat in self._chats.values() for _, _, future in chat.waiting]
        self._chats.clear()
        self._later.clear()
        self._open.clear()
        self._set_alarm(float("inf"))
        for future in waiting:
            if not future.done():
                future.set_exception(NotSent("Request was NOT sent (the bot is stopping)"))

    def _enter(self, key: Key) -> None:
        """Puts a chat that someone waits for among those that open later, be it now."""
        heapq.heappush(self._later, (self._free_at(key), next(self._entries), key))

    def _leave(self, key: Key, waiting: Waiting) -> None:
        chat = self._chats.get(key)
        if chat is None:
            return
        if waiting in chat.waiting:
            chat.waiting.remove(waiting)
            heapq.heapify(chat.waiting)
        else:  # granted, and cancelled before it could go
            for limit in (self._overall, *chat.limits):
                limit.give_back()
        if chat.waiting:
            self._enter(key)
        self._grant()

    def _free_at(self, key: Key) -> float:
        return max(self._chats[key].free_at(), self._blocks.key_until(key))

    def _grant(self) -> None:
        """Grants every turn whose time has come and sets the alarm for the next."""
        now = self._monotonic()
        self._sweep(now)
        self._open_up(now)
        while self._open and self._all_free_at() <= now:
            self._grant_first(now)
            self._open_up(now)
        self._set_alarm(self._next_at())

    def _open_up(self, now: float) -> None:
        while self._later and self._later[0][0] <= now:
            key = heapq.heappop(self._later)[2]
            if self._is_awaited(key):
                priority, number, _ = self._chats[key].waiting[0]
                heapq.heappush(self._open, (priority, number, key))

    def _grant_first(self, now: float) -> None:
        priority, number, key = heapq.heappop(self._open)
        if not self._is_awaited(key) or self._chats[key].waiting[0][:2] != (priority, number):
            return
        chat = self._chats[key]
        if self._free_at(key) <= now:
            future = heapq.heappop(chat.waiting)[2]
            for limit in (self._overall, *chat.limits):
                limit.take(now)
            future.set_result(None)
        if chat.waiting:
            self._enter(key)

    def _is_awaited(self, key: Key) -> bool:
        return key in self._chats and bool(self._chats[key].waiting)

    def _all_free_at(self) -> float:
        return max(self._overall.free_at(), self._blocks.all_until)

    def _next_at(self) -> float:
        opens = self._later[0][0] if self._later else float("inf")
        return min(opens, self._all_free_at()) if self._open else opens

    def _set_alarm(self, at: float) -> None:
        if self._alarm is not None and self._alarm_at <= at < float("inf"):
            return
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm_at = at
        self._alarm = None if at == float("inf") else asyncio.create_task(self._ring(at))

    async def _ring(self, at: float) -> None:
        await self._sleep(max(SHORTEST_SLEEP, at - self._monotonic()))
        self._alarm = None
        self._grant()

    def _sweep(self, now: float) -> None:
        if now < self._sweep_at:
            return
        self._sweep_at = now + SWEEP_SECONDS
        for key in [key for key, chat in self._chats.items() if chat.is_idle(now)]:
            del self._chats[key]
