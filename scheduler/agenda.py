"""The clock's events: each runs once, in its own unit of work, when its time has come."""

from collections.abc import Callable, Mapping

from storage import clock_tasks
from storage.tables import CellQuarter, ClockTask, Meeting
from storage.work import UnitOfWork
from storage.writer import Writer
from workflow import agenda, meetings, opening
from workflow.agenda import Event

Handler = Callable[[UnitOfWork, ClockTask], None]


def open_quarter(work: UnitOfWork, task: ClockTask) -> None:
    """A quarter opens."""
    opening.open_quarter(work, work.get(CellQuarter, task.subject_id))


def begin_meeting(work: UnitOfWork, task: ClockTask) -> None:
    """A meeting's hour has come."""
    meetings.begins(work, work.get(Meeting, task.subject_id))


HANDLERS: Mapping[Event, Handler] = {Event.OPEN_QUARTER: open_quarter, Event.MEETING: begin_meeting}


class Agenda:
    """The sweep over what the clock has before it."""

    def __init__(self, writer: Writer, handlers: Mapping[Event, Handler] = HANDLERS) -> None:
        self._writer, self._handlers = writer, handlers

    async def sweep(self) -> None:
        """Run every event whose time has come, oldest first."""
        for task_id in await self._writer.do(clock_tasks.due_ids):
            await self._writer.do(self._run, task_id)

    def _run(self, work: UnitOfWork, task_id: int) -> None:
        task = work.find(ClockTask, id=task_id, done_at=None)
        if task is None or task.due_at > work.now:
            return
        agenda.finish(work, task)
        handler = self._handlers.get(Event(task.what))
        if handler is not None:
            handler(work, task)
