"""The command line as an operator meets it: one clear line and a code where something is wrong."""

import asyncio
import json
import os
import socket
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.lock import ProcessLock
from rehearsal.server import RehearsalServer

WRONG, TOKEN_REFUSED, RUNNING = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Shell:
    """A folder and an environment to run the program in."""

    environment: dict[str, str]

    async def start(self, *arguments: str, **more: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *arguments,
            env={**self.environment, **more},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )

    async def run(self, *arguments: str, **more: str) -> Ended:
        process = await self.start(*arguments, **more)
        out, err = await asyncio.wait_for(process.communicate(), 30)
        return Ended(process.returncode or 0, out.decode(), err.decode())


@pytest.fixture
async def server() -> AsyncIterator[RehearsalServer]:
    server = RehearsalServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def shell(tmp_path: Path, server: RehearsalServer) -> Shell:
    return Shell(
        {
            **os.environ,
            "DATA_DIR": str(tmp_path / "data"),
            "DATABASE_URL": f"sqlite:///{tmp_path}/data/chuyende.db",
            "TELEGRAM_TOKEN": server.token,
            "TELEGRAM_API_URL": server.url,
        }
    )


async def _line(stream: asyncio.StreamReader | None, words: str) -> str:
    assert stream is not None
    async with asyncio.timeout(20):
        while True:
            text = (await stream.readline()).decode()
            assert text, f"ended before {words!r}"
            if words in text:
                return text


async def test_a_refused_token_is_one_line_and_a_code(shell: Shell) -> None:
    ended = await shell.run("run", TELEGRAM_TOKEN="123456:" + "A" * 35)
    assert ended.code == TOKEN_REFUSED
    assert "Telegram không nhận TELEGRAM_TOKEN" in ended.err
    assert "A" * 35 not in ended.out + ended.err
    assert "Traceback" not in ended.err


async def test_without_a_token_run_says_what_to_do(shell: Shell) -> None:
    ended = await shell.run("run", TELEGRAM_TOKEN="")
    assert ended.code == WRONG
    assert "Chưa có TELEGRAM_TOKEN" in ended.err


async def test_a_setting_that_is_wrong_is_named(shell: Shell) -> None:
    ended = await shell.run("run", SEND_RATE="nhanh")
    assert ended.code == WRONG
    assert "SEND_RATE" in ended.err
    assert ended.err.count("\n") == 1


async def test_a_second_rehearsal_on_the_same_data_says_so_and_ends(shell: Shell, tmp_path: Path) -> None:
    with ProcessLock(tmp_path / "data", "rehearsal"):
        second = await shell.run("rehearse", WEB_PORT="18099")
    assert second.code == RUNNING
    assert "cùng dữ liệu trong DATA_DIR" in second.err


async def test_a_second_process_says_so_and_ends(shell: Shell) -> None:
    first = await shell.start("run", LOG_LEVEL="info")
    await _line(first.stderr, "program.started")
    second = await shell.run("run")
    assert second.code == RUNNING
    assert "đang chạy" in second.err
    first.terminate()
    assert await first.wait() == 0


async def test_without_a_network_it_waits_and_says_so(shell: Shell) -> None:
    process = await shell.start("run", TELEGRAM_API_URL="http://127.0.0.1:9", LOG_LEVEL="warning")
    await _line(process.stderr, "program.no_network")
    assert process.returncode is None
    process.terminate()
    assert await process.wait() == 0


async def test_a_folder_where_nothing_can_be_written(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "a-file"
    await asyncio.to_thread(file.write_text, "")
    ended = await shell.run("run", DATA_DIR=str(file / "data"))
    assert ended.code == WRONG
    assert "DATA_DIR" in ended.err


async def test_sample_then_codes(shell: Shell) -> None:
    assert "18 đồng chí" in (await shell.run("sample")).out
    again = await shell.run("sample")
    assert again.code == WRONG
    assert "đã có chi bộ" in again.err
    rows = [json.loads(text) for text in (await shell.run("codes", "--json")).out.splitlines()]
    assert len(rows) == 18
    assert {tuple(row) for row in rows} == {("name", "role", "class", "condition", "code", "link")}
    assert [row["role"] for row in rows].count("secretary") == 1
    assert {row["condition"] for row in rows} == {"active", "exempt", "away", "received", "suspended"}
    assert all(row["code"] in row["link"] for row in rows)


async def test_codes_are_the_same_when_printed_again(shell: Shell) -> None:
    await shell.run("sample")
    first, second = await shell.run("codes", "--json"), await shell.run("codes", "--json")
    assert first.out == second.out


async def test_a_port_that_is_taken_is_said_in_one_line(shell: Shell) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = await shell.run("rehearse", WEB_PORT=str(port), WEB_HOST="127.0.0.1")
    assert ended.code == WRONG
    assert ended.err == (
        f"Không mở được cổng {port}: một chương trình khác đang dùng cổng này. Xin đổi WEB_PORT.\n"
    )


async def test_migrate_says_where_it_stands(shell: Shell) -> None:
    ended = await shell.run("migrate")
    assert (ended.code, ended.err) == (0, "")
    assert "phiên bản 0001" in ended.out


async def test_a_file_that_is_no_database(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "data" / "chuyende.db"
    await asyncio.to_thread(path.parent.mkdir)
    await asyncio.to_thread(path.write_text, "không phải cơ sở dữ liệu " * 100)
    ended = await shell.run("codes")
    assert ended.code == WRONG
    assert "Không mở được cơ sở dữ liệu" in ended.err
    assert "Traceback" not in ended.err
