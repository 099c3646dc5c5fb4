"""What becomes of steps and held notices in one run of the planner, written together at the end."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from scheduler.planning import Batch, Item
from storage import reminders
from storage.reminders import AGAIN
from storage.tables import Duty, Outgoing, OutgoingState
from storage.work import UnitOfWork

Row = dict[str, Any]


@dataclass(slots=True)
class Book:
    """Filled while the planner decides; nothing is written before `close`. `until`: as its batch has it."""

    work: UnitOfWork
    until: datetime
    _duties: list[Row] = field(default_factory=list)
    _fresh: list[Row] = field(default_factory=list)
    _known: list[Row] = field(default_factory=list)
    _notices: list[Row] = field(default_factory=list)

    def said(self, items: Iterable[Item], notice_id: int | None) -> None:
        """These steps stand in a notice, or (None) in the list of an office."""
        for item in items:
            self._remember(item, carried=0, notice_id=notice_id)
            self.passed(item)

    def passed(self, item: Item) -> None:
        """The step is over; the one after it comes next."""
        after = item.timing.after
        name, at = (after.name, after.at) if after else (None, None)
        snoozed = item.duty.snoozed_step if item.timing.again else None
        self._duties.append({**_steps(item.duty, name, at), "last_at": self.until, "snoozed": snoozed})

    def put_off(self, item: Item, *, carried: int = 0) -> None:
        """The step is tried again later; one that comes meanwhile takes its place."""
        self._remember(item, carried=carried, notice_id=None)
        name = item.timing.step.removesuffix(AGAIN)
        self._duties.append(_steps(item.duty, name, item.timing.next_try))

    def carried(self, batch: Batch, each: Item | Outgoing) -> None:
        """It does not fit into the budget of today."""
        if isinstance(each, Item):
            self.put_off(each, carried=1)
        elif each.cell_id is not None:
            self.wait(each, batch.day_of(each.cell_id).next_digest)

    def try_duty(self, duty: Duty, at: datetime) -> None:
        """The duty's step is tried again then."""
        self._duties.append(_steps(duty, duty.next_step, at))

    def joined(self, news: Iterable[Outgoing], notice_id: int) -> None:
        """These notices stand in a digest."""
        self._notices += [{**_held(each, OutgoingState.JOINED), "joined_to": notice_id} for each in news]

    def wait(self, notice: Outgoing, to: datetime) -> None:
        """The notice waits for a later digest."""
        self._notices.append({**_held(notice, OutgoingState.HELD), "to_time": to})

    def dropped(self, notice: Outgoing) -> None:
        """Nobody is to be told this."""
        self._notices.append(_held(notice, OutgoingState.VOID))

    def close(self) -> None:
        """Write everything."""
        reminders.advance(self.work, self._duties)
        reminders.add_reminders(self.work, self._fresh)
        reminders.change_reminders(self.work, self._known)
        reminders.settle_held(self.work, self._notices)

    def _remember(self, item: Item, *, carried: int, notice_id: int | None) -> None:
        if item.before is None:
            self._fresh.append(_reminder(self.work.now, item, carried, notice_id))
            return
        days = item.before.carried_days + carried
        self._known.append(
            {"reminder": item.before.id, "carried": days, "is_late": item.late, "notice": notice_id}
        )


def _reminder(now: datetime, item: Item, carried: int, notice_id: int | None) -> Row:
    return {
        "duty_id": item.duty.id,
        "due_at": item.duty.due_at,
        "step": item.timing.step,
        "planned_at": now,
        "carried_days": carried,
        "late": item.late,
        "outgoing_id": notice_id,
    }


def _steps(duty: Duty, step: str | None, at: datetime | None) -> Row:
    return {
        "duty": duty.id,
        "step": step,
        "step_at": at,
        "last_at": duty.last_step_at,
        "snoozed": duty.snoozed_step,
    }


def _held(notice: Outgoing, state: OutgoingState) -> Row:
    return {"held": notice.id, "to_state": state, "joined_to": None, "to_time": notice.not_before}
