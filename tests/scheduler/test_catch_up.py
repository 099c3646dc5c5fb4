"""After silence: one message a person, the latest step only, and it says that it is late (PRODUCT row 56)."""

from datetime import date

import pytest

from storage.tables import ClockTask, DutyState, Outgoing
from tests.scheduler import owing
from tests.scheduler.simulator import Simulation
from tests.world import World, local
from workflow.cell.agenda import Event


@pytest.fixture
async def clock(world: World) -> Simulation:
    """Monday 8 March, 08:00. Giang's outline is due on the 24th: reminders on 15, 19, 24 and 25 March."""
    clock = await Simulation(world).walk_to(date(2027, 3, 8))
    owing.outline(world, "Giang")
    return clock


async def test_a_step_on_time_is_not_called_late(clock: Simulation) -> None:
    await clock.sleep_to(date(2027, 3, 15), 8, 5)
    (digest,) = clock.to("Giang")
    assert "đến muộn" not in digest.text
    assert not owing.all_reminders(clock.world)[0].late


async def test_after_an_hour(clock: Simulation) -> None:
    await clock.sleep_to(date(2027, 3, 15), 9)
    (digest,) = clock.to("Giang")
    assert digest.steps == ("[write_outline t-7]",)
    assert "Tin này đến muộn" in digest.text
    assert [row.late for row in owing.all_reminders(clock.world)] == [True]


async def test_after_a_day_the_step_is_said_with_todays_words(clock: Simulation) -> None:
    await clock.walk_to(date(2027, 3, 20))
    await clock.sleep_to(date(2027, 3, 25), 7, 30)
    digest = clock.to("Giang", since=date(2027, 3, 24))[0]
    assert digest.steps == ("[write_outline day]",)
    assert "(quá hạn 1 ngày)" in digest.text
    assert "Việc này đến hạn hôm nay" not in digest.text
    # The step of the 25th comes at 08:00 and is less than a day away: one ordinary message a day.
    await clock.walk_to(date(2027, 3, 26), 7)
    assert len(clock.to("Giang", since=date(2027, 3, 24))) == 1
    await clock.walk_to(date(2027, 3, 26), 9)
    assert clock.to("Giang", since=date(2027, 3, 26))[0].steps == ("[write_outline overdue]",)


async def test_after_a_week_only_the_latest_step(clock: Simulation) -> None:
    await clock.sleep_to(date(2027, 3, 22), 10)
    (digest,) = clock.to("Giang")
    assert digest.steps == ("[write_outline t-3]",)
    assert "đến muộn" in digest.text
    await clock.walk_to(date(2027, 3, 24), 9)
    assert [each.steps for each in clock.to("Giang")[1:]] == [("[write_outline day]",)]


async def test_a_late_step_is_not_put_off_to_a_day_that_has_its_own(clock: Simulation) -> None:
    await clock.sleep_to(date(2027, 3, 23), 10)
    (digest,) = clock.to("Giang")
    assert digest.steps == ("[write_outline t-3]",)
    assert "Nhắc lại" not in " ".join(digest.buttons)


async def test_after_a_month_one_message_a_person(clock: Simulation) -> None:
    """On 8 April meeting 1 is over: what ended with it is not reminded of, what never ends is."""
    owing.comments(clock.world, ["Lan"])
    owing.rewrites(clock.world, "Hà", date(2027, 3, 11), date(2027, 3, 16))
    owing.news(clock.world, "Nga", "Hà")
    await clock.sleep_to(date(2027, 4, 8), 10)
    told = [each.row for each in clock.told if each.name != "An"]
    assert told == [
        ("Hà", "08/4 10:00", "digest [rewrite overdue] [rewrite overdue] +home-none-overdue"),
        ("Nga", "08/4 10:00", "digest +home-none-overdue"),
    ]
    assert {row.state for row in owing.of_kind(clock.world, "comment")} == {DutyState.MISSED}
    assert {row.state for row in owing.of_kind(clock.world, "write_outline")} == {DutyState.MISSED}


async def test_after_a_month_one_morning_list(clock: Simulation) -> None:
    await clock.sleep_to(date(2027, 4, 8), 10)
    lists = clock.world.rows(Outgoing, kind="morning-list")
    assert len(lists) == 1
    (told,) = clock.to("An")
    assert "thứ Năm ngày 08/4/2027" in told.text
    assert "đến muộn" in told.text
    waiting = clock.world.rows(ClockTask, what=Event.MORNING_LIST, done_at=None)
    assert [row.due_at for row in waiting] == [local(date(2027, 4, 9), 7, 30)]


@pytest.mark.parametrize(("day", "hour"), [(9, 7), (9, 20), (10, 9)])
async def test_a_list_of_a_day_gone_by_is_not_made_out_of_hours(
    clock: Simulation, day: int, hour: int
) -> None:
    """Before its hour, in the evening, on a Saturday: the next one is planned, and that is all."""
    await clock.sleep_to(date(2027, 4, day), hour, 15)
    assert clock.world.rows(Outgoing, kind="morning-list") == []
    (waiting,) = clock.world.rows(ClockTask, what=Event.MORNING_LIST, done_at=None)
    expected = local(date(2027, 4, 9), 7, 30) if hour == 7 else local(date(2027, 4, 12), 7, 30)
    assert waiting.due_at == expected


async def test_a_brief_is_sent_late_while_its_meeting_lies_ahead(clock: Simulation) -> None:
    await clock.sleep_to(date(2027, 3, 30), 10)
    assert clock.to("Lan")[0].joined == ("brief-title",)


async def test_a_brief_after_its_meeting_is_dropped(clock: Simulation) -> None:
    await clock.sleep_to(date(2027, 4, 6), 10)
    assert clock.to("Lan") == []
    assert clock.world.rows(Outgoing, kind="brief-title") == []


async def test_after_two_months_the_second_brief_alone(clock: Simulation) -> None:
    await clock.sleep_to(date(2027, 4, 27), 10)
    (digest,) = clock.to("Lan")
    assert digest.joined == ("brief-title",)
    assert "tháng 5/2027" in digest.text
