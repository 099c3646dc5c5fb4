"""An opinion asked before a meeting ends when that meeting begins, also when the meeting is moved earlier."""

from datetime import date, datetime

import pytest

from storage.tables import ClockTask, Meeting, Vote, VoteState, VoteWay
from tests.scheduler.simulator import Simulation
from tests.voting_room import ABLE, D2, PRESENT, Room
from tests.world import CELL, World, local
from workflow.cell import agenda
from workflow.cell.agenda import Event
from workflow.errors import Refused
from workflow.meetings import meetings, moving, redating
from workflow.meetings.redating import Move, lines_of
from workflow.rules.duties import DutyKind
from workflow.rules.voting import Choice

ASKED_ON = date(2027, 4, 28)
UNTIL = local(D2, 14)  # three working days end after 30 April and 3 May, two days off
EARLIER = local(date(2027, 5, 4), 9)
EVE = date(2027, 5, 4)


@pytest.fixture
def room(world: World) -> Room:
    """A cell before its meeting 2."""
    room = Room(world, present=())
    world.at(ASKED_ON, 9)
    return room


@pytest.fixture
def vote(room: Room) -> Vote:
    """An opinion asked until meeting 2 begins; Giang has answered."""
    vote = room.opens(VoteWay.ADVANCE)
    assert vote.latest_at == UNTIL
    room.press("Giang", vote, Choice.YES)
    return vote


def move(room: Room, at: datetime, *, number: int = 2) -> Move:
    return room.world.do(moving.move_meeting, room.world.actor("An"), meeting(room, number).id, at, "Họp")


def meeting(room: Room, number: int = 2) -> Meeting:
    row: Meeting = room.world.rows(Meeting, quarter_id=room.quarter.id, number=number)[0]
    return row


def closing(room: Room, vote: Vote) -> list[datetime]:
    tasks = room.world.rows(ClockTask, what=Event.CLOSE_VOTE, subject_id=vote.id, done_at=None)
    return [task.due_at for task in tasks]


def answers_due(room: Room) -> set[datetime]:
    return {duty.due_at for duty in room.world.duties(kind=DutyKind.VOTE_ADVANCE, state="open")}


def test_a_meeting_moved_earlier_brings_the_end_forward(room: Room, vote: Vote) -> None:
    move(room, EARLIER)
    assert room.now(vote).latest_at == EARLIER
    assert closing(room, vote) == [EARLIER]
    assert answers_due(room) == {EARLIER}
    assert len(room.world.duties(kind=DutyKind.VOTE_ADVANCE, state="open")) == len(ABLE[:13]) - 1


def test_who_moves_it_sees_that_before_in_one_line(room: Room, vote: Vote) -> None:
    seen = room.world.do(moving.preview, room.world.actor("An"), meeting(room).id, EARLIER)
    told = [each for each in lines_of(seen) if each.key == "moving-line-vote"]
    assert [each.args for each in told] == [{"was": UNTIL, "to": EARLIER}]
    assert all(each.args.get("kind") != DutyKind.VOTE_ADVANCE for each in lines_of(seen))
    assert room.now(vote).latest_at == UNTIL


def test_those_who_have_not_answered_are_told_the_new_deadline_with_the_new_date(
    room: Room, vote: Vote
) -> None:
    move(room, EARLIER)
    said = room.world.told("Hà")[-1]
    assert "Nay: 09 giờ 00, thứ Ba ngày 04/5/2027." in said
    assert "Cho ý kiến trước buổi sinh hoạt" in said
    assert "Hạn: 09 giờ 00, thứ Ba ngày 04/5/2027" in said
    assert "Cho ý kiến trước" not in room.world.told("Giang")[-1]


def test_a_question_that_has_not_gone_out_yet_says_the_new_deadline(room: Room, vote: Vote) -> None:
    assert "Hạn: 14 giờ 00, thứ Tư ngày 05/5/2027" in room.world.told("Hà")[-1]
    move(room, EARLIER)
    asked, _ = room.world.told("Hà")[-2:]
    assert asked.startswith("Xin ý kiến trước buổi sinh hoạt")
    assert "Hạn: 09 giờ 00, thứ Ba ngày 04/5/2027" in asked


def test_moved_later_or_not_past_the_deadline_it_changes_nothing(room: Room, vote: Vote) -> None:
    for at in (local(date(2027, 5, 7), 14), UNTIL):
        assert move(room, at).votes == ()
    assert move(room, local(date(2027, 6, 4), 14), number=3).votes == ()
    assert (room.now(vote), closing(room, vote), answers_due(room)) == (vote, [UNTIL], {UNTIL})


def test_moved_earlier_and_later_again_the_end_stays_with_its_duties(room: Room, vote: Vote) -> None:
    move(room, EARLIER)
    move(room, local(date(2027, 5, 7), 14))
    assert (room.now(vote).latest_at, answers_due(room)) == (EARLIER, {EARLIER})


async def test_the_moved_meeting_finds_it_counted_and_holds_its_own_vote(room: Room, vote: Vote) -> None:
    clock = Simulation(room.world)
    move(room, EARLIER)
    await clock.walk_to(EVE, 8, 59)
    assert room.now(vote).state == VoteState.OPEN
    await clock.walk_to(EVE, 9, 1)
    counted = room.now(vote)
    assert (counted.state, counted.closed_at, counted.yes_count) == (VoteState.COUNTED, EARLIER, 1)
    room.record(PRESENT)
    binding = room.opens(conclusion_id=vote.conclusion_id)
    assert (binding.way, binding.state) == (VoteWay.BINDING, VoteState.OPEN)


async def test_what_came_before_the_moved_meeting_counts_and_nothing_after(room: Room, vote: Vote) -> None:
    move(room, EARLIER)
    room.world.at(EVE, 8, 59)
    in_time = room.receives()
    clock = await Simulation(room.world).sleep_to(EVE, 9)
    assert room.now(vote).state == VoteState.CLOSING
    room.world.at(EVE, 9, 1)
    with pytest.raises(Refused, match="vote-too-late"):
        room.press("Hà", vote, Choice.YES)
    assert room.press("Lan", vote, Choice.NO, in_time).choice is Choice.NO
    await clock.tick()
    room.close(vote)
    counted = room.now(vote)
    assert (counted.state, counted.yes_count, counted.no_count) == (VoteState.COUNTED, 1, 1)


async def test_a_meeting_that_begins_ends_what_would_outlast_it(room: Room, vote: Vote) -> None:
    moved, world = meeting(room), room.world
    world.do(lambda work: work.change(Meeting, moved.id, at=EARLIER))
    world.do(agenda.plan, CELL, Event.MEETING, moved.id, EARLIER)
    await Simulation(world).walk_to(EVE, 9, 1)
    counted = room.now(vote)
    assert (counted.state, counted.closed_at, counted.yes_count) == (VoteState.COUNTED, EARLIER, 1)


def test_a_meeting_put_off_after_its_hour_ends_what_was_asked_meanwhile(room: Room) -> None:
    room.world.at(D2, 15)
    vote = room.opens(VoteWay.ADVANCE)
    move(room, local(date(2027, 5, 6), 14))
    assert room.now(vote).latest_at == local(date(2027, 5, 6), 14)


def test_what_is_asked_before_a_later_meeting_outlives_the_record_of_this_one(room: Room) -> None:
    room.world.at(D2, 15)
    vote = room.opens(VoteWay.ADVANCE)
    room.world.at(D2, 16)
    room.world.do(meetings.record_presence, room.world.actor("An"), meeting(room).id)
    room.world.do(meetings.begins, meeting(room))
    assert room.now(vote) == vote


def test_a_first_meeting_ends_nothing(room: Room, vote: Vote) -> None:
    first = meeting(room, 1)
    room.world.do(meetings.begins, first)
    assert room.world.do(redating.moves, first, local(date(2027, 4, 29), 9)).votes == ()
    assert room.now(vote) == vote
