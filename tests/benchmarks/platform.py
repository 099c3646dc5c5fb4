"""A platform to measure against: gives updates at a steady rate, answers every call after a pause.

Runs as a process of its own, on its own core; prints what it saw as one line of JSON and ends.
"""

import argparse
import asyncio
import contextlib
import json
import os
import time
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

FIRST_PERSON = 1_000
SETTLE_SECONDS = 20.0


@dataclass
class Load:
    """Updates due at fixed moments, whether or not the bot keeps up."""

    rate: float
    count: int
    people: int
    kind: str
    pause: float
    started: float | None = None
    offset: int = 0
    answered: dict[int, float] = field(default_factory=dict)
    waiting: dict[int, list[int]] = field(default_factory=dict)
    presses: dict[str, float] = field(default_factory=dict)
    given: int = 0
    done: asyncio.Event = field(default_factory=asyncio.Event)

    def born(self, number: int) -> float:
        """When an update became available, in seconds of the monotonic clock."""
        assert self.started is not None
        return self.started + number / self.rate

    def update(self, number: int) -> dict[str, Any]:
        """The update with this number."""
        person = FIRST_PERSON + number % self.people
        who = {"id": person, "is_bot": False, "first_name": "N"}
        chat = {"id": person, "type": "private", "first_name": "N"}
        message = {"message_id": number + 1, "date": 1, "chat": chat, "from": who, "text": f"lời {number}"}
        if self.kind == "text":
            return {"update_id": number + 1, "message": message}
        query = {"id": str(number), "from": who, "chat_instance": "1", "message": message, "data": "echo:1"}
        return {"update_id": number + 1, "callback_query": query}


def application(load: Load) -> web.Application:
    """The few methods that the bot calls."""

    async def call(request: web.Request) -> web.Response:
        method = request.match_info["method"]
        data = dict(await request.post()) if request.can_read_body else {}
        if method == "getUpdates":
            return _ok(await _updates(load, data))
        await asyncio.sleep(load.pause)
        if method == "sendMessage":
            _answered(load, int(str(data["chat_id"])))
            chat = {"id": int(str(data["chat_id"])), "type": "private"}
            return _ok({"message_id": len(load.answered) + 1, "date": 1, "chat": chat, "text": "x"})
        if method == "getMe":
            return _ok({"id": 1, "is_bot": True, "first_name": "B", "username": "b_bot"})
        if method == "answerCallbackQuery":
            number = int(str(data["callback_query_id"]))
            load.presses[str(number)] = time.monotonic() - load.born(number)
        return _ok(True)

    app = web.Application()
    app.router.add_route("*", "/bot{token}/{method}", call)
    return app


async def _updates(load: Load, data: dict[str, Any]) -> list[dict[str, Any]]:
    if load.started is None:
        load.started = time.monotonic() + 0.2
    offset = int(str(data.get("offset") or 0))
    load.offset = max(load.offset, offset - 1)
    deadline = time.monotonic() + 2
    while time.monotonic() < deadline:
        available = min(load.count, int((time.monotonic() - load.started) * load.rate))
        if load.offset < available:
            numbers = range(load.offset, min(available, load.offset + 100))
            for number in numbers:
                if number >= load.given:
                    load.waiting.setdefault(FIRST_PERSON + number % load.people, []).append(number)
            load.given = max(load.given, numbers[-1] + 1)
            return [load.update(number) for number in numbers]
        await asyncio.sleep(0.002)
    return []


def _answered(load: Load, person: int) -> None:
    waiting = load.waiting.get(person)
    if not waiting:
        return
    number = waiting.pop(0)
    load.answered[number] = time.monotonic() - load.born(number)
    if len(load.answered) >= load.count:
        load.done.set()


def _ok(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _share(values: list[float], share: float) -> float:
    return round(sorted(values)[int(len(values) * share)] * 1000, 1) if values else 0.0


async def run(load: Load, port: int) -> None:
    """Serve until every update is answered, or too long has passed; then print."""
    runner = web.AppRunner(application(load), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print("ready", flush=True)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(load.done.wait(), load.count / load.rate + SETTLE_SECONDS)
    times = list(load.answered.values())
    last = max((load.born(number) + late for number, late in load.answered.items()), default=0.0)
    seconds = last - load.started if load.started and times else 0.0
    print(
        json.dumps(
            {
                "asked": load.count,
                "answered": len(times),
                "rate": round(len(times) / seconds, 1) if seconds else 0,
                "p50_ms": _share(times, 0.5),
                "p95_ms": _share(times, 0.95),
                "max_ms": _share(times, 0.9999),
                "press_p95_ms": _share(list(load.presses.values()), 0.95),
            }
        ),
        flush=True,
    )
    await runner.cleanup()


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--kind", choices=["text", "press"], default="text")
    parser.add_argument("--pause-ms", type=float, default=50)
    parser.add_argument("--core", type=int, default=None)
    args = parser.parse_args()
    if args.core is not None:
        os.sched_setaffinity(0, {args.core})
    load = Load(args.rate, args.count, args.people, args.kind, args.pause_ms / 1000)
    asyncio.run(run(load, args.port))


if __name__ == "__main__":
    main()
