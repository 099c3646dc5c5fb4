"""The clock's events: each runs once, in its own unit of work, when its time has come."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import structlog

from scheduler.briefs import send_brief
from scheduler.morning import send_list
from storage import clock_tasks
from storage.errors import Unavailable
from storage.tables import CellQuarter, ClockTask, Meeting
from storage.work import UnitOfWork
from storage.writer import Writer
from workflow.cell import agenda, opening
from workflow.cell.agenda import Event
from workflow.cell.house import house_of
from workflow.cell.morning import plan_morning_list
from workflow.meetings import meetings
from workflow.people import standing
from workflow.votes import votes

AGAIN_AFTER = timedelta(minutes=10)
LONGEST_PAUSE = timedelta(days=20)  # Tết, with the days around it
log = structlog.get_logger()
Handler = Callable[[UnitOfWork, ClockTask], None]


def open_quarter(work: UnitOfWork, task: ClockTask) -> None:
    """A quarter opens."""
    opening.open_quarter(work, work.get(CellQuarter, task.subject_id))


def begin_meeting(work: UnitOfWork, task: ClockTask) -> None:
    """A meeting's hour has come."""
    meetings.begins(work, work.get(Meeting, task.subject_id))


HANDLERS: Mapping[Event, Handler] = {
    Event.OPEN_QUARTER: open_quarter,
    Event.MEETING: begin_meeting,
    Event.CLOSE_VOTE: votes.close_due,
    Event.BRIEF: send_brief,
    Event.MORNING_LIST: send_list,
    Event.STANDING: standing.settle_due,
}


def _put_off(work: UnitOfWork, task_id: int) -> None:
    work.change(ClockTask, task_id, due_at=work.now + AGAIN_AFTER)


def bring_lists_back(work: UnitOfWork) -> None:
    """Plan anew the morning lists further ahead than any pause: the wall clock was wrong for a time."""
    for task in work.all(ClockTask, what=Event.MORNING_LIST, done_at=None):
        if task.due_at > work.now + LONGEST_PAUSE:
            plan_morning_list(work, house_of(work, task.cell_id))


class Agenda:
    """The sweep over what the clock has before it."""

    def __init__(self, writer: Writer, handlers: Mapping[Event, Handler] = HANDLERS) -> None:
        self._writer, self._handlers = writer, handlers
        self._begun = False

    async def sweep(self) -> None:
        """Run every event whose time has come, oldest first."""
        if not self._begun:
            await self._writer.do(bring_lists_back)
            self._begun = True
        for task_id in await self._writer.do(clock_tasks.due_ids):
            await self._guarded(task_id)

    async def _guarded(self, task_id: int) -> None:
        try:
            await self._writer.do(self._run, task_id)
        except Unavailable:
            raise
        except Exception:
            # The others must not wait for it.
            log.exception("agenda.failed", task=task_id)
            await self._writer.do(_put_off, task_id)

    def _run(self, work: UnitOfWork, task_id: int) -> None:
        task = work.find(ClockTask, id=task_id, done_at=None)
        if task is None or task.due_at > work.now:
            return
        agenda.finish(work, task)
        handler = self._handlers.get(Event(task.what))
        if handler is not None:
            handler(work, task)
