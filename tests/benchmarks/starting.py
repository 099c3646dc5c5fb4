"""From starting the process to its first poll, and the memory of the running bot, on the sample cell.

`python -m tests.benchmarks.starting` prints one JSON object: medians of five starts.
"""

import asyncio
import json
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from bot import sample
from storage.engine import open_engine
from storage.migrate import upgrade
from storage.writer import run_once
from tests.benchmarks.running import SERVER_CORE, TimedServer, database, pin, running_bot
from workflow.rules.calendar import HOME

STARTS = 5
READY_SECONDS = 30.0
SETTLE_SECONDS = 2.0
MB = 2**20


async def measure() -> dict[str, Any]:
    """Seconds to the first poll and MB of resident memory two seconds later."""
    with tempfile.TemporaryDirectory() as folder:
        _prepare(Path(folder))
        starts = [await _start(Path(folder)) for _ in range(STARTS)]
    seconds, memory = zip(*starts, strict=True)
    return {
        "seconds": round(median(seconds), 2),
        "slowest_seconds": round(max(seconds), 2),
        "memory_mb": round(median(memory)),
    }


def _prepare(folder: Path) -> None:
    engine = open_engine(database(folder))
    upgrade(engine)
    run_once(engine, datetime.now(UTC), HOME, sample.load)
    engine.dispose()


async def _start(folder: Path) -> tuple[float, float]:
    server = TimedServer()
    await server.start()
    try:
        begun = time.monotonic()
        async with running_bot(server, folder) as process:
            await asyncio.wait_for(server.polled.wait(), READY_SECONDS)
            await asyncio.sleep(SETTLE_SECONDS)
            return server.polled_at - begun, process.memory_info().rss / MB
    finally:
        await server.stop()


if __name__ == "__main__":
    pin(SERVER_CORE)
    print(json.dumps(asyncio.run(measure())))
