"""An author's paper: written in pieces, handed in, withdrawn; what its reviewer opened stays as it was."""

from dataclasses import dataclass
from datetime import datetime

from storage import audit, bodies
from storage.tables import (
    Assignment,
    CellQuarter,
    Duty,
    DutyState,
    Meeting,
    Paper,
    PaperKind,
    Review,
    Version,
    VersionState,
)
from storage.work import UnitOfWork
from texts.message import line, message
from workflow.cell import assigned, ledger
from workflow.cell.actor import Actor
from workflow.cell.assigned import live_assignment, paper_of
from workflow.cell.duty_words import duty_button
from workflow.cell.ledger import Subject
from workflow.cell.notices import tell_member
from workflow.cell.paper_facts import (
    REVIEWING_DUTIES,
    REVIEWS,
    WRITING_DUTIES,
    meeting_of,
    name_of,
    paper_for,
    released_version,
    version_of,
    words_of,
)
from workflow.errors import Refused
from workflow.papers.paper_states import is_released, nothing_to_withdraw, waits_for_review, write_button
from workflow.rules.duties import DutyKind
from workflow.topics.assigning import accept_by_handing_in


@dataclass(frozen=True, slots=True)
class Desk:
    """An author before the paper they owe: the duty, the version being written, who will read it first."""

    paper: Paper
    assignment: Assignment
    duty: Duty
    version: Version


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What handing in came to. `late`: after the author's due date, which is `due_at`.

    `review_due_at`: None where the reviewer takes no part now, so that another is to be assigned.
    """

    version: Version
    reviewer: str
    review_due_at: datetime | None
    due_at: datetime
    late: bool


def to_write(work: UnitOfWork, actor: Actor, paper_id: int) -> Desk:
    """The paper its author owes, with a version to write in, made at the first look.

    After changes were asked, or for a second round, the version begins as a copy of the one before.
    Refuses others, and says how a paper stands that is not to be written now.
    """
    paper = paper_for(work, actor, paper_id)
    assignment = _own_assignment(work, actor, paper)
    before = version_of(work, paper, actor.person_id)
    if before is not None and before.state == VersionState.HANDED_IN:
        raise waits_for_review(work, paper, before, assignment)
    duty = _owed(work, actor, paper, before)
    if before is None or before.state != VersionState.WRITING:
        before = _new_version(work, paper, duty, before, actor)
    elif before.round != duty.round:
        work.change(Version, before.id, round=duty.round)
        before = work.get(Version, before.id)
    return Desk(paper, assignment, duty, before)


def is_returned(work: UnitOfWork, actor: Actor, paper_id: int) -> bool:
    """Whether changes were asked of what the author last handed in, and the rewriting has not begun."""
    version = version_of(work, paper_for(work, actor, paper_id), actor.person_id)
    return version is not None and version.state == VersionState.RETURNED


def paper_to_write(work: UnitOfWork, actor: Actor, *kinds: PaperKind) -> int | None:
    """The id of the paper of these kinds that a member owes, else last wrote; None who never did."""
    for duty in ledger.open_duties(work, owner_id=actor.person_id, kind=list(WRITING_DUTIES)):
        if work.get(Paper, duty.subject_id).kind in kinds:
            return duty.subject_id
    written = work.all(Version, author_id=actor.person_id, order="-id")
    papers = (work.get(Paper, version.paper_id) for version in written)
    return next((paper.id for paper in papers if paper.kind in kinds), None)


def start_anew(work: UnitOfWork, actor: Actor, paper_id: int) -> None:
    """The author drops what stands in the version being written."""
    version = to_write(work, actor, paper_id).version
    bodies.clear(work, version.body_id)
    audit.record(work, actor.cell_id, actor.person_id, "paper.begun_anew", f"version:{version.id}")


def hand_in(work: UnitOfWork, actor: Actor, paper_id: int) -> HandedIn:
    """The author hands in what is written: the reviewer owes its reading, the author nothing for now."""
    desk = to_write(work, actor, paper_id)
    if bodies.is_empty(work, desk.version.body_id):
        raise Refused("paper-empty", buttons=(write_button(paper_id),))
    work.change(Version, desk.version.id, state=VersionState.HANDED_IN, handed_in_at=work.now)
    ledger.done(work, DutyKind(desk.duty.kind), paper_id, owner_id=actor.person_id, round=desk.duty.round)
    accept_by_handing_in(work, desk.assignment)
    review = _bear_review(work, desk)
    _tell_reviewer(work, desk, review)
    late = ledger.is_late(desk.duty, work.now)
    _record(work, actor, "paper.handed_in", desk.version, late=late)
    return HandedIn(
        work.get(Version, desk.version.id),
        name_of(work, desk.assignment.reviewer_id),
        review.due_at if review.state == DutyState.OPEN else None,
        desk.duty.due_at,
        late,
    )


def withdraw(work: UnitOfWork, actor: Actor, paper_id: int) -> Desk:
    """The author takes back what is not released: the review is void, the writing owed as before.

    What the reviewer has opened stays as it was seen; the author goes on in a copy. Refuses once the
    meeting has begun, because the paper could not be handed in again.
    """
    paper = paper_for(work, actor, paper_id)
    assignment = _own_assignment(work, actor, paper)
    version = version_of(work, paper, actor.person_id)
    if version is None or version.state != VersionState.HANDED_IN:
        raise nothing_to_withdraw(work, paper, version)
    duty = _fulfilled(work, paper, version)
    if _is_over(work, duty):
        raise Refused("paper-withdraw-late", **words_of(work, paper))
    for kind in REVIEWING_DUTIES:
        ledger.void(work, kind, paper.id)
    _take_back(work, paper, version, assignment)
    ledger.reopen(work, duty)
    _record(work, actor, "paper.withdrawn", version)
    return to_write(work, actor, paper_id)


def begin_second_round(work: UnitOfWork, quarter: CellQuarter) -> Duty | None:
    """The author owes the outline once more, in a round after all before.

    What still waited with the reviewer comes back to be gone on from. Tells nobody. None without an
    assignment in force.
    """
    assignment = live_assignment(work, quarter.id)
    if assignment is None:
        return None
    outline = paper_of(work, quarter, assignment.topic_id, PaperKind.OUTLINE)
    _end_round(work, outline)
    rounds = [row.round + 1 for row in work.all(Version, paper_id=outline.id)]
    return assigned.begin_second_round(work, assignment, outline, max(rounds, default=0))


def _end_round(work: UnitOfWork, paper: Paper) -> None:
    for duty in ledger.open_duties(work, subject_id=paper.id, kind=list(WRITING_DUTIES)):
        if _is_over(work, duty):
            ledger.miss(work, [duty])
        else:
            ledger.void(work, DutyKind(duty.kind), paper.id, id=duty.id)
    for kind in REVIEWING_DUTIES:
        ledger.void(work, kind, paper.id)
    waiting = {"paper_id": paper.id, "state": VersionState.HANDED_IN}
    work.change_all(Version, waiting, state=VersionState.RETURNED)


def _own_assignment(work: UnitOfWork, actor: Actor, paper: Paper) -> Assignment:
    live = live_assignment(work, paper.quarter_id)
    if live is not None and (live.author_id, live.topic_id) == (actor.person_id, paper.topic_id):
        return live
    if work.find(Assignment, quarter_id=paper.quarter_id, author_id=actor.person_id) is not None:
        raise Refused("paper-other-author", **words_of(work, paper))
    raise Refused("paper-author-only", **words_of(work, paper))


def _owed(work: UnitOfWork, actor: Actor, paper: Paper, before: Version | None) -> Duty:
    mine = {"owner_id": actor.person_id, "subject_id": paper.id, "kind": list(WRITING_DUTIES)}
    duty = work.find_last(Duty, state=DutyState.OPEN, **mine)
    if duty is not None and not _is_over(work, duty):
        return duty
    if before is not None and before.state == VersionState.RELEASED:
        raise is_released(work, paper)
    if duty is not None or work.find(Duty, state=DutyState.MISSED, **mine) is not None:
        raise Refused("paper-meeting-began", **words_of(work, paper))
    raise Refused("paper-not-yet", **words_of(work, paper))


def _is_over(work: UnitOfWork, duty: Duty) -> bool:
    """Whether its meeting has begun, also before the clock has written that the duty was missed."""
    # A meeting that moved says so itself: the end of a duty that is done stays what it was.
    if duty.missed_from is None or duty.meeting_id is None:
        return False
    return work.now >= work.get(Meeting, duty.meeting_id).at


def _new_version(work: UnitOfWork, paper: Paper, duty: Duty, before: Version | None, actor: Actor) -> Version:
    model = before or _model(work, paper)
    version_id = work.add(
        Version,
        paper_id=paper.id,
        number=work.count(Version, paper_id=paper.id) + 1,
        round=duty.round,
        author_id=actor.person_id,
        body_id=bodies.copy(work, model.body_id) if model else bodies.new(work),
        created_at=work.now,
    )
    return work.get(Version, version_id)


def _model(work: UnitOfWork, paper: Paper) -> Version | None:
    """The final paper goes on from the draft that the cell read."""
    if paper.kind != PaperKind.FINAL:
        return None
    draft = work.find(Paper, quarter_id=paper.quarter_id, topic_id=paper.topic_id, kind=PaperKind.DRAFT)
    return released_version(work, draft) if draft else None


def _bear_review(work: UnitOfWork, desk: Desk) -> Duty:
    paper = desk.paper
    return ledger.bear(
        work,
        REVIEWS[paper.kind],
        cell_id=paper.cell_id,
        subject=Subject(paper.id, desk.version.round, paper.quarter_id),
        owner_id=desk.assignment.reviewer_id,
        meeting=meeting_of(work, paper),
    )


def _tell_reviewer(work: UnitOfWork, desk: Desk, review: Duty) -> None:
    told = line(
        "paper-told-handed-in",
        name=name_of(work, desk.assignment.author_id),
        number=desk.version.number,
        due=review.due_at,
        **words_of(work, desk.paper),
    )
    said = message(told.owed(review.id), buttons=(duty_button(work, review),))
    reviewer_id = desk.assignment.reviewer_id
    tell_member(work, desk.paper.cell_id, reviewer_id, said, due_at=review.due_at)


def _fulfilled(work: UnitOfWork, paper: Paper, version: Version) -> Duty:
    """The duty that this version fulfilled."""
    duty = work.find_last(
        Duty,
        owner_id=version.author_id,
        subject_id=paper.id,
        kind=list(WRITING_DUTIES),
        round=version.round,
        state=DutyState.DONE,
    )
    if duty is None:
        raise Refused("refused-old-button")
    return duty


def _take_back(work: UnitOfWork, paper: Paper, version: Version, assignment: Assignment) -> None:
    if work.find(Review, version_id=version.id) is None:
        work.change(Version, version.id, state=VersionState.WRITING, handed_in_at=None)
        return
    work.change(Version, version.id, state=VersionState.DROPPED)
    told = line("paper-told-withdrawn", name=name_of(work, version.author_id), **words_of(work, paper))
    tell_member(work, paper.cell_id, assignment.reviewer_id, message(told))


def _record(work: UnitOfWork, actor: Actor, act: str, version: Version, *, late: bool = False) -> None:
    detail = {"paper": version.paper_id, "number": version.number, "round": version.round, "late": late}
    audit.record(work, actor.cell_id, actor.person_id, act, f"version:{version.id}", detail)
