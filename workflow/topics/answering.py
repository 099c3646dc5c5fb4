"""The author's answer to an assignment: accept, or ask to reconsider with a reason (PRODUCT row 11)."""

from datetime import datetime, timedelta

from storage import audit, bodies, outbox
from storage.tables import Assignment, AssignmentState, CellQuarter, Office, Person
from storage.work import UnitOfWork
from texts.actions import encode
from texts.message import Button, button, line, message
from workflow.cell import course, ledger
from workflow.cell.actor import Actor, must_belong, must_lead
from workflow.cell.assigned import live_assignment
from workflow.cell.cells import quarter_of
from workflow.cell.house import house_of
from workflow.cell.ledger import Subject
from workflow.cell.morning import next_list
from workflow.cell.notices import Timing, tell_office
from workflow.errors import Refused
from workflow.rules.duties import DutyKind
from workflow.topics.assigning import be_accepted
from workflow.topics.assignment_words import next_paper, words_of

LIST_MAY_WAIT = timedelta(days=1)
PRESENT_KEYS = {
    AssignmentState.ACCEPTED: "answer-accepted-already",
    AssignmentState.RECONSIDER: "answer-waits",
    AssignmentState.REPLACED: "answer-replaced",
}


def assignment_for(work: UnitOfWork, actor: Actor, assignment_id: int) -> Assignment:
    """An assignment whose author the actor is, or which he or she leads; refuses everybody else."""
    found = work.find(Assignment, id=assignment_id)
    if found is None:
        raise Refused("refused-old-button")
    must_belong(actor, work.get(CellQuarter, found.quarter_id).cell_id)
    if found.author_id != actor.person_id and not actor.leads:
        raise Refused("refused-not-yours")
    return found


def accept(work: UnitOfWork, actor: Actor, assignment_id: int) -> Assignment:
    """The author accepts; the assignment as it now stands."""
    asked = _asked(work, actor, assignment_id)
    be_accepted(work, asked)
    return work.get(Assignment, asked.id)


def whom_to_ask(work: UnitOfWork, actor: Actor, assignment_id: int) -> tuple[str, datetime]:
    """Who can talk the assignment over with its author, by name, and until when the answer is due."""
    asked = _asked(work, actor, assignment_id)
    holder = outbox.office_holder(work, actor.cell_id, Office.SECRETARY) or asked.assigned_by
    owed = ledger.open_duties(work, kind=DutyKind.ANSWER, subject_id=asked.id)
    return work.get(Person, holder).name, owed[0].due_at


def reason_body(work: UnitOfWork, actor: Actor, assignment_id: int) -> int:
    """The body that the reason is written into, while the answer is still open."""
    asked = _asked(work, actor, assignment_id)
    if asked.answer_body_id is not None:
        return asked.answer_body_id
    body = bodies.new(work)
    work.change(Assignment, asked.id, answer_body_id=body)
    return body


def ask_to_reconsider(work: UnitOfWork, actor: Actor, assignment_id: int) -> Assignment:
    """The author asks to reconsider with the reason written; the office owes the assignment again."""
    asked = _asked(work, actor, assignment_id)
    if asked.answer_body_id is None or bodies.is_empty(work, asked.answer_body_id):
        ways = (button(encode("answer-reconsider", asked.id), "answer-reconsider"),)
        raise Refused("answer-why-empty", buttons=ways)
    work.change(Assignment, asked.id, state=AssignmentState.RECONSIDER, answered_at=work.now)
    ledger.done(work, DutyKind.ANSWER, asked.id)
    quarter = work.get(CellQuarter, asked.quarter_id)
    ledger.bear(
        work,
        DutyKind.ASSIGN,
        cell_id=quarter.cell_id,
        subject=Subject(quarter.id, quarter_id=quarter.id),
    )
    audit.record(
        work, quarter.cell_id, actor.person_id, "assignment.reconsider_asked", f"assignment:{asked.id}"
    )
    _tell_secretary(work, actor, asked)
    return work.get(Assignment, asked.id)


def reason_of(work: UnitOfWork, actor: Actor, assignment: Assignment) -> str:
    """Why the author asks to reconsider: for the secretary and the deputy alone, once it was sent."""
    must_lead(actor)
    if assignment.answer_body_id is None or assignment.state != AssignmentState.RECONSIDER:
        return ""
    return bodies.text(work, assignment.answer_body_id)


def state_now(work: UnitOfWork, assignment: Assignment) -> Refused:
    """Why an answer is not taken, with the way on from how the assignment stands now."""
    live = live_assignment(work, assignment.quarter_id)
    if assignment.state == AssignmentState.REPLACED and live and live.author_id == assignment.author_id:
        return Refused("answer-renewed", buttons=(button(encode("answer", live.id), "answer-see"),))
    accepted = assignment.state == AssignmentState.ACCEPTED
    ways = tuple(write_buttons(work, assignment)) if accepted else ()
    key = PRESENT_KEYS[AssignmentState(assignment.state)]
    return Refused(key, buttons=ways, **words_of(work, assignment))


def write_buttons(work: UnitOfWork, assignment: Assignment) -> list[Button]:
    """The way to the paper that the author owes, where there is one to write already."""
    paper = next_paper(work, assignment)
    if paper is None or not paper.paper_id:
        return []
    return [button(encode("write", paper.paper_id), "answer-write", paper=paper.kind)]


def _asked(work: UnitOfWork, actor: Actor, assignment_id: int) -> Assignment:
    """An assignment that waits for this very author's answer."""
    found = assignment_for(work, actor, assignment_id)
    if found.author_id != actor.person_id:
        raise Refused("refused-not-yours")
    if found.state != AssignmentState.ASKED:
        raise state_now(work, found)
    if not actor.takes_part:
        raise Refused("answer-not-taking-part")
    quarter = work.get(CellQuarter, found.quarter_id)
    if course.is_over(work, quarter):
        raise Refused("answer-quarter-over", quarter=quarter_of(quarter).roman)
    return found


def _tell_secretary(work: UnitOfWork, actor: Actor, assignment: Assignment) -> None:
    """The next morning list says it; where that is more than a day away, as before a weekend, a notice does.

    Otherwise the office's two working days would half pass before it hears of them.
    """
    if actor.leads or next_list(work.now, house_of(work, actor.cell_id)) - work.now <= LIST_MAY_WAIT:
        return
    said = message(
        line("assign-told-reconsider", **words_of(work, assignment)),
        buttons=[button(encode("assign", assignment.quarter_id), "assign-see")],
    )
    tell_office(work, actor.cell_id, said, timing=Timing.AT_ONCE)
