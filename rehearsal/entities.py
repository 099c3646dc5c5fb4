"""Text as Telegram keeps it: HTML turned into entities, white space trimmed, commands and links found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rehearsal.refusals import bad_request

Entity = dict[str, Any]

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}

_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#[xX]([0-9a-fA-F]+)|#(\d+)|(lt|gt|amp|quot)(?![A-Za-z]));?")
_START = re.compile(
    r"<(?P<name>[^\s>/][^\s>]*)"
    r"(?P<attributes>(?:\s+[^\s=>\"'/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[A-Za-z0-9.-]+))?)*)\s*>"
)
_END = re.compile(r"</(?P<name>[^\s>]*)\s*>")
_ATTRIBUTE = re.compile(r"([^\s=>\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9.-]+)))?")
_PLAIN = re.compile(r"[^<&]+")
_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)\]}'”])|(?<![\w/])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)\b"
)
_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x20]")
_REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")


@dataclass(frozen=True, slots=True)
class Formatted:
    """Text and its entities; offsets and lengths in UTF-16 units, as the Bot API counts them."""

    text: str
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    offset: int
    argument: str


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(markup: str) -> Formatted:
    """Text and entities of Telegram's HTML; raises BotApiError with Telegram's "can't parse entities"."""
    return _Parser(markup).parse()


def cleaned(text: str) -> str:
    """Control characters as blanks and direction overrides removed, as Telegram does."""
    return _REMOVED.sub("", _CONTROL.sub(" ", text))


def trimmed(formatted: Formatted) -> Formatted:
    """White space cut at both ends, the entities moved with the text."""
    text = formatted.text.rstrip()
    first = min((entity["offset"] for entity in formatted.entities), default=len(text))
    cut = min(len(text) - len(text.lstrip(" \n")), first)
    end = utf16_length(text)
    kept = (_clipped(entity, cut, end) for entity in formatted.entities)
    return Formatted(text[cut:], tuple(entity for entity in kept if entity["length"] > 0))


def with_found(formatted: Formatted) -> Formatted:
    """Adds the commands and links that Telegram itself finds in a text."""
    taken = [entity for entity in formatted.entities if entity["type"] in {"code", "pre", "text_link"}]
    found = [entity for entity in _find(formatted.text) if not any(_overlap(entity, one) for one in taken)]
    if not found:
        return formatted
    return Formatted(formatted.text, _ordered([*formatted.entities, *found]))


def _find(text: str) -> Iterator[Entity]:
    if "/" not in text:
        return
    for match in _FOUND.finditer(text):
        kind = match.lastgroup
        yield {"type": kind, "offset": utf16_length(text[: match.start()]), "length": utf16_length(match[0])}


def _overlap(one: Entity, other: Entity) -> bool:
    starts, ends = one["offset"], one["offset"] + one["length"]
    return bool(starts < other["offset"] + other["length"] and other["offset"] < ends)


def _clipped(entity: Entity, cut: int, end: int) -> Entity:
    length = min(entity["length"], end - entity["offset"])
    return {**entity, "offset": entity["offset"] - cut, "length": length}


def _ordered(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted(entities, key=lambda entity: (entity["offset"], -entity["length"])))


class _Parser:
    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._at = 0
        self._pieces: list[str] = []
        self._offset = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []

    def parse(self) -> Formatted:
        while self._at < len(self._markup):
            self._step()
        if self._open:
            raise self._cannot(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        return Formatted("".join(self._pieces), _ordered(self._entities))

    def _step(self) -> None:
        if self._markup.startswith("</", self._at):
            self._end_tag()
        elif self._markup[self._at] == "<":
            self._start_tag()
        elif plain := _PLAIN.match(self._markup, self._at):
            self._say(plain[0], plain.end())
        else:
            self._reference()

    def _say(self, text: str, end: int) -> None:
        self._pieces.append(text)
        self._offset += utf16_length(text)
        self._at = end

    def _reference(self) -> None:
        match = _REFERENCE.match(self._markup, self._at)
        character = _referred(match) if match else ""
        if match and character:
            self._say(character, match.end())
        else:
            self._say("&", self._at + 1)

    def _start_tag(self) -> None:
        name = re.split(r"[\s>]", self._markup[self._at + 1 :], maxsplit=1)
        if len(name) == 1:
            raise self._cannot(f"Unclosed start tag at byte offset {self._bytes()}")
        tag = name[0].lower()
        if tag not in TAGS:
            raise self._cannot(f'Unsupported start tag "{tag}" at byte offset {self._bytes()}')
        match = _START.match(self._markup, self._at)
        if not match:
            raise self._cannot(f'Unclosed start tag "{tag}" at byte offset {self._bytes()}')
        argument = _argument(tag, _attributes(match["attributes"]))
        if tag == "span" and argument != "spoiler":
            raise self._cannot(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes()}')
        self._open.append(_Open(tag, self._offset, argument))
        self._at = match.end()

    def _end_tag(self) -> None:
        if not self._open:
            raise self._cannot(f"Unexpected end tag at byte offset {self._bytes()}")
        match = _END.match(self._markup, self._at)
        if not match:
            raise self._cannot(f"Unclosed end tag at byte offset {self._bytes()}")
        opened = self._open.pop()
        name = match["name"].lower()
        if name not in {"", opened.tag}:
            found = f'expected "</{opened.tag}>", found "</{name}>"'
            raise self._cannot(f"Unmatched end tag at byte offset {self._bytes()}, {found}")
        self._at = match.end()
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        length = self._offset - opened.offset
        kind = TAGS[opened.tag]
        if length == 0:
            return
        entity: Entity = {"type": kind, "offset": opened.offset, "length": length}
        if kind == "text_link":
            url = opened.argument or "".join(self._pieces)[-length:]
            if "." not in url and "://" not in url:
                return
            entity["url"] = url
        if kind == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        self._entities.append(entity)

    def _bytes(self) -> int:
        return len(self._markup[: self._at].encode())

    def _cannot(self, reason: str) -> Exception:
        return bad_request(f"can't parse entities: {reason}")


def _referred(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _attributes(source: str) -> dict[str, str]:
    found = _ATTRIBUTE.finditer(source)
    return {match[1]: _unescaped(match[2] or match[3] or match[4] or "") for match in found}


def _unescaped(text: str) -> str:
    return _REFERENCE.sub(lambda match: _referred(match) or match[0], text)


def _argument(tag: str, attributes: dict[str, str]) -> str:
    if tag == "a":
        return attributes.get("href", "")
    if tag == "span":
        return attributes.get("class", "").removeprefix("tg-")
    if tag == "blockquote":
        return "expandable" if "expandable" in attributes else ""
    return ""
