"""The budget of messages: what the clock may still send a person today (PRODUCT, "Budget of messages")."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import IntEnum

QUIET_FROM = time(20)
QUIET_UNTIL = time(7)
WINDOW = timedelta(days=7)
OWING_LIMIT = 3  # messages in any 7 days
IDLE_LIMIT = 1


class Urgency(IntEnum):
    """The lower, the sooner it must be said."""

    TODAY = 0
    LATE = 1
    AHEAD = 2
    NEWS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a digest. `key`: the caller's own number for it; `due_on`: a local day, None for news."""

    key: int
    due_on: date | None = None

    def urgency(self, today: date) -> Urgency:
        if self.due_on is None:
            return Urgency.NEWS
        if self.due_on == today:
            return Urgency.TODAY
        return Urgency.LATE if self.due_on < today else Urgency.AHEAD


@dataclass(frozen=True, slots=True)
class Digest:
    """What may be said today, most urgent first, and what is carried to the next day."""

    lines: tuple[Line, ...]
    carried: tuple[Line, ...]

    @property
    def may_go(self) -> bool:
        return bool(self.lines)


def is_quiet(local: time) -> bool:
    """Whether nothing but answers and the meeting's own may be sent at this local time: 20:00 to 07:00."""
    return local >= QUIET_FROM or local < QUIET_UNTIL


def plan_digest(
    lines: Iterable[Line],
    *,
    today: date,
    sent: Sequence[date],
    meeting_days: Collection[date],
    owes: bool,
) -> Digest:
    """Today's digest of a person, within the budget.

    `sent`: the local day of each message the clock has sent the person in the last 7 days, a day as
    often as there were messages. `meeting_days`: days on which the person's cell meets. `owes`: has an
    open duty. A second message on one day carries only what is due that day (PRODUCT row 60).
    """
    ordered = sorted(lines, key=lambda line: _rank(line, today))
    if today not in meeting_days and not _has_room(today=today, sent=sent, aside=meeting_days, owes=owes):
        return Digest((), tuple(ordered))
    if today not in sent:
        return Digest(tuple(ordered), ())
    due = tuple(line for line in ordered if line.urgency(today) is Urgency.TODAY)
    return Digest(due, tuple(line for line in ordered if line not in due))


def _rank(line: Line, today: date) -> tuple[Urgency, date, int]:
    return line.urgency(today), line.due_on or date.max, line.key


def _has_room(*, today: date, sent: Sequence[date], aside: Collection[date], owes: bool) -> bool:
    counted = sum(today - WINDOW < day <= today and day not in aside for day in sent)
    return counted < (OWING_LIMIT if owes else IDLE_LIMIT)
