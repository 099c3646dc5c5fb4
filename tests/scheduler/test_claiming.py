"""The last look before a notice goes: finished duties are left out, an old day's digest is planned anew."""

from datetime import date

import pytest

from scheduler.reminders import plan
from storage import outbox
from storage.tables import Outgoing
from storage.work import UnitOfWork
from tests.scheduler import owing
from tests.scheduler.simulator import Simulation
from tests.world import World
from workflow.cell import ledger
from workflow.rules.duties import DutyKind


def march(day: int) -> date:
    return date(2027, 3, day)


@pytest.fixture
async def clock(world: World) -> Simulation:
    """It is 11 March, 07:59; Lan owes a rewrite and an opinion, and is reminded of both at 08:00."""
    clock = await Simulation(world).walk_to(march(8))
    owing.rewrites(world, "Lan", march(11))
    owing.asked_in_advance(world, "Lan", march(11))
    return await clock.walk_to(march(11), 7, 59)


def planned(clock: Simulation, hour: int = 8) -> None:
    """Plan for Lan at this hour of 11 March; nothing is handed out yet."""
    clock.world.at(march(11), hour)
    clock.world.do(plan, [clock.world.person_id("Lan")])


def does(clock: Simulation, *kinds: DutyKind) -> None:
    """Lan does what is owed, between planning and sending."""

    def do(work: UnitOfWork) -> None:
        for kind in kinds:
            ledger.done(work, kind, 1)

    clock.world.do(do)


def state(clock: Simulation) -> list[str]:
    """What became of Lan's digests."""
    rows: list[Outgoing] = clock.world.rows(Outgoing, kind="digest", person_id=clock.world.person_id("Lan"))
    return [row.state for row in rows]


async def test_a_line_of_a_finished_duty_is_left_out(clock: Simulation) -> None:
    planned(clock)
    does(clock, DutyKind.REWRITE)
    clock.deliver()
    (digest,) = clock.to("Lan")
    assert "Cho ý kiến trước buổi sinh hoạt" in digest.text
    assert "Chỉnh sửa" not in digest.text
    assert digest.buttons == ("2. Cho ý kiến", "Việc của tôi")


async def test_with_no_line_left_the_notice_is_void(clock: Simulation) -> None:
    planned(clock)
    does(clock, DutyKind.REWRITE, DutyKind.VOTE_ADVANCE)
    clock.deliver()
    assert clock.to("Lan") == []
    assert state(clock) == ["void"]


async def test_a_void_digest_counts_for_nothing(clock: Simulation) -> None:
    planned(clock)
    does(clock, DutyKind.REWRITE, DutyKind.VOTE_ADVANCE)
    clock.deliver()
    owing.news(clock.world, "Lan")
    await clock.walk_to(march(12), 9)
    assert [each.when.day for each in clock.to("Lan")] == [12]


async def test_news_goes_also_when_nothing_is_owed_any_more(clock: Simulation) -> None:
    clock.world.at(march(10))
    owing.news(clock.world, "Lan")
    planned(clock)
    does(clock, DutyKind.REWRITE, DutyKind.VOTE_ADVANCE)
    clock.deliver()
    (digest,) = clock.to("Lan")
    assert "Đồng chí không có việc nào quá hạn." in digest.text
    assert "Cho ý kiến" not in digest.text


async def test_a_digest_is_not_sent_in_the_quiet_hours(clock: Simulation) -> None:
    """The network was away from 08:00 to 20:00: the evening is left in peace."""
    clock.world.at(march(10))
    owing.news(clock.world, "Lan")
    planned(clock)
    does(clock, DutyKind.VOTE_ADVANCE)
    await clock.sleep_to(march(11), 20)
    assert (clock.to("Lan"), state(clock)) == ([], ["void"])
    await clock.walk_to(march(12), 10)
    (digest,) = clock.to("Lan")
    assert digest.row == ("Lan", "12/3 08:00", "digest [rewrite overdue] +home-none-overdue")


async def test_a_digest_not_sent_in_the_morning_is_planned_anew_when_its_words_are_old(
    clock: Simulation,
) -> None:
    """The network was away over night, and the clock was not: the next step was planned already."""
    clock.world.at(march(10))
    owing.news(clock.world, "Lan")
    planned(clock)
    does(clock, DutyKind.VOTE_ADVANCE)
    await clock.sleep_to(march(12), 9)
    await clock.walk_to(march(16), 10)
    assert [each.row[1:] for each in clock.to("Lan")] == [
        ("12/3 09:00", "digest [rewrite overdue]"),
        ("15/3 08:00", "digest +home-none-overdue"),
    ]
    assert state(clock) == ["void", "sent", "sent"]


async def test_a_step_taken_back_is_said_late(world: World) -> None:
    clock = await Simulation(world).walk_to(march(8))
    owing.comments(world, ["Lan"])
    await clock.walk_to(march(30), 7, 59)
    world.at(march(30), 8)
    world.do(plan, [world.person_id("Lan")])
    await clock.sleep_to(march(30), 21)
    await clock.walk_to(march(31), 9)
    digest = clock.to("Lan", since=march(30))[0]
    assert digest.row == ("Lan", "31/3 08:00", "digest [comment outline t-3]")
    assert "đến muộn" in digest.text


async def test_a_digest_sent_a_second_time_is_not_taken_back(clock: Simulation) -> None:
    planned(clock)
    (row,) = clock.world.rows(Outgoing, kind="digest")
    clock.world.do(lambda work: work.change(Outgoing, row.id, error=outbox.UNCLEAR))
    clock.world.at(march(12), 9)
    clock.deliver()
    assert state(clock) == ["sent"]
