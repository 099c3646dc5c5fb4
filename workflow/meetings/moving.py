"""Moving a meeting, and everything dated from it (PRODUCT row 5)."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from storage import audit
from storage.tables import (
    CellQuarter,
    Duty,
    Meeting,
    MeetingState,
    Vote,
    VoteState,
)
from storage.work import UnitOfWork
from texts.actions import encode
from texts.message import Button, Message, button, line, message
from workflow.cell import cells, course
from workflow.cell.actor import Actor, must_lead
from workflow.cell.duty_words import duty_button, duty_line
from workflow.cell.house import House, house_of
from workflow.cell.notices import Timing, participants, tell
from workflow.errors import Refused
from workflow.meetings.redating import Move, moves, redate
from workflow.people.preferences import must_be_meeting_hour
from workflow.rules.quarters import meeting_days

REASON_LIMIT = 300
AT_ONCE_WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days between which a meeting may be, both left out."""

    after: date | None
    before: date | None


def movable(work: UnitOfWork, actor: Actor) -> list[Meeting]:
    """The meetings of the open quarter that are not recorded yet."""
    must_lead(actor)
    quarter = course.open_quarter_of(work, actor.cell_id)
    if quarter is None:
        return []
    return work.all(Meeting, quarter_id=quarter.id, state=MeetingState.PLANNED, order="number")


def meeting_to_move(work: UnitOfWork, actor: Actor, meeting_id: int) -> Meeting:
    """A meeting of the actor's cell that may be moved; refuses one that is recorded or being voted in."""
    must_lead(actor)
    meeting = work.find(Meeting, id=meeting_id, cell_id=actor.cell_id)
    if meeting is None:
        raise Refused("refused-old-button")
    if meeting.state == MeetingState.RECORDED:
        raise Refused("moving-recorded", at=meeting.at, buttons=(choose_button(),))
    if work.find(Vote, meeting_id=meeting.id, state=[VoteState.OPEN, VoteState.CLOSING]) is not None:
        raise Refused("moving-voting", buttons=(choose_button(),))
    return meeting


def check_day(work: UnitOfWork, actor: Actor, meeting_id: int, day: date) -> None:
    """Refuse a day in the past, or one that crosses the meeting before or after; says the dates."""
    meeting = meeting_to_move(work, actor, meeting_id)
    if day < work.today:
        raise Refused("moving-past", day=day, buttons=(again_button(meeting_id),))
    bounds = bounds_of(work, meeting)
    if bounds.after is not None and day <= bounds.after:
        raise Refused("moving-crosses-before", day=bounds.after, buttons=(again_button(meeting_id),))
    if bounds.before is not None and day >= bounds.before:
        raise Refused("moving-crosses-after", day=bounds.before, buttons=(again_button(meeting_id),))


def is_day_off(work: UnitOfWork, cell_id: int, day: date) -> bool:
    """Whether the cell does not work on the day, so that it is asked back."""
    return not house_of(work, cell_id).calendar.is_working(day)


def check_at(work: UnitOfWork, actor: Actor, meeting_id: int, at: datetime) -> Meeting:
    """Refuse an instant to which the meeting may not be moved; the meeting as it stands."""
    meeting = meeting_to_move(work, actor, meeting_id)
    local = at.astimezone(work.zone)
    check_day(work, actor, meeting_id, local.date())
    must_be_meeting_hour(local.time())
    if at <= work.now:
        raise Refused("moving-past-hour", at=at, buttons=(again_button(meeting_id),))
    if at == meeting.at:
        raise Refused("moving-same", at=at, buttons=(again_button(meeting_id), choose_button()))
    return meeting


def bounds_of(work: UnitOfWork, meeting: Meeting) -> Bounds:
    """The days of the meetings before and after, of the neighbouring quarters too."""
    house = house_of(work, meeting.cell_id)
    quarter = work.get(CellQuarter, meeting.quarter_id)
    called = course.meetings_of(work, quarter.id)
    here = {number: house.calendar.day_of(row.at) for number, row in called.items()}
    return Bounds(
        here.get(meeting.number - 1) or _last_day_before(work, quarter, house),
        here.get(meeting.number + 1) or _first_day_after(work, quarter, house),
    )


def preview(work: UnitOfWork, actor: Actor, meeting_id: int, at: datetime) -> Move:
    """What would move with the meeting; refuses what `move_meeting` would refuse."""
    return moves(work, check_at(work, actor, meeting_id, at), at)


def checked_reason(typed: str) -> str:
    """A reason fit to be kept; refuses an empty or too long one."""
    reason = " ".join(typed.split())
    if not reason:
        raise Refused("moving-reason-empty")
    if len(reason) > REASON_LIMIT:
        raise Refused("moving-reason-long", limit=REASON_LIMIT)
    return reason


def move_meeting(
    work: UnitOfWork,
    actor: Actor,
    meeting_id: int,
    at: datetime,
    reason: str,
    *,
    seen_at: datetime | None = None,
) -> Move:
    """Move a meeting not yet recorded, and all that is dated from it; those concerned are told once.

    `seen_at`: where it stood when the leader confirmed; refused when somebody moved it meanwhile.
    """
    meeting = meeting_to_move(work, actor, meeting_id)
    if seen_at is not None and seen_at != meeting.at:
        raise Refused("moving-moved-meanwhile", at=meeting.at, buttons=(again_button(meeting_id),))
    kept = checked_reason(reason)
    move = preview(work, actor, meeting_id, at)
    redate(work, move, by=actor.person_id, reason=kept)
    detail = {"from": meeting.at.isoformat(), "to": at.isoformat()}
    audit.record(work, actor.cell_id, actor.person_id, "meeting.moved", f"meeting:{meeting.id}", detail)
    _tell(work, actor, move, kept)
    return move


def choose_button() -> Button:
    """Back to the choice of a meeting."""
    return button(encode("move"), "moving-button-choose")


def again_button(meeting_id: int) -> Button:
    """Another day for the same meeting."""
    return button(encode("move-day", meeting_id), "moving-button-day")


def _last_day_before(work: UnitOfWork, quarter: CellQuarter, house: House) -> date | None:
    earlier = cells.quarter_of(quarter).previous()
    row = work.find(CellQuarter, cell_id=quarter.cell_id, year=earlier.year, number=earlier.number)
    held = course.meetings_of(work, row.id).get(3) if row else None
    return house.calendar.day_of(held.at) if held else None


def _first_day_after(work: UnitOfWork, quarter: CellQuarter, house: House) -> date:
    """The next quarter's first meeting, called or to be called by the rule."""
    later = cells.quarter_of(quarter).next()
    row = work.find(CellQuarter, cell_id=quarter.cell_id, year=later.year, number=later.number)
    called = course.meetings_of(work, row.id).get(1) if row else None
    if called is not None:
        return house.calendar.day_of(called.at)
    return meeting_days(later, house.meeting_day, house.calendar)[0]


def _tell(work: UnitOfWork, actor: Actor, move: Move, reason: str) -> None:
    """One notice each: the meeting's date to everyone who takes part, with their own dates that moved."""
    house = house_of(work, actor.cell_id)
    # The budget of messages may carry a morning's news for days: not so close to the meeting.
    near = min(move.meeting.at, move.at) < work.now + AT_ONCE_WITHIN
    for member in participants(work, actor.cell_id):
        if member.person_id == actor.person_id:
            continue
        own = [each for each in move.duties if each.duty.owner_id == member.person_id]
        changed = [work.get(Duty, each.duty.id) for each in own if each.to != each.duty.due_at]
        tell(
            work,
            actor.cell_id,
            member.person_id,
            _notice(work, move, reason, changed),
            timing=Timing.AT_ONCE if near else Timing.MORNING,
            formal=True,
            due_at=min(move.meeting.at, move.at, *(duty.due_at for duty in changed)),
            house=house,
        )


def _notice(work: UnitOfWork, move: Move, reason: str, changed: list[Duty]) -> Message:
    lines = [line("moving-told", was=move.meeting.at, to=move.at), line("moving-told-reason", reason=reason)]
    # Not `owed`: the meeting's new date must reach also those whose duty is done by then.
    own = [replace(duty_line(work, duty), duty=None) for duty in changed]
    if own:
        lines += [line("moving-told-own"), *own]
    ways = [duty_button(work, duty) for duty in changed]
    return message(*lines, buttons=[*ways, button(encode("home"), "button-home")])
