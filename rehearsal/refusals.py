"""What the Bot API answers when it says no, in its own words."""

from __future__ import annotations

from collections.abc import Mapping


class BotApiError(Exception):
    """An error of the Bot API: its code, its description, its optional parameters."""

    def __init__(self, code: int, description: str, parameters: Mapping[str, int] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = dict(parameters or {})

    def payload(self) -> dict[str, object]:
        """The body that goes with the status code."""
        body: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> BotApiError:
    """400 with Telegram's prefix."""
    return BotApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> BotApiError:
    """403 with Telegram's prefix."""
    return BotApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> BotApiError:
    """409 with Telegram's prefix."""
    return BotApiError(409, f"Conflict: {reason}")


def too_many_requests(retry_after_seconds: int) -> BotApiError:
    """429 with the time to wait, in seconds."""
    return BotApiError(
        429,
        f"Too Many Requests: retry after {retry_after_seconds}",
        {"retry_after": retry_after_seconds},
    )


UNAUTHORIZED = "Unauthorized"
NOT_FOUND = "Not Found"
CHAT_NOT_FOUND = "chat not found"
BLOCKED = "bot was blocked by the user"
EDIT_NOT_FOUND = "message to edit not found"
DELETE_NOT_FOUND = "message to delete not found"
NOT_EDITABLE = "message can't be edited"
NOT_DELETABLE = "message can't be deleted for everyone"
NOTHING_NEW = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
