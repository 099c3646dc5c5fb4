"""Short ways to bring a paper where a test begins, by the acts themselves."""

from typing import Any

from storage import bodies
from storage.tables import (
    CellQuarter,
    Condition,
    Duty,
    Meeting,
    MeetingState,
    Membership,
    Outcome,
    Paper,
    PaperKind,
    Version,
)
from storage.work import UnitOfWork
from tests.world import World
from workflow.cell import assigned, course, ledger
from workflow.cell.ledger import Subject
from workflow.papers import commenting, papers, reviewing
from workflow.rules.duties import DutyKind
from workflow.topics import assigning

TEXT = "I- Lý do. II- Phạm vi."


def assign(world: World, *, author: str = "Giang", reviewer: str = "Bình") -> CellQuarter:
    """The first quarter is open and its topic assigned by the secretary."""
    quarter = world.open_quarter()
    people = world.person_id(author), world.person_id(reviewer)
    assert quarter.topic_id is not None
    world.do(assigning.assign, world.actor("An"), quarter.id, quarter.topic_id, *people)
    return quarter


def outline_of(world: World) -> int:
    """The id of the outline."""
    return int(world.rows(Paper, kind=PaperKind.OUTLINE)[0].id)


def meeting(world: World, number: int) -> Meeting:
    """Meeting 1, 2 or 3 of the quarter."""
    row: Meeting = world.rows(Meeting, number=number)[0]
    return row


def write(world: World, paper_id: int, *pieces: str, author: str = "Giang") -> None:
    """The author writes these pieces."""
    actor = world.actor(author)

    def act(work: UnitOfWork) -> None:
        body = papers.to_write(work, actor, paper_id).version.body_id
        for piece in pieces:
            bodies.append(work, body, piece)

    world.do(act)


def hand_in(world: World, paper_id: int, *pieces: str, author: str = "Giang") -> papers.HandedIn:
    """The author writes and hands in."""
    write(world, paper_id, *(pieces or (TEXT,)), author=author)
    return world.do(papers.hand_in, world.actor(author), paper_id)


def version(world: World, paper_id: int) -> Version:
    """The newest version of a paper."""
    row: Version = world.rows(Version, paper_id=paper_id)[-1]
    return row


def remark(world: World, paper_id: int, words: str, *, reviewer: str = "Bình") -> int:
    """The reviewer writes remarks and sends nothing yet; the version's id."""
    actor = world.actor(reviewer)

    def act(work: UnitOfWork) -> int:
        found = reviewing.open_review(work, actor, paper_id)
        bodies.append(work, found.review.body_id, words)
        return found.version.id

    return world.do(act)


def ask_changes(world: World, paper_id: int, *, days: int = 3, words: str = "Thêm số liệu") -> Any:
    """The reviewer asks for changes; when the rewrite is due."""
    version_id = remark(world, paper_id, words)
    return world.do(reviewing.ask_changes, world.actor("Bình"), version_id, days)


def agree(world: World, paper_id: int, *, reviewer: str = "Bình") -> Any:
    """The reviewer agrees to what waits."""
    actor = world.actor(reviewer)

    def act(work: UnitOfWork) -> Any:
        return reviewing.agree(work, actor, reviewing.open_review(work, actor, paper_id).version.id)

    return world.do(act)


def released_outline(world: World) -> int:
    """An outline that was written, agreed to and released; its id."""
    assign(world)
    paper_id = outline_of(world)
    hand_in(world, paper_id)
    agree(world, paper_id)
    return paper_id


def comment(world: World, name: str, paper_id: int, words: str) -> int:
    """A member gives a comment; its id."""
    actor = world.actor(name)

    def act(work: UnitOfWork) -> int:
        bodies.append(work, commenting.draft_body(work, actor, paper_id), words)
        return commenting.give(work, actor, paper_id).id

    return world.do(act)


def send_back(world: World, quarter: CellQuarter) -> Duty | None:
    """Meeting 1 sends the outline back."""

    def act(work: UnitOfWork) -> Duty | None:
        first = course.meetings_of(work, quarter.id)[1]
        work.change(Meeting, first.id, outcome=Outcome.AGAIN, state=MeetingState.RECORDED)
        return papers.begin_second_round(work, quarter)

    return world.do(act)


def owe(world: World, quarter: CellQuarter, kind: PaperKind) -> int:
    """The author owes the draft or the final paper from now on; its id."""

    def act(work: UnitOfWork) -> int:
        assignment = assigned.live_assignment(work, quarter.id)
        assert assignment is not None
        if kind != PaperKind.FINAL:
            assigned.begin_writing(work, assignment, kind)
        paper = assigned.paper_of(work, quarter, assignment.topic_id, kind)
        if kind == PaperKind.FINAL:
            ledger.bear(
                work,
                DutyKind.FINAL_PAPER,
                cell_id=quarter.cell_id,
                subject=Subject(paper.id, quarter_id=quarter.id),
                owner_id=assignment.author_id,
                meeting=course.meetings_of(work, quarter.id)[2],
            )
        return paper.id

    return world.do(act)


def make(world: World, name: str, condition: Condition) -> None:
    """From today on a person's condition is this."""
    person_id = world.person_id(name)
    world.do(lambda work: work.change_all(Membership, {"person_id": person_id}, condition=condition))
