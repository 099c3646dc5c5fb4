"""Opening a vote: presence, the latest times, one open vote on a text."""

from datetime import date, datetime, timedelta

import pytest

from storage.tables import Attendance, Conclusion, Meeting, MeetingState, Vote, VoteBase, VoteWay
from storage.work import UnitOfWork
from tests.voting_room import D2, PRESENT, Room
from tests.world import World, local
from workflow.cell.house import House, change_setting, house_of
from workflow.errors import Refused
from workflow.votes import concluding, vote_opening
from workflow.votes.vote_opening import DEFAULT, Prospect, advance_choices, binding_choices


@pytest.fixture
def house(world: World) -> House:
    return world.do(house_of, 1)


def hours(choices: dict[int, datetime]) -> dict[int, str]:
    """The local hours of the choices."""
    return {number: f"{at + timedelta(hours=7):%H:%M}" for number, at in choices.items()}


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ((14, 0), {0: "16:30", 30: "14:30", 60: "15:00", 120: "16:00"}),
        ((16, 0), {0: "17:00", 30: "16:30", 60: "17:00", 120: "18:00"}),
        ((20, 30), {0: "21:30", 30: "21:00", 60: "21:30", 120: "22:00"}),
        ((21, 59), {0: "22:00", 30: "22:00", 60: "22:00", 120: "22:00"}),
    ],
)
def test_a_binding_vote_lasts_as_long_as_the_meeting_or_an_hour(
    house: House, now: tuple[int, int], expected: dict[int, str]
) -> None:
    assert hours(binding_choices(local(D2, *now), local(D2, 14), house)) == expected


def test_no_vote_opens_after_ten_in_the_evening(house: House) -> None:
    with pytest.raises(Refused, match="vote-too-late-today"):
        binding_choices(local(D2, 22), local(D2, 14), house)


def test_opinions_are_asked_until_five_on_a_working_day_or_the_meeting(house: House) -> None:
    friday = local(date(2027, 4, 23), 9)
    choices = advance_choices(friday, local(D2, 14), house)
    assert choices[1] == local(date(2027, 4, 26), 17)
    assert choices[DEFAULT] == choices[3] == local(date(2027, 4, 28), 17)
    # 30 April and 3 May (for 1 May, a Saturday) are days off.
    assert choices[5] == local(date(2027, 5, 4), 17)
    eve = advance_choices(local(date(2027, 5, 4), 9), local(D2, 14), house)
    assert set(eve.values()) == {local(D2, 14)}


def test_without_presence_no_binding_vote_opens(world: World) -> None:
    room = Room(world, present=())
    assert _refused(room) == "vote-no-presence"


def test_what_refuses_it_leads_to_the_meeting_that_is_to_be_recorded(world: World) -> None:
    room = Room(world, present=())
    row, second = _text(room), next(each for each in room.world.rows(Meeting) if each.number == 2)
    with pytest.raises(Refused) as refused:
        room.opens(conclusion_id=row.id)
    assert refused.value.buttons[0].action == f"meeting:{second.id}"
    room.world.at(D2 - timedelta(days=1), 9)
    with pytest.raises(Refused) as refused:
        room.opens(conclusion_id=row.id)
    assert refused.value.buttons[0].action == "meeting"


def test_presence_notes_of_a_meeting_not_recorded_do_not_count(room: Room) -> None:
    room.world.do(lambda work: work.change_all(Meeting, {"number": 2}, state=MeetingState.PLANNED))
    assert _refused(room) == "vote-no-presence"


def test_presence_at_the_first_meeting_is_no_presence_at_the_second(world: World) -> None:
    room = Room(world, present=())
    room.record(PRESENT, number=1)
    assert _refused(room) == "vote-no-presence"


def test_a_binding_vote_opens_on_the_day_of_the_meeting_only(room: Room) -> None:
    room.world.at(date(2027, 5, 6), 9)
    assert _refused(room) == "vote-not-in-meeting"


def test_too_few_present_is_refused_with_the_figures(world: World) -> None:
    room = Room(world, present=(*PRESENT[:6], "Sơn", "Thảo"))
    row = room.write()
    with pytest.raises(Refused) as refused:
        room.opens(conclusion_id=row.id)
    assert refused.value.key == "vote-too-few"
    # The exempt member in the room belongs to the base, the probationary one does not.
    assert (refused.value.values["eligible"], refused.value.values["present"]) == (14, 7)


def test_the_cell_may_ask_for_two_thirds(world: World) -> None:
    room = Room(world, present=PRESENT[:8])
    world.do(change_setting, 1, "vote.presence", "two_thirds", by=None)
    assert _refused(room) == "vote-too-few"
    room.world.do(_comes, world.person_id(PRESENT[8]))
    assert room.opens(conclusion_id=_text(room).id).eligible_count == 13


def test_one_open_vote_on_a_text(room: Room) -> None:
    vote = room.opens()
    with pytest.raises(Refused, match="conclude-not-now"):
        room.opens(conclusion_id=vote.conclusion_id)
    assert len(room.world.rows(Vote)) == 1


def test_an_empty_text_is_not_put_to_the_vote(room: Room) -> None:
    row = room.world.do(concluding.start, room.world.actor("An"), room.quarter.id, "conclusion")
    with pytest.raises(Refused, match="conclude-empty"):
        room.opens(conclusion_id=row.id)


@pytest.mark.parametrize("chosen", [1, 31, 10_000])
def test_a_forged_length_is_refused(room: Room, chosen: int) -> None:
    with pytest.raises(Refused, match="refused-old-button"):
        room.opens(chosen=chosen)


def test_members_open_nothing(room: Room) -> None:
    row = room.write()
    with pytest.raises(Refused, match="refused-leaders-only"):
        room.world.do(vote_opening.open_vote, room.world.actor("Giang"), row.id, VoteWay.BINDING)
    deputy = room.world.do(vote_opening.open_vote, room.world.actor("Bình"), row.id, VoteWay.BINDING)
    assert deputy.opened_by == room.world.person_id("Bình")


def test_once_the_meeting_has_begun_nothing_is_asked_before_it(room: Room) -> None:
    row = room.write()
    plan = room.world.do(vote_opening.prospect, room.world.actor("An"), row.id, VoteWay.ADVANCE)
    # The meeting of June lies ahead and would decide then.
    assert isinstance(plan, Prospect)
    assert plan.meeting.number == 3
    room.world.at(date(2027, 6, 7), 15)
    with pytest.raises(Refused, match="vote-no-meeting-ahead"):
        room.world.do(vote_opening.prospect, room.world.actor("An"), row.id, VoteWay.ADVANCE)


def test_a_second_binding_vote_repeats_the_first(room: Room) -> None:
    first = room.close(room.opens())
    fresh = room.world.do(concluding.correct, room.world.actor("An"), first.conclusion_id)
    second = room.opens(conclusion_id=fresh.id)
    assert second.repeats_id == first.id
    assert room.world.told("Giang")[-1].startswith("Biểu quyết lại thông qua Kết luận")
    bases = room.world.rows(VoteBase)
    assert len(bases) == first.eligible_count + second.eligible_count


def _text(room: Room) -> Conclusion:
    found = room.world.rows(Conclusion)
    return found[0] if found else room.write()


def _refused(room: Room) -> str:
    row = _text(room)
    with pytest.raises(Refused) as refused:
        room.opens(conclusion_id=row.id)
    assert not room.world.rows(Vote)
    return refused.value.key


def _comes(work: UnitOfWork, person_id: int) -> None:
    row = work.get(Attendance, 1)
    same = {"meeting_id": row.meeting_id, "state": row.state, "entered_by": row.entered_by}
    work.add(Attendance, person_id=person_id, entered_at=work.now, **same)
