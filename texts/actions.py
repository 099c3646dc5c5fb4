"""Buttons and their 64 bytes: `vote:123:yes`. What comes back is treated as a stranger's input."""

import re
from dataclasses import dataclass

LIMIT_BYTES = 64
LARGEST = 2**53

_VERB = re.compile(r"[a-z][a-z0-9_-]*")
_TOKEN = re.compile(r"[a-z0-9_-]+")
_NUMBER = re.compile(r"0|[1-9][0-9]*")
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Action:
    """What a button asks for, for example `Action("vote", (123, "yes"))`."""

    verb: str
    args: tuple[int | str, ...] = ()


def encode(verb: str, /, *args: int | str) -> str:
    """The data of a button, such as "vote:123:yes".

    Arguments are whole numbers from 0 to 2**53, or tokens of a-z, 0-9, "_" and "-" that are not all
    digits. Raises ValueError for anything else, and over 64 bytes.
    """
    if not _VERB.fullmatch(verb):
        raise ValueError(f"not a verb: {verb!r}")
    data = ":".join([str(verb), *(_written(arg) for arg in args)])
    if len(data) > LIMIT_BYTES:
        raise ValueError(f"over {LIMIT_BYTES} bytes: {data!r}")
    return data


def decode(data: str) -> Action | None:
    """The action in a button's data; None for whatever `encode` could not have written."""
    if len(data) > LIMIT_BYTES:
        return None
    verb, *parts = data.split(":")
    args = [_read(part) for part in parts]
    if not _VERB.fullmatch(verb) or any(arg is None for arg in args):
        return None
    return Action(verb, tuple(arg for arg in args if arg is not None))


def _written(arg: int | str) -> str:
    if isinstance(arg, bool):
        raise ValueError("not an argument: a truth value")
    part = f"{arg:d}" if isinstance(arg, int) else str(arg)
    # A token of digits would come back as a number, "007" not at all.
    if _read(part) != arg:
        raise ValueError(f"not an argument: {arg!r}")
    return part


def _read(part: str) -> int | str | None:
    if _DIGITS.fullmatch(part):
        return _read_number(part)
    return part if _TOKEN.fullmatch(part) else None


def _read_number(digits: str) -> int | None:
    if not _NUMBER.fullmatch(digits):
        return None
    number = int(digits)
    return number if number <= LARGEST else None
