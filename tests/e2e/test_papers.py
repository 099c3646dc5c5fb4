"""An outline from the first word to the comments, on the phones of its author, reviewer and readers."""

from datetime import date
from unicodedata import normalize

import pytest

from rehearsal.phone import Phone
from storage.tables import CellQuarter, Comment, Version
from storage.work import UnitOfWork
from storage.writer import run_once
from tests.stage import Stage
from workflow.cell import opening
from workflow.cell.actor import Actor
from workflow.rules.calendar import HOME
from workflow.topics import assigning

LONG = "Nội dung đề cương, phần giải pháp. " * 300  # about 10,000 characters


def _assign(work: UnitOfWork) -> None:
    """The quarter's topic as the plan names it: Giang prepares, Bình reviews."""
    quarter = work.all(CellQuarter)[0]
    opening.open_quarter(work, quarter)
    an = Actor(1, "Nguyễn Mẫu An", "vi", quarter.cell_id, "secretary", "official", "active")
    author, reviewer = quarter.planned_author_id, quarter.planned_reviewer_id
    assert quarter.topic_id is not None
    assert author is not None
    assert reviewer is not None
    assigning.assign(work, an, quarter.id, quarter.topic_id, author, reviewer)


@pytest.fixture
async def giang(stage: Stage) -> Phone:
    """The author's phone, with the outline to write."""
    run_once(stage.engine, stage.now, HOME, _assign)
    return await stage.phone("Giang")


async def _hands_in(giang: Phone, text: str = "I- Lý do. II- Phạm vi.") -> None:
    await giang.says("/decuong")
    await giang.says(text)
    await giang.presses("Xem lại và gửi")
    await giang.presses("Gửi")


async def _released(stage: Stage, giang: Phone) -> None:
    await _hands_in(giang)
    await _agreed(stage)


async def _agreed(stage: Stage) -> None:
    binh = await stage.phone("Bình")
    await binh.says("/duyet")
    await binh.presses("Đồng ý đưa ra chi bộ")
    await binh.presses("Xác nhận đưa ra chi bộ")
    joined = f"{len(stage.joined)} đồng chí đã tham gia Trợ lý được báo"
    assert any(joined in message.text for message in binh.new)


async def test_the_author_writes_in_pieces_looks_over_and_hands_in(stage: Stage, giang: Phone) -> None:
    await giang.says("/viec")
    await giang.presses("Viết đề cương")
    assert "Xin đồng chí gửi đề cương" in giang.last
    assert "đồng chí Trần Mẫu Bình (người kiểm duyệt) đọc trước" in giang.last
    await giang.says("Đoạn một.")
    await giang.says("Đoạn hai.")
    assert "Đã giữ đoạn 2" in giang.last
    await giang.presses("Xem lại và gửi")
    assert "Đoạn một.\n\nĐoạn hai." in giang.last
    await giang.presses("Gửi")
    assert "Đã gửi đề cương" in giang.last
    await giang.says("/outline")
    assert "Đồng chí Trần Mẫu Bình đang kiểm duyệt" in giang.last


async def test_no_prompt_is_longer_than_people_read(stage: Stage, giang: Phone) -> None:
    await giang.says("/decuong")
    assert "Nên có: lý do" in giang.last
    assert _length(giang) <= 500
    await giang.says("Đoạn một.")
    await giang.sends_sticker()
    assert _length(giang) <= 500
    await giang.presses("Xem lại và gửi")
    await giang.presses("Gửi")
    assert _length(giang) <= 500
    lan = await stage.phone("Lan")
    await _agreed(stage)
    await lan.says("/gopy")
    assert _length(lan) <= 500
    brief = next(message for message in lan.from_bot if "nội dung chuyên đề tháng" in message.text)
    assert len(brief.text) + sum(map(len, brief.labels)) <= 500


async def test_leaving_and_coming_back_finds_every_piece(stage: Stage, giang: Phone) -> None:
    await giang.says("/decuong")
    await giang.says("Đoạn một.")
    await giang.presses("Để sau")
    await giang.says("/viec")
    await giang.says("/decuong")
    assert "Đã có 1 đoạn" in giang.last
    await giang.presses("Bỏ đoạn cuối")
    assert "Còn lại 0 đoạn" in giang.last


async def test_pressing_twice_drops_one_piece_only(stage: Stage, giang: Phone) -> None:
    await giang.says("/decuong")
    await giang.says("Đoạn một.")
    await giang.says("Đoạn hai.")
    below, button = giang.button("Bỏ đoạn cuối")
    for _ in range(2):
        await giang.press_data(below, button.data or "")
    assert "Không bỏ thêm đoạn nào" in giang.last
    assert "Đang có 1 đoạn" in giang.last


async def test_what_came_after_the_question_is_not_dropped_with_its_answer(
    stage: Stage, giang: Phone
) -> None:
    await giang.says("/decuong")
    await giang.says("Đoạn một.")
    await giang.presses("Viết lại từ đầu")
    asked, button = giang.button("Bỏ và viết lại từ đầu")
    await giang.says("Đoạn hai.")
    await giang.press_data(asked, button.data or "")
    assert "bỏ toàn bộ 2 đoạn" in giang.last
    await giang.presses("Bỏ và viết lại từ đầu")
    assert "Đã có" not in giang.last
    await giang.press_data(asked, button.data or "")
    assert "Đã có" not in giang.last
    assert "bỏ toàn bộ" not in giang.last


async def test_a_long_text_in_several_messages_arrives_whole_at_the_reviewer(
    stage: Stage, giang: Phone
) -> None:
    await _hands_in(giang, LONG)
    binh = await stage.phone("Bình")
    await binh.says("/review")
    assert len(binh.new) >= 3
    read = " ".join(" ".join(message.text for message in binh.new).split())
    assert read.count("phần giải pháp.") == 300
    assert "Đồng ý đưa ra chi bộ" in binh.from_bot[-1].labels


async def test_the_author_takes_back_and_hands_in_again(stage: Stage, giang: Phone) -> None:
    await _hands_in(giang)
    await giang.presses("Rút lại để sửa")
    assert "Đã có 1 đoạn" in giang.last
    await giang.says("Thêm một ý.")
    await giang.presses("Xem lại và gửi")
    assert "I- Lý do. II- Phạm vi.\n\nThêm một ý." in giang.last
    await giang.presses("Gửi")
    assert "Đã gửi đề cương" in giang.last


async def test_beginning_anew_asks_before_it_drops(stage: Stage, giang: Phone) -> None:
    await giang.says("/decuong")
    await giang.says("Đoạn một.")
    await giang.presses("Viết lại từ đầu")
    assert "bỏ toàn bộ 1 đoạn" in giang.last
    await giang.presses("Giữ lại, viết tiếp")
    assert "Đã có 1 đoạn" in giang.last
    await giang.presses("Viết lại từ đầu")
    await giang.presses("Bỏ và viết lại từ đầu")
    assert "Đã có" not in giang.last


async def test_changes_go_round_by_words_and_a_date(stage: Stage, giang: Phone) -> None:
    await _hands_in(giang)
    binh = await stage.phone("Bình")
    await binh.says("/duyet")
    await binh.presses("Đề nghị chỉnh sửa")
    assert "chỉ đồng chí Hoàng Mẫu Giang (người chuẩn bị) đọc được" in binh.last
    await binh.says("Cần thêm số liệu năm 2026.")
    await binh.presses("Xem lại và gửi")
    await binh.presses("Chọn hạn chỉnh sửa")
    assert any("(thường dùng)" in label for label in binh.from_bot[-1].labels)
    await binh.presses("2 ngày làm việc")
    assert "Đã chuyển ý kiến tới đồng chí Hoàng Mẫu Giang" in binh.last
    await binh.presses("2 ngày làm việc")
    assert "Đồng chí đã đề nghị chỉnh sửa" in binh.last
    await giang.says("/menu")
    await giang.presses("Xem ý kiến và chỉnh sửa")
    assert "Cần thêm số liệu năm 2026." in giang.from_bot[-2].text
    assert "Đã có 1 đoạn" in giang.last


@pytest.mark.parametrize(
    "old", ["write-more:1", "write-look:1", "write-send:1", "write-undo:1:1", "write-clear:1:1"]
)
async def test_an_old_button_does_not_lead_past_the_remarks(stage: Stage, giang: Phone, old: str) -> None:
    """The notice comes in the morning; a button from before does not hide what it will say."""
    await _hands_in(giang)
    binh = await stage.phone("Bình")
    await binh.says("/duyet")
    await binh.presses("Đề nghị chỉnh sửa")
    await binh.says("Cần thêm số liệu năm 2026.")
    await binh.presses("Xem lại và gửi")
    await binh.presses("Chọn hạn chỉnh sửa")
    await binh.presses("2 ngày làm việc")
    await giang.press_data(giang.from_bot[-1], old)
    assert "Cần thêm số liệu năm 2026." in giang.from_bot[-2].text
    assert "Đã có 1 đoạn" in giang.last
    await giang.press_data(giang.from_bot[-1], "write-look:1")
    assert "(Hết, 1 đoạn." in giang.last


async def test_the_date_for_changes_may_be_typed(stage: Stage, giang: Phone) -> None:
    await _hands_in(giang)
    binh = await stage.phone("Bình")
    await binh.says("/duyet")
    await binh.presses("Đề nghị chỉnh sửa")
    await binh.says("Cần thêm số liệu.")
    await binh.presses("Xem lại và gửi")
    await binh.presses("Chọn hạn chỉnh sửa")
    for typed, answer in (
        ("31/02", "không có ngày này trong lịch"),
        ("8/3/2027", "Ngày 08/3/2027 không sau hôm nay"),
        ("15/12", "Ngày 15/12/2027 ở sau buổi sinh hoạt ngày 05/4/2027"),
    ):
        await binh.says(typed)
        assert answer in binh.last
        assert any("(thường dùng)" in label for label in binh.from_bot[-1].labels)
    await binh.says("16/3")
    assert "Hạn chỉnh sửa: 17 giờ 00, thứ Ba ngày 16/3/2027" in binh.last


async def test_a_comment_costs_at_most_three_presses_and_one_sentence(stage: Stage, giang: Phone) -> None:
    lan = await stage.phone("Lan")
    await _released(stage, giang)
    await stage.walk_to(date(2027, 3, 30), 9)
    await lan.refresh()
    reminders = [message for message in lan.from_bot if "Góp ý đề cương" in message.text]
    assert reminders
    presses = ["Đọc và góp ý", "Gửi ý kiến"]
    await lan.presses(presses[0])
    assert "Một câu là đủ" in lan.last
    assert "người chuẩn bị đọc được ngay, kèm tên đồng chí" in lan.last
    await lan.says("Nên thêm số liệu năm 2026.")
    await lan.presses(presses[1])
    assert "Đã ghi nhận ý kiến của đồng chí" in lan.last
    assert len(presses) <= 3
    await lan.says("/viec")
    assert "Góp ý đề cương" not in lan.last


async def test_whoever_has_not_opened_the_paper_gets_it_before_commenting(stage: Stage, giang: Phone) -> None:
    await _released(stage, giang)
    lan = await stage.phone("Lan")
    await lan.says("/gopy")
    assert "I- Lý do. II- Phạm vi." in lan.from_bot[-2].text
    await lan.says("/gopy")
    assert "I- Lý do. II- Phạm vi." not in lan.from_bot[-2].text


async def test_blind_at_first_then_all_by_person(stage: Stage, giang: Phone) -> None:
    await _released(stage, giang)
    lan, ha = await stage.phone("Lan"), await stage.phone("Hà")
    await lan.says("/gopy")
    await lan.says("Ý của Lan.")
    await lan.presses("Gửi ý kiến")
    await ha.press_data(ha.from_bot[-1], _data(lan, "Xem các ý kiến"))
    assert "sau khi cho ý kiến của mình" in ha.last
    await ha.presses("Đã đọc, nhất trí")
    await ha.presses("Xem các ý kiến")
    assert "Đồng chí Đỗ Mẫu Lan:\nÝ của Lan." in ha.last
    assert "Đã đọc, nhất trí (1 đồng chí): Vũ Mẫu Hà." in ha.last
    await giang.says("/viec")
    await giang.presses("Đọc tài liệu hiện có")
    await giang.presses("Xem các ý kiến")
    assert "Ý của Lan." in giang.last


async def test_a_comment_is_taken_back_and_sent_again(stage: Stage, giang: Phone) -> None:
    await _released(stage, giang)
    lan = await stage.phone("Lan")
    await lan.says("/gopy")
    await lan.says("Nói chưa đủ.")
    await lan.presses("Gửi ý kiến")
    await lan.presses("Rút lại")
    assert "người khác không còn đọc được" in lan.last
    await lan.presses("Rút lại")
    assert "đã được rút lại rồi" in lan.last
    await lan.presses("Góp ý")
    assert "Đã có 1 đoạn" in lan.last
    await lan.says("Nay nói thêm.")
    await lan.presses("Gửi ý kiến")
    await lan.presses("Xem các ý kiến")
    assert "Nói chưa đủ.\n\nNay nói thêm." in lan.last


async def test_wrong_kinds_say_what_is_expected_and_keep_what_was_typed(stage: Stage, giang: Phone) -> None:
    await giang.says("/decuong")
    await giang.says("Đoạn một.")
    await giang.sends_sticker()
    assert "chỉ nhận chữ gõ vào" in giang.last
    assert "Đã có 1 đoạn" not in giang.from_bot[0].text
    await giang.sends_file("de-cuong.docx", b"x")
    assert "chỉ nhận chữ gõ vào" in giang.last
    assert "xin dán chữ vào đây" in giang.last
    await giang.says(" \u200b ")
    assert "chỉ nhận chữ gõ vào" in giang.last
    await giang.presses("Xem lại và gửi")
    assert "(Hết, 1 đoạn." in giang.last
    assert "đồng chí Trần Mẫu Bình (người kiểm duyệt) đọc trước" in giang.last


async def test_an_edited_piece_is_answered_with_the_way_to_change_it(stage: Stage, giang: Phone) -> None:
    await giang.says("/decuong")
    await giang.says("Đoạn mộtt.")
    await giang.edits(giang.messages[-2], "Đoạn một.")
    assert "bấm “Bỏ đoạn cuối” rồi gửi lại" in giang.last
    await giang.presses("Bỏ đoạn cuối")
    await giang.says("Đoạn một.")
    await giang.presses("Xem lại và gửi")
    assert "(Hết, 1 đoạn." in giang.last


async def test_an_edited_message_outside_a_writing_is_answered_as_before(stage: Stage, giang: Phone) -> None:
    await giang.says("/viec")
    await giang.edits(giang.messages[-2], "viec")
    assert "xin gửi tin mới" in giang.last


async def test_a_comment_is_kept_and_says_how_it_is_sent(stage: Stage, giang: Phone) -> None:
    await _released(stage, giang)
    lan = await stage.phone("Lan")
    await lan.says("/gopy")
    await lan.says("Nhất trí.")
    assert lan.last.startswith("Đã giữ ý kiến của đồng chí, chưa gửi. Xin bấm “Gửi ý kiến”.")
    await lan.says("Xin thêm số liệu.")
    assert lan.last.startswith("Đã giữ ý kiến của đồng chí (2 đoạn), chưa gửi.")
    await lan.presses("Xem lại và gửi")
    assert "Gửi xong, người chuẩn bị đọc được ngay, kèm tên đồng chí" in lan.last


async def test_words_come_out_as_they_were_typed(stage: Stage, giang: Phone) -> None:
    composed = "Đề án"
    await giang.says("/decuong")
    await giang.says(f"<b>{normalize('NFD', composed)}</b> *và* [nút](http://vi.du)")
    await giang.presses("Xem lại và gửi")
    assert f"<b>{composed}</b> *và* [nút](http://vi.du)" in giang.last


async def test_buttons_of_others_and_forged_ones_change_nothing(stage: Stage, giang: Phone) -> None:
    await _hands_in(giang)
    ha = await stage.phone("Hà")
    for data in ("write:1", "write-send:1", "write-withdraw:1", "review:1", "review-release:1"):
        await ha.press_data(ha.from_bot[-1], data)
        assert "không có gì thay đổi" in ha.last, data
    for data in ("read:1", "comment:1", "comments:1"):
        await ha.press_data(ha.from_bot[-1], data)
        assert "I- Lý do" not in ha.last, data
    await ha.press_data(ha.from_bot[-1], "write:999999")
    assert "không thuộc phần việc" in ha.last
    await ha.press_data(ha.from_bot[-1], "review-return:1:abc")
    assert "Nút này không còn dùng được" in ha.last


async def test_the_menu_offers_each_what_is_theirs(stage: Stage, giang: Phone) -> None:
    await _hands_in(giang)
    binh, ha = await stage.phone("Bình"), await stage.phone("Hà")
    await binh.says("/duyet")
    for phone, has in ((giang, {"outline", "draft"}), (binh, {"review"}), (ha, set())):
        await phone.says("/help")
        assert {"outline", "draft", "review"} & set(phone.menu) == has


async def test_the_follower_reads_nothing(stage: Stage, giang: Phone) -> None:
    await _released(stage, giang)
    xuan = await stage.phone("Xuân")
    for data in ("read:1", "comment:1", "comments:1", "comment-agree:1", "review:1", "write:1"):
        await xuan.press_data(xuan.from_bot[-1], data)
        assert "không thuộc phần việc" in xuan.last, data
    for command in ("/gopy", "/duyet", "/decuong", "/duthao"):
        await xuan.says(command)
        assert "Lý do" not in xuan.last
    assert not {"comment", "review", "outline", "draft"} & set(xuan.menu)


async def test_too_late_is_said_politely(stage: Stage, giang: Phone) -> None:
    await _released(stage, giang)
    lan = await stage.phone("Lan")
    await lan.says("/gopy")
    await lan.says("Viết mà chưa gửi.")
    await stage.walk_to(date(2027, 4, 5), 14)
    await lan.presses("Gửi ý kiến")
    assert "được nhận đến 14 giờ 00, thứ Hai ngày 05/4/2027" in lan.last
    assert not any(row.given_at for row in run_once(stage.engine, stage.now, HOME, _comments))


async def test_pressing_send_twice_hands_in_once(stage: Stage, giang: Phone) -> None:
    await _hands_in(giang)
    await giang.presses("Gửi")
    assert "đang kiểm duyệt" in giang.last
    assert len(run_once(stage.engine, stage.now, HOME, _versions)) == 1


def _length(phone: Phone) -> int:
    """Characters of the last message with its buttons."""
    last = phone.from_bot[-1]
    return len(last.text) + sum(map(len, last.labels))


def _data(phone: Phone, label: str) -> str:
    data = phone.button(label)[1].data
    assert data is not None
    return data


def _comments(work: UnitOfWork) -> list[Comment]:
    return work.all(Comment)


def _versions(work: UnitOfWork) -> list[Version]:
    return work.all(Version)


async def test_words_that_were_not_sent_are_asked_about_before_agreeing(stage: Stage, giang: Phone) -> None:
    await _released(stage, giang)
    ha = await stage.phone("Hà")
    await ha.says("/gopy")
    agree = ha.from_bot[-1]
    await ha.says("Nhất trí, đề nghị nêu thêm ví dụ.")
    assert "Đã đọc, nhất trí" not in ha.from_bot[-1].labels
    await ha.press_data(agree, "comment-agree:1")
    assert "Đồng chí đã viết 1 đoạn góp ý nhưng chưa gửi" in ha.last
    await ha.presses("Gửi ý kiến")
    assert [row.kind for row in run_once(stage.engine, stage.now, HOME, _given)] == ["remark"]


def _given(work: UnitOfWork) -> list[Comment]:
    return [row for row in work.all(Comment) if row.given_at is not None]
