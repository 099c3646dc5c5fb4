"""What acts and screens ask about a paper: whose it is, its versions, its meeting, whom it concerns."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypedDict

from storage.tables import (
    Comment,
    Meeting,
    MeetingState,
    Outcome,
    Paper,
    PaperKind,
    Person,
    Topic,
    Version,
    VersionState,
)
from storage.work import UnitOfWork
from workflow.cell import course
from workflow.cell.actor import Actor, must_belong
from workflow.cell.assigned import MEETING_OF, WRITES
from workflow.errors import Refused
from workflow.rules.duties import DutyKind


class Words(TypedDict):
    """What nearly every text about a paper is filled with."""

    paper: str
    topic: str


REVIEWS: Mapping[str, DutyKind] = MappingProxyType(
    {
        PaperKind.OUTLINE: DutyKind.REVIEW,
        PaperKind.DRAFT: DutyKind.REVIEW,
        PaperKind.FINAL: DutyKind.CONFIRM_FINAL,
    }
)
WRITING_DUTIES = (*WRITES.values(), DutyKind.REWRITE)
REVIEWING_DUTIES = (DutyKind.REVIEW, DutyKind.CONFIRM_FINAL)


def paper_for(work: UnitOfWork, actor: Actor, paper_id: int) -> Paper:
    """A paper, for members of its cell; another cell's does not exist for them."""
    paper = work.find(Paper, id=paper_id)
    if paper is None:
        raise Refused("refused-not-yours")
    must_belong(actor, paper.cell_id)
    return paper


def words_of(work: UnitOfWork, paper: Paper) -> Words:
    """The kind and the topic, as the texts want them."""
    return Words(paper=paper.kind, topic=work.get(Topic, paper.topic_id).title)


def name_of(work: UnitOfWork, person_id: int) -> str:
    """A person's name."""
    return work.get(Person, person_id).name


def version_of(work: UnitOfWork, paper: Paper, author_id: int) -> Version | None:
    """The newest version by this author."""
    return work.find_last(Version, paper_id=paper.id, author_id=author_id)


def released_version(work: UnitOfWork, paper: Paper) -> Version | None:
    """What the cell reads now."""
    return work.find_last(Version, paper_id=paper.id, state=VersionState.RELEASED)


def has_spoken(work: UnitOfWork, paper_id: int, person_id: int) -> bool:
    """Whether a person has commented on a paper, or said to agree, and has not taken it back."""
    return any(row.given_at for row in work.all(Comment, paper_id=paper_id, person_id=person_id))


def meeting_of(work: UnitOfWork, paper: Paper) -> Meeting | None:
    """The meeting that deals with a paper; None for the final paper, which no meeting waits for."""
    if paper.kind == PaperKind.FINAL:
        return None
    return course.meetings_of(work, paper.quarter_id)[MEETING_OF[PaperKind(paper.kind)]]


def has_begun(work: UnitOfWork, meeting: Meeting) -> bool:
    """Whether a meeting has opened; one that is recorded has, whatever its hour."""
    return work.now >= meeting.at or meeting.state == MeetingState.RECORDED


def is_second_round(work: UnitOfWork, paper: Paper) -> bool:
    """Whether meeting 1 sent the outline back: then the reviewer's agreement suffices."""
    if paper.kind != PaperKind.OUTLINE:
        return False
    meeting = meeting_of(work, paper)
    return meeting is not None and meeting.outcome in (Outcome.AGAIN, Outcome.NOTHING)
