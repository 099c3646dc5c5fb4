"""Meetings over real HTTP: what meeting 1 decided, who was present at meeting 2, and when it is too early."""

from datetime import date

import pytest

from rehearsal.phone import Phone
from storage.tables import Attendance, CellQuarter, Meeting
from storage.work import UnitOfWork
from storage.writer import run_once
from tests.released import release_outline
from tests.stage import Stage
from workflow.meetings import meetings
from workflow.rules.calendar import HOME

D1, D2, D3 = date(2027, 4, 5), date(2027, 5, 5), date(2027, 6, 7)


def _release(work: UnitOfWork) -> None:
    release_outline(work, work.all(CellQuarter)[0].id)


@pytest.fixture
async def an(stage: Stage) -> Phone:
    """The secretary's phone on the eve of meeting 1; the outline was released."""
    await stage.walk_to(date(2027, 4, 2), 9)
    run_once(stage.engine, stage.now, HOME, _release)
    for name in ("Bình", "Giang", "Hà"):
        await stage.phone(name)
    return await stage.phone("An")


def meeting(stage: Stage, number: int) -> Meeting:
    found = run_once(stage.engine, stage.now, HOME, lambda work: work.find(Meeting, number=number))
    assert found is not None
    return found


def present(stage: Stage, number: int) -> int:
    return len(run_once(stage.engine, stage.now, HOME, meetings.present_ids, meeting(stage, number).id))


async def test_before_its_hour_a_meeting_is_shown_but_not_recorded(stage: Stage, an: Phone) -> None:
    await an.says("/hop")
    assert an.last.count("Chưa diễn ra") == 3
    assert "14 giờ 00, thứ Hai ngày 05/4/2027" in an.last
    assert an.from_bot[-1].labels == ("Dời một buổi sinh hoạt", "Việc của tôi")
    for data in ("meeting:1", "meeting-confirm:1:adopted", "meeting-outcome:1:adopted", "meeting-present:2"):
        await an.press_data(an.from_bot[-1], data)
        assert "chỉ ghi được từ giờ đó" in an.last
    assert meeting(stage, 1).recorded_at is None


async def test_held_earlier_it_is_moved_first_and_recorded_then(stage: Stage, an: Phone) -> None:
    await stage.walk_to(D1, 8, 30)
    await an.says("/hop")
    assert an.from_bot[-1].labels == ("Dời một buổi sinh hoạt", "Việc của tôi")
    await an.press_data(an.from_bot[-1], "meeting:1")
    assert "chỉ ghi được từ giờ đó" in an.last
    await an.presses("Dời một buổi sinh hoạt")
    await an.presses("14 giờ 00, thứ Hai ngày 05/4/2027")
    await an.says("5/4/2027")
    await an.says("9 giờ")
    await an.says("Chiều có việc đột xuất")
    await an.presses("Dời buổi sinh hoạt")
    await stage.walk_to(D1, 9, 0)
    await an.says("/hop")
    await an.presses("Ghi kết quả ngày 05/4")
    assert "Chi bộ đã quyết định thế nào về đề cương?" in an.last


async def test_the_outline_is_adopted(stage: Stage, an: Phone) -> None:
    giang = await stage.phone("Giang")
    await stage.walk_to(D1, 14, 5)
    await an.says("/viec")
    await an.presses("Ghi kết quả buổi sinh hoạt")
    assert "Chi bộ đã quyết định thế nào về đề cương?" in an.last
    assert "người chuẩn bị được báo" in an.last
    await an.presses("Thông qua đề cương")
    assert "Kết quả chỉ ghi một lần" in an.last
    assert meeting(stage, 1).recorded_at is None
    await an.presses("Xác nhận")
    assert "Đã ghi kết quả buổi sinh hoạt: thông qua đề cương." in an.last
    assert "hạn 17 giờ 00, thứ Tư ngày 21/4/2027" in an.last
    await stage.walk_to(date(2027, 4, 6), 9)
    await giang.refresh()
    assert "Chi bộ đã thông qua đề cương" in giang.last
    await giang.presses("Viết dự thảo")


async def test_the_button_of_a_choice_that_was_dropped_asks_again(stage: Stage, an: Phone) -> None:
    await stage.walk_to(D1, 15)
    await an.says("/meeting")
    await an.presses("Ghi kết quả ngày 05/4")
    assert "Chưa có đề cương" not in an.from_bot[-1].labels
    await an.presses("Yêu cầu làm lại đề cương")
    dropped, button = an.button("Xác nhận: làm lại đề cương")
    await an.presses("Chọn lại")
    await an.presses("Thông qua, có chỉnh sửa")
    await an.press_data(dropped, button.data or "")
    assert "Đồng chí chọn: yêu cầu làm lại đề cương" in an.last
    assert meeting(stage, 1).recorded_at is None
    await an.presses("Thông qua, có chỉnh sửa")
    await an.presses("Xác nhận: thông qua, có chỉnh sửa")
    assert "Đã ghi kết quả buổi sinh hoạt: thông qua đề cương, có chỉnh sửa." in an.last


async def test_whoever_comes_second_sees_what_was_recorded_and_by_whom(stage: Stage, an: Phone) -> None:
    binh = await stage.phone("Bình")
    await stage.walk_to(D1, 15)
    for phone, label in ((an, "Yêu cầu làm lại đề cương"), (binh, "Thông qua đề cương")):
        await phone.says("/meeting")
        await phone.presses("Ghi kết quả ngày 05/4")
        await phone.presses(label)
    await an.presses("Xác nhận")
    assert "hạn 17 giờ 00, thứ Hai ngày 12/4/2027" in an.last
    for _ in range(2):
        await binh.presses("Xác nhận")
        assert "Nguyễn Mẫu An đã ghi kết quả lúc 15 giờ 00" in binh.last
        assert "Yêu cầu làm lại đề cương" in binh.last
    await an.presses("Xác nhận")
    assert "Nguyễn Mẫu An đã ghi kết quả" in an.last


async def test_words_and_stickers_are_told_that_buttons_are_enough(stage: Stage, an: Phone) -> None:
    await stage.walk_to(D1, 15)
    await an.says("/hop")
    await an.presses("Ghi kết quả ngày 05/4")
    await an.says("thông qua")
    assert "chỉ cần bấm nút" in an.last
    await an.sends_sticker()
    assert "chỉ cần bấm nút" in an.last
    assert "Thông qua đề cương" in an.labels
    assert meeting(stage, 1).recorded_at is None


async def test_a_member_does_not_record(stage: Stage, an: Phone) -> None:
    ha = await stage.phone("Hà")
    await stage.walk_to(D2, 15)
    assert "meeting" not in ha.menu
    assert "meeting" in an.menu
    await ha.says("/meeting")
    assert "do Bí thư hoặc Phó Bí thư thực hiện" in ha.last
    second = meeting(stage, 2)
    for data in (f"meeting-present:{second.id}", f"meeting-mark:{second.id}:1:absent:0"):
        await ha.press_data(ha.from_bot[-1], data)
        assert "do Bí thư hoặc Phó Bí thư thực hiện" in ha.last
    assert run_once(stage.engine, stage.now, HOME, lambda work: work.count(Attendance)) == 0


async def test_who_is_present_starts_from_everybody(stage: Stage, an: Phone) -> None:
    await stage.walk_to(D2, 14, 30)
    await an.says("/viec")
    assert "Ghi danh sách có mặt buổi sinh hoạt ngày 05/5/2027" in an.last
    await an.says("/hop")
    await an.presses("Ghi kết quả ngày 05/5")
    assert "Có mặt: 14/14 đồng chí." in an.last
    assert "Không ai vắng." in an.last
    await an.presses("Ghi vắng: Vũ Mẫu Hà")
    assert "Có mặt: 13/14" in an.last
    await an.sends_sticker()
    assert "chỉ cần bấm nút" in an.last
    assert "Vắng: đồng chí Vũ Mẫu Hà" in an.last
    await an.presses("Trang sau")
    await an.presses("Ghi vắng: Phan Mẫu Sơn")
    await an.presses("Ghi có mặt: Võ Mẫu Thảo")
    assert "Có mặt: 13/15" in an.last
    await an.presses("Xác nhận danh sách")
    assert "Đã ghi danh sách buổi sinh hoạt, có mặt 13/15 đồng chí." in an.last
    assert present(stage, 2) == 13


async def test_pressing_a_name_twice_is_pressing_it_once(stage: Stage, an: Phone) -> None:
    await stage.walk_to(D2, 14, 30)
    await an.says("/hop")
    await an.presses("Ghi kết quả ngày 05/5")
    shown, button = an.button("Ghi vắng: Vũ Mẫu Hà")
    assert button.data is not None
    for _ in range(2):
        await an.press_data(shown, button.data)
        assert "Có mặt: 13/14" in an.last


async def test_leaving_and_coming_back_finds_those_put_down(stage: Stage, an: Phone) -> None:
    await stage.walk_to(D2, 14, 30)
    await an.says("/hop")
    await an.presses("Ghi kết quả ngày 05/5")
    await an.presses("Ghi vắng: Vũ Mẫu Hà")
    await an.says("/huy")
    binh = await stage.phone("Bình")
    await binh.says("/hop")
    await binh.presses("Ghi kết quả ngày 05/5")
    assert "Vắng: đồng chí Vũ Mẫu Hà" in binh.last


async def test_a_recorded_list_may_still_be_corrected(stage: Stage, an: Phone) -> None:
    await stage.walk_to(D2, 14, 30)
    await an.says("/hop")
    await an.presses("Ghi kết quả ngày 05/5")
    await an.presses("Xác nhận danh sách")
    await an.presses("Sửa danh sách có mặt")
    assert "Mỗi lần bấm là sửa ngay" in an.last
    await an.presses("Ghi vắng: Vũ Mẫu Hà")
    assert present(stage, 2) == 13
    await an.presses("Xong")
    assert "Nguyễn Mẫu An đã ghi kết quả" in an.last
    assert "Có mặt: 13/14" in an.last


@pytest.mark.parametrize(
    "data",
    [
        "meeting:999",
        "meeting-outcome:1:carried",
        "meeting-confirm:2:adopted",
        "meeting-mark:2:999:absent:0",
        "meeting-mark:2:16:present:0",
        "meeting-mark:2:1:maybe:0",
        "meeting-present:1",
        "meeting-list:1",
    ],
)
async def test_a_forged_button_changes_nothing(stage: Stage, an: Phone, data: str) -> None:
    await stage.walk_to(D2, 15)
    await an.says("/hop")
    await an.press_data(an.from_bot[-1], data)
    assert "Nút này không còn dùng được" in an.last
    assert run_once(stage.engine, stage.now, HOME, lambda work: work.count(Attendance)) == 0
    assert not [number for number in (1, 2) if meetings.is_recorded(meeting(stage, number))]


async def test_after_meeting_3_the_way_leads_to_the_evaluation(stage: Stage, an: Phone) -> None:
    await stage.walk_to(D3, 15)
    await an.says("/hop")
    await an.presses("Ghi kết quả ngày 07/6")
    await an.presses("Xác nhận danh sách")
    await an.presses("Đánh giá kết quả")
    assert "1/3." in an.last
