"""`make bench`: the budgets, measured here, as one table; `--write` keeps it in docs/benchmarks.md."""

import argparse
import json
import os
import platform
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.benchmarks import interactions
from tests.benchmarks.interactions import Run

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"
PLANNING_SECONDS = 240.0
P95_MS = 150
RATES = {"text": 300, "press": 200}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `kept`: whether the budget is; None where the row has none."""

    what: str
    measured: str
    budget: str = ""
    kept: bool | None = None

    def __str__(self) -> str:
        kept = {True: "yes", False: "**no**", None: ""}[self.kept]
        return f"| {self.what} | {self.measured} | {self.budget} | {kept} |"


def rows() -> Iterator[Row]:
    """Every row, measured as it is asked for: about five minutes in all."""
    for whose, run, seen in interactions.measurements():
        yield _interaction(whose, run, seen)
    yield _vote(60, "one ballot each, every press answered within 1 s, one final count", 1.0)
    yield _vote(1_000, "the same, within 15 s", 15.0)
    yield from _planning()
    yield _sending()
    yield from _starting()


def _interaction(whose: str, run: Run, seen: dict[str, Any]) -> Row:
    what = f"{run.kind}, {run.rate:g}/s asked: {whose}"
    answered = f"{seen['rate']}/s, {seen['answered']} of {seen['asked']} answered"
    measured = f"{answered}; p50 {seen['p50_ms']}, p95 {seen['p95_ms']}, slowest {seen['max_ms']} ms"
    if whose != "ours" or run.rate != RATES[run.kind]:
        return Row(what, measured)
    kept = seen["answered"] == seen["asked"] and seen["p95_ms"] <= P95_MS
    return Row(what, measured, f"≥ {run.rate:g}/s, p95 ≤ {P95_MS} ms", kept)


def _vote(voters: int, budget: str, seconds: float) -> Row:
    what = f"{voters} people press three times within 1 s, the vote closing in the middle"
    seen = _figures("votes", str(voters))
    if seen is None:
        return _without(what, budget)
    right = "equal to" if seen["right"] else "NOT equal to"
    measured = (
        f"{seen['answered']} of {seen['pressed']} presses answered, p95 {seen['p95_ms']},"
        f" slowest {seen['max_ms']} ms; ballots and the one count {right} the recount of {seen['in_time']}"
        f" presses in time; close to count {seen['close_to_count_ms']} ms, to the last phone's result"
        f" {seen['close_to_last_result_ms']} ms; all said after {seen['all_written_s']} s,"
        f" of which the bot's processor time {seen['bot_cpu_s']} s"
    )
    complete = seen["right"] and seen["all_done"] and seen["answered"] == seen["pressed"]
    taken = seen["max_ms"] / 1000 if voters < 1_000 else seen["all_written_s"]
    return Row(what, measured, budget, complete and taken <= seconds)


def _planning() -> Iterator[Row]:
    what = "reminders planned for one deadline: 100,000 members in 2,000 cells"
    tick, tick_budget = "a tick with 100,000 open duties and nothing due", "≤ 10 ms"
    budget = "≤ 15 s, ≤ 250 MB"
    seen = _figures("planning", seconds=PLANNING_SECONDS)
    if seen is None:
        yield _without(what, budget)
        yield _without(tick, tick_budget)
        return
    measured = f"{seen['seconds']} s, {seen['memory_mb']} MB"
    yield Row(what, measured, budget, seen["seconds"] <= 15 and seen["memory_mb"] <= 250)
    yield Row(tick, f"{seen['idle_tick_ms']} ms", tick_budget, seen["idle_tick_ms"] <= 10)


def _sending() -> Row:
    what, budget = "sending: processor time a message", "≤ 2 ms"
    seen = _figures("sending")
    if seen is None:
        return _without(what, budget)
    measured = f"{seen['cpu_ms']} ms; {seen['sent']} of {seen['messages']} sent, {seen['per_second']}/s"
    return Row(what, measured, budget, seen["cpu_ms"] <= 2 and seen["sent"] == seen["messages"])


def _starting() -> Iterator[Row]:
    start, start_budget = "start to first poll, sample cell, median of 5", "≤ 3 s"
    memory, memory_budget = "memory of the running bot, sample cell, median of 5", "≤ 180 MB"
    seen = _figures("starting")
    if seen is None:
        yield _without(start, start_budget)
        yield _without(memory, memory_budget)
        return
    measured = f"{seen['seconds']} s (slowest {seen['slowest_seconds']} s)"
    yield Row(start, measured, start_budget, seen["seconds"] <= 3)
    yield Row(memory, f"{seen['memory_mb']} MB", memory_budget, seen["memory_mb"] <= 180)


def _without(what: str, budget: str) -> Row:
    return Row(what, "no figure: the measurement failed", budget, kept=False)


def _figures(module: str, *arguments: str, seconds: float | None = None) -> dict[str, Any] | None:
    """What a measurement in a process of its own printed; None when it failed.

    `seconds`: for one that has no limit of its own and starts no other process, which would be left behind.
    """
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, timeout=seconds, check=True)
    except subprocess.SubprocessError as error:
        print(f"{module}: {type(error).__name__}", file=sys.stderr)
        return None
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def _machine() -> str:
    day = datetime.now(UTC).date()
    return (
        f"Measured on {day:%d %B %Y}: {os.cpu_count()} cores, Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version}; load of the machine when it began: {os.getloadavg()[0]:.1f};"
        f" ten million multiplications in a loop: {_pace():.2f} s."
    )


def _pace() -> float:
    """How fast the machine is today, in seconds: the same machine may be lent at half its speed."""
    begun, total = time.perf_counter(), 0
    for number in range(10_000_000):
        total += number * number
    return time.perf_counter() - begun


def _keep(table: str) -> None:
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(before + BEGIN + table + END + after, encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="keep the table in docs/benchmarks.md")
    arguments = parser.parse_args()
    lines = [_machine(), "", "| What | Measured | Budget | Kept |", "|---|---|---|---|"]
    print("\n".join(lines), flush=True)
    for row in rows():
        lines.append(str(row))
        print(row, flush=True)
    if arguments.write:
        _keep("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
