"""One whole quarter of the sample cell, in the order in which it is lived, over real HTTP."""

from datetime import date

import pytest

from rehearsal.phone import Phone
from storage.tables import Duty, Outgoing, Topic, Vote
from storage.work import UnitOfWork
from storage.writer import run_once
from tests.stage import Stage
from workflow.rules.calendar import HOME

ATTENDING = (
    "An",
    "Bình",
    "Chi",
    "Dũng",
    "Giang",
    "Hà",
    "Hùng",
    "Khánh",
    "Lan",
    "Minh",
    "Nga",
    "Phúc",
    "Quang",
    "Sơn",
)
TITLE = "Nâng cao chất lượng đề ra yêu cầu điều tra"


async def _hands_in(author: Phone, command: str, text: str) -> None:
    await author.says(command)
    await author.says(text)
    await author.presses("Xem lại và gửi")
    await author.presses("Gửi")


async def _agrees(reviewer: Phone, by: str = "Đồng ý đưa ra chi bộ") -> None:
    await reviewer.says("/duyet")
    assert by in reviewer.from_bot[-1].labels
    await reviewer.presses(by)
    await reviewer.presses("Xác nhận đưa ra chi bộ")


@pytest.mark.timeout(300)
async def test_a_quarter_from_the_assignment_to_the_evaluation(stage: Stage) -> None:
    people = {name: await stage.phone(name) for name in ATTENDING}
    an, giang, binh, ha, lan = (people[name] for name in ("An", "Giang", "Bình", "Hà", "Lan"))

    # March: assigned in one press, accepted, written, agreed to, released to everyone.
    await an.says("/phancong")
    await an.presses("Phân công theo kế hoạch")
    assert "Đã phân công" in an.last
    await giang.waits_for("Chi bộ phân công đồng chí")
    await giang.presses("Nhận nhiệm vụ")
    await _hands_in(giang, "/decuong", "I- Lý do\nII- Câu hỏi cần trả lời")
    await stage.walk_to(date(2027, 3, 9), 9)
    await binh.waits_for("đã gửi đề cương")
    await _agrees(binh)
    for name in ATTENDING:
        await people[name].waits_for("nội dung chuyên đề tháng 4/2027")

    # A comment is blind until one has given one's own.
    await ha.presses("Đọc và góp ý")
    assert any("II- Câu hỏi cần trả lời" in message.text for message in ha.new)
    await ha.says("Nên bổ sung số liệu năm 2026.")
    await ha.presses("Gửi ý kiến")
    assert "Đã ghi nhận ý kiến" in ha.last
    await lan.presses("Đọc tài liệu")
    assert all("số liệu năm 2026" not in message.text for message in lan.from_bot)
    await lan.presses("Đã đọc, nhất trí")
    await lan.presses("Xem các ý kiến")
    assert any("số liệu năm 2026" in message.text for message in lan.from_bot)

    # 5 April: the cell adopts the outline; the draft follows the same way.
    await stage.walk_to(date(2027, 4, 5), 15)
    await an.says("/hop")
    await an.presses("Ghi kết quả ngày 05/4")
    await an.presses("Thông qua đề cương")
    await an.presses("Xác nhận")
    await _hands_in(giang, "/duthao", "Dự thảo: I- Đặt vấn đề … IV- Kiến nghị")
    await stage.walk_to(date(2027, 4, 6), 9)
    await _agrees(binh)

    # 5 May: who is there, the conclusion, the vote, the result to everyone.
    await stage.walk_to(date(2027, 5, 5), 15)
    await an.says("/hop")
    await an.presses("Ghi kết quả ngày 05/5")
    await an.presses("Ghi vắng: Bùi Mẫu Khánh")
    await an.presses("Xác nhận danh sách")
    await an.says("/ketluan")
    await an.presses("Kết luận")
    await an.says("Chi bộ thống nhất ba giải pháp nêu tại dự thảo.")
    await an.presses("Xem lại và gửi")
    await an.presses("Dùng nội dung này")
    await _opens_binding(an)
    await _votes(people)
    for name in ("An", "Giang", "Khánh", "Sơn"):
        await people[name].waits_for("Kết quả biểu quyết", timeout=20)
        assert "Kết luận được thông qua (cần ít nhất 7 đồng chí tán thành)" in people[name].last
    assert _vote(stage) == (13, 7, 10, 1, 1, 1, True)

    # The final paper, confirmed; in June the results are judged and the topic is closed.
    await _hands_in(giang, "/duthao", "Chuyên đề hoàn chỉnh")
    await stage.walk_to(date(2027, 5, 6), 9)
    await _agrees(binh, "Xác nhận bản hoàn chỉnh")
    await stage.walk_to(date(2027, 6, 7), 15)
    await an.says("/hop")
    await an.presses("Ghi kết quả ngày 07/6")
    await an.presses("Xác nhận danh sách")
    await _evaluates(an)
    assert _topic_state(stage) == "closed"
    await stage.walk_to(date(2027, 6, 8), 9)
    await giang.waits_for("Trình bày còn dài")
    assert all("Trình bày còn dài" not in message.text for message in ha.from_bot)
    assert _left(stage) == []


async def _opens_binding(an: Phone) -> None:
    await an.presses("Biểu quyết")
    await an.presses("Mở biểu quyết")


async def _votes(people: dict[str, Phone]) -> None:
    for name, phone in people.items():
        if name in ("Khánh", "Sơn"):
            continue
        await phone.waits_for("Biểu quyết thông qua Kết luận")
        await phone.presses({"Hà": "Không tán thành", "Lan": "Ý kiến khác"}.get(name, "Tán thành"))
    await people["An"].waits_for("có mặt đã biểu quyết")
    await people["An"].presses("Kết thúc")


async def _evaluates(an: Phone) -> None:
    await an.says("/danhgia")
    for words in ("Số yêu cầu điều tra được chấp nhận tăng.", "Nghiên cứu kỹ.", "Trình bày còn dài."):
        await an.says(words)
        await an.presses("Xong phần này")
    await an.presses("Kết thúc chuyên đề")
    await an.presses("Gửi bản đánh giá")


def _vote(stage: Stage) -> tuple[object, ...]:
    row = run_once(stage.engine, stage.now, HOME, lambda work: work.all(Vote)[0])
    return (
        row.eligible_count,
        row.needed_count,
        row.yes_count,
        row.no_count,
        row.other_count,
        row.silent_count,
        row.passed,
    )


def _topic_state(stage: Stage) -> str:
    row = run_once(stage.engine, stage.now, HOME, lambda work: work.find(Topic, title=TITLE))
    assert row is not None
    return row.state


def _left(stage: Stage) -> list[str]:
    """Duties of the quarter still open, and notices of it that failed."""

    def open_ends(work: UnitOfWork) -> list[str]:
        duties = [row.kind for row in work.all(Duty, state="open") if row.quarter_id == 1]
        failed = [row.kind for row in work.all(Outgoing, state=["failed", "unclear"]) if row.address]
        return duties + failed

    return run_once(stage.engine, stage.now, HOME, open_ends)
