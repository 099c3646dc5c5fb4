"""Binding a chat to a person by a one-time code."""

from storage import audit
from storage.people import Member, members
from storage.tables import Account, Cell, Membership, Person
from storage.work import UnitOfWork
from texts.message import Value
from workflow.cell import codes
from workflow.cell.notices import is_told
from workflow.errors import Refused


def join(work: UnitOfWork, platform: str, address: str, typed: str) -> Person:
    """Bind this chat to the person whose code was typed. Refuses with one sentence per flaw."""
    checked = codes.check(work, typed)
    bound = work.find(Account, platform=platform, address=address, ended_at=None)
    if checked.person_id is None:
        raise Refused(f"join-{checked.flaw}")
    if bound is not None and bound.person_id != checked.person_id:
        raise Refused("join-other-person")
    codes.spend(work, checked.person_id)
    if bound is None:
        work.add(Account, person_id=checked.person_id, platform=platform, address=address, bound_at=work.now)
    _record(work, checked.person_id)
    return work.get(Person, checked.person_id)


def standing_words(work: UnitOfWork, person_id: int) -> dict[str, Value]:
    """What a newly joined person is greeted with: name, cell and role as a token for the texts."""
    member = first_membership(work, person_id)
    if member is None:
        raise Refused("join-left")
    return {
        "name": member.name,
        "office": member.office,
        "klass": member.klass or "none",
        "told": is_told(member),
        "cell": work.get(Cell, member.cell_id).name,
    }


def first_membership(work: UnitOfWork, person_id: int) -> Member | None:
    """What a person is today in the first cell they belong to."""
    for row in work.all(Membership, person_id=person_id):
        found = [each for each in members(work, row.cell_id) if each.person_id == person_id]
        if found:
            return found[0]
    return None


def is_bound(work: UnitOfWork, platform: str, address: str) -> bool:
    """Whether this chat is somebody's, also of one who belongs to no cell today."""
    return _person_at(work, platform, address) is not None


def first_to_come(work: UnitOfWork, platform: str, address: str) -> dict[str, Value] | None:
    """The cell and the first day of whoever's chat this is; None where no day lies ahead."""
    person_id = _person_at(work, platform, address)
    rows = work.all(Membership, person_id=person_id, order="from_on") if person_id else []
    for row in rows:
        if row.from_on > work.today and (row.until_on is None or row.until_on > row.from_on):
            return {"cell": work.get(Cell, row.cell_id).name, "from": row.from_on}
    return None


def _person_at(work: UnitOfWork, platform: str, address: str) -> int | None:
    bound = work.find(Account, platform=platform, address=address, ended_at=None)
    return bound.person_id if bound else None


def _record(work: UnitOfWork, person_id: int) -> None:
    member = first_membership(work, person_id)
    if member is not None:
        audit.record(work, member.cell_id, person_id, "person.joined", f"person:{person_id}")
