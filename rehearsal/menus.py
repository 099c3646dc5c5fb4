"""The bot's command menus, by scope and language, and which of them a person sees."""

from __future__ import annotations

from typing import Any

from rehearsal.refusals import bad_request

Menu = list[dict[str, str]]
_WITH_CHAT = {"chat", "chat_administrators", "chat_member"}
_WITHOUT_CHAT = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}


class Menus:
    """What setMyCommands stored."""

    def __init__(self) -> None:
        self._menus: dict[tuple[str, str], Menu] = {}

    def put(self, scope: str, language: str, menu: Menu) -> None:
        self._menus[scope, language] = menu

    def get(self, scope: str, language: str) -> Menu:
        return self._menus.get((scope, language), [])

    def drop(self, scope: str, language: str) -> None:
        self._menus.pop((scope, language), None)

    def seen_by(self, chat_id: int, language: str) -> Menu:
        """The menu in a private chat: the narrowest scope wins, and in it the person's language."""
        for scope in (f"chat:{chat_id}", "all_private_chats", "default"):
            for spoken in (language, ""):
                if menu := self._menus.get((scope, spoken)):
                    return menu
        return []


def scope_of(given: Any) -> tuple[str, int | str | None]:
    """The kind of a scope and the chat it names; raises BotApiError."""
    if given is None:
        return "default", None
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = given.get("type")
    if kind in _WITHOUT_CHAT:
        return str(kind), None
    if kind not in _WITH_CHAT:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if not given.get("chat_id"):
        raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
    return str(kind), given["chat_id"]
