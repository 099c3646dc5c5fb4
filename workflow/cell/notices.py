"""Telling people: at once within the hours in which one may be told, or with the next morning's digest.

Nothing goes out between 20:00 and 07:00 but answers and the meeting's own (PRODUCT, "Budget of
messages"); the exempt, the away and the suspended are told nothing.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from storage import outbox
from storage.people import Member, member, members
from storage.tables import ANY_HOUR, Office, Outgoing, OutgoingState
from storage.work import UnitOfWork
from texts.message import Message, Value
from workflow.cell.actor import READERS, TAKING_PART
from workflow.cell.house import House, house_of
from workflow.cell.morning import next_digest
from workflow.rules.budget import QUIET_UNTIL, is_quiet


class Timing(StrEnum):
    """When a notice may go."""

    AT_ONCE = "at_once"  # within the day's hours
    IN_MEETING = "in_meeting"  # whatever the hour
    MORNING = "morning"  # joins the next morning's digest


def is_told(member: Member) -> bool:
    """Whether a member gets messages at all."""
    return member.condition in TAKING_PART


def takes_part(each: Member) -> bool:
    """Owes duties and gets messages: a member of the cell who is not exempt, away or suspended."""
    return each.office in READERS and is_told(each)


def participants(work: UnitOfWork, cell_id: int) -> list[Member]:
    """The members who are told and owe (PRODUCT, "Roles"): not the exempt, the away, guests."""
    return [each for each in members(work, cell_id) if takes_part(each)]


def tell_everybody(
    work: UnitOfWork, cell_id: int, said: Message, *, timing: Timing, but: Collection[int | None] = ()
) -> int:
    """Tell the same to everybody who takes part, `but` these persons; how many of them have joined."""
    house = house_of(work, cell_id)
    told = [each for each in participants(work, cell_id) if each.person_id not in but]
    for each in told:
        tell(work, cell_id, each.person_id, said, timing=timing, house=house)
    return sum(each.joined for each in told)


def tell_member(
    work: UnitOfWork,
    cell_id: int,
    person_id: int,
    said: Message,
    *,
    timing: Timing = Timing.MORNING,
    due_at: datetime | None = None,
) -> None:
    """Tell one member, with the next morning's digest; nothing to those who get no messages."""
    found = member(work, cell_id, person_id)
    if found is not None and is_told(found):
        tell(work, cell_id, person_id, said, timing=timing, due_at=due_at)


def tell(
    work: UnitOfWork,
    cell_id: int,
    person_id: int,
    said: Message,
    *,
    timing: Timing,
    formal: bool = False,
    due_at: datetime | None = None,
    by_clock: bool = False,
    house: House | None = None,
) -> int:
    """Write a notice to a person; its id. `due_at`: something in it is due then, and today will not wait."""
    rules = house or house_of(work, cell_id)
    if timing is Timing.MORNING and due_at is not None and _is_today(work, due_at):
        timing = Timing.AT_ONCE
    return outbox.write(
        work,
        cell_id=cell_id,
        person_id=person_id,
        kind=said.lines[0].key,
        content=said.to_json(),
        repeat_ok=False,
        formal=formal,
        by_clock=by_clock,
        state=OutgoingState.HELD if timing is Timing.MORNING else OutgoingState.NEW,
        urgency=ANY_HOUR if timing is Timing.IN_MEETING else 0,
        not_before=_when(work, rules, timing),
    )


def tell_office(work: UnitOfWork, cell_id: int, said: Message, *, timing: Timing) -> int:
    """Write a notice to whoever holds the secretary's office when it is sent; its id.

    One that can wait goes into the morning list, which reads the same tables: it is not written.
    """
    rules = house_of(work, cell_id)
    return outbox.write(
        work,
        cell_id=cell_id,
        office=Office.SECRETARY,
        kind=said.lines[0].key,
        content=said.to_json(),
        repeat_ok=False,
        urgency=ANY_HOUR if timing is Timing.IN_MEETING else 0,
        not_before=_when(work, rules, timing),
    )


def take_back(work: UnitOfWork, cell_id: int, kind: str, actions: Collection[str]) -> None:
    """Unsent notices of this kind with a button of one of these actions: they are not true any more."""
    for row, _ in _unsent(work, cell_id, kind, actions):
        work.change(Outgoing, row.id, state=OutgoingState.VOID)


def restate(work: UnitOfWork, cell_id: int, kind: str, actions: Collection[str], **args: Value) -> None:
    """Unsent notices of this kind with a button of one of these actions: their first line now says this."""
    for row, said in _unsent(work, cell_id, kind, actions):
        first = replace(said.lines[0], args={**said.lines[0].args, **args})
        anew = replace(said, lines=(first, *said.lines[1:]))
        work.change(Outgoing, row.id, content=anew.to_json())


def speakable(work: UnitOfWork, at: datetime) -> datetime:
    """The first moment from `at` on that is not in the quiet hours, UTC."""
    local = at.astimezone(work.zone)
    if not is_quiet(local.time()):
        return at
    day = local.date() if local.time() < QUIET_UNTIL else local.date() + timedelta(days=1)
    return datetime.combine(day, QUIET_UNTIL, work.zone).astimezone(at.tzinfo)


def _unsent(
    work: UnitOfWork, cell_id: int, kind: str, actions: Collection[str]
) -> Iterator[tuple[Outgoing, Message]]:
    waiting = [OutgoingState.HELD, OutgoingState.NEW]
    for row in work.all(Outgoing, kind=kind, cell_id=cell_id, state=waiting):
        said = Message.from_json(row.content)
        if any(each.action in actions for buttons in said.rows for each in buttons):
            yield row, said


def _when(work: UnitOfWork, house: House, timing: Timing) -> datetime:
    if timing is Timing.MORNING:
        return next_digest(work.now, house)
    return work.now if timing is Timing.IN_MEETING else speakable(work, work.now)


def _is_today(work: UnitOfWork, at: datetime) -> bool:
    return at.astimezone(work.zone).date() <= work.today
