"""The parameters of one call, however the library wrote them: JSON, form or multipart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rehearsal.refusals import bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a multipart body."""

    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Query:
    """A method's name and its parameters."""

    method: str
    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return "" if value is None else str(value)

    def chat_id(self) -> str:
        """The chat that the call names; raises BotApiError where it names none."""
        if not (chat_id := self.text("chat_id")):
            raise bad_request("chat_id is empty")
        return chat_id

    def integer(self, name: str, default: int, *, low: int, high: int) -> int:
        """A number, brought into its bounds as Telegram does; nonsense counts as the default."""
        try:
            number = int(self.text(name) or default)
        except ValueError:
            number = default
        return max(low, min(high, number))

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in {"true", "1", "yes"}

    def structure(self, name: str, what: str) -> Any:
        """A JSON parameter, sent as text or as it is; None where it is missing. Raises BotApiError."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None
