"""`python -m rehearsal`: the server alone, for a bot of one's own and for tests."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
import sys

from rehearsal.server import DEFAULT_TOKEN, RehearsalServer


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="rehearsal", description="A local Telegram Bot API server")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free port")
    parser.add_argument("--token", default=DEFAULT_TOKEN, help="the token the bot must use")
    parser.add_argument("--latency-ms", type=float, default=0, help="added to every answer")
    return parser.parse_args()


async def _serve(arguments: argparse.Namespace) -> None:
    server = RehearsalServer(
        arguments.host, arguments.port, token=arguments.token, latency_ms=arguments.latency_ms
    )
    await server.start()
    sys.stdout.write(f"{server.url}\n")
    sys.stdout.flush()
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no such handlers
            loop.add_signal_handler(number, ended.set)
    await ended.wait()
    await server.stop()


if __name__ == "__main__":
    asyncio.run(_serve(_arguments()))
