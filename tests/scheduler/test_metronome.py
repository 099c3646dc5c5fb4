"""The metronome: it ticks on whatever happens to the wall clock, and no sweep stops the others."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from scheduler import metronome
from scheduler.clock import SystemClock
from scheduler.metronome import Metronome
from storage.errors import Unavailable

TICK = 0.05
YEAR = timedelta(days=365)
NOON = datetime(2027, 3, 8, 5, tzinfo=UTC)


class Ticks:
    """A sweep that counts, and fails as told."""

    def __init__(self) -> None:
        self.count = 0
        self.failure: Exception | None = None
        self.gate: asyncio.Event | None = None

    async def sweep(self) -> None:
        self.count += 1
        if self.gate is not None:
            await self.gate.wait()
        if self.failure is not None:
            raise self.failure

    async def more(self, within: float = 2.0) -> bool:
        """Whether it ticks again soon."""
        before, until = self.count, time.monotonic() + within
        while self.count == before and time.monotonic() < until:
            await asyncio.sleep(0.01)
        return self.count > before


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty ticks a second; silence is noticed after three."""
    monkeypatch.setattr(metronome, "TICK_SECONDS", TICK)
    monkeypatch.setattr(metronome, "SILENT_SECONDS", 3 * TICK)


@pytest.fixture
async def ticking(quick: None) -> AsyncIterator[tuple[Metronome, Ticks]]:
    """A metronome that runs, and the sweep it calls."""
    ticks = Ticks()
    beat = Metronome(SystemClock(), [ticks.sweep])
    await beat.start()
    yield beat, ticks
    await beat.stop()


async def test_it_ticks_at_the_start_and_goes_on(ticking: tuple[Metronome, Ticks]) -> None:
    _, ticks = ticking
    assert ticks.count >= 1
    assert await ticks.more()
    assert await ticks.more()


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(days=-400), YEAR])
async def test_the_wall_clock_is_set(quick: None, jump: timedelta) -> None:
    """Set back, a stock scheduler is silent for as long; the watchdog re-arms it."""
    ticks = Ticks()
    beat = Metronome(SystemClock(), [ticks.sweep])
    with time_machine.travel(NOON) as wall:
        await beat.start()
        assert await ticks.more()
        wall.shift(jump)
        assert await ticks.more()
        # Not by the watchdog's own tick alone: the scheduler itself goes on.
        assert [await ticks.more(within=0.5) for _ in range(4)] == [True] * 4
        await beat.stop()


async def test_without_the_watchdog_it_would_be_silent(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the watchdog is for; when this fails, it may go."""
    monkeypatch.setattr(metronome, "SILENT_SECONDS", 3600)
    ticks = Ticks()
    beat = Metronome(SystemClock(), [ticks.sweep])
    with time_machine.travel(NOON) as wall:
        await beat.start()
        assert await ticks.more()
        wall.shift(timedelta(hours=-1))
        await ticks.more(within=10 * TICK)
        assert not await ticks.more(within=10 * TICK)
        await beat.stop()


async def test_after_a_leap_forward_it_ticks_once_not_for_every_missed_time(quick: None) -> None:
    ticks = Ticks()
    beat = Metronome(SystemClock(), [ticks.sweep])
    with time_machine.travel(NOON) as wall:
        await beat.start()
        wall.shift(YEAR)
        before = ticks.count
        await asyncio.sleep(6 * TICK)
        assert 1 <= ticks.count - before <= 12
        await beat.stop()


@pytest.mark.parametrize("failure", [ValueError("on purpose"), Unavailable("the disk is full")])
async def test_a_sweep_that_fails_does_not_stop_the_others(failure: Exception) -> None:
    first, last = Ticks(), Ticks()
    first.failure = failure
    beat = Metronome(SystemClock(), [first.sweep, last.sweep])
    await beat.tick()
    await beat.tick()
    assert (first.count, last.count) == (2, 2)


async def test_a_slow_tick_is_not_overtaken(ticking: tuple[Metronome, Ticks]) -> None:
    """Neither by the next nor by the watchdog, which is to leave it alone."""
    _, ticks = ticking
    ticks.gate = asyncio.Event()
    assert await ticks.more()
    assert not await ticks.more(within=8 * TICK)
    ticks.gate.set()
    assert await ticks.more()


async def test_stopping_waits_for_the_tick_under_way(quick: None) -> None:
    ticks = Ticks()
    beat = Metronome(SystemClock(), [ticks.sweep])
    await beat.start()
    ticks.gate = asyncio.Event()
    assert await ticks.more()
    stopping = asyncio.ensure_future(beat.stop())
    await asyncio.sleep(3 * TICK)
    assert not stopping.done()
    ticks.gate.set()
    await asyncio.wait_for(stopping, 2)
    assert not await ticks.more(within=5 * TICK)


def test_the_real_pace() -> None:
    assert (metronome.TICK_SECONDS, metronome.SILENT_SECONDS) == (5, 15)
