"""The conclusion of a topic: who sees the draft, when it is locked, its endings, the ways on."""

from datetime import date

import pytest

from storage import bodies
from storage.tables import (
    Conclusion,
    ConclusionKind,
    ConclusionState,
    Outgoing,
    Stage,
    StageKind,
    Topic,
    TopicState,
    VoteWay,
)
from tests.voting_room import ABLE, D2, PRESENT, WORDS, Room
from tests.workflow import paper_acts as acts
from tests.world import World
from workflow.cell import opening
from workflow.errors import Refused
from workflow.rules.voting import Choice
from workflow.votes import concluding, vote_opening


def test_the_draft_is_for_leaders_until_it_is_put_to_the_vote(room: Room) -> None:
    row = room.write()
    with pytest.raises(Refused, match="refused-not-yours"):
        room.world.do(concluding.read, room.world.actor("Giang"), row.id)
    assert room.world.do(concluding.read, room.world.actor("Bình"), row.id).id == row.id
    room.opens(conclusion_id=row.id)
    assert room.world.do(concluding.read, room.world.actor("Giang"), row.id).id == row.id
    with pytest.raises(Refused, match="refused-not-yours"):
        room.world.do(concluding.read, room.world.actor("Xuân"), row.id)


def test_members_write_no_conclusion(room: Room) -> None:
    with pytest.raises(Refused, match="refused-leaders-only"):
        room.world.do(concluding.start, room.world.actor("Giang"), room.quarter.id, "conclusion")


def test_the_kind_may_change_while_it_is_a_draft(room: Room) -> None:
    row = room.write()
    again = room.world.do(concluding.start, room.world.actor("An"), room.quarter.id, "resolution")
    assert (again.id, again.kind) == (row.id, "resolution")
    with pytest.raises(Refused, match="refused-old-button"):
        room.world.do(concluding.start, room.world.actor("An"), room.quarter.id, "verdict")


def test_text_and_kind_are_locked_once_a_vote_opened(room: Room) -> None:
    vote = room.opens()
    an = room.world.actor("An")
    with pytest.raises(Refused, match="conclude-locked"):
        room.world.do(concluding.draft_body, an, vote.conclusion_id)
    with pytest.raises(Refused, match="conclude-locked"):
        room.world.do(concluding.start, an, room.quarter.id, "resolution")


def test_words_asked_about_in_advance_stay_and_are_changed_in_a_copy(world: World) -> None:
    room = Room(world, present=())
    world.at(date(2027, 4, 26), 9)
    vote = room.close(room.opens(VoteWay.ADVANCE))
    an = world.actor("An")
    with pytest.raises(Refused, match="conclude-locked"):
        world.do(concluding.draft_body, an, vote.conclusion_id)
    fresh = world.do(concluding.correct, an, vote.conclusion_id)
    world.do(bodies.append, world.do(concluding.draft_body, an, fresh.id), "Thêm một điểm.")
    assert world.rows(Conclusion, id=vote.conclusion_id)[0].state == ConclusionState.DROPPED
    assert _words(room, vote.conclusion_id) == [WORDS]
    assert _words(room, fresh.id) == [WORDS, "Thêm một điểm."]


def test_correcting_after_a_vote_lost_keeps_the_old_text(room: Room) -> None:
    lost = _lost(room)
    fresh = room.world.do(concluding.correct, room.world.actor("An"), lost.id)
    again = room.world.do(concluding.correct, room.world.actor("An"), lost.id)
    assert again.id == fresh.id != lost.id
    assert room.world.rows(Conclusion, id=lost.id)[0].state == ConclusionState.NOT_PASSED
    assert (_words(room, fresh.id), fresh.body_id == lost.body_id) == ([WORDS], False)


def test_discussing_again_tells_everyone_once_and_waits(room: Room) -> None:
    lost = _lost(room)
    for _ in range(2):
        fresh = room.world.do(concluding.discuss_again, room.world.actor("An"), lost.id)
    assert fresh.state == ConclusionState.DRAFT
    told = room.world.rows(Outgoing, kind="conclude-again-notice")
    assert {row.person_id for row in told} == {room.world.person_id(name) for name in ABLE}
    assert len(told) == len(ABLE)
    assert "14 giờ 00, thứ Hai ngày 07/6/2027" in room.world.told("Giang")[-1]
    assert _stage_done(room) is False


def test_voted_on_again_in_the_same_meeting_nobody_hears_that_it_waits(room: Room) -> None:
    fresh = room.world.do(concluding.discuss_again, room.world.actor("An"), _lost(room).id)
    room.opens(conclusion_id=fresh.id)
    told = room.world.rows(Outgoing, kind="conclude-again-notice")
    assert {row.state for row in told} == {"void"}


def test_the_topic_is_voted_on_in_the_next_meeting_after_waiting(room: Room) -> None:
    fresh = room.world.do(concluding.discuss_again, room.world.actor("An"), _lost(room).id)
    room.world.at(date(2027, 6, 7), 15)
    room.record(ABLE[:7], number=3)
    vote = room.opens(conclusion_id=fresh.id)
    for name in ABLE[:7]:
        room.press(name, vote, Choice.YES)
    assert room.close(vote).passed is True
    assert _stage_done(room) is True


def test_a_first_meeting_decides_nothing_so_the_one_after_it_is_named(room: Room) -> None:
    world, following = room.world, room.next_quarter()
    lost = _lost(room)
    world.at(date(2027, 6, 8)).do(opening.open_quarter, following)
    fresh = world.do(concluding.discuss_again, world.actor("An"), lost.id)
    assert "14 giờ 00, thứ Năm ngày 05/8/2027" in world.told("Giang")[-1]
    prospect = world.do(vote_opening.prospect, world.actor("An"), fresh.id, VoteWay.ADVANCE)
    assert (prospect.meeting.quarter_id, prospect.meeting.number) == (following.id, 2)


def test_a_waiting_topic_is_offered_in_the_next_quarter(room: Room) -> None:
    world = room.world
    _lost(room)
    following = room.next_quarter()
    world.at(date(2027, 6, 8))
    world.do(opening.open_quarter, following)
    waiting = world.do(concluding.quarters_to_conclude, world.actor("An"))
    assert [row.id for row in waiting] == [room.quarter.id, following.id]


def test_a_topic_discussed_and_not_begun_to_conclude_is_offered_in_the_next_quarter(world: World) -> None:
    acts.assign(world)
    room = Room(world)
    world.at(date(2027, 6, 8)).do(opening.open_quarter, room.next_quarter())
    waiting = world.do(concluding.quarters_to_conclude, world.actor("An"))
    assert [row.id for row in waiting] == [room.quarter.id, room.next_quarter().id]
    world.do(concluding.agree, world.actor("An"), room.write().id)
    waiting = world.do(concluding.quarters_to_conclude, world.actor("An"))
    assert [row.id for row in waiting] == [room.next_quarter().id]


@pytest.mark.parametrize("lacks", ["assignment", "meeting", "topic"])
def test_a_topic_not_discussed_or_closed_is_not_offered_in_the_next_quarter(world: World, lacks: str) -> None:
    if lacks != "assignment":
        acts.assign(world)
    room = Room(world, present=() if lacks == "meeting" else PRESENT)
    if lacks == "topic":
        world.do(lambda work: work.change_all(Topic, {"id": room.quarter.topic_id}, state=TopicState.CLOSED))
    world.at(date(2027, 6, 8)).do(opening.open_quarter, room.next_quarter())
    waiting = world.do(concluding.quarters_to_conclude, world.actor("An"))
    assert [row.id for row in waiting] == [room.next_quarter().id]


def test_ending_with_open_questions_keeps_the_topic_open(room: Room) -> None:
    lost = _lost(room)
    ended = room.world.do(concluding.end_open, room.world.actor("An"), lost.id)
    assert (ended.kind, ended.state) == (ConclusionKind.OPEN_QUESTIONS, ConclusionState.AGREED)
    assert _words(room, ended.id) == [WORDS]
    assert _stage_done(room) is True
    assert room.world.do(concluding.end_open, room.world.actor("An"), lost.id).id == ended.id
    assert room.world.do(concluding.discuss_again, room.world.actor("An"), lost.id).id == ended.id
    assert not room.world.rows(Outgoing, kind="conclude-again-notice")


def test_a_vote_that_passed_has_no_ways_on(room: Room) -> None:
    vote = room.opens()
    for name in PRESENT:
        room.press(name, vote, Choice.YES)
    room.close(vote)
    for way in (concluding.correct, concluding.discuss_again, concluding.end_open):
        with pytest.raises(Refused, match="conclude-not-now"):
            room.world.do(way, room.world.actor("An"), vote.conclusion_id)


@pytest.mark.parametrize("kind", [ConclusionKind.CONCLUSION, ConclusionKind.OPEN_QUESTIONS])
def test_agreed_in_the_meeting_without_a_count(room: Room, kind: ConclusionKind) -> None:
    row = room.world.do(concluding.agree, room.world.actor("An"), room.write(kind).id)
    assert row.state == ConclusionState.AGREED
    assert _stage_done(room) is True
    again = room.world.do(concluding.agree, room.world.actor("An"), row.id)
    assert again == row
    assert len(room.world.rows(Outgoing, kind="conclude-agreed-notice")) == len(ABLE)


def test_a_resolution_needs_a_vote(room: Room) -> None:
    row = room.write(ConclusionKind.RESOLUTION)
    with pytest.raises(Refused, match="conclude-agree-resolution"):
        room.world.do(concluding.agree, room.world.actor("An"), row.id)


def test_nothing_is_agreed_before_the_meeting(room: Room) -> None:
    row = room.write()
    room.world.at(D2, 13, 59)
    with pytest.raises(Refused, match="conclude-agree-early"):
        room.world.do(concluding.agree, room.world.actor("An"), row.id)


def test_what_a_vote_refused_is_not_agreed_without_one(room: Room) -> None:
    fresh = room.world.do(concluding.correct, room.world.actor("An"), _lost(room).id)
    with pytest.raises(Refused, match="conclude-agree-after-vote"):
        room.world.do(concluding.agree, room.world.actor("An"), fresh.id)


def _lost(room: Room) -> Conclusion:
    vote = room.close(room.opens())
    row: Conclusion = room.world.rows(Conclusion, id=vote.conclusion_id)[0]
    assert row.state == ConclusionState.NOT_PASSED
    return row


def _words(room: Room, conclusion_id: int) -> list[str]:
    row = room.world.rows(Conclusion, id=conclusion_id)[0]
    return room.world.do(bodies.parts, row.body_id)


def _stage_done(room: Room) -> bool:
    stages = room.world.rows(Stage, quarter_id=room.quarter.id, kind=StageKind.CONCLUSION)
    return stages[0].done_at is not None
