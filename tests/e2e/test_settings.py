"""/settings on the phones: one's own language, the cell's days and hours, one meeting moved."""

from datetime import date

import pytest

from rehearsal.phone import Phone
from storage.tables import Meeting
from storage.writer import run_once
from tests.stage import Stage
from workflow.cell.house import house_of
from workflow.rules.calendar import HOME

OPENED = date(2027, 3, 8)


@pytest.fixture
async def an(stage: Stage) -> Phone:
    """The secretary's phone in the quarter that has just opened."""
    await stage.walk_to(OPENED, 8, 5)
    return await stage.phone("An")


async def press(phone: Phone, *labels: str) -> None:
    for label in labels:
        await phone.presses(label)


def meetings(stage: Stage) -> list[Meeting]:
    return run_once(stage.engine, stage.now, HOME, lambda work: work.all(Meeting))


async def test_language_follows_at_once_and_is_each_persons_own(stage: Stage, an: Phone) -> None:
    ha = await stage.phone("Hà")
    await ha.says("/caidat")
    assert "Ngày sinh hoạt" not in ha.last
    assert list(ha.from_bot[-1].labels) == ["English", "Việc của tôi"]
    await press(ha, "English")
    assert "the assistant speaks English with you" in ha.last
    assert ha.menu["settings"] == "Settings, language"
    await press(ha, "Tiếng Việt")
    assert "tiếng Việt với riêng đồng chí" in ha.last
    assert ha.menu["settings"] == "Cài đặt, ngôn ngữ"
    await ha.press_data(ha.from_bot[-1], "language:fr")
    assert "không còn dùng được" in ha.last
    await an.says("/settings")
    assert "tiếng Việt" in an.last


async def test_the_cells_settings(stage: Stage, an: Phone) -> None:
    await an.says("/settings")
    assert "ngày 5 hằng tháng" in an.last
    assert "14 giờ 00" in an.last
    await press(an, "Đổi ngày sinh hoạt")
    assert "quý đang mở giữ nguyên" in an.last
    await an.sends_sticker()
    assert "từ 1 đến 31" in an.last
    await an.says("32")
    assert "từ 1 đến 31" in an.last
    await an.says("ngày 12")
    assert "ngày 12 hằng tháng, cho các quý mở sau này" in an.last
    await press(an, "Cài đặt", "Đổi giờ sinh hoạt")
    await an.says("3h")
    assert "từ 06 giờ 00 đến 21 giờ 00" in an.last
    await an.says("8")
    assert "08 giờ 00, cho các quý mở sau này" in an.last
    await press(an, "Cài đặt", "Đổi địa điểm")
    await an.says("Hội trường <B>")
    assert "Hội trường <B>" in an.last
    await press(an, "Cài đặt", "Đổi giờ nhắc việc")
    await an.says("20h")
    assert "07 giờ 00 đến 19 giờ 00" in an.last
    await press(an, "09 giờ 00")
    house = run_once(stage.engine, stage.now, HOME, house_of, 1)
    assert (house.meeting_day, house.meeting_hour.hour) == (12, 8)
    assert (house.place, house.reminder_hour.hour) == ("Hội trường <B>", 9)
    await press(an, "Việc của tôi")
    assert "Hội trường <B>" in an.last
    assert [row.at.day for row in meetings(stage)] == [5, 5, 7]


async def test_the_cells_settings_are_not_a_members(stage: Stage, an: Phone) -> None:
    for name in ("Chi", "Hà", "Xuân"):
        phone = await stage.phone(name)
        for data in ("set-day:3", "set-hour:800", "set-no-place", "set-reminder:900", "move", "move-do:1"):
            await phone.press_data(phone.from_bot[-1], data)
            assert "do Bí thư hoặc Phó Bí thư" in phone.last


async def to_the_reason(an: Phone) -> None:
    """From the settings to the question why."""
    await an.says("/caidat")
    await press(an, "Dời một buổi sinh hoạt", "05/4/2027")
    await an.says("12/4/2027")
    await press(an, "Giữ 14 giờ 00")


async def test_one_meeting_is_moved(stage: Stage, an: Phone) -> None:
    ha, thao = await stage.phone("Hà"), await stage.phone("Thảo")
    await an.says("/caidat")
    await press(an, "Dời một buổi sinh hoạt", "05/4/2027")
    assert "Chưa có gì thay đổi" in an.last
    for typed, answer in (
        ("31/02", "không có ngày này"),
        ("1/3/2027", "đã qua"),
        ("5/5/2027", "Buổi sinh hoạt sau là thứ Tư ngày 05/5/2027"),
    ):
        await an.says(typed)
        assert answer in an.last
    await an.says("11/4/2027")
    assert "là ngày nghỉ" in an.last
    await press(an, "Chọn ngày khác")
    await an.says("thứ Hai ngày 12/4/2027")
    await an.says("5h sáng")
    assert "từ 06 giờ 00" in an.last
    await an.says("15h")
    assert "Mọi đồng chí đang sinh hoạt sẽ đọc được" in an.last
    await an.says("Có đoàn kiểm tra")
    assert "14 giờ 00, thứ Hai ngày 05/4/2027 → 15 giờ 00, thứ Hai ngày 12/4/2027" in an.last
    assert "Đề cương: 24/3 → 31/3" in an.last
    assert "Lý do: Có đoàn kiểm tra" in an.last
    assert meetings(stage)[0].at.day == 5
    await press(an, "Dời buổi sinh hoạt")
    assert "Đã dời buổi sinh hoạt" in an.last
    await press(an, "Dời buổi sinh hoạt")
    assert "đang là 15 giờ 00, thứ Hai ngày 12/4/2027" in an.last
    await stage.walk_to(date(2027, 3, 9), 9)
    await ha.refresh()
    await thao.refresh()
    told = [each.text for each in ha.from_bot if "Chi bộ dời buổi sinh hoạt" in each.text]
    assert len(told) == 1
    assert "Có đoàn kiểm tra" in told[0]
    assert not any("dời buổi sinh hoạt" in each.text for each in thao.from_bot)


async def test_moved_after_its_hour_it_lets_the_author_go_on(stage: Stage, an: Phone) -> None:
    giang = await stage.phone("Giang")
    await an.says("/phancong")
    await press(an, "Phân công theo kế hoạch")
    await stage.walk_to(date(2027, 4, 5), 15)
    await giang.says("/decuong")
    assert "không có đề cương nào cần viết" in giang.last
    await to_the_reason(an)
    await an.says("Bão, chưa họp được")
    assert "Gửi đề cương (1 đồng chí): 17 giờ 00 ngày 24/3 → 17 giờ 00 ngày 06/4" in an.last
    await press(an, "Dời buổi sinh hoạt")
    await giang.waits_for("Chi bộ dời buổi sinh hoạt")
    assert "thứ Ba ngày 06/4/2027" in giang.last
    await press(giang, "Viết đề cương")
    await giang.says("Đề cương viết sau bão")
    await press(giang, "Xem lại và gửi", "Gửi")
    assert "Đã gửi đề cương" in giang.last


async def test_a_day_off_may_be_meant(stage: Stage, an: Phone) -> None:
    await an.says("/caidat")
    await press(an, "Dời một buổi sinh hoạt", "05/4/2027")
    await an.says("11/4/2027")
    await press(an, "Vẫn chọn ngày này", "Giữ 14 giờ 00")
    await an.says("Cả chi bộ rảnh Chủ nhật")
    await press(an, "Dời buổi sinh hoạt")
    assert meetings(stage)[0].at.astimezone(HOME).date() == date(2027, 4, 11)


async def test_the_reason_is_kept_when_one_leaves(an: Phone) -> None:
    await to_the_reason(an)
    await an.says("Có đoàn kiểm tra")
    await an.says("/viec")
    await an.says("/caidat")
    await press(an, "Dời một buổi sinh hoạt", "05/4/2027")
    await an.says("13/4/2027")
    await press(an, "Giữ 14 giờ 00")
    assert "Lý do: Có đoàn kiểm tra" in an.last
    await press(an, "Viết lại lý do")
    await an.sends_photo(b"x")
    assert "Lý do dời?" in an.last
    await an.says("Bão")
    assert "Lý do: Bão" in an.last


async def test_two_leaders_move_it_at_once(stage: Stage, an: Phone) -> None:
    binh = await stage.phone("Bình")
    for phone in (an, binh):
        await to_the_reason(phone)
        await phone.says("Có đoàn kiểm tra")
    await press(an, "Dời buổi sinh hoạt")
    await press(binh, "Dời buổi sinh hoạt")
    assert "vừa được một đồng chí khác dời" in binh.last


async def test_what_is_pressed_out_of_turn(an: Phone) -> None:
    await an.says("/caidat")
    for data in ("move-hour:1:1400", "move-keep:1", "move-reason:1", "move-do:1"):
        await an.press_data(an.from_bot[-1], data)
        assert "Không có thay đổi nào đang chờ" in an.last
    for data in ("move-hour:1:9999", "move-day:99", "set-hour:9999"):
        await an.press_data(an.from_bot[-1], data)
        assert "không còn dùng được" in an.last
