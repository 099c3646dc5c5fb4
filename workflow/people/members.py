"""Members come, change and leave, each from a day on (PRODUCT row 68)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from storage import audit, people
from storage.people import Member
from storage.tables import Class, Condition, Office, Person
from storage.work import UnitOfWork
from texts.actions import encode
from texts.message import Button, Line, button, line, message
from workflow.cell import cells, ledger
from workflow.cell.actor import Actor, must_lead
from workflow.cell.notices import Timing, takes_part, tell
from workflow.errors import Refused
from workflow.people import roster, standing
from workflow.people.roster import card_button, list_button
from workflow.people.standing import Terms, check_office

FAR_AHEAD = timedelta(days=366)
FAR_BACK = timedelta(days=366 * 90)
PROBATION_AT_MOST = timedelta(days=366 * 2)
CHANGES = {
    "office": (Office.DEPUTY, Office.COMMITTEE, Office.MEMBER),
    "klass": tuple(Class),
    "condition": tuple(Condition),
}


@dataclass(frozen=True, slots=True)
class NewMember:
    """What is asked of a new person. `recognised_on`: when one on probation becomes official."""

    name: str
    terms: Terms
    from_on: date
    recognised_on: date | None = None


def check_new(work: UnitOfWork, actor: Actor, terms: Terms) -> None:
    """Refuse what nobody can be added as."""
    must_lead(actor)
    if terms.office == Office.SECRETARY:
        raise Refused("members-hand-over-only", buttons=(hand_over_button(),))
    if not _is_sensible(terms):
        raise Refused("refused-old-button")
    check_office(terms, standing.officials(work, actor.cell_id) + standing.is_own_official(terms))


def check_day(work: UnitOfWork, day: date) -> None:
    """Refuse a day too far away to be meant."""
    if not work.today - FAR_BACK <= day <= work.today + FAR_AHEAD:
        raise Refused("members-day-far", day=day)


def check_recognition(work: UnitOfWork, day: date) -> None:
    """Refuse a day of recognition that has come already, or is too far away to be meant."""
    if day <= work.today:
        raise Refused("members-recognised-past", day=day)
    if day > work.today + PROBATION_AT_MOST:
        raise Refused("members-day-far", day=day)


def add(work: UnitOfWork, actor: Actor, new: NewMember, *, namesakes_seen: int) -> int:
    """A new person in the cell, with a join code; the person's id.

    `namesakes_seen`: how many of that name the leader was shown; refused where one came meanwhile.
    """
    check_new(work, actor, new.terms)
    check_day(work, new.from_on)
    name = roster.checked_name(new.name)
    if roster.namesakes(work, actor, name) != namesakes_seen:
        raise Refused("members-namesake-came", name=name, buttons=(list_button(),))
    person_id = cells.enrol(
        work,
        actor.cell_id,
        name=name,
        office=new.terms.office,
        klass=new.terms.klass,
        condition=new.terms.condition,
        from_on=new.from_on,
    )
    _plan_recognition(work, actor, person_id, new)
    standing.settle(work, actor.cell_id, person_id, by=actor.person_id)
    detail = {"office": new.terms.office, "class": new.terms.klass, "from": new.from_on.isoformat()}
    audit.record(work, actor.cell_id, actor.person_id, "member.added", f"person:{person_id}", detail)
    return person_id


def check_change(work: UnitOfWork, actor: Actor, person_id: int, field: str, value: str) -> None:
    """Refuse a change of office, class or condition (`field`) that is not allowed."""
    member = roster.find(work, actor, person_id).member
    if value not in CHANGES.get(field, ()):
        raise Refused("refused-old-button")
    _must_not_be_secretary(member)
    if member.office == Office.SUPERIOR:
        raise Refused("members-superior-fixed", buttons=(card_button(person_id),))
    before = Terms(member.office, member.klass, member.condition)
    after = replace(before, **{field: value})
    if after == before:
        raise Refused("members-same-already", buttons=(card_button(person_id),))
    if field != "condition":
        check_office(after, standing.officials(work, actor.cell_id))


def check_change_day(work: UnitOfWork, actor: Actor, person_id: int, from_on: date) -> None:
    """Refuse a day before what now stands began (nothing is overwritten), or one too far away."""
    listed = roster.find(work, actor, person_id)
    check_day(work, from_on)
    row = standing.row_on(work, actor.cell_id, person_id, listed.from_on or work.today)
    if row is not None and from_on < row.from_on:
        raise Refused("members-before-present", day=row.from_on)


def change(work: UnitOfWork, actor: Actor, person_id: int, field: str, value: str, *, from_on: date) -> None:
    """From a day on a person's office, class or condition is another; they are told in the morning."""
    check_change(work, actor, person_id, field, value)
    check_change_day(work, actor, person_id, from_on)
    standing.change_from(work, actor.cell_id, person_id, from_on, by=actor.person_id, **{field: value})
    detail = {field: value, "from": from_on.isoformat()}
    audit.record(work, actor.cell_id, actor.person_id, "member.changed", f"person:{person_id}", detail)
    _tell_changed(work, actor, person_id, from_on)


def rename(work: UnitOfWork, actor: Actor, person_id: int, name: str) -> str:
    """Set the spelling of a name right; the name as it is kept."""
    roster.find(work, actor, person_id)
    kept = roster.checked_name(name)
    work.change(Person, person_id, name=kept)
    audit.record(work, actor.cell_id, actor.person_id, "member.renamed", f"person:{person_id}")
    return kept


def check_leaving(work: UnitOfWork, actor: Actor, person_id: int) -> Member:
    """Refuse the leaving of the secretary, who hands over first."""
    member = roster.find(work, actor, person_id).member
    _must_not_be_secretary(member)
    return member


def leave(work: UnitOfWork, actor: Actor, person_id: int, *, from_on: date) -> None:
    """From a day on a person does not belong to the cell; what they wrote stays."""
    check_leaving(work, actor, person_id)
    check_change_day(work, actor, person_id, from_on)
    standing.end_from(work, actor.cell_id, person_id, from_on, by=actor.person_id)
    detail = {"from": from_on.isoformat()}
    audit.record(work, actor.cell_id, actor.person_id, "member.left", f"person:{person_id}", detail)


def consequences(work: UnitOfWork, actor: Actor, person_id: int) -> list[Line]:
    """What follows once this person takes part no more: said before it is confirmed."""
    count = len(ledger.open_duties(work, cell_id=actor.cell_id, owner_id=person_id))
    lines = [line("members-duties-void", count=count)] if count else []
    return lines + [
        line("members-assign-anew", quarter=cells.quarter_of(quarter).roman)
        for quarter in standing.left_behind(work, actor.cell_id, person_id)
    ]


def hand_over_button() -> Button:
    """Where the secretary's office is handed over."""
    return button(encode("succession"), "members-button-hand-over")


def _is_sensible(terms: Terms) -> bool:
    if terms.office == Office.SUPERIOR:
        return terms.klass is None and terms.condition == Condition.ACTIVE
    return (
        terms.office in CHANGES["office"]
        and terms.klass in CHANGES["klass"]
        and terms.condition in CHANGES["condition"]
    )


def _plan_recognition(work: UnitOfWork, actor: Actor, person_id: int, new: NewMember) -> None:
    if new.recognised_on is None or new.terms.klass != Class.PROBATIONARY:
        return
    check_recognition(work, new.recognised_on)
    if new.recognised_on <= new.from_on:
        raise Refused("members-recognised-past", day=new.recognised_on)
    standing.change_from(
        work, actor.cell_id, person_id, new.recognised_on, by=actor.person_id, klass=Class.OFFICIAL
    )


def _must_not_be_secretary(member: Member) -> None:
    if member.office == Office.SECRETARY:
        raise Refused("members-hand-over-first", buttons=(hand_over_button(), list_button()))


def _tell_changed(work: UnitOfWork, actor: Actor, person_id: int, from_on: date) -> None:
    """Tell those who take part then and now what they are from that day on."""
    now = people.member(work, actor.cell_id, person_id)
    then = people.member(work, actor.cell_id, person_id, max(from_on, work.today))
    if person_id == actor.person_id or now is None or then is None:
        return
    if not (takes_part(now) and takes_part(then)):
        return
    said = line(
        "members-told-changed",
        day=from_on,
        office=then.office,
        klass=then.klass or "none",
        condition=then.condition,
    )
    home = button(encode("menu"), "button-home")
    tell(work, actor.cell_id, person_id, message(said, buttons=(home,)), timing=Timing.MORNING)
