"""/evaluate over real HTTP: three questions, the whole, the ending; what author and cell then read."""

from datetime import date

import pytest

from rehearsal.phone import Phone
from storage.tables import CellQuarter, Evaluation, Outgoing, Person, Topic
from storage.work import UnitOfWork
from storage.writer import run_once
from tests.released import release_outline
from tests.stage import Stage
from workflow.rules.calendar import HOME

D3 = date(2027, 6, 7)
RESULT, STRENGTHS, IMPROVE = "Đã áp dụng tại mười phiên tòa.", "Chuẩn bị công phu.", "Trình bày còn dài."


def _release(work: UnitOfWork) -> None:
    release_outline(work, work.all(CellQuarter)[0].id)


@pytest.fixture
async def an(stage: Stage) -> Phone:
    """The secretary's phone after meeting 3, which is not recorded yet."""
    await stage.walk_to(date(2027, 4, 2), 9)
    run_once(stage.engine, stage.now, HOME, _release)
    for name in ("Bình", "Giang", "Hà"):
        await stage.phone(name)
    phone = await stage.phone("An")
    await stage.walk_to(D3, 15)
    return phone


async def record(an: Phone) -> None:
    await an.says("/hop")
    await an.presses("Ghi kết quả ngày 07/6")
    await an.presses("Xác nhận danh sách")


async def answer(an: Phone, *answers: str) -> None:
    """Type an answer to each question and go on."""
    for words in answers:
        await an.says(words)
        assert "Xem lại phần này" in an.from_bot[-1].labels
        assert "Bản đánh giá chưa được gửi đi." in an.last
        await an.presses("Xong phần này")


def evaluations(stage: Stage) -> list[Evaluation]:
    return run_once(stage.engine, stage.now, HOME, lambda work: work.all(Evaluation))


def others_who_got(stage: Stage, words: str) -> list[str]:
    """The names of those but the secretary who were ever written these words."""

    def search(work: UnitOfWork) -> list[str]:
        said = [row for row in work.all(Outgoing) if words in _words(row)]
        names = {row.id: row.name for row in work.all(Person)}
        return sorted({names[row.person_id] for row in said if row.person_id} - {"Nguyễn Mẫu An"})

    return run_once(stage.engine, stage.now, HOME, search)


def _words(row: Outgoing) -> str:
    lines = row.content.get("lines", ())  # an answer that was sent leaves nothing: ask the phone
    return " ".join(str(value) for each in lines for value in each.get("args", {}).values())


async def test_before_the_meeting_it_says_when(stage: Stage) -> None:
    an = await stage.phone("An")
    await an.says("/evaluate")
    assert "chưa có chuyên đề nào chờ đánh giá" in an.last
    assert "14 giờ 00, thứ Hai ngày 07/6/2027" in an.last


async def test_a_meeting_that_is_over_is_recorded_first(stage: Stage, an: Phone) -> None:
    await an.says("/danhgia")
    assert "Xin đồng chí ghi ai có mặt trước" in an.last
    await an.presses("Ghi buổi sinh hoạt")
    assert "Có mặt: 14/14" in an.last


async def test_three_answers_the_whole_and_closed(stage: Stage, an: Phone) -> None:
    giang, ha = await stage.phone("Giang"), await stage.phone("Hà")
    await record(an)
    await an.says("/viec")
    await an.presses("Đánh giá kết quả")
    assert "cả chi bộ xem được" in an.last
    assert "Bỏ qua" not in an.from_bot[-1].labels
    await answer(an, RESULT)
    assert "chỉ người chuẩn bị xem được" in an.last
    assert "Bỏ qua" not in an.from_bot[-1].labels
    await answer(an, STRENGTHS)
    assert "Bỏ qua" in an.from_bot[-1].labels
    await answer(an, IMPROVE)
    places = [an.last.index(words) for words in (STRENGTHS, RESULT, IMPROVE)]
    assert places == sorted(places)
    assert "Hiện chỉ Bí thư và Phó Bí thư xem được" in an.last
    await an.presses("Kết thúc chuyên đề")
    assert "Gửi rồi thì không sửa được" in an.last
    await an.presses("Gửi bản đánh giá")
    assert "đã kết thúc" in an.last
    assert others_who_got(stage, IMPROVE) == ["Hoàng Mẫu Giang"]
    await stage.walk_to(date(2027, 6, 8), 9)
    await giang.refresh()
    await ha.refresh()
    for words in (RESULT, STRENGTHS, IMPROVE):
        assert words in giang.last
    assert RESULT in ha.last
    assert not [each for each in ha.from_bot if STRENGTHS in each.text or IMPROVE in each.text]
    assert others_who_got(stage, IMPROVE) == ["Hoàng Mẫu Giang"]
    await ha.presses("Đọc bản đánh giá")
    assert RESULT in ha.last
    assert STRENGTHS not in ha.last
    await giang.presses("Đọc bản đánh giá")
    assert IMPROVE in giang.last


async def test_what_to_improve_is_skipped_and_the_results_judged_again(stage: Stage, an: Phone) -> None:
    await record(an)
    await an.presses("Đánh giá kết quả")
    await answer(an, RESULT, STRENGTHS)
    await an.presses("Bỏ qua")
    assert "Cần rút kinh nghiệm" not in an.last
    await an.presses("Đánh giá lại ở quý sau")
    quarters = [label for label in an.from_bot[-1].labels if label.startswith("Quý")]
    assert quarters == ["Quý III/2027", "Quý IV/2027", "Quý I/2028", "Quý II/2028"]
    await an.presses("Quý IV/2027")
    await an.presses("Gửi bản đánh giá")
    assert "được đánh giá lại trong quý IV/2027" in an.last
    (row,) = evaluations(stage)
    assert row.ending == "again"
    states = run_once(stage.engine, stage.now, HOME, lambda work: [each.state for each in work.all(Topic)])
    assert "closed" not in states


async def test_a_sticker_is_told_what_is_expected_and_nothing_is_lost(stage: Stage, an: Phone) -> None:
    await record(an)
    await an.presses("Đánh giá kết quả")
    await an.says(RESULT)
    await an.sends_sticker()
    assert "chỉ nhận chữ gõ vào" in an.last
    assert "1/3." in an.last
    await an.presses("Xong phần này")
    assert "2/3." in an.last


async def test_leaving_and_coming_back_finds_the_draft(stage: Stage, an: Phone) -> None:
    binh = await stage.phone("Bình")
    await record(an)
    await an.presses("Đánh giá kết quả")
    await answer(an, RESULT)
    await an.says("/huy")
    for phone in (an, binh):
        await phone.says("/danhgia")
        assert RESULT in phone.last
        assert "còn thiếu phần ưu điểm" in phone.last
        assert "Kết thúc chuyên đề" not in phone.from_bot[-1].labels
    await binh.presses("Viết phần ưu điểm")
    assert "2/3." in binh.last


async def test_two_leaders_file_at_once_and_one_is_told(stage: Stage, an: Phone) -> None:
    binh = await stage.phone("Bình")
    await record(an)
    await an.presses("Đánh giá kết quả")
    await answer(an, RESULT, STRENGTHS, IMPROVE)
    await an.presses("Kết thúc chuyên đề")
    await binh.says("/danhgia")
    await binh.presses("Đánh giá lại ở quý sau")
    await binh.presses("Quý III/2027")
    await an.presses("Gửi bản đánh giá")
    for phone in (binh, an):
        await phone.presses("Gửi bản đánh giá")
        assert "đã được gửi lúc 15 giờ 00" in phone.last
    (row,) = evaluations(stage)
    assert (row.ending, row.again_quarter_id) == ("closed", None)


async def test_words_that_come_after_the_other_leader_filed_are_refused(stage: Stage, an: Phone) -> None:
    binh = await stage.phone("Bình")
    await record(an)
    await an.presses("Đánh giá kết quả")
    await answer(an, RESULT, STRENGTHS)
    await binh.says("/danhgia")
    await binh.presses("Kết thúc chuyên đề")
    await binh.presses("Gửi bản đánh giá")
    await an.says(IMPROVE)
    assert "không sửa được nữa" in an.last
    assert others_who_got(stage, IMPROVE) == []


@pytest.mark.parametrize(
    "data",
    [
        "evaluate:1",
        "evaluate-show:1",
        "evaluate-write:1:improve",
        "evaluate-improve-look:1",
        "evaluate-close:1",
        "evaluate-file:1",
        "evaluate-file:1:2027:3",
    ],
)
async def test_a_member_gets_nothing_of_a_draft(stage: Stage, an: Phone, data: str) -> None:
    giang = await stage.phone("Giang")
    await record(an)
    await an.presses("Đánh giá kết quả")
    await answer(an, RESULT, STRENGTHS, IMPROVE)
    await giang.press_data(giang.from_bot[-1], data)
    assert "do Bí thư hoặc Phó Bí thư thực hiện" in giang.last
    await giang.press_data(giang.from_bot[-1], "evaluate-read:1")
    assert "không thuộc phần việc" in giang.last
    assert others_who_got(stage, STRENGTHS) == []
    assert not any(STRENGTHS in message.text for message in giang.from_bot)
    assert evaluations(stage)[0].filed_at is None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("evaluate:999", "Nút này không còn dùng được"),
        ("evaluate-show:999", "Nút này không còn dùng được"),
        ("evaluate-write:1:praise", "Nút này không còn dùng được"),
        ("evaluate-in:1:2027:9", "Nút này không còn dùng được"),
        ("evaluate-file:1:2027", "Nút này không còn dùng được"),
        ("evaluate-file:1:0:3", "không còn đánh giá lại được"),
        ("evaluate-in:1:2031:1", "không còn đánh giá lại được"),
    ],
)
async def test_a_forged_button_files_nothing(stage: Stage, an: Phone, data: str, said: str) -> None:
    await record(an)
    await an.presses("Đánh giá kết quả")
    await answer(an, RESULT, STRENGTHS, IMPROVE)
    await an.press_data(an.from_bot[-1], data)
    assert said in an.last
    assert evaluations(stage)[0].filed_at is None


async def test_an_incomplete_draft_is_not_filed(stage: Stage, an: Phone) -> None:
    await record(an)
    await an.presses("Đánh giá kết quả")
    await answer(an, RESULT)
    await an.press_data(an.from_bot[-1], "evaluate-file:1")
    assert "chưa có đủ phần kết quả và phần ưu điểm" in an.last
    assert evaluations(stage)[0].filed_at is None


async def test_long_answers_come_out_whole(stage: Stage, an: Phone) -> None:
    giang = await stage.phone("Giang")
    await record(an)
    await an.presses("Đánh giá kết quả")
    await answer(an, "<b>kết quả</b> " + "dài " * 900 + "KẾT", "ưu điểm " * 400, "*cần* " * 400 + "HẾT")
    await an.presses("Kết thúc chuyên đề")
    await an.presses("Gửi bản đánh giá")
    await stage.walk_to(date(2027, 6, 8), 9)
    await giang.refresh()
    read = " ".join(message.text for message in giang.from_bot)
    for words in ("<b>kết quả</b>", "KẾT", "*cần*", "HẾT"):
        assert words in read
