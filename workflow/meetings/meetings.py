"""Meetings as rows: when one may be recorded, who was present at 2 and 3, and what is owed from then on.

What meeting 1 decides on the outline stands in `workflow.papers.adopting`. Until a meeting is recorded its
attendance rows are the notes of whoever enters them; recording makes them count (`present_ids`).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from storage import audit
from storage.tables import (
    Assignment,
    Attendance,
    AttendanceState,
    CellQuarter,
    Conclusion,
    Duty,
    DutyState,
    Evaluation,
    Meeting,
    MeetingState,
    PaperKind,
    Topic,
    TopicState,
    Vote,
    VoteWay,
)
from storage.work import UnitOfWork
from texts.actions import encode
from texts.message import Button, Line, button, line, message
from workflow.cell import assigned, course, ledger
from workflow.cell.actor import Actor, must_lead
from workflow.cell.duty_words import duty_button, duty_line
from workflow.cell.ledger import Subject
from workflow.cell.notices import tell_member
from workflow.errors import Refused
from workflow.meetings import asked, presence
from workflow.rules.duties import DutyKind


class Phase(StrEnum):
    """Where a meeting stands now."""

    TO_COME = "to_come"
    TO_RECORD = "to_record"
    RECORDED = "recorded"


def begins(work: UnitOfWork, meeting: Meeting) -> None:
    """The meeting's hour has come: what was asked before it ends, and the office owes its record.

    The record is not owed where it was made in that moment.
    """
    asked.end_by(work, meeting, meeting.at)
    if is_recorded(meeting):
        return
    ledger.bear(
        work,
        DutyKind.RECORD_MEETING,
        cell_id=meeting.cell_id,
        subject=Subject(meeting.id, quarter_id=meeting.quarter_id),
        meeting=meeting,
    )


def is_recorded(meeting: Meeting) -> bool:
    """Whether it was recorded what the meeting came to, or who was present."""
    return meeting.state == MeetingState.RECORDED


def phase_of(work: UnitOfWork, meeting: Meeting) -> Phase:
    """Where a meeting stands: it may be recorded from its hour on, when nothing is taken for it any more."""
    if is_recorded(meeting):
        return Phase.RECORDED
    return Phase.TO_RECORD if meeting.at <= work.now else Phase.TO_COME


def shown_to(work: UnitOfWork, actor: Actor) -> list[Meeting]:
    """The quarter's meetings and any older one not recorded yet; those to record come first."""
    must_lead(actor)
    quarter = course.open_quarter_of(work, actor.cell_id)
    rows = work.all(Meeting, cell_id=actor.cell_id, order="at")
    waiting = [row for row in rows if phase_of(work, row) is Phase.TO_RECORD]
    here = [row for row in rows if quarter and row.quarter_id == quarter.id and row not in waiting]
    return [*waiting, *here]


def meeting_for(work: UnitOfWork, actor: Actor, meeting_id: int) -> Meeting:
    """A meeting of one's own cell, for those who record it."""
    must_lead(actor)
    meeting = work.find(Meeting, id=meeting_id, cell_id=actor.cell_id)
    if meeting is None:
        raise Refused("refused-old-button")
    return meeting


def held(work: UnitOfWork, actor: Actor, meeting_id: int, *, numbers: tuple[int, ...] = (1, 2, 3)) -> Meeting:
    """Such a meeting whose hour has come; refuses any other."""
    meeting = meeting_for(work, actor, meeting_id)
    if meeting.number not in numbers:
        raise Refused("refused-old-button")
    if phase_of(work, meeting) is Phase.TO_COME:
        move_button = button(encode("move"), "settings-button-move")
        raise Refused("meeting-too-early", buttons=(move_button,), at=meeting.at)
    return meeting


def record(
    work: UnitOfWork, actor: Actor, meeting: Meeting, detail: Mapping[str, str | int], **values: str
) -> None:
    """The meeting is recorded, once, and that is owed no more."""
    if is_recorded(meeting):
        raise Refused("meeting-recorded-already", buttons=(show_button(meeting),))
    work.change(
        Meeting,
        meeting.id,
        state=MeetingState.RECORDED,
        recorded_by=actor.person_id,
        recorded_at=work.now,
        **values,
    )
    ledger.done(work, DutyKind.RECORD_MEETING, meeting.id)
    subject = f"meeting:{meeting.id}"
    audit.record(work, actor.cell_id, actor.person_id, "meeting.recorded", subject, detail)


def mark(work: UnitOfWork, actor: Actor, meeting_id: int, person_id: int, *, present: bool) -> None:
    """Put a person down as present or absent at meeting 2 or 3.

    Once the meeting is recorded this corrects the record, until a binding vote has been opened on it.
    """
    meeting = held(work, actor, meeting_id, numbers=(2, 3))
    if person_id not in {each.person_id for each in presence.attenders(work, meeting)}:
        raise Refused("refused-old-button")
    if is_recorded(meeting):
        _correct(work, actor, meeting, person_id, present=present)
    presence.put_down(work, meeting, person_id, present=present, entered_by=actor.person_id)


def record_presence(work: UnitOfWork, actor: Actor, meeting_id: int) -> None:
    """Who was present at meeting 2 or 3: the final paper, or the evaluation, is owed from now on."""
    meeting = held(work, actor, meeting_id, numbers=(2, 3))
    presence.put_down_rest(work, meeting, entered_by=actor.person_id)
    present = work.count(Attendance, meeting_id=meeting.id, state=AttendanceState.PRESENT)
    record(work, actor, meeting, {"number": meeting.number, "present": present})
    quarter = work.get(CellQuarter, meeting.quarter_id)
    if meeting.number == 2:
        _begin_final_paper(work, quarter)
    else:
        _begin_evaluations(work, quarter)


def may_correct(work: UnitOfWork, meeting: Meeting) -> bool:
    """Whether a recorded presence may still be corrected: the base of a binding vote rests on it."""
    return is_recorded(meeting) and meeting.number > 1 and work.find(Vote, meeting_id=meeting.id) is None


def present_ids(work: UnitOfWork, meeting_id: int) -> frozenset[int]:
    """Who was present, by person id; nobody while the meeting is not recorded."""
    if not is_recorded(work.get(Meeting, meeting_id)):
        return frozenset()
    rows = work.all(Attendance, meeting_id=meeting_id, state=AttendanceState.PRESENT)
    return frozenset(row.person_id for row in rows)


def after_outline(work: UnitOfWork, quarter_id: int) -> PaperKind:
    """What is written once the outline is adopted: the draft for meeting 2; once that is recorded, the final
    paper, as no meeting waits for a draft any more (PRODUCT, "The quarter").
    """
    return PaperKind.FINAL if is_recorded(course.meetings_of(work, quarter_id)[2]) else PaperKind.DRAFT


def begin_after_outline(work: UnitOfWork, assignment: Assignment) -> Duty | None:
    """The author owes what follows the outline; None where that is done already."""
    if after_outline(work, assignment.quarter_id) is PaperKind.DRAFT:
        return assigned.begin_writing(work, assignment, PaperKind.DRAFT)
    return final_paper_owed(work, work.get(CellQuarter, assignment.quarter_id))


def final_paper_owed(work: UnitOfWork, quarter: CellQuarter) -> Duty | None:
    """The author owes the final paper once meeting 2 is recorded; None where nothing is owed.

    To be called again after a binding vote's `closed_at` was set: not due before two working days from the
    last close. Calling it more often changes nothing.
    """
    assignment = assigned.live_assignment(work, quarter.id)
    meeting = course.meetings_of(work, quarter.id).get(2)
    if assignment is None or meeting is None or not is_recorded(meeting):
        return None
    paper = assigned.paper_of(work, quarter, assignment.topic_id, PaperKind.FINAL)
    author: dict[str, Any] = {"owner_id": assignment.author_id}
    done = {"kind": DutyKind.FINAL_PAPER, "subject_id": paper.id, "state": DutyState.DONE}
    if work.find(Duty, **done, **author) is not None:
        return None
    duty = ledger.bear(
        work,
        DutyKind.FINAL_PAPER,
        cell_id=quarter.cell_id,
        subject=Subject(paper.id, quarter_id=quarter.id),
        meeting=meeting,
        **author,
    )
    return _from_last_close(work, quarter, meeting, duty)


def tell_author(work: UnitOfWork, duty: Duty, said: Line) -> None:
    """Tell the owner of a duty that it was born and why, next morning; nothing once it is done."""
    whole = message(said.owed(duty.id), duty_line(work, duty), buttons=(duty_button(work, duty),))
    if duty.owner_id is not None:
        tell_member(work, duty.cell_id, duty.owner_id, whole, due_at=duty.due_at)


def show_button(meeting: Meeting) -> Button:
    """Where a meeting is seen, or recorded."""
    return button(encode("meeting", meeting.id), "meeting-show")


def _correct(work: UnitOfWork, actor: Actor, meeting: Meeting, person_id: int, *, present: bool) -> None:
    if not may_correct(work, meeting):
        raise Refused("meeting-presence-fixed", buttons=(show_button(meeting),))
    detail = {"person": person_id, "present": present}
    subject = f"meeting:{meeting.id}"
    audit.record(work, actor.cell_id, actor.person_id, "meeting.corrected", subject, detail)


def _begin_final_paper(work: UnitOfWork, quarter: CellQuarter) -> None:
    # A draft owed only since the meeting began is never missed: the final paper takes its place.
    for late in ledger.open_duties(work, kind=DutyKind.WRITE_DRAFT, quarter_id=quarter.id, missed_from=None):
        ledger.void(work, DutyKind.WRITE_DRAFT, late.subject_id, id=late.id)
    duty = final_paper_owed(work, quarter)
    if duty is not None:
        tell_author(work, duty, line("meeting-told-final"))


def _from_last_close(work: UnitOfWork, quarter: CellQuarter, meeting: Meeting, duty: Duty) -> Duty:
    conclusions = [row.id for row in work.all(Conclusion, quarter_id=quarter.id)]
    votes = work.all(Vote, conclusion_id=conclusions, way=VoteWay.BINDING)
    closes = [row.closed_at for row in votes if row.closed_at]
    born = max([duty.born_at, *closes])
    if born == duty.born_at:
        return duty
    work.change(Duty, duty.id, born_at=born)
    ledger.move(work, work.get(Duty, duty.id), meeting=meeting)
    return work.get(Duty, duty.id)


def _begin_evaluations(work: UnitOfWork, quarter: CellQuarter) -> None:
    """The quarter's own topic, and those whose results are to be judged again at this meeting."""
    again = {row.topic_id for row in work.all(Evaluation, again_quarter_id=quarter.id)}
    own = {quarter.topic_id} if quarter.topic_id else set()
    for topic in work.all(Topic, id=again | own, state=TopicState.OPEN):
        ledger.bear(
            work,
            DutyKind.EVALUATE,
            cell_id=quarter.cell_id,
            subject=Subject(topic.id, quarter_id=quarter.id),
        )
