"""Join codes as the leaders pass them on; a lost phone is cut off the moment its owner gets a new code."""

from dataclasses import dataclass
from datetime import date

from storage import audit
from storage.people import Member
from storage.tables import Account, Office, Person
from storage.work import UnitOfWork
from workflow.cell import codes
from workflow.cell.actor import Actor
from workflow.errors import Refused
from workflow.people import roster
from workflow.people.roster import card_button


@dataclass(frozen=True, slots=True)
class Pass:
    """A join code, whose it is, and the last day on which it is taken."""

    name: str
    code: str
    until: date


def show_code(work: UnitOfWork, actor: Actor, person_id: int) -> Pass:
    """The code of somebody who has not joined, as it was issued; a new one where that has expired.

    Refuses the secretary's, which the operator alone passes on.
    """
    if _passable(work, actor, person_id).joined:
        raise Refused("members-joined-already", buttons=(card_button(person_id),))
    code = codes.current(work, work.get(Person, person_id)) or codes.issue(work, person_id)
    return _pass(work, person_id, code)


def check_renewal(work: UnitOfWork, actor: Actor, person_id: int) -> Member:
    """Refuse a new code for oneself, and for the secretary, whose phone the operator binds anew."""
    member = _passable(work, actor, person_id)
    if person_id == actor.person_id:
        raise Refused("members-code-own", buttons=(card_button(person_id),))
    return member


def renew_code(work: UnitOfWork, actor: Actor, person_id: int) -> Pass:
    """A new code; the phone bound so far is cut off at once."""
    check_renewal(work, actor, person_id)
    code = cut_off(work, person_id)
    audit.record(work, actor.cell_id, actor.person_id, "member.code_renewed", f"person:{person_id}")
    return _pass(work, person_id, code)


def cut_off(work: UnitOfWork, person_id: int) -> str:
    """End every account a person has bound; a fresh code for their next phone."""
    work.change_all(Account, {"person_id": person_id, "ended_at": None}, ended_at=work.now)
    return codes.issue(work, person_id)


def _passable(work: UnitOfWork, actor: Actor, person_id: int) -> Member:
    """A person whose code leaders may pass on: whoever holds the secretary's acts in the secretary's name."""
    member = roster.find(work, actor, person_id).member
    if member.office == Office.SECRETARY:
        raise Refused("members-code-operator", buttons=(card_button(person_id),))
    return member


def _pass(work: UnitOfWork, person_id: int, code: str) -> Pass:
    person = work.get(Person, person_id)
    issued_at = person.code_issued_at or work.now
    return Pass(person.name, code, (issued_at + codes.VALID_FOR).astimezone(work.zone).date())
