"""Which topics wait for their conclusion: asked by the home screen and by those who conclude.

A topic waits until it has its conclusion or is closed, also when its quarter is over.
"""

from storage.tables import (
    CellQuarter,
    Conclusion,
    ConclusionState,
    MeetingState,
    Stage,
    StageKind,
    TopicState,
)
from storage.work import UnitOfWork
from workflow.cell import course
from workflow.cell.assigned import live_assignment
from workflow.cell.course import DECIDING_MEETING

WAITING = (ConclusionState.DRAFT, ConclusionState.VOTING, ConclusionState.NOT_PASSED)


def newest(work: UnitOfWork, quarter: CellQuarter) -> Conclusion | None:
    """The text in force for a quarter's topic; replaced drafts are history."""
    states = [state for state in ConclusionState if state is not ConclusionState.DROPPED]
    return work.find_last(Conclusion, quarter_id=quarter.id, topic_id=quarter.topic_id, state=states)


def waits(work: UnitOfWork, quarter: CellQuarter) -> bool:
    """Whether a quarter's topic waits: its text is not decided, or none is begun and it was discussed."""
    topic = course.topic_of(work, quarter)
    if topic is None or topic.state != TopicState.OPEN:
        return False
    row = newest(work, quarter)
    return row.state in WAITING if row else _was_discussed(work, quarter)


def waiting_before(work: UnitOfWork, quarter: CellQuarter) -> list[CellQuarter]:
    """The cell's other opened quarters whose topic still waits, oldest first."""
    rows = work.all(CellQuarter, cell_id=quarter.cell_id)
    return [row for row in rows if row.opened_at and row.id != quarter.id and waits(work, row)]


def _was_discussed(work: UnitOfWork, quarter: CellQuarter) -> bool:
    """Whether the assigned topic had its meeting 2 and stands before the end of stage "conclusion"."""
    ahead = {"kind": StageKind.CONCLUSION, "done_at": None}
    if work.find(Stage, quarter_id=quarter.id, topic_id=quarter.topic_id, **ahead) is None:
        return False
    second = course.meetings_of(work, quarter.id)[DECIDING_MEETING]
    return second.state == MeetingState.RECORDED and live_assignment(work, quarter.id) is not None
