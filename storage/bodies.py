"""What people write in pieces: each piece is stored as it arrives, in order."""

from functools import lru_cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from storage.tables import Body, Part
from storage.work import UnitOfWork, core

part = core(Part)


def new(work: UnitOfWork) -> int:
    """An empty body; its id."""
    return work.add(Body, created_at=work.now)


@lru_cache(maxsize=1)
def _last_position() -> Select[Any]:
    return select(func.coalesce(func.max(part.c.position), 0)).where(part.c.body_id == bindparam("body"))


def append(work: UnitOfWork, body_id: int, text: str) -> int:
    """Add a piece of text; its position, counted from 1."""
    position = int(work.connection.execute(_last_position(), {"body": body_id}).scalar_one()) + 1
    work.add(Part, body_id=body_id, position=position, text=text, created_at=work.now)
    return position


def parts(work: UnitOfWork, body_id: int) -> list[str]:
    """The pieces in order."""
    return [row.text for row in work.all(Part, body_id=body_id, order="position")]


def count(work: UnitOfWork, body_id: int) -> int:
    """How many pieces there are."""
    return work.count(Part, body_id=body_id)


def text(work: UnitOfWork, body_id: int) -> str:
    """The whole, pieces apart by a blank line."""
    return "\n\n".join(parts(work, body_id))


def is_empty(work: UnitOfWork, body_id: int) -> bool:
    """Whether nothing has been written yet."""
    return work.find(Part, body_id=body_id) is None


def copy(work: UnitOfWork, body_id: int) -> int:
    """A new body with the same pieces, to go on from; its id."""
    fresh = new(work)
    for piece in parts(work, body_id):
        append(work, fresh, piece)
    return fresh


def clear(work: UnitOfWork, body_id: int) -> None:
    """Take out all pieces, to begin again."""
    work.remove(Part, body_id=body_id)


def drop_last(work: UnitOfWork, body_id: int) -> bool:
    """Take out the newest piece; False when there is none."""
    last = work.connection.execute(_last_position(), {"body": body_id}).scalar_one()
    return work.remove(Part, body_id=body_id, position=last) > 0
