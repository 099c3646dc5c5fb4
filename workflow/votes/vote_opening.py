"""Opening a vote: who belongs to its base, what is needed, until when it may last (DOMAIN 2).

Everything shown in the preview is reckoned again when the vote opens, and is fixed from then on.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from storage import audit
from storage.people import Member, members
from storage.tables import (
    CellQuarter,
    Conclusion,
    ConclusionState,
    Meeting,
    Vote,
    VoteBase,
    VoteState,
    VoteWay,
)
from storage.work import UnitOfWork
from texts.actions import encode
from texts.message import button
from workflow.cell import agenda, course, ledger
from workflow.cell.actor import Actor
from workflow.cell.agenda import Event
from workflow.cell.course import DECIDING_MEETING
from workflow.cell.house import House, house_of
from workflow.cell.ledger import Subject
from workflow.cell.notices import Timing, is_told, tell
from workflow.errors import Refused
from workflow.meetings import meetings
from workflow.meetings.meetings import Phase
from workflow.rules.duties import DutyKind
from workflow.rules.voting import may_vote, needed, presence_met
from workflow.votes import concluding
from workflow.votes.vote_words import opened_line, opened_message

DUTY = {VoteWay.BINDING: DutyKind.VOTE_BINDING, VoteWay.ADVANCE: DutyKind.VOTE_ADVANCE}
MINUTES = (30, 60, 120)
WORKING_DAYS = (1, 2, 3, 5)
DEFAULT = 0  # in place of a number of minutes or days
DEFAULT_DAYS = 3
MEETING_MINUTES, SHORTEST_MINUTES = 150, 60
LATEST_HOUR = time(22)


@dataclass(frozen=True, slots=True)
class Prospect:
    """A vote as it would open now. `choices`: the latest times that may be chosen, by minutes or days."""

    conclusion: Conclusion
    way: VoteWay
    meeting: Meeting
    base: tuple[Member, ...]
    present: frozenset[int]
    needed: int
    latest_at: datetime
    choices: dict[int, datetime]
    ends_today: bool

    @property
    def asked(self) -> tuple[Member, ...]:
        """Who gets the choices: in the meeting those present, in advance everyone in the base."""
        if self.way is VoteWay.ADVANCE:
            return self.base
        return tuple(each for each in self.base if each.person_id in self.present)


def prospect(
    work: UnitOfWork, actor: Actor, conclusion_id: int, way: VoteWay, chosen: int = DEFAULT
) -> Prospect:
    """What would open. Refused where the text, the presence or the time does not allow it."""
    row = concluding.led(work, actor, conclusion_id)
    concluding.must_be_ready(work, row)
    house = house_of(work, actor.cell_id)
    meeting = _room(work, row) if way is VoteWay.BINDING else _ahead(work, row)
    present = meetings.present_ids(work, meeting.id) if way is VoteWay.BINDING else frozenset()
    base = tuple(
        each
        for each in members(work, actor.cell_id)
        if may_vote(each.klass, each.condition, house.voting, present=each.person_id in present)
    )
    if not base:
        raise Refused("vote-nobody", buttons=(button(encode("members"), "vote-members"),))
    if way is VoteWay.BINDING:
        _must_be_enough(row, house, eligible=len(base), present=_count(base, present))
        choices = binding_choices(work.now, meeting.at, house)
    else:
        choices = advance_choices(work.now, meeting.at, house)
    if chosen not in choices:
        raise Refused("refused-old-button", buttons=(concluding.see_button(row),))
    latest = choices[chosen]
    today = house.calendar.day_of(latest) == work.today
    return Prospect(row, way, meeting, base, present, needed(len(base)), latest, choices, today)


def open_vote(
    work: UnitOfWork, actor: Actor, conclusion_id: int, way: VoteWay, chosen: int = DEFAULT
) -> Vote:
    """Open the vote; the text and the base stand from now on (PRODUCT row 32)."""
    plan = prospect(work, actor, conclusion_id, way, chosen)
    vote = _add(work, actor, plan)
    work.add_all(
        VoteBase,
        [
            {"vote_id": vote.id, "person_id": each.person_id, "present": each.person_id in plan.present}
            for each in plan.base
        ],
    )
    work.change(Conclusion, plan.conclusion.id, state=ConclusionState.VOTING)
    concluding.take_back_again(work, plan.conclusion)
    agenda.plan(work, actor.cell_id, Event.CLOSE_VOTE, vote.id, vote.latest_at)
    _ask(work, vote, plan)
    audit.record(
        work,
        actor.cell_id,
        actor.person_id,
        "vote.opened",
        f"vote:{vote.id}",
        {"way": way, "eligible": vote.eligible_count, "needed": vote.needed_count},
    )
    return vote


def binding_choices(now: datetime, meeting_at: datetime, house: House) -> dict[int, datetime]:
    """Latest times by minutes from now, never past 22:00; the usual one: the meeting's, at least an hour."""
    evening = house.calendar.instant(house.calendar.day_of(now), LATEST_HOUR)
    if now >= evening:
        raise Refused("vote-too-late-today")
    usual = max(meeting_at + timedelta(minutes=MEETING_MINUTES), now + timedelta(minutes=SHORTEST_MINUTES))
    by_minutes = {minutes: now + timedelta(minutes=minutes) for minutes in MINUTES}
    return {minutes: min(at, evening) for minutes, at in {DEFAULT: usual, **by_minutes}.items()}


def advance_choices(now: datetime, meeting_at: datetime, house: House) -> dict[int, datetime]:
    """Deadlines by working days at 17:00, at the latest when the meeting begins; by default three days."""
    today = house.calendar.day_of(now)
    by_days = {
        days: min(house.calendar.due(house.calendar.shift(today, days)), meeting_at) for days in WORKING_DAYS
    }
    return {DEFAULT: by_days[DEFAULT_DAYS], **by_days}


def _room(work: UnitOfWork, row: Conclusion) -> Meeting:
    """The meeting that is being held: presence recorded, today. Votes are opened and closed in it."""
    cell_id = work.get(CellQuarter, row.quarter_id).cell_id
    quarter = course.open_quarter_of(work, cell_id)
    held = [] if quarter is None else work.all(Meeting, quarter_id=quarter.id, order="-at")
    deciding = [each for each in held if each.number >= DECIDING_MEETING]
    recorded = [each for each in deciding if meetings.is_recorded(each)]
    to_record = [each.id for each in deciding if meetings.phase_of(work, each) is Phase.TO_RECORD]
    meeting_button = button(encode("meeting", *to_record[:1]), "conclude-meeting")
    if not recorded:
        raise Refused("vote-no-presence", buttons=(meeting_button, concluding.see_button(row)))
    if not _is_today(work, recorded[0]):
        ways = (meeting_button, concluding.see_button(row))
        raise Refused("vote-not-in-meeting", buttons=ways, at=recorded[0].at)
    return recorded[0]


def _is_today(work: UnitOfWork, meeting: Meeting) -> bool:
    """Held today, or its presence was recorded today."""
    days = {at.astimezone(work.zone).date() for at in (meeting.at, meeting.recorded_at) if at is not None}
    return work.today in days


def _ahead(work: UnitOfWork, row: Conclusion) -> Meeting:
    """The meeting that will decide: opinions are asked before it."""
    meeting = concluding.next_meeting(work, work.get(CellQuarter, row.quarter_id).cell_id)
    if meeting is None:
        raise Refused("vote-no-meeting-ahead", buttons=(concluding.see_button(row),))
    return meeting


def _count(base: tuple[Member, ...], present: frozenset[int]) -> int:
    return sum(each.person_id in present for each in base)


def _must_be_enough(row: Conclusion, house: House, *, eligible: int, present: int) -> None:
    if not presence_met(eligible=eligible, present=present, rule=house.presence_rule):
        raise Refused(
            "vote-too-few",
            buttons=(concluding.see_button(row),),
            eligible=eligible,
            present=present,
            rule=house.presence_rule.value,
        )


def _add(work: UnitOfWork, actor: Actor, plan: Prospect) -> Vote:
    binding = plan.way is VoteWay.BINDING
    earlier = concluding.last_binding(work, plan.conclusion) if binding else None
    vote_id = work.add(
        Vote,
        cell_id=actor.cell_id,
        conclusion_id=plan.conclusion.id,
        way=plan.way,
        meeting_id=plan.meeting.id if binding else None,
        eligible_count=len(plan.base),
        needed_count=plan.needed,
        state=VoteState.OPEN,
        opened_at=work.now,
        opened_by=actor.person_id,
        latest_at=plan.latest_at,
        repeats_id=earlier.id if earlier else None,
    )
    return work.get(Vote, vote_id)


def _ask(work: UnitOfWork, vote: Vote, plan: Prospect) -> None:
    """Give the choices; an exempt member in the room gets them too, without a duty."""
    house = house_of(work, vote.cell_id)
    timing = Timing.IN_MEETING if plan.way is VoteWay.BINDING else Timing.MORNING
    opened = opened_line(work, vote)
    for each in plan.asked:
        duty_id = _owed(work, vote, plan, each.person_id, house) if is_told(each) else None
        said = opened_message(opened, vote, duty_id)
        tell(work, vote.cell_id, each.person_id, said, timing=timing, due_at=vote.latest_at, house=house)


def _owed(work: UnitOfWork, vote: Vote, plan: Prospect, person_id: int, house: House) -> int:
    duty = ledger.bear(
        work,
        DUTY[plan.way],
        cell_id=vote.cell_id,
        subject=Subject(vote.id, quarter_id=plan.conclusion.quarter_id),
        owner_id=person_id,
        given=vote.latest_at,
        house=house,
    )
    return duty.id
