"""/assign over real HTTP: from the secretary's first screen to the author's answer."""

from datetime import date

import pytest

from rehearsal.phone import Phone
from storage.tables import Assignment, AssignmentState, Person, Topic
from storage.writer import run_once
from tests.stage import Stage
from workflow.rules.calendar import HOME

OPENED = date(2027, 3, 8)


@pytest.fixture
async def an(stage: Stage) -> Phone:
    """The secretary's phone in the quarter that has just opened."""
    await stage.walk_to(OPENED, 8, 5)
    return await stage.phone("An")


def assignments(stage: Stage) -> list[Assignment]:
    return run_once(stage.engine, stage.now, HOME, lambda work: work.all(Assignment))


def topics(stage: Stage) -> list[str]:
    return run_once(stage.engine, stage.now, HOME, lambda work: [row.title for row in work.all(Topic)])


async def choose(phone: Phone, *labels: str) -> None:
    for label in labels:
        await phone.presses(label)


async def by_plan(stage: Stage, an: Phone) -> Phone:
    """The plan's assignment, made; the author's phone with the question on it."""
    giang = await stage.phone("Giang")
    await an.says("/assign")
    await an.presses("Phân công theo kế hoạch")
    await giang.refresh()
    return giang


async def test_where_the_plan_names_everybody_one_press_assigns(stage: Stage, an: Phone) -> None:
    giang = await stage.phone("Giang")
    await an.says("/phancong")
    for said in (
        "theo kế hoạch năm",
        "Giang",
        "Bình",
        "11/3",
        "24/3",
        "05/4",
        "21/4",
        "05/5",
        "07/5",
        "07/6",
    ):
        assert said in an.last
    assert assignments(stage) == []
    await an.presses("Phân công theo kế hoạch")
    assert "Đã phân công" in an.last
    await giang.refresh()
    assert "phân công đồng chí chuẩn bị chuyên đề quý II/2027" in giang.last
    assert giang.from_bot[-1].labels == ("Nhận nhiệm vụ", "Trao đổi với Bí thư", "Đề nghị xem xét lại")


async def test_the_duty_on_the_home_screen_leads_there(stage: Stage, an: Phone) -> None:
    await an.says("/menu")
    await an.presses("Phân công chuyên đề")
    assert "theo kế hoạch năm" in an.last


async def test_the_author_accepts_and_sees_the_outline_to_write(stage: Stage, an: Phone) -> None:
    giang = await by_plan(stage, an)
    await giang.presses("Nhận nhiệm vụ")
    assert "Việc tiếp theo: gửi đề cương" in giang.last
    assert "Viết đề cương" in giang.from_bot[-1].labels
    told = len(an.from_bot)
    await an.refresh()
    assert len(an.from_bot) == told


async def test_accepting_twice_says_how_it_stands(stage: Stage, an: Phone) -> None:
    giang = await by_plan(stage, an)
    asked = giang.from_bot[-1]
    data = asked.buttons[0].data or ""
    await giang.press_data(asked, data)
    await giang.press_data(asked, data)
    assert "Không có gì thay đổi" in giang.last
    assert "Viết đề cương" in giang.from_bot[-1].labels


async def test_topic_author_and_reviewer_are_chosen_one_by_one_over_pages(stage: Stage, an: Phone) -> None:
    nga = await stage.phone("Nga")
    await an.says("/assign")
    await choose(an, "Chọn lại", "2.")
    assert "Trang 1/2" in an.last
    await choose(an, "Trang sau", "Trang trước", "Trang sau", "11. Ngô Mẫu Nga")
    assert "11. Dương Mẫu Phúc" not in an.from_bot[-1].labels
    assert not any("Nga" in label for label in an.from_bot[-1].labels)
    await an.presses("1. Nguyễn Mẫu An")
    assert "tranh tụng" in an.last
    assert "Người kiểm duyệt: đồng chí Nguyễn Mẫu An" in an.last
    await an.presses("Xác nhận phân công")
    await nga.refresh()
    assert "tranh tụng" in nga.last


async def test_a_typed_topic_can_be_dropped_again_and_typed_anew(stage: Stage, an: Phone) -> None:
    planned = topics(stage)
    await an.says("/assign")
    await an.presses("Chọn lại")
    await an.says("Gõ nhầm")
    assert "“Gõ nhầm”" in an.last
    await an.presses("Bỏ tên này")
    assert topics(stage) == planned
    await an.says("Kỹ năng <b>kiểm sát</b> bản án")
    await choose(an, "6. Vũ Mẫu Hà", "3. Lê Mẫu Chi", "Xác nhận phân công")
    assert "“Kỹ năng <b>kiểm sát</b> bản án”" in an.last


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ((), "bấm một nút"),
        (("Chọn lại",), "gõ tên chuyên đề"),
        (("Chọn lại", "1."), "chọn người chuẩn bị"),
        (("Chọn lại", "1.", "Trang sau"), "Trang 2/2"),
        (("Chọn lại", "1.", "1."), "chọn người kiểm duyệt"),
        (("Chọn lại", "1.", "1.", "1."), "Người kiểm duyệt"),
    ],
)
async def test_whatever_else_comes_the_step_is_asked_again(
    stage: Stage, an: Phone, labels: tuple[str, ...], expected: str
) -> None:
    await an.says("/assign")
    await choose(an, *labels)
    await an.sends_sticker()
    said = "\n".join(message.text for message in an.from_bot[-2:])
    assert "chưa được ghi nhận" in said
    assert expected in said
    assert an.from_bot[-1].labels
    assert assignments(stage) == []


async def test_words_where_a_button_is_asked_are_answered_with_the_buttons(stage: Stage, an: Phone) -> None:
    await an.says("/assign")
    await choose(an, "Chọn lại", "1.")
    await an.says("đồng chí Giang")
    assert "5. Hoàng Mẫu Giang" in an.from_bot[-1].labels
    assert len(topics(stage)) == 4


async def test_an_old_button_does_what_its_own_message_says(stage: Stage, an: Phone) -> None:
    await an.says("/assign")
    first = an.from_bot[-1]
    await choose(an, "Chọn lại", "1.", "6. Vũ Mẫu Hà")
    await an.press_data(first, first.buttons[0].data or "")
    assert [row.author_id for row in assignments(stage)] == [5]
    await an.press_data(first, first.buttons[0].data or "")
    assert "Phân công đã đúng như vậy" in an.last
    assert len(assignments(stage)) == 1


async def test_of_two_leaders_the_second_is_told_who_was_assigned(stage: Stage, an: Phone) -> None:
    binh = await stage.phone("Bình")
    await binh.says("/assign")
    await choose(binh, "Chọn lại", "1.", "6. Vũ Mẫu Hà", "1. Nguyễn Mẫu An")
    await by_plan(stage, an)
    await binh.presses("Xác nhận phân công")
    assert "vừa có thay đổi" in binh.last
    assert "Hoàng Mẫu Giang" in binh.last
    await binh.presses("Xem phân công")
    assert "chưa trả lời" in binh.last
    assert len(assignments(stage)) == 1


async def test_both_leaders_pressing_at_once_assign_once(stage: Stage, an: Phone) -> None:
    binh = await stage.phone("Bình")
    for leader in (an, binh):
        await leader.says("/assign")
    await an.presses("Phân công theo kế hoạch", wait=False)
    await binh.presses("Phân công theo kế hoạch", wait=False)
    await an.settled()
    await binh.settled()
    assert len(assignments(stage)) == 1
    assert sorted(("Đã phân công" in an.last, "đã đúng như vậy" in an.last)) == [False, True]
    assert sorted(("Đã phân công" in binh.last, "đã đúng như vậy" in binh.last)) == [False, True]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("assign-do:1:1:5:5:0", "không được là người chuẩn bị"),
        ("assign-do:1:1:15:2:0", "không tham gia làm việc"),
        ("assign-do:1:1:18:2:0", "không tham gia làm việc"),
        ("assign-do:1:99:5:2:0", "không còn để chọn"),
        ("assign-do:99:1:5:2:0", "Nút này không còn dùng được"),
        ("assign-do:1:1:5:2", "Nút này không còn dùng được"),
        ("assign-do:1:1:5:x:0", "Nút này không còn dùng được"),
        ("assign-keep:99", "Nút này không còn dùng được"),
        ("answer-yes:99", "Nút này không còn dùng được"),
        ("assign-topic:1:1:9007199254740992", "Trang 2/2"),
    ],
)
async def test_forged_data_changes_nothing(stage: Stage, an: Phone, data: str, said: str) -> None:
    await an.says("/assign")
    await an.press_data(an.from_bot[-1], data)
    assert said in an.last
    assert assignments(stage) == []


@pytest.mark.parametrize("name", ["Giang", "Chi", "Xuân"])
async def test_others_do_not_assign(stage: Stage, an: Phone, name: str) -> None:
    other = await stage.phone(name)
    await other.says("/assign")
    assert "Bí thư hoặc Phó Bí thư" in other.last
    await other.press_data(other.from_bot[-1], "assign-do:1:1:5:2:0")
    assert "Bí thư hoặc Phó Bí thư" in other.last
    assert assignments(stage) == []
    assert "assign" not in other.menu
    assert "assign" in an.menu


async def test_nobody_answers_for_the_author(stage: Stage, an: Phone) -> None:
    await by_plan(stage, an)
    ha = await stage.phone("Hà")
    for verb in ("answer", "answer-yes", "answer-talk", "answer-reconsider", "answer-why-send"):
        await ha.press_data(ha.from_bot[-1], f"{verb}:1")
        assert "không thuộc phần việc của đồng chí" in ha.last
    await an.press_data(an.from_bot[-1], "answer-yes:1")
    assert "không thuộc phần việc của đồng chí" in an.last
    await an.press_data(an.from_bot[-1], "answer:1")
    assert "chưa trả lời" in an.last
    assert assignments(stage)[0].state == AssignmentState.ASKED


async def test_the_author_asks_to_reconsider_and_the_secretary_keeps(stage: Stage, an: Phone) -> None:
    giang = await by_plan(stage, an)
    await giang.presses("Đề nghị xem xét lại")
    assert "Chỉ Bí thư và Phó Bí thư xem được" in giang.last
    await giang.says("Tôi đi học tập trung")
    await giang.says("đến hết tháng 5.")
    await giang.says("/menu")
    await giang.press_data(giang.from_bot[-1], "answer-reconsider:1")
    assert "2 đoạn" in giang.last
    await choose(giang, "Xem lại và gửi", "Gửi")
    assert "Đã gửi đề nghị xem xét lại" in giang.last

    await an.says("/assign")
    assert "Tôi đi học tập trung\n\nđến hết tháng 5." in an.last
    await an.presses("Giữ phân công này")
    assert "Đã phân công" in an.last
    await giang.refresh()
    assert "Nhận nhiệm vụ" in giang.from_bot[-1].labels
    await giang.presses("Nhận nhiệm vụ")
    assert assignments(stage)[-1].state == AssignmentState.ACCEPTED


async def test_after_a_request_the_topic_stays_and_an_old_name_says_who_asked(
    stage: Stage, an: Phone
) -> None:
    giang = await by_plan(stage, an)
    await giang.presses("Đề nghị xem xét lại")
    await giang.says("Tôi đi học tập trung.")
    await choose(giang, "Xem lại và gửi", "Gửi")
    await an.says("/assign")
    await an.presses("Chọn người khác")
    assert "Xin đồng chí chọn người chuẩn bị." in an.last
    await choose(an, "Hoàng Mẫu Giang", "Trần Mẫu Bình")
    assert "đồng chí Hoàng Mẫu Giang đã đề nghị xem xét lại" in an.last
    await choose(an, "Chọn lại", "1.", "Vũ Mẫu Hà", "Trần Mẫu Bình")
    assert "đã đề nghị xem xét lại" not in an.last


async def test_the_author_may_accept_after_all_while_writing_the_reason(stage: Stage, an: Phone) -> None:
    giang = await by_plan(stage, an)
    await giang.presses("Đề nghị xem xét lại")
    await giang.sends_sticker()
    assert "chỉ nhận chữ" in giang.last
    await giang.presses("Nhận nhiệm vụ")
    await giang.says("Lý do gửi muộn")
    assert "chưa biết nội dung này" in giang.last
    assert assignments(stage)[0].state == AssignmentState.ACCEPTED


async def test_talking_it_over_names_the_secretary_and_changes_nothing(stage: Stage, an: Phone) -> None:
    giang = await by_plan(stage, an)
    await giang.presses("Trao đổi với Bí thư")
    assert "Nguyễn Mẫu An" in giang.last
    assert "Nhận nhiệm vụ" in giang.from_bot[-1].labels
    assert assignments(stage)[0].state == AssignmentState.ASKED


async def test_a_replaced_author_is_told_so_and_an_old_button_says_it(stage: Stage, an: Phone) -> None:
    giang = await by_plan(stage, an)
    asked = giang.from_bot[-1]
    await an.says("/assign")
    await choose(an, "Thay đổi phân công", "1.", "6. Vũ Mẫu Hà", "2. Trần Mẫu Bình", "Xác nhận phân công")
    await giang.press_data(asked, asked.buttons[0].data or "")
    assert "đã được phân công lại" in giang.last
    await stage.walk_to(date(2027, 3, 9), 9)
    await giang.waits_for("đã chuyển cho đồng chí khác")


async def test_with_the_quarter_accepted_the_next_one_is_offered(stage: Stage, an: Phone) -> None:
    giang = await by_plan(stage, an)
    await giang.presses("Nhận nhiệm vụ")
    await an.says("/assign")
    assert "đã nhận nhiệm vụ" in an.last
    await an.presses("Phân công quý III/2027")
    assert "tranh tụng" in an.last
    await an.presses("Phân công theo kế hoạch")
    assert len(assignments(stage)) == 2


async def test_in_english_too(stage: Stage, an: Phone) -> None:
    run_once(stage.engine, stage.now, HOME, lambda work: work.change(Person, 1, language="en"))
    await an.says("/assign")
    assert "as the year's plan names it" in an.last
    await choose(an, "Choose again", "1.", "6. Vũ Mẫu Hà", "1. Nguyễn Mẫu An", "Confirm the assignment")
    assert "is asked to answer" in an.last
