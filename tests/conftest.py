"""What every test stands on: a clean environment, and a database built by the migrations."""

import os
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine, event

from bot.log import configure
from storage.engine import open_engine
from storage.migrate import upgrade
from tests.stage import Stage
from tests.world import World

# How long an example takes says more of the machine than of the code.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
OURS = ("TELEGRAM_", "DATABASE_", "DATA_", "WEB_", "SEND_", "TIMEZONE", "LANGUAGE", "LOG_")


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a test."""
    for name in list(os.environ):
        if name.startswith(OURS):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def quiet_log() -> None:
    """Errors only, and not into what a test captures: that is closed when others still log."""
    configure("error", stream=sys.__stderr__)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file at the newest schema, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "empty.db"
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture
def engine(migrated: Path, tmp_path: Path) -> Iterator[Engine]:
    """An empty database of one's own."""
    path = tmp_path / "test.db"
    shutil.copy(migrated, path)
    engine = open_engine(f"sqlite:///{path}")
    # No test pulls the plug; those that kill the process survive without the disk's own promise.
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    yield engine
    engine.dispose()


@pytest.fixture
def world(engine: Engine) -> World:
    """The sample cell at 08:00 on 8 March 2027, the day its first quarter (II/2027) opens."""
    return World(engine)


@pytest.fixture
async def stage(engine: Engine) -> AsyncIterator[Stage]:
    """The running program, its rehearsal server and the sample cell, at the same moment as `world`."""
    stage = Stage(engine)
    await stage.start()
    yield stage
    await stage.stop()
