"""Updates received: stored before the platform is told, de-duplicated, marked when handled."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from storage import heartbeats
from storage.errors import AlreadyHandled
from storage.tables import Incoming, IncomingState
from storage.work import UnitOfWork, core

# Update ids start again at random after a week without updates, so older ones must not be in the way.
KEEP_HANDLED = timedelta(days=6)
FORGET_EVERY = timedelta(hours=1)
FORGETTING = "forgetting"
ALONE_TRIES_MAX = 3
incoming = core(Incoming)


@dataclass(frozen=True, slots=True)
class NewUpdate:
    """An update as it came; `lane` keeps those of one person in order."""

    update_id: int
    lane: str
    raw: str


@dataclass(frozen=True, slots=True)
class Stored:
    """An update that is safe, with the id of its row."""

    id: int
    lane: str
    raw: str


@lru_cache(maxsize=2)
def _insert_new(dialect: str) -> Any:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return (
        insert(incoming)
        .on_conflict_do_nothing(index_elements=["bot_id", "update_id"])
        .returning(incoming.c.id, incoming.c.lane, incoming.c.raw)
    )


def store(
    work: UnitOfWork, bot_id: int, updates: Sequence[NewUpdate], in_doubt: Collection[int] = ()
) -> list[Stored]:
    """Store a batch; those stored before are left out of the answer.

    `in_doubt`: ids whose storing seemed to fail. A commit may survive its own error (the sync to disk fails
    after the writing), so those that are there and wait are in the answer too.
    """
    rows = [
        {
            "bot_id": bot_id,
            "update_id": update.update_id,
            "lane": update.lane,
            "raw": update.raw,
            "state": IncomingState.PENDING,
            "alone_tries": 0,
            "received_at": work.now,
        }
        for update in updates
    ]
    if not rows:
        return []
    statement = _insert_new(work.connection.dialect.name)
    survived: dict[str, Any] = {"bot_id": bot_id, "update_id": list(in_doubt), "state": IncomingState.PENDING}
    waiting = work.all(Incoming, **survived) if in_doubt else []
    found = [Stored(row.id, row.lane, row.raw or "{}") for row in waiting]
    found += [Stored(row.id, row.lane, row.raw) for row in work.connection.execute(statement, rows)]
    return sorted(found, key=lambda stored: stored.id)


def pending(work: UnitOfWork, bot_id: int) -> list[Stored]:
    """What a stopped process left unhandled, oldest first.

    What another bot left, before its token was replaced, will never be handled: it is set aside, or every
    vote would wait for it.
    """
    others = [row.id for row in work.all(Incoming, state=IncomingState.PENDING) if row.bot_id != bot_id]
    work.change_all(Incoming, {"id": others}, state=IncomingState.SET_ASIDE, handled_at=work.now)
    rows = work.all(Incoming, bot_id=bot_id, state=IncomingState.PENDING)
    return [Stored(row.id, row.lane, row.raw or "{}") for row in rows]


def try_alone(work: UnitOfWork, incoming_id: int) -> bool:
    """Mark that this update now runs with no other; False when the process died three times that way."""
    row = work.get(Incoming, incoming_id)
    if row.alone_tries >= ALONE_TRIES_MAX:
        return False
    work.change(Incoming, incoming_id, alone_tries=row.alone_tries + 1)
    return True


def mark_handled(work: UnitOfWork, incoming_id: int) -> None:
    """Done: what it said is kept where it belongs, so the raw update is emptied. Raises `AlreadyHandled`."""
    waiting = {"id": incoming_id, "state": IncomingState.PENDING}
    handled = {"state": IncomingState.HANDLED, "raw": None, "handled_at": work.now}
    if not work.change_all(Incoming, waiting, **handled):
        raise AlreadyHandled(f"update {incoming_id}")


def set_aside(work: UnitOfWork, incoming_id: int, reference: str) -> None:
    """Keep the update for the operator, under the reference number that the person was told."""
    work.change(
        Incoming, incoming_id, state=IncomingState.SET_ASIDE, reference=reference, handled_at=work.now
    )


def newest_id(work: UnitOfWork) -> int:
    """The id of the newest update received; 0 when there is none."""
    statement = select(func.coalesce(func.max(incoming.c.id), 0))
    return int(work.connection.execute(statement).scalar_one())


def any_pending_up_to(work: UnitOfWork, last_id: int) -> bool:
    """Whether an update with this id or a smaller one still waits."""
    statement = (
        select(incoming.c.id)
        .where(incoming.c.state == IncomingState.PENDING, incoming.c.id <= last_id)
        .limit(1)
    )
    return work.connection.execute(statement).first() is not None


def forget_old(work: UnitOfWork) -> int:
    """Delete rows handled long ago, once an hour; how many."""
    last = heartbeats.last_beat(work, FORGETTING)
    if last is not None and last <= work.now < last + FORGET_EVERY:
        return 0
    heartbeats.beat(work, FORGETTING)
    statement = delete(incoming).where(
        incoming.c.state == IncomingState.HANDLED, incoming.c.handled_at < work.now - KEEP_HANDLED
    )
    return work.connection.execute(statement).rowcount
