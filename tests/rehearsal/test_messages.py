"""What a bot sends, edits and deletes, as the person sees it; and what Telegram refuses."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from telegram import Bot as TelegramBot
from telegram import BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from rehearsal.faults import Fault, FaultKind
from rehearsal.phone import Phone, PhoneError
from rehearsal.server import RehearsalServer
from tests.rehearsal.conftest import raw_call


def _keyboard(data: str = "gop-y:1", label: str = "Góp ý") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)]])


async def test_html_becomes_entities_in_utf16(bot: TelegramBot, an: Phone) -> None:
    sent = await bot.send_message(
        an.user_id, "😀 <b>Đề cương</b> &lt;1&gt; <a href='https://vidu.vn/a'>xem</a>", ParseMode.HTML
    )
    assert sent.text == "😀 Đề cương <1> xem"
    bold, link = sent.entities
    assert (bold.type, bold.offset, bold.length) == ("bold", 3, 8)
    assert (link.type, link.url, link.offset) == ("text_link", "https://vidu.vn/a", 16)


async def test_commands_and_addresses_are_found(bot: TelegramBot, an: Phone) -> None:
    sent = await bot.send_message(an.user_id, "Gõ /menu hoặc xem https://vidu.vn/a.")
    assert [sent.parse_entity(entity) for entity in sent.entities] == ["/menu", "https://vidu.vn/a"]


async def test_the_limit_counts_characters_after_parsing(bot: TelegramBot, an: Phone) -> None:
    await bot.send_message(an.user_id, f"<b>{'ế' * 4095}</b>😀", ParseMode.HTML)
    with pytest.raises(BadRequest, match=r"^Message is too long$"):
        await bot.send_message(an.user_id, "a" * 4097)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Message text is empty"),
        (" \n ", "Text must be non-empty"),
        ("<b></b>", "Text must be non-empty"),
        ("<x>a</x>", 'Can\'t parse entities: unsupported start tag "x" at byte offset 0'),
        ("ế <b>a", "Can't parse entities: can't find end tag corresponding to start tag \"b\""),
        ("a</b>", "Can't parse entities: unexpected end tag at byte offset 1"),
        (
            "ế <b>a</i>",
            'Can\'t parse entities: unmatched end tag at byte offset 8, expected "</b>", found "</i>"',
        ),
        ("2 < 3", 'Can\'t parse entities: unsupported start tag "" at byte offset 2'),
        ("a <b", "Can't parse entities: unclosed start tag at byte offset 2"),
    ],
)
async def test_a_text_that_telegram_refuses(bot: TelegramBot, an: Phone, text: str, reason: str) -> None:
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(an.user_id, text, ParseMode.HTML)
    assert str(refused.value).lower() == reason.lower()


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "Góp ý", "callback_data": "ế" * 22}, "BUTTON_DATA_INVALID"),
        ({"text": "", "callback_data": "a"}, "button text must be non-empty"),
        ({"callback_data": "a"}, 'find field "text"'),
        ({"text": "Góp ý"}, "Text buttons are unallowed"),
        ({"text": "Góp ý", "callback_data": ""}, "Text buttons are unallowed"),
        ({"text": "Góp ý", "url": "không phải địa chỉ"}, "Wrong HTTP URL"),
    ],
)
async def test_a_button_that_telegram_refuses(
    server: RehearsalServer, an: Phone, button: dict[str, str], reason: str
) -> None:
    body = {"chat_id": an.user_id, "text": "a", "reply_markup": {"inline_keyboard": [[button]]}}
    answer = await raw_call(server, "sendMessage", body)
    assert answer["error_code"] == 400
    assert reason in answer["description"]
    await an.refresh()
    assert an.from_bot == []


async def test_data_of_64_bytes_is_taken(bot: TelegramBot, an: Phone) -> None:
    await bot.send_message(an.user_id, "a", reply_markup=_keyboard("ế" * 21 + "a"))
    await an.refresh()
    assert an.from_bot[-1].buttons[0].data == "ế" * 21 + "a"


async def test_a_chat_that_never_wrote_is_not_found(bot: TelegramBot, server: RehearsalServer) -> None:
    async with Phone(server.url, "Trần Thị Bình") as binh:
        for chat_id in (binh.user_id, 42, "@ai_do"):
            with pytest.raises(BadRequest, match="Chat not found"):
                await bot.send_message(chat_id, "a")


async def test_one_who_blocked_the_bot_is_forbidden(bot: TelegramBot, an: Phone) -> None:
    await an.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(an.user_id, "a")
    with pytest.raises(PhoneError, match="blocked"):
        await an.says("a", wait=False)
    await an.opens("ma-moi", wait=False)
    await bot.send_message(an.user_id, "đã mở lại")
    kinds = [update.my_chat_member or update.message for update in await bot.get_updates()]
    assert [getattr(one, "text", None) for one in kinds] == [None, None, "/start ma-moi"]


async def test_edits_change_the_message_in_place(bot: TelegramBot, an: Phone) -> None:
    sent = await bot.send_message(an.user_id, "<b>cũ</b>", ParseMode.HTML, reply_markup=_keyboard())
    await bot.edit_message_text("mới", an.user_id, sent.message_id)
    await an.refresh()
    (message,) = an.from_bot
    assert (message.text, message.buttons, message.edited) == ("mới", (), True)
    await bot.edit_message_reply_markup(an.user_id, sent.message_id, reply_markup=_keyboard(label="Xem"))
    await an.refresh()
    assert an.labels == ["Xem"]


async def test_edits_that_telegram_refuses(bot: TelegramBot, an: Phone) -> None:
    sent = await bot.send_message(an.user_id, "một", reply_markup=_keyboard())
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("một", an.user_id, sent.message_id, reply_markup=_keyboard())
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("hai", an.user_id, sent.message_id + 1)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("hai", an.user_id, an.messages[0].id)
    file = await bot.send_document(an.user_id, b"a", filename="a.txt")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("hai", an.user_id, file.message_id)


async def test_delete(bot: TelegramBot, an: Phone) -> None:
    sent = await bot.send_message(an.user_id, "một")
    await an.refresh()
    assert an.last == "một"
    assert await bot.delete_message(an.user_id, sent.message_id)
    assert await bot.delete_message(an.user_id, an.messages[0].id)
    await an.refresh()
    assert an.messages == []
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(an.user_id, sent.message_id)


async def test_a_press_is_answered_once(bot: TelegramBot, an: Phone) -> None:
    await bot.send_message(an.user_id, "Mời góp ý", reply_markup=_keyboard())
    await an.refresh()
    await an.presses("Góp", wait=False)
    (update,) = await bot.get_updates()
    query = update.callback_query
    assert query and query.message and query.data == "gop-y:1" and query.from_user.id == an.user_id
    with pytest.raises(BadRequest, match=r"(?i)MESSAGE_TOO_LONG"):
        await query.answer("a" * 201)
    await query.answer("Đã ghi nhận")
    with pytest.raises(
        BadRequest, match=r"^Query is too old and response timeout expired or query id is invalid$"
    ):
        await query.answer("lần nữa")
    await an.refresh()
    assert an.toast == "Đã ghi nhận"


async def test_a_press_that_waited_too_long_cannot_be_answered(
    bot: TelegramBot, an: Phone, server: RehearsalServer
) -> None:
    await an.press_data(an.messages[0], "x", wait=False)
    (update,) = await bot.get_updates()
    server.control.expires_presses()
    assert update.callback_query
    with pytest.raises(BadRequest, match="Query is too old"):
        await update.callback_query.answer()


async def test_a_reply_names_its_message(bot: TelegramBot, an: Phone) -> None:
    asked = an.messages[0].id
    sent = await bot.send_message(an.user_id, "trả lời", reply_to_message_id=asked)
    assert sent.reply_to_message and sent.reply_to_message.message_id == asked
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(an.user_id, "trả lời", reply_to_message_id=999)


async def test_menus_by_chat_language_and_default(bot: TelegramBot, an: Phone) -> None:
    await bot.set_my_commands([BotCommand("help", "Trợ giúp")])
    await an.refresh()
    assert an.menu == {"help": "Trợ giúp"}
    scope = BotCommandScopeChat(an.user_id)
    await bot.set_my_commands([BotCommand("menu", "Việc của tôi")], scope=scope)
    await bot.set_my_commands([BotCommand("menu", "My duties")], scope=scope, language_code="en")
    await an.refresh()
    assert an.menu == {"menu": "Việc của tôi"}
    assert await bot.get_my_commands(scope=scope, language_code="en") == (BotCommand("menu", "My duties"),)
    await bot.set_my_commands([BotCommand("viec", "Việc của đồng chí")], scope=scope, language_code="vi")
    await an.refresh()
    assert an.menu == {"viec": "Việc của đồng chí"}
    await bot.delete_my_commands(scope=scope, language_code="vi")
    await bot.delete_my_commands(scope=scope)
    await an.refresh()
    assert an.menu == {"help": "Trợ giúp"}


@pytest.mark.parametrize(
    ("command", "description", "reason"),
    [
        ("", "a", "command must be non-empty"),
        ("Việc", "a", "BOT_COMMAND_INVALID"),
        ("a" * 33, "a", "command length must not exceed 32"),
        ("menu", " ", "command description must be non-empty"),
        ("menu", "a" * 257, "command description length must not exceed 256"),
    ],
)
async def test_a_command_that_telegram_refuses(
    bot: TelegramBot, command: str, description: str, reason: str
) -> None:
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.set_my_commands([(command, description)])


async def test_a_menu_for_an_unknown_chat_is_refused(bot: TelegramBot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([("menu", "a")], scope=BotCommandScopeChat(42))


async def test_chat_and_bot_tell_of_themselves(bot: TelegramBot, an: Phone) -> None:
    chat = await bot.get_chat(an.user_id)
    assert (chat.type, chat.first_name) == ("private", "Nguyễn Văn An")
    assert bot.bot.is_bot and bot.username == "tro_ly_dung_thu_bot"
    assert await bot.send_chat_action(an.user_id, "typing")


@pytest.mark.parametrize(
    ("kind", "error", "delivered"),
    [
        (FaultKind.SERVER_ERROR, NetworkError, False),
        (FaultKind.FORBIDDEN, Forbidden, False),
        (FaultKind.HANG_BEFORE, TimedOut, False),
        (FaultKind.HANG_AFTER, TimedOut, True),
    ],
)
async def test_faults_come_once(
    bot: TelegramBot,
    an: Phone,
    server: RehearsalServer,
    kind: FaultKind,
    error: type[TelegramError],
    delivered: bool,
) -> None:
    server.control.fails(Fault(kind, "sendMessage", chat_id=an.user_id))
    with pytest.raises(error):
        await bot.send_message(an.user_id, "một", read_timeout=0.5)
    await an.refresh()
    assert [message.text for message in an.from_bot] == ["một"] * delivered
    await bot.send_message(an.user_id, "hai")


async def test_too_many_requests_names_the_wait(
    bot: TelegramBot, an: Phone, server: RehearsalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # without it the library warns when it raises
    server.control.fails(Fault(FaultKind.TOO_MANY, "*", seconds=7, times=2))
    await bot.get_updates()
    for _ in range(2):
        with pytest.raises(RetryAfter) as refused:
            await bot.send_message(an.user_id, "một")
        assert refused.value.retry_after == timedelta(seconds=7)
    await bot.send_message(an.user_id, "một")


async def test_latency_is_added(bot: TelegramBot, an: Phone, server: RehearsalServer) -> None:
    server.latency_ms = 200
    began = time.monotonic()
    await bot.send_message(an.user_id, "một")
    assert time.monotonic() - began > 0.19
