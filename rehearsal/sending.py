"""Messages that the bot sends, changes and takes away."""

from __future__ import annotations

import dataclasses
from typing import Any

from rehearsal import limits
from rehearsal.chats import Chat, Message
from rehearsal.entities import Formatted
from rehearsal.files import FileKind, StoredFile, content_of, image_size
from rehearsal.limits import Keyboard
from rehearsal.query import Query
from rehearsal.refusals import (
    DELETE_NOT_FOUND,
    EDIT_NOT_FOUND,
    NOT_DELETABLE,
    NOT_EDITABLE,
    NOTHING_NEW,
    bad_request,
)
from rehearsal.stage import Stage


def send_message(stage: Stage, query: Query) -> dict[str, Any]:
    """A text."""
    formatted = limits.message_text(
        query.text("text"), parse_mode=query.text("parse_mode"), entities=_entities(query, "entities")
    )
    return _send(stage, query, _written("text", "entities", formatted))


def send_document(stage: Stage, query: Query) -> dict[str, Any]:
    """A file under its name."""
    return _send_file(stage, query, FileKind.DOCUMENT)


def send_photo(stage: Stage, query: Query) -> dict[str, Any]:
    """A picture."""
    return _send_file(stage, query, FileKind.PHOTO)


def send_voice(stage: Stage, query: Query) -> dict[str, Any]:
    """A voice note."""
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


def edit_text(stage: Stage, query: Query) -> dict[str, Any]:
    """Another text, and other buttons, in the place of a message."""
    formatted = limits.message_text(
        query.text("text"), parse_mode=query.text("parse_mode"), entities=_entities(query, "entities")
    )
    keyboard = _keyboard(query)
    chat, message = _own_message(stage, query)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _edit(stage, chat, message, _written("text", "entities", formatted), keyboard)


def edit_keyboard(stage: Stage, query: Query) -> dict[str, Any]:
    """Other buttons under a message."""
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


def delete_message(stage: Stage, query: Query) -> bool:
    """Takes a message away, on both sides."""
    chat = stage.chats.known(query.chat_id())
    message = _message(chat, query, DELETE_NOT_FOUND)
    if stage.unix_now() - message.date > limits.DELETABLE_SECONDS:
        raise bad_request(NOT_DELETABLE)
    message.deleted = True
    stage.chats.touch(chat, message)
    stage.bot_acted(chat)
    return True


def _keyboard(query: Query) -> Keyboard | None:
    return limits.inline_keyboard(query.structure("reply_markup", "reply keyboard markup"))


def _entities(query: Query, name: str) -> list[dict[str, Any]]:
    return query.structure(name, "entities") or []


def _written(text_field: str, entities_field: str, formatted: Formatted) -> dict[str, Any]:
    content: dict[str, Any] = {text_field: formatted.text} if formatted.text else {}
    return content | ({entities_field: list(formatted.entities)} if formatted.entities else {})
