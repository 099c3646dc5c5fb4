"""The one place where the chat library's Bot is spoken to: receiving raw updates, sending, menus."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

import structlog
from telegram import BotCommand, BotCommandScopeChat
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ExtBot

from bot.http import AiohttpRequest, NotSent
from bot.limiter import Limiter
from handlers.turn import Toast
from scheduler import delivery
from scheduler.clock import Clock
from texts.catalogue import Catalogue
from texts.render import Rendered

PRIORITY_REPLY, PRIORITY_NOTICE = 0, 1
TOAST_MAX = 200
Rows = Sequence[Sequence[Mapping[str, str]]]
log = structlog.get_logger()


class RawBot(ExtBot[int]):
    """The library's bot, which can also give updates as they came, and send without building objects."""

    async def raw_updates(
        self, *, offset: int | None, seconds: int, allowed_updates: Sequence[str]
    ) -> object:
        """What one long poll of at most so many seconds brings: a list of updates, as a rule."""
        request = {
            "offset": offset,
            "timeout": seconds,
            "allowed_updates": list(allowed_updates),
            "limit": 100,
        }
        usual = self._request[0].read_timeout or 0.0
        return await self._post("getUpdates", request, read_timeout=usual + seconds)

    async def say(self, address: str, text: str, rows: Rows = (), *, priority: int) -> str:
        """Send a message; the platform's id of it. The rest of the answer only repeats the message."""
        request: dict[str, object] = {"chat_id": int(address), "text": text}
        if rows:
            request["reply_markup"] = {"inline_keyboard": rows}
        sent = await self._post("sendMessage", request, api_kwargs=self._merge_api_rl_kwargs(None, priority))
        return str(sent["message_id"])


def make_bot(token: str, *, api_url: str, send_rate: float) -> RawBot:
    """A bot for this token. `api_url`: the address before /bot<token>."""
    return RawBot(
        token,
        base_url=f"{api_url.rstrip('/')}/bot",
        base_file_url=f"{api_url.rstrip('/')}/file/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(limit=2),
        rate_limiter=Limiter(send_rate),
    )


async def user_name(token: str, api_url: str) -> str | None:
    """The bot's user name, for links; None when the platform cannot be asked now."""
    try:
        async with make_bot(token, api_url=api_url, send_rate=0) as bot:
            return bot.username
    except TelegramError:
        return None


class TelegramSender:
    """`scheduler.delivery.Sender` on the library's bot; also answers presses and sets menus."""

    def __init__(self, bot: RawBot, catalogue: Catalogue, clock: Clock, zone: ZoneInfo) -> None:
        self._bot, self._catalogue, self._clock, self._zone = bot, catalogue, clock, zone

    async def send(self, address: str, part: Rendered, *, urgent: bool) -> str:
        """Send one part; the platform's id of it. Raises `scheduler.delivery.SendError`."""
        try:
            return await self._bot.say(
                address,
                part.text,
                [[{"text": each.label, "callback_data": each.data} for each in row] for row in part.rows],
                priority=PRIORITY_REPLY if urgent else PRIORITY_NOTICE,
            )
        except TelegramError as error:
            raise _failure(error) from error

    async def answer(self, query_id: str, toast: Toast | None) -> None:
        """Answer a press; one that is too old to be answered is let go."""
        text = None
        if toast is not None:
            text = self._catalogue.text(
                toast.language, toast.key, toast.args, now=self._clock.now(), zone=self._zone
            )[:TOAST_MAX]
        try:
            await self._bot.answer_callback_query(query_id, text=text)
        except TelegramError as error:
            log.info("press.not_answered", error=type(error).__name__)

    async def apologise(self, address: str) -> None:
        """The fixed sentence when nothing can be stored."""
        text = self._catalogue.text("vi", "error-storage", {}, now=self._clock.now(), zone=self._zone)
        await self._bot.say(address, text, priority=PRIORITY_REPLY)

    async def set_menu(self, address: str, commands: Sequence[str], language: str) -> None:
        """The command menu of one chat, described in its reader's language."""
        now = self._clock.now()
        menu = [
            BotCommand(name, self._catalogue.text(language, f"command-{name}", {}, now=now, zone=self._zone))
            for name in commands
        ]
        try:
            await self._bot.set_my_commands(menu, scope=BotCommandScopeChat(int(address)))
        except TelegramError as error:
            log.info("menu.not_set", error=type(error).__name__)


def _failure(error: TelegramError) -> delivery.SendError:
    """What an error means for the message. The library's BadRequest and TimedOut are NetworkErrors too."""
    name = type(error).__name__
    if isinstance(error, NotSent | RetryAfter | InvalidToken):
        return delivery.NotSent(name)
    if isinstance(error, Forbidden | ChatMigrated):
        return delivery.Unreachable(name)
    if isinstance(error, BadRequest):
        # A chat that is gone is a 400 like any other, told apart only by its words.
        gone = "chat not found" in error.message.lower()
        return delivery.Unreachable(name) if gone else delivery.Rejected(name)
    if isinstance(error, TimedOut | NetworkError):
        return delivery.Unclear(name)
    return delivery.Rejected(name)
