"""The clock's events: once each, in order; one that fails neither stops the others nor is lost."""

from datetime import date, timedelta
from typing import cast

from scheduler.agenda import AGAIN_AFTER, HANDLERS, Agenda
from storage.tables import ClockTask
from storage.work import UnitOfWork
from storage.writer import Writer
from tests.scheduler.simulator import DirectWriter
from tests.world import CELL, World, local
from workflow.cell.agenda import Event, plan


class Book:
    """Handlers that note what they were called for; the subject 13 fails."""

    def __init__(self, world: World) -> None:
        self.ran: list[int] = []
        handlers = dict.fromkeys(Event, self._note)
        self.agenda = Agenda(cast("Writer", DirectWriter(world)), handlers)

    def _note(self, _work: UnitOfWork, task: ClockTask) -> None:
        if task.subject_id == 13:
            raise ValueError("on purpose")
        self.ran.append(task.subject_id)


def planned(world: World, **minutes_ahead: int) -> None:
    """Plan meetings with these numbers, so many minutes from now."""
    for name, minutes in minutes_ahead.items():
        at = world.now + timedelta(minutes=minutes)
        world.do(plan, CELL, Event.MEETING, int(name.removeprefix("m")), at)


def test_every_event_has_its_handler() -> None:
    assert set(HANDLERS) == set(Event)


async def test_what_is_due_runs_once_oldest_first(world: World) -> None:
    book = Book(world)
    world.do(lambda work: work.remove(ClockTask))
    planned(world, m2=2, m1=1, m3=60)
    world.now += timedelta(minutes=5)
    await book.agenda.sweep()
    await book.agenda.sweep()
    assert book.ran == [1, 2]


async def test_one_that_fails_is_tried_again_and_the_others_run(world: World) -> None:
    book = Book(world)
    world.do(lambda work: work.remove(ClockTask))
    planned(world, m13=1, m2=2)
    world.now += timedelta(minutes=5)
    await book.agenda.sweep()
    assert book.ran == [2]
    (row,) = world.rows(ClockTask, done_at=None)
    assert (row.subject_id, row.due_at) == (13, world.now + AGAIN_AFTER)


async def test_an_event_moved_meanwhile_does_not_run_at_its_old_time(world: World) -> None:
    book = Book(world)
    world.do(lambda work: work.remove(ClockTask))
    planned(world, m1=1)
    planned(world, m1=60)
    world.now += timedelta(minutes=5)
    await book.agenda.sweep()
    assert book.ran == []


async def test_one_planned_anew_for_a_time_that_has_run_runs_again(world: World) -> None:
    """A meeting moved away and back again."""
    book = Book(world)
    world.do(lambda work: work.remove(ClockTask))
    start = world.at(date(2027, 3, 9)).now
    planned(world, m1=1)
    world.now = start + timedelta(minutes=5)
    await book.agenda.sweep()
    world.now = start
    planned(world, m1=1)
    world.now = start + timedelta(minutes=5)
    await book.agenda.sweep()
    assert book.ran == [1, 1]


async def test_when_the_clock_is_set_right_after_a_year_ahead_the_list_comes_again(
    world: World,
) -> None:
    world.do(plan, CELL, Event.MORNING_LIST, 0, world.now + timedelta(days=400))
    await Book(world).agenda.sweep()
    (row,) = world.rows(ClockTask, what=Event.MORNING_LIST, done_at=None)
    assert row.due_at == local(date(2027, 3, 9), 7, 30)
