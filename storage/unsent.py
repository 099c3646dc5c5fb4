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
    """A person who cannot be written to: since when (None: has no chat at all), and the last that failed."""

    person_id: int
    since: datetime | None
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
    live = account.c.person_id == outgoing.c.person_id, account.c.ended_at.is_(None)
    since = select(func.max(account.c.unreachable_at)).where(*live).correlate(outgoing).scalar_subquery()
    return (
        select(outgoing.c.person_id, since, func.max(outgoing.c.created_at))
        .where(
            outgoing.c.person_id.in_(bindparam("people", expanding=True)),
            outgoing.c.created_at > bindparam("since"),
            outgoing.c.state == OutgoingState.FAILED,
            ~reachable,
        )
        .group_by(outgoing.c.person_id)
        .order_by(outgoing.c.person_id)
    )
