"""An exception as it may be logged: type and place; its text only if that cannot hold what people wrote.

Most texts can: `invalid literal for int(): 'xin nghỉ'`, `[parameters: (…)]`. So a text is kept by the kind of
its exception, not by its looks.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any

from telegram import error as chat

_ROOT = Path(__file__).resolve().parent.parent
_PLACES = 20
_LINKS = 10
# Fixed words of the platform, or of SQLite, whose statements are written with bound values.
_PLAIN = (
    chat.ChatMigrated,
    chat.Conflict,
    chat.Forbidden,
    chat.InvalidToken,
    chat.RetryAfter,
    sqlite3.Error,
)


def describe(error: BaseException) -> list[dict[str, Any]]:
    """The error and what led to it, each with its type, its places (newest last) and, if safe, its text."""
    return [_one(link) for link in _chain(error)]


def plain_text(error: BaseException) -> str | None:
    """The part of the error's text that cannot hold what people wrote, if there is one."""
    if isinstance(error, chat.NetworkError):
        return str(error).partition(":")[0]  # after a colon the platform or the library may quote the message
    if isinstance(error, _PLAIN):
        return str(error)
    if isinstance(error, OSError):
        return error.strerror
    return None


def _one(error: BaseException) -> dict[str, Any]:
    text = plain_text(error)
    said = {} if text is None else {"reason": text}
    return {"type": type(error).__qualname__, **said, "at": _places(error.__traceback__)}


def _chain(error: BaseException) -> Iterator[BaseException]:
    waiting, met = [error], set[int]()
    while waiting and len(met) < _LINKS:
        link = waiting.pop(0)
        if id(link) in met:
            continue
        met.add(id(link))
        yield link
        waiting += _behind(link)


def _behind(error: BaseException) -> list[BaseException]:
    parts = list(error.exceptions) if isinstance(error, BaseExceptionGroup) else []
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return parts if cause is None else [*parts, cause]


def _places(trace: TracebackType | None) -> list[str]:
    places = [
        f"{_short(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}" for frame, line in walk_tb(trace)
    ]
    return places[-_PLACES:]


def _short(filename: str) -> str:
    path = Path(filename)
    if "site-packages" in path.parts:
        return filename.rpartition("site-packages/")[2]
    return str(path.relative_to(_ROOT)) if path.is_relative_to(_ROOT) else path.name
