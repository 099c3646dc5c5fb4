"""What one assignment leaves to the next: who goes owes nothing more, who comes owes the present stage."""

from collections.abc import Iterable

from storage.tables import (
    Assignment,
    AssignmentState,
    CellQuarter,
    Duty,
    Paper,
    PaperKind,
    StageKind,
    Version,
    VersionState,
)
from storage.work import UnitOfWork
from workflow import course, ledger
from workflow.assignable import Choice
from workflow.assigned import MEETING_OF, WRITING, begin_writing, paper_of
from workflow.assignment_words import WRITES
from workflow.duties import DutyKind
from workflow.house import house_of
from workflow.ledger import Subject

REVIEWS = (DutyKind.REVIEW, DutyKind.CONFIRM_FINAL)
PAPER_OF_STAGE = {
    StageKind.OUTLINE: PaperKind.OUTLINE,
    StageKind.OUTLINE_MEETING: PaperKind.OUTLINE,
    StageKind.DRAFT: PaperKind.DRAFT,
    StageKind.CONCLUSION: PaperKind.DRAFT,
    StageKind.FINAL: PaperKind.FINAL,
    StageKind.RESULTS: PaperKind.FINAL,
}


def author_stays(before: Assignment, after: Assignment | Choice) -> bool:
    """Whether the same author goes on with the same topic."""
    return (before.author_id, before.topic_id) == (after.author_id, after.topic_id)


def hand_over(work: UnitOfWork, quarter: CellQuarter, before: Assignment | None, after: Assignment) -> None:
    """End the duties of the assignment before, and let those of the new one be born.

    What was written stays stored under its author (PRODUCT row 10).
    """
    ledger.done(work, DutyKind.ASSIGN, quarter.id, cell_id=quarter.cell_id)
    writing = _relieve(work, before, after) if before is not None else []
    if after.state == AssignmentState.ASKED:
        _ask(work, quarter, after)
    if quarter.opened_at is None:
        return
    course.lay(work, quarter, after.topic_id, house_of(work, quarter.cell_id))
    if before is None or not author_stays(before, after):
        _begin(work, quarter, after, writing)


def _ask(work: UnitOfWork, quarter: CellQuarter, assignment: Assignment) -> None:
    ledger.bear(
        work,
        DutyKind.ANSWER,
        cell_id=quarter.cell_id,
        subject=Subject(assignment.id, quarter_id=quarter.id),
        owner_id=assignment.author_id,
    )


def _relieve(work: UnitOfWork, before: Assignment, after: Assignment) -> list[str]:
    """Void what is owed no more; the kinds of papers that were being written of the topic that goes on."""
    ledger.void(work, DutyKind.ANSWER, before.id)
    papers = _papers(work, before)
    if before.topic_id != after.topic_id:
        _void(work, _open(work, papers, (*WRITES, *REVIEWS, DutyKind.COMMENT)))
        return []
    if author_stays(before, after):
        _pass_on_reviews(work, papers, before, after)
        return []
    writing = _open(work, papers, WRITES)
    own_comments = _open(work, papers, (DutyKind.COMMENT,), owner_id=after.author_id)
    _void(work, [*writing, *_open(work, papers, REVIEWS), *own_comments])
    return [papers[duty.subject_id].kind for duty in writing]


def _pass_on_reviews(
    work: UnitOfWork, papers: dict[int, Paper], before: Assignment, after: Assignment
) -> None:
    """What the author has handed in is read by the new reviewer."""
    if before.reviewer_id == after.reviewer_id:
        return
    waiting = _open(work, papers, REVIEWS)
    _void(work, waiting)
    meetings = course.meetings_of(work, before.quarter_id)
    for duty in waiting:
        paper = papers[duty.subject_id]
        ledger.bear(
            work,
            DutyKind(duty.kind),
            cell_id=duty.cell_id,
            subject=Subject(paper.id, duty.round, before.quarter_id),
            owner_id=after.reviewer_id,
            meeting=meetings[MEETING_OF[PaperKind(paper.kind)]] if duty.meeting_id else None,
        )


def _begin(work: UnitOfWork, quarter: CellQuarter, assignment: Assignment, writing: list[str]) -> None:
    """The new author owes what was being written, else the paper of the present stage if it is not out."""
    for kind in writing or _unreleased(work, quarter, assignment.topic_id):
        if kind in WRITING:
            begin_writing(work, assignment, PaperKind(kind))
        else:
            _begin_final(work, quarter, assignment)


def _begin_final(work: UnitOfWork, quarter: CellQuarter, assignment: Assignment) -> None:
    paper = paper_of(work, quarter, assignment.topic_id, PaperKind.FINAL)
    ledger.bear(
        work,
        DutyKind.FINAL_PAPER,
        cell_id=quarter.cell_id,
        subject=Subject(paper.id, quarter_id=quarter.id),
        owner_id=assignment.author_id,
        meeting=course.meetings_of(work, quarter.id)[MEETING_OF[PaperKind.FINAL]],
    )


def _unreleased(work: UnitOfWork, quarter: CellQuarter, topic_id: int) -> list[PaperKind]:
    stage = course.current(work, quarter.id, topic_id)
    if stage is None:
        return []
    kind = PAPER_OF_STAGE[StageKind(stage.kind)]
    paper = paper_of(work, quarter, topic_id, kind)
    released = work.find(Version, paper_id=paper.id, state=VersionState.RELEASED)
    return [kind] if released is None else []


def _papers(work: UnitOfWork, assignment: Assignment) -> dict[int, Paper]:
    rows = work.all(Paper, quarter_id=assignment.quarter_id, topic_id=assignment.topic_id)
    return {row.id: row for row in rows}


def _open(work: UnitOfWork, papers: dict[int, Paper], kinds: Iterable[DutyKind], **equal: int) -> list[Duty]:
    return ledger.open_duties(work, kind=list(kinds), subject_id=list(papers), **equal)


def _void(work: UnitOfWork, duties: Iterable[Duty]) -> None:
    for duty in duties:
        ledger.void(work, DutyKind(duty.kind), duty.subject_id, id=duty.id)
