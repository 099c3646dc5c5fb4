"""Who prepares the cell's topic and who reviews it, as far as it decides what a person is offered."""

from enum import StrEnum

from storage.work import UnitOfWork
from workflow.cell import course, ledger
from workflow.cell.actor import Actor
from workflow.cell.assigned import live_assignment
from workflow.cell.paper_facts import REVIEWING_DUTIES, WRITING_DUTIES


class Task(StrEnum):
    """What a member may have to do besides what everybody does."""

    PREPARE = "prepare"
    REVIEW = "review"
    VOTE = "vote"


def tasks_of(work: UnitOfWork, actor: Actor) -> frozenset[Task]:
    """The tasks of a member: by the assignment of the open quarter, or by what is owed still from another.

    The official members vote (PRODUCT, "Commands").
    """
    quarter = course.open_quarter_of(work, actor.cell_id)
    assignment = live_assignment(work, quarter.id) if quarter else None
    owed = {duty.kind for duty in ledger.open_duties(work, owner_id=actor.person_id)}
    named = {
        Task.PREPARE: assignment is not None and assignment.author_id == actor.person_id,
        Task.REVIEW: assignment is not None and assignment.reviewer_id == actor.person_id,
        Task.VOTE: actor.official,
    }
    named[Task.PREPARE] |= not owed.isdisjoint(WRITING_DUTIES)
    named[Task.REVIEW] |= not owed.isdisjoint(REVIEWING_DUTIES)
    return frozenset(task for task, has in named.items() if has)
