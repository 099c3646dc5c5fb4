"""The platform's limits on sending, kept before it has to refuse; and its refusals, obeyed.

The library's ready one has no limit for a private chat, and any other call ends its pause.
"""

import asyncio
import itertools
import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import structlog
from telegram.constants import FloodLimit
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.blocks import Blocks, Key
from bot.turns import SHORTEST_SLEEP, Line, Sleep

REPLY, NOTICE, REMINDER = range(3)  # `rate_limit_args` of a call; none means a reply
RETRIES = 5
_MESSAGES = ("send", "forwardMessage", "copyMessage", "editMessage")
_NO_MESSAGES = ("sendChatAction",)

Answer = bool | dict[str, Any] | list[dict[str, Any]]
log = structlog.get_logger()


class Limiter(BaseRateLimiter[int]):
    """About `rate` messages a second in all, 1 a second in a chat after a burst of 3, 20 a minute in a group.

    With a rate of 0 there are no limits. A 429 is waited out in any case and the call repeated, up to RETRIES
    times.
    """

    def __init__(
        self,
        rate: float = float(FloodLimit.MESSAGES_PER_SECOND),
        *,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._monotonic = monotonic
        self._sleep = sleep
        self._blocks = Blocks()
        self._numbers = itertools.count()
        self._line = (
            Line(rate=rate, blocks=self._blocks, monotonic=monotonic, sleep=sleep) if rate > 0 else None
        )

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Calls that still wait raise NotSent."""
        if self._line is not None:
            self._line.close()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Answer:
        """The answer of the call, made when its turn has come. Raises RetryAfter after the last try."""
        key, is_message = _key(endpoint, data)
        priority, number = rate_limit_args or REPLY, next(self._numbers)
        left = RETRIES
        while True:
            await self._admitted(key, is_message=is_message, priority=priority, number=number)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as refusal:
                self._refused(key, endpoint, refusal)
                if not left:
                    raise
            left -= 1

    async def _admitted(self, key: Key, *, is_message: bool, priority: int, number: int) -> None:
        while True:
            if is_message and self._line is not None:
                await self._line.turn(key, priority=priority, number=number)
            # A refusal of another call may have come between the turn and here, or during the sleep.
            wait = self._blocks.until(key) - self._monotonic()
            if wait <= 0:
                return
            await self._sleep(max(wait, SHORTEST_SLEEP))

    def _refused(self, key: Key, endpoint: str, refusal: RetryAfter) -> None:
        seconds = _seconds(refusal)
        self._blocks.refused(key, seconds=seconds, now=self._monotonic())
        log.warning("flood control", endpoint=endpoint, seconds=seconds)


def _key(endpoint: str, data: dict[str, Any]) -> tuple[Key, bool]:
    """Whose limit a call falls under, and whether it puts a message there."""
    chat_id = data.get("chat_id")
    if chat_id is None:
        return endpoint, False
    chat = str(chat_id)
    key = int(chat) if chat.lstrip("-").isdecimal() else chat
    return key, endpoint.startswith(_MESSAGES) and endpoint not in _NO_MESSAGES


def _seconds(refusal: RetryAfter) -> float:
    given = refusal.retry_after  # int or timedelta, by a switch of the library
    return given.total_seconds() if isinstance(given, timedelta) else float(given)
