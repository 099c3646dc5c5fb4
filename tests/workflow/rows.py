"""Rows as the acts of other conversations leave them, for tests that begin in the middle of a quarter."""

from collections.abc import Callable
from typing import Any

import pytest

from storage import bodies
from storage.tables import (
    Assignment,
    CellQuarter,
    Conclusion,
    ConclusionKind,
    Evaluation,
    EvaluationEnding,
    Meeting,
    PaperKind,
    Table,
    Version,
    VersionState,
    Vote,
    VoteWay,
)
from storage.work import UnitOfWork
from tests.world import CELL, World
from workflow.cell import assigned
from workflow.errors import Refused


def add(world: World, table: type[Table], **values: Any) -> int:
    """Insert a row; its id."""
    return world.do(lambda work: work.add(table, **values))


def written(world: World, *pieces: str) -> int:
    """A body with these pieces; its id."""

    def write(work: UnitOfWork) -> int:
        body = bodies.new(work)
        for piece in pieces:
            bodies.append(work, body, piece)
        return body

    return world.do(write)


def assign(world: World, quarter: CellQuarter, *, author: str) -> Assignment:
    """The quarter's topic in the hands of an author, with Bình as reviewer."""
    assignment_id = add(
        world,
        Assignment,
        quarter_id=quarter.id,
        topic_id=quarter.topic_id,
        author_id=world.person_id(author),
        reviewer_id=world.person_id("Bình"),
        assigned_by=world.person_id("An"),
        assigned_at=world.now,
    )
    row: Assignment = world.rows(Assignment, id=assignment_id)[0]
    return row


def release(world: World, quarter: CellQuarter, kind: PaperKind, *, author: str) -> int:
    """A paper that was released to the cell; its id."""
    assert quarter.topic_id is not None
    paper = world.do(assigned.paper_of, quarter, quarter.topic_id, kind)
    add(
        world,
        Version,
        paper_id=paper.id,
        number=1,
        round=1,
        author_id=world.person_id(author),
        body_id=written(world, "Nội dung"),
        state=VersionState.RELEASED,
        created_at=world.now,
        released_at=world.now,
    )
    return paper.id


def open_vote(world: World, quarter: CellQuarter, meeting: Meeting) -> int:
    """A binding vote on the quarter's conclusion; its id."""
    conclusion = add(
        world,
        Conclusion,
        quarter_id=quarter.id,
        topic_id=quarter.topic_id,
        kind=ConclusionKind.CONCLUSION,
        body_id=written(world, "Kết luận"),
        written_by=world.person_id("An"),
        created_at=world.now,
    )
    return add(
        world,
        Vote,
        cell_id=CELL,
        conclusion_id=conclusion,
        way=VoteWay.BINDING,
        meeting_id=meeting.id,
        eligible_count=13,
        needed_count=7,
        opened_at=world.now,
        opened_by=world.person_id("An"),
        latest_at=world.now,
    )


def judged_again(world: World, quarter: CellQuarter, meeting: Meeting, *, again: CellQuarter) -> int:
    """A filed evaluation that wants the results judged again in a later quarter; its id."""
    return add(
        world,
        Evaluation,
        quarter_id=quarter.id,
        topic_id=quarter.topic_id,
        meeting_id=meeting.id,
        result_body_id=written(world, "Kết quả"),
        strengths_body_id=written(world, "Ưu điểm"),
        improve_body_id=written(world),
        ending=EvaluationEnding.AGAIN,
        again_quarter_id=again.id,
        written_by=world.person_id("An"),
        filed_at=world.now,
    )


def refused(world: World, act: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
    """The key of the text with which an act is refused; the test fails where it is not."""
    with pytest.raises(Refused) as refusal:
        world.do(act, *args, **kwargs)
    return refusal.value.key
