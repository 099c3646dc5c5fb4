"""What the secretary is to press for: the content of the morning list (PRODUCT rows 11, 18, 53, 59).

Names of those who are late stand here and on the secretary's home, nowhere else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from storage import unsent
from storage.tables import (
    Assignment,
    AssignmentState,
    CellQuarter,
    Duty,
    Meeting,
    MeetingState,
    Office,
    Opening,
    Paper,
    Review,
    Version,
    VersionState,
)
from storage.unsent import Unsent
from storage.work import UnitOfWork
from texts.message import Line, line
from workflow.cell import course, ledger
from workflow.cell.house import House
from workflow.cell.morning import LIST_HOUR
from workflow.cell.notices import participants
from workflow.rules.duties import DutyKind
from workflow.rules.steps import in_list_from

LOOK_BACK = timedelta(days=30)
# What is said of members who are late; a vote is over when it is due.
SAID = (
    DutyKind.ANSWER,
    DutyKind.WRITE_OUTLINE,
    DutyKind.WRITE_DRAFT,
    DutyKind.REWRITE,
    DutyKind.REVIEW,
    DutyKind.COMMENT,
    DutyKind.FINAL_PAPER,
    DutyKind.CONFIRM_FINAL,
)


@dataclass(frozen=True, slots=True)
class Late:
    """One thing that several members owe since the same day. `paper`: its kind, where it is about one."""

    kind: DutyKind
    due_at: datetime
    paper: str
    names: tuple[str, ...]
    unopened: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Silent:
    """Members whom nothing has reached since a day; None: they have no chat, as those who never joined."""

    since: date | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Urging:
    """Everything the list says of others, and the office's own open duties, soonest first."""

    office: tuple[Duty, ...]
    late: tuple[Late, ...]
    reconsider: tuple[str, ...]
    silent: tuple[Silent, ...]
    meeting: Meeting | None
    pressing: bool  # there is something to say today


def urging(work: UnitOfWork, house: House) -> Urging:
    """What a cell's secretary is to press for today."""
    office = tuple(ledger.open_duties(work, cell_id=house.cell_id, office=Office.SECRETARY))
    names = {each.person_id: each.name for each in participants(work, house.cell_id)}
    late = _late(work, house, names)
    reconsider = _reconsider(work, house, names)
    failed = unsent.unsent(work, list(names), work.now - LOOK_BACK)
    meeting = _meeting_today(work, house)
    news = any(each.last_at > _list_before(work, house) for each in failed)
    own = any(_is_listed(work, duty, house) for duty in office)
    return Urging(
        office,
        late,
        reconsider,
        _silent(house, failed, names),
        meeting,
        pressing=bool(own or late or reconsider or news or meeting),
    )


def overdue(work: UnitOfWork, cell_id: int, *, besides: int) -> tuple[Late, ...]:
    """What members have not done in time, whether or not the list speaks of it; `besides` one person's."""
    names = {each.person_id: each.name for each in participants(work, cell_id) if each.person_id != besides}
    late = (each for each in ledger.open_duties(work, cell_id=cell_id) if ledger.is_late(each, work.now))
    return _grouped(work, (duty for duty in late if duty.kind in SAID), names)


def late_lines(late: Late) -> list[Line]:
    """How a group is said, to leaders alone."""
    key = f"list-late-{late.kind.replace('_', '-')}"
    lines = [line(key, due=late.due_at, paper=late.paper, names=", ".join(late.names))]
    return [*lines, line("list-unopened", names=", ".join(late.unopened))] if late.unopened else lines


def _is_listed(work: UnitOfWork, duty: Duty, house: House) -> bool:
    """Whether an open duty is due for the list: its step is today, or its steps are over.

    A comment has no line of its own in the table of duties; once overdue, the secretary knows who has
    not given it (row 18).
    """
    if duty.office is not None and duty.next_step_at is not None:
        return house.calendar.day_of(duty.next_step_at) <= work.today
    if duty.kind == DutyKind.COMMENT:
        return ledger.is_late(duty, work.now)
    kind = DutyKind(duty.kind)
    first = in_list_from(kind, born=duty.born_at, due=duty.due_at, calendar=house.calendar)
    return first is not None and first <= work.today


def _late(work: UnitOfWork, house: House, names: Mapping[int, str]) -> tuple[Late, ...]:
    open_ = ledger.open_duties(work, cell_id=house.cell_id)
    return _grouped(work, (duty for duty in open_ if _is_listed(work, duty, house)), names)


def _grouped(work: UnitOfWork, duties: Iterable[Duty], names: Mapping[int, str]) -> tuple[Late, ...]:
    groups: dict[tuple[str, int, datetime], list[Duty]] = defaultdict(list)
    for duty in duties:
        if duty.owner_id in names:
            groups[duty.kind, duty.subject_id, duty.due_at].append(duty)
    return tuple(_group(work, together, names) for together in groups.values())


def _group(work: UnitOfWork, duties: list[Duty], names: Mapping[int, str]) -> Late:
    kind, owners = DutyKind(duties[0].kind), [duty.owner_id for duty in duties if duty.owner_id]
    paper = None if kind is DutyKind.ANSWER else work.find(Paper, id=duties[0].subject_id)
    opened = _opened(work, paper) if paper and kind is DutyKind.COMMENT else set(owners)
    return Late(
        kind,
        duties[0].due_at,
        paper=paper.kind if paper else "none",
        names=tuple(names[owner] for owner in owners),
        unopened=tuple(names[owner] for owner in owners if owner not in opened),
    )


def _opened(work: UnitOfWork, paper: Paper) -> set[int]:
    """Who has had the released version before them: its reviewer too, who let it go out."""
    version = work.find_last(Version, paper_id=paper.id, state=VersionState.RELEASED)
    if version is None:
        return set()
    reviewers = {row.reviewer_id for row in work.all(Review, version_id=version.id)}
    return reviewers | {row.person_id for row in work.all(Opening, version_id=version.id)}


def _reconsider(work: UnitOfWork, house: House, names: Mapping[int, str]) -> tuple[str, ...]:
    all_quarters = work.all(CellQuarter, cell_id=house.cell_id)
    quarters = [row.id for row in all_quarters if not course.is_over(work, row)]
    asked = work.all(Assignment, quarter_id=quarters, state=AssignmentState.RECONSIDER)
    return tuple(names[row.author_id] for row in asked if row.author_id in names)


def _silent(house: House, failed: list[Unsent], names: Mapping[int, str]) -> tuple[Silent, ...]:
    days: dict[date | None, list[str]] = defaultdict(list)
    for each in failed:
        since = house.calendar.day_of(each.since) if each.since else None
        days[since].append(names[each.person_id])
    return tuple(Silent(day, tuple(who)) for day, who in days.items())


def _list_before(work: UnitOfWork, house: House) -> datetime:
    """The hour of the list of the working day before: what failed since then is news."""
    return house.calendar.instant(house.calendar.shift(work.today, -1), LIST_HOUR)


def _meeting_today(work: UnitOfWork, house: House) -> Meeting | None:
    waiting = work.all(Meeting, cell_id=house.cell_id, state=MeetingState.PLANNED)
    return next((row for row in waiting if house.calendar.day_of(row.at) == work.today), None)
