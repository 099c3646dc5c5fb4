"""The secretary's morning list: what to press for, for the secretary's eyes alone, one message a day."""

from datetime import date

import pytest

from storage.tables import (
    Account,
    Assignment,
    AssignmentState,
    Membership,
    Office,
    Opening,
    Outgoing,
    PaperKind,
)
from tests.scheduler import owing
from tests.scheduler.cast import Cast
from tests.scheduler.simulator import Simulation, Told
from tests.workflow import rows
from tests.world import CELL, World
from workflow.cell import ledger
from workflow.cell.ledger import Subject
from workflow.cell.snoozing import snooze
from workflow.rules.duties import DutyKind


def march(day: int) -> date:
    return date(2027, 3, day)


@pytest.fixture
async def clock(world: World) -> Simulation:
    """Monday 8 March, 08:00: the quarter has opened, nobody is assigned."""
    return await Simulation(world).walk_to(march(8))


@pytest.fixture
async def calm(clock: Simulation) -> Simulation:
    """The same, but assigned and accepted: there is nothing to press for."""
    Cast(clock).assigns()
    Cast(clock).accepts("Giang")
    return clock


def lists(clock: Simulation) -> list[Told]:
    """The morning lists sent so far."""
    return [each for each in clock.told if each.kind == "morning-list"]


async def test_the_offices_duties_stand_in_it_with_their_buttons(clock: Simulation) -> None:
    await clock.walk_to(march(9), 9)
    (told,) = lists(clock)
    assert told.row == ("An", "09/3 07:30", "morning-list")
    assert "1. Phân công chuyên đề quý II/2027" in told.text
    assert told.buttons == ("1. Phân công chuyên đề", "Việc của Bí thư", "Việc của tôi")
    assert "Danh sách này chỉ Bí thư xem được." in told.text


async def test_it_comes_on_working_days_with_something_to_say_and_on_mondays(calm: Simulation) -> None:
    await calm.walk_to(march(23), 9)
    assert [(each.when.day, "Không có việc cần đôn đốc" in each.text) for each in lists(calm)] == [
        (15, True),
        (22, True),
    ]


async def test_a_late_one_too_says_that_there_is_nothing(calm: Simulation) -> None:
    await calm.walk_to(march(12), 9)
    await calm.sleep_to(march(15), 10)
    (told,) = lists(calm)
    assert "đến muộn" in told.text
    assert "Không có việc cần đôn đốc." in told.text


async def test_who_has_not_answered_and_what_is_overdue(clock: Simulation) -> None:
    Cast(clock).assigns()
    await clock.walk_to(march(26), 7, 30)
    by_day = {each.when.day: each.text for each in lists(clock)}
    assert 11 not in by_day
    assert "- Chưa trả lời phân công (hạn 11/3): Hoàng Mẫu Giang." in by_day[12]
    # The outline was due on the 24th; its last reminder goes on the 25th.
    assert "đề cương" not in by_day[25]
    assert "- Chưa gửi đề cương (hạn 24/3): Hoàng Mẫu Giang." in by_day[26]


async def test_who_asks_to_reconsider(clock: Simulation) -> None:
    Cast(clock).assigns()
    (row,) = clock.world.rows(Assignment)
    clock.world.do(lambda work: work.change(Assignment, row.id, state=AssignmentState.RECONSIDER))
    await clock.walk_to(march(9), 9)
    assert "- Đề nghị xem xét lại việc phân công: Hoàng Mẫu Giang." in lists(clock)[0].text


async def test_on_the_day_of_the_meeting_who_has_not_commented_nor_opened(calm: Simulation) -> None:
    rows.release(calm.world, Cast(calm).quarter, PaperKind.OUTLINE, author="Giang")
    await calm.walk_to(march(26), 12)
    owing.comments(calm.world, ["Lan", "Hà", "Nga"])
    opened = {"version_id": 1, "person_id": calm.world.person_id("Lan"), "opened_at": calm.world.now}
    rows.add(calm.world, Opening, **opened)
    (nga,) = (duty for duty in owing.of_kind(calm.world, "comment") if _owner(calm, duty.owner_id) == "Nga")
    calm.do(lambda work: ledger.done(work, DutyKind.COMMENT, nga.subject_id, owner_id=nga.owner_id))
    await calm.walk_to(date(2027, 4, 5), 8)
    told = lists(calm)[-1]
    assert told.when.day == 5
    assert "- Hôm nay chi bộ sinh hoạt lúc 14 giờ 00." in told.text
    assert "- Chưa góp ý đề cương (hạn 02/4): Đỗ Mẫu Lan, Vũ Mẫu Hà." in told.text
    assert "- Trong đó chưa mở tài liệu: Vũ Mẫu Hà." in told.text


async def test_the_reviewer_who_let_it_out_has_had_it_before_him(clock: Simulation) -> None:
    cast = Cast(clock)
    cast.assigns()
    await clock.walk_to(march(24), 15)
    cast.hands_in("Giang", PaperKind.OUTLINE)
    cast.agrees("Bình", PaperKind.OUTLINE)
    await clock.walk_to(date(2027, 4, 5), 8)
    owed, unopened = (
        next(each for each in lists(clock)[-1].text.splitlines() if words in each)
        for words in ("Chưa góp ý đề cương", "chưa mở tài liệu")
    )
    assert "Trần Mẫu Bình" in owed
    assert "Đỗ Mẫu Lan" in unopened
    assert "Trần Mẫu Bình" not in unopened


async def test_whom_nothing_reaches_and_since_when(world: World) -> None:
    clock = await Simulation(world, reached=["An", "Lan"]).walk_to(march(8))
    Cast(clock).assigns()
    await clock.walk_to(march(9), 8)
    account = {"person_id": world.person_id("Nga"), "platform": "telegram", "address": "7"}
    rows.add(world, Account, **account, bound_at=world.now, unreachable_at=world.now)
    owing.news(world, "Lan", "Nga")
    await clock.walk_to(march(11), 7, 30)
    joins = "Chưa tham gia Trợ lý nên không nhận được tin: Hoàng Mẫu Giang; đề nghị chuyển mã"
    assert joins in lists(clock)[0].text
    assert "- Chưa gửi được tin từ 09/3: Ngô Mẫu Nga; đề nghị gọi điện." in lists(clock)[-1].text
    assert "Lan" not in lists(clock)[-1].text


async def test_an_old_failure_is_no_news_but_is_said_when_there_is_some(world: World) -> None:
    clock = await Simulation(world, reached=["An"]).walk_to(march(8))
    Cast(clock).assigns()
    await clock.walk_to(march(16), 9)
    assert [each.when.day for each in lists(clock)][:2] == [9, 10]  # Giang, then Bình
    assert 11 not in {each.when.day for each in lists(clock)}
    assert "không nhận được tin: Trần Mẫu Bình, Hoàng Mẫu Giang" in lists(clock)[-1].text


async def test_who_can_be_reached_again_is_left_out(world: World) -> None:
    clock = await Simulation(world, reached=["An"]).walk_to(march(8))
    Cast(clock).assigns()
    giang = {"person_id": world.person_id("Giang"), "platform": "telegram", "address": "7"}
    rows.add(world, Account, **giang, bound_at=world.now)
    await clock.walk_to(march(15), 9)
    assert "không nhận được tin: Trần Mẫu Bình;" in lists(clock)[-1].text


async def test_the_secretarys_own_duties_join_it(clock: Simulation) -> None:
    """One message a day for the secretary too: the list speaks of what would be said at 08:00."""
    (duty,) = owing.rewrites(clock.world, "An", march(11))
    await clock.walk_to(march(10), 9)
    owing.news(clock.world, "An")
    await clock.walk_to(march(11), 9)
    told = clock.to("An", since=march(11))
    assert [each.row for each in told] == [
        ("An", "11/3 07:30", "morning-list [rewrite day] +home-none-overdue")
    ]
    assert "Việc của riêng đồng chí:\n2. Chỉnh sửa đề cương" in told[0].text
    assert told[0].buttons[:2] == ("1. Phân công chuyên đề", "2. Xem ý kiến và chỉnh sửa")
    assert owing.now(clock.world, duty).next_step == "overdue"


async def test_what_joined_the_list_may_be_put_off_to_another_day(clock: Simulation) -> None:
    owing.outline(clock.world, "An")
    (duty,) = owing.of_kind(clock.world, "write_outline")
    await clock.walk_to(march(15), 7, 40)
    assert "2. Nhắc lại ngày 16/3" in clock.to("An")[-1].buttons
    an = clock.world.actor("An")
    clock.do(lambda work: snooze(work, an, duty.id))
    await clock.walk_to(march(16), 9)
    own = [each.row[1:] for each in clock.to("An", since=march(15)) if each.steps]
    assert own == [
        ("15/3 07:30", "morning-list [write_outline t-7]"),
        ("16/3 07:30", "morning-list [write_outline t-7-again]"),
    ]


async def test_on_a_day_without_a_list_the_secretary_gets_a_digest(calm: Simulation) -> None:
    owing.rewrites(calm.world, "An", march(11))
    await calm.walk_to(march(11), 9)
    assert [each.row for each in calm.to("An")] == [("An", "11/3 08:00", "digest [rewrite day]")]


async def test_an_evaluation_stands_in_it_from_its_day_on(calm: Simulation) -> None:
    await calm.walk_to(march(9), 9)
    quarter = Cast(calm).quarter
    subject = Subject(quarter.topic_id or 0, quarter_id=quarter.id)
    calm.do(lambda work: ledger.bear(work, DutyKind.EVALUATE, cell_id=CELL, subject=subject))
    await calm.walk_to(march(16), 9)
    assert [each.when.day for each in lists(calm)] == [12, 15, 16]
    assert "1. Đánh giá kết quả chuyên đề" in lists(calm)[0].text


async def test_it_goes_to_whoever_holds_the_office(clock: Simulation) -> None:
    an, binh = (
        clock.world.rows(Membership, person_id=clock.world.person_id(name))[0] for name in ("An", "Bình")
    )
    clock.world.do(lambda work: work.change(Membership, an.id, office=Office.MEMBER))
    clock.world.do(lambda work: work.change(Membership, binh.id, office=Office.SECRETARY))
    await clock.walk_to(march(9), 9)
    assert [each.name for each in lists(clock)] == ["Bình"]


async def test_it_stands_outside_the_budget(clock: Simulation) -> None:
    owing.news(clock.world, "An")
    await clock.walk_to(march(19), 9)
    assert len(lists(clock)) == 9
    assert {row.person_id for row in clock.world.rows(Outgoing, kind="morning-list")} == {None}


def _owner(clock: Simulation, person_id: int | None) -> str:
    return "Nga" if person_id == clock.world.person_id("Nga") else ""
