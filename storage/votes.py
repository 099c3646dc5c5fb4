"""Statements about votes: those that wait to be counted, and which updates came in time."""

from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, literal_column, select

from storage.tables import Incoming, Vote, VoteState
from storage.work import UnitOfWork, core

vote, incoming = core(Vote), core(Incoming)


@lru_cache(maxsize=1)
def _closing() -> Select[Any]:
    # Asked at every turn: with the state written out, its index is used without planning anew each time.
    closing: ColumnElement[str] = literal_column(f"'{VoteState.CLOSING}'")
    return select(vote.c.id).where(vote.c.state == closing).order_by(vote.c.id)


def closing_ids(work: UnitOfWork) -> list[int]:
    """Votes that are closed and not counted yet."""
    return list(work.connection.execute(_closing()).scalars())


@lru_cache(maxsize=1)
def _received_by() -> Select[Any]:
    # Ids and times grow together, so from the newest on backwards the first that fits is the one.
    return (
        select(incoming.c.id)
        .where(incoming.c.received_at <= bindparam("at"))
        .order_by(incoming.c.id.desc())
        .limit(1)
    )


def last_received_by(work: UnitOfWork, at: datetime) -> int:
    """The id of the newest update received at or before an instant; 0 when there is none."""
    return int(work.connection.execute(_received_by(), {"at": at}).scalar() or 0)


def received_by(work: UnitOfWork, incoming_id: int, at: datetime) -> bool:
    """Whether an update was received at or before an instant; False for one that does not exist."""
    row = work.find(Incoming, id=incoming_id)
    return row is not None and row.received_at <= at
