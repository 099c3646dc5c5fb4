"""What moves with a meeting: its stages, the duties dated from it, what the clock plans around it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from storage.tables import CellQuarter, ClockTask, Duty, DutyState, Meeting, Stage, StageKind, Vote
from storage.work import UnitOfWork
from texts.message import Line, line
from workflow.cell import ledger
from workflow.cell.agenda import Event, plan
from workflow.cell.course import COURSE, stage_due
from workflow.cell.house import House, house_of
from workflow.cell.opening import brief_at, plan_next_quarter
from workflow.meetings import asked
from workflow.meetings.reviving import owed_again
from workflow.rules.duties import DutyKind, due_at
from workflow.rules.quarters import opening_day

MONTH_OF = {stage.kind: stage.month for stage in COURSE}
# The only kinds whose deadline a person names; in all others a given one was set by an earlier move.
NAMED = (DutyKind.REWRITE, DutyKind.VOTE_ADVANCE, DutyKind.VOTE_BINDING)


@dataclass(frozen=True, slots=True)
class MovedDuty:
    """An open duty whose due date moves, or a missed one that is owed again.

    `given`: the deadline a person named, or the date in place of one that would be past. `caps_after`: the
    caps that lie after this bind it.
    """

    duty: Duty
    to: datetime
    given: datetime | None
    caps_after: datetime


@dataclass(frozen=True, slots=True)
class MovedStage:
    """A stage whose date moves."""

    stage: Stage
    to: datetime


@dataclass(frozen=True, slots=True)
class Move:
    """Everything that moves with a meeting; `brief_at` and `opens_at` None where they do not.

    `votes`: what is asked before the meeting and will end when it begins, earlier than it would have.
    """

    meeting: Meeting
    at: datetime
    stages: tuple[MovedStage, ...]
    duties: tuple[MovedDuty, ...]
    votes: tuple[Vote, ...]
    brief_at: datetime | None
    opens_at: datetime | None


def moves(work: UnitOfWork, meeting: Meeting, at: datetime) -> Move:
    """Everything that would move with the meeting; nothing is changed."""
    house = house_of(work, meeting.cell_id)
    brief = max(brief_at(at, house), work.now) if _brief_waits(work, meeting) else None
    votes = asked.outlasting(work, meeting, at)
    answers = (MovedDuty(row, at, at, work.now) for row in asked.owed_on(work, votes))
    return Move(
        meeting=meeting,
        at=at,
        stages=_stages(work, meeting, at, house),
        duties=(*_duties(work, meeting, at, house), *answers),
        votes=tuple(votes),
        brief_at=brief if brief != brief_at(meeting.at, house) else None,
        opens_at=_opens_at(meeting, at, house),
    )


def redate(work: UnitOfWork, move: Move, *, by: int, reason: str) -> None:
    """Write all of it, with who moved it and why."""
    moved_by = {"moved_by": by, "reason": reason}
    work.change(Meeting, move.meeting.id, at=move.at, **moved_by)
    for each in move.stages:
        work.change(Stage, each.stage.id, due_at=each.to, **moved_by)
    meeting = work.get(Meeting, move.meeting.id)
    asked.end_by(work, meeting, move.at)
    _move_duties(work, move.duties, meeting)
    _plan_anew(work, meeting)


def lines_of(move: Move) -> list[Line]:
    """The old and the new date of everything that moves, for the leader to look over."""
    lines = [line("moving-line-meeting", was=move.meeting.at, to=move.at)]
    duties = _grouped(move.duties)
    written = {kind for kind, _, _ in duties}
    lines += [
        line("moving-line-stage", stage=each.stage.kind, was=each.stage.due_at, to=each.to)
        for each in move.stages
        if each.stage.offset_days and f"write_{each.stage.kind}" not in written
    ]
    lines += [
        line("moving-line-duty", kind=kind, count=count, was=was, to=to)
        for (kind, was, to), count in duties.items()
    ]
    lines += [line("moving-line-vote", was=vote.latest_at, to=move.at) for vote in move.votes]
    if move.brief_at is not None:
        lines.append(line("moving-line-brief", to=move.brief_at))
    if move.opens_at is not None:
        lines.append(line("moving-line-opens", to=move.opens_at))
    return lines


def _stages(work: UnitOfWork, meeting: Meeting, at: datetime, house: House) -> tuple[MovedStage, ...]:
    waiting = work.all(Stage, quarter_id=meeting.quarter_id, done_at=None, order="position")
    moved = (
        MovedStage(row, _stage_to(work, row, meeting, at, house))
        for row in waiting
        if MONTH_OF[StageKind(row.kind)] == meeting.number
    )
    return tuple(each for each in moved if each.to != each.stage.due_at)


def _stage_to(work: UnitOfWork, stage: Stage, meeting: Meeting, at: datetime, house: House) -> datetime:
    to = stage_due(at, stage.offset_days, house)
    instead = _instead_of_past(work, meeting, was=stage.due_at, to=to, house=house)
    return min(instead, at) if instead else to


def _duties(work: UnitOfWork, meeting: Meeting, at: datetime, house: House) -> tuple[MovedDuty, ...]:
    still = ledger.open_duties(work, meeting_id=meeting.id)
    owed = [row for row in still if row.kind != DutyKind.RECORD_MEETING]
    return tuple(_moved(work, row, meeting, at, house) for row in [*owed, *owed_again(work, meeting)])


def _moved(work: UnitOfWork, duty: Duty, meeting: Meeting, at: datetime, house: House) -> MovedDuty:
    given = duty.given_due_at if duty.kind in NAMED else None
    caps_after = ledger.caps_after(work, duty)
    to = _due(duty, at, house, given, caps_after)
    instead = _instead_of_past(work, meeting, was=duty.due_at, to=to, house=house)
    if instead is None:
        return MovedDuty(duty, to, given, caps_after)
    return MovedDuty(duty, _due(duty, at, house, instead, work.now), instead, work.now)


def _instead_of_past(
    work: UnitOfWork, meeting: Meeting, *, was: datetime, to: datetime, house: House
) -> datetime | None:
    """The date to give in place of one that has passed, which nobody is promised; None where `to` lies ahead.

    Whoever is late for a meeting still to come stays late, by the old date. Everybody else gets until the
    next working day: who was in time, and all where the meeting's hour has passed and it was not held.
    """
    if to > work.now:
        return None
    if was <= work.now < meeting.at:
        return was
    return house.calendar.due(house.calendar.shift(work.today, 1))


def _due(duty: Duty, at: datetime, house: House, given: datetime | None, caps_after: datetime) -> datetime:
    return due_at(
        DutyKind(duty.kind),
        born=duty.born_at,
        meeting_at=at,
        calendar=house.calendar,
        offsets=house.offsets,
        given=given,
        caps_after=caps_after,
    )


def _opens_at(meeting: Meeting, at: datetime, house: House) -> datetime | None:
    """When the next quarter opens, where the third meeting's move changes that."""
    if meeting.number != 3:
        return None
    day = opening_day(house.calendar.day_of(at), house.calendar)
    if day == opening_day(house.calendar.day_of(meeting.at), house.calendar):
        return None
    return house.calendar.instant(day, house.reminder_hour)


def _brief_waits(work: UnitOfWork, meeting: Meeting) -> bool:
    same = {"cell_id": meeting.cell_id, "what": Event.BRIEF, "subject_id": meeting.id}
    return work.find(ClockTask, **same, done_at=None) is not None


def _move_duties(work: UnitOfWork, moved: tuple[MovedDuty, ...], meeting: Meeting) -> None:
    # Also where the due date stays: the morning of the meeting and the end at its hour move.
    for each in moved:
        work.change(Duty, each.duty.id, state=DutyState.OPEN, ended_at=None, given_due_at=each.given)
        ledger.move(work, work.get(Duty, each.duty.id), meeting=meeting, bound_after=each.caps_after)
    ledger.void(work, DutyKind.RECORD_MEETING, meeting.id)


def _plan_anew(work: UnitOfWork, meeting: Meeting) -> None:
    """What still waits moves; a brief that has gone is not sent again."""
    house = house_of(work, meeting.cell_id)
    plan(work, meeting.cell_id, Event.MEETING, meeting.id, meeting.at)
    if _brief_waits(work, meeting):
        plan(work, meeting.cell_id, Event.BRIEF, meeting.id, brief_at(meeting.at, house))
    if meeting.number == 3:
        plan_next_quarter(work, work.get(CellQuarter, meeting.quarter_id), meeting, house)


def _grouped(moved: tuple[MovedDuty, ...]) -> Counter[tuple[str, datetime, datetime]]:
    """How many duties move from when to when; answers to a vote are said with it."""
    own = (each for each in moved if each.duty.kind != DutyKind.VOTE_ADVANCE)
    changed = (each for each in own if each.to != each.duty.due_at)
    return Counter((each.duty.kind, each.duty.due_at, each.to) for each in changed)
