"""The writer: nothing is lost between units of work that run together, and a failed one leaves no trace."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from storage import bodies
from storage.engine import open_engine
from storage.errors import Missing, Unavailable
from storage.ready import Written
from storage.tables import Body, Heartbeat, Part, Person
from storage.work import UnitOfWork
from storage.writer import Writer
from workflow.rules.calendar import HOME


@pytest.fixture
async def writer(engine: Engine) -> AsyncIterator[Writer]:
    writer = Writer(engine, lambda: datetime.now(UTC), HOME)
    writer.start()
    yield writer
    await writer.stop()


def _person(work: UnitOfWork) -> int:
    return work.add(Person, name="Nguyễn Mẫu An", created_at=work.now)


def _add_one(work: UnitOfWork, person_id: int) -> None:
    row = work.get(Person, person_id)
    work.change(Person, person_id, code_issue=row.code_issue + 1)


async def test_400_concurrent_read_add_writes_add_up(writer: Writer) -> None:
    person_id = await writer.do(_person)
    await asyncio.gather(*(writer.do(_add_one, person_id) for _ in range(400)))
    row = await writer.do(lambda work: work.get(Person, person_id))
    assert row.code_issue == 400


async def test_a_failing_unit_of_work_takes_only_its_own_changes_with_it(writer: Writer) -> None:
    def fails(work: UnitOfWork) -> None:
        work.add(Heartbeat, name="lost", beat_at=work.now)
        raise ValueError("on purpose")

    def keeps(work: UnitOfWork) -> None:
        work.add(Heartbeat, name="kept", beat_at=work.now)

    results = await asyncio.gather(
        writer.do(fails), writer.do(keeps), writer.do(fails), return_exceptions=True
    )
    assert [type(each) for each in results] == [ValueError, type(None), ValueError]
    assert [row.name for row in await writer.do(lambda work: work.all(Heartbeat))] == ["kept"]


async def test_a_double_row_is_an_error_of_its_own_unit_only(writer: Writer) -> None:
    def twice(work: UnitOfWork) -> None:
        work.add(Heartbeat, name="clock", beat_at=work.now)

    results = await asyncio.gather(writer.do(twice), writer.do(twice), return_exceptions=True)
    assert [type(each).__name__ for each in results] == ["NoneType", "IntegrityError"]
    assert await writer.do(lambda work: work.count(Heartbeat)) == 1


async def test_an_act_goes_on_when_its_caller_goes_away(writer: Writer) -> None:
    task = asyncio.ensure_future(writer.do(_person))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert await writer.do(lambda work: work.count(Person)) == 1


async def test_notices_are_told_only_after_their_commit(writer: Writer) -> None:
    told: list[tuple[Written, ...]] = []
    writer.committed = told.append

    def says(work: UnitOfWork, *, fail: bool) -> None:
        work.notices.append(7)
        if fail:
            raise ValueError("on purpose")

    await writer.do(says, fail=False)
    with pytest.raises(ValueError, match="on purpose"):
        await writer.do(says, fail=True)
    assert told == [(7,)]


async def test_a_row_that_is_not_there(writer: Writer) -> None:
    with pytest.raises(Missing):
        await writer.do(lambda work: work.get(Body, 99))


async def test_parts_keep_their_order(writer: Writer) -> None:
    body = await writer.do(bodies.new)
    for text in ("một", "hai", "ba"):
        await writer.do(bodies.append, body, text)
    await writer.do(bodies.drop_last, body)
    await writer.do(bodies.append, body, "bốn")
    assert await writer.do(bodies.parts, body) == ["một", "hai", "bốn"]


async def test_a_moment_comes_back_aware_and_equal(writer: Writer) -> None:
    at = datetime(2027, 4, 5, 14, 0, tzinfo=HOME)
    await writer.do(lambda work: work.add(Heartbeat, name="x", beat_at=at))
    row = await writer.do(lambda work: work.get(Heartbeat, 1))
    assert row.beat_at == at
    assert row.beat_at.utcoffset() is not None


class TestSqliteAway:
    """A database that is locked, full or read-only: one typed error, nothing changed."""

    @pytest.fixture
    def path(self, migrated: Path, tmp_path: Path) -> Path:
        path = tmp_path / "away.db"
        path.write_bytes(migrated.read_bytes())
        return path

    async def _writer(self, path: Path, *, busy_ms: int = 100) -> Writer:
        engine = open_engine(f"sqlite:///{path}")
        event.listen(engine, "connect", lambda dbapi, _: dbapi.execute(f"PRAGMA busy_timeout={busy_ms}"))
        writer = Writer(engine, lambda: datetime.now(UTC), HOME)
        writer.start()
        return writer

    async def test_locked(self, path: Path) -> None:
        writer = await self._writer(path)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable):
            await writer.do(_person)
        other.execute("COMMIT")
        other.close()
        assert await writer.do(_person) == 1
        await writer.stop()

    async def test_full(self, path: Path) -> None:
        writer = await self._writer(path)
        body = await writer.do(bodies.new)
        await writer.do(lambda work: work.connection.exec_driver_sql("PRAGMA max_page_count=1"))
        with pytest.raises(Unavailable):
            for _ in range(3):
                await writer.do(bodies.append, body, "x" * 1_000_000)
        await writer.do(lambda work: work.connection.exec_driver_sql("PRAGMA max_page_count=1000000"))
        assert await writer.do(lambda work: work.count(Part)) == 0
        await writer.stop()

    async def test_read_only(self, path: Path) -> None:
        writer = await self._writer(path)
        await writer.do(_person)
        await writer.do(lambda work: work.connection.exec_driver_sql("PRAGMA query_only=ON"))
        with pytest.raises(Unavailable):
            await writer.do(_person)
        await writer.stop()
