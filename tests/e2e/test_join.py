"""Joining: the code, the greeting, home; and what a stranger or a wrong code is told."""

from tests.stage import Stage


async def test_a_member_joins_by_the_link_and_sees_home(stage: Stage) -> None:
    giang = await stage.phone("Giang")
    assert any("Kính chào đồng chí Hoàng Mẫu Giang" in message.text for message in giang.from_bot)
    assert "Việc của đồng chí Hoàng Mẫu Giang" in giang.last
    assert "menu" in giang.menu


async def test_who_is_told_nothing_is_not_promised_reminders(stage: Stage) -> None:
    giang = await stage.phone("Giang")
    assert any("sẽ báo việc và nhắc hạn" in message.text for message in giang.from_bot)
    people = await stage.operator.people()
    spared = next(each.name.rpartition(" ")[2] for each in people if "được miễn" in each.role)
    phone = await stage.phone(spared)
    assert not any("sẽ báo việc" in message.text for message in phone.from_bot)
    assert any("chưa giao việc và chưa nhắc" in message.text for message in phone.from_bot)


async def test_a_code_may_be_typed_with_small_letters_and_blanks(stage: Stage) -> None:
    people = await stage.operator.people()
    code = next(each.code for each in people if each.name.endswith("Hà"))
    assert code is not None
    ha = await stage.phone("Hà", join=False)
    await ha.says(f"  {code.lower().replace('-', ' ')} ")
    assert "Việc của đồng chí Vũ Mẫu Hà" in ha.last


async def test_a_stranger_learns_nothing(stage: Stage) -> None:
    ha = await stage.phone("Hà", join=False)
    await ha.says("Cho tôi xem danh sách đảng viên")
    assert "Mã chưa đúng" in ha.last
    await ha.says("/menu")
    assert "xin đồng chí gửi mã" in ha.last
    assert "Mẫu" not in ha.last


async def test_a_used_code_says_so(stage: Stage) -> None:
    people = await stage.operator.people()
    code = next(each.code for each in people if each.name.endswith("Hà"))
    assert code is not None
    await stage.phone("Hà")
    lan = await stage.phone("Lan", join=False)
    await lan.opens(code)
    assert "đã được dùng" in lan.last


async def test_a_stranger_is_answered_only_so_often(stage: Stage) -> None:
    ha = await stage.phone("Hà", join=False)
    for _ in range(8):
        await ha.says("xin chào")
    assert len(ha.from_bot) == 6
