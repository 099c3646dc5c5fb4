"""A cell of any size in the meeting that decides: everyone official, present and joined, a vote open."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta

from storage import bodies
from storage.tables import (
    Account,
    Attendance,
    AttendanceState,
    Class,
    ClockTask,
    ConclusionKind,
    Condition,
    Meeting,
    MeetingState,
    Office,
    Outgoing,
    OutgoingState,
    Vote,
    VoteWay,
)
from storage.work import UnitOfWork
from workflow.cell import cells
from workflow.cell.actor import Actor
from workflow.cell.opening import open_quarter
from workflow.rules.calendar import HOME
from workflow.rules.quarters import Quarter
from workflow.votes import concluding, vote_opening

LAST_OPENING = time(20)
OPEN_FOR = timedelta(hours=2)


def hour_of_meeting(now: datetime) -> datetime:
    """Now, but not later than 20:00 in the people's zone: past 22:00 a vote may not be opened."""
    local = now.astimezone(HOME)
    return min(local, datetime.combine(local.date(), LAST_OPENING, HOME)).astimezone(UTC)


def gather(work: UnitOfWork, size: int) -> list[int]:
    """A cell with so many members, its quarter open, meeting 2 held now; ids, the secretary's first."""
    cell_id = cells.create(work, "Chi bộ Mẫu")
    ids = [_enrolled(work, cell_id, number) for number in range(size)]
    quarter = Quarter.containing(work.today)
    cells.plan_topic(work, cell_id, quarter, title="Chuyên đề mẫu")
    open_quarter(work, cells.slot(work, cell_id, quarter))
    work.remove(ClockTask, cell_id=cell_id)
    work.change_all(Outgoing, {"cell_id": cell_id}, state=OutgoingState.VOID)
    _hold(work, cell_id, ids)
    return ids


def join(work: UnitOfWork, addresses: Mapping[int, int]) -> None:
    """Bind each person to a chat."""
    work.add_all(
        Account,
        [
            {"person_id": person, "platform": "telegram", "address": str(address), "bound_at": work.now}
            for person, address in addresses.items()
        ],
    )


def open_vote(work: UnitOfWork, secretary_id: int, now: datetime) -> int:
    """The secretary writes a conclusion and opens the binding vote, two hours from `now`; the vote's id."""
    cell_id = work.all(Meeting)[0].cell_id
    an = Actor(secretary_id, "An", "vi", cell_id, Office.SECRETARY, Class.OFFICIAL, Condition.ACTIVE)
    quarter_id = work.all(Meeting)[0].quarter_id
    row = concluding.start(work, an, quarter_id, ConclusionKind.CONCLUSION)
    bodies.append(work, concluding.draft_body(work, an, row.id), "Chi bộ thống nhất nội dung chuyên đề.")
    vote = vote_opening.open_vote(work, an, row.id, VoteWay.BINDING)
    work.change(Vote, vote.id, latest_at=now + OPEN_FOR)
    work.change_all(ClockTask, {"subject_id": vote.id}, due_at=now + OPEN_FOR)
    return vote.id


def _enrolled(work: UnitOfWork, cell_id: int, number: int) -> int:
    return cells.enrol(
        work,
        cell_id,
        name=f"Người Mẫu {number}",
        office=Office.MEMBER if number else Office.SECRETARY,
        klass=Class.OFFICIAL,
        condition=Condition.ACTIVE,
    )


def _hold(work: UnitOfWork, cell_id: int, ids: list[int]) -> None:
    meeting = work.all(Meeting, cell_id=cell_id, number=2)[0]
    entry = {"meeting_id": meeting.id, "state": AttendanceState.PRESENT, "entered_by": ids[0]}
    work.add_all(Attendance, [{**entry, "person_id": each, "entered_at": work.now} for each in ids])
    recorded = {"state": MeetingState.RECORDED, "recorded_at": work.now, "recorded_by": ids[0]}
    work.change(Meeting, meeting.id, at=work.now, **recorded)
