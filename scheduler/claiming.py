"""The last look before a notice goes: what is finished is left out, what has missed its day is taken back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from scheduler.digest import FRAME_KEYS
from scheduler.kinds import DIGEST, MORNING_LIST
from storage import outbox, reminders
from storage.outbox import Outcome, Ready
from storage.tables import ANY_HOUR, Outgoing, OutgoingState
from storage.work import UnitOfWork
from texts.message import Message, without
from workflow.cell import notices
from workflow.rules.budget import is_quiet


@dataclass(frozen=True, slots=True)
class Claimed:
    """What may go now, and the ids of what must wait for room."""

    ready: list[Ready]
    left: list[int]


def claim(work: UnitOfWork, ids: Sequence[int], room: int) -> Claimed:
    """Claim what is still to be sent: every answer, of the rest no more than there is `room` for.

    What is claimed when the process dies may have gone or not, so it is few at a time.
    """
    rows = outbox.waiting(work, ids)
    now = [row for row in rows if not _put_back(work, row)]
    answers = [row for row in now if row.repeat_ok]
    others = [row for row in now if not row.repeat_ok]
    ready = outbox.claim(work, [*answers, *others[:room]])
    return Claimed(_without_finished(work, ready), [row.id for row in others[room:]])


def _put_back(work: UnitOfWork, row: Outgoing) -> bool:
    """Whether its hour is over: a digest is planned anew, other notices wait for the morning."""
    if row.repeat_ok or row.urgency == ANY_HOUR or row.error == outbox.UNCLEAR:
        return False
    if row.kind in (DIGEST, MORNING_LIST):
        if outdated := _is_outdated(work, row):
            reminders.unsay(work, row.id)
        return outdated
    at = notices.speakable(work, work.now)
    if at > work.now:
        work.change(Outgoing, row.id, not_before=at)
    return at > work.now


def _is_outdated(work: UnitOfWork, row: Outgoing) -> bool:
    """A digest is for its day and its hours: later its words would be wrong."""
    local = work.now.astimezone(work.zone)
    return is_quiet(local.time()) or row.not_before.astimezone(work.zone).date() != local.date()


def _without_finished(work: UnitOfWork, ready: list[Ready]) -> list[Ready]:
    """Lines about duties that are over are left out; what then says nothing is void."""
    said = {each.id: Message.from_json(each.content) for each in ready if not each.repeat_ok}
    finished = reminders.finished(work, {duty for each in said.values() for duty in _duties(each)})
    if not finished:
        return ready
    left = [_left(work, each, said[each.id], finished) if each.id in said else each for each in ready]
    return [each for each in left if each is not None]


def _left(work: UnitOfWork, each: Ready, said: Message, finished: Collection[int]) -> Ready | None:
    rest = without(said, finished, frame=FRAME_KEYS if each.kind == DIGEST else ())
    if rest is None:
        outbox.settle(work, [Outcome(each.id, OutgoingState.VOID)])
        return None
    return replace(each, content=rest.to_json())


def _duties(said: Message) -> set[int]:
    return {each.duty for each in said.lines if each.duty is not None}
