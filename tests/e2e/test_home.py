"""Home: what one owes, where the quarter stands, and for the secretary who is waited for and who is late."""

from datetime import date

from rehearsal.phone import Phone
from tests.stage import Stage

OPENED = date(2027, 3, 8)


async def test_the_secretary_sees_whom_the_topic_waits_for(stage: Stage) -> None:
    await stage.walk_to(OPENED, 8, 5)
    an, giang, binh = [await stage.phone(name) for name in ("An", "Giang", "Bình")]
    await an.says("/viec")
    assert "Chuyên đề dự kiến quý II/2027" in an.last
    assert "Chưa phân công." in an.last
    await _assigned(an)
    await an.says("/viec")
    assert "Đang chờ đồng chí Hoàng Mẫu Giang trả lời việc phân công. Hạn: 17 giờ 00" in an.last
    await giang.waits_for("Chi bộ phân công đồng chí")
    await giang.presses("Nhận nhiệm vụ")
    await _hands_in(giang)
    await giang.says("/viec")
    assert "Bài đồng chí đã gửi đang chờ người kiểm duyệt" in giang.last
    assert "Xem bài đã gửi" in giang.from_bot[-1].labels
    await an.says("/viec")
    assert "Đang chờ đồng chí Trần Mẫu Bình kiểm duyệt. Hạn: 17 giờ 00" in an.last
    assert "trả lời việc phân công" not in an.last
    await binh.says("/duyet")
    await binh.presses("Đồng ý đưa ra chi bộ")
    await binh.presses("Xác nhận đưa ra chi bộ")
    await an.says("/viec")
    assert "Đã mở tài liệu: 0 đồng chí. Đã góp ý: 0/" in an.last
    assert "Đang chờ" not in an.last


async def test_who_is_late_is_said_by_what_is_owed_and_to_leaders_alone(stage: Stage) -> None:
    await stage.walk_to(OPENED, 8, 5)
    an, giang, ha = [await stage.phone(name) for name in ("An", "Giang", "Hà")]
    await _assigned(an)
    await stage.walk_to(date(2027, 3, 25), 9)
    for phone in (giang, ha):
        await phone.says("/viec")
        assert "chỉ Bí thư và Phó Bí thư thấy" not in phone.last
    await an.says("/viec")
    assert "Quá hạn (chỉ Bí thư và Phó Bí thư thấy):" in an.last
    assert "Chưa gửi đề cương (hạn 24/3): Hoàng Mẫu Giang." in an.last


async def test_what_an_earlier_quarter_left_unconcluded_is_said_with_the_way_to_it(stage: Stage) -> None:
    await stage.walk_to(OPENED, 8, 5)
    an = await stage.phone("An")
    await _assigned(an)
    await stage.walk_to(date(2027, 5, 5), 15)
    await an.says("/hop")
    await an.presses("Ghi kết quả ngày 05/5")
    await an.presses("Xác nhận danh sách")
    await stage.walk_to(date(2027, 6, 8), 9)
    await an.says("/ketluan")
    assert an.from_bot[-1].labels[:2] == ("Quý II/2027", "Quý III/2027")
    await an.says("/viec")
    assert "Chuyên đề quý II/2027: “Nâng cao chất lượng đề ra yêu cầu điều tra” còn chờ kết luận." in an.last
    await an.presses("Kết luận quý II/2027")
    assert "Chuyên đề quý II/2027" in an.last
    await an.presses("Kết luận")
    assert "Xin đồng chí gửi nội dung Kết luận chuyên đề quý II/2027" in an.last


async def _assigned(an: Phone) -> None:
    await an.says("/phancong")
    await an.presses("Phân công theo kế hoạch")


async def _hands_in(giang: Phone) -> None:
    await giang.says("/decuong")
    await giang.says("I- Lý do. II- Phạm vi.")
    await giang.presses("Xem lại và gửi")
    await giang.presses("Gửi")
