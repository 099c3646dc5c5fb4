"""The Bot API's methods, as far as a bot in private chats needs them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from telegram.constants import ChatAction, PollingLimit

from rehearsal import limits
from rehearsal.chats import Chat, Message, Toast
from rehearsal.entities import Formatted
from rehearsal.files import FileKind, StoredFile, content_of, image_size
from rehearsal.limits import Keyboard
from rehearsal.menus import scope_of
from rehearsal.query import Query
from rehearsal.refusals import (
    DELETE_NOT_FOUND,
    EDIT_NOT_FOUND,
    NOT_DELETABLE,
    NOT_EDITABLE,
    NOT_FOUND,
    NOTHING_NEW,
    QUERY_TOO_OLD,
    BotApiError,
    bad_request,
)
from rehearsal.stage import Stage

Method = Callable[[Stage, Query], Any]


async def call(stage: Stage, query: Query) -> Any:
    """The result of a method. Raises BotApiError with what Telegram would answer."""
    if query.method.lower() == "getupdates":
        return await _get_updates(stage, query)
    method = _METHODS.get(query.method.lower())
    if method is None:
        raise BotApiError(404, NOT_FOUND)
    return method(stage, query)


async def _get_updates(stage: Stage, query: Query) -> list[dict[str, Any]]:
    stage.updates.allow(query.structure("allowed_updates", "allowed_updates"))
    return await stage.updates.take(
        offset=query.integer("offset", 0, low=-(2**31), high=2**31),
        limit=query.integer("limit", 100, low=PollingLimit.MIN_LIMIT, high=PollingLimit.MAX_LIMIT),
        timeout_seconds=query.integer("timeout", 0, low=0, high=limits.LONG_POLL_SECONDS),
    )


def _get_me(stage: Stage, _: Query) -> dict[str, Any]:
    return {
        **stage.chats.bot.payload(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


def _get_webhook_info(stage: Stage, _: Query) -> dict[str, Any]:
    info = {"url": "", "has_custom_certificate": False, "pending_update_count": stage.updates.count}
    return info | ({"allowed_updates": stage.updates.allowed} if stage.updates.allowed else {})


def _delete_webhook(stage: Stage, query: Query) -> bool:
    if query.flag("drop_pending_updates"):
        stage.updates.drop_all()
    return True


def _set_webhook(stage: Stage, query: Query) -> bool:
    if query.text("url"):
        raise bad_request("bad webhook: this local server serves long polling only")
    return _delete_webhook(stage, query)


def _send_message(stage: Stage, query: Query) -> dict[str, Any]:
    formatted = limits.message_text(
        query.text("text"), parse_mode=query.text("parse_mode"), entities=_entities(query, "entities")
    )
    return _send(stage, query, _written("text", "entities", formatted))


def _send_document(stage: Stage, query: Query) -> dict[str, Any]:
    return _send_file(stage, query, FileKind.DOCUMENT)


def _send_photo(stage: Stage, query: Query) -> dict[str, Any]:
    return _send_file(stage, query, FileKind.PHOTO)


def _send_voice(stage: Stage, query: Query) -> dict[str, Any]:
    return _send_file(stage, query, FileKind.VOICE)


def _send_file(stage: Stage, query: Query, kind: FileKind) -> dict[str, Any]:
    words = limits.caption(
        query.text("caption"),
        parse_mode=query.text("parse_mode"),
        entities=_entities(query, "caption_entities"),
    )
    chat = stage.chats.known(query.chat_id())  # a file for nobody is not kept
    file = _file(stage, query, kind)
    seconds = query.integer("duration", 0, low=0, high=24 * 3600)
    content = content_of(file, seconds=seconds) | _written("caption", "caption_entities", words)
    return _send(stage, query, content, chat)


def _file(stage: Stage, query: Query, kind: FileKind) -> StoredFile:
    upload = query.uploads.get(kind.value)
    if upload is None:
        return _file_by_id(stage, query.text(kind.value), kind)
    limits.upload(upload.content, photo=kind is FileKind.PHOTO)
    if kind is FileKind.PHOTO and image_size(upload.content) is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    return stage.files.keep(upload.content, kind=kind, name=upload.name, mime_type=upload.mime_type)


def _file_by_id(stage: Stage, file_id: str, kind: FileKind) -> StoredFile:
    if not file_id:
        raise bad_request(f"there is no {kind.value} in the request")
    if "://" in file_id:
        raise bad_request("failed to get HTTP URL content")
    file = stage.files.get(file_id)
    if file.kind is not kind:
        raise bad_request(f"can't use file of type {file.kind.title()} as {kind.title()}")
    return file


def _send(stage: Stage, query: Query, content: dict[str, Any], chat: Chat | None = None) -> dict[str, Any]:
    keyboard = _keyboard(query)
    chat = chat or stage.chats.known(query.chat_id())
    content = content | _reply(stage, chat, query)
    stage.chats.reachable(chat.user_id)
    message = stage.chats.add(chat, content, from_bot=True, date=stage.unix_now(), keyboard=keyboard)
    stage.bot_acted(chat)
    return stage.chats.payload(chat, message)


def _reply(stage: Stage, chat: Chat, query: Query) -> dict[str, Any]:
    given = query.structure("reply_parameters", "reply parameters")
    if not given:
        return {}
    message = chat.messages.get(given.get("message_id", 0))
    if message and not message.deleted:
        return {"reply_to_message": stage.chats.payload(chat, dataclasses.replace(message, keyboard=None))}
    if given.get("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def _edit_text(stage: Stage, query: Query) -> dict[str, Any]:
    formatted = limits.message_text(
        query.text("text"), parse_mode=query.text("parse_mode"), entities=_entities(query, "entities")
    )
    keyboard = _keyboard(query)
    chat, message = _own_message(stage, query)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _edit(stage, chat, message, _written("text", "entities", formatted), keyboard)


def _edit_keyboard(stage: Stage, query: Query) -> dict[str, Any]:
    keyboard = _keyboard(query)
    chat, message = _own_message(stage, query)
    return _edit(stage, chat, message, message.content, keyboard)


def _edit(
    stage: Stage, chat: Chat, message: Message, content: dict[str, Any], keyboard: Keyboard | None
) -> dict[str, Any]:
    kept = {name: part for name, part in message.content.items() if name == "reply_to_message"}
    content = kept | content
    if content == message.content and keyboard == message.keyboard:
        raise bad_request(NOTHING_NEW)
    message.content, message.keyboard, message.edited = content, keyboard, stage.unix_now()
    stage.chats.touch(chat, message)
    stage.bot_acted(chat)
    return stage.chats.payload(chat, message)


def _own_message(stage: Stage, query: Query) -> tuple[Chat, Message]:
    if not query.text("chat_id") and query.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = stage.chats.known(query.chat_id())
    message = _message(chat, query, EDIT_NOT_FOUND)
    if not message.from_bot:
        raise bad_request(NOT_EDITABLE)
    stage.chats.reachable(chat.user_id)
    return chat, message


def _message(chat: Chat, query: Query, missing: str) -> Message:
    message = chat.messages.get(query.integer("message_id", 0, low=0, high=2**31))
    if message is None or message.deleted:
        raise bad_request(missing)
    return message


def _delete_message(stage: Stage, query: Query) -> bool:
    chat = stage.chats.known(query.chat_id())
    message = _message(chat, query, DELETE_NOT_FOUND)
    if stage.unix_now() - message.date > limits.DELETABLE_SECONDS:
        raise bad_request(NOT_DELETABLE)
    message.deleted = True
    stage.chats.touch(chat, message)
    stage.bot_acted(chat)
    return True


def _answer_press(stage: Stage, query: Query) -> bool:
    text = limits.toast(query.text("text"))
    chat = stage.answer_press(query.text("callback_query_id"))
    if chat is None:
        raise bad_request(QUERY_TOO_OLD)
    revision = stage.chats.touch(chat)
    if text:
        chat.toast = Toast(text, query.flag("show_alert"), revision)
    stage.bot_acted(chat)
    return True


def _set_commands(stage: Stage, query: Query) -> bool:
    menu = limits.commands(query.structure("commands", "commands") or [])
    scope = _scope(stage, query)
    stage.menus.put(scope, query.text("language_code"), menu)
    _menus_changed(stage)
    return True


def _get_commands(stage: Stage, query: Query) -> list[dict[str, str]]:
    return stage.menus.get(_scope(stage, query), query.text("language_code"))


def _delete_commands(stage: Stage, query: Query) -> bool:
    stage.menus.drop(_scope(stage, query), query.text("language_code"))
    _menus_changed(stage)
    return True


def _menus_changed(stage: Stage) -> None:
    for chat in stage.chats:
        stage.chats.touch(chat)


def _scope(stage: Stage, query: Query) -> str:
    kind, chat_id = scope_of(query.structure("scope", "BotCommandScope"))
    return kind if chat_id is None else f"{kind}:{stage.chats.known(chat_id).user_id}"


def _get_file(stage: Stage, query: Query) -> dict[str, Any]:
    if not query.text("file_id"):
        raise bad_request("file_id not specified")
    file = stage.files.get(query.text("file_id"))
    limits.download(len(file.content))
    return file.payload() | {"file_path": file.path}


def _get_chat(stage: Stage, query: Query) -> dict[str, Any]:
    chat = stage.chats.known(query.chat_id())
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    return {
        **chat.payload(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {**dict.fromkeys(gifts, False), "gifts_from_channels": False},
    }


def _chat_action(stage: Stage, query: Query) -> bool:
    if query.text("action") not in set(ChatAction):
        raise bad_request("wrong parameter action in request")
    stage.chats.reachable(query.chat_id())
    return True


def _keyboard(query: Query) -> Keyboard | None:
    return limits.inline_keyboard(query.structure("reply_markup", "reply keyboard markup"))


def _entities(query: Query, name: str) -> list[dict[str, Any]]:
    return query.structure(name, "entities") or []


def _written(text_field: str, entities_field: str, formatted: Formatted) -> dict[str, Any]:
    content: dict[str, Any] = {text_field: formatted.text} if formatted.text else {}
    return content | ({entities_field: list(formatted.entities)} if formatted.entities else {})


_METHODS: dict[str, Method] = {
    "getme": _get_me,
    "getwebhookinfo": _get_webhook_info,
    "deletewebhook": _delete_webhook,
    "setwebhook": _set_webhook,
    "sendmessage": _send_message,
    "senddocument": _send_document,
    "sendphoto": _send_photo,
    "sendvoice": _send_voice,
    "editmessagetext": _edit_text,
    "editmessagereplymarkup": _edit_keyboard,
    "deletemessage": _delete_message,
    "answercallbackquery": _answer_press,
    "setmycommands": _set_commands,
    "getmycommands": _get_commands,
    "deletemycommands": _delete_commands,
    "getfile": _get_file,
    "getchat": _get_chat,
    "sendchataction": _chat_action,
}
