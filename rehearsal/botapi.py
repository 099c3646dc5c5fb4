"""The Bot API's methods, as far as a bot in private chats needs them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from telegram.constants import ChatAction, PollingLimit

from rehearsal import limits, sending
from rehearsal.chats import Toast
from rehearsal.menus import scope_of
from rehearsal.query import Query
from rehearsal.refusals import NOT_FOUND, QUERY_TOO_OLD, BotApiError, bad_request
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


_METHODS: dict[str, Method] = {
    "getme": _get_me,
    "getwebhookinfo": _get_webhook_info,
    "deletewebhook": _delete_webhook,
    "setwebhook": _set_webhook,
    "sendmessage": sending.send_message,
    "senddocument": sending.send_document,
    "sendphoto": sending.send_photo,
    "sendvoice": sending.send_voice,
    "editmessagetext": sending.edit_text,
    "editmessagereplymarkup": sending.edit_keyboard,
    "deletemessage": sending.delete_message,
    "answercallbackquery": _answer_press,
    "setmycommands": _set_commands,
    "getmycommands": _get_commands,
    "deletemycommands": _delete_commands,
    "getfile": _get_file,
    "getchat": _get_chat,
    "sendchataction": _chat_action,
}
