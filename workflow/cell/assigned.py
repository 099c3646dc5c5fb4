"""Who prepares and who reviews a quarter's topic, and the first paper that follows from it."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from storage.tables import Assignment, AssignmentState, CellQuarter, Duty, Paper, PaperKind
from storage.work import UnitOfWork
from workflow.cell import course, ledger
from workflow.cell.house import house_of
from workflow.cell.ledger import Subject
from workflow.rules.duties import DutyKind

LIVE = (AssignmentState.ASKED, AssignmentState.ACCEPTED, AssignmentState.RECONSIDER)
WRITES: Mapping[str, DutyKind] = MappingProxyType(
    {
        PaperKind.OUTLINE: DutyKind.WRITE_OUTLINE,
        PaperKind.DRAFT: DutyKind.WRITE_DRAFT,
        PaperKind.FINAL: DutyKind.FINAL_PAPER,
    }
)
SECOND_ROUND, SECOND_ROUND_DAYS = 2, 5
MEETING_OF = {PaperKind.OUTLINE: 1, PaperKind.DRAFT: 2, PaperKind.FINAL: 2}


def live_assignment(work: UnitOfWork, quarter_id: int) -> Assignment | None:
    """The assignment in force in a quarter; replaced ones are history."""
    return work.find_last(Assignment, quarter_id=quarter_id, state=list(LIVE))


def paper_of(work: UnitOfWork, quarter: CellQuarter, topic_id: int, kind: PaperKind) -> Paper:
    """The topic's paper of this kind in a quarter, made when it is not there yet."""
    same = {"quarter_id": quarter.id, "topic_id": topic_id, "kind": kind}
    found = work.find(Paper, **same)
    return found or work.get(Paper, work.add(Paper, cell_id=quarter.cell_id, **same))


def begin_outline(work: UnitOfWork, assignment: Assignment) -> None:
    """The author owes the outline from now on; nothing before the quarter is open."""
    begin_writing(work, assignment, PaperKind.OUTLINE)


def begin_writing(work: UnitOfWork, assignment: Assignment, kind: PaperKind) -> Duty | None:
    """The author owes an outline or a draft from now on; nothing before the quarter is open."""
    quarter = work.get(CellQuarter, assignment.quarter_id)
    if quarter.opened_at is None:
        return None
    paper = paper_of(work, quarter, assignment.topic_id, kind)
    return ledger.bear(
        work,
        WRITES[kind],
        cell_id=quarter.cell_id,
        subject=Subject(paper.id, quarter_id=quarter.id),
        owner_id=assignment.author_id,
        meeting=course.meetings_of(work, quarter.id)[MEETING_OF[kind]],
    )


def begin_second_round(work: UnitOfWork, assignment: Assignment, outline: Paper, round_: int) -> Duty:
    """Meeting 1 wants the outline done again (PRODUCT, "The quarter").

    It is never missed: meeting 2 stays where it is, and without an outline nothing would follow.
    """
    return ledger.bear(
        work,
        DutyKind.WRITE_OUTLINE,
        cell_id=outline.cell_id,
        subject=Subject(outline.id, max(SECOND_ROUND, round_), outline.quarter_id),
        owner_id=assignment.author_id,
        given=second_round_due(work, outline.cell_id),
    )


def second_round_due(work: UnitOfWork, cell_id: int) -> datetime:
    """17:00 on the fifth working day from today."""
    calendar = house_of(work, cell_id).calendar
    return calendar.due(calendar.shift(work.today, SECOND_ROUND_DAYS))
