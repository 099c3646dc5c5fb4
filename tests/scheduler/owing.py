"""Duties and notices as acts leave them, for tests of what the clock makes of them."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from storage.tables import CellQuarter, Duty, Meeting, PaperKind, Reminder
from storage.work import UnitOfWork
from tests.world import CELL, World, local
from texts.actions import encode
from texts.message import button, line, message
from workflow.cell import assigned, ledger
from workflow.cell.ledger import Subject
from workflow.cell.notices import Timing, tell
from workflow.rules.duties import DutyKind

DUE = time(17)


def rewrites(world: World, name: str, *due: date, at: time = DUE) -> list[Duty]:
    """The person owes a rewrite due on each of these days: reminded on the day, and the working day after."""
    return [
        rewrite(world, name, local(day, at.hour, at.minute), round=number)
        for number, day in enumerate(due, start=1)
    ]


def rewrite(world: World, name: str, due: datetime, *, round: int) -> Duty:  # noqa: A002
    """One more round, due at an instant."""
    return _bear(world, DutyKind.REWRITE, name, round, given=due)


def comments(world: World, names: Iterable[str], number: int = 1) -> list[Duty]:
    """These people owe a comment before the meeting of this number, born now."""
    meeting = _meeting(world, number)
    return [_bear(world, DutyKind.COMMENT, name, number, meeting=meeting) for name in names]


def outline(world: World, name: str) -> Duty:
    """The person owes the outline of meeting 1, born now."""
    return _bear(world, DutyKind.WRITE_OUTLINE, name, 1, meeting=_meeting(world, 1))


def asked_in_advance(world: World, name: str, due: date) -> Duty:
    """The person is asked before the meeting, until 17:00 of a day: reminded on its morning."""
    return _bear(world, DutyKind.VOTE_ADVANCE, name, 1, given=local(due, DUE.hour))


def news(world: World, *names: str, formal: bool = False) -> None:
    """Something that others did, to be told to these people with the next morning's digest."""
    ways = [button(encode("help"), "button-help"), button(encode("home"), "button-home")]
    said = message(line("home-none-overdue"), buttons=ways)
    for name in names:
        world.do(tell, CELL, world.person_id(name), said, timing=Timing.MORNING, formal=formal)


def reminders(world: World, duty: Duty) -> list[Reminder]:
    """The rows of a duty's steps."""
    return world.rows(Reminder, duty_id=duty.id)


def all_reminders(world: World) -> list[Reminder]:
    """The rows of all steps."""
    return world.rows(Reminder)


def of_kind(world: World, kind: str) -> list[Duty]:
    """All duties of a kind."""
    return world.rows(Duty, kind=kind)


def now(world: World, duty: Duty) -> Duty:
    """The duty as it stands."""
    row: Duty = world.rows(Duty, id=duty.id)[0]
    return row


def _meeting(world: World, number: int) -> Meeting:
    row: Meeting = world.rows(Meeting, quarter_id=world.rows(CellQuarter)[0].id, number=number)[0]
    return row


def _bear(world: World, kind: DutyKind, name: str, number: int, **dated: Any) -> Duty:
    owner_id = world.person_id(name)

    def bear(work: UnitOfWork) -> Duty:
        quarter = work.all(CellQuarter)[0]
        assert quarter.topic_id is not None
        paper = assigned.paper_of(work, quarter, quarter.topic_id, PaperKind.OUTLINE)
        subject = Subject(paper.id, round=number, quarter_id=quarter.id)
        return ledger.bear(work, kind, cell_id=CELL, subject=subject, owner_id=owner_id, **dated)

    return world.do(bear)
