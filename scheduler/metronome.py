"""The metronome: APScheduler calls `tick` every few seconds; the sweeps decide what is due.

APScheduler plans its next run by the wall clock. Set forward, its own interval would work out every
run that was jumped over before it goes on (10 s for a year); `Pulse` knows only the next one.
Set back, it would be silent for as long; a monotonic watchdog re-arms it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from scheduler.clock import Clock
from storage.errors import Unavailable

TICK_SECONDS = 5
SILENT_SECONDS = 3 * TICK_SECONDS
STOP_SECONDS = 5.0
JOB = "tick"
Sweep = Callable[[], Awaitable[object]]
log = structlog.get_logger()


class Pulse(BaseTrigger):  # type: ignore[misc]
    """The next run is a tick from now, whatever happened to the clock since the last one."""

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """When to run next, counted from `now`."""
        return now + timedelta(seconds=TICK_SECONDS)


class Metronome:
    """Runs the sweeps one after another, one tick at a time; one that fails does not stop the others."""

    def __init__(self, clock: Clock, sweeps: Sequence[Sweep]) -> None:
        self._clock, self._sweeps = clock, sweeps
        self._turn = asyncio.Lock()
        self._beat = clock.monotonic()
        self._scheduler: AsyncIOScheduler | None = None
        self._watchdog: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Tick once, so that nothing due waits, then every few seconds."""
        await self.tick()
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._scheduler.add_job(
            self.tick,
            Pulse(),
            id=JOB,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()
        self._watchdog = asyncio.create_task(self._watch(), name="watchdog")

    async def stop(self) -> None:
        """End; a tick under way finishes, unless that takes too long."""
        if self._scheduler is not None:
            self._scheduler.pause()
        with suppress(TimeoutError):
            # The scheduler's own shutdown would cut the tick short.
            await asyncio.wait_for(self._turn.acquire(), STOP_SECONDS)
        if self._watchdog is not None:
            self._watchdog.cancel()
            await asyncio.gather(self._watchdog, return_exceptions=True)
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """Run all sweeps once."""
        async with self._turn:
            self._beat = self._clock.monotonic()
            for sweep in self._sweeps:
                await self._guarded(sweep)
            self._beat = self._clock.monotonic()

    async def _guarded(self, sweep: Sweep) -> None:
        try:
            await sweep()
        except Unavailable:
            log.warning("tick.storage_unavailable")
        except Exception:
            log.exception("tick.failed", sweep=getattr(sweep, "__qualname__", "?"))

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(TICK_SECONDS)
            silent = self._clock.monotonic() - self._beat
            if silent < SILENT_SECONDS or self._turn.locked():
                continue
            log.warning("clock.silent", seconds=round(silent))
            assert self._scheduler is not None
            self._scheduler.reschedule_job(JOB, trigger=Pulse())
            await self.tick()
