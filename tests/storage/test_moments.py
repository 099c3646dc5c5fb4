"""Instants: the same whatever zone they are given in, read in UTC; one without a zone is refused."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import StatementError

from storage.tables import Person
from storage.work import UnitOfWork
from storage.writer import run_once
from workflow.rules.calendar import HOME

NOW = datetime(2027, 3, 8, 1, tzinfo=UTC)


def test_an_instant_is_the_same_in_every_zone_and_read_in_utc(engine: Engine) -> None:
    def act(work: UnitOfWork) -> None:
        for given in (NOW.astimezone(HOME), NOW, NOW.astimezone(HOME)):
            row = work.get(Person, work.add(Person, name="An", created_at=given))
            assert (row.created_at, row.created_at.tzinfo, row.code_used_at) == (NOW, UTC, None)
        assert work.count(Person, created_at=NOW) == work.count(Person, created_at=NOW.astimezone(HOME)) == 3

    run_once(engine, NOW, HOME, act)


def test_an_instant_without_a_zone_is_refused_each_time(engine: Engine) -> None:
    def act(work: UnitOfWork) -> None:
        work.add(Person, name="An", created_at=NOW.replace(tzinfo=None))

    for _ in range(2):
        with pytest.raises(StatementError):
            run_once(engine, NOW, HOME, act)
