"""Reminders planned for one deadline, and a tick with nothing due: 100,000 members in 2,000 cells.

`python -m tests.benchmarks.planning [CELLS] [MEMBERS]` prints one JSON object: seconds and MB of resident
memory for the planning (processor time apart, for a machine that has other work), milliseconds for the tick.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import psutil
from sqlalchemy import Engine

from bot.program import settle_memory
from scheduler.agenda import Agenda
from scheduler.clock import FrozenClock
from scheduler.metronome import Sweep
from scheduler.missed import Missed
from scheduler.reminders import Reminders
from storage import outbox
from storage.engine import open_engine
from storage.migrate import upgrade
from storage.tables import (
    Cell,
    CellQuarter,
    Class,
    Condition,
    Duty,
    Meeting,
    Membership,
    Office,
    Outgoing,
    Paper,
    PaperKind,
    Person,
    Reminder,
    Topic,
)
from storage.work import UnitOfWork
from storage.writer import Writer, run_once
from workflow.rules.duties import DutyKind, StepName

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
BORN = datetime(2027, 3, 26, 3, tzinfo=UTC)
REMINDED = datetime(2027, 3, 30, 1, tzinfo=UTC)  # T-3, 08:00
DUE = datetime(2027, 4, 2, 10, tzinfo=UTC)
MEETING = datetime(2027, 4, 5, 7, tzinfo=UTC)
TICKS = 50
MB = 2**20


def measure(cells: int = 2_000, members: int = 50) -> dict[str, Any]:
    """Both figures, on a database file of their own."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'planning.db'}")
        upgrade(engine)
        for first in range(0, cells, 100):
            run_once(engine, BORN, ZONE, _load, range(first, min(first + 100, cells)), members)
        settle_memory()
        figures = asyncio.run(_measure(engine))
        engine.dispose()
    return {"cells": cells, "members": cells * members, **figures}


async def _measure(engine: Engine) -> dict[str, Any]:
    clock = FrozenClock(REMINDED - timedelta(minutes=1))
    writer = Writer(engine, clock.now, ZONE)
    writer.start()
    reminders = Reminders(writer)
    sweeps = (Missed(writer).sweep, Agenda(writer).sweep, reminders.sweep_offices, reminders.sweep)
    idle = await _tick_ms([*sweeps, _outbox_sweep(writer)])
    clock.set(REMINDED)
    figures = await _planning(reminders)
    digests, rows = await writer.do(lambda work: (work.count(Outgoing), work.count(Reminder)))
    await writer.stop()
    return {**figures, "digests": digests, "reminders": rows, "idle_tick_ms": round(idle, 2)}


async def _tick_ms(sweeps: Sequence[Sweep]) -> float:
    for sweep in sweeps:
        await sweep()
    begun = time.perf_counter()
    for _ in range(TICKS):
        for sweep in sweeps:
            await sweep()
    return (time.perf_counter() - begun) * 1000 / TICKS


def _outbox_sweep(writer: Writer) -> Sweep:
    async def sweep() -> None:
        await writer.do(outbox.due_ids)

    return sweep


async def _planning(reminders: Reminders) -> dict[str, Any]:
    process = psutil.Process()
    before = process.memory_info().rss
    watching = asyncio.create_task(_peak(process))
    begun, worked = time.perf_counter(), time.process_time()
    await reminders.sweep()
    seconds, cpu = time.perf_counter() - begun, time.process_time() - worked
    watching.cancel()
    peak = max(await asyncio.gather(watching, return_exceptions=False), default=before)
    return {
        "seconds": round(seconds, 2),
        "cpu_seconds": round(cpu, 2),
        "memory_mb": round((peak - before) / MB),
    }


async def _peak(process: psutil.Process) -> int:
    peak = 0
    try:
        while True:
            peak = max(peak, process.memory_info().rss)
            await asyncio.sleep(0.05)
    except asyncio.CancelledError:
        return max(peak, process.memory_info().rss)


def _load(work: UnitOfWork, cells: range, members: int) -> None:
    for cell in cells:
        _add_cell(work, cell, members)


def _add_cell(work: UnitOfWork, number: int, members: int) -> None:
    cell = work.add(Cell, name=f"Chi bộ {number}", started_on=date(2027, 3, 8), created_at=BORN)
    topic = work.add(Topic, cell_id=cell, title=f"Chuyên đề thử số {number}", created_at=BORN)
    slot = {"cell_id": cell, "year": 2027, "number": 2, "topic_id": topic, "opened_at": BORN}
    quarter = work.add(CellQuarter, **slot)
    meeting = work.add(Meeting, cell_id=cell, quarter_id=quarter, number=1, at=MEETING)
    about = {"cell_id": cell, "quarter_id": quarter, "topic_id": topic}
    paper = work.add(Paper, **about, kind=PaperKind.OUTLINE)
    first = number * members + 1
    people = range(first, first + members)
    work.add_all(Person, [{"id": each, "name": f"Người Mẫu {each}", "created_at": BORN} for each in people])
    work.add_all(Membership, [_membership(cell, each) for each in people])
    work.add_all(Duty, [_duty(cell, quarter, meeting, paper, each) for each in people])


def _membership(cell: int, person: int) -> dict[str, Any]:
    return {
        "person_id": person,
        "cell_id": cell,
        "office": Office.MEMBER,
        "klass": Class.OFFICIAL,
        "condition": Condition.ACTIVE,
        "from_on": date(2027, 1, 1),
    }


def _duty(cell: int, quarter: int, meeting: int, paper: int, person: int) -> dict[str, Any]:
    return {
        "cell_id": cell,
        "quarter_id": quarter,
        "owner_id": person,
        "kind": DutyKind.COMMENT,
        "subject_id": paper,
        "meeting_id": meeting,
        "born_at": BORN,
        "due_at": DUE,
        "missed_from": MEETING,
        "next_step": StepName.T3,
        "next_step_at": REMINDED,
    }


if __name__ == "__main__":
    print(json.dumps(measure(*map(int, sys.argv[1:]))))
