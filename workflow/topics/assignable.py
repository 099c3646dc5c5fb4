"""What may be chosen for a quarter: which quarter, which topic, whom; and the dates that follow from it."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from storage.people import Member
from storage.tables import (
    CellQuarter,
    ClockTask,
    Conclusion,
    ConclusionKind,
    ConclusionState,
    StageKind,
    Topic,
    TopicState,
)
from storage.work import UnitOfWork
from texts.actions import encode
from texts.message import Button, button
from workflow.cell import course
from workflow.cell.actor import Actor, must_belong, must_lead
from workflow.cell.agenda import Event
from workflow.cell.assigned import live_assignment
from workflow.cell.cells import quarter_of
from workflow.cell.house import House, house_of
from workflow.cell.notices import participants
from workflow.errors import Refused
from workflow.rules.duties import DutyKind, due_at
from workflow.rules.quarters import meeting_days, opening_day


@dataclass(frozen=True, slots=True)
class Choice:
    """What the secretary chooses for a quarter."""

    topic_id: int
    author_id: int
    reviewer_id: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the quarter that is still ahead; `what` names it in the text."""

    what: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything the secretary sees before confirming. `seen`: the assignment in force then, 0 for none."""

    quarter: CellQuarter
    topic: Topic
    author: Member
    reviewer: Member
    dates: tuple[Dated, ...]
    seen: int


def quarters(work: UnitOfWork, actor: Actor) -> list[CellQuarter]:
    """The quarters that can be assigned now: the open one first, then the next."""
    must_lead(actor)
    opened = course.open_quarter_of(work, actor.cell_id)
    waiting = work.all(CellQuarter, cell_id=actor.cell_id, opened_at=None)
    following = min(waiting, key=lambda row: (row.year, row.number), default=None)
    found = (row for row in (opened, following) if row is not None)
    return [row for row in found if not _is_finished(work, row)]


def quarter_for(work: UnitOfWork, actor: Actor, quarter_id: int) -> CellQuarter:
    """A quarter of the actor's cell that is open or still to come; refuses any other, and who may not."""
    must_lead(actor)
    quarter = work.find(CellQuarter, id=quarter_id)
    if quarter is None:
        raise Refused("refused-old-button")
    must_belong(actor, quarter.cell_id)
    if course.is_over(work, quarter):
        raise Refused("assign-quarter-over", quarter=quarter_of(quarter).roman)
    if _is_finished(work, quarter):
        raise Refused("assign-finished", quarter=quarter_of(quarter).roman)
    return quarter


def able(work: UnitOfWork, cell_id: int) -> list[Member]:
    """Who may be author or reviewer: members who take part, the probationary too (PRODUCT, "Roles")."""
    return participants(work, cell_id)


def topics(work: UnitOfWork, quarter: CellQuarter) -> list[Topic]:
    """Open topics that no other quarter has begun, the quarter's own first.

    One that ended with open questions may be taken again, to be studied on (PRODUCT, "The quarter").
    """
    others = [row for row in work.all(CellQuarter, cell_id=quarter.cell_id) if row.id != quarter.id]
    taken = {row.topic_id for row in others if is_underway(work, row) and not _left_open(work, row)}
    free = work.all(Topic, cell_id=quarter.cell_id, state=TopicState.OPEN)
    return sorted(
        (row for row in free if row.id not in taken), key=lambda row: (row.id != quarter.topic_id, row.id)
    )


def is_underway(work: UnitOfWork, quarter: CellQuarter) -> bool:
    """Whether a quarter's topic is more than a plan: it is open, or somebody was asked to prepare it."""
    return quarter.opened_at is not None or live_assignment(work, quarter.id) is not None


def topic_is_fixed(work: UnitOfWork, quarter: CellQuarter) -> bool:
    """Whether meeting 1 has dealt with the outline: from then on only people change."""
    if quarter.topic_id is None:
        return False
    laid = course.stages(work, quarter.id, quarter.topic_id)
    return any(row.kind == StageKind.OUTLINE_MEETING and row.done_at is not None for row in laid)


def topic_for(work: UnitOfWork, quarter: CellQuarter, topic_id: int) -> Topic:
    """A topic that the quarter may take; refuses those of other cells, taken or closed ones."""
    ways = (choose_again(quarter.id),)
    if topic_id != quarter.topic_id and topic_is_fixed(work, quarter):
        raise Refused("assign-topic-fixed", buttons=ways)
    found = next((row for row in topics(work, quarter) if row.id == topic_id), None)
    if found is None:
        raise Refused("assign-topic-taken", buttons=ways)
    return found


def person_for(work: UnitOfWork, quarter: CellQuarter, person_id: int) -> Member:
    """A member who can take part; refuses the exempt, the away, the suspended, guests, those who left."""
    found = next((each for each in able(work, quarter.cell_id) if each.person_id == person_id), None)
    if found is None:
        raise Refused("assign-person-unable", buttons=(choose_again(quarter.id),))
    return found


def reviewer_for(work: UnitOfWork, quarter: CellQuarter, person_id: int, *, author_id: int) -> Member:
    """A reviewer, never the author (PRODUCT row 8)."""
    if person_id == author_id:
        raise Refused("assign-reviewer-is-author", buttons=(choose_again(quarter.id),))
    return person_for(work, quarter, person_id)


def planned(quarter: CellQuarter) -> Choice | None:
    """What the year's plan names for a quarter; None unless it names all three."""
    topic_id, author_id = quarter.topic_id, quarter.planned_author_id
    reviewer_id = quarter.planned_reviewer_id
    if topic_id is None or author_id is None or reviewer_id is None:
        return None
    return Choice(topic_id, author_id, reviewer_id)


def preview(work: UnitOfWork, quarter: CellQuarter, choice: Choice) -> Preview:
    """What would follow from a choice; refuses one that is not allowed."""
    live = live_assignment(work, quarter.id)
    return Preview(
        quarter=quarter,
        topic=topic_for(work, quarter, choice.topic_id),
        author=person_for(work, quarter, choice.author_id),
        reviewer=reviewer_for(work, quarter, choice.reviewer_id, author_id=choice.author_id),
        dates=dates(work, quarter, choice.topic_id),
        seen=live.id if live else 0,
    )


def dates(work: UnitOfWork, quarter: CellQuarter, topic_id: int) -> tuple[Dated, ...]:
    """The dates of a topic in a quarter that lie ahead, by the rules of the duties themselves."""
    begins = max(work.now, opens_at(work, quarter))
    house = house_of(work, quarter.cell_id, begins.astimezone(work.zone).date())
    first, second, third = _meetings(work, quarter, house)
    due = partial(due_at, calendar=house.calendar, offsets=house.offsets)
    over = {row.kind for row in course.stages(work, quarter.id, topic_id) if row.done_at is not None}
    ahead = {
        StageKind.OUTLINE: due(DutyKind.WRITE_OUTLINE, born=begins, meeting_at=first),
        StageKind.OUTLINE_MEETING: first,
        StageKind.DRAFT: due(DutyKind.WRITE_DRAFT, born=max(begins, first), meeting_at=second),
        StageKind.CONCLUSION: second,
        StageKind.FINAL: due(DutyKind.FINAL_PAPER, born=max(begins, second), meeting_at=second),
        StageKind.RESULTS: third,
    }
    answer = Dated("answer", due(DutyKind.ANSWER, born=work.now, meeting_at=None))
    return (answer, *(Dated(kind.value, at) for kind, at in ahead.items() if kind not in over))


def opens_at(work: UnitOfWork, quarter: CellQuarter) -> datetime:
    """When a quarter opened, or will: as the clock has it planned, else by the rule."""
    if quarter.opened_at is not None:
        return quarter.opened_at
    task = work.find(ClockTask, what=Event.OPEN_QUARTER, subject_id=quarter.id, done_at=None)
    if task is not None:
        return task.due_at
    house = house_of(work, quarter.cell_id)
    third = meeting_days(quarter_of(quarter).previous(), house.meeting_day, house.calendar)[2]
    return house.calendar.instant(opening_day(third, house.calendar), house.reminder_hour)


def choose_again(quarter_id: int) -> Button:
    """Back to the choice of topic and people."""
    return button(encode("assign-choose", quarter_id), "assign-choose-again")


def _left_open(work: UnitOfWork, quarter: CellQuarter) -> bool:
    """Whether the conclusion in force on a quarter's topic is open questions."""
    states = [state for state in ConclusionState if state is not ConclusionState.DROPPED]
    row = work.find_last(Conclusion, quarter_id=quarter.id, topic_id=quarter.topic_id, state=states)
    if row is None or row.state not in (ConclusionState.PASSED, ConclusionState.AGREED):
        return False
    return row.kind == ConclusionKind.OPEN_QUESTIONS


def _is_finished(work: UnitOfWork, quarter: CellQuarter) -> bool:
    """Whether the quarter's topic has been through all its stages."""
    if quarter.topic_id is None:
        return False
    laid = course.stages(work, quarter.id, quarter.topic_id)
    return bool(laid) and all(row.done_at is not None for row in laid)


def _meetings(work: UnitOfWork, quarter: CellQuarter, house: House) -> tuple[datetime, datetime, datetime]:
    """The three meetings as they stand, or as they will be called at the opening."""
    called = course.meetings_of(work, quarter.id)
    if called:
        return called[1].at, called[2].at, called[3].at
    first, second, third = (
        house.calendar.instant(day, house.meeting_hour)
        for day in meeting_days(quarter_of(quarter), house.meeting_day, house.calendar)
    )
    return first, second, third
