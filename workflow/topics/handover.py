"""What one assignment leaves to the next: who goes owes nothing more, who comes owes the present stage."""

from collections.abc import Iterable

from storage.tables import (
    Assignment,
    AssignmentState,
    CellQuarter,
    Duty,
    DutyState,
    Paper,
    PaperKind,
    StageKind,
    Version,
    VersionState,
)
from storage.work import UnitOfWork
from workflow.cell import course, ledger
from workflow.cell.assigned import begin_outline, begin_second_round, begin_writing, paper_of
from workflow.cell.house import house_of
from workflow.cell.ledger import Subject
from workflow.cell.paper_facts import (
    REVIEWING_DUTIES,
    REVIEWS,
    WRITING_DUTIES,
    is_second_round,
    meeting_of,
    released_version,
)
from workflow.meetings import meetings
from workflow.rules.duties import DutyKind
from workflow.topics.assignable import Choice


def author_stays(before: Assignment, after: Assignment | Choice) -> bool:
    """Whether the same author goes on with the same topic."""
    return (before.author_id, before.topic_id) == (after.author_id, after.topic_id)


def hand_over(work: UnitOfWork, quarter: CellQuarter, before: Assignment | None, after: Assignment) -> None:
    """End the duties of the assignment before, and let those of the new one be born.

    What was written stays stored under its author (PRODUCT row 10).
    """
    ledger.done(work, DutyKind.ASSIGN, quarter.id, cell_id=quarter.cell_id)
    if before is not None:
        _relieve(work, before, after)
    if quarter.opened_at is not None:
        course.lay(work, quarter, after.topic_id, house_of(work, quarter.cell_id))
        if before is None or not author_stays(before, after):
            _begin(work, quarter, after)
    make_whole(work, quarter, after)


def make_whole(work: UnitOfWork, quarter: CellQuarter, assignment: Assignment) -> None:
    """Whatever the assignment owes now is owed, also where it was void while somebody did not take part."""
    if assignment.state == AssignmentState.ASKED:
        _ask(work, quarter, assignment)
    elif assignment.state == AssignmentState.ACCEPTED:
        ledger.done(work, DutyKind.ASSIGN, quarter.id, cell_id=quarter.cell_id)
    if quarter.opened_at is None:
        return
    papers = _papers(work, assignment)
    if _writes_nothing(work, papers, assignment.author_id):
        _begin(work, quarter, assignment)
    _owe_reviews(work, papers, assignment)


def _ask(work: UnitOfWork, quarter: CellQuarter, assignment: Assignment) -> None:
    ledger.bear(
        work,
        DutyKind.ANSWER,
        cell_id=quarter.cell_id,
        subject=Subject(assignment.id, quarter_id=quarter.id),
        owner_id=assignment.author_id,
    )


def _relieve(work: UnitOfWork, before: Assignment, after: Assignment) -> None:
    ledger.void(work, DutyKind.ANSWER, before.id)
    papers = _papers(work, before)
    if author_stays(before, after):
        if before.reviewer_id != after.reviewer_id:
            _void(work, papers, REVIEWING_DUTIES)
        return
    _void(work, papers, (*WRITING_DUTIES, *REVIEWING_DUTIES))
    _put_away(work, papers)
    if before.topic_id != after.topic_id:
        _void(work, papers, (DutyKind.COMMENT,))
    else:
        _void(work, papers, (DutyKind.COMMENT,), owner_id=after.author_id)


def _put_away(work: UnitOfWork, papers: list[Paper]) -> None:
    """What waited for the reviewer waits no more; an author who comes back goes on in a copy."""
    waiting = {"paper_id": [paper.id for paper in papers], "state": VersionState.HANDED_IN}
    work.change_all(Version, waiting, state=VersionState.DROPPED)


def _writes_nothing(work: UnitOfWork, papers: list[Paper], author_id: int) -> bool:
    """Whether the author's writing never began, or what was owed last is void."""
    subjects = [paper.id for paper in papers]
    last = work.find_last(Duty, owner_id=author_id, subject_id=subjects, kind=list(WRITING_DUTIES))
    return last is None or last.state == DutyState.VOID


def _owe_reviews(work: UnitOfWork, papers: list[Paper], assignment: Assignment) -> None:
    """What the author has handed in is read by the reviewer in force."""
    for paper in papers:
        version = work.find(
            Version, paper_id=paper.id, author_id=assignment.author_id, state=VersionState.HANDED_IN
        )
        if version is not None:
            ledger.bear(
                work,
                REVIEWS[paper.kind],
                cell_id=paper.cell_id,
                subject=Subject(paper.id, version.round, paper.quarter_id),
                owner_id=assignment.reviewer_id,
                meeting=meeting_of(work, paper),
            )


def _begin(work: UnitOfWork, quarter: CellQuarter, assignment: Assignment) -> None:
    """The new author owes the paper of the present stage, unless the cell has it already."""
    stage = course.current(work, quarter.id, assignment.topic_id)
    if meetings.after_outline(work, quarter.id) is PaperKind.FINAL:
        if not _is_out(work, quarter, assignment, PaperKind.FINAL):
            meetings.final_paper_owed(work, quarter)
    elif stage is not None and stage.kind in (StageKind.OUTLINE, StageKind.OUTLINE_MEETING):
        _begin_outline(work, quarter, assignment)
    elif not _is_out(work, quarter, assignment, PaperKind.DRAFT):
        begin_writing(work, assignment, PaperKind.DRAFT)


def _begin_outline(work: UnitOfWork, quarter: CellQuarter, assignment: Assignment) -> None:
    outline = paper_of(work, quarter, assignment.topic_id, PaperKind.OUTLINE)
    if is_second_round(work, outline):
        rounds = [row.round for row in work.all(Version, paper_id=outline.id)]
        begin_second_round(work, assignment, outline, max(rounds, default=0))
    elif not _is_out(work, quarter, assignment, PaperKind.OUTLINE):
        begin_outline(work, assignment)


def _is_out(work: UnitOfWork, quarter: CellQuarter, assignment: Assignment, kind: PaperKind) -> bool:
    return released_version(work, paper_of(work, quarter, assignment.topic_id, kind)) is not None


def _papers(work: UnitOfWork, assignment: Assignment) -> list[Paper]:
    return work.all(Paper, quarter_id=assignment.quarter_id, topic_id=assignment.topic_id)


def _void(work: UnitOfWork, papers: list[Paper], kinds: Iterable[DutyKind], **equal: int) -> None:
    for kind in kinds:
        for paper in papers:
            ledger.void(work, kind, paper.id, **equal)
