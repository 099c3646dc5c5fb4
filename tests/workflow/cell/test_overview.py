"""What the home screen knows: the meeting ahead, and whom the topic waits for."""

from datetime import date

from tests.workflow import paper_acts as acts
from tests.world import World
from workflow.cell import overview


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
