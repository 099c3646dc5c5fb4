"""The brief by the clock: to everyone who takes part, within their digest and their budget."""

from datetime import date

import pytest

from storage.tables import ClockTask, Outgoing, PaperKind
from tests.scheduler import owing
from tests.scheduler.cast import Cast
from tests.scheduler.simulator import Simulation
from tests.world import World, local
from workflow.cell.agenda import Event

MARCH_26 = date(2027, 3, 26)


@pytest.fixture
async def clock(world: World) -> Simulation:
    """Monday 8 March, 08:00: the quarter has opened."""
    return await Simulation(world).walk_to(date(2027, 3, 8))


async def test_six_working_days_before_each_meeting(clock: Simulation) -> None:
    waiting = clock.world.rows(ClockTask, what=Event.BRIEF)
    days = (MARCH_26, date(2027, 4, 23), date(2027, 5, 28))
    assert [row.due_at for row in waiting] == [local(day, 8) for day in days]


async def test_everyone_who_takes_part_hears_that_there_is_no_paper(clock: Simulation) -> None:
    await clock.walk_to(MARCH_26, 9)
    told = [each for each in clock.told if each.joined == ("brief-title",)]
    assert len(told) == 14
    assert not {"Thảo", "Uyên", "Việt", "Xuân"} & {each.name for each in told}
    assert all("Chưa có tài liệu (đề cương)" in each.text for each in told)
    assert {row.formal for row in clock.world.rows(Outgoing, kind="digest")} == {True}


async def test_not_where_the_paper_brought_it(clock: Simulation) -> None:
    cast = Cast(clock)
    cast.assigns()
    await clock.walk_to(date(2027, 3, 24), 15)
    cast.hands_in("Giang", PaperKind.OUTLINE)
    cast.agrees("Bình", PaperKind.OUTLINE)
    await clock.walk_to(date(2027, 3, 27), 9)
    assert [each.row for each in clock.to("Lan")] == [("Lan", "24/3 15:00", "brief-title")]


async def test_it_counts_in_the_budget_and_is_carried(clock: Simulation) -> None:
    await clock.walk_to(date(2027, 3, 22), 9)
    owing.news(clock.world, "Lan")
    await clock.walk_to(date(2027, 4, 1), 9)
    assert [each.row for each in clock.to("Lan")] == [
        ("Lan", "23/3 08:00", "digest +home-none-overdue"),
        ("Lan", "30/3 08:00", "digest +brief-title"),
    ]


async def test_it_shares_the_digest_with_what_is_owed(clock: Simulation) -> None:
    owing.rewrites(clock.world, "Lan", MARCH_26)
    await clock.walk_to(MARCH_26, 9)
    assert [each.row for each in clock.to("Lan")] == [
        ("Lan", "26/3 08:00", "digest [rewrite day] +brief-title")
    ]


async def test_one_that_was_carried_is_dropped_when_the_paper_comes_first(clock: Simulation) -> None:
    cast = Cast(clock)
    cast.assigns()
    await clock.walk_to(date(2027, 3, 24), 9)
    owing.news(clock.world, "Lan")
    await clock.walk_to(MARCH_26, 15)
    cast.hands_in("Giang", PaperKind.OUTLINE)
    cast.agrees("Bình", PaperKind.OUTLINE)
    cast.comment(PaperKind.OUTLINE, "Lan")
    await clock.walk_to(date(2027, 4, 4), 9)
    assert [each.row for each in clock.to("Lan")] == [
        ("Lan", "25/3 08:00", "digest +home-none-overdue"),
        ("Lan", "26/3 15:00", "brief-title"),
    ]
    states = [row.state for row in clock.world.rows(Outgoing, person_id=clock.world.person_id("Lan"))]
    assert states == ["joined", "sent", "void", "sent"]
