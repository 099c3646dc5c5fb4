"""Putting a reminder off to another day: once a step, never past the due time (DESIGN, "The clock")."""

from dataclasses import dataclass
from datetime import datetime

from storage import audit, reminders
from storage.tables import Duty, DutyState
from storage.work import UnitOfWork
from texts.actions import encode
from texts.message import button
from workflow.cell.actor import Actor
from workflow.cell.duty_words import duty_button
from workflow.cell.house import house_of
from workflow.cell.morning import tomorrows_digest
from workflow.errors import Refused


@dataclass(frozen=True, slots=True)
class Snoozed:
    """The duty, and when its owner is reminded of it once more."""

    duty: Duty
    at: datetime


def snooze(work: UnitOfWork, actor: Actor, duty_id: int) -> Snoozed:
    """Remind the owner again with the digest of the next working day; the due date stays."""
    duty = _owed(work, actor, duty_id)
    at = tomorrows_digest(work.now, house_of(work, duty.cell_id))
    said = reminders.last_said(work, duty.id, duty.due_at)
    if said is None:
        raise Refused("refused-old-button")
    if duty.snoozed_step is not None:
        raise _refused(work, "snooze-already", duty)
    if at >= duty.due_at:
        raise _refused(work, "snooze-too-late", duty)
    if duty.next_step_at is not None and duty.next_step_at <= at:
        raise _refused(work, "snooze-anyway", duty, at=duty.next_step_at)
    work.change(Duty, duty.id, next_step=said.step, next_step_at=at, snoozed_step=said.step)
    audit.record(work, duty.cell_id, actor.person_id, "duty.snoozed", f"duty:{duty.id}", {"step": said.step})
    return Snoozed(duty, at)


def _owed(work: UnitOfWork, actor: Actor, duty_id: int) -> Duty:
    duty = work.find(Duty, id=duty_id)
    if duty is None or duty.owner_id != actor.person_id:
        raise Refused("refused-not-yours")
    if duty.state != DutyState.OPEN:
        raise Refused("snooze-ended")
    return duty


def _refused(work: UnitOfWork, key: str, duty: Duty, **more: datetime) -> Refused:
    ways = (duty_button(work, duty), button(encode("home"), "button-home"))
    return Refused(key, buttons=ways, due=duty.due_at, **more)
