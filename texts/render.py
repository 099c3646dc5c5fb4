"""A message as it is sent: plain words in the reader's language, cut into parts, with its buttons.

There is no parse mode: what people typed, HTML and Markdown too, comes out as they typed it.
"""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from texts.catalogue import Catalogue
from texts.errors import TextError
from texts.message import BLANK, Button, Line, Message
from texts.split import shortened, split

LABEL_LIMIT = 60
"""Characters of a button's label; phones show about 30 in a row of one."""


@dataclass(frozen=True, slots=True)
class RenderedButton:
    """What stands on a button, and what comes back when it is pressed."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """One part of a message."""

    text: str
    rows: tuple[tuple[RenderedButton, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Reader:
    catalogue: Catalogue
    language: str
    now: datetime
    zone: tzinfo

    def reads(self, each: Line | Button) -> str:
        return self.catalogue.text(self.language, each.key, each.args, now=self.now, zone=self.zone)


def render(
    message: Message,
    *,
    catalogue: Catalogue,
    language: str,
    now: datetime,
    zone: tzinfo,
    limit: int = 4096,
) -> tuple[Rendered, ...]:
    """The parts of a message, each of at most `limit` UTF-16 units, the buttons under the last.

    Raises TextError for a text that cannot be made, and for a message without a word.
    """
    reader = _Reader(catalogue, language, now, zone)
    parts = split(_joined(message.lines, reader), limit)
    if not parts:
        raise TextError("a message without a word")
    rows = tuple(tuple(_button(each, reader) for each in row) for row in message.rows)
    return (*(Rendered(part) for part in parts[:-1]), Rendered(parts[-1], rows))


def _joined(lines: tuple[Line, ...], reader: _Reader) -> str:
    said: list[str] = []
    for each in lines:
        if each != BLANK:
            said.append(reader.reads(each))
        elif said and said[-1]:  # lines left out must not leave gaps
            said.append("")
    return "\n".join(said)


def _button(each: Button, reader: _Reader) -> RenderedButton:
    label = " ".join(reader.reads(each).split())
    if not label:
        raise TextError(f"a button without a word: {each.key}")
    return RenderedButton(shortened(label, LABEL_LIMIT), each.action)
