"""Everyone presses three times within a second, each time another choice, while the secretary ends the vote.

`python -m tests.benchmarks.votes VOTERS` runs the real program against the rehearsal server and prints one
JSON object.
"""

import asyncio
import json
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from rehearsal.chats import Chat, Message
from storage.engine import open_engine
from storage.migrate import upgrade
from storage.tables import Audit, Ballot, Incoming, Vote
from storage.work import UnitOfWork
from storage.writer import run_once
from tests.benchmarks import hall
from tests.benchmarks.running import SERVER_CORE, TimedServer, database, pin, running_bot
from workflow.rules.calendar import HOME
from workflow.rules.voting import Choice

SPREAD_SECONDS = 1.0
PRESSES_EACH = 3
READY_SECONDS, DONE_SECONDS, QUIET_SECONDS = 60.0, 75.0, 1.5
SEED = 20_261_122


@dataclass(frozen=True, slots=True)
class Planned:
    """A press to come; `choice` None: the secretary's that ends the vote."""

    at: float
    person_id: int
    choice: Choice | None


@dataclass(frozen=True, slots=True)
class Sent:
    """A press that was made, at a moment of the monotonic clock."""

    id: str
    at: float
    person_id: int
    choice: Choice | None


@dataclass(frozen=True, slots=True)
class Truth:
    """What the database holds afterwards, beside a recount of the presses as they were sent."""

    counted: tuple[int | None, ...]
    recounted: tuple[int, ...]
    ballots: bool
    counts: int
    close_counts_what_came_before: bool
    counted_at: datetime | None
    in_time: int

    @property
    def right(self) -> bool:
        """One ballot each, one count, and that count equal to the recount."""
        same = self.counted == self.recounted and self.ballots and self.counts == 1
        return same and self.close_counts_what_came_before


async def measure(voters: int) -> dict[str, Any]:
    """One vote from its opening to its result on every phone."""
    server = TimedServer()
    await server.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            return await _vote(server, Path(folder), voters)
    finally:
        await server.stop()


async def _vote(server: TimedServer, folder: Path, voters: int) -> dict[str, Any]:
    chats, vote_id = _prepare(server, folder, voters)
    async with running_bot(server, folder) as bot:
        async with asyncio.timeout(READY_SECONDS):
            while not all(chat.messages for chat in chats.values()):
                await asyncio.sleep(0.1)
        closed, cpu = datetime.now(UTC), _cpu_seconds(bot)
        sent: list[Sent] = []
        for press in _plan(list(chats)):
            sent.append(await _press(server, chats[press.person_id], press, vote_id, sent))
            closed = closed if press.choice else datetime.now(UTC)
        done = await _until_done(server, sent, voters)
        cpu = _cpu_seconds(bot) - cpu
    engine = open_engine(database(folder))
    truth = run_once(engine, datetime.now(UTC), HOME, _truth, sent, list(chats))
    engine.dispose()
    return {**_figures(server, sent, truth, closed), "all_done": done, "bot_cpu_s": round(cpu, 2)}


def _cpu_seconds(process: psutil.Process) -> float:
    used = process.cpu_times()
    return used.user + used.system


def _prepare(server: TimedServer, folder: Path, voters: int) -> tuple[dict[int, Chat], int]:
    engine = open_engine(database(folder))
    upgrade(engine)
    now = datetime.now(UTC)
    at = hall.hour_of_meeting(now)
    ids = run_once(engine, at, HOME, hall.gather, voters)
    chats = {each: server.control.open_phone(str(each), f"Người Mẫu {each}") for each in ids}
    for chat in chats.values():
        chat.started = True
    run_once(engine, at, HOME, hall.join, {each: chat.user_id for each, chat in chats.items()})
    vote_id = run_once(engine, at, HOME, hall.open_vote, ids[0], now)
    engine.dispose()
    return chats, vote_id


def _plan(ids: list[int]) -> list[Planned]:
    """Three choices of each in an order of their own, at random moments; the close in the middle."""
    dice = random.Random(SEED)
    planned = [Planned(SPREAD_SECONDS / 2, ids[0], None)]
    for person_id in ids:
        moments = sorted(dice.uniform(0, SPREAD_SECONDS) for _ in range(PRESSES_EACH))
        choices = dice.sample(list(Choice), PRESSES_EACH)
        planned += [Planned(at, person_id, each) for at, each in zip(moments, choices, strict=True)]
    return sorted(planned, key=lambda each: each.at)


async def _press(server: TimedServer, chat: Chat, press: Planned, vote_id: int, before: list[Sent]) -> Sent:
    begun = before[0].at if before else time.monotonic()
    await asyncio.sleep(max(0.0, begun + press.at - time.monotonic()))
    message = _notice(chat)
    verb = f"vote-{press.choice}" if press.choice else "vote-close-now"
    press_id = server.control.presses(chat.key, message.id, f"{verb}:{vote_id}")
    return Sent(press_id, time.monotonic(), press.person_id, press.choice)


def _notice(chat: Chat) -> Message:
    return next(iter(chat.messages.values()))


async def _until_done(server: TimedServer, sent: list[Sent], voters: int) -> bool:
    """Wait until every press is answered, all have the result and the bot is quiet; False after too long."""
    end = time.monotonic() + DONE_SECONDS
    while time.monotonic() < end:
        quiet = time.monotonic() - server.written_at > QUIET_SECONDS
        if len(server.answered) >= len(sent) and len(server.results) >= voters and quiet:
            return True
        await asyncio.sleep(0.1)
    return False


def _truth(work: UnitOfWork, sent: list[Sent], ids: list[int]) -> Truth:
    """The presses received up to the close, the last of each counting, against the count that was stored."""
    vote = work.all(Vote)[0]
    received = work.all(Incoming, order="update_id")
    both = list(zip(sent, received, strict=False))  # a bot that fell behind has not received all
    cut = vote.last_incoming_id or 0
    closing = next((row.id for press, row in both if press.choice is None), cut + 1)
    in_time = [press for press, row in both if row.id <= cut]
    last = {press.person_id: press.choice for press in in_time if press.choice}
    recount = Counter(last.values())
    ballots = work.all(Ballot, vote_id=vote.id)
    return Truth(
        counted=(vote.yes_count, vote.no_count, vote.other_count, vote.silent_count),
        recounted=(*(recount[each] for each in Choice), len(ids) - len(last)),
        ballots=len(ballots) == len(last) and {row.person_id: row.choice for row in ballots} == last,
        counts=work.count(Audit, act="vote.counted"),
        close_counts_what_came_before=closing <= cut,
        counted_at=vote.counted_at,
        in_time=len(in_time),
    )


def _figures(server: TimedServer, sent: list[Sent], truth: Truth, closed: datetime) -> dict[str, Any]:
    waits = sorted(server.answered[each.id] - each.at for each in sent if each.id in server.answered)
    close_at = next(each.at for each in sent if each.choice is None)
    return {
        "pressed": len(sent),
        "pressed_within_s": round(sent[-1].at - sent[0].at, 2),
        "answered": len(waits),
        "p50_ms": _ms(waits[len(waits) // 2]),
        "p95_ms": _ms(waits[int(len(waits) * 0.95)]),
        "max_ms": _ms(waits[-1]),
        "in_time": truth.in_time,
        "right": truth.right,
        "counted": truth.counted,
        "recounted": truth.recounted,
        "close_to_count_ms": _ms((truth.counted_at - closed).total_seconds()) if truth.counted_at else None,
        "close_to_last_result_ms": _ms(max(server.results.values()) - close_at) if server.results else None,
        "all_written_s": round(server.written_at - sent[0].at, 2),
    }


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


if __name__ == "__main__":
    pin(SERVER_CORE)
    print(json.dumps(asyncio.run(measure(int(sys.argv[1])))))
