"""What a person is in a cell, in dated rows: a change ends one row and begins another.

And what follows when somebody no longer takes part: what they owed is void, what they were to prepare or
review is assigned anew (PRODUCT row 10).
"""

from dataclasses import dataclass
from datetime import date, time

from storage.people import Member, member, members
from storage.tables import (
    CellQuarter,
    Class,
    ClockTask,
    Condition,
    Membership,
    Office,
    Outgoing,
    OutgoingState,
    Person,
    StageKind,
)
from storage.work import UnitOfWork
from texts.message import line, message
from workflow.cell import agenda, commenters, course, ledger
from workflow.cell.actor import LEADERS, READERS
from workflow.cell.agenda import Event
from workflow.cell.assigned import live_assignment
from workflow.cell.cells import quarter_of
from workflow.cell.duty_words import duty_button
from workflow.cell.house import house_of
from workflow.cell.ledger import Subject
from workflow.cell.notices import Timing, is_told, takes_part, tell
from workflow.errors import Refused
from workflow.rules.duties import DutyKind

COMMITTEE_FROM = 9


@dataclass(frozen=True, slots=True)
class Terms:
    """What a membership row says of a person."""

    office: str
    klass: str | None
    condition: str


def rows_of(work: UnitOfWork, cell_id: int, person_id: int) -> list[Membership]:
    """The rows that hold for at least a day, in their order."""
    rows = work.all(Membership, cell_id=cell_id, person_id=person_id, order="from_on")
    return [row for row in rows if row.until_on is None or row.until_on > row.from_on]


def row_on(work: UnitOfWork, cell_id: int, person_id: int, day: date) -> Membership | None:
    """The row that holds on a day."""
    rows = rows_of(work, cell_id, person_id)
    return next((row for row in rows if row.from_on <= day and _holds_after(row, day)), None)


def change_from(
    work: UnitOfWork, cell_id: int, person_id: int, day: date, *, by: int | None, **changed: str
) -> None:
    """From a day on these are what is said of the person; what was planned for later stays in all else.

    `changed`: office, klass or condition. `by`: whose act it is. Refuses a day on which the person does
    not belong to the cell.
    """
    if row_on(work, cell_id, person_id, day) is None:
        raise Refused("members-not-then", day=day)
    for row in rows_of(work, cell_id, person_id):
        if _holds_after(row, day) and any(getattr(row, name) != value for name, value in changed.items()):
            _split(work, row, max(day, row.from_on), changed)
    _settle_from(work, cell_id, person_id, day, by)


def end_from(work: UnitOfWork, cell_id: int, person_id: int, day: date, *, by: int | None) -> None:
    """From a day on the person does not belong to the cell."""
    for row in rows_of(work, cell_id, person_id):
        if _holds_after(row, day):
            work.change(Membership, row.id, until_on=max(day, row.from_on))
    _settle_from(work, cell_id, person_id, day, by)


def settle(work: UnitOfWork, cell_id: int, person_id: int, *, by: int | None = None) -> None:
    """What follows from how a person stands today.

    Who takes part owes a comment on what the cell comments on now. Where one does not: void what is owed,
    and have the work assigned anew. May run any number of times. `by`: the leader whose act this follows
    from, who knows of it.
    """
    found = member(work, cell_id, person_id)
    if found is not None and takes_part(found):
        commenters.owe_what_is_out(work, cell_id, person_id)
        return
    for duty in ledger.open_duties(work, cell_id=cell_id, owner_id=person_id):
        ledger.void(work, DutyKind(duty.kind), duty.subject_id, owner_id=person_id)
    held = {"cell_id": cell_id, "person_id": person_id, "state": OutgoingState.HELD}
    work.change_all(Outgoing, held, state=OutgoingState.VOID)
    for quarter in left_behind(work, cell_id, person_id):
        _assign_anew(work, quarter, person_id, by)


def settle_due(work: UnitOfWork, task: ClockTask) -> None:
    """The day of a change that was recorded beforehand has come."""
    ended = work.get(Membership, task.subject_id)
    settle(work, ended.cell_id, ended.person_id)


def left_behind(work: UnitOfWork, cell_id: int, person_id: int) -> list[CellQuarter]:
    """The quarters not yet over whose author or reviewer this person is, with something left to write."""
    return [
        quarter
        for quarter in work.all(CellQuarter, cell_id=cell_id)
        if not course.is_over(work, quarter)
        and (named := live_assignment(work, quarter.id)) is not None
        and person_id in (named.author_id, named.reviewer_id)
        and _is_unwritten(work, quarter, named.topic_id)
    ]


def leaders(work: UnitOfWork, cell_id: int) -> list[Member]:
    """The secretary and the deputies."""
    return [each for each in members(work, cell_id) if each.office in LEADERS]


def officials(work: UnitOfWork, cell_id: int) -> int:
    """Official members of the cell; one received for a time belongs to another."""
    everybody = members(work, cell_id)
    return sum(is_own_official(Terms(each.office, each.klass, each.condition)) for each in everybody)


def is_own_official(terms: Terms) -> bool:
    """Whether these terms count among the cell's official members."""
    return terms.office in READERS and terms.klass == Class.OFFICIAL and terms.condition != Condition.RECEIVED


def check_office(terms: Terms, official_count: int) -> None:
    """Refuse an office that these terms do not allow; `official_count` counts this person too."""
    if terms.office not in (Office.DEPUTY, Office.COMMITTEE):
        return
    if terms.klass != Class.OFFICIAL:
        raise Refused("members-office-official")
    if terms.office == Office.COMMITTEE and official_count < COMMITTEE_FROM:
        raise Refused("members-no-committee", count=official_count, needed=COMMITTEE_FROM)


def _holds_after(row: Membership, day: date) -> bool:
    return row.until_on is None or row.until_on > day


def _split(work: UnitOfWork, row: Membership, day: date, changed: dict[str, str]) -> None:
    until = row.until_on
    work.change(Membership, row.id, until_on=day)
    fresh = {
        "office": row.office,
        "klass": row.klass,
        "condition": row.condition,
        "note": row.note,
        **changed,
    }
    work.add(
        Membership,
        person_id=row.person_id,
        cell_id=row.cell_id,
        from_on=day,
        until_on=until,
        **fresh,
    )


def _settle_from(work: UnitOfWork, cell_id: int, person_id: int, day: date, by: int | None) -> None:
    """What follows is done now, or by the clock on the day."""
    if day <= work.today:
        settle(work, cell_id, person_id, by=by)
        return
    begins = house_of(work, cell_id).calendar.instant(day, time.min)
    for row in rows_of(work, cell_id, person_id):
        if row.until_on == day:
            agenda.plan(work, cell_id, Event.STANDING, row.id, begins)


def _is_unwritten(work: UnitOfWork, quarter: CellQuarter, topic_id: int) -> bool:
    if not course.stages(work, quarter.id, topic_id):
        return True
    stage = course.current(work, quarter.id, topic_id)
    return stage is not None and stage.kind != StageKind.RESULTS


def _assign_anew(work: UnitOfWork, quarter: CellQuarter, person_id: int, by: int | None) -> None:
    if ledger.open_duties(work, kind=DutyKind.ASSIGN, subject_id=quarter.id):
        return
    subject = Subject(quarter.id, quarter_id=quarter.id)
    duty = ledger.bear(work, DutyKind.ASSIGN, cell_id=quarter.cell_id, subject=subject)
    said = message(
        line(
            "members-told-assign-anew",
            name=work.get(Person, person_id).name,
            quarter=quarter_of(quarter).roman,
            due=duty.due_at,
        ).owed(duty.id),
        buttons=(duty_button(work, duty),),
    )
    for each in leaders(work, quarter.cell_id):
        if each.person_id != by and is_told(each):
            tell(
                work,
                quarter.cell_id,
                each.person_id,
                said,
                timing=Timing.MORNING,
                due_at=duty.due_at,
            )
