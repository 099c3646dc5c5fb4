"""From the door to the answer: stored before it is acknowledged, retried, set aside with a number."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import Engine

from bot import handling, receive
from bot.program import Parts, Program
from bot.telegram import TelegramSender, make_bot
from handlers.conversations import Conversations
from handlers.flow import TYPED, Flow, Flows, Step
from handlers.turn import Turn
from rehearsal.phone import Phone
from rehearsal.server import RehearsalServer
from scheduler.clock import FrozenClock
from storage import bodies, inbox
from storage.errors import Unavailable
from storage.inbox import NewUpdate
from storage.tables import Account, Incoming, Part, Person
from storage.work import UnitOfWork
from storage.writer import Writer, run_once
from tests.world import START, World
from texts.catalogue import Catalogue
from texts.message import line
from workflow.errors import Refused
from workflow.rules.calendar import HOME

Trouble = Callable[[Turn], None]


@dataclass
class Rig:
    """A program whose only conversation stores what is typed, after `trouble` had its say."""

    server: RehearsalServer
    program: Program
    troubles: list[Trouble] = field(default_factory=list)
    task: "asyncio.Task[None] | None" = None

    async def start(self) -> None:
        started = asyncio.Event()
        self.task = asyncio.ensure_future(self.program.run(started))
        await asyncio.wait_for(started.wait(), 10)

    async def stop(self) -> None:
        if self.task is not None:
            self.task.cancel()
            await asyncio.gather(self.task, return_exceptions=True)

    async def rows(self, table: Any) -> list[Any]:
        return await self.program.writer.do(lambda work: work.all(table))


def _keep(rig: "list[Rig]") -> Trouble:
    def keep(turn: Turn) -> None:
        if turn.place is None:
            turn.go("keep", "text", bodies.new(turn.work))
        bodies.append(turn.work, turn.subject_id, turn.text or "?")
        if rig[0].troubles:
            rig[0].troubles.pop(0)(turn)
        turn.reply(line("words", text=f"đã giữ: {turn.text}"))

    return keep


@pytest.fixture
async def rig(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Rig]:
    monkeypatch.setattr(handling, "RETRY_SECONDS", (0.01, 0.01, 0.01))
    monkeypatch.setattr(handling, "UNAVAILABLE_SECONDS", 0.05)
    monkeypatch.setattr(receive, "PAUSE_SECONDS", 0.05)
    World(engine)
    server = RehearsalServer()
    await server.start()
    holder: list[Rig] = []
    keep = _keep(holder)

    def conversations(writer: Writer, sender: TelegramSender) -> Conversations:
        flow = Flow("keep", presses={"keep": keep}, steps={"text": Step(TYPED, keep, keep)})
        return Conversations(
            writer,
            Flows((flow,)),
            answer=sender.answer,
            set_menu=sender.set_menu,
            stranger=keep,
            fallback=keep,
            marked=lambda turn: turn.say("marked"),
            edited=keep,
        )

    parts = Parts(
        engine=engine,
        bot=make_bot(server.token, api_url=server.url, send_rate=0),
        clock=FrozenClock(START),
        zone=HOME,
        catalogue=Catalogue.load(),
        conversations=conversations,
        sweeps=lambda _writer, delivery: (delivery.sweep,),
    )
    holder.append(Rig(server, Program(parts)))
    await holder[0].start()
    yield holder[0]
    await holder[0].stop()
    await server.stop()


@pytest.fixture
async def an(rig: Rig) -> AsyncIterator[Phone]:
    async with Phone(rig.server.url, "Nguyễn Mẫu An") as phone:
        await rig.program.writer.do(_bind, str(phone.user_id))
        yield phone


def _bind(work: UnitOfWork, address: str) -> None:
    work.add(Account, person_id=1, platform="telegram", address=address, bound_at=work.now)


def _fails(_turn: Turn) -> None:
    raise RuntimeError("on purpose")


def _away(_turn: Turn) -> None:
    raise Unavailable("on purpose")


def _refuses(_turn: Turn) -> None:
    raise Refused("refused-not-yours")


async def test_a_failure_that_passes_is_not_noticed(rig: Rig, an: Phone) -> None:
    rig.troubles = [_fails, _fails, _fails]
    await an.says("một")
    assert an.last == "đã giữ: một"
    assert [part.text for part in await rig.rows(Part)] == ["một"]


async def test_a_failure_that_stays_is_set_aside_and_the_person_is_told(rig: Rig, an: Phone) -> None:
    rig.troubles = [_fails] * 4
    await an.says("một")
    (row,) = await rig.rows(Incoming)
    assert row.state == "set_aside"
    assert row.reference is not None
    assert row.reference in an.last
    assert "kèm mã" in an.last
    assert await rig.rows(Part) == []
    await an.says("hai")
    assert an.last == "đã giữ: hai"


async def test_the_person_is_told_in_their_language(rig: Rig, an: Phone) -> None:
    await rig.program.writer.do(lambda work: work.change(Person, 1, language="en"))
    rig.troubles = [_fails] * 4
    await an.says("một")
    (row,) = await rig.rows(Incoming)
    assert "fault in the system" in an.last
    assert row.reference in an.last


async def test_a_database_that_is_away_is_waited_for(rig: Rig, an: Phone) -> None:
    rig.troubles = [_away] * 8
    await an.says("một")
    assert an.last == "đã giữ: một"


async def test_a_refusal_changes_nothing_and_says_why(rig: Rig, an: Phone) -> None:
    rig.troubles = [_refuses]
    await an.says("một")
    assert "không thuộc phần việc" in an.last
    assert await rig.rows(Part) == []


async def test_three_quick_messages_keep_their_order(rig: Rig, an: Phone) -> None:
    for text in ("một", "hai", "ba"):
        await an.says(text, wait=False)
    await an.settled()
    assert [message.text for message in an.from_bot] == ["đã giữ: một", "đã giữ: hai", "đã giữ: ba"]
    assert [part.text for part in await rig.rows(Part)] == ["một", "hai", "ba"]


async def test_what_a_stopped_process_left_is_taken_up(engine: Engine, rig: Rig, an: Phone) -> None:
    await rig.stop()
    await an.says("một", wait=False)
    raw = {
        "update_id": 1,
        "message": {
            "message_id": 900,
            "date": 1,
            "chat": {"id": an.user_id, "type": "private", "first_name": "An"},
            "from": {"id": an.user_id, "is_bot": False, "first_name": "An"},
            "text": "từ trước",
        },
    }
    update = NewUpdate(1, str(an.user_id), json.dumps(raw))
    run_once(engine, START, HOME, inbox.store, rig.program.parts.bot.id, [update])
    fresh = Program(rig.program.parts)
    rig.program = fresh
    await rig.start()
    await an.settled()
    assert [part.text for part in await rig.rows(Part)] == ["từ trước", "một"]


async def test_a_mark_leaves_nothing_behind(rig: Rig, an: Phone, capsys: pytest.CaptureFixture[str]) -> None:
    await an.says("TỐI MẬT: nội dung không được giữ")
    assert "dấu chỉ độ mật" in an.last
    assert await rig.rows(Part) == []
    seen = capsys.readouterr()
    assert "nội dung không được giữ" not in seen.out + seen.err


async def test_nothing_is_acknowledged_while_nothing_can_be_stored(
    rig: Rig, an: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, refusals = inbox.store, iter([True, True, True])

    def full(work: UnitOfWork, bot_id: int, updates: Any, in_doubt: Any) -> Any:
        if next(refusals, False):
            raise Unavailable("disk full")
        return store(work, bot_id, updates, in_doubt)

    monkeypatch.setattr(inbox, "store", full)
    await an.says("một", wait=False)
    await an.waits_for("đã giữ")
    texts = [message.text for message in an.from_bot]
    assert len(texts) == 2
    assert "chưa ghi được" in texts[0]
    assert texts[1] == "đã giữ: một"
