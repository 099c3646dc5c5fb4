"""`python -m bot check`: a line each, a code where something is wrong, and nothing changed by asking."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine
from typer.testing import CliRunner

from bot import checking
from bot.__main__ import app
from bot.settings import Settings
from rehearsal.server import RehearsalServer
from scheduler.sweeps import CLOCK
from storage import heartbeats, migrate
from storage.engine import open_engine
from storage.tables import Audit
from tests.world import START, World
from workflow.rules.calendar import HOME


def _clock(world: World) -> checking.Finding:
    return checking.contents(world.engine, world.now, HOME)[-1]


def test_a_cell_and_its_audit_chain(world: World) -> None:
    world.open_quarter()
    cell = checking.contents(world.engine, world.now, HOME)[0]
    assert (cell.well, cell.text) == (
        True,
        "Chi bộ Mẫu (dữ liệu thử): 18 đồng chí, nhật ký liền mạch (1 mục).",
    )
    world.do(lambda work: work.change_all(Audit, {"number": 1}, act="something.else"))
    cell = checking.contents(world.engine, world.now, HOME)[0]
    assert (cell.well, "bị sửa từ mục 1" in cell.text) == (False, True)


def test_the_clock(world: World) -> None:
    assert _clock(world) == checking.Finding(
        True, "Đồng hồ: chương trình chưa chạy lần nào với cơ sở dữ liệu này."
    )
    world.do(heartbeats.beat, CLOCK)
    assert "đang chạy" in _clock(world).text
    world.now = START + timedelta(minutes=2)
    assert (_clock(world).well, "im lặng" in _clock(world).text) == (False, True)
    world.now = START - timedelta(minutes=2)
    assert (_clock(world).well, "bị lùi" in _clock(world).text) == (False, True)


def test_the_database(tmp_path: Path, engine: Engine) -> None:
    url = f"sqlite:///{tmp_path}/not-there.db"
    (finding,), found = checking.database(url)
    assert (finding.well, found, (tmp_path / "not-there.db").exists()) == (False, None, False)
    old = open_engine(url)
    with old.begin():
        pass
    (finding,), found = checking.database(url)
    assert "Chạy: python -m bot migrate" in finding.text
    migrate.upgrade(old)
    (finding,), found = checking.database(url)
    assert finding.well
    assert found is not None
    (tmp_path / "broken.db").write_text("không phải cơ sở dữ liệu" * 50, encoding="utf-8")
    (finding,), found = checking.database(f"sqlite:///{tmp_path}/broken.db")
    assert (finding.well, "không mở được" in finding.text) == (False, True)


async def test_the_token() -> None:
    server = RehearsalServer()
    await server.start()
    settings = Settings(telegram_token=SecretStr(server.token), telegram_api_url=server.url)
    assert "bot @tro_ly_dung_thu_bot" in (await checking.token(settings)).text
    other = settings.model_copy(update={"telegram_token": SecretStr("1:x")})
    refused = await checking.token(other)
    assert (refused.well, "không nhận" in refused.text) == (False, True)
    await server.stop()
    away = await checking.token(settings)
    assert (away.well, "chưa hỏi được" in away.text) == (False, True)
    assert (await checking.token(Settings())).well


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Any]:
    env = {"DATA_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/cli.db", "LOG_LEVEL": "error"}
    return lambda *words: CliRunner().invoke(app, words, env=env)


def test_the_code_says_whether_all_is_well(run: Callable[..., Any]) -> None:
    assert run("check").exit_code == 1
    assert run("migrate").exit_code == 0
    ended = run("check")
    assert ended.exit_code == 0
    assert [line.split(":")[0] for line in ended.output.splitlines()] == [
        "tốt  Cài đặt",
        "tốt  Cơ sở dữ liệu",
        "tốt  Mã của bot",
        "tốt  Chi bộ",
        "tốt  Đồng hồ",
    ]
