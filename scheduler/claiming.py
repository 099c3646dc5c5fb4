"""The last look before a notice goes: what is finished is left out, what has missed its day is taken back."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from scheduler.digest import FRAME_KEYS
from scheduler.kinds import BRIEF, DIGEST, MORNING_LIST
from storage import outbox, reminders
from storage.outbox import Outcome
from storage.ready import Ready
from storage.tables import ANY_HOUR, Outgoing, OutgoingState
from storage.work import UnitOfWork
from texts.message import Message, without
from workflow.cell import notices
from workflow.rules.budget import is_quiet

# With every duty that they name finished, a digest of nothing else is not sent, a brief is.
FRAMES = {DIGEST: FRAME_KEYS, BRIEF: {BRIEF}}


@dataclass(frozen=True, slots=True)
class Claimed:
    """What may go.

    `fresh`: the answers, claimed, and the rest, only addressed. `asked`: claimed, and still to be said.
    """

    fresh: list[Ready]
    asked: list[Ready]


def claim(work: UnitOfWork, fresh: Sequence[int], asked: Sequence[int]) -> Claimed:
    """Claim the answers among `fresh`, and those `asked` for whose turn in their chat has come.

    What is claimed when the process dies may have gone or not: anything that may not be repeated is claimed
    only when it is about to be sent.
    """
    new = _now(work, fresh)
    answers = outbox.claim(work, [row for row in new if row.repeat_ok])
    others = outbox.addressed(work, [row for row in new if not row.repeat_ok])
    # What they say is read when they are claimed; thousands may wait.
    waiting = [replace(each, content=None) for each in others]
    return Claimed([*answers, *waiting], claim_now(work, asked))


def claim_now(work: UnitOfWork, ids: Sequence[int]) -> list[Ready]:
    """Claim these, as far as their hour is not over; lines about what is finished are left out."""
    return _without_finished(work, outbox.claim(work, _now(work, ids)))


def _now(work: UnitOfWork, ids: Sequence[int]) -> list[Outgoing]:
    return [row for row in outbox.waiting(work, ids) if not _put_back(work, row)] if ids else []


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
    said = {each.id: read for each in ready if (read := _read(each)) is not None}
    finished = reminders.finished(work, {duty for each in said.values() for duty in _duties(each)})
    if not finished:
        return ready
    left = [_left(work, each, said[each.id], finished) if each.id in said else each for each in ready]
    return [each for each in left if each is not None]


def _left(work: UnitOfWork, each: Ready, said: Message, finished: Collection[int]) -> Ready | None:
    rest = without(said, finished, frame=FRAMES.get(each.kind, ()))
    if rest is None:
        outbox.settle(work, [Outcome(each.id, OutgoingState.VOID)])
        return None
    return replace(each, content=rest.to_json())


def _read(each: Ready) -> Message | None:
    """What it says; None where nobody can read it: its own chat will tell, no other waits for it."""
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        return Message.from_json(each.content)
    return None


def _duties(said: Message) -> set[int]:
    return {each.duty for each in said.lines if each.duty is not None}
