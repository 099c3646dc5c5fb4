"""What the cell decides on the outline at meeting 1, and what the author owes from then on (PRODUCT,
"The quarter").
"""

from storage.tables import (
    CellQuarter,
    Duty,
    DutyState,
    Meeting,
    Outcome,
    Paper,
    PaperKind,
    StageKind,
    Version,
    VersionState,
)
from storage.work import UnitOfWork
from texts.message import line
from workflow.cell import assigned, course
from workflow.cell.actor import Actor
from workflow.errors import Refused
from workflow.meetings import meetings
from workflow.papers import papers

ADOPTING = (Outcome.ADOPTED, Outcome.WITH_CHANGES)


def outcomes(work: UnitOfWork, meeting: Meeting) -> list[Outcome]:
    """What may be chosen: an outline that the cell has can be adopted; where it has none, that is so."""
    unfit = (Outcome.NOTHING,) if _is_released(work, meeting) else ADOPTING
    return [each for each in Outcome if each not in unfit]


def check(work: UnitOfWork, actor: Actor, meeting_id: int, outcome: Outcome) -> Meeting:
    """The meeting 1 that may end so; refuses to adopt an outline that was never released."""
    meeting = meetings.held(work, actor, meeting_id, numbers=(1,))
    if outcome in ADOPTING and not _is_released(work, meeting):
        raise Refused("meeting-no-outline", buttons=(meetings.show_button(meeting),))
    return meeting


def record_outcome(work: UnitOfWork, actor: Actor, meeting_id: int, outcome: Outcome) -> Duty | None:
    """Record the outcome, once; what the author owes from now on, None where nobody can go on."""
    meeting = check(work, actor, meeting_id, outcome)
    meetings.record(work, actor, meeting, {"number": 1, "outcome": outcome.value}, outcome=outcome)
    quarter = work.get(CellQuarter, meeting.quarter_id)
    begin = _begin_following if outcome in ADOPTING else _begin_second_round
    duty = begin(work, quarter)
    if duty is None or duty.state != DutyState.OPEN:
        return None
    following = meetings.after_outline(work, quarter.id)
    meetings.tell_author(work, duty, line("meeting-told-outcome", outcome=outcome, paper=following))
    return duty


def _is_released(work: UnitOfWork, meeting: Meeting) -> bool:
    """Whether the cell has the outline of the quarter's topic; one of a topic replaced meanwhile is none."""
    topic_id = work.get(CellQuarter, meeting.quarter_id).topic_id
    outlines = work.all(Paper, quarter_id=meeting.quarter_id, topic_id=topic_id, kind=PaperKind.OUTLINE)
    paper_ids = [row.id for row in outlines]
    return work.find(Version, paper_id=paper_ids, state=VersionState.RELEASED) is not None


def _begin_following(work: UnitOfWork, quarter: CellQuarter) -> Duty | None:
    assignment = assigned.live_assignment(work, quarter.id)
    if assignment is None:
        return None
    course.reach_end(work, quarter.id, assignment.topic_id, StageKind.OUTLINE_MEETING)
    return meetings.begin_after_outline(work, assignment)


def _begin_second_round(work: UnitOfWork, quarter: CellQuarter) -> Duty | None:
    return papers.begin_second_round(work, quarter)
