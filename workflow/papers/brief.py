"""The month's brief: what is read, when the cell meets, what comes next. It is also the invitation."""

from dataclasses import replace

from storage.tables import (
    Cell,
    CellQuarter,
    Duty,
    Meeting,
    Paper,
    PaperKind,
    Stage,
    StageKind,
    Topic,
    Version,
)
from storage.work import UnitOfWork
from texts.actions import encode
from texts.message import Button, Line, Message, button, line, message
from workflow.cell import course, ledger
from workflow.cell.assigned import live_assignment
from workflow.cell.duty_words import ON_PAPER, duty_button
from workflow.cell.house import house_of
from workflow.cell.paper_facts import name_of, released_version
from workflow.papers.paper_states import read_button
from workflow.rules.duties import DutyKind

PAPERS = {1: PaperKind.OUTLINE, 2: PaperKind.DRAFT}
NEXT = {1: StageKind.DRAFT, 2: StageKind.FINAL}
ABOUT = {1: StageKind.OUTLINE_MEETING, 2: StageKind.CONCLUSION, 3: StageKind.RESULTS}


def brief(work: UnitOfWork, quarter: CellQuarter, meeting_number: int) -> Message:
    """What the brief of the month of meeting 1, 2 or 3 says to everyone (PRODUCT, "The quarter").

    With the month's paper when it is released, else saying that there is none yet; in month 3 it speaks
    of the results.
    """
    meeting = course.meetings_of(work, quarter.id)[meeting_number]
    topic = course.topic_of(work, quarter)
    released = _released(work, quarter, topic, meeting_number)
    lines = [_title(work, quarter, meeting)]
    lines += _topic_lines(work, quarter, topic)
    lines += _paper_lines(work, topic, released, meeting_number)
    lines += _meeting_lines(work, meeting, topic)
    lines += _next_lines(work, quarter, topic, meeting_number)
    return message(*lines, buttons=_buttons(released))


def to_reader(work: UnitOfWork, said: Message, quarter: CellQuarter, person_id: int) -> Message:
    """The brief with what the reader owes first in the quarter, and the button for it."""
    owed = ledger.open_duties(work, owner_id=person_id, quarter_id=quarter.id)
    if not owed:
        return replace(said, lines=(*said.lines, line("brief-yours", does="none", paper="none")))
    paper = work.find(Paper, id=owed[0].subject_id) if owed[0].kind in ON_PAPER else None
    yours = line("brief-yours", does=owed[0].kind, paper=paper.kind if paper else "none").owed(owed[0].id)
    return replace(said, lines=(*said.lines, yours), rows=((duty_button(work, owed[0]),), *said.rows))


def _title(work: UnitOfWork, quarter: CellQuarter, meeting: Meeting) -> Line:
    day = meeting.at.astimezone(work.zone)
    return line("brief-title", cell=work.get(Cell, quarter.cell_id).name, month=f"{day.month}/{day.year}")


def _topic_lines(work: UnitOfWork, quarter: CellQuarter, topic: Topic | None) -> list[Line]:
    if topic is None:
        return [line("brief-no-topic")]
    assignment = live_assignment(work, quarter.id)
    if assignment is None:
        return [line("brief-topic", topic=topic.title)]
    author, reviewer = name_of(work, assignment.author_id), name_of(work, assignment.reviewer_id)
    return [line("brief-topic", topic=topic.title), line("brief-people", author=author, reviewer=reviewer)]


def _released(
    work: UnitOfWork, quarter: CellQuarter, topic: Topic | None, meeting_number: int
) -> Version | None:
    kind = PAPERS.get(meeting_number, PaperKind.FINAL)
    paper = topic and work.find(Paper, quarter_id=quarter.id, topic_id=topic.id, kind=kind)
    return released_version(work, paper) if paper else None


def _paper_lines(
    work: UnitOfWork, topic: Topic | None, released: Version | None, meeting_number: int
) -> list[Line]:
    kind = PAPERS.get(meeting_number)
    if kind is None or topic is None:
        return []
    if released is None:
        return [line("brief-no-paper", paper=kind)]
    duty = work.find_last(Duty, kind=DutyKind.COMMENT, subject_id=released.paper_id)
    if duty is None:
        return [line("brief-paper", paper=kind)]
    return [line("brief-comment", paper=kind, begins=work.today, due=duty.due_at)]


def _meeting_lines(work: UnitOfWork, meeting: Meeting, topic: Topic | None) -> list[Line]:
    place = house_of(work, meeting.cell_id).place
    about = ABOUT[meeting.number] if topic else "none"
    said = line("brief-meeting", at=meeting.at, about=about)
    return [said, line("brief-place", place=place)] if place else [said]


def _next_lines(
    work: UnitOfWork, quarter: CellQuarter, topic: Topic | None, meeting_number: int
) -> list[Line]:
    kind = NEXT.get(meeting_number)
    stage = topic and work.find(Stage, quarter_id=quarter.id, topic_id=topic.id, kind=kind)
    return [line("brief-next", stage=stage.kind, due=stage.due_at)] if stage and kind else []


def _buttons(released: Version | None) -> list[Button]:
    home = button(encode("home"), "button-home")
    return [home, read_button(released.paper_id)] if released else [home]
