"""Long polling as Telegram does it: offsets, limits, kinds, two pollers."""

from __future__ import annotations

import asyncio
import time

import pytest
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken

from rehearsal.phone import Phone
from rehearsal.server import RehearsalServer
from tests.rehearsal.conftest import bot_of, raw_call, until


def _texts(updates: tuple[Update, ...]) -> list[str | None]:
    return [update.effective_message.text if update.effective_message else None for update in updates]


async def _three(an: Phone) -> None:
    for text in ("một", "hai", "ba"):
        await an.says(text, wait=False)


async def test_without_an_offset_the_unconfirmed_come_again(bot: Bot, an: Phone) -> None:
    await _three(an)
    assert _texts(await bot.get_updates()) == ["một", "hai", "ba"]
    assert _texts(await bot.get_updates()) == ["một", "hai", "ba"]


async def test_an_offset_confirms_everything_smaller(bot: Bot, an: Phone, server: RehearsalServer) -> None:
    await _three(an)
    first, second, _ = await bot.get_updates()
    assert second.update_id == first.update_id + 1
    assert _texts(await bot.get_updates(offset=second.update_id + 1)) == ["ba"]
    assert _texts(await bot.get_updates()) == ["ba"]
    assert server.stage.updates.unconfirmed(an.user_id) == 1


async def test_ids_do_not_begin_at_one(bot: Bot, an: Phone) -> None:
    await an.says("một", wait=False)
    (update,) = await bot.get_updates()
    assert update.update_id > 1_000_000


async def test_a_limit_cuts_and_nothing_is_lost(bot: Bot, an: Phone) -> None:
    await _three(an)
    assert _texts(await bot.get_updates(limit=2)) == ["một", "hai"]
    assert _texts(await bot.get_updates(limit=1000)) == ["một", "hai", "ba"]


async def test_a_negative_offset_keeps_only_the_newest(bot: Bot, an: Phone) -> None:
    await _three(an)
    assert _texts(await bot.get_updates(offset=-1)) == ["ba"]
    assert _texts(await bot.get_updates()) == ["ba"]


async def test_an_offset_from_the_far_future_confirms_nothing(bot: Bot, an: Phone) -> None:
    await _three(an)
    (last, *_) = reversed(await bot.get_updates())
    assert len(await bot.get_updates(offset=last.update_id + 1000)) == 3


async def test_a_poll_waits_for_what_comes(bot: Bot, an: Phone, server: RehearsalServer) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=5))
    await until(lambda: server.stage.updates.polled_within(0))
    await an.says("đến sau", wait=False)
    assert _texts(await poll) == ["đến sau"]


async def test_a_poll_ends_empty_when_nothing_comes(bot: Bot) -> None:
    began = time.monotonic()
    assert await bot.get_updates(timeout=1) == ()
    assert 0.9 < time.monotonic() - began < 5


async def test_a_second_poller_ends_the_first(bot: Bot, an: Phone, server: RehearsalServer) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=5))
    await until(lambda: server.stage.updates.polled_within(0))
    async with bot_of(server) as other:
        second = asyncio.create_task(other.get_updates(timeout=5))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first
        await an.says("cho máy thứ hai", wait=False)
        assert _texts(await second) == ["cho máy thứ hai"]


async def test_a_poller_that_went_away_holds_nothing(bot: Bot, an: Phone, server: RehearsalServer) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=5))
    await until(lambda: server.stage.updates.polled_within(0))
    poll.cancel()
    await asyncio.gather(poll, return_exceptions=True)
    await until(lambda: not server.stage.updates.polled_within(0))
    await an.says("một", wait=False)
    assert _texts(await bot.get_updates(timeout=1)) == ["một"]


async def test_only_allowed_kinds_come_and_the_choice_stays(bot: Bot, an: Phone) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    await an.says("một", wait=False)
    assert await bot.get_updates() == ()
    await bot.get_updates(allowed_updates=[])
    await an.says("hai", wait=False)
    assert _texts(await bot.get_updates()) == ["hai"]


async def test_a_stale_press_is_dropped_and_a_message_is_kept(
    bot: Bot, an: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    await an.press_data(an.messages[0], "x", wait=False)
    await an.says("còn đó", wait=False)
    later = time.monotonic() + 151
    monkeypatch.setattr("rehearsal.updates.time.monotonic", lambda: later)
    assert _texts(await bot.get_updates()) == ["còn đó"]


async def test_a_wrong_token_is_unauthorized(server: RehearsalServer) -> None:
    answer = await raw_call(server, "getMe", {}, token="1:wrong")
    assert answer == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_an_unknown_method_is_not_found(bot: Bot) -> None:
    with pytest.raises(InvalidToken, match="Not Found"):
        await bot._post("sendNothing")


async def test_webhook_methods(bot: Bot, an: Phone) -> None:
    await an.says("một", wait=False)
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == ("", 1)
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()
