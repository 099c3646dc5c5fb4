"""What holds for every turn, whatever the conversation."""

import asyncio
from typing import Any

import pytest

from handlers.all import make_conversations
from handlers.join import ANSWERS
from handlers.turn import Toast
from storage.errors import AlreadyHandled
from storage.tables import Account, Part
from storage.writer import Writer
from tests.released import release_outline
from tests.talk import Talk
from tests.world import World
from workflow.rules.calendar import HOME


@pytest.fixture
def talk(world: World) -> Talk:
    """The sample cell; the outline is released."""
    quarter = world.open_quarter()
    talk = Talk(world)
    world.do(release_outline, quarter.id)
    return talk


def test_an_update_that_is_run_again_acts_once(talk: Talk) -> None:
    lan = talk.world.person_id("Lan")
    talk.presses(lan, "comment:1")
    talk.says("Lan", "Đề cương cần nêu rõ số liệu.")
    with pytest.raises(AlreadyHandled):
        talk.again()
    words = [row.text for row in talk.world.rows(Part)]
    assert words.count("Đề cương cần nêu rõ số liệu.") == 1


def test_a_strangers_marked_messages_are_answered_only_so_often(talk: Talk) -> None:
    said = [talk.stranger({"text": ""}, marked=True) for _ in range(ANSWERS + 4)]
    # The stand-in for the clock of tries stands still, so the first few are all there is.
    assert [len(each) for each in said] == [1] * ANSWERS + [0] * 4
    assert "xin đồng chí gửi mã" in said[0][0]


@pytest.mark.parametrize("data", ["home", "khong-co:1"])
def test_a_press_shows_that_the_chat_works_also_when_it_is_refused(talk: Talk, data: str) -> None:
    lan = talk.world.person_id("Lan")
    _mark_unreachable(talk, lan)
    talk.presses(lan, data)
    assert _unreachable(talk, lan) is False


def test_who_blocks_the_bot_has_written_nothing(talk: Talk) -> None:
    lan = talk.world.person_id("Lan")
    _mark_unreachable(talk, lan)
    talk.blocks(lan)
    assert _unreachable(talk, lan) is True


def _mark_unreachable(talk: Talk, person_id: int) -> None:
    now = talk.world.now
    talk.world.do(lambda work: work.change_all(Account, {"person_id": person_id}, unreachable_at=now))


def _unreachable(talk: Talk, person_id: int) -> bool:
    (account,) = talk.world.rows(Account, person_id=person_id)
    return account.unreachable_at is not None


async def test_a_press_is_answered_once_and_nobody_waits_for_that(talk: Talk) -> None:
    """The platform is slow to take the answer, and the turn is run again meanwhile."""
    answered: list[str] = []
    gate = asyncio.Event()

    async def answer(query_id: str, _toast: Toast | None) -> None:
        answered.append(query_id)
        await gate.wait()

    async def nothing(*_: Any) -> None:
        return None

    writer = Writer(talk.world.engine, lambda: talk.world.now, HOME)
    writer.start()
    conversations = make_conversations(
        writer, answer=answer, set_menu=nothing, monotonic=lambda: 0.0, language="vi"
    )
    talk.presses(talk.world.person_id("Lan"), "home")
    assert talk.last is not None
    handle: Any = conversations.handle_update
    for _ in range(2):
        await asyncio.wait_for(handle(talk.last, None, None, None), 5)
    await asyncio.sleep(0)
    assert len(answered) == 1
    assert not conversations.idle
    gate.set()
    await conversations.stop(5)
    assert conversations.idle
    await writer.stop()
