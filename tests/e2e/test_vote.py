"""Concluding and voting on the phones: from the kind of the text to the result, and the ways on."""

import asyncio
import re
from collections import Counter
from datetime import timedelta

import pytest

from rehearsal.phone import Phone
from rehearsal.seen import SeenMessage
from storage.tables import Ballot, Meeting, Vote, VoteState
from storage.work import UnitOfWork
from tests.stage import Stage
from tests.voting_room import ABLE, D2, PRESENT, record_presence
from tests.world import START

ELIGIBLE = ABLE[:13]
FORGED = (
    "vote-yes:999",
    "vote-close:1",
    "vote-close-now:1",
    "vote-words:1",
    "conclude:1",
    "conclude-open:1:binding",
)
CHOICES = ("yes", "no", "other")
RECORDED = re.compile(r"(?:Đã ghi lựa|Lựa) chọn của đồng chí(?: vẫn là|:) (.+?)\.")


@pytest.fixture
async def meeting(stage: Stage) -> Stage:
    """The meeting that decides, held this morning: ten present."""
    await stage.program.writer.do(meets_today, PRESENT)
    return stage


def meets_today(work: UnitOfWork, names: tuple[str, ...]) -> None:
    """Meeting 2 begins now, so that two months need not pass first."""
    work.change_all(Meeting, {"number": 2}, at=work.now)
    record_presence(work, names)


async def write(an: Phone, *, kind: str = "Kết luận") -> None:
    await an.says("/ketluan")
    await an.presses(kind)
    await an.says("Chi bộ thống nhất nội dung chuyên đề.")
    await an.says("Giao các đồng chí thực hiện.")
    await an.presses("Xem lại và gửi")
    await an.presses("Dùng nội dung này")


async def opens(an: Phone) -> None:
    await write(an)
    await an.presses("Biểu quyết trong buổi sinh hoạt")
    await an.presses("Mở biểu quyết")


async def test_from_the_text_to_the_result(meeting: Stage) -> None:
    an, giang, nga, son = [await meeting.phone(name) for name in ("An", "Giang", "Nga", "Sơn")]
    await write(an)
    assert "được thông qua bằng cách nào" in an.last
    assert "Ghi nhận thống nhất" in an.from_bot[-1].labels
    await an.presses("Biểu quyết trong buổi sinh hoạt")
    assert "có mặt: 10. Cần ít nhất 7 đồng chí tán thành." in an.last
    assert "Chậm nhất 10 giờ 30" in an.last
    unjoined = next(each for each in an.last.splitlines() if "Chưa tham gia Trợ lý" in each)
    assert "Trần Mẫu Bình" in unjoined
    assert not any(name in unjoined for name in ("An", "Giang", "Phan Mẫu Sơn"))
    await an.presses("Mở trong 60 phút, đến 09 giờ 00")
    await an.presses("Mở biểu quyết")
    assert any("biểu quyết cho 10 đồng chí có mặt" in each.text for each in an.new)

    await giang.waits_for("Biểu quyết thông qua Kết luận")
    await giang.presses("Đọc toàn văn")
    assert "Giao các đồng chí thực hiện." in giang.last
    await giang.presses("Tán thành")
    assert giang.toast == "Đã ghi: tán thành"
    assert "Đã ghi lựa chọn của đồng chí: tán thành." in giang.last
    await giang.presses("Không tán thành")
    assert "không tán thành" in giang.last
    await giang.says("Cần nêu rõ thời hạn.")
    await giang.presses("Xem lại và gửi")
    await giang.presses("Gửi ý kiến")
    assert "Đã ghi ý kiến của đồng chí" in giang.last

    await nga.says("/bieuquyet")
    assert "vắng mặt tại buổi sinh hoạt" in nga.last
    assert not any("Tán thành" in label for label in nga.from_bot[-1].labels)
    await son.says("/vote")
    assert "Đảng viên dự bị" in son.last

    await an.presses("Xem tình hình")
    assert "Đã có lựa chọn: 1/10 đồng chí" in an.last
    assert "Chưa có lựa chọn: Nguyễn Mẫu An, Trần Mẫu Bình" in an.last
    await an.presses("Tán thành")
    await an.presses("Xem tình hình")
    await an.presses("Kết thúc")
    assert "Còn 8 đồng chí chưa lựa chọn" in an.last
    await an.presses("Kết thúc ngay")
    result = await an.waits_for("Kết quả biểu quyết Kết luận")
    assert "- Tán thành: 1/13 đồng chí (7,7%)" in result.text
    assert "- Không tán thành: 1/13 (7,7%)" in result.text
    assert "- Không tham gia biểu quyết: 11/13 (84,6%)" in result.text
    assert "chưa được thông qua" in result.text
    assert result.labels[:3] == (
        "Chỉnh sửa, biểu quyết lại",
        "Thảo luận tiếp ngày 07/6",
        "Để tiếp tục nghiên cứu",
    )
    shown = await nga.waits_for("Kết quả biểu quyết Kết luận")
    assert "Đề nghị đồng chí Bí thư" not in shown.text
    assert "Chỉnh sửa, biểu quyết lại" not in shown.labels
    await an.presses("Xem ý kiến ghi thêm")
    assert "Hoàng Mẫu Giang (không tán thành)" in an.last
    assert "Cần nêu rõ thời hạn." in an.last
    await nga.presses("Danh sách theo họ tên")
    assert "- Không tán thành (1): Hoàng Mẫu Giang." in nga.last

    await an.presses("Chỉnh sửa, biểu quyết lại")
    assert "Đã có 2 đoạn" in an.last
    await an.says("Thời hạn: trước ngày 01/6.")
    await an.presses("Xem lại và gửi")
    await an.presses("Dùng nội dung này")
    assert "Ghi nhận thống nhất" not in an.from_bot[-1].labels
    assert "Thống nhất:" not in an.last
    await an.presses("Biểu quyết trong buổi sinh hoạt")
    await an.presses("Mở biểu quyết")
    await giang.waits_for("Biểu quyết lại thông qua Kết luận")


async def test_old_buttons_show_how_it_stands(meeting: Stage) -> None:
    an, giang = await meeting.phone("An"), await meeting.phone("Giang")
    await opens(an)
    notice = await giang.waits_for("Biểu quyết thông qua Kết luận")
    await an.presses("Mở biểu quyết")
    assert "Đang được biểu quyết" in an.last
    await an.presses("Dùng nội dung này")
    assert "không sửa được" in an.last
    await an.presses("Xem tình hình")
    await an.presses("Kết thúc")
    await an.presses("Kết thúc ngay")
    await giang.waits_for("Kết quả biểu quyết")
    await giang.press_data(notice, notice.buttons[1].data or "")
    assert "đã kết thúc từ" in giang.last
    assert "không tham gia" in giang.last
    await giang.presses("Xem kết quả")
    assert "Tán thành: 0/13" in giang.last
    await an.presses("Kết thúc ngay")
    assert "Tán thành: 0/13" in an.last


async def test_a_members_forged_presses_change_nothing(meeting: Stage) -> None:
    await opens(await meeting.phone("An"))
    ha = await meeting.phone("Hà")
    for data in FORGED:
        await ha.press_data(ha.from_bot[-1], data)
        assert "không có gì thay đổi" in ha.last
    rows = await meeting.program.writer.do(lambda work: work.all(Vote))
    assert [row.state for row in rows] == [VoteState.OPEN]


async def test_the_clock_ends_what_nobody_ends(meeting: Stage) -> None:
    an, lan = await meeting.phone("An"), await meeting.phone("Lan")
    await opens(an)
    await lan.waits_for("Biểu quyết thông qua Kết luận")
    await lan.presses("Ý kiến khác")
    await lan.presses("Không ghi thêm")
    await meeting.walk_to(START.date(), 10, 31)
    result = await lan.waits_for("Kết quả biểu quyết")
    assert "- Ý kiến khác: 1/13" in result.text


async def test_without_presence_the_way_there_is_shown(stage: Stage) -> None:
    an = await stage.phone("An")
    await write(an)
    await an.presses("Biểu quyết trong buổi sinh hoạt")
    assert "Danh sách có mặt chưa được ghi" in an.last
    await an.presses("Ghi danh sách có mặt")
    assert an.last.count("Chưa diễn ra") == 3


async def test_opinions_in_advance_then_the_vote_in_the_meeting(stage: Stage) -> None:
    an, giang, son = [await stage.phone(name) for name in ("An", "Giang", "Sơn")]
    await stage.walk_to(D2 - timedelta(days=7), 9)
    await write(an)
    await an.presses("Xin ý kiến trước buổi sinh hoạt")
    assert "không thay cho biểu quyết" in an.last
    await an.presses("Hạn 17 giờ 00, thứ Năm ngày 29/4")
    await an.presses("Bắt đầu xin ý kiến")
    await giang.says("/vote")
    await giang.presses("Tán thành")
    assert "thay đổi trước 17 giờ 00, thứ Năm ngày 29/4/2027" in giang.last
    await stage.walk_to(D2, 8)
    await son.refresh()
    assert any("Kết quả xin ý kiến trước buổi sinh hoạt" in each.text for each in son.from_bot)
    await stage.walk_to(D2, 14, 5)
    await stage.program.writer.do(record_presence, PRESENT)
    await an.says("/conclude")
    assert "đã được lấy ý kiến nên giữ nguyên" in an.last
    await an.presses("Chọn cách thông qua")
    await an.presses("Biểu quyết trong buổi sinh hoạt")
    await an.presses("Mở biểu quyết")
    await giang.waits_for("Biểu quyết thông qua Kết luận")


async def test_everyone_presses_three_times_while_it_closes(stage: Stage) -> None:
    await stage.program.writer.do(meets_today, ELIGIBLE)
    phones = [await stage.phone(name) for name in ELIGIBLE]
    await opens(phones[0])
    notices = [await phone.waits_for("Biểu quyết thông qua Kết luận") for phone in phones]
    vote_id = int((notices[1].buttons[1].data or "").partition(":")[2])

    async def presses(phone: Phone, notice: SeenMessage, first: int) -> None:
        for at in range(3):
            await phone.press_data(notice, f"vote-{CHOICES[(first + at) % 3]}:{vote_id}", wait=False)
            await asyncio.sleep(0.02 * (first % 4))

    async def closes() -> None:
        await asyncio.sleep(0.05)
        await phones[0].press_data(notices[0], f"vote-close-now:{vote_id}", wait=False)

    people = zip(phones, notices, range(len(phones)), strict=True)
    await asyncio.gather(*(presses(*each) for each in people), closes())
    for phone in phones:
        await phone.waits_for("Kết quả biểu quyết", timeout=5)
        await phone.settled()
    vote = await stage.program.writer.do(lambda work: work.get(Vote, vote_id))
    told = Counter(last_recorded(phone) for phone in phones)
    assert vote.state == VoteState.COUNTED
    assert (vote.yes_count, vote.no_count, vote.other_count, vote.silent_count) == (
        told["tán thành"],
        told["không tán thành"],
        told["ý kiến khác"],
        told[""],
    )
    ballots = await stage.program.writer.do(lambda work: work.all(Ballot, vote_id=vote_id))
    assert len(ballots) == len({row.person_id for row in ballots}) == 13 - told[""]
    for phone in phones:
        late = sum("không được tính" in each.text for each in phone.from_bot)
        assert len(recorded(phone)) + late == 3
        assert sum("Kết quả biểu quyết" in each.text for each in phone.from_bot) == 1


def recorded(phone: Phone) -> list[str]:
    """The choices that the bot said it had recorded, in order."""
    said = (RECORDED.match(each.text) for each in phone.from_bot)
    return [found[1] for found in said if found]


def last_recorded(phone: Phone) -> str:
    """The choice that stands, as this person was told; empty for none."""
    return (recorded(phone) or [""])[-1]
