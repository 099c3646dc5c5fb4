"""The bot as a process on one core, before a rehearsal server that notes times on the other."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import psutil

from rehearsal.query import Query
from rehearsal.server import RehearsalServer

BOT_CORE, SERVER_CORE = 0, 1
STOP_SECONDS = 20.0
RESULT = "Kết quả biểu quyết"


class TimedServer(RehearsalServer):
    """Notes in monotonic seconds when the bot first polled, answered each press, wrote last."""

    def __init__(self) -> None:
        super().__init__()
        self.polled = asyncio.Event()
        self.polled_at = 0.0
        self.answered: dict[str, float] = {}
        self.written_at = 0.0
        self.results: dict[str, float] = {}

    async def _called(self, query: Query) -> Any:
        now = time.monotonic()
        if query.method == "getUpdates" and not self.polled.is_set():
            self.polled_at = now
            self.polled.set()
        elif query.method == "answerCallbackQuery":
            self.answered.setdefault(query.text("callback_query_id"), now)
        elif query.method == "sendMessage":
            self.written_at = now
            if query.text("text").startswith(RESULT):
                self.results.setdefault(query.text("chat_id"), now)
        return await super()._called(query)


def pin(core: int, pid: int = 0) -> None:
    """Keep a process, this one by default, on one core."""
    os.sched_setaffinity(pid, {core % (os.cpu_count() or 1)})


@asynccontextmanager
async def running_bot(server: RehearsalServer, folder: Path) -> AsyncIterator[psutil.Process]:
    """`python -m bot run` on the file `bench.db` of a folder; ended when the block is left."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "run"),
        env=_environment(server, folder),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        pin(BOT_CORE, child.pid)
        yield psutil.Process(child.pid)
    finally:
        await _end(child)


def database(folder: Path) -> str:
    """The address of the database that the bot of this folder uses."""
    return f"sqlite:///{folder / 'bench.db'}"


def _environment(server: RehearsalServer, folder: Path) -> dict[str, str]:
    # As it is for users: the second start finds compiled files.
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **ours,
        "TELEGRAM_TOKEN": server.token,
        "TELEGRAM_API_URL": server.url,
        "DATABASE_URL": database(folder),
        "DATA_DIR": str(folder),
        "SEND_RATE": "0",
        "LOG_LEVEL": "error",
    }


async def _end(child: asyncio.subprocess.Process) -> None:
    if child.returncode is not None:
        return
    child.terminate()
    try:
        await asyncio.wait_for(child.wait(), STOP_SECONDS)
    except TimeoutError:
        child.kill()
        await child.wait()
