"""Comments: every member but the author says something or "đã đọc, nhất trí"; the first time blind (row 19).

The author sees comments as they come, the others once they have given their own or the meeting has
begun. Until that hour one's own comment may be taken back and further ones given.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage import audit, bodies
from storage.tables import (
    Comment,
    CommentKind,
    Duty,
    DutyState,
    Meeting,
    Paper,
    Version,
)
from storage.work import UnitOfWork
from texts.actions import encode
from texts.message import Button, button
from workflow.cell import ledger
from workflow.cell.actor import Actor
from workflow.cell.course import open_quarter_of
from workflow.cell.overview import newest_released
from workflow.cell.paper_facts import (
    has_begun,
    is_second_round,
    meeting_of,
    paper_for,
    released_version,
    words_of,
)
from workflow.errors import Refused
from workflow.papers.paper_states import read_button
from workflow.rules.duties import DutyKind


@dataclass(frozen=True, slots=True)
class Room:
    """A released paper that may be commented. `due_at`: the member's own date, else the meeting's hour."""

    paper: Paper
    version: Version
    closes_at: datetime
    due_at: datetime
    given: int
    agreed: bool


def room(work: UnitOfWork, actor: Actor, paper_id: int) -> Room:
    """A paper before a member who may comment on it now. Refuses its author, and outside its time."""
    paper = paper_for(work, actor, paper_id)
    version = released_version(work, paper)
    if version is None:
        raise Refused("read-not-released", **words_of(work, paper))
    if version.author_id == actor.person_id:
        raise Refused("comment-author", buttons=(opinions_button(paper.id),), **words_of(work, paper))
    closes_at = _must_be_open(work, paper)
    duty = work.find(Duty, **_owed(actor, paper), state=DutyState.OPEN)
    given = given_on(work, paper, actor.person_id)
    return Room(
        paper,
        version,
        closes_at,
        duty.due_at if duty else closes_at,
        sum(row.kind == CommentKind.REMARK for row in given),
        any(row.kind == CommentKind.AGREE for row in given),
    )


def paper_to_comment(work: UnitOfWork, actor: Actor) -> int | None:
    """The id of the paper that a member owes a comment on, else of the one the cell reads now."""
    owed = ledger.open_duties(work, owner_id=actor.person_id, kind=DutyKind.COMMENT)
    if owed:
        return owed[0].subject_id
    quarter = open_quarter_of(work, actor.cell_id)
    paper = newest_released(work, quarter) if quarter else None
    return paper.id if paper else None


def draft_body(work: UnitOfWork, actor: Actor, paper_id: int) -> int:
    """The body of the comment being written: one with words that was begun before, else an empty one."""
    found = room(work, actor, paper_id)
    return _draft(work, actor, found).body_id


def give(work: UnitOfWork, actor: Actor, paper_id: int) -> Comment:
    """Give the comment being written; the member owes none on this paper any more."""
    found = room(work, actor, paper_id)
    draft = _draft(work, actor, found)
    if bodies.is_empty(work, draft.body_id):
        raise Refused("comment-empty", buttons=(comment_button(paper_id),))
    work.change(Comment, draft.id, given_at=work.now, version_id=found.version.id)
    ledger.done(work, DutyKind.COMMENT, paper_id, owner_id=actor.person_id)
    _record(work, actor, "comment.given", draft)
    return work.get(Comment, draft.id)


def unsent(work: UnitOfWork, actor: Actor, paper_id: int) -> int:
    """How many pieces the comment has that one has written and not given yet."""
    begun: dict[str, Any] = {"paper_id": paper_id, "person_id": actor.person_id, "given_at": None}
    rows = work.all(Comment, kind=CommentKind.REMARK, **begun)
    return max((bodies.count(work, row.body_id) for row in rows), default=0)


def agree(work: UnitOfWork, actor: Actor, paper_id: int) -> Comment | None:
    """ "Đã đọc, nhất trí": ends the reminders, is no remark. None when the member has spoken already."""
    found = room(work, actor, paper_id)
    if found.agreed or found.given:
        return None
    comment = _add(work, actor, found, CommentKind.AGREE)
    work.change(Comment, comment.id, given_at=work.now)
    ledger.done(work, DutyKind.COMMENT, paper_id, owner_id=actor.person_id)
    _record(work, actor, "comment.agreed", comment)
    return comment


def withdraw(work: UnitOfWork, actor: Actor, comment_id: int) -> int:
    """Take back one's own comment until the meeting begins; its words stay. Gives the paper's id.

    With nothing left given, the comment is owed as before.
    """
    comment = work.find(Comment, id=comment_id, person_id=actor.person_id)
    if comment is None:
        raise Refused("refused-not-yours")
    paper = paper_for(work, actor, comment.paper_id)
    _must_be_open(work, paper)
    if comment.given_at is None:
        raise Refused("comment-withdrawn-before", buttons=(comment_button(paper.id),))
    work.change(Comment, comment.id, given_at=None)
    if not given_on(work, paper, actor.person_id):
        _reopen(work, actor, paper)
    _record(work, actor, "comment.withdrawn", comment)
    return paper.id


def is_open(work: UnitOfWork, paper: Paper) -> bool:
    """Whether comments on a paper are still taken."""
    meeting = _commented_until(work, paper)
    return meeting is not None and not has_begun(work, meeting)


def may_comment(work: UnitOfWork, actor: Actor, paper: Paper) -> bool:
    """Whether a member may say something on a released paper now; its author may not."""
    version = released_version(work, paper)
    return version is not None and version.author_id != actor.person_id and is_open(work, paper)


def given_on(work: UnitOfWork, paper: Paper, person_id: int | None = None) -> list[Comment]:
    """Comments given on a paper, one person's where named, in the order they came."""
    whose = {} if person_id is None else {"person_id": person_id}
    rows = work.all(Comment, paper_id=paper.id, order="given_at", **whose)
    return [row for row in rows if row.given_at is not None]


def comment_button(paper_id: int) -> Button:
    """To the writing of a comment."""
    return button(encode("comment", paper_id), "comment-write")


def agree_button(paper_id: int) -> Button:
    """Read, and agreed to."""
    return button(encode("comment-agree", paper_id), "comment-agree")


def opinions_button(paper_id: int) -> Button:
    """To everybody's comments."""
    return button(encode("comments", paper_id), "comments-see")


def _must_be_open(work: UnitOfWork, paper: Paper) -> datetime:
    """When comments close; refuses where they have closed, or were never asked for."""
    meeting = _commented_until(work, paper)
    if meeting is None:
        raise Refused("comment-not-asked", buttons=(read_button(paper.id),), **words_of(work, paper))
    if has_begun(work, meeting):
        ways = (opinions_button(paper.id),)
        raise Refused("comment-closed", buttons=ways, at=meeting.at, **words_of(work, paper))
    return meeting.at


def _commented_until(work: UnitOfWork, paper: Paper) -> Meeting | None:
    """The meeting whose beginning ends the comments; an outline of the second round has none to wait for."""
    return None if is_second_round(work, paper) else meeting_of(work, paper)


def _owed(actor: Actor, paper: Paper) -> dict[str, object]:
    return {"owner_id": actor.person_id, "kind": DutyKind.COMMENT, "subject_id": paper.id}


def _draft(work: UnitOfWork, actor: Actor, found: Room) -> Comment:
    begun = work.all(
        Comment,
        paper_id=found.paper.id,
        person_id=actor.person_id,
        kind=CommentKind.REMARK,
        given_at=None,
        order="-id",
    )
    with_words = (row for row in begun if not bodies.is_empty(work, row.body_id))
    draft = next(with_words, begun[0] if begun else None)
    return draft or _add(work, actor, found, CommentKind.REMARK)


def _add(work: UnitOfWork, actor: Actor, found: Room, kind: CommentKind) -> Comment:
    comment_id = work.add(
        Comment,
        paper_id=found.paper.id,
        version_id=found.version.id,
        person_id=actor.person_id,
        kind=kind,
        body_id=bodies.new(work),
        created_at=work.now,
    )
    return work.get(Comment, comment_id)


def _record(work: UnitOfWork, actor: Actor, act: str, comment: Comment) -> None:
    detail = {"paper": comment.paper_id}
    audit.record(work, actor.cell_id, actor.person_id, act, f"comment:{comment.id}", detail)


def _reopen(work: UnitOfWork, actor: Actor, paper: Paper) -> None:
    """Owed again by its old date, where it was owed at all."""
    duty = work.find_last(Duty, **_owed(actor, paper), state=DutyState.DONE)
    if duty is not None:
        ledger.reopen(work, duty)
