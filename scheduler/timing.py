"""How a step of a duty stands now: the same for everybody who owes an equal duty, so it is asked once."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from storage.reminders import AGAIN
from storage.tables import Duty
from workflow.cell.house import House
from workflow.cell.morning import next_digest, tomorrows_digest
from workflow.rules.budget import is_quiet
from workflow.rules.duties import DutyKind
from workflow.rules.steps import Step, latest_missed, next_step, steps

LATE_AFTER = timedelta(minutes=30)


class Way(StrEnum):
    """How a duty stands on the day it is spoken of."""

    AHEAD = "ahead"
    TODAY = "today"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class CellDay:
    """A cell's day, seen from an instant. `open`: within the hours; `next_digest`: the next hour of one.

    `tomorrow`: the hour of digests of the next working day.
    """

    today: date
    working: bool
    open: bool
    next_digest: datetime
    tomorrow: datetime

    @classmethod
    def of(cls, house: House, now: datetime) -> "CellDay":
        """The day of a cell with these rules."""
        local = house.calendar.local(now)
        return cls(
            local.date(),
            house.calendar.is_working(local.date()),
            not is_quiet(local.time()),
            next_digest(now, house),
            tomorrows_digest(now, house),
        )


@dataclass(frozen=True, slots=True)
class Timing:
    """A step whose time has come. `step`: as the reminder's row names it; `after`: the one after it.

    `due_on`: the local day it counts for, today where the next try would come too late. `next_try`: the
    next hour of digests, or a step that comes before that. `snoozed_to`: when it may be said again on its
    reader's wish; None where it may not, or is said then anyway.
    """

    step: str
    after: Step | None
    may_go: bool
    due_on: date
    way: Way
    next_try: datetime
    snoozed_to: datetime | None
    late: bool

    @property
    def again(self) -> bool:
        """Whether its reader has put it off once."""
        return self.step.endswith(AGAIN)


def timing_of(
    duty: Duty, *, meeting_at: datetime | None, house: House, day: CellDay, now: datetime, until: datetime
) -> Timing:
    """The latest step of a duty that has come by `until`, seen from `now`."""
    assert duty.next_step_at is not None
    planned = steps(
        DutyKind(duty.kind),
        born=duty.born_at,
        due=duty.due_at,
        meeting_at=meeting_at,
        calendar=house.calendar,
        hour=house.reminder_hour,
    )
    missed, after = latest_missed(planned, duty.last_step_at, until), next_step(planned, until)
    expected = max(missed.at, duty.next_step_at) if missed else duty.next_step_at
    next_try = min(day.next_digest, after.at) if after else day.next_digest
    due_day = house.calendar.day_of(duty.due_at)
    return Timing(
        step=missed.name.value if missed else f"{duty.next_step}{AGAIN}",
        after=after,
        may_go=day.open and (day.working or house.calendar.day_of(expected) == day.today),
        due_on=day.today if _closes_by(duty, now, next_try) else due_day,
        way=Way.LATE if duty.due_at <= now else Way.TODAY if due_day == day.today else Way.AHEAD,
        next_try=next_try,
        snoozed_to=day.tomorrow if missed and _may_wait(duty, day, after) else None,
        late=now - expected > LATE_AFTER,
    )


def _closes_by(duty: Duty, now: datetime, next_try: datetime) -> bool:
    closing = duty.due_at if duty.due_at > now else duty.missed_from
    return closing is not None and now < closing <= next_try


def _may_wait(duty: Duty, day: CellDay, after: Step | None) -> bool:
    anyway = after is not None and after.at <= day.tomorrow
    return not anyway and day.tomorrow < duty.due_at
