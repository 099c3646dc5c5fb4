"""Statements of the clock about duties and notices: a batch of people in a handful of round trips."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    update,
)

from storage.tables import Duty, DutyState, Meeting, Membership, Outgoing, OutgoingState, Person, Reminder
from storage.work import UnitOfWork, core

duty, outgoing, reminder = core(Duty), core(Outgoing), core(Reminder)
person, membership, meeting = core(Person), core(Membership), core(Meeting)

# Literals, not parameters: only so can the database see that its partial indexes fit.
IS_OPEN: ColumnElement[bool] = duty.c.state == literal_column("'open'")
IS_HELD: ColumnElement[bool] = outgoing.c.state == literal_column("'held'")
AGAIN = "-again"  # marks the reminder of a step that its reader had put off
NOT_COUNTED = (OutgoingState.VOID, OutgoingState.FAILED)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is in a cell today, as far as reminders ask."""

    person_id: int
    cell_id: int
    name: str
    office: str
    condition: str


def people_due(work: UnitOfWork, limit: int) -> list[int]:
    """People with a step or a held notice whose time has come; at most `limit`."""
    due = {"now": work.now, "limit": limit}
    owing = work.connection.execute(_owners_due(), due).scalars().all()
    waiting = work.connection.execute(_readers_due(), due).scalars().all()
    return list(dict.fromkeys([*owing, *waiting]))[:limit]


# The order makes the database walk along what is due, instead of along everything that is open.
@lru_cache(maxsize=1)
def _owners_due() -> Select[Any]:
    return (
        select(duty.c.owner_id)
        .where(IS_OPEN, duty.c.owner_id.is_not(None), duty.c.next_step_at <= bindparam("now"))
        .order_by(duty.c.next_step_at)
        .limit(bindparam("limit"))
    )


@lru_cache(maxsize=1)
def _readers_due() -> Select[Any]:
    return (
        select(outgoing.c.person_id)
        .where(
            outgoing.c.state == OutgoingState.HELD,
            outgoing.c.person_id.is_not(None),
            outgoing.c.not_before <= bindparam("now"),
        )
        .order_by(outgoing.c.not_before)
        .limit(bindparam("limit"))
    )


def duties_due(work: UnitOfWork, people: Collection[int], until: datetime) -> list[Duty]:
    """Open duties of these people with a step up to an instant."""
    rows = work.connection.execute(_duties_due(), {"people": list(people), "until": until})
    return cast("list[Duty]", rows.all())


@lru_cache(maxsize=1)
def _duties_due() -> Select[Any]:
    return (
        select(duty)
        .where(_of_people(duty.c.owner_id), IS_OPEN, duty.c.next_step_at <= bindparam("until"))
        .order_by(duty.c.due_at, duty.c.id)
    )


def office_duties_due(work: UnitOfWork, limit: int) -> list[Duty]:
    """Open duties of an office with a step whose time has come."""
    rows = work.connection.execute(_office_duties_due(), {"now": work.now, "limit": limit})
    return cast("list[Duty]", rows.all())


@lru_cache(maxsize=1)
def _office_duties_due() -> Select[Any]:
    return (
        select(duty)
        .where(IS_OPEN, duty.c.office.is_not(None), duty.c.next_step_at <= bindparam("now"))
        .order_by(duty.c.next_step_at)
        .limit(bindparam("limit"))
    )


def owing(work: UnitOfWork, people: Collection[int]) -> set[int]:
    """Those of these people who have an open duty."""
    return set(work.connection.execute(_owing(), {"people": list(people)}).scalars())


@lru_cache(maxsize=1)
def _owing() -> Select[Any]:
    return select(duty.c.owner_id).where(_of_people(duty.c.owner_id), IS_OPEN).distinct()


def held_due(work: UnitOfWork, people: Collection[int], until: datetime) -> list[Outgoing]:
    """Notices of these people that wait for a digest, up to an instant, oldest first."""
    if work.connection.execute(_any_held(), {"until": until}).first() is None:
        return []
    rows = work.connection.execute(_held_due(), {"people": list(people), "until": until})
    return cast("list[Outgoing]", rows.all())


@lru_cache(maxsize=1)
def _any_held() -> Select[Any]:
    waiting = outgoing.c.state == OutgoingState.HELD
    return select(outgoing.c.id).where(waiting, outgoing.c.not_before <= bindparam("until")).limit(1)


@lru_cache(maxsize=1)
def _held_due() -> Select[Any]:
    return (
        select(outgoing)
        .where(
            IS_HELD,
            _of_people(outgoing.c.person_id),
            outgoing.c.not_before <= bindparam("until"),
        )
        .order_by(outgoing.c.id)
    )


def overtaken(work: UnitOfWork, held_ids: Sequence[int]) -> set[int]:
    """Those of these held notices of which a newer one of the same kind went to the same person."""
    if not held_ids:
        return set()
    return set(work.connection.execute(_overtaken(), {"held": list(held_ids)}).scalars())


@lru_cache(maxsize=1)
def _overtaken() -> Select[Any]:
    newer = outgoing.alias()
    unsaid = (OutgoingState.HELD, OutgoingState.JOINED, OutgoingState.VOID)
    return select(outgoing.c.id).where(
        outgoing.c.id.in_(bindparam("held", expanding=True)),
        exists().where(
            newer.c.person_id == outgoing.c.person_id,
            newer.c.created_at > outgoing.c.created_at,
            newer.c.kind == outgoing.c.kind,
            newer.c.state.not_in(unsaid),
        ),
    )


def standings(work: UnitOfWork, people: Collection[int]) -> list[Standing]:
    """What these people are in their cells today."""
    values = {"people": list(people), "day": work.today}
    return cast("list[Standing]", work.connection.execute(_standings(), values).all())


@lru_cache(maxsize=1)
def _standings() -> Select[Any]:
    day: BindParameter[Any] = bindparam("day")
    return (
        select(
            membership.c.person_id,
            membership.c.cell_id,
            person.c.name,
            membership.c.office,
            membership.c.condition,
        )
        .join(person, person.c.id == membership.c.person_id)
        .where(
            _of_people(membership.c.person_id),
            membership.c.from_on <= day,
            or_(membership.c.until_on.is_(None), membership.c.until_on > day),
        )
    )


def said_by_clock(work: UnitOfWork, people: Collection[int], since: datetime) -> list[Outgoing]:
    """What the clock has written to these people since an instant, but for what waits or was joined.

    Of the columns only `person_id`, `not_before`, `digest_on` and `state` are read.
    """
    rows = work.connection.execute(_said_by_clock(), {"people": list(people), "since": since})
    return cast("list[Outgoing]", rows.all())


@lru_cache(maxsize=1)
def _said_by_clock() -> Select[Any]:
    waiting = (OutgoingState.HELD, OutgoingState.JOINED)
    return select(outgoing.c.person_id, outgoing.c.not_before, outgoing.c.digest_on, outgoing.c.state).where(
        _of_people(outgoing.c.person_id),
        outgoing.c.created_at > bindparam("since"),
        outgoing.c.by_clock.is_(True),
        outgoing.c.state.not_in(waiting),
    )


def meetings_between(
    work: UnitOfWork, cells: Collection[int], since: datetime, until: datetime
) -> list[tuple[int, datetime]]:
    """Cell and instant of the meetings of these cells in a span of time."""
    values = {"cells": list(cells), "since": since, "until": until}
    return [(row.cell_id, row.at) for row in work.connection.execute(_meetings_between(), values)]


@lru_cache(maxsize=1)
def _meetings_between() -> Select[Any]:
    return select(meeting.c.cell_id, meeting.c.at).where(
        meeting.c.cell_id.in_(bindparam("cells", expanding=True)),
        meeting.c.at.between(bindparam("since"), bindparam("until")),
    )


def planned(work: UnitOfWork, duty_ids: Sequence[int]) -> list[Reminder]:
    """The reminders written so far for these duties."""
    return work.all(Reminder, duty_id=duty_ids) if duty_ids else []


def last_said(work: UnitOfWork, duty_id: int, due_at: datetime) -> Reminder | None:
    """The reminder that was said last of a duty with this due date."""
    rows = work.all(Reminder, duty_id=duty_id, due_at=due_at, order="-id")
    return next((row for row in rows if row.outgoing_id is not None), None)


def add_digests(work: UnitOfWork, rows: Sequence[dict[str, Any]]) -> dict[int, int]:
    """Write digests that may go at once, one a person, of the same columns; their ids by person.

    Asked for afterwards: SQLite would give them back only row by row.
    """
    if not rows:
        return {}
    before = int(work.connection.execute(_last_id()).scalar_one())
    at_once = {"created_at": work.now, "not_before": work.now}
    work.add_all(Outgoing, [{**at_once, **row} for row in rows])
    people = {row["person_id"] for row in rows}
    added = work.connection.execute(_added(), {"before": before, "now": work.now})
    ids = {row.person_id: row.id for row in added if row.person_id in people}
    work.notices.extend(ids.values())
    return ids


@lru_cache(maxsize=1)
def _last_id() -> Select[Any]:
    return select(func.coalesce(func.max(outgoing.c.id), 0))


@lru_cache(maxsize=1)
def _added() -> Select[Any]:
    mine = outgoing.c.created_at == bindparam("now"), outgoing.c.by_clock.is_(True)
    return select(outgoing.c.person_id, outgoing.c.id).where(outgoing.c.id > bindparam("before"), *mine)


def advance(work: UnitOfWork, rows: Iterable[dict[str, Any]]) -> None:
    """Set the steps of duties: `duty`, `step`, `step_at`, `last_at`, `snoozed`; equal ones together."""
    groups: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for row in rows:
        groups[row["step"], row["step_at"], row["last_at"], row["snoozed"]].append(row["duty"])
    for (step, step_at, last_at, snoozed), duties in groups.items():
        to = {"step": step, "step_at": step_at, "last_at": last_at, "snoozed": snoozed}
        work.connection.execute(_advance(), {**to, "duties": duties})


@lru_cache(maxsize=1)
def _advance() -> Any:
    return (
        update(duty)
        .where(duty.c.id.in_(bindparam("duties", expanding=True)))
        .values(
            next_step=bindparam("step"),
            next_step_at=bindparam("step_at"),
            last_step_at=bindparam("last_at"),
            snoozed_step=bindparam("snoozed"),
        )
    )


def add_reminders(work: UnitOfWork, rows: Sequence[dict[str, Any]]) -> None:
    """Write planned reminders."""
    work.add_all(Reminder, rows)


def change_reminders(work: UnitOfWork, rows: Sequence[dict[str, Any]]) -> None:
    """Set what became of reminders: `reminder`, `carried`, `is_late`, `notice`."""
    if rows:
        work.connection.execute(_change_reminders(), rows)


@lru_cache(maxsize=1)
def _change_reminders() -> Any:
    return (
        update(reminder)
        .where(reminder.c.id == bindparam("reminder"))
        .values(carried_days=bindparam("carried"), late=bindparam("is_late"), outgoing_id=bindparam("notice"))
    )


def settle_held(work: UnitOfWork, rows: Sequence[dict[str, Any]]) -> None:
    """Set what became of held notices: `held`, `to_state`, `joined_to`, `to_time`."""
    if rows:
        work.connection.execute(_settle_held(), rows)


@lru_cache(maxsize=1)
def _settle_held() -> Any:
    return (
        update(outgoing)
        .where(outgoing.c.id == bindparam("held"))
        .values(
            state=bindparam("to_state"), joined_id=bindparam("joined_to"), not_before=bindparam("to_time")
        )
    )


def unsay(work: UnitOfWork, notice_id: int) -> None:
    """A digest did not go in time: its steps are said anew, its notices wait again, itself it is void."""
    for row in work.all(Reminder, outgoing_id=notice_id):
        work.change(Reminder, row.id, outgoing_id=None, late=True)
        if _said_since(work, row.duty_id, notice_id):
            continue
        again: dict[str, Any] = {} if row.step.endswith(AGAIN) else {"last_step_at": None}
        same = {"id": row.duty_id, "state": DutyState.OPEN, "due_at": row.due_at}
        step = row.step.removesuffix(AGAIN)
        work.change_all(Duty, same, next_step=step, next_step_at=work.now, **again)
    joined = {"joined_id": notice_id, "state": OutgoingState.JOINED}
    work.change_all(Outgoing, joined, state=OutgoingState.HELD, joined_id=None, not_before=work.now)
    work.change(Outgoing, notice_id, state=OutgoingState.VOID)


def _said_since(work: UnitOfWork, duty_id: int, notice_id: int) -> bool:
    rows = work.all(Reminder, duty_id=duty_id)
    return any(row.outgoing_id is not None and row.outgoing_id > notice_id for row in rows)


def finished(work: UnitOfWork, duty_ids: Iterable[int]) -> set[int]:
    """Those of these duties that are open no more."""
    wanted = set(duty_ids)
    still = work.connection.execute(_still_open(), {"duties": list(wanted)}).scalars()
    return wanted - set(still)


@lru_cache(maxsize=1)
def _still_open() -> Select[Any]:
    return select(duty.c.id).where(duty.c.id.in_(bindparam("duties", expanding=True)), IS_OPEN)


def missed(work: UnitOfWork, limit: int, *, besides: Collection[str]) -> list[Duty]:
    """Open duties whose time is over, besides those of some kinds; at most `limit`."""
    values = {"now": work.now, "limit": limit, "kinds": list(besides)}
    return cast("list[Duty]", work.connection.execute(_missed(), values).all())


@lru_cache(maxsize=1)
def _missed() -> Select[Any]:
    besides = duty.c.kind.not_in(bindparam("kinds", expanding=True))
    return (
        select(duty).where(IS_OPEN, duty.c.missed_from <= bindparam("now"), besides).limit(bindparam("limit"))
    )


def _of_people(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return column.in_(bindparam("people", expanding=True))
