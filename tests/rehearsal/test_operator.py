"""The rehearsal with an operator: its people, its time, its walks, and its restarts."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from telegram.error import BadRequest

from rehearsal.control import ImpossibleError
from rehearsal.operator import Due, Person
from rehearsal.server import RehearsalServer
from tests.rehearsal.conftest import bot_of, until

START = datetime(2027, 3, 8, 1, 0, tzinfo=UTC)
DUE = Due(START + timedelta(hours=9), "Trả lời phân công")


class Steps:
    """An operator whose walk waits to be let on."""

    def __init__(self) -> None:
        self.time = START
        self.due: Due | None = DUE
        self.go_on = asyncio.Event()
        self.codes: dict[str, str | None] = {"an": None, "binh": "ma-binh"}

    async def now(self) -> datetime:
        return self.time

    async def people(self) -> list[Person]:
        return [Person(key, f"Đồng chí {key}", "đảng viên", code) for key, code in self.codes.items()]

    async def next_due(self) -> Due | None:
        return self.due

    async def walk_to(self, time: datetime) -> datetime:
        self.time += (time - self.time) / 4
        await self.go_on.wait()
        self.time = time
        return time


@pytest.fixture
async def steps() -> Steps:
    return Steps()


@pytest.fixture
async def operated(steps: Steps) -> AsyncIterator[RehearsalServer]:
    server = RehearsalServer(operator=steps)
    await server.start()
    yield server
    await server.stop()


async def test_a_walk_tells_how_far_it_is(operated: RehearsalServer, steps: Steps) -> None:
    clockwork = operated.clockwork
    await clockwork.start_walk(None)
    await asyncio.sleep(0)
    state = await clockwork.state()
    assert state["walking"] == {"to": DUE.at.isoformat(), "share": 0.25}
    with pytest.raises(ImpossibleError, match="walking already"):
        await clockwork.start_walk(None)
    steps.go_on.set()
    await until(lambda: steps.time == DUE.at)
    await asyncio.sleep(0)
    state = await clockwork.state()
    assert (state["now"], state["walking"], state["failed"]) == (DUE.at.isoformat(), None, False)


@pytest.mark.parametrize("to", [START, START - timedelta(days=1), datetime(2027, 3, 9)])  # noqa: DTZ001
async def test_the_clock_only_goes_forward(operated: RehearsalServer, to: datetime) -> None:
    with pytest.raises(ImpossibleError, match="only goes forward"):
        await operated.clockwork.start_walk(to)


async def test_with_nothing_due_there_is_nowhere_to_walk(operated: RehearsalServer, steps: Steps) -> None:
    steps.due = None
    assert (await operated.clockwork.state())["next"] is None
    with pytest.raises(ImpossibleError, match="nothing is due"):
        await operated.clockwork.start_walk(None)


async def test_a_walk_that_fails_says_so(
    operated: RehearsalServer, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fall(_: datetime) -> datetime:
        raise RuntimeError("hỏng")

    monkeypatch.setattr(steps, "walk_to", fall)
    await operated.clockwork.start_walk(None)
    async with asyncio.timeout(5):
        while not (state := await operated.clockwork.state())["failed"]:
            await asyncio.sleep(0.01)
    assert state["walking"] is None


async def test_without_an_operator_no_clock_is_moved(server: RehearsalServer) -> None:
    with pytest.raises(ImpossibleError, match="no clock"):
        await server.clockwork.start_walk(START + timedelta(days=1))


async def test_messages_bear_the_operators_time(operated: RehearsalServer, steps: Steps) -> None:
    an = await _user_id(operated, "an")
    steps.time = START + timedelta(days=3)
    async with bot_of(operated) as bot:
        assert (await bot.send_message(an, "chào")).date == steps.time


async def test_people_are_known_again_after_a_restart(
    operated: RehearsalServer, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    an, binh = [await _user_id(operated, key) for key in ("an", "binh")]
    async with bot_of(operated) as bot:
        before = await bot.send_message(an, "trước khi khởi động lại")
    later = time.time() + 5
    monkeypatch.setattr("rehearsal.chats.time.time", lambda: later)
    again = RehearsalServer(operator=steps)
    await again.start()
    async with bot_of(again) as bot:
        after = await bot.send_message(an, "sau khi khởi động lại")
        assert after.chat.first_name == "Đồng chí an"
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(binh, "chưa tham gia")
    assert again.control.phone("binh").user_id == binh
    assert after.message_id > before.message_id
    await again.stop()


async def test_the_address_is_one_to_open() -> None:
    server = RehearsalServer("0.0.0.0")
    port = await server.start()
    assert server.url == f"http://127.0.0.1:{port}"
    assert RehearsalServer("::1", 8080).url == "http://[::1]:8080"
    await server.stop()


async def _user_id(server: RehearsalServer, key: str) -> int:
    await server.clockwork.people()
    return server.control.phone(key).user_id
