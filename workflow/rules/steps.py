"""When a duty's owner is reminded, and from when the secretary's list shows it (PRODUCT, "Duties")."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from workflow.rules.budget import QUIET_UNTIL, is_quiet
from workflow.rules.calendar import WorkingDays
from workflow.rules.duties import RULES, DutyKind, Listed, StepName, missed_from

EVENING = time(19)  # the hour before quiet
TOLD_BY_BIRTH = timedelta(days=1)  # the notice of birth speaks for that day and the one after


@dataclass(frozen=True, slots=True)
class Step:
    """A reminder of a duty; `at` is UTC."""

    name: StepName
    at: datetime


def steps(
    kind: DutyKind,
    *,
    born: datetime,
    due: datetime,
    meeting_at: datetime | None,
    calendar: WorkingDays,
    hour: time,
) -> tuple[Step, ...]:
    """The reminders of a duty in time order, at the cell's local hour of reminders.

    None on the day of birth or the day after, none once the duty is missed, one a day at most, none from
    20:00 to 07:00 (an hour in there is read as 07:00). All fall on working days, but for the day a duty is
    due and the morning of a meeting: a deadline named, or a meeting moved, onto a Sunday is spoken of on
    that Sunday. ValueError where a step is dated from a meeting and there is none.
    """
    first = calendar.day_of(born + TOLD_BY_BIRTH)
    end = missed_from(kind, born=born, due=due, meeting_at=meeting_at)
    times = _Times(due, meeting_at, calendar, QUIET_UNTIL if is_quiet(hour) else hour)
    by_day: dict[date, Step] = {}
    for name in RULES[kind].reminders:
        at = times.of(name)
        if calendar.day_of(at) > first and (end is None or at < end):
            by_day.setdefault(calendar.day_of(at), Step(name, at))
    return tuple(sorted(by_day.values(), key=lambda step: step.at))


@dataclass(frozen=True, slots=True)
class _Times:
    due: datetime
    meeting_at: datetime | None
    calendar: WorkingDays
    hour: time

    def of(self, name: StepName) -> datetime:
        match name:
            case StepName.T7:
                return self._from_due(-7)
            case StepName.T3:
                return self._from_due(-3)
            case StepName.DAY:
                return self._before(self.due, at_latest=EVENING)
            case StepName.LAST_MORNING:
                return self._before(self.due, at_latest=self.hour)
            case StepName.OVERDUE:
                return self._from_due(1)
            case StepName.MEETING:
                return self._meeting_morning()

    def _from_due(self, days: int) -> datetime:
        return self.calendar.instant(self.calendar.shift(self.calendar.day_of(self.due), days), self.hour)

    def _before(self, deadline: datetime, *, at_latest: time) -> datetime:
        """The hour on the deadline's day or, where that is too late, a time on the working day before."""
        day = self.calendar.day_of(deadline)
        at = self.calendar.instant(day, self.hour)
        return at if at < deadline else self.calendar.instant(self.calendar.shift(day, -1), at_latest)

    def _meeting_morning(self) -> datetime:
        """The hour on the meeting's day; for an early meeting 07:00, or the evening before."""
        if self.meeting_at is None:
            raise ValueError("the morning of which meeting?")
        early = self.calendar.instant(self.calendar.day_of(self.meeting_at), QUIET_UNTIL)
        at = self._before(self.meeting_at, at_latest=EVENING)
        return early if at < early < self.meeting_at else at


def in_list_from(kind: DutyKind, *, born: datetime, due: datetime, calendar: WorkingDays) -> date | None:
    """The first local day on which the secretary's morning list shows an open duty; None for never.

    After the last step for those who were reminded (PRODUCT row 53).
    """
    rule = RULES[kind]
    match rule.listed:
        case Listed.NEVER:
            return None
        case Listed.FROM_BIRTH:
            return calendar.next_working(calendar.day_of(born))
        case Listed.AFTER_LAST_STEP:
            return calendar.shift(calendar.day_of(due), 2 if StepName.OVERDUE in rule.reminders else 1)


def next_step(steps: Iterable[Step], after: datetime) -> Step | None:
    """The first of the steps, given in time order, that lies after an instant."""
    return next((step for step in steps if step.at > after), None)


def latest_missed(steps: Sequence[Step], last_done: datetime | None, now: datetime) -> Step | None:
    """The only step to catch up with: the latest that has come since the last one done, if any."""
    missed = [step for step in steps if step.at <= now and (last_done is None or step.at > last_done)]
    return missed[-1] if missed else None
