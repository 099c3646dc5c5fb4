"""When each part of the program last said that it is alive."""

from datetime import datetime

from storage.tables import Heartbeat
from storage.work import UnitOfWork


def beat(work: UnitOfWork, name: str) -> None:
    """It is alive now."""
    if work.change_all(Heartbeat, {"name": name}, beat_at=work.now) == 0:
        work.add(Heartbeat, name=name, beat_at=work.now)


def last_beat(work: UnitOfWork, name: str) -> datetime | None:
    """When it was last heard of."""
    row = work.find(Heartbeat, name=name)
    return row.beat_at if row else None
