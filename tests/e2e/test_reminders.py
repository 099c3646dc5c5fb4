"""The clock over real HTTP: the morning list with its button, a reminder, putting it off, what is done."""

from datetime import date

from tests.stage import Stage


def march(day: int) -> date:
    return date(2027, 3, day)


async def test_the_secretary_hears_of_the_duty_to_assign_and_starts_from_there(stage: Stage) -> None:
    an = await stage.phone("An")
    await stage.walk_to(march(9), 7, 31)
    await an.refresh()
    assert "việc cần đôn đốc, thứ Ba ngày 09/3/2027" in an.last
    await an.presses("1. Phân công chuyên đề")
    assert "Phân công quý II/2027" in an.last


async def test_an_author_is_reminded_puts_it_off_and_answers(stage: Stage) -> None:
    an, giang = await stage.phone("An"), await stage.phone("Giang")
    await stage.walk_to(march(8), 9)
    await an.says("/assign")
    await an.presses("Phân công theo kế hoạch")
    await stage.walk_to(march(11), 8, 1)
    await giang.refresh()
    assert "Kính gửi đồng chí Hoàng Mẫu Giang" in giang.last
    assert "Việc này đến hạn hôm nay." in giang.last
    await giang.presses("Trả lời phân công")
    await giang.presses("Nhận nhiệm vụ")

    await stage.walk_to(march(15), 8, 1)
    await giang.refresh()
    assert "Gửi đề cương" in giang.last
    await giang.presses("Nhắc lại ngày 16/3")
    assert "08 giờ 00, thứ Ba ngày 16/3/2027" in giang.last
    await stage.walk_to(march(16), 8, 1)
    await giang.refresh()
    assert giang.last.startswith("Kính gửi đồng chí Hoàng Mẫu Giang")
    assert "Nhắc lại" not in " ".join(giang.from_bot[-1].labels)


async def test_nobody_is_written_to_at_night_and_nothing_is_sent_twice(stage: Stage) -> None:
    an = await stage.phone("An")
    await stage.walk_to(march(15), 23)
    await an.refresh()
    lists = [each for each in an.from_bot if "việc cần đôn đốc" in each.text]
    # 9 to 12 and 15 March: nobody is assigned.
    assert len(lists) == 5
