"""A counter that grows with every change, and a way to wait until it has grown."""

from __future__ import annotations

import asyncio
import contextlib


class Changes:
    """The revision of the whole rehearsal; whoever waits is woken by the next change."""

    def __init__(self) -> None:
        self.revision = 0
        self.closed = False
        self._waiting: set[asyncio.Future[None]] = set()

    def tick(self) -> int:
        """Counts one change and wakes the waiting."""
        self.revision += 1
        self._wake()
        return self.revision

    def close(self) -> None:
        """Wakes everyone for the last time."""
        self.closed = True
        self._wake()

    async def after(self, revision: int, *, timeout_seconds: float) -> bool:
        """Waits until there is something newer than revision; False when the time ran out."""
        if self.revision > revision or self.closed:
            return True
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiter)
        try:
            async with asyncio.timeout(timeout_seconds):
                await waiter
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(waiter)
        return True

    def _wake(self) -> None:
        for waiter in self._waiting:
            with contextlib.suppress(asyncio.InvalidStateError):
                waiter.set_result(None)
