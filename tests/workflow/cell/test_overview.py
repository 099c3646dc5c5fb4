"""What the home screen knows: the meeting ahead, and whom the topic waits for."""

from datetime import date

import pytest

from storage.tables import CellQuarter, StageKind
from storage.work import UnitOfWork
from tests.voting_room import Room
from tests.workflow import paper_acts as acts
from tests.world import World
from workflow.cell import course, opening, overview


def test_the_meeting_shown_lies_ahead_or_is_todays(world: World) -> None:
    quarter = acts.assign(world)
    first, second = acts.meeting(world, 1), acts.meeting(world, 2)
    for day, hour, shown in (
        (date(2027, 3, 8), 8, first),
        (date(2027, 4, 5), 15, first),
        (date(2027, 4, 6), 8, second),
    ):
        world.at(day, hour)
        assert world.do(overview.state_of, quarter).meeting_at == shown.at


def test_a_leader_is_not_told_to_wait_for_himself(world: World) -> None:
    acts.assign(world)
    acts.hand_in(world, acts.outline_of(world))
    for name, waits_for in (("An", ["Trần Mẫu Bình"]), ("Bình", [])):
        led = world.do(overview.home_of, world.actor(name)).led
        assert [each.name for each in led.waited] == waits_for


def test_after_the_first_meeting_the_outline_waits_for_its_outcome(world: World) -> None:
    acts.released_outline(world)
    assert _stage(world) == StageKind.OUTLINE_MEETING
    world.at(date(2027, 4, 5), 15)
    assert _stage(world) == overview.ADOPTING
    acts.send_back(world, world.rows(CellQuarter)[0])
    assert _stage(world) == overview.DONE_AGAIN


def test_what_the_conclusion_waits_for(world: World) -> None:
    acts.assign(world)
    world.do(_draft_is_out)
    room = Room(world)
    assert _stage(world) == overview.CONCLUDING
    vote = room.opens()
    assert _stage(world) == overview.CONCLUDING
    room.close(vote)
    assert _stage(world) == overview.NOT_PASSED


@pytest.mark.parametrize("begun", [True, False])
def test_leaders_see_what_an_earlier_quarter_left_unconcluded(world: World, begun: bool) -> None:
    quarter = acts.assign(world)
    room = Room(world)
    if begun:
        room.write()
    assert _unconcluded(world, "An") == []
    world.at(date(2027, 6, 8)).do(opening.open_quarter, room.next_quarter())
    for name, seen in (("An", [quarter.id]), ("Bình", [quarter.id]), ("Chi", []), ("Giang", [])):
        assert _unconcluded(world, name) == seen


def _draft_is_out(work: UnitOfWork) -> None:
    quarter = work.all(CellQuarter)[0]
    assert quarter.topic_id is not None
    course.reach_end(work, quarter.id, quarter.topic_id, StageKind.DRAFT)


def _stage(world: World) -> str:
    quarter = world.rows(CellQuarter)[0]
    stage: str = world.do(overview.state_of, quarter).stage
    return stage


def _unconcluded(world: World, name: str) -> list[int]:
    led = world.do(overview.home_of, world.actor(name)).led
    return [each.quarter_id for each in led.unconcluded]
