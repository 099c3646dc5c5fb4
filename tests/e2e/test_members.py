"""/members on the phones: the roster, adding, changing, codes, handing over the office."""

from datetime import date

import pytest

from rehearsal.phone import Phone
from storage.people import Member, members
from storage.tables import Duty
from storage.writer import run_once
from tests.stage import Stage
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


def person(stage: Stage, name: str) -> Member | None:
    everybody = run_once(stage.engine, stage.now, HOME, members, 1)
    return next((each for each in everybody if each.name.endswith(name)), None)


async def test_the_roster_is_paged_by_eight(an: Phone) -> None:
    await an.says("/dangvien")
    assert "18 đồng chí (trang 1/3)" in an.last
    assert "1. Nguyễn Mẫu An: Bí thư, chính thức. Đã tham gia." in an.last
    assert "Chỉ Bí thư và Phó Bí thư xem được" in an.last
    assert len([label for label in an.from_bot[-1].labels if "Mẫu" in label]) == 8
    await press(an, "Trang sau", "Trang sau")
    assert "17. Mai Mẫu Việt: đảng viên, chính thức, đình chỉ sinh hoạt đảng." in an.last
    assert "18. Tô Mẫu Xuân: theo dõi chi bộ. Chưa tham gia." in an.last
    assert "Trang sau" not in an.from_bot[-1].labels
    await an.press_data(an.from_bot[-1], "members:999")
    assert "trang 3/3" in an.last


async def test_it_is_the_leaders_alone(stage: Stage, an: Phone) -> None:
    for name, sees in (("Bình", True), ("Chi", False), ("Giang", False), ("Xuân", False)):
        phone = await stage.phone(name)
        await phone.says("/members")
        assert ("Danh sách đảng viên" in phone.last) == sees
        assert ("members" in phone.menu) == sees
        if not sees:
            await phone.press_data(phone.from_bot[-1], "member-do:5")
            assert "do Bí thư hoặc Phó Bí thư" in phone.last


async def test_adding_one_on_probation(stage: Stage, an: Phone) -> None:
    await press(an, "Việc của Bí thư", "Đảng viên, mã tham gia", "Thêm đảng viên")
    assert "chỉ Bí thư và Phó Bí thư xem được" in an.last
    await an.says("  Cao Mẫu  Ân ")
    await press(an, "Đảng viên")
    assert "Loại đảng viên" in an.last
    await press(an, "Dự bị")
    await an.says("31/02/2027")
    assert "không có ngày này" in an.last
    await an.says("01/03/2027")
    assert "không sau hôm nay" in an.last
    await an.says("2/9/2027")
    await press(an, "Đang sinh hoạt", "Từ hôm nay")
    assert "Cao Mẫu Ân: đảng viên, dự bị, từ thứ Hai ngày 08/3/2027." in an.last
    assert "Chính thức từ thứ Năm ngày 02/9/2027" in an.last
    assert person(stage, "Ân") is None
    await press(an, "Thêm vào danh sách")
    assert "Đã thêm đồng chí Cao Mẫu Ân" in an.last
    assert "https://t.me/tro_ly_dung_thu_bot?start=" in an.last
    assert "xin chuyển riêng" in an.last
    link = next(word for word in an.last.split() if word.startswith("https://"))
    an_moi = await stage.phone("Ân", join=False)
    await an_moi.opens(link)
    assert "Kính chào đồng chí Cao Mẫu Ân, đảng viên dự bị" in an_moi.from_bot[-2].text


async def test_the_superiors_follower_is_asked_for_less(stage: Stage, an: Phone) -> None:
    await an.says("/members")
    await press(an, "Thêm đảng viên")
    await an.says("Tạ Mẫu Yên")
    await press(an, "Cấp trên theo dõi", "Từ hôm nay", "Thêm vào danh sách")
    found = person(stage, "Yên")
    assert found is not None
    assert (found.office, found.klass) == ("superior", None)


async def test_a_form_is_found_where_it_was_left(an: Phone) -> None:
    await an.says("/members")
    await press(an, "Thêm đảng viên")
    await an.sends_sticker()
    assert "Họ và tên" in an.last
    await an.says("Cao Mẫu Ân")
    await an.says("Phó Bí thư")
    assert "bấm một nút" in an.last
    await an.says("/viec")
    await an.says("/members")
    await press(an, "Thêm đảng viên")
    assert "Chức vụ của đồng chí Cao Mẫu Ân" in an.last
    await press(an, "Nhập lại từ đầu")
    assert "Họ và tên" in an.last


async def test_pressed_twice_a_person_is_added_once(stage: Stage, an: Phone) -> None:
    await an.says("/members")
    await press(an, "Thêm đảng viên")
    await an.says("Giang")
    await press(an, "Đảng viên", "Chính thức", "Đang sinh hoạt", "Từ hôm nay")
    await an.presses("Thêm vào danh sách", wait=False)
    await an.presses("Thêm vào danh sách")
    everybody = run_once(stage.engine, stage.now, HOME, members, 1)
    assert len([each for each in everybody if each.name == "Giang"]) == 1
    assert any("Không có thông tin nào đang chờ thêm" in each.text for each in an.from_bot[-2:])


async def test_a_namesake_is_said(an: Phone) -> None:
    await an.says("/members")
    await press(an, "Thêm đảng viên")
    await an.says("vũ mẫu hà")
    await press(an, "Chi ủy viên", "Chính thức", "Đang sinh hoạt", "Từ hôm nay")
    assert "đã có 1 đồng chí cùng họ tên" in an.last


async def test_the_author_goes_away_and_the_leaders_know(stage: Stage, an: Phone) -> None:
    giang, binh = await stage.phone("Giang"), await stage.phone("Bình")
    await an.says("/assign")
    await press(an, "Phân công theo kế hoạch")
    await giang.refresh()
    await giang.presses("Nhận nhiệm vụ")
    await an.says("/members")
    await press(an, "5. Hoàng Mẫu Giang", "Đổi tình trạng", "Sinh hoạt tạm thời đi")
    await an.says("1/3/2027")
    assert "trước thứ Hai ngày 08/3/2027" in an.last
    await press(an, "Từ hôm nay")
    assert "không còn phải làm" in an.last
    assert "Chuyên đề quý II/2027 cần phân công lại" in an.last
    assert "không được báo riêng" in an.last
    await press(an, "Ghi nhận")
    assert "Đã ghi nhận: đồng chí Hoàng Mẫu Giang" in an.last
    duties = run_once(stage.engine, stage.now, HOME, lambda work: work.all(Duty, state="open"))
    assert [duty.kind for duty in duties] == ["assign"]
    before = len(giang.from_bot)
    await stage.walk_to(date(2027, 3, 9), 9)
    await binh.refresh()
    await giang.refresh()
    assert any("Hoàng Mẫu Giang không còn tham gia" in each.text for each in binh.from_bot)
    assert len(giang.from_bot) == before


async def test_a_change_waits_for_its_day(stage: Stage, an: Phone) -> None:
    await an.says("/members")
    await press(an, "6. Vũ Mẫu Hà", "Đổi tình trạng", "Được miễn")
    await an.says("15/3/2027")
    await press(an, "Ghi nhận", "Xem lại đồng chí này")
    assert "Từ thứ Hai ngày 15/3/2027: đảng viên, chính thức, được miễn" in an.last
    found = person(stage, "Hà")
    assert found is not None
    assert found.condition == "active"
    await stage.walk_to(date(2027, 3, 15), 9)
    found = person(stage, "Hà")
    assert found is not None
    assert found.condition == "exempt"


async def test_pressed_twice_a_change_is_made_once(an: Phone) -> None:
    await an.says("/members")
    await press(an, "5. Hoàng Mẫu Giang", "Đổi chức vụ", "Chi ủy viên", "Từ hôm nay", "Ghi nhận")
    await press(an, "Ghi nhận")
    assert "Không có thay đổi nào đang chờ" in an.last
    await press(an, "Xem lại đồng chí này")
    assert "Chi ủy viên" in an.last


async def test_two_leaders_at_once(stage: Stage, an: Phone) -> None:
    binh = await stage.phone("Bình")
    for phone in (an, binh):
        await phone.says("/members")
        await press(phone, "5. Hoàng Mẫu Giang", "Đổi chức vụ", "Chi ủy viên", "Từ hôm nay")
    await press(an, "Ghi nhận")
    await press(binh, "Ghi nhận")
    assert "đã được ghi nhận từ trước" in binh.last


async def test_a_name_is_set_right(stage: Stage, an: Phone) -> None:
    await an.says("/members")
    await press(an, "5. Hoàng Mẫu Giang", "Sửa họ tên")
    await an.sends_voice()
    assert "gõ lại đúng họ và tên" in an.last
    await an.says("x" * 130)
    assert "không được dài quá 120" in an.last
    await an.says("Hoàng Mẫu Giàng")
    assert "Đã sửa “Hoàng Mẫu Giang” thành “Hoàng Mẫu Giàng”" in an.last


async def test_a_lost_phone_is_cut_off_at_once(stage: Stage, an: Phone) -> None:
    giang = await stage.phone("Giang")
    await an.says("/members")
    await press(an, "5. Hoàng Mẫu Giang", "Cấp mã mới")
    assert "bị ngắt ngay" in an.last
    await press(an, "Cấp mã mới")
    assert "Đã cấp mã mới. Mã cũ và máy cũ không dùng được nữa." in an.last
    await giang.says("/menu")
    assert "xin đồng chí gửi mã" in giang.last
    code = an.last.split("Giang:\n")[1].split("\n")[0]
    await giang.says(code)
    assert "Việc của đồng chí Hoàng Mẫu Giang" in giang.last


async def test_who_never_joined_has_no_old_phone(an: Phone) -> None:
    await an.says("/members")
    await press(an, "6. Vũ Mẫu Hà", "Cấp mã mới", "Cấp mã mới")
    assert "Đã cấp mã mới. Mã cũ không dùng được nữa." in an.last


async def test_the_secretarys_own_phone_is_the_operators(stage: Stage, an: Phone) -> None:
    binh = await stage.phone("Bình")
    await binh.press_data(binh.from_bot[-1], "member-recode-do:1")
    assert "người vận hành" in binh.last
    await an.says("/menu")
    assert "Việc của đồng chí Nguyễn Mẫu An" in an.last


async def test_whoever_leaves_is_a_stranger(stage: Stage, an: Phone) -> None:
    ha = await stage.phone("Hà")
    await an.says("/members")
    await press(an, "6. Vũ Mẫu Hà", "Rời chi bộ", "Từ hôm nay")
    assert "những gì đã viết vẫn còn" in an.last
    await press(an, "Ghi nhận")
    await ha.says("/menu")
    assert "không thuộc chi bộ nào" in ha.last
    await press(an, "Danh sách đảng viên")
    assert "17 đồng chí" in an.last


async def test_the_office_is_handed_over(stage: Stage, an: Phone) -> None:
    ha = await stage.phone("Hà")
    await an.says("/members")
    await press(an, "Bàn giao nhiệm vụ Bí thư")
    await press(an, "Trang sau", "Trang trước")
    assert "Lý Mẫu Quang" not in an.from_bot[-1].labels
    await press(an, "Vũ Mẫu Hà")
    assert "Sau khi bàn giao, đồng chí Nguyễn Mẫu An là" in an.last
    await press(an, "Chi ủy viên")
    assert "Từ hôm nay đồng chí Vũ Mẫu Hà là Bí thư; đồng chí Nguyễn Mẫu An là Chi ủy viên" in an.last
    old = an.from_bot[-1]
    await press(an, "Bàn giao")
    assert "Đã bàn giao" in an.last
    assert "members" not in an.menu
    data = next(button.data for button in old.buttons if button.label == "Bàn giao")
    assert data is not None
    await an.press_data(old, data)
    assert "do Bí thư hoặc Phó Bí thư" in an.last
    await ha.says("/viec")
    assert "Phân công chuyên đề quý II/2027" in ha.last
    await stage.walk_to(date(2027, 3, 9), 9)
    await ha.refresh()
    assert any("nhận bàn giao từ đồng chí Nguyễn Mẫu An" in each.text for each in ha.from_bot)


async def test_the_superiors_follower_sees_stage_and_dates_only(stage: Stage, an: Phone) -> None:
    xuan = await stage.phone("Xuân")
    await an.says("/assign")
    await press(an, "Phân công theo kế hoạch")
    await xuan.says("/menu")
    assert "Chuyên đề quý II/2027" in xuan.last
    assert "Dự thảo: thứ Tư ngày 21/4/2027" in xuan.last
    assert "Buổi sinh hoạt tới: 14 giờ 00, thứ Hai ngày 05/4/2027" in xuan.last
    assert [name for name in ("An", "Bình", "Giang") if f"Mẫu {name}" in xuan.last] == []
    assert list(xuan.from_bot[-1].labels) == ["Trợ giúp"]
    await press(xuan, "Trợ giúp")
    assert "không hiện ở đây" in xuan.last
    assert set(xuan.menu) == {"menu", "help", "cancel", "settings"}
