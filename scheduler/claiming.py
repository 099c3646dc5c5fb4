"""The last look before a notice goes: what is finished is left out, what has missed its day is taken back."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from scheduler.digest import FRAME_KEYS
from scheduler.kinds import DIGEST, MORNING_LIST
from storage import outbox, reminders
from storage.outbox import Outcome, Ready
from storage.tables import Outgoing, OutgoingState
from storage.work import UnitOfWork
from texts.message import BLANK, Message
from workflow.rules.budget import is_quiet


def claim(work: UnitOfWork, ids: Sequence[int]) -> list[Ready]:
    """Claim what is still to be sent; see `storage.outbox.claim`."""
    ready = outbox.claim(work, ids)
    dated = {each.id for each in ready if each.kind in (DIGEST, MORNING_LIST) and not each.again}
    if not dated:
        return ready
    outdated = {row.id for row in work.all(Outgoing, id=list(dated)) if _is_outdated(work, row)}
    for each in ready:
        if each.id in outdated:
            reminders.unsay(work, each.id)
    return _without_finished(work, [each for each in ready if each.id not in outdated])


def _is_outdated(work: UnitOfWork, row: Outgoing) -> bool:
    """A digest is for its day and its hours: later its words would be wrong."""
    local = work.now.astimezone(work.zone)
    return is_quiet(local.time()) or row.not_before.astimezone(work.zone).date() != local.date()


def _without_finished(work: UnitOfWork, ready: list[Ready]) -> list[Ready]:
    said = {each.id: Message.from_json(each.content) for each in ready if each.kind == DIGEST}
    finished = reminders.finished(work, {duty for each in said.values() for duty in _duties(each)})
    if not finished:
        return ready
    left = [_left(work, each, said[each.id], finished) if each.id in said else each for each in ready]
    return [each for each in left if each is not None]


def _left(work: UnitOfWork, each: Ready, said: Message, finished: Collection[int]) -> Ready | None:
    """What is left of a digest; None, and the notice void, when that is nothing but its frame."""
    lines = tuple(each for each in said.lines if each.duty not in finished)
    if all(each.key in FRAME_KEYS for each in lines if each != BLANK):
        outbox.settle(work, [Outcome(each.id, OutgoingState.VOID)])
        return None
    rows = (tuple(button for button in row if button.duty not in finished) for row in said.rows)
    return replace(each, content=Message(lines, tuple(row for row in rows if row)).to_json())


def _duties(said: Message) -> set[int]:
    return {each.duty for each in said.lines if each.duty is not None}
