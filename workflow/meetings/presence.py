"""Who was in the room: of those able to attend on that day, all but the ones put down as absent."""

from dataclasses import dataclass

from storage.people import Member, members
from storage.tables import Attendance, AttendanceState, Condition, Meeting
from storage.work import UnitOfWork
from workflow.cell.actor import READERS

ABLE_TO_ATTEND = (Condition.ACTIVE, Condition.RECEIVED, Condition.EXEMPT)


@dataclass(frozen=True, slots=True)
class Attender:
    """A member able to attend, and whether they are put down as present."""

    person_id: int
    name: str
    exempt: bool
    present: bool


def attenders(work: UnitOfWork, meeting: Meeting) -> list[Attender]:
    """Everybody able to attend, the exempt last; they may come but are expected only when put down."""
    states = {row.person_id: row.state for row in work.all(Attendance, meeting_id=meeting.id)}
    day = meeting.at.astimezone(work.zone).date()
    able = [each for each in members(work, meeting.cell_id, day) if _is_able(each)]
    rows = [_attender(each, states.get(each.person_id)) for each in able]
    return sorted(rows, key=lambda each: each.exempt)


def put_down(work: UnitOfWork, meeting: Meeting, person_id: int, *, present: bool, entered_by: int) -> None:
    """Put a person down as present or absent, instead of what stood there before."""
    state = AttendanceState.PRESENT if present else AttendanceState.ABSENT
    where = {"meeting_id": meeting.id, "person_id": person_id}
    values = {"state": state, "entered_by": entered_by, "entered_at": work.now}
    if work.change_all(Attendance, where, **values) == 0:
        work.add(Attendance, **where, **values)


def put_down_rest(work: UnitOfWork, meeting: Meeting, *, entered_by: int) -> None:
    """A row for everybody who has none yet."""
    known = {row.person_id for row in work.all(Attendance, meeting_id=meeting.id)}
    for each in attenders(work, meeting):
        if each.person_id not in known:
            put_down(work, meeting, each.person_id, present=each.present, entered_by=entered_by)


def _is_able(member: Member) -> bool:
    return member.office in READERS and member.condition in ABLE_TO_ATTEND


def _attender(member: Member, state: str | None) -> Attender:
    exempt = member.condition == Condition.EXEMPT
    present = state == AttendanceState.PRESENT if state else not exempt
    return Attender(member.person_id, member.name, exempt, present)
