"""The audit trail: append-only, each entry chained by SHA-256 to the one before it in its cell.

Entries hold ids, states and dates; never what people wrote.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, bindparam, select

from storage.tables import Audit
from storage.work import UnitOfWork, core

audit = core(Audit)

BEGINNING = "0" * 64
Plain = Mapping[str, str | int | bool | None]


def record(
    work: UnitOfWork, cell_id: int, actor_id: int | None, act: str, subject: str, detail: Plain | None = None
) -> None:
    """Append an entry. `actor_id` None: the clock did it."""
    last = work.connection.execute(_last(), {"cell": cell_id}).first()
    number, previous = (last.number + 1, last.hash) if last else (1, BEGINNING)
    entry = {
        "cell_id": cell_id,
        "number": number,
        "at": work.now,
        "actor_id": actor_id,
        "act": act,
        "subject": subject,
        "detail": dict(detail or {}),
        "previous": previous,
    }
    work.add(Audit, **entry, hash=_hash(entry))


@lru_cache(maxsize=1)
def _last() -> Select[Any]:
    mine = select(audit.c.number, audit.c.hash).where(audit.c.cell_id == bindparam("cell"))
    return mine.order_by(audit.c.number.desc()).limit(1)


def first_break(work: UnitOfWork, cell_id: int) -> int | None:
    """The number of the first entry that was changed, removed or put in; None when the chain holds."""
    previous = BEGINNING
    for expected, row in enumerate(work.all(Audit, cell_id=cell_id, order="number"), start=1):
        entry = {name: getattr(row, name) for name in _HASHED}
        if row.number != expected or row.previous != previous or row.hash != _hash(entry):
            return expected
        previous = row.hash
    return None


_HASHED = ("cell_id", "number", "at", "actor_id", "act", "subject", "detail", "previous")


def _hash(entry: Mapping[str, object]) -> str:
    plain = {**entry, "at": str(entry["at"])}
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
