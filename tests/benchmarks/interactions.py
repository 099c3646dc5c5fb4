"""Texts and presses through the whole core, beside the library as it comes, in the same run."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BOT_CORE, PLATFORM_CORE = 0, 1


@dataclass(frozen=True, slots=True)
class Run:
    """One load: so many updates a second, until `count` are given."""

    kind: str
    rate: float
    count: int


def ours(run: Run, port: int) -> dict[str, Any]:
    """The core with its echo, SQLite with synchronous=FULL."""
    with tempfile.TemporaryDirectory() as folder:
        return _measured(run, port, "tests.benchmarks.echo_bot", ["--folder", folder])


def stock(run: Run, port: int) -> dict[str, Any]:
    """A stock bot under the same load."""
    return _measured(run, port, "tests.benchmarks.stock_bot", [])


def _measured(run: Run, port: int, module: str, more: list[str]) -> dict[str, Any]:
    url = f"http://127.0.0.1:{port}"
    platform = _start(
        "tests.benchmarks.platform",
        [
            *("--port", str(port), "--rate", str(run.rate), "--count", str(run.count)),
            *("--kind", run.kind, "--core", str(PLATFORM_CORE)),
        ],
        subprocess.PIPE,
    )
    assert platform.stdout is not None
    platform.stdout.readline()
    with Path(tempfile.gettempdir(), f"bench-{port}.log").open("w") as log:
        bot = _start(module, ["--url", url, "--core", str(BOT_CORE), *more], log)
        result: dict[str, Any] = json.loads(platform.stdout.readline())
        bot.terminate()
        bot.wait()
    platform.wait()
    return result


def _start(module: str, arguments: list[str], output: Any) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments], stdout=output, stderr=subprocess.DEVNULL
    )


def measurements(first_port: int = 18_100) -> Iterator[tuple[str, Run, dict[str, Any]]]:
    """One load after another: whose bot, what was asked of it, what the platform saw."""
    runs = [
        ("ours", ours, Run("text", 100, 1_500)),
        ("ours", ours, Run("text", 300, 4_500)),
        ("ours", ours, Run("text", 400, 6_000)),
        ("ours", ours, Run("text", 500, 7_500)),
        ("stock bot", stock, Run("text", 300, 600)),
        ("ours", ours, Run("press", 200, 3_000)),
        ("ours", ours, Run("press", 300, 4_500)),
        ("stock bot", stock, Run("press", 200, 400)),
    ]
    for at, (whose, measure, run) in enumerate(runs):
        yield whose, run, measure(run, first_port + at)
