"""At the door: whatever a stranger may send is stored; nothing that bears a mark, however it is wrapped."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from telegram.error import InvalidToken, NetworkError

from bot import receive
from bot.handling import MARKED
from bot.receive import KINDS, Polling, Receiver
from storage import inbox
from storage.errors import Unavailable
from storage.inbox import NewUpdate
from storage.writer import Writer, run_once
from workflow.rules.calendar import HOME

BOT = 1
NOW = datetime(2027, 3, 8, 1, tzinfo=UTC)
CHAT = {"id": 100, "type": "private"}
WHO = {"id": 100, "is_bot": False, "first_name": "N"}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(["message", "chat", "from", "text", "data", "document", "reply_to_message", "date"])


def new(raw: dict[str, Any]) -> NewUpdate:
    return receive._new(raw)


def message(**content: Any) -> dict[str, Any]:
    return {"update_id": 7, "message": {"message_id": 1, "date": 1, "chat": CHAT, "from": WHO, **content}}


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(kind=st.sampled_from([*KINDS, "channel_post"]), content=ANYTHING | st.dictionaries(NAMES, ANYTHING))
def test_whatever_comes_is_stored(engine: Engine, kind: str, content: Any) -> None:
    update = new({"update_id": 7, kind: content})
    json.loads(update.raw)
    run_once(engine, NOW, HOME, inbox.store, BOT, [update])


def test_half_a_character_stops_nobody(engine: Engine) -> None:
    update = new(message(text="a\ud800b"))
    (stored,) = run_once(engine, NOW, HOME, inbox.store, BOT, [update])
    assert json.loads(stored.raw)["message"]["text"] == "a\ud800b"
    assert stored.lane == "100"


@pytest.mark.parametrize(
    "content",
    [
        {"text": "TỐI MẬT"},
        {"caption": "TỐI MẬT", "photo": []},
        {"document": {"file_id": "d", "file_name": "TỐI MẬT.docx"}},
        {"video": {"file_id": "v", "file_name": "TỐI MẬT.mp4"}},
        {"audio": {"file_id": "a", "title": "TỐI MẬT"}},
        {"poll": {"question": "x", "options": [{"text": "TỐI MẬT"}]}},
    ],
)
def test_a_mark_leaves_only_who_sent_it_and_when(content: dict[str, Any]) -> None:
    kept = json.loads(new(message(**content)).raw)
    stub = {"message_id": 1, "date": 1, "chat": CHAT, "from": WHO}
    assert kept == {"update_id": 7, "message": stub, MARKED: True}


@pytest.mark.parametrize("name", ["reply_to_message", "quote", "external_reply", "pinned_message"])
def test_what_is_repeated_of_another_message_is_not_kept(name: str) -> None:
    kept = json.loads(new(message(text="vâng", **{name: {"text": "TỐI MẬT"}})).raw)
    assert kept == message(text="vâng")


def test_of_the_message_that_was_pressed_is_kept_which_it_is() -> None:
    pressed = {"message_id": 5, "date": 1, "chat": CHAT, "text": "lời", "reply_markup": {"a": 1}}
    query = {"id": "q", "from": WHO, "data": "vote-yes:1", "message": pressed}
    kept = json.loads(new({"update_id": 7, "callback_query": query}).raw)
    short = {"message_id": 5, "date": 1, "chat": CHAT}
    assert kept == {"update_id": 7, "callback_query": {**query, "message": short}}


async def test_after_a_quiet_poll_ids_may_begin_anew(engine: Engine) -> None:
    """Update ids start again at random after a week without any, perhaps below the last offset."""
    writer = Writer(engine, lambda: NOW, HOME)
    writer.start()
    taken: list[int] = []
    polls = iter([[{"update_id": 900}], [], [{"update_id": 4}], []])
    offsets: list[int | None] = []

    async def updates(*, offset: int | None, **_: Any) -> list[dict[str, Any]]:
        offsets.append(offset)
        return next(polls)

    async def apologise(_address: str) -> None:
        raise AssertionError("there was nothing to be sorry for")

    receiver = Receiver(writer, BOT, lambda stored: taken.append(stored.id))
    polling = Polling(receiver, updates, apologise, lambda: 0.0)
    for _ in range(4):
        await polling.once()
    await writer.stop()
    assert (offsets, len(taken)) == ([None, 901, None, 5], 2)


@pytest.fixture
async def writer(engine: Engine) -> AsyncIterator[Writer]:
    writer = Writer(engine, lambda: NOW, HOME)
    writer.start()
    yield writer
    await writer.stop()


def polling(writer: Writer, answers: list[object], taken: list[str]) -> Polling:
    """A poll after the other; an error among the answers is raised."""
    left = iter(answers)

    async def updates(**_: Any) -> object:
        answer = next(left)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def apologise(_address: str) -> None:
        raise AssertionError("there was nothing to be sorry for")

    return Polling(
        Receiver(writer, BOT, lambda each: taken.append(each.raw)), updates, apologise, lambda: 0.0
    )


@pytest.mark.parametrize("odd", [{}, "x", 5, True, [None], [{"update_id": "x"}], [{"update_id": 2**63}]])
async def test_what_is_no_list_of_updates_is_waited_out(writer: Writer, odd: object) -> None:
    with pytest.raises(NetworkError):
        await polling(writer, [odd], []).once()


async def test_among_updates_what_is_none_is_let_go(writer: Writer) -> None:
    taken: list[str] = []
    assert await polling(writer, [[{"update_id": 5}, None, {"message": {}}]], taken).once() == 1
    assert taken == ['{"update_id": 5}']


async def test_one_that_cannot_be_stored_keeps_no_other_out(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = inbox.store

    def picky(work: Any, bot_id: int, updates: list[NewUpdate], in_doubt: Any) -> Any:
        if any(each.update_id == 6 for each in updates):
            raise ValueError("on purpose")
        return store(work, bot_id, updates, in_doubt)

    monkeypatch.setattr(inbox, "store", picky)
    taken: list[str] = []
    assert await polling(writer, [[{"update_id": number} for number in (5, 6, 7)]], taken).once() == 3
    assert taken == ['{"update_id": 5}', '{"update_id": 7}']


async def test_a_server_that_is_not_itself_for_a_moment_does_not_end_the_program(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receive, "PAUSE_SECONDS", 0)
    refused = InvalidToken("Not Found")
    answers = [refused, refused, [{"update_id": 5}], refused, refused, refused]
    taken: list[str] = []
    with pytest.raises(InvalidToken):
        await polling(writer, answers, taken).run()
    assert taken == ['{"update_id": 5}']


class Shaky:
    """A writer whose first commits survive the error that they end in."""

    def __init__(self, writer: Writer, failures: int) -> None:
        self._writer, self._failures = writer, failures

    async def do(self, *args: Any) -> Any:
        result = await self._writer.do(*args)
        if self._failures:
            self._failures -= 1
            raise Unavailable("the sync to disk failed")
        return result


async def test_a_commit_that_survives_its_error_leaves_no_update_waiting(writer: Writer) -> None:
    taken: list[str] = []
    shaky: Any = Shaky(writer, failures=2)
    receiver = Receiver(shaky, BOT, lambda stored: taken.append(json.loads(stored.raw)["message"]["text"]))
    for _ in range(2):
        with pytest.raises(Unavailable):
            await receiver.receive([message(text="một")])
    assert taken == []
    for _ in range(2):
        await receiver.receive([message(text="một"), {**message(text="hai"), "update_id": 8}])
    assert taken == ["một", "hai"]
