"""How a duty is said and where its button leads: the same on the home screen, in digests and lists."""

from storage.tables import Assignment, CellQuarter, Duty, Meeting, Paper, Topic
from storage.work import UnitOfWork
from texts.actions import encode
from texts.message import Button, Line, Value, button, line
from workflow.rules.duties import DutyKind
from workflow.rules.quarters import Quarter

VERBS = {
    DutyKind.ASSIGN: "assign",
    DutyKind.ANSWER: "answer",
    DutyKind.WRITE_OUTLINE: "write",
    DutyKind.WRITE_DRAFT: "write",
    DutyKind.REVIEW: "review",
    DutyKind.REWRITE: "write",
    DutyKind.COMMENT: "comment",
    DutyKind.RECORD_MEETING: "meeting",
    DutyKind.VOTE_ADVANCE: "vote",
    DutyKind.VOTE_BINDING: "vote",
    DutyKind.FINAL_PAPER: "write",
    DutyKind.CONFIRM_FINAL: "review",
    DutyKind.EVALUATE: "evaluate",
}
ON_PAPER = {
    DutyKind.WRITE_OUTLINE,
    DutyKind.WRITE_DRAFT,
    DutyKind.REVIEW,
    DutyKind.REWRITE,
    DutyKind.COMMENT,
    DutyKind.FINAL_PAPER,
    DutyKind.CONFIRM_FINAL,
}


def duty_line(work: UnitOfWork, duty: Duty, number: int = 0) -> Line:
    """What is owed, by when and about how long it takes. `number` stands on its button too; 0 for none."""
    mark = f"{number}. " if number else "- "
    return line(f"duty-{_word(duty.kind)}", mark=mark, **_values(work, duty)).owed(duty.id)


def duty_button(work: UnitOfWork, duty: Duty, number: int = 0) -> Button:
    """The button that starts it."""
    action = encode(VERBS[DutyKind(duty.kind)], duty.subject_id)
    mark = f"{number}. " if number else ""
    said: dict[str, Value] = {"mark": mark}
    if duty.kind == DutyKind.RECORD_MEETING:
        said["number"] = work.get(Meeting, duty.subject_id).number
    return button(action, f"do-{_word(duty.kind)}", **said).owed(duty.id)


def _word(kind: str) -> str:
    return kind.replace("_", "-")


def _values(work: UnitOfWork, duty: Duty) -> dict[str, Value]:
    paper = work.find(Paper, id=duty.subject_id) if duty.kind in ON_PAPER else None
    said: dict[str, Value] = {
        "topic": _topic(work, duty, paper),
        "quarter": quarter_words(work, duty.quarter_id),
        "paper": paper.kind if paper else "none",
        "due": duty.due_at,
        "round": duty.round,
    }
    if duty.kind == DutyKind.RECORD_MEETING:
        meeting = work.get(Meeting, duty.subject_id)
        said |= {"meeting": meeting.at, "number": meeting.number}
    return said


def quarter_words(work: UnitOfWork, quarter_id: int | None) -> str:
    """A quarter as papers write it, "II/2027"; empty for none."""
    row = work.find(CellQuarter, id=quarter_id) if quarter_id else None
    return Quarter(row.year, row.number).roman if row else ""


def _topic(work: UnitOfWork, duty: Duty, paper: Paper | None) -> str:
    topic_id = paper.topic_id if paper else _topic_id(work, duty)
    topic = work.find(Topic, id=topic_id) if topic_id else None
    return topic.title if topic else ""


def _topic_id(work: UnitOfWork, duty: Duty) -> int | None:
    if duty.kind == DutyKind.EVALUATE:
        return duty.subject_id
    if duty.kind == DutyKind.ANSWER:
        return work.get(Assignment, duty.subject_id).topic_id
    row = work.find(CellQuarter, id=duty.quarter_id) if duty.quarter_id else None
    return row.topic_id if row else None
