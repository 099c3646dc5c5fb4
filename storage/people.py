"""Statements about persons and what they are in their cells."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, exists, or_, select

from storage.tables import Account, Membership, Person
from storage.work import UnitOfWork, core

person, membership, account = core(Person), core(Membership), core(Account)


@dataclass(frozen=True, slots=True)
class Member:
    """A person as they stand in a cell on a day."""

    person_id: int
    name: str
    language: str
    membership_id: int
    cell_id: int
    office: str
    klass: str | None
    condition: str
    joined: bool


@lru_cache(maxsize=2)
def _members(one: bool) -> Select[Any]:
    day: BindParameter[Any] = bindparam("day")
    statement = (
        select(
            person.c.id.label("person_id"),
            person.c.name,
            person.c.language,
            membership.c.id.label("membership_id"),
            membership.c.cell_id,
            membership.c.office,
            membership.c.klass,
            membership.c.condition,
            exists().where(account.c.person_id == person.c.id, account.c.ended_at.is_(None)).label("joined"),
        )
        .join(membership, membership.c.person_id == person.c.id)
        .where(
            membership.c.cell_id == bindparam("cell"),
            membership.c.from_on <= day,
            or_(membership.c.until_on.is_(None), membership.c.until_on > day),
        )
        .order_by(person.c.id)
    )
    return statement.where(person.c.id == bindparam("person")) if one else statement


def members(work: UnitOfWork, cell_id: int, day: date | None = None) -> list[Member]:
    """Everybody of a cell on a day (today when left out), the superior's follower among them."""
    values = {"cell": cell_id, "day": day or work.today}
    return [Member(**row._asdict()) for row in work.connection.execute(_members(False), values)]


def names_of(work: UnitOfWork, person_ids: Iterable[int]) -> dict[int, str]:
    """Names by the ids of their persons, read together."""
    return {row.id: row.name for row in work.all(Person, id=list(person_ids))}


def member(work: UnitOfWork, cell_id: int, person_id: int, day: date | None = None) -> Member | None:
    """One person as they stand in a cell on a day; None when they do not belong to it."""
    values = {"cell": cell_id, "person": person_id, "day": day or work.today}
    row = work.connection.execute(_members(True), values).first()
    return Member(**row._asdict()) if row else None
