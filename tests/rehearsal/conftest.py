"""A server, the real library's Bot on it, and one person who has written to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import ClientSession
from telegram import Bot
from telegram.request import HTTPXRequest

from rehearsal.phone import Phone
from rehearsal.server import RehearsalServer


def bot_of(server: RehearsalServer, *, token: str | None = None, read_timeout: float = 5) -> Bot:
    """The library's Bot, talking to the server."""
    return Bot(
        token or server.token,
        base_url=f"{server.url}/bot",
        base_file_url=f"{server.url}/file/bot",
        request=HTTPXRequest(read_timeout=read_timeout),
    )


async def raw_call(
    server: RehearsalServer, method: str, body: dict[str, Any], *, token: str | None = None
) -> dict[str, Any]:
    """A call without the library, for what the library would not send."""
    url = f"{server.url}/bot{token or server.token}/{method}"
    async with ClientSession() as session, session.post(url, json=body) as response:
        answer: dict[str, Any] = await response.json()
        return answer


async def until(true: Callable[[], bool]) -> None:
    """Waits until something is so; on a busy machine nothing happens at a fixed time."""
    async with asyncio.timeout(5):
        while not true():
            await asyncio.sleep(0.005)


@pytest.fixture
async def server() -> AsyncIterator[RehearsalServer]:
    server = RehearsalServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def bot(server: RehearsalServer) -> AsyncIterator[Bot]:
    async with bot_of(server) as bot:
        yield bot


@pytest.fixture
async def an(server: RehearsalServer) -> AsyncIterator[Phone]:
    """An, who has opened the chat; nothing waits in the queue."""
    async with Phone(server.url, "Nguyễn Văn An", key="an") as phone:
        await phone.says("Xin chào", wait=False)
        server.stage.updates.drop_all()
        yield phone
