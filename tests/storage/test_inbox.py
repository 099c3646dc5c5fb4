"""Updates received: once each, in order, and never the same id for two."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from storage import inbox
from storage.inbox import NewUpdate
from storage.tables import Incoming
from storage.writer import run_once
from workflow.rules.calendar import HOME

NOW = datetime(2027, 3, 8, 1, tzinfo=UTC)
BOT = 42


def _update(number: int) -> NewUpdate:
    return NewUpdate(number, "1", f'{{"update_id": {number}}}')


def test_an_update_given_twice_is_stored_once(engine: Engine) -> None:
    first = run_once(engine, NOW, HOME, inbox.store, BOT, [_update(5), _update(6)])
    again = run_once(engine, NOW, HOME, inbox.store, BOT, [_update(6), _update(7)])
    assert [stored.raw for stored in first] == ['{"update_id": 5}', '{"update_id": 6}']
    assert [stored.raw for stored in again] == ['{"update_id": 7}']


def test_ids_grow_although_rows_are_forgotten(engine: Engine) -> None:
    stored = run_once(engine, NOW, HOME, inbox.store, BOT, [_update(5)])
    run_once(engine, NOW, HOME, inbox.mark_handled, stored[0].id)
    later = NOW + timedelta(days=7)
    assert run_once(engine, later, HOME, inbox.forget_old) == 1
    again = run_once(engine, later, HOME, inbox.store, BOT, [_update(5)])
    assert again[0].id > stored[0].id


def test_nothing_of_a_handled_update_is_kept(engine: Engine) -> None:
    stored = run_once(engine, NOW, HOME, inbox.store, BOT, [_update(5)])
    run_once(engine, NOW, HOME, inbox.mark_handled, stored[0].id)
    row = run_once(engine, NOW, HOME, lambda work: work.get(Incoming, stored[0].id))
    assert row.raw is None
    assert run_once(engine, NOW, HOME, inbox.pending, BOT) == []


def test_an_update_that_ran_alone_whenever_the_process_died_is_known(engine: Engine) -> None:
    stored = run_once(engine, NOW, HOME, inbox.store, BOT, [_update(5)])
    tries = [run_once(engine, NOW, HOME, inbox.try_alone, stored[0].id) for _ in range(4)]
    assert tries == [True, True, True, False]


@pytest.mark.parametrize(("asked", "waits"), [(0, False), (1, True), (2, True)])
def test_whether_something_older_still_waits(engine: Engine, asked: int, waits: bool) -> None:
    run_once(engine, NOW, HOME, inbox.store, BOT, [_update(5), _update(6)])
    assert run_once(engine, NOW, HOME, inbox.any_pending_up_to, asked) is waits
    assert run_once(engine, NOW, HOME, inbox.newest_id) == 2
