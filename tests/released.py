"""A quarter whose outline is released, set up in rows: for tests that begin where comments begin."""

from storage import bodies
from storage.people import members
from storage.tables import (
    Assignment,
    CellQuarter,
    PaperKind,
    Version,
    VersionState,
)
from storage.work import UnitOfWork
from workflow.cell import course, ledger
from workflow.cell.assigned import paper_of
from workflow.cell.ledger import Subject
from workflow.cell.notices import is_told
from workflow.rules.duties import DutyKind


def release_outline(work: UnitOfWork, quarter_id: int) -> int:
    """The planned author's outline, agreed and released now; every other member owes a comment. Its paper."""
    quarter = work.get(CellQuarter, quarter_id)
    assert quarter.topic_id is not None
    author, reviewer = quarter.planned_author_id, quarter.planned_reviewer_id
    assert author is not None
    assert reviewer is not None
    work.add(
        Assignment,
        quarter_id=quarter.id,
        topic_id=quarter.topic_id,
        author_id=author,
        reviewer_id=reviewer,
        state="accepted",
        assigned_by=1,
        assigned_at=work.now,
    )
    paper = paper_of(work, quarter, quarter.topic_id, PaperKind.OUTLINE)
    body = bodies.new(work)
    bodies.append(work, body, "I- Đặt vấn đề\nII- Nội dung\nIII- Giải pháp")
    work.add(
        Version,
        paper_id=paper.id,
        number=1,
        round=1,
        author_id=author,
        body_id=body,
        state=VersionState.RELEASED,
        created_at=work.now,
        handed_in_at=work.now,
        released_at=work.now,
    )
    meeting = course.meetings_of(work, quarter.id)[1]
    for member in members(work, quarter.cell_id):
        if is_told(member) and member.klass is not None and member.person_id != author:
            ledger.bear(
                work,
                DutyKind.COMMENT,
                cell_id=quarter.cell_id,
                subject=Subject(paper.id, quarter_id=quarter.id),
                owner_id=member.person_id,
                meeting=meeting,
            )
    return paper.id
