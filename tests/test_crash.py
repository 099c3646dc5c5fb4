"""The bot as a process, killed at random moments while the cell acts: nothing lost, nothing done twice.

30 kills in the ordinary run; `make soak` asks for 300 by CRASH_KILLS.
"""

import asyncio
import os
import random
import re
import signal
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from bot import sample
from rehearsal.phone import Phone
from rehearsal.server import RehearsalServer
from storage import bodies, outbox
from storage.tables import ANY_HOUR, CellQuarter, Comment, Dialogue, Incoming, Outgoing, Person
from storage.work import UnitOfWork
from storage.writer import run_once
from tests.released import release_outline
from texts.message import line, message
from workflow.cell import codes
from workflow.cell.opening import open_quarter
from workflow.rules.calendar import HOME

KILLS = int(os.environ.get("CRASH_KILLS", "30"))
SEED = 20_261_122
NAMES = ("Hà", "Hùng", "Khánh", "Lan", "Minh", "Nga")
READY_SECONDS = 30.0
ALIVE_SECONDS = 5.0  # at most; a start takes about half of it
QUIET_SECONDS = 60.0
PAUSE = 1 + KILLS / 100  # in a long run each writes less at a time, or thousands of pieces come together


@dataclass
class Process:
    """The bot, started again after every kill."""

    environment: dict[str, str]
    child: "asyncio.subprocess.Process | None" = None

    async def start(self) -> None:
        self.child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "run",
            env=self.environment,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )

    async def end(self, number: int = signal.SIGKILL) -> None:
        assert self.child is not None
        with suppress(ProcessLookupError):
            self.child.send_signal(number)
        await self.child.wait()


@dataclass
class Actor:
    """A member who goes on writing a comment, whatever happens to the bot."""

    phone: Phone
    person_id: int
    sent: list[str] = field(default_factory=list)

    async def write(self, going_on: asyncio.Event, dice: random.Random) -> None:
        while not going_on.is_set():
            for _ in range(dice.randint(1, 4)):
                text = f"ý kiến số {len(self.sent) + 1} của {self.phone.name}"
                self.sent.append(text)
                await self.phone.says(text, wait=False)
            await asyncio.sleep(dice.uniform(0.05, 0.8) * PAUSE)


@pytest.fixture
async def server() -> AsyncIterator[RehearsalServer]:
    # Slow answers, so that there is always something under way to be killed in.
    server = RehearsalServer(latency_ms=40)
    await server.start()
    yield server
    await server.stop()


def _set_up(work: UnitOfWork) -> int:
    sample.load(work)
    quarter = work.all(CellQuarter)[0]
    open_quarter(work, quarter)
    return release_outline(work, quarter.id)


def _code(work: UnitOfWork, name: str) -> tuple[int, str]:
    row = next(each for each in work.all(Person) if each.name.endswith(name))
    code = codes.current(work, row)
    assert code is not None
    return row.id, code


def _notice(work: UnitOfWork, person_id: int, number: int) -> int:
    content = message(line("words", text=f"thông báo {number}")).to_json()
    values = {"kind": "words", "content": content, "person_id": person_id, "cell_id": 1}
    # At any hour: this test runs at night too.
    return outbox.write(work, repeat_ok=False, urgency=ANY_HOUR, **values)


@pytest.mark.timeout(max(300, KILLS * 12))
async def test_killed_at_random_moments_nothing_is_lost_or_done_twice(
    engine: Engine, server: RehearsalServer, tmp_path: Path
) -> None:
    dice = random.Random(SEED)
    # The bot's writer is busy and SQLite does not queue: this test's own statements wait their turn.
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout=60000"))
    now = datetime.now(UTC)
    paper_id = run_once(engine, now, HOME, _set_up)
    process = Process(
        {
            **os.environ,
            "TELEGRAM_TOKEN": server.token,
            "TELEGRAM_API_URL": server.url,
            "DATABASE_URL": str(engine.url),
            "DATA_DIR": str(tmp_path),
            "SEND_RATE": "0",
            "LOG_LEVEL": "error",
        }
    )
    await process.start()
    try:
        actors = [await _joined(server, engine, now, name, paper_id) for name in NAMES]
        await _act_and_kill(engine, process, actors, dice)
        await _quiet(engine)
    finally:
        await process.end(signal.SIGTERM)

    for actor in actors:
        _check_words(engine, actor)
        await actor.phone.refresh()
        _check_phone(actor)
        await actor.phone.put_down()
    _check_rows(engine)


async def _act_and_kill(engine: Engine, process: Process, actors: list[Actor], dice: random.Random) -> None:
    over = asyncio.Event()
    writing = [asyncio.ensure_future(actor.write(over, dice)) for actor in actors]
    for number in range(KILLS):
        run_once(engine, datetime.now(UTC), HOME, _notice, dice.choice(actors).person_id, number)
        await asyncio.sleep(dice.uniform(0.0, ALIVE_SECONDS))
        await process.end()
        await process.start()
    over.set()
    await asyncio.gather(*writing)


async def _joined(server: RehearsalServer, engine: Engine, now: datetime, name: str, paper_id: int) -> Actor:
    person_id, code = run_once(engine, now, HOME, _code, name)
    phone = await Phone(server.url, name, timeout_seconds=READY_SECONDS).pick_up()
    await phone.opens(code, wait=False)
    home = await phone.waits_for("Việc của đồng chí")
    await phone.press_data(home, f"comment:{paper_id}", wait=False)
    await phone.waits_for("Một câu là đủ")
    return Actor(phone, person_id)


async def _quiet(engine: Engine) -> None:
    """Wait until everything received is handled and said, as long as there is more of that every minute."""

    def counted(work: UnitOfWork) -> tuple[int, int]:
        left = work.count(Incoming, state="pending") + work.count(Outgoing, state=["new", "claimed"])
        return left, work.count(Incoming, state="handled") + work.count(Outgoing, state="sent")

    still, most, since = 0, -1, time.monotonic()
    while still < 5:
        left, finished = run_once(engine, datetime.now(UTC), HOME, counted)
        still = still + 1 if left == 0 and finished == most else 0
        if finished > most:
            most, since = finished, time.monotonic()
        assert left == 0 or time.monotonic() - since < QUIET_SECONDS, f"{left} stay as they are"
        await asyncio.sleep(0.5)


def _check_words(engine: Engine, actor: Actor) -> None:
    """Every text is there once, in the order it was sent, and the conversation stands where it was."""

    def kept(work: UnitOfWork) -> tuple[list[str], str]:
        rows = work.all(Comment, person_id=actor.person_id)
        assert len(rows) == 1
        place = work.find(Dialogue, person_id=actor.person_id)
        return bodies.parts(work, rows[0].body_id), place.flow if place else ""

    parts, flow = run_once(engine, datetime.now(UTC), HOME, kept)
    assert parts == actor.sent
    assert flow == "comment"


def _check_phone(actor: Actor) -> None:
    """Every text was answered at least once; a notice that may not be repeated came at most once."""
    texts = [message.text for message in actor.phone.from_bot]
    kept = re.compile(r"Đã giữ ý kiến của đồng chí(?: \((\d+) đoạn\))?, chưa gửi")
    answered = {int(found[1] or 1) for text in texts if (found := kept.match(text))}
    assert answered == set(range(1, len(actor.sent) + 1))
    notices = Counter(text for text in texts if text.startswith("thông báo"))
    assert all(count == 1 for count in notices.values()), notices


def _check_rows(engine: Engine) -> None:
    """Nothing pending, nothing set aside; every notice was sent, or is known to be unclear: few are."""
    now = datetime.now(UTC)
    incoming = run_once(engine, now, HOME, lambda work: Counter(row.state for row in work.all(Incoming)))
    assert set(incoming) == {"handled"}
    notices = run_once(
        engine, now, HOME, lambda work: [row for row in work.all(Outgoing) if row.kind == "words"]
    )
    states = Counter(row.state for row in notices)
    assert len(notices) == KILLS
    assert set(states) <= {"sent", "unclear"}, states
    assert states["unclear"] <= KILLS // 5, states
