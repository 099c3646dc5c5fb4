"""The roster: everybody who belongs to a cell or is about to, for those who lead it."""

from dataclasses import dataclass
from datetime import date

from storage.people import Member, members
from storage.tables import Membership
from storage.work import UnitOfWork
from texts.actions import encode
from texts.clean import clean_name, plain_key
from texts.errors import BadNameError
from texts.message import Button, button
from workflow.cell.actor import Actor, must_lead
from workflow.errors import Refused
from workflow.people import standing


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of the roster; `from_on` is the first day of one who is still to come."""

    member: Member
    from_on: date | None = None


def everybody(work: UnitOfWork, actor: Actor) -> list[Listed]:
    """Everybody of the actor's cell, and after them those whose first day is still to come."""
    must_lead(actor)
    found = [Listed(each) for each in members(work, actor.cell_id)]
    known = {each.member.person_id for each in found}
    for day in _days_to_come(work, actor.cell_id):
        fresh = [each for each in members(work, actor.cell_id, day) if each.person_id not in known]
        known |= {each.person_id for each in fresh}
        found += [Listed(each, day) for each in fresh]
    return found


def find(work: UnitOfWork, actor: Actor, person_id: int) -> Listed:
    """One person of the actor's cell; refuses everybody else's id."""
    found = next((each for each in everybody(work, actor) if each.member.person_id == person_id), None)
    if found is None:
        raise Refused("members-not-here", buttons=(list_button(),))
    return found


def planned(work: UnitOfWork, actor: Actor, person_id: int) -> list[Membership]:
    """What is planned of a person for later days, soonest first."""
    find(work, actor, person_id)
    return [row for row in standing.rows_of(work, actor.cell_id, person_id) if row.from_on > work.today]


def last_day(work: UnitOfWork, actor: Actor, person_id: int) -> date | None:
    """The day from which a person is known to belong to the cell no more; None for an open end."""
    find(work, actor, person_id)
    return standing.rows_of(work, actor.cell_id, person_id)[-1].until_on


def checked_name(text: str) -> str:
    """A name fit to be kept; refuses an empty or too long one."""
    try:
        return clean_name(text)
    except BadNameError as error:
        raise Refused(error.key) from error


def namesakes(work: UnitOfWork, actor: Actor, name: str) -> int:
    """How many in the roster bear this name already."""
    return sum(plain_key(each.member.name) == plain_key(name) for each in everybody(work, actor))


def list_button() -> Button:
    """Back to the roster."""
    return button(encode("members"), "members-button-list")


def card_button(person_id: int) -> Button:
    """Back to one person."""
    return button(encode("member", person_id), "members-button-card")


def _days_to_come(work: UnitOfWork, cell_id: int) -> list[date]:
    rows = work.all(Membership, cell_id=cell_id)
    held = (row for row in rows if row.until_on is None or row.until_on > row.from_on)
    return sorted({row.from_on for row in held if row.from_on > work.today})
