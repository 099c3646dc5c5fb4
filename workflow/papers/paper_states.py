"""How a paper stands, said to whoever presses what is not possible now, with the ways on."""

from storage.tables import Assignment, Paper, Version, VersionState
from storage.work import UnitOfWork
from texts.actions import encode
from texts.message import Button, button
from workflow.cell.paper_facts import name_of, words_of
from workflow.errors import Refused


def write_button(paper_id: int) -> Button:
    """To the writing of a paper."""
    return button(encode("write", paper_id), "paper-write")


def withdraw_button(paper_id: int) -> Button:
    """Takes back what was handed in."""
    return button(encode("write-withdraw", paper_id), "paper-withdraw")


def read_button(paper_id: int) -> Button:
    """To the whole text of a paper."""
    return button(encode("read", paper_id), "paper-read")


def review_button(paper_id: int) -> Button:
    """To a paper that waits for its reviewer."""
    return button(encode("review", paper_id), "paper-review")


def waits_for_review(work: UnitOfWork, paper: Paper, version: Version, assignment: Assignment) -> Refused:
    """The author has handed in and the reviewer has not answered yet."""
    return Refused(
        "paper-waits",
        buttons=(withdraw_button(paper.id), read_button(paper.id)),
        name=name_of(work, assignment.reviewer_id),
        at=version.handed_in_at or work.now,
        **words_of(work, paper),
    )


def is_released(work: UnitOfWork, paper: Paper) -> Refused:
    """The cell reads it: nothing can be changed or taken back."""
    return Refused("paper-is-released", buttons=(read_button(paper.id),), **words_of(work, paper))


def nothing_to_withdraw(work: UnitOfWork, paper: Paper, version: Version | None) -> Refused:
    """Released already, or with the author anyway."""
    if version is not None and version.state == VersionState.RELEASED:
        return is_released(work, paper)
    return Refused("paper-not-handed-in", buttons=(write_button(paper.id),), **words_of(work, paper))


def nothing_to_review(work: UnitOfWork, paper: Paper, newest: Version | None) -> Refused:
    """Nothing waits for the reviewer: never handed in, taken back, returned, or released."""
    words = words_of(work, paper)
    if newest is not None and newest.state == VersionState.RELEASED:
        return is_released(work, paper)
    if newest is not None and newest.state == VersionState.RETURNED:
        return Refused("review-is-returned", name=name_of(work, newest.author_id), **words)
    return Refused("review-nothing-yet", **words)
