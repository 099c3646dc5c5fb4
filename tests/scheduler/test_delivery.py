"""Delivery: in order, replies first, once for what may not be repeated, honest about what is unclear."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Engine

from scheduler import claiming, delivery
from scheduler.clock import FrozenClock
from scheduler.delivery import Delivery, NotSent, Rejected, SendError, Unclear, Unreachable
from storage import outbox
from storage.tables import ANY_HOUR, Account, Cell, Membership, Outgoing, Person, SentPart
from storage.work import UnitOfWork
from storage.writer import Writer
from texts.catalogue import Catalogue
from texts.message import line, message
from texts.render import Rendered
from workflow.rules.calendar import HOME

NOW = datetime(2027, 3, 8, 1, tzinfo=UTC)


@dataclass
class FakeSender:
    """Remembers what was sent; fails as told, oldest failure first."""

    sent: list[tuple[str, str]] = field(default_factory=list)
    failures: list[SendError] = field(default_factory=list)
    gate: asyncio.Event | None = None

    async def send(self, address: str, part: Rendered, *, urgent: bool) -> str:
        if self.gate is not None:
            await self.gate.wait()
        if self.failures:
            raise self.failures.pop(0)
        self.sent.append((address, part.text))
        return str(len(self.sent))


@dataclass
class Bench:
    """Writer, delivery and sender on one database."""

    writer: Writer
    clock: FrozenClock
    sender: FakeSender
    delivery: Delivery

    async def says(self, text: str, *, repeat_ok: bool = True, **values: object) -> int:
        content = message(line("words", text=text)).to_json()
        if not repeat_ok:
            given = {"kind": "words", "content": content, "repeat_ok": False, **values}
            return await self.writer.do(outbox.write, **given)
        to: dict[str, Any] = {"address": "100", "person_id": None, "account_id": None, "language": "vi"}
        return await self.writer.do(partial(outbox.answer, kind="words", content=content, **to | values))

    async def settled(self) -> None:
        async with asyncio.timeout(5):
            while not self.delivery.idle:
                await asyncio.sleep(0.005)

    async def later(self) -> None:
        """A minute passes, and what waits goes."""
        self.clock.set(self.clock.now() + delivery.AGAIN_AFTER)
        await self.delivery.sweep()
        await self.settled()

    async def row(self, notice_id: int) -> Outgoing:
        return await self.writer.do(lambda work: work.get(Outgoing, notice_id))


@pytest.fixture
async def bench(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bench]:
    monkeypatch.setattr(delivery, "RETRY_SECONDS", (0.01, 0.01))
    clock = FrozenClock(NOW)
    writer = Writer(engine, clock.now, HOME)
    sender = FakeSender()
    post = Delivery(writer, sender, Catalogue.load(), clock, HOME)
    writer.committed = post.post
    writer.start()
    await writer.do(_two_people)
    await post.start()
    yield Bench(writer, clock, sender, post)
    await post.stop()
    await writer.stop()


def _two_people(work: UnitOfWork) -> None:
    for address in ("100", "200"):
        person = work.add(Person, name=f"Người Mẫu {address}", created_at=work.now)
        work.add(Account, person_id=person, platform="telegram", address=address, bound_at=work.now)


async def test_what_is_committed_is_sent_and_marked(bench: Bench) -> None:
    notice = await bench.says("xin chào")
    await bench.settled()
    assert bench.sender.sent == [("100", "xin chào")]
    row = await bench.row(notice)
    assert (row.state, row.sent_at) == ("sent", NOW)
    parts = await bench.writer.do(lambda work: work.all(SentPart, outgoing_id=notice))
    assert [part.message_id for part in parts] == ["1"]


async def test_nothing_is_sent_when_the_act_fails(bench: Bench) -> None:
    def fails(work: UnitOfWork) -> None:
        content = message(line("words", text="không được gửi")).to_json()
        outbox.write(work, kind="words", content=content, repeat_ok=True, address="100")
        raise ValueError("on purpose")

    with pytest.raises(ValueError, match="on purpose"):
        await bench.writer.do(fails)
    await bench.settled()
    assert bench.sender.sent == []


async def test_replies_go_before_everything_else_of_a_chat(bench: Bench) -> None:
    bench.sender.gate = asyncio.Event()
    await bench.says("một", repeat_ok=False, person_id=1)
    await asyncio.sleep(0.05)
    await bench.says("nhắc", repeat_ok=False, person_id=1)
    await bench.says("trả lời")
    await asyncio.sleep(0.05)
    bench.sender.gate.set()
    await bench.settled()
    assert [text for _, text in bench.sender.sent] == ["một", "trả lời", "nhắc"]


async def test_one_slow_chat_does_not_hold_another(bench: Bench) -> None:
    bench.sender.failures = [Unclear("slow")]
    await bench.says("một")
    await bench.says("hai", repeat_ok=False, person_id=2)
    await bench.settled()
    assert sorted(bench.sender.sent) == [("100", "một"), ("200", "hai")]


async def test_a_long_text_goes_in_parts_in_order(bench: Bench) -> None:
    text = "\n\n".join(f"đoạn {number} " + "a" * 900 for number in range(12))
    notice = await bench.says(text)
    await bench.settled()
    assert len(bench.sender.sent) > 2
    joined = " ".join(part for _, part in bench.sender.sent)
    assert [number for number in range(12) if f"đoạn {number} " in joined] == list(range(12))
    parts = await bench.writer.do(lambda work: work.all(SentPart, outgoing_id=notice))
    assert len(parts) == len(bench.sender.sent)


async def test_an_answer_is_tried_again_after_a_time_out(bench: Bench) -> None:
    bench.sender.failures = [Unclear("timeout")]
    notice = await bench.says("xin chào")
    await bench.settled()
    assert bench.sender.sent == [("100", "xin chào")]
    assert (await bench.row(notice)).state == "sent"


async def test_a_notice_that_may_not_be_repeated_is_left_unclear(bench: Bench) -> None:
    bench.sender.failures = [Unclear("timeout")]
    notice = await bench.says("nhắc", repeat_ok=False, person_id=1)
    await bench.settled()
    assert bench.sender.sent == []
    assert (await bench.row(notice)).state == "unclear"


async def test_what_certainly_did_not_go_waits_and_goes_later(bench: Bench) -> None:
    bench.sender.failures = [NotSent("refused")] * 3
    notice = await bench.says("nhắc", repeat_ok=False, person_id=1)
    await bench.settled()
    assert (await bench.row(notice)).state == "new"
    await bench.later()
    assert bench.sender.sent == [("100", "nhắc")]


@pytest.mark.parametrize(
    ("failure", "unreachable"), [(Unreachable("blocked"), True), (Rejected("bad"), False)]
)
async def test_a_refusal_is_final(bench: Bench, failure: SendError, unreachable: bool) -> None:
    bench.sender.failures = [failure]
    notice = await bench.says("nhắc", repeat_ok=False, person_id=1)
    await bench.settled()
    assert (await bench.row(notice)).state == "failed"
    account = await bench.writer.do(lambda work: work.get(Account, 1))
    assert (account.unreachable_at is not None) is unreachable


async def test_a_person_without_a_chat_is_said_to_have_none(bench: Bench) -> None:
    nobody = await bench.writer.do(lambda work: work.add(Person, name="Mẫu", created_at=work.now))
    notice = await bench.says("nhắc", repeat_ok=False, person_id=nobody)
    await bench.settled()
    row = await bench.row(notice)
    assert (row.state, row.error) == ("failed", "no account")


async def test_a_text_that_cannot_be_said_does_not_stop_the_chat(bench: Bench) -> None:
    content = message(line("no-such-text")).to_json()
    await bench.writer.do(outbox.write, kind="x", content=content, repeat_ok=True, address="100")
    await bench.says("xin chào")
    await bench.settled()
    assert bench.sender.sent == [("100", "xin chào")]


async def test_a_notice_for_later_is_found_by_the_sweep(bench: Bench) -> None:
    await bench.says("sáng mai", repeat_ok=False, person_id=1, not_before=NOW + timedelta(hours=23))
    await bench.delivery.sweep()
    await bench.settled()
    assert bench.sender.sent == []
    bench.clock.set(NOW + timedelta(hours=24))
    await bench.delivery.sweep()
    await bench.settled()
    assert bench.sender.sent == [("100", "sáng mai")]


async def test_after_a_crash_answers_go_again_and_the_rest_is_unclear(bench: Bench) -> None:
    def crashed(work: UnitOfWork) -> None:
        for repeat_ok, formal in ((True, False), (False, False), (False, True)):
            content = message(line("words", text=f"{repeat_ok} {formal}")).to_json()
            work.add(
                Outgoing,
                kind="words",
                content=content,
                repeat_ok=repeat_ok,
                formal=formal,
                person_id=1,
                state="claimed",
                tries=1,
                created_at=work.now,
                not_before=work.now,
            )

    await bench.writer.do(crashed)
    await bench.writer.do(outbox.recover)
    await bench.delivery.sweep()
    await bench.settled()
    states = [row.state for row in await bench.writer.do(lambda work: work.all(Outgoing))]
    assert states == ["sent", "unclear", "sent"]
    assert [text for _, text in bench.sender.sent] == ["True False", "(gửi lại)\nFalse True"]


async def test_an_office_is_whoever_holds_it_when_it_is_sent(bench: Bench) -> None:
    def seats(work: UnitOfWork) -> int:
        cell = work.add(Cell, name="Chi bộ Mẫu", started_on=work.today, created_at=work.now)
        for person, since, until in (
            (1, NOW.date(), NOW.date() + timedelta(days=1)),
            (2, NOW.date() + timedelta(days=1), None),
        ):
            work.add(
                Membership,
                person_id=person,
                cell_id=cell,
                office="secretary",
                klass="official",
                condition="active",
                from_on=since,
                until_on=until,
            )
        return cell

    cell = await bench.writer.do(seats)
    tomorrow = NOW + timedelta(days=1)
    await bench.says("họp", repeat_ok=False, cell_id=cell, office="secretary", not_before=tomorrow)
    bench.clock.set(tomorrow)
    await bench.delivery.sweep()
    await bench.settled()
    assert bench.sender.sent == [("200", "họp")]


async def test_one_outcome_that_cannot_be_written_does_not_lose_the_others(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle = outbox.settle

    def picky(work: UnitOfWork, outcomes: list[outbox.Outcome]) -> None:
        if any(outcome.id == 1 for outcome in outcomes):
            raise ValueError("on purpose")
        settle(work, outcomes)

    monkeypatch.setattr(outbox, "settle", picky)
    first = await bench.says("một")
    second = await bench.says("hai", repeat_ok=False, person_id=2)
    await bench.settled()
    await bench.delivery.sweep()  # finds the first as it was, and knows that it went
    await bench.settled()
    assert (await bench.row(first)).state == "new"
    assert (await bench.row(second)).state == "sent"
    assert len(bench.sender.sent) == 2


async def test_an_answer_that_is_under_way_is_not_taken_up_again(bench: Bench) -> None:
    bench.sender.gate = asyncio.Event()
    await bench.says("xin chào")
    await bench.delivery.sweep()
    await asyncio.sleep(0.05)
    bench.sender.gate.set()
    await bench.settled()
    await bench.delivery.sweep()
    await bench.settled()
    assert bench.sender.sent == [("100", "xin chào")]


async def test_many_answers_that_wait_hide_nothing_from_the_sweep(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "SWEEP_MAX", 3)
    bench.sender.gate = asyncio.Event()
    for number in range(7):
        await bench.says(f"trả lời {number}")
    await bench.says("sáng mai", repeat_ok=False, person_id=2, not_before=NOW + timedelta(minutes=1))
    send, bench.sender.gate = bench.sender.gate, None
    bench.clock.set(NOW + timedelta(minutes=2))
    await bench.delivery.sweep()
    await _until(lambda: bench.sender.sent == [("200", "sáng mai")])
    send.set()
    await bench.settled()


async def test_what_was_left_goes_before_the_answers_of_the_next_process(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "SWEEP_MAX", 3)
    await bench.delivery.stop()
    for number in range(10):
        await bench.says(f"trả lời {number}")
    post = Delivery(bench.writer, bench.sender, Catalogue.load(), bench.clock, HOME)
    bench.writer.committed = post.post
    await post.start()
    bench.delivery = post
    await _until(lambda: len(post._held) + len(bench.sender.sent) == 10)
    await bench.says("trả lời mới")
    await bench.settled()
    assert [text for _, text in bench.sender.sent] == [*(f"trả lời {n}" for n in range(10)), "trả lời mới"]


async def test_an_answer_that_never_arrived_keeps_nothing_of_its_words(bench: Bench) -> None:
    bench.sender.failures = [Unreachable("blocked")]
    notice = await bench.says("mã tham gia 0602-KWAM-WDSA")
    await bench.settled()
    row = await bench.row(notice)
    assert (row.state, row.content) == ("failed", {})


async def test_an_answer_speaks_the_language_of_the_turn(bench: Bench) -> None:
    words = message(line("button-home")).to_json()
    for language in ("vi", "en"):
        to: dict[str, Any] = {"address": "100", "person_id": 1, "account_id": None, "language": language}
        await bench.writer.do(partial(outbox.answer, kind="words", content=words, **to))
    await bench.settled()
    assert [text for _, text in bench.sender.sent] == ["Việc của tôi", "My duties"]


@pytest.mark.parametrize("failure", [Unclear("502"), NotSent("refused")])
async def test_an_answer_is_tried_until_it_arrives(bench: Bench, failure: SendError) -> None:
    bench.sender.failures = [failure] * 7
    notice = await bench.says("xin chào")
    await bench.settled()
    assert (await bench.row(notice)).state == "new"
    for _ in range(2):
        await bench.later()
    assert bench.sender.sent == [("100", "xin chào")]
    assert (await bench.row(notice)).state == "sent"


async def test_an_answer_that_never_arrives_is_let_go(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "TRIES_MAX", 2)
    bench.sender.failures = [Unclear("502")] * 20
    notice = await bench.says("xin chào")
    await bench.settled()
    for _ in range(3):
        await bench.later()
    assert (await bench.row(notice)).state == "unclear"


async def test_the_parts_that_arrived_are_not_sent_again(bench: Bench) -> None:
    text = "\n\n".join(f"đoạn {number} " + "a" * 900 for number in range(12))
    notice = await bench.says(text)
    await bench.settled()
    whole = [part for _, part in bench.sender.sent]
    bench.sender.sent.clear()

    async def only_the_first(address: str, part: Rendered, *, urgent: bool) -> str:
        if bench.sender.sent:
            raise NotSent("the network went away")
        return await FakeSender.send(bench.sender, address, part, urgent=urgent)

    bench.sender.send = only_the_first  # type: ignore[method-assign]
    notice = await bench.says(text)
    await bench.settled()
    assert (await bench.row(notice)).state == "new"
    del bench.sender.send
    await bench.later()
    assert [part for _, part in bench.sender.sent] == whole
    parts = await bench.writer.do(lambda work: work.all(SentPart, outgoing_id=notice))
    assert [part.position for part in parts] == list(range(len(whole)))


async def test_stopped_in_the_middle_what_was_not_begun_goes_after_the_next_start(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.sender.gate = asyncio.Event()
    for number in range(200):
        await bench.says(f"nhắc {number}", repeat_ok=False, person_id=1)
    await _until(lambda: bool(bench.delivery._mailboxes))
    stopping = asyncio.ensure_future(bench.delivery.stop())
    await asyncio.sleep(0)
    bench.sender.gate.set()
    await stopping
    rows = await bench.writer.do(lambda work: work.all(Outgoing))
    assert {row.state for row in rows} == {"sent", "new"}
    post = Delivery(bench.writer, bench.sender, Catalogue.load(), bench.clock, HOME)
    await post.start()
    async with asyncio.timeout(10):
        while len(bench.sender.sent) < 200 or not post.idle:
            await asyncio.sleep(0.01)
    await post.stop()
    assert sorted(bench.sender.sent) == sorted(("100", f"nhắc {number}") for number in range(200))


async def test_of_what_may_not_be_repeated_only_what_is_about_to_go_is_claimed(bench: Bench) -> None:
    bench.sender.gate = asyncio.Event()
    for number in range(150):
        await bench.says(f"nhắc {number}", repeat_ok=False, person_id=1 + number % 2)
    await bench.says("trả lời")
    await _until(lambda: len(bench.delivery._held) == 151 and len(bench.delivery._claimed) == 2)
    assert await bench.writer.do(lambda work: work.count(Outgoing, state="claimed", repeat_ok=False)) == 2
    await bench.delivery.sweep()  # finds the same ones: each still goes once
    bench.sender.gate.set()
    await bench.settled()
    assert await bench.writer.do(lambda work: work.count(Outgoing, state="sent")) == 151
    for address in ("100", "200"):
        numbers = [int(text.split()[1]) for to, text in bench.sender.sent if to == address and "nhắc" in text]
        assert numbers == sorted(numbers)


async def test_a_chat_that_waits_for_room_still_gets_its_answers(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "CLAIMED_MAX", 1)
    bench.sender.gate = asyncio.Event()
    await bench.says("nhắc một", repeat_ok=False, person_id=1)
    await _until(lambda: len(bench.delivery._claimed) == 1)
    waiting = await bench.says("nhắc hai", repeat_ok=False, person_id=2)
    await _until(lambda: bool(bench.delivery._parked))
    send, bench.sender.gate = bench.sender.gate, None
    await bench.says("trả lời", address="200")
    await _until(lambda: bench.sender.sent == [("200", "trả lời")])
    assert (await bench.row(waiting)).state == "new"
    send.set()
    await bench.settled()
    assert [text for _, text in bench.sender.sent] == ["trả lời", "nhắc một", "nhắc hai"]


async def test_chats_that_wait_for_room_take_turns(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "CLAIMED_MAX", 1)
    bench.sender.gate = asyncio.Event()
    for number in range(4):
        await bench.says(f"nhắc {number}", repeat_ok=False, person_id=1)
    await bench.says("nhắc khác", repeat_ok=False, person_id=2)
    await _until(lambda: len(bench.delivery._held) == 5)
    bench.sender.gate.set()
    await bench.settled()
    said = [text for _, text in bench.sender.sent]
    assert said.index("nhắc khác") == 1
    assert [text for text in said if text != "nhắc khác"] == [f"nhắc {number}" for number in range(4)]


@pytest.mark.parametrize("content", [{}, {"lines": [{"key": "words", "args": [1]}], "rows": []}])
async def test_one_notice_that_nobody_can_read_silences_no_chat(
    bench: Bench, content: dict[str, object]
) -> None:
    bench.sender.gate = asyncio.Event()
    await bench.says("một")
    odd = [
        await bench.writer.do(
            outbox.write, kind="words", content=content, repeat_ok=repeat_ok, person_id=1, address="100"
        )
        for repeat_ok in (True, False)
    ]
    await bench.says("nhắc", repeat_ok=False, person_id=1)
    await bench.says("nhắc khác", repeat_ok=False, person_id=2)
    bench.sender.gate.set()
    await bench.settled()
    assert sorted(text for _, text in bench.sender.sent) == ["một", "nhắc", "nhắc khác"]
    assert [(await bench.row(each)).state for each in odd] == ["failed", "failed"]
    assert not bench.delivery._held


async def test_a_claim_that_fails_oddly_leaves_no_chat_waiting(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim, failures = claiming.claim, [RuntimeError("odd")]

    def fails_once(work: UnitOfWork, fresh: Sequence[int], asked: Sequence[int]) -> claiming.Claimed:
        if asked and failures:
            raise failures.pop()
        return claim(work, fresh, asked)

    monkeypatch.setattr(claiming, "claim", fails_once)
    await bench.says("nhắc", repeat_ok=False, person_id=1)
    await _until(lambda: not failures)
    await bench.says("trả lời")
    await bench.settled()
    assert bench.sender.sent == [("100", "trả lời")]
    await bench.later()
    assert bench.sender.sent == [("100", "trả lời"), ("100", "nhắc")]


async def test_what_is_taken_back_while_it_waits_is_not_sent(bench: Bench) -> None:
    bench.sender.gate = asyncio.Event()
    await bench.says("một")
    taken_back = await bench.says("nhắc", repeat_ok=False, person_id=1)
    await _until(lambda: taken_back in bench.delivery._held)
    await bench.writer.do(lambda work: work.change(Outgoing, taken_back, state="void"))
    bench.sender.gate.set()
    await bench.settled()
    assert bench.sender.sent == [("100", "một")]
    assert (await bench.row(taken_back)).state == "void"


async def test_what_is_not_the_meetings_own_waits_for_the_morning(bench: Bench) -> None:
    night = datetime(2027, 3, 8, 16, tzinfo=UTC)  # 23:00
    bench.clock.set(night)
    await bench.says("kết quả", repeat_ok=False, person_id=1)
    await bench.says("biểu quyết", repeat_ok=False, person_id=1, urgency=ANY_HOUR)
    await bench.says("trả lời")
    await bench.settled()
    assert {text for _, text in bench.sender.sent} == {"trả lời", "biểu quyết"}
    bench.clock.set(night + timedelta(hours=8))
    await bench.delivery.sweep()
    await bench.settled()
    assert [text for _, text in bench.sender.sent][2:] == ["kết quả"]


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.005)


async def test_an_answer_of_the_platform_that_nobody_can_read_stops_no_chat(bench: Bench) -> None:
    bench.sender.failures = [AttributeError("'bool' object has no attribute 'message_id'")]  # type: ignore[list-item]
    await bench.says("nhắc", repeat_ok=False, person_id=1)
    await bench.settled()
    await bench.says("xin chào")
    await bench.settled()
    rows = await bench.writer.do(lambda work: work.all(Outgoing))
    assert [row.state for row in rows] == ["unclear", "sent"]


async def test_a_second_try_that_did_not_go_is_still_the_second(bench: Bench) -> None:
    """A formal notice is sent once more at most, also when the network is away in between."""
    bench.sender.failures = [Unclear("timeout"), *[NotSent("refused")] * 3, Unclear("timeout")]
    notice = await bench.says("kết quả", repeat_ok=False, formal=True, person_id=1)
    await bench.settled()
    for _ in range(3):
        await bench.later()
    assert (await bench.row(notice)).state == "unclear"
    assert bench.sender.sent == []
