"""Setting up a cell: its people, its planned quarters, the day it starts."""

from datetime import date

from storage.tables import Cell, CellQuarter, Membership, Person, Topic
from storage.work import UnitOfWork
from workflow.cell import codes
from workflow.cell.agenda import Event, plan
from workflow.cell.house import house_of
from workflow.cell.morning import plan_morning_list
from workflow.rules.quarters import Quarter, first_quarter


def create(work: UnitOfWork, name: str) -> int:
    """A new cell that starts today; its id."""
    return work.add(Cell, name=name, started_on=work.today, created_at=work.now)


def enrol(
    work: UnitOfWork,
    cell_id: int,
    *,
    name: str,
    office: str,
    klass: str | None,
    condition: str,
    from_on: date | None = None,
    note: str = "",
) -> int:
    """A new person in a cell, with a join code; the person's id."""
    person_id = work.add(Person, name=name, created_at=work.now)
    work.add(
        Membership,
        person_id=person_id,
        cell_id=cell_id,
        office=office,
        klass=klass,
        condition=condition,
        from_on=from_on or work.today,
        note=note,
    )
    codes.issue(work, person_id)
    return person_id


def slot(work: UnitOfWork, cell_id: int, quarter: Quarter) -> CellQuarter:
    """The row of a cell's quarter, made when it is not there yet."""
    row = work.find(CellQuarter, cell_id=cell_id, year=quarter.year, number=quarter.number)
    if row is not None:
        return row
    return work.get(
        CellQuarter, work.add(CellQuarter, cell_id=cell_id, year=quarter.year, number=quarter.number)
    )


def plan_topic(
    work: UnitOfWork,
    cell_id: int,
    quarter: Quarter,
    *,
    title: str,
    area: str = "",
    field: str = "",
    author_id: int | None = None,
    reviewer_id: int | None = None,
) -> None:
    """The year's plan gives this quarter a topic, and names who may prepare and who may review it."""
    topic_id = work.add(Topic, cell_id=cell_id, title=title, area=area, field=field, created_at=work.now)
    work.change(
        CellQuarter,
        slot(work, cell_id, quarter).id,
        topic_id=topic_id,
        planned_author_id=author_id,
        planned_reviewer_id=reviewer_id,
    )


def start(work: UnitOfWork, cell_id: int) -> Quarter:
    """The cell begins: its first quarter, the first whose meeting 1 lies ahead, opens now."""
    house = house_of(work, cell_id)
    quarter = first_quarter(work.today, house.meeting_day, house.calendar)
    plan(work, cell_id, Event.OPEN_QUARTER, slot(work, cell_id, quarter).id, work.now)
    plan_morning_list(work, house)
    return quarter


def quarter_of(row: CellQuarter) -> Quarter:
    """The quarter that a row stands for."""
    return Quarter(row.year, row.number)
