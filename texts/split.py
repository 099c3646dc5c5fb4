"""Long texts in parts, as platforms count their length: in UTF-16 units."""

import unicodedata
from collections.abc import Callable
from itertools import accumulate

_JOINER = "\u200d"


def units(text: str) -> int:
    """Length in UTF-16 units, as Telegram counts."""
    return len(text) + sum(char > "\uffff" for char in text)


def split(text: str, limit: int) -> tuple[str, ...]:
    """Parts of at most `limit` units, cut between paragraphs, else lines, else words, else characters.

    White space at cuts and ends is dropped, nothing else; no part is empty, so that a text of white
    space has none. Raises ValueError for a limit below 2, where some characters would not fit.
    """
    if limit < 2:
        raise ValueError(f"no room for a character in {limit} units")
    parts: list[str] = []
    rest = text.strip()
    while rest:
        cut = _cut(rest, limit)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return tuple(parts)


def shortened(text: str, limit: int) -> str:
    """The text, or its beginning and "…", of at most `limit` UTF-16 units."""
    if units(text) <= limit:
        return text
    return f"{text[: _cut(text, limit - 1)].rstrip()}…"


def _cut(text: str, limit: int) -> int:
    """Where the first part ends; `text` begins with something other than white space."""
    room = _room(text, limit)
    if room == len(text):
        return room
    for found in (_last(text, "\n\n", room), _last(text, "\n", room)):
        # A cut near the beginning would make a part of nothing but a heading.
        if found > room // 4:
            return found
    return _last_space(text, room) or _last_where(room, lambda at: not _joined(text, at)) or room


def _room(text: str, limit: int) -> int:
    """How many characters fit."""
    head = text[:limit]
    fits = sum(used <= limit for used in accumulate(1 + (char > "\uffff") for char in head))
    return min(fits, len(text))


def _last(text: str, mark: str, room: int) -> int:
    return text.rfind(mark, 0, room + len(mark))


def _last_space(text: str, room: int) -> int:
    return _last_where(room, lambda at: text[at].isspace())


def _last_where(room: int, suits: Callable[[int], bool]) -> int:
    """The last place from `room` down to 1 that suits, else 0."""
    return next((at for at in range(room, 0, -1) if suits(at)), 0)


def _joined(text: str, at: int) -> bool:
    """Whether the characters around a place are seen as one: marks, emoji sequences, flags."""
    before, after = text[at - 1], text[at]
    if _JOINER in (before, after) or unicodedata.category(after) in ("Mn", "Me", "Mc"):
        return True
    if "\U0001f3fb" <= after <= "\U0001f3ff" or "\U000e0020" <= after <= "\U000e007f":
        return True
    return _is_flag_half(after) and _flag_halves_before(text, at) % 2 == 1


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _flag_halves_before(text: str, at: int) -> int:
    start = at
    while start and _is_flag_half(text[start - 1]):
        start -= 1
    return at - start
