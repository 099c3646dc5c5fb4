"""The secretary's office passes to a successor: two dated changes in one act; its duties stay with it."""

from dataclasses import dataclass

from storage import audit
from storage.people import Member, members
from storage.tables import Class, Condition, Office
from storage.work import UnitOfWork
from texts.actions import encode
from texts.message import button, line, message
from workflow.cell.actor import Actor, must_lead
from workflow.cell.notices import tell_member
from workflow.errors import Refused
from workflow.people import standing
from workflow.people.roster import list_button
from workflow.people.standing import Terms, check_office

AFTERWARDS = (Office.MEMBER, Office.COMMITTEE)


@dataclass(frozen=True, slots=True)
class Change:
    """The successor, what the present secretary will be, and who that is."""

    successor_id: int
    afterwards: str
    secretary_id: int


def secretary_of(work: UnitOfWork, actor: Actor) -> Member:
    """Who holds the office today; for those who lead."""
    must_lead(actor)
    found = next((each for each in members(work, actor.cell_id) if each.office == Office.SECRETARY), None)
    if found is None:
        raise Refused("refused-old-button")
    return found


def successors(work: UnitOfWork, actor: Actor) -> list[Member]:
    """Official members of this cell who take part, the deputies first; nobody takes the office themselves."""
    must_lead(actor)
    others = [each for each in members(work, actor.cell_id) if each.person_id != actor.person_id]
    able = [each for each in others if _may_succeed(each)]
    return sorted(able, key=lambda each: each.office != Office.DEPUTY)


def check(work: UnitOfWork, actor: Actor, change: Change) -> tuple[Member, Member]:
    """The present secretary and the successor; refuses what is not allowed, or is no longer so."""
    present = secretary_of(work, actor)
    if present.person_id != change.secretary_id:
        raise Refused("succession-done-already", name=present.name, buttons=(list_button(),))
    if change.successor_id == actor.person_id != present.person_id:
        raise Refused("succession-own", name=present.name, buttons=(list_button(),))
    able = successors(work, actor)
    successor = next((each for each in able if each.person_id == change.successor_id), None)
    if successor is None or change.afterwards not in AFTERWARDS:
        raise Refused("succession-unable", buttons=(list_button(),))
    terms = Terms(change.afterwards, present.klass, present.condition)
    check_office(terms, standing.officials(work, actor.cell_id))
    return present, successor


def hand_over(work: UnitOfWork, actor: Actor, change: Change) -> None:
    """From today the successor is secretary; both are told in the morning."""
    present, successor = check(work, actor, change)
    for person_id, office in (
        (present.person_id, change.afterwards),
        (successor.person_id, Office.SECRETARY),
    ):
        standing.change_from(work, actor.cell_id, person_id, work.today, by=actor.person_id, office=office)
    detail = {"from_person": present.person_id, "to_person": successor.person_id}
    audit.record(
        work, actor.cell_id, actor.person_id, "office.handed_over", f"person:{successor.person_id}", detail
    )
    _tell_both(work, present, successor)


def _may_succeed(each: Member) -> bool:
    held = each.office in (Office.DEPUTY, Office.COMMITTEE, Office.MEMBER)
    return held and each.klass == Class.OFFICIAL and each.condition == Condition.ACTIVE


def _tell_both(work: UnitOfWork, present: Member, successor: Member) -> None:
    ways = (button(encode("menu"), "button-home"),)
    said = (
        (successor, line("succession-told-new", name=present.name, day=work.today)),
        (present, line("succession-told-old", name=successor.name, day=work.today)),
    )
    for each, words in said:
        tell_member(work, each.cell_id, each.person_id, message(words, buttons=ways))
