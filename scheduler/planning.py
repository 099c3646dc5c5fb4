"""What the planner knows of a batch of people: their steps and notices whose time has come, and the rules."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import chain
from typing import TypeVar

from scheduler.timing import CellDay, Timing, timing_of
from storage import reminders
from storage.reminders import Standing
from storage.tables import Condition, Duty, Meeting, Office, Outgoing, Reminder
from storage.work import UnitOfWork
from workflow.cell.house import House, houses_of
from workflow.rules import budget

K = TypeVar("K")
V = TypeVar("V")
LOOK_BACK = budget.WINDOW + timedelta(days=1)
TOLD = (Condition.ACTIVE, Condition.RECEIVED)


@dataclass(frozen=True, slots=True)
class Item:
    """A step of a duty whose time has come; `before`: its reminder's row, where it was put off already."""

    duty: Duty
    timing: Timing
    before: Reminder | None

    @property
    def late(self) -> bool:
        """Whether it is said later than it was planned, not counting what the budget carried."""
        return self.timing.late or (self.before is not None and self.before.late)


class Batch:
    """Read once for all its people; the rules of each cell and the steps of equal duties once too."""

    def __init__(
        self,
        work: UnitOfWork,
        people: Collection[int],
        until: datetime,
        duties: Sequence[Duty] | None = None,
    ) -> None:
        """`duties`: those to look at, where they are not those of the people with a step up to `until`."""
        self.work, self.people, self.until = work, people, until
        self._due = reminders.duties_due(work, people, until) if duties is None else duties
        self._days: dict[int, CellDay] = {}
        self._timings: dict[object, Timing] = {}

    def items(self, person_id: int) -> list[Item]:
        """The person's steps whose time has come: of each duty the latest only."""
        return [self.item(duty) for duty in self._duties[person_id]]

    def item(self, duty: Duty) -> Item:
        """The latest step of a duty that has come."""
        timing = self._timing(duty)
        return Item(duty, timing, self._reminders.get((duty.id, duty.due_at, timing.step)))

    def held(self, person_id: int) -> list[Outgoing]:
        """The notices that wait for the person's digest."""
        return self._held[person_id]

    def is_news(self, notice: Outgoing) -> bool:
        """Whether no newer one went meanwhile: a brief without a paper is old once the paper is there."""
        return notice.id not in self._overtaken

    def day_of(self, cell_id: int) -> CellDay:
        """A cell's day, seen from now."""
        if cell_id not in self._days:
            self._days[cell_id] = CellDay.of(self._houses[cell_id], self.work.now)
        return self._days[cell_id]

    def is_told(self, person_id: int, cell_id: int | None) -> bool:
        """Whether a person gets messages of a cell: not the exempt, the away, the suspended, those gone."""
        return (person_id, cell_id) in self._told

    def name(self, person_id: int) -> str:
        """How the person is greeted."""
        return self._names[person_id]

    def owes(self, person_id: int) -> bool:
        """Whether the person has any open duty."""
        return bool(self._duties[person_id]) or person_id in self._owing

    def said_on(self, person_id: int) -> list[date]:
        """The days of what the clock has sent the person lately, a day as often as there were messages."""
        counted = [row for row in self._said[person_id] if row.state not in reminders.NOT_COUNTED]
        return [self._day(row.not_before) for row in counted]

    def has_digest(self, person_id: int) -> bool:
        """Whether today's digest of the person was written already, whatever became of it."""
        return any(row.digest_on == self.work.today for row in self._said[person_id])

    def meeting_days(self, person_id: int) -> set[date]:
        """The days of the last week, today among them, on which a cell of the person meets."""
        cells = self._cells_of[person_id]
        return self._met[cells[0]] if len(cells) == 1 else set().union(*(self._met[cell] for cell in cells))

    def _timing(self, duty: Duty) -> Timing:
        stands = (duty.last_step_at, duty.next_step, duty.next_step_at)
        same = (duty.cell_id, duty.kind, duty.born_at, duty.due_at, duty.missed_from, duty.meeting_id, stands)
        if same not in self._timings:
            self._timings[same] = timing_of(
                duty,
                meeting_at=self._meetings[duty.meeting_id] if duty.meeting_id else None,
                house=self._houses[duty.cell_id],
                day=self.day_of(duty.cell_id),
                now=self.work.now,
                until=self.until,
            )
        return self._timings[same]

    def _day(self, instant: datetime) -> date:
        return instant.astimezone(self.work.zone).date()

    @cached_property
    def _duties(self) -> dict[int, list[Duty]]:
        return _grouped((duty.owner_id, duty) for duty in self._due if duty.owner_id is not None)

    @cached_property
    def _held(self) -> dict[int, list[Outgoing]]:
        found = reminders.held_due(self.work, self.people, self.until)
        return _grouped((notice.person_id, notice) for notice in found if notice.person_id is not None)

    @cached_property
    def _overtaken(self) -> set[int]:
        held = chain.from_iterable(self._held.values())
        return reminders.overtaken(self.work, [notice.id for notice in held if notice.by_clock])

    @cached_property
    def _houses(self) -> dict[int, House]:
        held = chain.from_iterable(self._held.values())
        cells = {duty.cell_id for duty in self._due} | {each.cell_id for each in held if each.cell_id}
        return houses_of(self.work, cells)

    @cached_property
    def _meetings(self) -> dict[int, datetime]:
        wanted = {duty.meeting_id for duty in self._due if duty.meeting_id is not None}
        return {row.id: row.at for row in self.work.all(Meeting, id=list(wanted))}

    @cached_property
    def _reminders(self) -> dict[tuple[int, datetime, str], Reminder]:
        rows = reminders.planned(self.work, [duty.id for duty in self._due])
        return {(row.duty_id, row.due_at, row.step): row for row in rows}

    @cached_property
    def _standings(self) -> list[Standing]:
        return reminders.standings(self.work, self.people)

    @cached_property
    def _told(self) -> set[tuple[int, int | None]]:
        told = (each for each in self._standings if each.condition in TOLD and each.office != Office.SUPERIOR)
        return {(each.person_id, each.cell_id) for each in told}

    @cached_property
    def _names(self) -> dict[int, str]:
        return {each.person_id: each.name for each in self._standings}

    @cached_property
    def _cells_of(self) -> dict[int, list[int]]:
        return _grouped((each.person_id, each.cell_id) for each in self._standings)

    @cached_property
    def _owing(self) -> set[int]:
        return reminders.owing(self.work, self.people)

    @cached_property
    def _said(self) -> dict[int, list[Outgoing]]:
        found = reminders.said_by_clock(self.work, self.people, self.work.now - LOOK_BACK)
        return _grouped((row.person_id, row) for row in found if row.person_id is not None)

    @cached_property
    def _met(self) -> dict[int, set[date]]:
        cells = {each.cell_id for each in self._standings}
        since, until = self.work.now - LOOK_BACK, self.work.now + timedelta(days=1)
        found = reminders.meetings_between(self.work, cells, since, until)
        days: dict[int, set[date]] = {cell_id: set() for cell_id in cells}
        for cell_id, at in found:
            days[cell_id].add(self._day(at))
        return days


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups
