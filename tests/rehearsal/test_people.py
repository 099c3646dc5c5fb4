"""What people do with their phones, as the bot gets it; the test client; the control API over HTTP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import ClientResponse, ClientSession, ClientTimeout
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest

from rehearsal.files import image_size
from rehearsal.phone import Phone, PhoneError
from rehearsal.server import RehearsalServer

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000030000000208020000001216f14d")
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0001108000200030301220002110103110100")

Handle = Callable[[Update], Awaitable[object]]


class Worker:
    """A bot that polls and hands every update to a function, without waiting for it before the next poll."""

    def __init__(self, bot: Bot, handle: Handle) -> None:
        self._bot = bot
        self._handle = handle
        self._handling: list[asyncio.Future[object]] = []

    async def __aenter__(self) -> Worker:
        self._task = asyncio.create_task(self._run())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, *self._handling, return_exceptions=True)

    async def _run(self) -> None:
        offset = 0
        while True:
            for update in await self._bot.get_updates(offset=offset, timeout=10):
                offset = update.update_id + 1
                self._handling.append(asyncio.ensure_future(self._handle(update)))


async def _newest(bot: Bot) -> Message:
    update = (await bot.get_updates())[-1]
    assert update.effective_message
    return update.effective_message


async def test_a_command_is_marked_as_one(bot: Bot, an: Phone) -> None:
    await an.says("/menu ngay", wait=False)
    message = await _newest(bot)
    assert [(one.type, one.offset, one.length) for one in message.entities] == [("bot_command", 0, 5)]
    assert message.from_user and message.from_user.language_code == "vi"
    assert message.chat_id == message.from_user.id > 2**32


async def test_a_long_text_goes_in_several_messages(bot: Bot, an: Phone) -> None:
    line = "Ý kiến của tôi. " * 20 + "\n"
    await an.says(line * 30, wait=False)
    texts = [update.message.text or "" for update in await bot.get_updates() if update.message]
    assert [len(text) <= 4096 for text in texts] == [True] * 3
    assert " ".join(texts).split() == (line * 30).split()
    assert all(text.endswith("tôi.") for text in texts)


async def test_a_text_without_blanks_is_cut_hard(bot: Bot, an: Phone) -> None:
    await an.says("a" * 5000, wait=False)
    assert [len(update.message.text or "") for update in await bot.get_updates() if update.message] == [
        4096,
        904,
    ]


@pytest.mark.parametrize("link", ["ma-1_X", "https://t.me/tro_ly_dung_thu_bot?start=ma-1_X"])
async def test_a_deep_link_sends_start_with_its_code(bot: Bot, an: Phone, link: str) -> None:
    await an.opens(link, wait=False)
    assert (await _newest(bot)).text == "/start ma-1_X"


async def test_a_deep_link_carries_64_plain_characters(an: Phone) -> None:
    for code in ("a" * 65, "mã"):
        with pytest.raises(PhoneError, match="64 characters"):
            await an.opens(code, wait=False)


async def test_what_cannot_be_sent_is_said(an: Phone) -> None:
    with pytest.raises(PhoneError, match="empty message"):
        await an.says(" \n", wait=False)
    with pytest.raises(PhoneError, match="empty file"):
        await an.sends_file("a.txt", b"", wait=False)


async def test_files_go_to_the_bot(bot: Bot, an: Phone) -> None:
    await an.sends_file("Đề cương.docx", b"PK\x03\x04", caption="bản 1", wait=False)
    message = await _newest(bot)
    assert message.document and message.caption == "bản 1"
    assert (message.document.file_name, message.document.file_size) == ("Đề cương.docx", 4)
    file = await message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"PK\x03\x04"
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.get_file("khong-co")


async def test_photo_voice_and_sticker_go_to_the_bot(bot: Bot, an: Phone) -> None:
    await an.sends_photo(JPEG, wait=False)
    await an.sends_voice(b"OggS" * 3000, wait=False)
    await an.sends_sticker(wait=False)
    photo, voice, sticker = [update.message for update in await bot.get_updates()]
    assert photo and [(size.width, size.height) for size in photo.photo] == [(3, 2)]
    assert voice and voice.voice and voice.voice.mime_type == "audio/ogg"
    assert sticker and sticker.sticker and not sticker.text


async def test_files_come_from_the_bot_and_again_by_id(server: RehearsalServer, bot: Bot, an: Phone) -> None:
    first = await bot.send_document(an.user_id, b"noi dung", caption="Biên bản", filename="Biên bản.docx")
    assert first.document
    again = await bot.send_document(an.user_id, first.document.file_id)
    assert again.document and again.document.file_id == first.document.file_id
    await an.refresh()
    seen = an.from_bot[-1]
    assert seen.file and (seen.file.kind, seen.file.name) == ("document", "Biên bản.docx")
    assert await an.downloads(seen) == b"noi dung"
    async with ClientSession(f"{server.url}/") as http:
        assert (await http.get("rehearsal/files/khong-co")).status == 404


async def test_photos_come_from_the_bot(bot: Bot, an: Phone) -> None:
    sent = await bot.send_photo(an.user_id, PNG)
    assert [(size.width, size.height) for size in sent.photo] == [(3, 2)]
    await bot.send_voice(an.user_id, b"OggS", duration=3)
    with pytest.raises(BadRequest, match=r"(?i)IMAGE_PROCESS_FAILED"):
        await bot.send_photo(an.user_id, b"khong phai anh")
    with pytest.raises(BadRequest, match=r"(?i)can't use file of type Photo as Document"):
        await bot.send_document(an.user_id, sent.photo[0].file_id)


async def test_files_that_telegram_refuses(bot: Bot, an: Phone) -> None:
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(an.user_id, b"", filename="a.txt")
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_document(an.user_id, b"a", caption="a" * 1025)
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.send_document(an.user_id, "khong-co")
    await an.sends_file("to.bin", bytes(20_000_001), wait=False)
    message = await _newest(bot)
    assert message.document
    with pytest.raises(BadRequest, match="File is too big"):
        await message.document.get_file()


@pytest.mark.parametrize(
    ("content", "size"), [(PNG, (3, 2)), (JPEG, (3, 2)), (b"\xff\xd8\xff", None), (b"GIF89a", None)]
)
def test_image_size(content: bytes, size: tuple[int, int] | None) -> None:
    assert image_size(content) == size


async def test_an_edit_of_an_old_message_is_its_own_kind(bot: Bot, an: Phone) -> None:
    await an.edits(an.messages[0], "Xin chào đồng chí", wait=False)
    (update,) = await bot.get_updates()
    assert update.message is None
    assert update.edited_message and update.edited_message.text == "Xin chào đồng chí"
    assert update.edited_message.edit_date


async def test_forwards_name_their_origin(bot: Bot, an: Phone) -> None:
    sent = await bot.send_message(
        an.user_id,
        "Mời góp ý",
        reply_markup=InlineKeyboardMarkup.from_button(InlineKeyboardButton("A", callback_data="a")),
    )
    await an.refresh()
    await an.forwards_message(an.from_bot[-1], wait=False)
    own = await _newest(bot)
    assert own.forward_origin and own.text == sent.text and own.reply_markup is None
    await an.forwards("Nghe nói…", from_name="Ai đó", wait=False)
    other = await _newest(bot)
    assert other.forward_origin and other.forward_origin.type == "hidden_user"


@pytest.fixture
async def echo(bot: Bot, an: Phone) -> AsyncIterator[None]:
    """A bot that takes its time, answers in two messages, and answers presses with a toast and an edit."""

    async def handle(update: Update) -> None:
        query = update.callback_query
        await asyncio.sleep(0.2)
        if query:
            await query.answer("Đã ghi nhận")
            await asyncio.sleep(0.05)
            await query.edit_message_text(f"xong {query.data}")
        elif update.message and update.message.text != "im lặng":
            await update.message.reply_text("một")
            await asyncio.sleep(0.05)
            buttons = [InlineKeyboardButton(label, callback_data=label) for label in ("Góp ý sau", "Góp ý")]
            await update.message.reply_text("hai", reply_markup=InlineKeyboardMarkup([buttons]))

    async with Worker(bot, handle):
        yield


async def test_acts_wait_until_the_bot_is_done(an: Phone, echo: None) -> None:
    await an.says("chào")
    assert [message.text for message in an.new] == ["một", "hai"]
    await an.presses("Góp ý")
    assert (an.toast, an.last) == ("Đã ghi nhận", "xong Góp ý")


async def test_each_new_message_begins_the_quiet_anew(bot: Bot, an: Phone) -> None:
    async def talk(_: Update) -> None:
        for number in range(6):
            await bot.send_message(an.user_id, str(number))
            await asyncio.sleep(0.05)

    async with Worker(bot, talk):
        await an.says("chào")
    assert [message.text for message in an.new] == ["0", "1", "2", "3", "4", "5"]


async def test_a_forged_press_reaches_the_bot(an: Phone, echo: None) -> None:
    await an.says("chào")
    await an.press_data(an.from_bot[-1], "vote:1:yes")
    assert an.last == "xong vote:1:yes"


async def test_a_missing_button_tells_which_are_there(an: Phone, echo: None) -> None:
    await an.says("chào")
    with pytest.raises(
        PhoneError, match=r"no button 'Nộp'. Buttons: \[Góp ý sau\], \[Góp ý\]. Last message: 'hai'"
    ):
        await an.presses("Nộp")


async def test_waits_for_looks_only_at_what_is_new(an: Phone, echo: None) -> None:
    await an.says("chào")
    await an.says("chào lần nữa", wait=False)
    found = await an.waits_for("hai")
    assert found == an.from_bot[-1] and len(an.from_bot) == 4
    await an.says("im lặng", wait=False)
    with pytest.raises(PhoneError, match="did not get 'hai'; got: nothing new"):
        await an.waits_for("hai", timeout=0.2)


async def test_a_bot_that_is_down_does_not_settle(an: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rehearsal.control._NO_ANSWER_SECONDS", 0.1)
    an.timeout_seconds = 0.3
    with pytest.raises(PhoneError, match="did not settle"):
        await an.says("có ai không")


async def test_a_press_without_an_answer_does_not_settle(bot: Bot, an: Phone) -> None:
    async def only_talk(_: Update) -> None:
        await bot.send_message(an.user_id, "vâng")

    an.timeout_seconds = 0.4
    async with Worker(bot, only_talk):
        with pytest.raises(PhoneError, match="did not settle"):
            await an.press_data(an.messages[0], "x")


async def test_a_bot_that_says_nothing_is_done_after_a_while(
    an: Phone, echo: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rehearsal.control._NO_ANSWER_SECONDS", 0.4)
    await an.says("im lặng")
    assert an.new == []


async def test_faults_over_http(server: RehearsalServer, bot: Bot, an: Phone) -> None:
    async with ClientSession(f"{server.url}/") as http:
        fault = {"kind": "server_error", "method": "sendMessage", "times": 2}
        assert (await http.post("rehearsal/faults", json=fault)).status == 200
        assert (await http.post("rehearsal/faults", json={"kind": "earthquake"})).status == 400
        assert (await http.delete("rehearsal/faults")).status == 200
    await bot.send_message(an.user_id, "không còn lỗi nào")


async def test_another_site_may_not_use_it(server: RehearsalServer, an: Phone) -> None:
    async with ClientSession(f"{server.url}/") as http:
        url = f"rehearsal/phones/{an.key}/text"
        foreign = await http.post(url, json={"text": "a"}, headers={"Origin": "http://vidu.vn"})
        own = await http.post(url, json={"text": "a"}, headers={"Origin": server.url})
    assert (foreign.status, own.status) == (403, 200)


async def test_events_tell_changes_and_go_on_where_they_were_cut(
    server: RehearsalServer, bot: Bot, an: Phone
) -> None:
    async with ClientSession(f"{server.url}/", timeout=ClientTimeout(total=5)) as http:
        async with http.get("rehearsal/events") as stream:
            first_id, first = await _event(stream)
            assert [message["text"] for message in first["phones"][0]["messages"]] == ["Xin chào"]
        await bot.send_message(an.user_id, "khi đã ngắt")
        async with http.get("rehearsal/events", headers={"Last-Event-ID": first_id}) as stream:
            _, second = await _event(stream)
            assert [message["text"] for message in second["phones"][0]["messages"]] == ["khi đã ngắt"]
            assert second["life"] == first["life"]
        async with http.get("rehearsal/events", headers={"Last-Event-ID": "khac.999"}) as stream:
            _, anew = await _event(stream)
            assert len(anew["phones"][0]["messages"]) == 2


async def _event(stream: ClientResponse) -> tuple[str, dict[str, Any]]:
    name = (await stream.content.readline()).decode().removeprefix("id: ").strip()
    body: dict[str, Any] = json.loads((await stream.content.readline()).decode().removeprefix("data: "))
    return name, body
