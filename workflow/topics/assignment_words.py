"""How an assignment is said to those whom it concerns, on the screen and in notices alike."""

from dataclasses import dataclass
from datetime import datetime

from storage.tables import (
    Assignment,
    AssignmentState,
    CellQuarter,
    Paper,
    PaperKind,
    Person,
    StageKind,
    Topic,
)
from storage.work import UnitOfWork
from texts.actions import encode
from texts.message import Button, Line, Message, Value, button, line, message
from workflow.cell import ledger
from workflow.cell.actor import Actor
from workflow.cell.cells import quarter_of
from workflow.cell.duty_words import duty_button, duty_line
from workflow.cell.notices import Timing, tell_member
from workflow.cell.paper_facts import REVIEWING_DUTIES, WRITING_DUTIES
from workflow.rules.duties import DutyKind
from workflow.topics.assignable import dates


@dataclass(frozen=True, slots=True)
class NextPaper:
    """What the author hands in next; `paper_id` is 0 before the quarter is open."""

    kind: str
    due_at: datetime
    paper_id: int = 0


def words_of(work: UnitOfWork, assignment: Assignment) -> dict[str, Value]:
    """Quarter, topic and names, as texts about an assignment take them."""
    return {
        "quarter": quarter_of(work.get(CellQuarter, assignment.quarter_id)).roman,
        "topic": work.get(Topic, assignment.topic_id).title,
        "author": work.get(Person, assignment.author_id).name,
        "reviewer": work.get(Person, assignment.reviewer_id).name,
    }


def asked_lines(work: UnitOfWork, assignment: Assignment) -> list[Line]:
    """What the author is asked, by when; left out of a notice once the answer is owed no more."""
    owed = ledger.open_duties(work, kind=DutyKind.ANSWER, subject_id=assignment.id)
    words = words_of(work, assignment)
    paper = next_paper(work, assignment)
    lines = [line("assign-asked", **words)]
    if paper is not None:
        lines.append(line("assign-asked-paper", paper=paper.kind, due=paper.due_at))
    lines += [line("assign-asked-answer", due=duty.due_at) for duty in owed]
    return [each.owed(owed[0].id) for each in lines] if owed else lines


def answer_buttons(assignment_id: int) -> list[Button]:
    """The author's three ways."""
    return [
        button(encode("answer-yes", assignment_id), "answer-yes"),
        button(encode("answer-talk", assignment_id), "answer-talk"),
        button(encode("answer-reconsider", assignment_id), "answer-reconsider"),
    ]


def next_paper(work: UnitOfWork, assignment: Assignment) -> NextPaper | None:
    """What the author owes first; before the quarter is open, what he or she will owe."""
    quarter = work.get(CellQuarter, assignment.quarter_id)
    if quarter.opened_at is None:
        first = next(
            each for each in dates(work, quarter, assignment.topic_id) if each.what == StageKind.OUTLINE
        )
        return NextPaper(PaperKind.OUTLINE, first.at)
    owed = ledger.open_duties(
        work, kind=list(WRITING_DUTIES), owner_id=assignment.author_id, quarter_id=assignment.quarter_id
    )
    if not owed:
        return None
    return NextPaper(work.get(Paper, owed[0].subject_id).kind, owed[0].due_at, owed[0].subject_id)


def tell_all(work: UnitOfWork, actor: Actor, before: Assignment | None, after: Assignment) -> None:
    """Tell those whom the change concerns: the author at once, everybody else with the morning's digest."""
    words = words_of(work, after)
    if after.state == AssignmentState.ASKED:
        asked = message(*asked_lines(work, after), buttons=answer_buttons(after.id))
        tell_member(work, actor.cell_id, after.author_id, asked, timing=Timing.AT_ONCE)
    else:
        _tell_other(work, actor, after.author_id, message(line("assign-told-new-reviewer", **words)))
    if before is None or _reviewer_learns(before, after):
        _tell_reviewer(work, actor, after)
    if before is not None:
        _tell_relieved(work, actor, before, after)


def _reviewer_learns(before: Assignment, after: Assignment) -> bool:
    """Whether anything is new to the reviewer: the task itself, the author, or the topic."""
    then = (before.reviewer_id, before.author_id, before.topic_id)
    return then != (after.reviewer_id, after.author_id, after.topic_id)


def _tell_reviewer(work: UnitOfWork, actor: Actor, after: Assignment) -> None:
    """With what waits to be read already."""
    owed = ledger.open_duties(
        work, kind=list(REVIEWING_DUTIES), owner_id=after.reviewer_id, quarter_id=after.quarter_id
    )
    said = message(
        line("assign-told-reviewer", **words_of(work, after)),
        *(duty_line(work, duty) for duty in owed),
        buttons=[duty_button(work, duty) for duty in owed],
    )
    _tell_other(work, actor, after.reviewer_id, said, due_at=owed[0].due_at if owed else None)


def _tell_relieved(work: UnitOfWork, actor: Actor, before: Assignment, after: Assignment) -> None:
    words = words_of(work, before)
    if before.author_id != after.author_id:
        relieved = message(line("assign-told-relieved-author", **words))
        # Who asked to reconsider waits for the answer.
        asked = before.state == AssignmentState.RECONSIDER
        _tell_other(
            work, actor, before.author_id, relieved, timing=Timing.AT_ONCE if asked else Timing.MORNING
        )
    if before.reviewer_id != after.reviewer_id:
        relieved = message(line("assign-told-relieved-reviewer", **words))
        _tell_other(work, actor, before.reviewer_id, relieved)


def _tell_other(
    work: UnitOfWork,
    actor: Actor,
    person_id: int,
    said: Message,
    *,
    timing: Timing = Timing.MORNING,
    due_at: datetime | None = None,
) -> None:
    """Nobody is told what they have just done themselves."""
    if person_id != actor.person_id:
        tell_member(work, actor.cell_id, person_id, said, timing=timing, due_at=due_at)
