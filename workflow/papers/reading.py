"""Reading a paper: members once it is released, before that its author and its reviewer alone."""

from dataclasses import dataclass
from datetime import datetime

from storage import bodies
from storage.tables import (
    Duty,
    DutyState,
    Opening,
    Paper,
    Review,
    Verdict,
    Version,
    VersionState,
)
from storage.work import UnitOfWork
from workflow.cell.actor import Actor
from workflow.cell.assigned import live_assignment
from workflow.cell.paper_facts import (
    REVIEWING_DUTIES,
    WRITING_DUTIES,
    name_of,
    paper_for,
    released_version,
    version_of,
    words_of,
)
from workflow.errors import Refused
from workflow.papers.paper_states import review_button


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole paper before its reader."""

    paper: Paper
    version: Version
    author: str
    reviewer: str
    text: str

    @property
    def released(self) -> bool:
        """Whether the cell reads it, or its author alone."""
        return self.version.state == VersionState.RELEASED


def read(work: UnitOfWork, actor: Actor, paper_id: int) -> Reading:
    """A paper's whole text; the first opening of what is released is kept ("đã mở", not "đã đọc").

    Refuses before the release: members learn no more than that, leaders where it stands and since when.
    """
    paper = paper_for(work, actor, paper_id)
    own = _own(work, actor, paper)
    version = own or released_version(work, paper)
    if version is None:
        raise _not_released(work, actor, paper)
    if version.state == VersionState.RELEASED:
        note_opening(work, actor, version)
    return Reading(
        paper,
        version,
        name_of(work, version.author_id),
        _reviewer(work, version),
        bodies.text(work, version.body_id),
    )


def note_opening(work: UnitOfWork, actor: Actor, version: Version) -> None:
    """Keep when a member first opened a released paper; its author need not open it."""
    if actor.person_id == version.author_id or has_opened(work, actor, version):
        return
    work.add(Opening, version_id=version.id, person_id=actor.person_id, opened_at=work.now)


def has_opened(work: UnitOfWork, actor: Actor, version: Version) -> bool:
    """Whether a member has opened this version before."""
    return work.find(Opening, version_id=version.id, person_id=actor.person_id) is not None


def _own(work: UnitOfWork, actor: Actor, paper: Paper) -> Version | None:
    """What the author has handed in and nobody else may read yet."""
    version = version_of(work, paper, actor.person_id)
    waits = version is not None and version.state == VersionState.HANDED_IN
    return version if waits else None


def _reviewer(work: UnitOfWork, version: Version) -> str:
    agreed = work.find_last(Review, version_id=version.id, verdict=Verdict.AGREED)
    if agreed is not None:
        return name_of(work, agreed.reviewer_id)
    live = live_assignment(work, work.get(Paper, version.paper_id).quarter_id)
    return name_of(work, live.reviewer_id) if live else ""


def _not_released(work: UnitOfWork, actor: Actor, paper: Paper) -> Refused:
    words = words_of(work, paper)
    live = live_assignment(work, paper.quarter_id)
    if live is not None and live.reviewer_id == actor.person_id:
        return Refused("read-for-review", buttons=(review_button(paper.id),), **words)
    owed = _owed(work, paper) if actor.leads else None
    if owed is None:
        return Refused("read-not-released", **words)
    with_whom, due = owed
    return Refused("read-progress", with_whom=with_whom, due=due, **words)


def _owed(work: UnitOfWork, paper: Paper) -> tuple[str, datetime] | None:
    """With whom an unreleased paper is, and until when."""
    kinds = [*WRITING_DUTIES, *REVIEWING_DUTIES]
    duty = work.find_last(Duty, subject_id=paper.id, kind=kinds, state=DutyState.OPEN)
    if duty is None:
        return None
    return ("reviewer" if duty.kind in REVIEWING_DUTIES else "author"), duty.due_at
