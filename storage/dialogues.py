"""Who is writing, and where they stand: one statement at the start of every turn."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import BindParameter, Select, and_, bindparam, or_, select

from storage.tables import Account, Dialogue, Membership, Office, Person
from storage.work import UnitOfWork, core

account, person, membership, dialogue = core(Account), core(Person), core(Membership), core(Dialogue)


@dataclass(frozen=True, slots=True)
class Standing:
    """A person at a chat: what they are today in their cell, and the dialogue they are in."""

    account_id: int
    unreachable: bool
    person_id: int
    name: str
    language: str
    cell_id: int
    office: str
    klass: str | None
    condition: str
    dialogue_id: int | None
    flow: str | None
    step: str | None
    subject_id: int | None
    data: Mapping[str, Any] | None


@lru_cache(maxsize=1)
def _standing() -> Select[Any]:
    day: BindParameter[Any] = bindparam("day")
    return (
        select(
            account.c.id.label("account_id"),
            account.c.unreachable_at.is_not(None).label("unreachable"),
            person.c.id.label("person_id"),
            person.c.name,
            person.c.language,
            membership.c.cell_id,
            membership.c.office,
            membership.c.klass,
            membership.c.condition,
            dialogue.c.id.label("dialogue_id"),
            dialogue.c.flow,
            dialogue.c.step,
            dialogue.c.subject_id,
            dialogue.c.data,
        )
        .select_from(account)
        .join(person, person.c.id == account.c.person_id)
        .join(
            membership,
            and_(
                membership.c.person_id == person.c.id,
                membership.c.from_on <= day,
                or_(membership.c.until_on.is_(None), membership.c.until_on > day),
            ),
        )
        .outerjoin(dialogue, dialogue.c.person_id == person.c.id)
        .where(
            account.c.platform == bindparam("platform"),
            account.c.address == bindparam("address"),
            account.c.ended_at.is_(None),
        )
        .order_by(membership.c.office != Office.SECRETARY, membership.c.id)
    )


def standing(work: UnitOfWork, platform: str, address: str) -> Standing | None:
    """The person whose chat this is; None for a stranger and for one who has left every cell."""
    values = {"platform": platform, "address": address, "day": work.today}
    return cast("Standing | None", work.connection.execute(_standing(), values).first())


def place(
    work: UnitOfWork,
    standing: Standing,
    *,
    flow: str,
    step: str,
    subject_id: int | None,
    data: Mapping[str, Any],
) -> None:
    """Remember where the person's conversation stands."""
    values = {
        "flow": flow,
        "step": step,
        "subject_id": subject_id,
        "data": dict(data),
        "updated_at": work.now,
    }
    if standing.dialogue_id is not None:
        work.change(Dialogue, standing.dialogue_id, **values)
    elif work.change_all(Dialogue, {"person_id": standing.person_id}, **values) == 0:
        work.add(Dialogue, person_id=standing.person_id, **values)
