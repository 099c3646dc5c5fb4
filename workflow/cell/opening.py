"""Opening a quarter: its meetings, what the clock has before it, and the first duty."""

from datetime import datetime

from storage import audit
from storage.tables import AssignmentState, CellQuarter, Meeting
from storage.work import UnitOfWork
from workflow.cell import cells, course, ledger
from workflow.cell.agenda import Event, plan
from workflow.cell.assigned import begin_outline, live_assignment
from workflow.cell.house import House, house_of
from workflow.cell.ledger import Subject
from workflow.rules.duties import DutyKind
from workflow.rules.quarters import Quarter, meeting_days, opening_day

BRIEF_DAYS_BEFORE = 6


def open_quarter(work: UnitOfWork, quarter: CellQuarter) -> None:
    """Open a quarter, once: nothing when it is open already."""
    if quarter.opened_at is not None:
        return
    house = house_of(work, quarter.cell_id)
    work.change(CellQuarter, quarter.id, opened_at=work.now)
    _call_meetings(work, quarter, house)
    if quarter.topic_id is not None:
        course.lay(work, quarter, quarter.topic_id, house)
    _plan_next(work, quarter, house)
    _first_duty(work, quarter)
    _end_assigning_before(work, quarter)
    audit.record(work, quarter.cell_id, None, "quarter.opened", f"quarter:{quarter.id}")


def plan_around_meeting(work: UnitOfWork, meeting: Meeting, house: House) -> None:
    """What the clock does for a meeting: its brief beforehand, its hour, after the third the next quarter."""
    plan(work, meeting.cell_id, Event.MEETING, meeting.id, meeting.at)
    plan(work, meeting.cell_id, Event.BRIEF, meeting.id, brief_at(meeting.at, house))


def brief_at(meeting_at: datetime, house: House) -> datetime:
    """When the month's brief goes without a paper: the hour of reminders, six working days before."""
    day = house.calendar.shift(house.calendar.day_of(meeting_at), -BRIEF_DAYS_BEFORE)
    return house.calendar.instant(day, house.reminder_hour)


def plan_next_quarter(work: UnitOfWork, quarter: CellQuarter, third: Meeting, house: House) -> None:
    """The next quarter opens on the first working day after this one's third meeting."""
    following = cells.slot(work, quarter.cell_id, cells.quarter_of(quarter).next())
    if following.opened_at is not None:
        return
    day = opening_day(house.calendar.day_of(third.at), house.calendar)
    at = house.calendar.instant(day, house.reminder_hour)
    plan(work, quarter.cell_id, Event.OPEN_QUARTER, following.id, at)


def _call_meetings(work: UnitOfWork, quarter: CellQuarter, house: House) -> None:
    days = meeting_days(Quarter(quarter.year, quarter.number), house.meeting_day, house.calendar)
    for number, day in enumerate(days, start=1):
        at = house.calendar.instant(day, house.meeting_hour)
        meeting_id = work.add(Meeting, cell_id=quarter.cell_id, quarter_id=quarter.id, number=number, at=at)
        plan_around_meeting(work, work.get(Meeting, meeting_id), house)


def _plan_next(work: UnitOfWork, quarter: CellQuarter, house: House) -> None:
    plan_next_quarter(work, quarter, course.meetings_of(work, quarter.id)[3], house)


def _end_assigning_before(work: UnitOfWork, quarter: CellQuarter) -> None:
    """A quarter that is over is not assigned any more: nobody owes that, nor an answer to it."""
    for duty in ledger.open_duties(work, cell_id=quarter.cell_id, kind=[DutyKind.ASSIGN, DutyKind.ANSWER]):
        if duty.quarter_id and course.is_over(work, work.get(CellQuarter, duty.quarter_id)):
            ledger.void(work, DutyKind(duty.kind), duty.subject_id, id=duty.id)


def _first_duty(work: UnitOfWork, quarter: CellQuarter) -> None:
    assignment = live_assignment(work, quarter.id)
    if assignment is not None:
        begin_outline(work, assignment)
    if assignment is None or assignment.state != AssignmentState.ACCEPTED:
        ledger.bear(
            work,
            DutyKind.ASSIGN,
            cell_id=quarter.cell_id,
            subject=Subject(quarter.id, quarter_id=quarter.id),
        )
