"""What stands on a phone: messages, their buttons, their files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; data is None where it is a link."""

    label: str
    data: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file in a message."""

    kind: str
    id: str
    name: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class SeenMessage:
    """A message as it stands on the phone; the revision grows with every change of it."""

    id: int
    from_bot: bool
    text: str
    rows: tuple[tuple[Button, ...], ...]
    file: SeenFile | None
    edited: bool
    revision: int

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(button for row in self.rows for button in row)

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(button.label for button in self.buttons)


def seen_message(message: Mapping[str, Any]) -> SeenMessage:
    """A message of the control API as a person sees it."""
    keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
    rows = tuple(tuple(_button(button) for button in row) for row in keyboard)
    return SeenMessage(
        id=message["message_id"],
        from_bot=message["from_bot"],
        text=message.get("text") or message.get("caption", ""),
        rows=rows,
        file=_file(message),
        edited="edit_date" in message,
        revision=message["revision"],
    )


def _button(button: Mapping[str, Any]) -> Button:
    return Button(button["text"], button.get("callback_data"), button.get("url"))


def _file(message: Mapping[str, Any]) -> SeenFile | None:
    for kind in ("document", "photo", "voice", "sticker"):
        if kind in message:
            held = message[kind][-1] if kind == "photo" else message[kind]
            return SeenFile(kind, held["file_id"], held.get("file_name", ""), held["file_size"])
    return None
