"""Notices on their way out: written in the transaction of what they tell, claimed, then marked."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import BindParameter, Row, Select, bindparam, func, or_, select, update

from storage.ready import Ready
from storage.tables import Account, Membership, Office, Outgoing, OutgoingState, Person, SentPart
from storage.work import UnitOfWork, core

outgoing, account, person, membership = core(Outgoing), core(Account), core(Person), core(Membership)
SWEEP_MAX = 500
UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a notice: its new state, the platform's ids of its parts, or why not.

    `first`: the number of parts that had arrived before these.
    """

    id: int
    state: OutgoingState
    account_id: int | None = None
    message_ids: tuple[str, ...] = ()
    first: int = 0
    error: str | None = None
    retry_at: datetime | None = None
    account_unreachable: bool = False


def write(work: UnitOfWork, /, **values: Any) -> int:
    """Add a notice; it is handed to delivery after the commit when it may go at once."""
    values = {"created_at": work.now, "not_before": work.now, **values}
    notice_id = work.add(Outgoing, **values)
    if values.get("state", OutgoingState.NEW) == OutgoingState.NEW and values["not_before"] <= work.now:
        work.notices.append(notice_id)
    return notice_id


def answer(
    work: UnitOfWork,
    *,
    kind: str,
    content: Any,
    address: str,
    person_id: int | None,
    account_id: int | None,
    language: str,
) -> int:
    """Add what a person is answered; its id. It may be repeated, so nobody claims it before it is sent."""
    notice_id = work.add(
        Outgoing,
        kind=kind,
        content=content,
        repeat_ok=True,
        address=address,
        person_id=person_id,
        account_id=account_id,
        created_at=work.now,
        not_before=work.now,
        tries=1,
    )
    work.notices.append(
        Ready(
            notice_id,
            kind,
            content,
            person_id,
            account_id,
            address,
            language,
            repeat_ok=True,
            formal=False,
            again=False,
            tries=1,
        )
    )
    return notice_id


@lru_cache(maxsize=1)
def _waiting() -> Select[Any]:
    newest = (
        select(func.max(account.c.id))
        .where(
            account.c.person_id == outgoing.c.person_id,
            account.c.ended_at.is_(None),
            account.c.unreachable_at.is_(None),
        )
        .scalar_subquery()
    )
    to = account.alias("to")
    return (
        select(
            outgoing,
            person.c.language,
            to.c.id.label("live_id"),
            to.c.address.label("live_address"),
        )
        .select_from(
            outgoing.outerjoin(person, person.c.id == outgoing.c.person_id).outerjoin(to, to.c.id == newest)
        )
        .where(
            outgoing.c.id.in_(bindparam("ids", expanding=True)),
            outgoing.c.state == OutgoingState.NEW,
            outgoing.c.not_before <= bindparam("now"),
        )
        .order_by(outgoing.c.id)
    )


@lru_cache(maxsize=1)
def _claim() -> Any:
    return (
        update(outgoing)
        .where(outgoing.c.id.in_(bindparam("ids", expanding=True)))
        .values(state=OutgoingState.CLAIMED, claimed_at=bindparam("at"), tries=outgoing.c.tries + 1)
    )


def waiting(work: UnitOfWork, ids: Sequence[int]) -> list[Outgoing]:
    """Those of `ids` that are still to be sent and may go now, oldest first, with the reader's account."""
    rows = work.connection.execute(_waiting(), {"ids": list(ids), "now": work.now}).all()
    return cast("list[Outgoing]", rows)


def claim(work: UnitOfWork, rows: Sequence[Outgoing]) -> list[Ready]:
    """Claim these, given by `waiting`."""
    if not rows:
        return []
    work.connection.execute(_claim(), {"ids": [row.id for row in rows], "at": work.now})
    return addressed(work, rows)


def addressed(work: UnitOfWork, rows: Sequence[Outgoing]) -> list[Ready]:
    """These, given by `waiting`, each with its reader's newest account."""
    return [_addressed(work, cast("Row[Any]", row)) for row in rows]


def _addressed(work: UnitOfWork, row: Row[Any]) -> Ready:
    if row.address is not None:
        return _ready(work, row, row.person_id, row.account_id, row.address, row.language)
    if row.office is None:
        return _ready(work, row, row.person_id, row.live_id, row.live_address, row.language)
    holder = office_holder(work, row.cell_id, row.office)
    language = work.get(Person, holder).language if holder is not None else None
    live = live_account(work, holder) if holder is not None else None
    return _ready(work, row, holder, live.id if live else None, live.address if live else None, language)


def _ready(
    work: UnitOfWork,
    row: Row[Any],
    person_id: int | None,
    account_id: int | None,
    address: str | None,
    language: str | None,
) -> Ready:
    return Ready(
        id=row.id,
        kind=row.kind,
        content=row.content,
        person_id=person_id,
        account_id=account_id,
        address=address,
        language=language or "vi",
        repeat_ok=row.repeat_ok,
        formal=row.formal,
        again=row.error == UNCLEAR,
        tries=row.tries,
        parts=work.count(SentPart, outgoing_id=row.id) if row.tries else 0,
    )


def office_holder(work: UnitOfWork, cell_id: int, office: str) -> int | None:
    """Who holds the office today; for the secretary's, a deputy where the post is empty."""
    for wanted in (office, Office.DEPUTY) if office == Office.SECRETARY else (office,):
        row = work.connection.execute(
            _holder(), {"cell": cell_id, "office": wanted, "day": work.today}
        ).first()
        if row is not None:
            return int(row.person_id)
    return None


@lru_cache(maxsize=1)
def _holder() -> Select[Any]:
    day: BindParameter[Any] = bindparam("day")
    return (
        select(membership.c.person_id)
        .where(
            membership.c.cell_id == bindparam("cell"),
            membership.c.office == bindparam("office"),
            membership.c.from_on <= day,
            or_(membership.c.until_on.is_(None), membership.c.until_on > day),
        )
        .order_by(membership.c.id)
    )


def live_account(work: UnitOfWork, person_id: int) -> Account | None:
    """The account that a person bound last and that still answers."""
    return work.find_last(Account, person_id=person_id, ended_at=None, unreachable_at=None)


def settle(work: UnitOfWork, outcomes: Sequence[Outcome]) -> None:
    """Write what became of notices; equal outcomes together."""
    groups: dict[tuple[OutgoingState, str | None, datetime | None], list[int]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.state, outcome.error, outcome.retry_at].append(outcome.id)
        if outcome.account_unreachable and outcome.account_id is not None:
            work.change(Account, outcome.account_id, unreachable_at=work.now)
    for (state, error, retry_at), ids in groups.items():
        later = {} if retry_at is None else {"not_before": retry_at}
        sent_at = work.now if state == OutgoingState.SENT else None
        work.change_all(Outgoing, {"id": ids}, state=state, sent_at=sent_at, error=error, **later)
    # Answers repeat codes and what people wrote: once nothing is sent any more, nothing of them is kept here.
    over = [outcome.id for outcome in outcomes if outcome.state != OutgoingState.NEW]
    work.connection.execute(_emptied(), {"ids": over})
    work.add_all(
        SentPart,
        [
            {
                "outgoing_id": outcome.id,
                "position": position,
                "account_id": outcome.account_id,
                "message_id": message_id,
            }
            for outcome in outcomes
            for position, message_id in enumerate(outcome.message_ids, start=outcome.first)
        ],
    )


@lru_cache(maxsize=1)
def _emptied() -> Any:
    ids = outgoing.c.id.in_(bindparam("ids", expanding=True))
    return update(outgoing).where(ids, outgoing.c.repeat_ok).values(content={})


def due_ids(work: UnitOfWork, after: int = 0) -> list[int]:
    """Notices whose time has come with a higher id than `after`: oldest first, at most `SWEEP_MAX`."""
    values = {"now": work.now, "after": after, "most": SWEEP_MAX}
    return list(work.connection.execute(_due_ids(), values).scalars())


@lru_cache(maxsize=1)
def _due_ids() -> Select[Any]:
    return (
        select(outgoing.c.id)
        .where(
            outgoing.c.state == OutgoingState.NEW,
            outgoing.c.not_before <= bindparam("now"),
            outgoing.c.id > bindparam("after"),
        )
        .order_by(outgoing.c.id)
        .limit(bindparam("most"))
    )


def recover(work: UnitOfWork) -> None:
    """After a crash: what may be repeated goes again, a formal notice once more; the rest is unclear."""
    for row in work.all(Outgoing, state=OutgoingState.CLAIMED):
        again = row.repeat_ok or (row.formal and row.error != UNCLEAR)
        state = OutgoingState.NEW if again else OutgoingState.UNCLEAR
        work.change(Outgoing, row.id, state=state, error=None if row.repeat_ok else UNCLEAR)
