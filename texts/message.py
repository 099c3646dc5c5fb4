"""Messages as plain values: acts write them, the database keeps them, delivery renders them.

They hold keys and arguments, never words: the language, the time of day and the length of a part
are known only when the message is sent.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from math import isfinite
from typing import Any, Self

Value = str | int | float | bool | date | datetime

_DATE = "$date"
_MOMENT = "$moment"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a message; left out once its duty is finished."""

    key: str
    args: Mapping[str, Value] = field(default_factory=dict)
    duty: int | None = None

    def owed(self, duty: int) -> Self:
        """The same line, left out once this duty is finished."""
        return replace(self, duty=duty)


@dataclass(frozen=True, slots=True)
class Button:
    """One button: what it does (`texts.actions.encode`) and its label; left out like a line."""

    action: str
    key: str
    args: Mapping[str, Value] = field(default_factory=dict)
    duty: int | None = None

    def owed(self, duty: int) -> Self:
        """The same button, left out once this duty is finished."""
        return replace(self, duty=duty)


@dataclass(frozen=True, slots=True)
class Message:
    """Lines and rows of buttons."""

    lines: tuple[Line, ...]
    rows: tuple[tuple[Button, ...], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain data for a database column; `from_json` gives an equal message back."""
        return {
            "lines": [_line_to_json(each) for each in self.lines],
            "rows": [[_button_to_json(each) for each in row] for row in self.rows],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The message that `to_json` made this from."""
        return cls(
            lines=tuple(_line_from_json(each) for each in data["lines"]),
            rows=tuple(tuple(_button_from_json(each) for each in row) for row in data["rows"]),
        )


BLANK = Line("")
"""An empty line between paragraphs."""


def line(key: str, /, **args: Value) -> Line:
    """A line: the key of its text and the text's arguments. Raises ValueError for a naive datetime."""
    return Line(key, _checked(args))


def button(action: str, key: str, /, **args: Value) -> Button:
    """A button: its encoded action, the key of its label and the label's arguments."""
    return Button(action, key, _checked(args))


def message(
    *lines: Line | str, rows: Iterable[Iterable[Button]] = (), buttons: Iterable[Button] = ()
) -> Message:
    """A message of lines (or bare keys); `rows` are rows of buttons, `buttons` get a row each below them."""
    return Message(
        lines=tuple(Line(each) if isinstance(each, str) else each for each in lines),
        rows=(*(tuple(row) for row in rows), *((each,) for each in buttons)),
    )


def without(message: Message, finished: Collection[int], *, frame: Collection[str] = ()) -> Message | None:
    """The message without the lines and buttons of finished duties.

    None when there is nothing to send: it spoke of duties and none of those lines is left or, with a
    `frame`, nothing is left but lines of these keys.
    """
    lines = tuple(each for each in message.lines if each.duty not in finished)
    if frame and all(each.key in frame for each in lines if each != BLANK):
        return None
    if not frame and _speaks_of_duties(message.lines) and not _speaks_of_duties(lines):
        return None
    rows = (tuple(each for each in row if each.duty not in finished) for row in message.rows)
    return Message(lines, tuple(row for row in rows if row))


def _speaks_of_duties(lines: Iterable[Line]) -> bool:
    return any(each.duty is not None for each in lines)


def _checked(args: dict[str, Value]) -> dict[str, Value]:
    for name, value in args.items():
        if isinstance(value, datetime) and value.tzinfo is None:
            raise ValueError(f"{name} is a datetime without a zone")
        if isinstance(value, float) and not isfinite(value):
            raise ValueError(f"{name} is not a number that can be stored")
    return args


def _line_to_json(each: Line) -> dict[str, Any]:
    return {"key": each.key, **_rest_to_json(each.args, each.duty)}


def _button_to_json(each: Button) -> dict[str, Any]:
    return {"action": each.action, "key": each.key, **_rest_to_json(each.args, each.duty)}


def _rest_to_json(args: Mapping[str, Value], duty: int | None) -> dict[str, Any]:
    rest: dict[str, Any] = {}
    if args:
        rest["args"] = {name: _value_to_json(value) for name, value in args.items()}
    if duty is not None:
        rest["duty"] = duty
    return rest


def _line_from_json(data: Mapping[str, Any]) -> Line:
    return Line(data["key"], _args_from_json(data), data.get("duty"))


def _button_from_json(data: Mapping[str, Any]) -> Button:
    return Button(data["action"], data["key"], _args_from_json(data), data.get("duty"))


def _args_from_json(data: Mapping[str, Any]) -> dict[str, Value]:
    return {name: _value_from_json(value) for name, value in data.get("args", {}).items()}


def _value_to_json(value: Value) -> Any:
    if isinstance(value, datetime):
        return {_MOMENT: value.isoformat()}
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    return value


def _value_from_json(value: Any) -> Value:
    if not isinstance(value, dict):
        return value  # type: ignore[no-any-return]
    if _MOMENT in value:
        return datetime.fromisoformat(value[_MOMENT])
    return date.fromisoformat(value[_DATE])
