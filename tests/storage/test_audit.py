"""The audit chain: any entry changed, removed or put in is found."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, text

from storage import audit
from storage.tables import Cell
from storage.work import UnitOfWork
from storage.writer import run_once
from workflow.rules.calendar import HOME

NOW = datetime(2027, 3, 8, 1, tzinfo=UTC)


@pytest.fixture
def chained(engine: Engine) -> Engine:
    def three(work: UnitOfWork) -> None:
        cell = work.add(Cell, name="Chi bộ Mẫu", started_on=work.today, created_at=work.now)
        for number in range(3):
            audit.record(work, cell, None, "test.act", f"thing:{number}", {"number": number})

    run_once(engine, NOW, HOME, three)
    return engine


def _broken(engine: Engine) -> int | None:
    return run_once(engine, NOW, HOME, audit.first_break, 1)


def test_an_untouched_chain_holds(chained: Engine) -> None:
    assert _broken(chained) is None


@pytest.mark.parametrize(
    ("statement", "found_at"),
    [
        ("UPDATE audit SET act = 'other.act' WHERE number = 2", 2),
        ("UPDATE audit SET detail = '{\"number\": 9}' WHERE number = 1", 1),
        ("UPDATE audit SET at = '2027-03-09 01:00:00' WHERE number = 3", 3),
        ("DELETE FROM audit WHERE number = 2", 2),
        ("DELETE FROM audit WHERE number = 1", 1),
        (
            "INSERT INTO audit (cell_id, number, at, act, subject, detail, previous, hash)"
            " SELECT cell_id, 4, at, act, subject, detail, previous, hash FROM audit WHERE number = 3",
            4,
        ),
    ],
)
def test_tampering_is_found(chained: Engine, statement: str, found_at: int) -> None:
    with chained.begin() as connection:
        connection.execute(text(statement))
    assert _broken(chained) == found_at
