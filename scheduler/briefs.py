"""The monthly brief by the clock: six working days before the meeting, where no paper brought it earlier.

It joins the reader's digest of the day and counts in the budget of messages; being formal, it is sent once
more when it is unclear whether it arrived. After an outage it still goes, once, while the meeting lies ahead.
"""

from storage import outbox
from storage.tables import CellQuarter, ClockTask, Meeting, MeetingState, OutgoingState
from storage.work import UnitOfWork
from workflow.cell.notices import participants
from workflow.papers.brief import brief, to_reader


def send_brief(work: UnitOfWork, task: ClockTask) -> None:
    """Tell every member who takes part what the month holds; nothing once the meeting has begun."""
    meeting = work.get(Meeting, task.subject_id)
    if meeting.state != MeetingState.PLANNED or meeting.at <= work.now:
        return
    quarter = work.get(CellQuarter, meeting.quarter_id)
    said = brief(work, quarter, meeting.number)
    for member in participants(work, meeting.cell_id):
        outbox.write(
            work,
            cell_id=meeting.cell_id,
            person_id=member.person_id,
            kind=said.lines[0].key,
            content=to_reader(work, said, quarter, member.person_id).to_json(),
            repeat_ok=False,
            formal=True,
            by_clock=True,
            state=OutgoingState.HELD,
        )
