"""What the clock has before it for a cell: one row an event, done once, moved when its cause moves."""

from datetime import datetime
from enum import StrEnum

from storage.tables import ClockTask
from storage.work import UnitOfWork


class Event(StrEnum):
    """What the clock does by itself; the subject's table is given by the kind."""

    OPEN_QUARTER = "open_quarter"  # subject: cell_quarter
    BRIEF = "brief"  # subject: meeting
    MEETING = "meeting"  # subject: meeting, at its hour
    MORNING_LIST = "morning_list"  # subject: 0
    CLOSE_VOTE = "close_vote"  # subject: vote
    STANDING = "standing"  # subject: the membership that ends on this day


def plan(work: UnitOfWork, cell_id: int, event: Event, subject_id: int, due_at: datetime) -> None:
    """The event will happen at `due_at`; an earlier plan for the same subject is replaced."""
    cancel(work, cell_id, event, subject_id)
    same = {"cell_id": cell_id, "what": event, "subject_id": subject_id, "due_at": due_at}
    if work.change_all(ClockTask, same, done_at=None) == 0:
        work.add(ClockTask, **same)


def cancel(work: UnitOfWork, cell_id: int, event: Event, subject_id: int) -> None:
    """The event will not happen."""
    work.remove(ClockTask, cell_id=cell_id, what=event, subject_id=subject_id, done_at=None)


def finish(work: UnitOfWork, task: ClockTask) -> None:
    """The event has happened."""
    work.change(ClockTask, task.id, done_at=work.now)
