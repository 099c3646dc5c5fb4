"""Reminders: one digest a day, within the budget and the hours; nothing to those who are told nothing."""

from datetime import date, time, timedelta

import pytest

from scheduler.digest import HOME, rows_of
from storage.tables import Duty, DutyState, Meeting, Membership, Outgoing, OutgoingState
from tests.scheduler import owing
from tests.scheduler.simulator import Simulation
from tests.world import World, local
from texts.message import button, line, message
from workflow.cell import ledger
from workflow.cell.house import change_setting
from workflow.rules.duties import DutyKind


def march(day: int) -> date:
    return date(2027, 3, day)


@pytest.fixture
async def clock(world: World) -> Simulation:
    """The quarter has opened; it is Monday 8 March, 08:00. The cell meets on 5 April."""
    return await Simulation(world).walk_to(march(8))


async def test_one_digest_speaks_of_everything_due_that_day(clock: Simulation) -> None:
    (rewrite,) = owing.rewrites(clock.world, "Lan", march(11))
    vote = owing.asked_in_advance(clock.world, "Lan", march(11))
    await clock.walk_to(march(11), 9)
    (digest,) = clock.to("Lan")
    assert digest.row == ("Lan", "11/3 08:00", "digest [rewrite day] [vote_advance last_morning]")
    assert "1. Chỉnh sửa đề cương" in digest.text
    assert "2. Cho ý kiến trước buổi sinh hoạt" in digest.text
    assert digest.buttons == ("1. Xem ý kiến và chỉnh sửa", "2. Cho ý kiến", "Việc của tôi")
    rows = [*owing.reminders(clock.world, rewrite), *owing.reminders(clock.world, vote)]
    assert {(row.carried_days, row.late) for row in rows} == {(0, False)}
    assert len({row.outgoing_id for row in rows}) == 1


def test_there_is_one_way_home_also_after_a_change_of_office() -> None:
    told = message(line("digest-private"), buttons=(button("menu", "button-home"),))
    duty = button("write:1", "do-rewrite", mark="")
    assert rows_of([duty, HOME], [told]) == ((duty,), told.rows[0])
    assert rows_of([duty], []) == ((duty,), (HOME,))


async def test_a_step_is_said_once_however_often_the_sweep_runs(clock: Simulation) -> None:
    owing.rewrites(clock.world, "Lan", march(11))
    await clock.walk_to(march(11), 8)
    for _ in range(3):
        await clock.tick()
    assert len(clock.to("Lan")) == 1


async def test_what_is_done_is_reminded_of_no_more(clock: Simulation) -> None:
    (duty,) = owing.rewrites(clock.world, "Lan", march(11))
    await clock.walk_to(march(11), 9)
    clock.do(lambda work: ledger.done(work, DutyKind.REWRITE, duty.subject_id))
    await clock.walk_to(march(15), 9)
    assert [each.steps for each in clock.to("Lan")] == [("[rewrite day]",)]


async def test_the_wording_of_the_day_and_of_what_is_overdue(clock: Simulation) -> None:
    owing.rewrites(clock.world, "Lan", march(11))
    await clock.walk_to(march(12), 9)
    today, late = clock.to("Lan")
    assert "Việc này đến hạn hôm nay." in today.text
    assert "quá hạn" not in today.text
    assert "(quá hạn 1 ngày)" in late.text
    assert "xin đồng chí cho Bí thư biết" in late.text
    assert "Trợ giúp" in late.buttons
    assert all(each.text.startswith("Kính gửi đồng chí Đỗ Mẫu Lan,") for each in (today, late))
    assert all("chỉ gửi riêng đồng chí" in each.text for each in (today, late))


async def test_news_of_others_joins_the_digest(clock: Simulation) -> None:
    owing.rewrites(clock.world, "Lan", march(11))
    await clock.walk_to(march(10), 9)
    owing.news(clock.world, "Lan")
    await clock.walk_to(march(11), 9)
    (digest,) = clock.to("Lan")
    assert digest.joined == ("home-none-overdue",)
    assert "Đồng chí không có việc nào quá hạn." in digest.text
    assert digest.buttons.count("Việc của tôi") == 1
    assert {row.state for row in clock.world.rows(Outgoing, kind="home-none-overdue")} == {"joined"}


async def test_buttons_that_do_the_same_stand_once_the_way_home_last(clock: Simulation) -> None:
    owing.news(clock.world, "Lan")
    owing.news(clock.world, "Lan")
    await clock.walk_to(march(9), 9)
    (digest,) = clock.to("Lan")
    assert digest.joined == ("home-none-overdue", "home-none-overdue")
    assert digest.buttons == ("Trợ giúp", "Việc của tôi")


async def test_each_gets_a_digest_of_ones_own_though_all_owe_the_same(clock: Simulation) -> None:
    duties = owing.comments(clock.world, ["Lan", "Hà", "Nga"])
    await clock.walk_to(date(2027, 3, 30), 9)
    digests = clock.world.rows(Outgoing, kind="digest", digest_on=date(2027, 3, 30))
    owners = {duty.id: duty.owner_id for duty in duties}
    for row in digests:
        marked = {each["duty"] for each in row.content["lines"] if "duty" in each}
        pressed = [each["action"] for buttons in row.content["rows"] for each in buttons]
        (duty_id,) = marked
        assert owners[duty_id] == row.person_id
        assert f"snooze:{duty_id}" in pressed
    greeted = {each.name: each.text.splitlines()[0] for each in clock.to("Lan", "Hà", since=march(30))}
    assert greeted == {"Lan": "Kính gửi đồng chí Đỗ Mẫu Lan,", "Hà": "Kính gửi đồng chí Vũ Mẫu Hà,"}


async def test_news_waits_for_a_working_day(clock: Simulation) -> None:
    await clock.walk_to(march(11), 9)
    owing.news(clock.world, "Lan")
    await clock.sleep_to(march(13), 10)
    await clock.walk_to(march(15), 9)
    assert [each.row[1] for each in clock.to("Lan")] == ["15/3 08:00"]


async def test_a_formal_notice_makes_its_digest_formal(clock: Simulation) -> None:
    owing.news(clock.world, "Lan", formal=True)
    owing.news(clock.world, "Nga")
    await clock.walk_to(march(9), 9)
    formal = {row.person_id: row.formal for row in clock.world.rows(Outgoing, kind="digest")}
    assert formal == {clock.world.person_id("Lan"): True, clock.world.person_id("Nga"): False}


async def test_a_fourth_message_in_seven_days_is_carried_and_counted(clock: Simulation) -> None:
    duties = owing.rewrites(clock.world, "Lan", march(10), march(12), march(16))
    await clock.walk_to(march(17), 9)
    told = [(each.when.day, each.steps) for each in clock.to("Lan")]
    # 10: due. 11: overdue. 12: due, and the third. 15 and 16 do not fit; on the 17th the 10th is a week ago.
    assert told == [
        (10, ("[rewrite day]",)),
        (11, ("[rewrite overdue]",)),
        (12, ("[rewrite day]",)),
        (17, ("[rewrite overdue]", "[rewrite overdue]")),
    ]
    assert [row.carried_days for row in owing.reminders(clock.world, duties[1])] == [0, 2]
    # The third duty's day was carried to where its next step took its place.
    carried, said = owing.reminders(clock.world, duties[2])
    assert (carried.step, carried.carried_days, carried.outgoing_id) == ("day", 1, None)
    assert (said.step, said.carried_days) == ("overdue", 0)
    # Carried is not late: nobody was away.
    assert [row.late for duty in duties for row in owing.reminders(clock.world, duty)] == [False] * 6
    assert "đến muộn" not in clock.to("Lan")[-1].text


async def test_who_owes_nothing_gets_one_message_a_week(clock: Simulation) -> None:
    owing.news(clock.world, "Lan")
    await clock.walk_to(march(10), 9)
    owing.news(clock.world, "Lan")
    await clock.walk_to(march(17), 9)
    assert [each.when.day for each in clock.to("Lan")] == [9, 16]


async def test_the_most_urgent_stands_first(clock: Simulation) -> None:
    owing.rewrites(clock.world, "Lan", march(11), march(10))
    owing.news(clock.world, "Lan")
    clock.world.at(march(10), 22)
    await clock.tick()
    await clock.walk_to(march(11), 9)
    (digest,) = clock.to("Lan")
    assert (
        digest.text.index("11/3/2027") < digest.text.index("10/3/2027") < digest.text.index("không có việc")
    )


@pytest.mark.parametrize(
    ("hour", "said_on"), [(6, "11 08:00"), (7, "11 07:00"), (19, "11 19:00"), (20, "12 08:00")]
)
async def test_between_20_00_and_07_00_nothing_is_sent(clock: Simulation, hour: int, said_on: str) -> None:
    owing.rewrites(clock.world, "Lan", march(10))
    await clock.sleep_to(march(11), hour)
    await clock.walk_to(march(12), 9)
    assert clock.to("Lan")[0].when.strftime("%d %H:%M") == said_on


async def test_a_step_missed_before_the_weekend_waits_for_monday(clock: Simulation) -> None:
    owing.rewrites(clock.world, "Lan", march(12))
    await clock.sleep_to(march(13), 9)
    await clock.walk_to(march(15), 9)
    assert [(each.when.day, each.steps) for each in clock.to("Lan")] == [(15, ("[rewrite overdue]",))]


async def test_a_deadline_on_a_sunday_is_spoken_of_on_that_sunday(clock: Simulation) -> None:
    owing.rewrites(clock.world, "Lan", march(14))
    await clock.walk_to(march(15), 9)
    assert [each.row[1:] for each in clock.to("Lan")] == [
        ("14/3 08:00", "digest [rewrite day]"),
        ("15/3 08:00", "digest [rewrite overdue]"),
    ]


async def test_a_step_put_off_over_the_weekend_gives_way_to_one_that_comes_before(clock: Simulation) -> None:
    """The meeting was moved onto a Sunday; on the Friday before, nothing ran."""
    meeting = clock.world.rows(Meeting, number=1)[0]
    sunday = local(march(14), 14)
    clock.world.do(lambda work: work.change(Meeting, meeting.id, at=sunday))
    owing.comments(clock.world, ["Lan"])
    await clock.walk_to(march(11), 9)
    await clock.sleep_to(march(13), 10)
    await clock.walk_to(march(14), 12)
    assert [each.row[1:] for each in clock.to("Lan")] == [("14/3 08:00", "digest [comment outline meeting]")]


async def test_what_is_due_before_the_next_digest_is_said_on_a_second_one(clock: Simulation) -> None:
    owing.rewrites(clock.world, "Lan", march(11))
    owing.rewrites(clock.world, "Lan", march(9), march(12), at=time(7, 30))
    await clock.walk_to(march(12), 7)
    # The evening before, because the hour of the deadline comes before the hour of digests.
    assert [each.row[1:] for each in clock.to("Lan")] == [
        ("11/3 08:00", "digest [rewrite day]"),
        ("11/3 19:00", "digest [rewrite day]"),
    ]
    digests = clock.world.rows(Outgoing, kind="digest", person_id=clock.world.person_id("Lan"))
    assert [row.digest_on for row in digests] == [march(11), None]


@pytest.mark.parametrize("name", ["Thảo", "Uyên", "Việt", "Xuân"])
async def test_the_exempt_the_away_the_suspended_and_the_follower_get_no_messages(
    clock: Simulation, name: str
) -> None:
    (duty,) = owing.rewrites(clock.world, name, march(11))
    owing.news(clock.world, name)
    await clock.walk_to(march(17), 9)
    assert clock.to(name) == []
    assert owing.now(clock.world, duty).next_step_at is None
    assert {row.state for row in clock.world.rows(Outgoing, kind="home-none-overdue")} == {"void"}


async def test_who_has_left_the_cell_gets_no_messages(clock: Simulation) -> None:
    owing.rewrites(clock.world, "Lan", march(11))
    row = clock.world.rows(Membership, person_id=clock.world.person_id("Lan"))[0]
    clock.world.do(lambda work: work.change(Membership, row.id, until_on=march(11)))
    await clock.walk_to(march(17), 9)
    assert clock.to("Lan") == []


async def test_without_an_account_the_reminder_stands_and_its_notice_failed(world: World) -> None:
    clock = await Simulation(world, reached=["An"]).walk_to(march(8))
    (duty,) = owing.rewrites(world, "Lan", march(11))
    await clock.walk_to(march(12), 9)
    rows = owing.reminders(world, duty)
    assert [row.step for row in rows] == ["day", "overdue"]
    states = {world.rows(Outgoing, id=row.outgoing_id)[0].state for row in rows}
    assert states == {OutgoingState.FAILED}


async def test_one_whose_rows_are_wrong_does_not_stop_the_others(clock: Simulation) -> None:
    (duty,) = owing.comments(clock.world, ["Nga"])
    broken = {"meeting_id": None, "next_step_at": local(march(11))}
    clock.world.do(lambda work: work.change(Duty, duty.id, **broken))
    owing.rewrites(clock.world, "Lan", march(11))
    owing.rewrites(clock.world, "Hà", march(11))
    await clock.walk_to(march(11), 9)
    assert sorted(each.name for each in clock.to("Hà", "Lan", "Nga")) == ["Hà", "Lan"]
    at = owing.now(clock.world, duty).next_step_at
    assert at is not None
    assert at > clock.world.now


async def test_a_moved_deadline_is_reminded_of_anew(clock: Simulation) -> None:
    (duty,) = owing.rewrites(clock.world, "Lan", march(11))
    await clock.walk_to(march(11), 9)
    moved = clock.world.now + timedelta(days=7, hours=8)
    clock.do(lambda work: ledger.move(work, duty, given=moved))
    await clock.walk_to(march(19), 9)
    assert [(each.when.day, each.steps) for each in clock.to("Lan")] == [
        (11, ("[rewrite day]",)),
        (18, ("[rewrite day]",)),
        (19, ("[rewrite overdue]",)),
    ]
    assert len(owing.reminders(clock.world, duty)) == 3


async def test_the_cells_own_hour_holds(clock: Simulation) -> None:
    clock.do(change_setting, 1, "reminder.hour", "09:30", by=None)
    owing.rewrites(clock.world, "Lan", march(11))
    await clock.walk_to(march(11), 12)
    assert clock.to("Lan")[0].when.strftime("%H:%M") == "09:30"


async def test_comments_not_given_are_missed_when_the_meeting_opens(clock: Simulation) -> None:
    (duty,) = owing.comments(clock.world, ["Lan"])
    await clock.walk_to(date(2027, 4, 5), 13, 59)
    assert owing.now(clock.world, duty).state == DutyState.OPEN
    await clock.walk_to(date(2027, 4, 5), 14)
    assert owing.now(clock.world, duty).state == DutyState.MISSED
