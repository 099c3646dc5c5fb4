"""Statements about the clock's events and about what comes next of everything that waits for a time."""

from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from storage.tables import ClockTask, Duty, DutyState, Outgoing, OutgoingState
from storage.work import UnitOfWork, core

task, duty, outgoing = core(ClockTask), core(Duty), core(Outgoing)
SWEEP_MAX = 500


@lru_cache(maxsize=1)
def _due() -> Select[Any]:
    return (
        select(task.c.id)
        .where(task.c.done_at.is_(None), task.c.due_at <= bindparam("now"))
        .order_by(task.c.due_at, task.c.id)
        .limit(SWEEP_MAX)
    )


def due_ids(work: UnitOfWork) -> list[int]:
    """Events whose time has come, oldest first."""
    return list(work.connection.execute(_due(), {"now": work.now}).scalars())


def next_instants(work: UnitOfWork) -> dict[str, datetime]:
    """When each kind of waiting thing comes next: events by their name, reminders, missed duties, notices."""
    events = (
        select(task.c.what, func.min(task.c.due_at)).where(task.c.done_at.is_(None)).group_by(task.c.what)
    )
    found = {row[0]: row[1] for row in work.connection.execute(events)}
    waiting = (OutgoingState.HELD, OutgoingState.NEW)
    for name, statement in (
        ("reminder", select(func.min(duty.c.next_step_at)).where(duty.c.state == DutyState.OPEN)),
        ("missed", select(func.min(duty.c.missed_from)).where(duty.c.state == DutyState.OPEN)),
        ("notice", select(func.min(outgoing.c.not_before)).where(outgoing.c.state.in_(waiting))),
    ):
        instant = work.connection.execute(statement).scalar()
        if instant is not None:
            found[name] = instant
    return found
