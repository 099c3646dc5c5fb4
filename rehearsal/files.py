"""Files that went through the chats, by the ids the Bot API gives them."""

from __future__ import annotations

import itertools
import secrets
import struct
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any

from rehearsal.refusals import BotApiError, bad_request


class FileKind(StrEnum):
    DOCUMENT = "document"
    PHOTO = "photo"
    VOICE = "voice"
    STICKER = "sticker"


_FOLDERS = {
    FileKind.DOCUMENT: "documents",
    FileKind.PHOTO: "photos",
    FileKind.VOICE: "voice",
    FileKind.STICKER: "stickers",
}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file with its content; the path is the one that getFile tells."""

    id: str
    unique_id: str
    kind: FileKind
    path: str
    name: str
    mime_type: str
    content: bytes

    def payload(self) -> dict[str, Any]:
        """What every kind of file says of itself."""
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.content)}


class Files:
    """All files of the rehearsal, in memory."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._numbers = itertools.count()

    def keep(self, content: bytes, *, kind: FileKind, name: str, mime_type: str) -> StoredFile:
        """Stores a file and gives it its ids and its path."""
        path = f"{_FOLDERS[kind]}/file_{next(self._numbers)}{PurePosixPath(name).suffix}"
        file_id = f"{kind.value[:2].upper()}{secrets.token_urlsafe(24)}"
        file = StoredFile(file_id, secrets.token_urlsafe(8), kind, path, name, mime_type, content)
        self._by_id[file.id] = file
        self._by_path[path] = file
        return file

    def get(self, file_id: str) -> StoredFile:
        """The file of an id; raises BotApiError."""
        if file_id not in self._by_id:
            raise bad_request("invalid file_id")
        return self._by_id[file_id]

    def at(self, path: str) -> StoredFile:
        """The file at a path; raises BotApiError 404."""
        if path not in self._by_path:
            raise BotApiError(404, "Not Found")
        return self._by_path[path]


def content_of(file: StoredFile, *, seconds: int = 0) -> dict[str, Any]:
    """The part of a message that holds a file, as the Bot API writes it."""
    if file.kind is FileKind.PHOTO:
        width, height = image_size(file.content) or (800, 600)
        return {"photo": [{**file.payload(), "width": width, "height": height}]}
    if file.kind is FileKind.VOICE:
        return {"voice": {**file.payload(), "duration": seconds, "mime_type": file.mime_type}}
    if file.kind is FileKind.STICKER:
        return {"sticker": {**file.payload(), **_STICKER}}
    return {"document": {**file.payload(), "file_name": file.name, "mime_type": file.mime_type}}


_STICKER = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}


def image_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG, in pixels; None where it is neither."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
