"""Who owes a comment on what was released: when it is, and who comes to take part before its meeting."""

from storage.people import Member
from storage.tables import Duty, DutyState, Meeting, Paper, Review, Verdict, Version
from storage.work import UnitOfWork
from texts.message import line, message
from workflow.cell import course, ledger
from workflow.cell.duty_words import duty_button, duty_line
from workflow.cell.house import House
from workflow.cell.ledger import Subject
from workflow.cell.notices import participants, tell_member
from workflow.cell.overview import newest_released
from workflow.cell.paper_facts import (
    has_begun,
    has_spoken,
    is_second_round,
    meeting_of,
    released_version,
    words_of,
)
from workflow.rules.duties import DutyKind

OWED_OR_DONE = (DutyState.OPEN, DutyState.DONE)


def commenters(work: UnitOfWork, paper: Paper, version: Version) -> list[Member]:
    """Everyone but the author, and the reviewer whose remarks exist."""
    versions = [row.id for row in work.all(Version, paper_id=paper.id)]
    reviews = work.all(Review, version_id=versions, verdict=Verdict.CHANGES)
    owe_none = {version.author_id, *(row.reviewer_id for row in reviews)}
    return [each for each in participants(work, paper.cell_id) if each.person_id not in owe_none]


def owe(
    work: UnitOfWork, paper: Paper, meeting: Meeting, person_id: int, *, house: House | None = None
) -> Duty:
    """A member owes a comment on a paper until its meeting."""
    return ledger.bear(
        work,
        DutyKind.COMMENT,
        cell_id=paper.cell_id,
        subject=Subject(paper.id, quarter_id=paper.quarter_id),
        owner_id=person_id,
        meeting=meeting,
        house=house,
    )


def owe_what_is_out(work: UnitOfWork, cell_id: int, person_id: int) -> None:
    """Who comes to take part while a paper is commented on owes a comment too, and is told; once."""
    quarter = course.open_quarter_of(work, cell_id)
    paper = newest_released(work, quarter) if quarter else None
    meeting = meeting_of(work, paper) if paper else None
    version = released_version(work, paper) if paper else None
    if paper is None or meeting is None or version is None or has_begun(work, meeting):
        return
    if is_second_round(work, paper) or _has_owed(work, paper, person_id):
        return
    if person_id not in {each.person_id for each in commenters(work, paper, version)}:
        return
    duty = owe(work, paper, meeting, person_id)
    invited = line("comment-told-out", **words_of(work, paper)).owed(duty.id)
    said = message(invited, duty_line(work, duty), buttons=(duty_button(work, duty),))
    tell_member(work, cell_id, person_id, said, due_at=duty.due_at)


def _has_owed(work: UnitOfWork, paper: Paper, person_id: int) -> bool:
    """Whether the person owes it, has done it, or has spoken while only reading."""
    owed = {"kind": DutyKind.COMMENT, "subject_id": paper.id, "owner_id": person_id}
    return (
        has_spoken(work, paper.id, person_id) or work.find(Duty, **owed, state=list(OWED_OR_DONE)) is not None
    )
