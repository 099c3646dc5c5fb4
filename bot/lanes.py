"""Lanes: updates of one person run in the order they came, those of different people side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from storage.inbox import Stored


class Lanes:
    """A lane exists while something waits in it; `handle` must not raise."""

    def __init__(self, handle: Callable[[Stored], Awaitable[None]]) -> None:
        self._handle = handle
        self._waiting: dict[str, deque[Stored]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def put(self, stored: Stored) -> None:
        """Add an update to its lane."""
        lane = self._waiting.get(stored.lane)
        if lane is not None:
            lane.append(stored)
            return
        self._waiting[stored.lane] = deque([stored])
        task = asyncio.create_task(self._run(stored.lane), name="lane")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @property
    def idle(self) -> bool:
        """Whether no update waits or runs."""
        return not self._waiting

    async def stop(self, seconds: float) -> None:
        """Let the turns under way finish; what still waits is stored and runs at the next start."""
        for lane in self._waiting.values():
            lane.clear()
        if not self._tasks:
            return
        _, unfinished = await asyncio.wait(self._tasks, timeout=seconds)
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)

    async def _run(self, name: str) -> None:
        lane = self._waiting[name]
        try:
            while lane:
                await self._handle(lane.popleft())
        finally:
            del self._waiting[name]
