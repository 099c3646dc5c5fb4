"""Processor time a message sent: notices that may not be repeated, each claimed before it goes.

`python -m tests.benchmarks.sending` prints one JSON object. The platform that answers is another process on
the other core, so the time of this process is what the bot spends: claiming, rendering, HTTP, marking.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from bot.log import configure
from bot.telegram import TelegramSender, make_bot
from scheduler.clock import SystemClock
from scheduler.delivery import Delivery
from storage import outbox
from storage.engine import open_engine
from storage.migrate import upgrade
from storage.tables import ANY_HOUR, Outgoing, OutgoingState, Person
from storage.work import UnitOfWork
from storage.writer import Writer, run_once
from tests.benchmarks.echo_bot import TOKEN, seed
from tests.benchmarks.running import BOT_CORE, SERVER_CORE, database, pin
from texts.actions import encode
from texts.catalogue import Catalogue
from texts.message import button, line, message
from workflow.rules.calendar import HOME

MESSAGES = 2_000
FIRST_CHAT = 1_000
LIMIT_SECONDS = 60.0
PORT = 18_190


def measure() -> dict[str, Any]:
    """Milliseconds of processor time a message, and messages a second."""
    with tempfile.TemporaryDirectory() as folder, _platform() as url:
        engine = open_engine(database(Path(folder)))
        upgrade(engine)
        now = datetime.now(UTC)
        run_once(engine, now, HOME, seed, MESSAGES, FIRST_CHAT)
        run_once(engine, now, HOME, _write)
        figures = asyncio.run(_send_all(engine, url))
        sent = run_once(engine, now, HOME, lambda work: work.count(Outgoing, state=OutgoingState.SENT))
        engine.dispose()
    return {"messages": MESSAGES, "sent": sent, **figures}


def _write(work: UnitOfWork) -> None:
    said = message(line("words", text="Thông báo thử."), buttons=[button(encode("home"), "button-home")])
    for person in work.all(Person):
        outbox.write(
            work,
            kind="words",
            content=said.to_json(),
            repeat_ok=False,
            urgency=ANY_HOUR,
            person_id=person.id,
            cell_id=1,
        )


async def _send_all(engine: Engine, url: str) -> dict[str, float]:
    clock, catalogue = SystemClock(), Catalogue.load()
    bot = make_bot(TOKEN, api_url=url, send_rate=0)
    writer = Writer(engine, clock.now, HOME)
    writer.start()
    await bot.initialize()
    delivery = Delivery(writer, TelegramSender(bot, catalogue, clock, HOME), catalogue, clock, HOME)
    cpu, begun = time.process_time(), time.perf_counter()
    await delivery.start()
    await _until_sent(writer, delivery)
    cpu, seconds = time.process_time() - cpu, time.perf_counter() - begun
    await delivery.stop()
    await bot.shutdown()
    await writer.stop()
    return {"cpu_ms": round(cpu * 1000 / MESSAGES, 2), "per_second": round(MESSAGES / seconds)}


async def _until_sent(writer: Writer, delivery: Delivery) -> None:
    """The sweeps of a running bot, without its pauses."""
    async with asyncio.timeout(LIMIT_SECONDS):
        while True:
            while not delivery.idle:
                await asyncio.sleep(0.02)
            if not await writer.do(lambda work: work.count(Outgoing, state=OutgoingState.NEW)):
                return
            await delivery.sweep()


@contextmanager
def _platform() -> Iterator[str]:
    """A platform that answers at once and gives no updates; its address."""
    arguments = ("--count", "1", "--rate", "0.01", "--pause-ms", "0", "--core", str(SERVER_CORE))
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.platform", "--port", str(PORT), *arguments],
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        process.stdout.readline()
        yield f"http://127.0.0.1:{PORT}"
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


if __name__ == "__main__":
    pin(BOT_CORE)
    configure("error")
    print(json.dumps(measure()))
