"""What Telegram accepts: lengths, keyboards, commands. Every check raises a BotApiError in Telegram's words.

Lengths of texts are counted in Unicode characters after the entities are parsed: that is how Telegram's own
library counts what a bot sends. A button's data is counted in bytes.
"""

from __future__ import annotations

import re
from typing import Any

from telegram.constants import (
    BotCommandLimit,
    CallbackQueryLimit,
    FileSizeLimit,
    InlineKeyboardButtonLimit,
    InlineKeyboardMarkupLimit,
    MessageLimit,
)

from rehearsal.entities import Entity, Formatted, cleaned, parse_html, trimmed, utf16_length, with_found
from rehearsal.refusals import bad_request

MARKUP_BYTES = 1 << 15
PRESS_LIFE_SECONDS = 150
MESSAGE_LIFE_SECONDS = 24 * 3600
DELETABLE_SECONDS = 48 * 3600
LONG_POLL_SECONDS = 50

Keyboard = list[list[dict[str, Any]]]

_COMMAND = re.compile(r"[a-z0-9_]+")
_ACTIONS = ("url", "callback_data", "web_app", "login_url", "copy_text", "switch_inline_query")


def message_text(text: str, *, parse_mode: str, entities: list[Entity]) -> Formatted:
    """The text of a message as it will stand, or the refusal of an empty, too long or badly marked one."""
    if not text:
        raise bad_request("message text is empty")
    formatted = _formatted(text, parse_mode, entities)
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if len(formatted.text) > MessageLimit.MAX_TEXT_LENGTH:
        raise bad_request("message is too long")
    return formatted


def caption(text: str, *, parse_mode: str, entities: list[Entity]) -> Formatted:
    """The words under a file; may be empty."""
    formatted = _formatted(text, parse_mode, entities)
    if len(formatted.text) > MessageLimit.CAPTION_LENGTH:
        raise bad_request("message caption is too long")
    return formatted


def _formatted(text: str, parse_mode: str, entities: list[Entity]) -> Formatted:
    if len(text.encode("utf-8", "replace")) > MARKUP_BYTES:
        raise bad_request("text is too long")
    mode = parse_mode.lower()
    if mode not in {"", "none", "html"}:
        raise bad_request("unsupported parse_mode")
    parsed = parse_html(cleaned(text)) if mode == "html" else Formatted(cleaned(text), _given(text, entities))
    return with_found(trimmed(parsed))


def _given(text: str, entities: list[Entity]) -> tuple[Entity, ...]:
    end = utf16_length(text)
    for entity in entities:
        if entity["offset"] + entity["length"] > end:
            raise bad_request(
                f"entity beginning at UTF-16 offset {entity['offset']} ends after the end of the text"
                f" at UTF-16 offset {entity['offset'] + entity['length']}"
            )
    return tuple(entities)


def inline_keyboard(markup: Any) -> Keyboard | None:
    """The rows of buttons of a reply_markup; None where there are none."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    keyboard = [[_button(button) for button in row] for row in rows if row]
    if sum(len(row) for row in keyboard) > InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER:
        raise bad_request("reply markup is too long")
    return keyboard or None


def _button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if not any(button.get(action) for action in _ACTIONS):
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    _button_data(button)
    return button


def _button_data(button: dict[str, Any]) -> None:
    data = button.get("callback_data")
    if data is not None and len(data.encode()) > InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and not re.match(r"(https?|tg)://\S+$", url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def toast(text: str) -> str:
    """The answer to a press."""
    if len(text) > CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    return text


def commands(given: Any) -> list[dict[str, str]]:
    """The commands of a menu."""
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > BotCommandLimit.MAX_COMMAND_NUMBER:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [_command(one) for one in given]


def _command(given: Any) -> dict[str, str]:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for field in ("command", "description"):
        if not isinstance(given.get(field), str):
            raise bad_request(f"can't parse BotCommand: Can't find field \"{field}\"")
    command = given["command"].strip().removeprefix("/")
    description = given["description"].strip()
    if not command:
        raise bad_request("command must be non-empty")
    if len(command) > BotCommandLimit.MAX_COMMAND:
        raise bad_request(f"command length must not exceed {int(BotCommandLimit.MAX_COMMAND)}")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > BotCommandLimit.MAX_DESCRIPTION:
        raise bad_request(
            f"command description length must not exceed {int(BotCommandLimit.MAX_DESCRIPTION)}"
        )
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}


def upload(content: bytes, *, photo: bool) -> None:
    """The size of a file that the bot sends, in bytes."""
    if not content:
        raise bad_request("file must be non-empty")
    limit = FileSizeLimit.PHOTOSIZE_UPLOAD if photo else FileSizeLimit.FILESIZE_UPLOAD
    if len(content) > limit:
        raise bad_request("file is too big")


def download(size_bytes: int) -> None:
    """The size of a file that the bot asks for, in bytes."""
    if size_bytes > FileSizeLimit.FILESIZE_DOWNLOAD:
        raise bad_request("file is too big")


def in_pieces(text: str) -> list[str]:
    """A long text as the messages that a phone makes of it: cut at a line, else at a blank."""
    pieces: list[str] = []
    rest = text.strip()
    while len(rest) > MessageLimit.MAX_TEXT_LENGTH:
        end = _cut(rest[: MessageLimit.MAX_TEXT_LENGTH])
        pieces.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*pieces, rest] if rest else pieces


def _cut(window: str) -> int:
    middle = len(window) // 2
    for sign in ("\n", " "):
        at = window.rfind(sign, middle)
        if at > 0:
            return at
    return len(window)
