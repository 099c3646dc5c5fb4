"""Whom notices do not reach: no account, or none that still answers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, bindparam, exists, func, select

from storage.tables import Account, Outgoing, OutgoingState
from storage.work import UnitOfWork, core

outgoing, account = core(Outgoing), core(Account)


@dataclass(frozen=True, slots=True)
class Unsent:
    """A person who cannot be written to, with the first and the last notice that failed."""

    person_id: int
    first_at: datetime
    last_at: datetime


def unsent(work: UnitOfWork, people: Collection[int], since: datetime) -> list[Unsent]:
    """Those of these people whom nothing reaches now, with what failed since an instant."""
    rows = work.connection.execute(_unsent(), {"people": list(people), "since": since})
    return [Unsent(*row) for row in rows]


@lru_cache(maxsize=1)
def _unsent() -> Select[Any]:
    reachable = exists().where(
        account.c.person_id == outgoing.c.person_id,
        account.c.ended_at.is_(None),
        account.c.unreachable_at.is_(None),
    )
    return (
        select(outgoing.c.person_id, func.min(outgoing.c.created_at), func.max(outgoing.c.created_at))
        .where(
            outgoing.c.person_id.in_(bindparam("people", expanding=True)),
            outgoing.c.created_at > bindparam("since"),
            outgoing.c.state == OutgoingState.FAILED,
            ~reachable,
        )
        .group_by(outgoing.c.person_id)
        .order_by(func.min(outgoing.c.created_at), outgoing.c.person_id)
    )
