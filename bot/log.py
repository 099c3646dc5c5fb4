"""Log lines: one JSON object each, to the error stream, without tokens, join codes or what people wrote."""

import contextlib
import io
import json
import logging
import re
import secrets
import sys
import threading
from collections.abc import Mapping
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, TextIO, cast

import structlog
from structlog.typing import EventDict

from bot import faults
from workflow.cell import codes

MASK = "***"
LEVELS = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
}

_LETTER = f"[{codes.ALPHABET}{codes.ALPHABET.lower()}]"
_GROUP = f"{_LETTER}{{{codes.GROUP}}}"
# Each keeps what stands before the secret.
_SECRETS = (
    re.compile(r"(/bot)\d+(?::|%3A)[^/\s\"'\\]*"),
    re.compile(r"()(?<!\d)\d+(?::|%3A)[\w-]{30,}"),
    re.compile(r"(/start(?:@\w+)?\s+|[?&]start=)[\w-]+"),
    re.compile(rf"()(?<![\w-]){_GROUP}(?:-{_GROUP}){{2,}}(?![\w-])"),
)
# Keys under which someone in a hurry would log what a person wrote.
_SPOKEN = frozenset({"body", "caption", "code", "data", "file_name", "payload", "text", "token", "words"})
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that is mistaken for another sign on the telephone
# Libraries whose records name only our own jobs, tables and revisions.
_TRUSTED = ("apscheduler", "alembic")
_QUIET = ("telegram", "aiohttp", "apscheduler", "httpx", "httpcore", "sqlalchemy")

_log = structlog.get_logger()


class _Unfailing(io.TextIOBase):
    """A log that can no longer be written (closed pipe, full disk) must not stop what it tells of."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str, /) -> int:
        with contextlib.suppress(OSError, ValueError):
            return self._stream.write(text)
        return 0

    def flush(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._stream.flush()


def configure(level: str, *, stream: TextIO | None = None) -> None:
    """Sets the log up for the whole process, libraries and uncaught errors included.

    `level` is a key of LEVELS; `stream` is the error stream where none is given.
    """
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
            _explain,
            _render,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(LEVELS[level]),
        logger_factory=structlog.WriteLoggerFactory(cast("TextIO", _Unfailing(stream or sys.stderr))),
        cache_logger_on_first_use=False,
    )
    _take_over_libraries()
    _take_over_uncaught()


def reference() -> str:
    """A short number to tell people, by which the operator finds the lines of one failure."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(8))


def about(*, reference: str | None = None, update_id: int | None = None) -> AbstractContextManager[None]:
    """What is logged inside the block, by this task and those it starts, carries these."""
    given = {"reference": reference, "update_id": update_id}
    return structlog.contextvars.bound_contextvars(**{k: v for k, v in given.items() if v is not None})


def mask(text: str) -> str:
    """The text without bot tokens and join codes."""
    for pattern in _SECRETS:
        text = pattern.sub(rf"\g<1>{MASK}", text)
    return text


def _explain(_logger: object, _method: str, event: EventDict) -> EventDict:
    error = _error_in(event.pop("exc_info", None))
    if error is not None:
        event["fault"] = faults.describe(error)
    return event


def _error_in(exc_info: object) -> BaseException | None:
    if isinstance(exc_info, BaseException):
        return exc_info
    if isinstance(exc_info, tuple):
        return exc_info[1] if isinstance(exc_info[1], BaseException) else None
    return sys.exc_info()[1] if exc_info else None


def _render(_logger: object, _method: str, event: EventDict) -> str:
    """The last processor: masking the finished line leaves no way around it."""
    head = {key: event.pop(key) for key in ("time", "level", "event")}
    line = json.dumps({**head, **_plain("", event)}, ensure_ascii=False, default=_plain_object)
    return mask(line.encode("utf-8", "backslashreplace").decode())


def _plain(key: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(inner): _plain(str(inner), each) for inner, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(key, each) for each in value]
    return f"({len(value)})" if key in _SPOKEN and isinstance(value, str) else value


def _plain_object(value: object) -> object:
    """Anything JSON does not know: its type only, for an object's own words may quote a person's."""
    if isinstance(value, BaseException):
        return faults.describe(value)
    return type(value).__qualname__


def _take_over_libraries() -> None:
    root = logging.getLogger()
    root.handlers[:] = [_Libraries()]
    root.setLevel(logging.WARNING)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("aiohttp.access").setLevel(logging.CRITICAL + 1)


class _Libraries(logging.Handler):
    """Brings the standard library's records into the same chain."""

    def emit(self, record: logging.LogRecord) -> None:
        level = min(record.levelno // 10 * 10, logging.CRITICAL)
        _log.log(level, _library_words(record), logger=record.name, exc_info=record.exc_info)


def _library_words(record: logging.LogRecord) -> str:
    """The record's fixed words: what a library puts into them may be what a person wrote."""
    if record.name.partition(".")[0] in _TRUSTED:
        return record.getMessage()
    words = str(record.msg)
    if not record.args:
        return re.split(r"[:<({\"'\n]", words, maxsplit=1)[0].strip()
    try:
        return words % _harmless(record.args)
    except (TypeError, ValueError, KeyError):
        return words


def _harmless(args: tuple[object, ...] | Mapping[str, object]) -> tuple[object, ...] | dict[str, object]:
    if isinstance(args, Mapping):
        return _Kinds({key: _kind(value) for key, value in args.items()})
    return tuple(_kind(value) for value in args)


class _Kinds(dict[str, object]):
    """A single mapping is taken for named arguments, even where the words want to show it whole."""

    def __repr__(self) -> str:
        return "dict"


def _kind(value: object) -> object:
    return value if isinstance(value, (int, float)) else type(value).__qualname__


def _take_over_uncaught() -> None:
    """Unless another has done so: a test runner's hooks are left to it. The command line's own would print
    what people wrote.
    """
    if sys.excepthook is sys.__excepthook__ or sys.excepthook.__module__.partition(".")[0] == "typer":
        sys.excepthook = _uncaught
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = _uncaught_in_thread


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    _log.critical("uncaught error", exc_info=error)


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    _log.critical("uncaught error in a thread", exc_info=args.exc_value)
