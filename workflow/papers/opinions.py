"""What the cell has said on a paper, and to whom it is open: blind until one has spoken (PRODUCT row 19)."""

from dataclasses import dataclass

from storage import bodies
from storage.people import names_of
from storage.tables import CommentKind, Paper, PaperKind, Review, Verdict, Version
from storage.work import UnitOfWork
from workflow.cell.actor import Actor
from workflow.cell.paper_facts import paper_for, released_version, words_of
from workflow.errors import Refused
from workflow.papers.commenting import agree_button, comment_button, given_on, is_open, may_comment


@dataclass(frozen=True, slots=True)
class Opinion:
    """One remark; `comment_id` is that of the reader's own that may still be taken back, else 0."""

    name: str
    text: str
    comment_id: int = 0


@dataclass(frozen=True, slots=True)
class Opinions:
    """Remarks in the order they came, and who agreed without one. `may_comment`: the reader, still."""

    paper: Paper
    remarks: tuple[Opinion, ...]
    agreed: tuple[str, ...]
    may_comment: bool


def opinions(work: UnitOfWork, actor: Actor, paper_id: int) -> Opinions:
    """Everybody's comments on a paper, by person. Refuses those who have not given their own yet."""
    paper = paper_for(work, actor, paper_id)
    if not may_see(work, actor, paper):
        raise _not_open(work, actor, paper)
    given, may_change = given_on(work, paper), may_comment(work, actor, paper)
    remarks = [row for row in given if row.kind == CommentKind.REMARK]
    spoke = {row.person_id for row in remarks}
    agreed = [row for row in given if row.kind == CommentKind.AGREE and row.person_id not in spoke]
    called = names_of(work, [row.person_id for row in given])
    own = {row.id for row in remarks if may_change and row.person_id == actor.person_id}
    return Opinions(
        paper,
        tuple(
            Opinion(called[row.person_id], bodies.text(work, row.body_id), row.id if row.id in own else 0)
            for row in remarks
        ),
        tuple(called[row.person_id] for row in agreed),
        may_change,
    )


def may_see(work: UnitOfWork, actor: Actor, paper: Paper) -> bool:
    """The author at once, the others after their own word or remarks, everybody once comments are closed."""
    version = released_version(work, paper)
    if version is None or paper.kind == PaperKind.FINAL:
        return False
    if version.author_id == actor.person_id or not is_open(work, paper):
        return True
    return bool(given_on(work, paper, actor.person_id)) or _has_remarked(work, actor, paper)


def _not_open(work: UnitOfWork, actor: Actor, paper: Paper) -> Refused:
    words = words_of(work, paper)
    if not may_comment(work, actor, paper):
        return Refused("comments-none-here", buttons=(), **words)
    return Refused("comments-blind", buttons=(comment_button(paper.id), agree_button(paper.id)), **words)


def _has_remarked(work: UnitOfWork, actor: Actor, paper: Paper) -> bool:
    """A reviewer's remarks count as the comment."""
    versions = [row.id for row in work.all(Version, paper_id=paper.id)]
    reviews = {"version_id": versions, "reviewer_id": actor.person_id}
    return work.find(Review, verdict=Verdict.CHANGES, **reviews) is not None
