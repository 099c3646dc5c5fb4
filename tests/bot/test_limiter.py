"""The limiter, on a clock that the tests move."""

import asyncio
import heapq
import itertools
from collections import Counter
from collections.abc import Coroutine, Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.error import RetryAfter, TimedOut
from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.http import NotSent
from bot.limiter import NOTICE, REMINDER, REPLY, RETRIES, Limiter

GROUP = -1001234567890


class Time:
    """A monotonic clock and the sleep that goes with it."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = itertools.count()

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        assert seconds > 0
        future = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._numbers), future))
        await future

    async def passes(self, seconds: float) -> None:
        """Lets this much time go by, waking everyone at their moment."""
        end = self.now + seconds
        await settled()
        while self._sleepers and self._sleepers[0][0] <= end:
            at, _, future = heapq.heappop(self._sleepers)
            if future.done():
                continue
            self.now = max(self.now, at)
            future.set_result(None)
            await settled()
        self.now = end


async def settled() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


class Platform:
    """Takes calls through a limiter and keeps when they came; refuses as told."""

    def __init__(self, rate: float = 30.0) -> None:
        self.time = Time()
        self.limiter = Limiter(rate, monotonic=self.time.monotonic, sleep=self.time.sleep)
        self.log: list[tuple[float, Any, str]] = []  # when, chat, text
        self.refusals: dict[Any, list[float]] = {}  # per chat, the seconds of the next refusals
        self.started = self.time.now

    def send(
        self, chat: Any, text: str = "", *, priority: int | None = None, endpoint: str = "sendMessage"
    ) -> "asyncio.Task[Any]":
        return asyncio.create_task(self._request(chat, text, priority, endpoint))

    async def _request(self, chat: Any, text: str, priority: int | None, endpoint: str) -> Any:
        data = {"text": text} if chat is None else {"chat_id": chat, "text": text}

        async def call(*_args: object, **_kwargs: object) -> bool:
            self.log.append((self.time.now - self.started, chat, text))
            await asyncio.sleep(0)  # others may come in between
            if self.refusals.get(chat):
                raise RetryAfter(timedelta(seconds=self.refusals[chat].pop(0)))
            return True

        return await self.limiter.process_request(call, (), {}, endpoint, data, priority)

    @property
    def texts(self) -> list[str]:
        return [text for _, _, text in self.log]

    def times(self, chat: Any = ...) -> list[float]:
        return [round(at, 2) for at, whose, _ in self.log if chat is ... or whose == chat]

    @property
    def remembered(self) -> int:
        line = self.limiter._line
        assert line is not None
        return len(line)


def busiest(times: Sequence[float], seconds: float) -> int:
    """The most messages in any stretch of so many seconds, its end not included."""
    times, start, most = sorted(times), 0, 0
    for end, at in enumerate(times):
        while at - times[start] >= seconds - 1e-6:
            start += 1
        most = max(most, end - start + 1)
    return most


async def test_about_thirty_a_second_in_all() -> None:
    platform = Platform(rate=30)
    calls = [platform.send(chat) for chat in range(1, 301)]
    await platform.time.passes(10)
    assert all(call.done() for call in calls)
    assert busiest(platform.times(), 1) <= 31
    assert platform.times()[-1] > 9.9


async def test_late_timers_do_not_lower_the_rate() -> None:
    platform = Platform(rate=200)
    exact = platform.time.sleep
    platform.limiter._line._sleep = lambda seconds: exact(seconds + 0.004)  # type: ignore[union-attr]
    for chat in range(1, 1001):
        platform.send(chat)
    await platform.time.passes(4.9)
    assert len(platform.log) > 970
    await platform.time.passes(10)


async def test_one_a_second_in_a_private_chat_after_three() -> None:
    platform = Platform()
    for text in "abcdef":
        platform.send(5, text)
    await platform.time.passes(10)
    assert platform.times() == pytest.approx([0, 0.03, 0.07, 1, 2, 3], abs=0.05)
    assert platform.texts == list("abcdef")


async def test_the_burst_is_back_after_a_pause() -> None:
    platform = Platform(rate=1000)
    for _ in range(2):
        for _ in range(4):
            platform.send(5)
        await platform.time.passes(5)
    assert platform.times() == pytest.approx([0, 0, 0, 1, 5, 5, 5, 6], abs=0.01)


@pytest.mark.parametrize("group", [GROUP, str(GROUP), "@chi_bo_vi_du"])
async def test_twenty_a_minute_in_a_group(group: int | str) -> None:
    platform = Platform()
    calls = [platform.send(group) for _ in range(45)]
    await platform.time.passes(59.9)
    assert len(platform.log) == 20
    await platform.time.passes(120)
    assert all(call.done() for call in calls)
    assert busiest(platform.times(), 60) == 20


async def test_more_than_twenty_a_minute_in_a_private_chat() -> None:
    platform = Platform()
    for _ in range(40):
        platform.send("5")
        platform.send(5)
    await platform.time.passes(59.5)
    assert len(platform.log) == 62  # one chat, however its id is written


async def test_a_full_group_does_not_hold_up_others() -> None:
    platform = Platform()
    for _ in range(40):
        platform.send(GROUP)
    await platform.time.passes(30)
    call = platform.send(5, "trả lời")
    await platform.time.passes(0.1)
    assert call.done()
    await platform.time.passes(100)


async def test_replies_go_before_notices_and_reminders_and_equals_in_order() -> None:
    platform = Platform()
    for n in range(40):
        platform.send(100 + n, f"nhắc {n}", priority=REMINDER)
    await platform.time.passes(0.5)
    already = len(platform.log)
    for n in range(5):
        platform.send(300 + n, f"báo {n}", priority=NOTICE)
    for n in range(5):
        platform.send(200 + n, f"đáp {n}", priority=REPLY if n % 2 else None)
    await platform.time.passes(5)
    kinds = [text.split()[0] for text in platform.texts[already:]]
    assert kinds == ["đáp"] * 5 + ["báo"] * 5 + ["nhắc"] * (40 - already)
    numbers: dict[str, list[int]] = {"đáp": [], "báo": [], "nhắc": []}
    for text in platform.texts:
        numbers[text.split()[0]].append(int(text.split()[1]))
    assert all(each == sorted(each) for each in numbers.values())


async def test_a_reply_overtakes_a_reminder_in_its_own_chat() -> None:
    platform = Platform()
    for n in range(5):
        platform.send(5, f"nhắc {n}", priority=REMINDER)
    await platform.time.passes(0.5)
    platform.send(5, "đáp", priority=REPLY)
    await platform.time.passes(10)
    assert platform.texts == ["nhắc 0", "nhắc 1", "nhắc 2", "đáp", "nhắc 3", "nhắc 4"]


async def test_ten_thousand_chats_each_get_their_message_once() -> None:
    platform = Platform(rate=1000)
    calls = [platform.send(chat, priority=REMINDER) for chat in range(1, 10_001)]
    await platform.time.passes(10.1)
    assert all(call.done() for call in calls)
    assert set(Counter(chat for _, chat, _ in platform.log).values()) == {1}
    assert busiest(platform.times(), 1) <= 1060


async def test_chats_that_are_idle_are_forgotten() -> None:
    platform = Platform(rate=1000)
    for chat in range(1, 1001):
        platform.send(chat)
        platform.send(-chat)
    await platform.time.passes(3)
    assert platform.remembered == 2000
    await platform.time.passes(70)
    platform.send(5)
    await settled()
    assert platform.remembered == 1


async def test_a_chat_with_someone_waiting_is_not_forgotten() -> None:
    platform = Platform()
    platform.refusals[5] = [500]
    waiting = platform.send(5)
    for _ in range(4):
        await platform.time.passes(100)
        platform.send(6)
    await platform.time.passes(200)
    assert waiting.done() and platform.times(5) == [0, 500]


async def test_a_refusal_is_waited_out_and_the_call_repeated_first() -> None:
    platform = Platform()
    platform.refusals[5] = [7]
    platform.send(5, "một")
    await settled()
    platform.send(5, "hai")
    await platform.time.passes(6.9)
    assert platform.texts == ["một"]
    await platform.time.passes(1)
    assert platform.texts == ["một", "một", "hai"]
    assert platform.times() == pytest.approx([0, 7, 7.03], abs=0.02)


async def test_a_blocked_chat_does_not_block_others() -> None:
    platform = Platform()
    platform.refusals[5] = [60]
    platform.send(5)
    await settled()
    calls = [platform.send(chat) for chat in range(10, 30)]
    await platform.time.passes(2)
    assert all(call.done() for call in calls)
    await platform.time.passes(60)
    assert platform.times(5) == [0, 60]


async def test_two_refused_chats_block_all_until_the_last_moment_named() -> None:
    platform = Platform()
    platform.refusals = {5: [10], 6: [20], None: []}
    for chat in (5, 6):
        platform.send(chat)
    await platform.time.passes(1)
    others = [platform.send(7), platform.send(None, endpoint="answerCallbackQuery")]
    await platform.time.passes(18.9)
    assert len(platform.log) == 2 and not any(other.done() for other in others)
    await platform.time.passes(1)
    assert all(other.done() for other in others)
    assert min(platform.times()[2:]) >= 20


async def test_refusals_one_after_the_other_are_each_their_chat_s() -> None:
    platform = Platform()
    platform.refusals = {5: [10], 6: [10]}
    platform.send(5)
    await platform.time.passes(11)
    platform.send(6)
    await platform.time.passes(1)
    other = platform.send(7)
    await platform.time.passes(1)
    assert other.done()
    await platform.time.passes(10)


async def test_those_who_wait_for_a_blocked_chat_take_no_place_of_others_and_do_not_burst() -> None:
    platform = Platform(rate=1)
    platform.refusals[5] = [60]
    for _ in range(10):
        platform.send(5)
    await settled()
    others = [platform.send(chat) for chat in range(10, 60)]
    await platform.time.passes(51)
    assert all(other.done() for other in others)
    await platform.time.passes(30)
    assert busiest(platform.times(), 1) == 1


async def test_a_block_of_all_ends_at_the_usual_pace_and_in_order() -> None:
    platform = Platform()
    platform.refusals = {5: [10], 6: [10]}
    platform.send(5, "một")
    platform.send(6, "hai")
    await settled()
    for n in range(50):
        platform.send(100 + n, "nhắc", priority=REMINDER)
    for _ in range(3):
        platform.send(7, "đáp")
    await platform.time.passes(20)
    assert platform.texts[2:] == ["một", "hai", "đáp", "đáp", "đáp"] + ["nhắc"] * 50
    assert busiest(platform.times(), 1) <= 31


async def test_all_replies_of_a_chat_s_burst_go_before_reminders() -> None:
    platform = Platform(rate=1000)
    platform.refusals = {5: [10], 6: [10]}
    for chat in (5, 6):
        platform.send(chat, "bị từ chối")
    await settled()
    for n in range(5):
        platform.send(100 + n, "nhắc", priority=REMINDER)
    for _ in range(3):
        platform.send(7, "đáp")
    await platform.time.passes(20)
    assert platform.texts[4:] == ["đáp"] * 3 + ["nhắc"] * 5


async def test_a_reminder_does_not_inherit_the_place_of_a_reply_that_was_given_up() -> None:
    platform = Platform(rate=1)
    for n in range(4):
        platform.send(100 + n, "nhắc trước", priority=REMINDER)
    await settled()
    reply = platform.send(5, "đáp")
    platform.send(5, "nhắc sau", priority=REMINDER)
    await settled()
    reply.cancel()
    await platform.time.passes(10)
    assert platform.texts == ["nhắc trước"] * 4 + ["nhắc sau"]


@given(st.lists(st.tuples(st.integers(0, 2), st.booleans()), min_size=3, max_size=15))
def test_a_chat_s_order_survives_those_who_give_up(plan: list[tuple[int, bool]]) -> None:
    async def play() -> None:
        platform = Platform()
        platform.refusals[5] = [10]
        platform.send(5)
        await settled()
        calls = [platform.send(5, f"{n}", priority=priority) for n, (priority, _) in enumerate(plan)]
        await settled()
        for call, (_, gives_up) in zip(calls, plan, strict=True):
            if gives_up:
                call.cancel()
        await platform.time.passes(60)
        kept = [(priority, n) for n, (priority, gives_up) in enumerate(plan) if not gives_up]
        assert [text for text in platform.texts if text] == [str(n) for _, n in sorted(kept)]

    asyncio.run(play())


async def test_a_block_is_not_ended_early_by_a_call_that_succeeds_or_names_less() -> None:
    platform = Platform(rate=1000)
    platform.refusals[5] = [30, 2]
    platform.send(5, "một")
    platform.send(5, "hai")
    for _ in range(29):
        platform.send(6)
        await platform.time.passes(1)
    assert platform.times(5) == [0, 0]
    await platform.time.passes(2)
    assert platform.times(5) == [0, 0, 30, 30]


async def test_a_block_of_all_is_not_ended_early_either() -> None:
    platform = Platform(rate=1000)
    platform.refusals = {5: [1], 6: [30], 7: [2]}
    for chat in (5, 6, 7):
        platform.send(chat)
    await platform.time.passes(29)
    assert len(platform.log) == 3
    await platform.time.passes(2)
    assert platform.times()[3:] == [30, 30, 30]


async def test_a_refusal_between_the_turn_and_the_call_holds_the_call_back() -> None:
    platform = Platform(rate=1000)
    platform.refusals[5] = [9]
    platform.send(5, "một")
    await settled()
    second = platform.send(5, "hai")
    await platform.time.passes(8)
    line = platform.limiter._line
    assert line is not None
    platform.time.now += 1
    line._grant()  # both have their turn now
    platform.limiter._blocks.refused(5, seconds=9, now=platform.time.now)
    await platform.time.passes(8.9)
    assert platform.texts == ["một"]
    await platform.time.passes(1)
    assert platform.texts == ["một", "một", "hai"] and second.done()


async def test_after_so_many_repetitions_the_caller_is_told() -> None:
    platform = Platform()
    platform.refusals[5] = [1.0] * (RETRIES + 1)
    call = platform.send(5)
    await platform.time.passes(60)
    with pytest.raises(RetryAfter):
        await call
    assert len(platform.log) == RETRIES + 1
    assert platform.send(5)
    await platform.time.passes(60)
    assert len(platform.log) == RETRIES + 2


async def test_a_call_without_a_chat_blocks_only_its_own_kind() -> None:
    platform = Platform()
    platform.refusals[None] = [100]
    refused = platform.send(None, endpoint="setMyCommands")
    await settled()
    same, other = platform.send(None, endpoint="setMyCommands"), platform.send(None, endpoint="getMe")
    await platform.time.passes(99)
    assert other.done() and not same.done() and not refused.done()
    await platform.time.passes(2)
    assert same.done() and refused.done()


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize("switch", ["true", "false"])
async def test_the_seconds_may_be_a_number_or_a_period(switch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", switch)
    platform = Platform()
    platform.refusals[5] = [4]
    platform.send(5)
    await platform.time.passes(10)
    assert platform.times() == [0, 4]


async def test_other_errors_are_the_caller_s() -> None:
    limiter = Limiter()
    tries = 0

    async def call() -> bool:
        nonlocal tries
        tries += 1
        raise TimedOut

    with pytest.raises(TimedOut):
        await limiter.process_request(call, (), {}, "sendMessage", {"chat_id": 5}, None)
    assert tries == 1


@pytest.mark.parametrize(
    "endpoint",
    ["answerCallbackQuery", "getMe", "setMyCommands", "getFile", "sendChatAction", "deleteMessage"],
)
async def test_what_puts_no_message_in_a_chat_does_not_count(endpoint: str) -> None:
    platform = Platform(rate=1)
    calls = [platform.send(5, endpoint=endpoint) for _ in range(100)]
    calls.append(platform.send(5))
    await platform.time.passes(0.1)
    assert all(call.done() for call in calls)


@pytest.mark.parametrize(
    "endpoint", ["sendDocument", "editMessageText", "editMessageReplyMarkup", "copyMessage", "forwardMessage"]
)
async def test_what_puts_a_message_in_a_chat_counts(endpoint: str) -> None:
    platform = Platform()
    for _ in range(10):
        platform.send(5, endpoint=endpoint)
    await platform.time.passes(0.9)
    assert len(platform.log) == 3
    await platform.time.passes(10)


async def test_without_a_rate_nothing_waits_but_refusals_are_obeyed() -> None:
    platform = Platform(rate=0)
    calls = [platform.send(5) for _ in range(200)] + [platform.send(GROUP) for _ in range(200)]
    await platform.time.passes(0.01)
    assert all(call.done() for call in calls)
    platform.refusals[5] = [3]
    refused = platform.send(5)
    await settled()
    behind = platform.send(5)
    await platform.time.passes(2.9)
    assert not refused.done() and not behind.done()
    await platform.time.passes(0.2)
    assert refused.done() and behind.done()


async def test_one_who_gives_up_waiting_gives_the_place_back() -> None:
    platform = Platform()
    calls = [platform.send(5, str(n)) for n in range(6)]
    await platform.time.passes(0.5)
    calls[3].cancel()
    calls[4].cancel()
    await platform.time.passes(5)
    assert platform.texts == ["0", "1", "2", "5"]
    assert platform.times()[-1] == pytest.approx(1, abs=0.05)


async def test_one_who_gives_up_at_the_moment_of_the_turn_gives_the_place_back() -> None:
    platform = Platform(rate=0.1)
    platform.send(GROUP, "một")
    second, third = platform.send(GROUP, "hai"), platform.send(GROUP, "ba")
    await platform.time.passes(9)
    line = platform.limiter._line
    assert line is not None
    platform.time.now += 1
    line._grant()
    second.cancel()  # its turn has come, and it does not know yet
    await platform.time.passes(0.1)
    assert platform.texts == ["một", "ba"] and third.done()


async def test_the_first_of_a_blocked_chat_may_give_up() -> None:
    platform = Platform()
    platform.refusals[5] = [10]
    first = platform.send(5, "một")
    await settled()
    second = platform.send(5, "hai")
    await platform.time.passes(1)
    first.cancel()
    await platform.time.passes(10)
    assert platform.texts == ["một", "hai"] and second.done()


async def test_stopping_sends_the_waiting_away_unsent_and_it_can_start_again() -> None:
    platform = Platform()
    calls = [platform.send(5) for _ in range(6)]
    await platform.time.passes(0.5)
    await platform.limiter.shutdown()
    results = await asyncio.gather(*calls, return_exceptions=True)
    assert [type(result) for result in results] == [bool] * 3 + [NotSent] * 3
    await settled()
    assert asyncio.all_tasks() == {asyncio.current_task()}
    await platform.limiter.initialize()
    again = platform.send(5)
    await platform.time.passes(0.1)
    assert again.done() and again.result() is True


Plan = list[tuple[float, int, int, bool]]  # gap in seconds, chat, priority, whether it gives up at once


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([0.0, 0.0, 0.01, 0.4, 3.0]),
            st.sampled_from([1, 2, 3, -1, -2]),
            st.integers(0, 2),
            st.sampled_from([False, False, False, True]),
        ),
        max_size=120,
    ),
    st.sampled_from([2.0, 10.0, 30.0]),
)
def test_no_limit_is_ever_passed_and_nobody_is_left(plan: Plan, rate: float) -> None:
    asyncio.run(play(plan, rate))


async def play(plan: Plan, rate: float) -> None:
    platform = Platform(rate=rate)
    kept: list[asyncio.Task[Any]] = []
    for gap, chat, priority, gives_up in plan:
        await platform.time.passes(gap)
        call = platform.send(chat, priority=priority)
        if not gives_up:
            kept.append(call)
        else:
            await asyncio.sleep(0)
            call.cancel()
    await platform.time.passes(600)
    assert all(call.done() and call.result() for call in kept)
    exact = [(at, chat) for at, chat, _ in platform.log]
    assert busiest([at for at, _ in exact], 1) <= rate + max(1, rate * 0.05)
    for chat in {chat for _, chat in exact}:
        own = [at for at, whose in exact if whose == chat]
        assert busiest(own, 1) <= 3
        assert busiest(own, 10) <= 12
        assert chat > 0 or busiest(own, 60) <= 20


class Recorder(BaseRequest):
    """A transport that accepts everything at once."""

    def __init__(self) -> None:
        self.endpoints: list[str] = []

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    def do_request(self, url: str, *_args: Any, **_kwargs: Any) -> Coroutine[Any, Any, tuple[int, bytes]]:
        return self._answer(url)

    async def _answer(self, url: str) -> tuple[int, bytes]:
        self.endpoints.append(url.rpartition("/")[2])
        if self.endpoints[-1] == "answerCallbackQuery":
            return 200, b'{"ok": true, "result": true}'
        message = b'{"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "a"}'
        return 200, b'{"ok": true, "result": ' + message + b"}"


async def test_it_serves_the_library_s_bot() -> None:
    time, transport = Time(), Recorder()
    bot = ExtBot(
        "1:a",
        request=transport,
        get_updates_request=Recorder(),
        rate_limiter=Limiter(monotonic=time.monotonic, sleep=time.sleep),
    )
    calls = [asyncio.create_task(bot.send_message(5, "a", rate_limit_args=REMINDER)) for _ in range(4)]
    calls.append(asyncio.create_task(bot.send_message(5, "b")))
    press = asyncio.create_task(bot.answer_callback_query("1"))
    await time.passes(0.5)
    assert press.done()
    assert transport.endpoints.count("sendMessage") == 3
    await time.passes(5)
    assert all(call.done() for call in calls)
