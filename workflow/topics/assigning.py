"""Assigning: who prepares and who reviews a quarter's topic. What was assigned before stays as history."""

from dataclasses import dataclass

from storage import audit
from storage.tables import (
    Assignment,
    AssignmentState,
    CellQuarter,
    Topic,
    TopicState,
)
from storage.work import UnitOfWork
from texts.actions import encode
from texts.clean import clean
from texts.message import button
from workflow.cell import ledger
from workflow.cell.actor import Actor
from workflow.cell.assigned import live_assignment
from workflow.errors import Refused
from workflow.rules.duties import DutyKind
from workflow.topics import assignable, assignment_words, handover
from workflow.topics.assignable import Choice, choose_again

TITLE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Assigned:
    """The assignment now in force; `changed` is False when it was so already."""

    assignment: Assignment
    changed: bool


def assign(
    work: UnitOfWork,
    actor: Actor,
    quarter_id: int,
    topic_id: int,
    author_id: int,
    reviewer_id: int,
    *,
    seen: int | None = None,
) -> Assigned:
    """Ask an author to prepare a quarter's topic, with a reviewer (PRODUCT rows 6, 8, 10).

    `seen`: the assignment in force that the actor was shown, 0 for none; another one now refuses. The
    author's acceptance outlasts a change of the reviewer alone.
    """
    quarter = assignable.quarter_for(work, actor, quarter_id)
    choice = Choice(topic_id, author_id, reviewer_id)
    assignable.preview(work, quarter, choice)
    before = live_assignment(work, quarter.id)
    if before is not None and before.state != AssignmentState.RECONSIDER and _is(before, choice):
        handover.make_whole(work, quarter, before)
        return Assigned(before, changed=False)
    if seen is not None and seen != (before.id if before else 0):
        raise _overtaken(work, quarter, before)
    _take_slot(work, quarter, topic_id)
    now = _write_down(work, actor, quarter, choice, before)
    handover.hand_over(work, quarter, before, now)
    assignment_words.tell_all(work, actor, before, now)
    return Assigned(now, changed=True)


def keep(work: UnitOfWork, actor: Actor, assignment_id: int) -> Assigned:
    """The secretary keeps an assignment that its author asked to reconsider: the author is asked again."""
    asked = work.find(Assignment, id=assignment_id)
    if asked is None:
        raise Refused("refused-old-button")
    quarter = assignable.quarter_for(work, actor, asked.quarter_id)
    if asked.state != AssignmentState.RECONSIDER:
        raise _overtaken(work, quarter, live_assignment(work, quarter.id))
    return assign(work, actor, quarter.id, asked.topic_id, asked.author_id, asked.reviewer_id)


def accept_by_handing_in(work: UnitOfWork, assignment: Assignment) -> None:
    """Handing in counts as acceptance, also after asking to reconsider; nothing when accepted already."""
    if assignment.state in (AssignmentState.ASKED, AssignmentState.RECONSIDER):
        be_accepted(work, assignment)


def be_accepted(work: UnitOfWork, assignment: Assignment) -> None:
    """The author takes it on: neither the answer nor the assigning is owed any more."""
    quarter = work.get(CellQuarter, assignment.quarter_id)
    work.change(Assignment, assignment.id, state=AssignmentState.ACCEPTED, answered_at=work.now)
    ledger.done(work, DutyKind.ANSWER, assignment.id)
    ledger.done(work, DutyKind.ASSIGN, quarter.id, cell_id=quarter.cell_id)
    audit.record(
        work, quarter.cell_id, assignment.author_id, "assignment.accepted", f"assignment:{assignment.id}"
    )


def name_topic(work: UnitOfWork, actor: Actor, quarter_id: int, typed: str) -> Topic:
    """A topic by its typed title, for this quarter to choose; one of the same title is not made twice."""
    quarter = assignable.quarter_for(work, actor, quarter_id)
    title = " ".join(clean(typed).split())
    ways = (choose_again(quarter.id),)
    if not title:
        raise Refused("assign-title-empty", buttons=ways)
    if len(title) > TITLE_LIMIT:
        raise Refused("assign-title-too-long", buttons=ways, limit=TITLE_LIMIT)
    topic_id = _topic_called(work, quarter, title) or _add_topic(work, actor, quarter, title)
    return assignable.topic_for(work, quarter, topic_id)


def drop_topic(work: UnitOfWork, actor: Actor, quarter_id: int, topic_id: int) -> None:
    """Take a title that was only typed out of the choices again; nothing when it is in use or gone."""
    quarter = assignable.quarter_for(work, actor, quarter_id)
    if is_only_named(work, quarter, topic_id):
        work.remove(Topic, id=topic_id, cell_id=quarter.cell_id)
        audit.record(work, actor.cell_id, actor.person_id, "topic.dropped", f"topic:{topic_id}")


def is_only_named(work: UnitOfWork, quarter: CellQuarter, topic_id: int) -> bool:
    """Whether a topic stands in no plan and nobody was ever asked to prepare it."""
    ours = work.find(Topic, id=topic_id, cell_id=quarter.cell_id) is not None
    used = work.find(CellQuarter, topic_id=topic_id) or work.find(Assignment, topic_id=topic_id)
    return ours and used is None


def _topic_called(work: UnitOfWork, quarter: CellQuarter, title: str) -> int | None:
    known = work.all(Topic, cell_id=quarter.cell_id, state=TopicState.OPEN)
    return next((row.id for row in known if row.title.casefold() == title.casefold()), None)


def _add_topic(work: UnitOfWork, actor: Actor, quarter: CellQuarter, title: str) -> int:
    topic_id = work.add(Topic, cell_id=quarter.cell_id, title=title, created_at=work.now)
    audit.record(work, actor.cell_id, actor.person_id, "topic.named", f"topic:{topic_id}")
    return topic_id


def _is(assignment: Assignment, choice: Choice) -> bool:
    return choice == Choice(assignment.topic_id, assignment.author_id, assignment.reviewer_id)


def _overtaken(work: UnitOfWork, quarter: CellQuarter, live: Assignment | None) -> Refused:
    """Somebody else was quicker: say how it stands now."""
    if live is None:
        return Refused("refused-old-button")
    ways = (button(encode("assign", quarter.id), "assign-see"),)
    return Refused("assign-overtaken", buttons=ways, **assignment_words.words_of(work, live))


def _take_slot(work: UnitOfWork, quarter: CellQuarter, topic_id: int) -> None:
    """The topic takes the quarter's slot. A later quarter that was planned for it gets this one's plan."""
    if topic_id == quarter.topic_id:
        return
    planned = work.all(CellQuarter, cell_id=quarter.cell_id, topic_id=topic_id)
    other = next((row for row in planned if not assignable.is_underway(work, row)), None)
    if other is not None:
        _replan(work, other, quarter)
        _replan(work, quarter, other)
        return
    work.change(CellQuarter, quarter.id, topic_id=topic_id, planned_author_id=None, planned_reviewer_id=None)


def _replan(work: UnitOfWork, quarter: CellQuarter, like: CellQuarter) -> None:
    work.change(
        CellQuarter,
        quarter.id,
        topic_id=like.topic_id,
        planned_author_id=like.planned_author_id,
        planned_reviewer_id=like.planned_reviewer_id,
    )


def _write_down(
    work: UnitOfWork, actor: Actor, quarter: CellQuarter, choice: Choice, before: Assignment | None
) -> Assignment:
    """The new row; the one before is history. An author who has accepted need not answer again."""
    kept = before if before is not None and handover.author_stays(before, choice) else None
    accepted = kept is not None and kept.state == AssignmentState.ACCEPTED
    if before is not None:
        work.change(Assignment, before.id, state=AssignmentState.REPLACED)
    assignment_id = work.add(
        Assignment,
        quarter_id=quarter.id,
        topic_id=choice.topic_id,
        author_id=choice.author_id,
        reviewer_id=choice.reviewer_id,
        state=AssignmentState.ACCEPTED if accepted else AssignmentState.ASKED,
        assigned_by=actor.person_id,
        assigned_at=work.now,
        answered_at=kept.answered_at if kept and accepted else None,
    )
    audit.record(
        work,
        quarter.cell_id,
        actor.person_id,
        "assignment.made",
        f"assignment:{assignment_id}",
        {"quarter": quarter.id, "topic": choice.topic_id, "replaces": before.id if before else None},
    )
    return work.get(Assignment, assignment_id)
