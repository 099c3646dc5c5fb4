"""Where the code speaks of texts. The convention that makes this possible:

A key stands as a literal where it is used (or as both ends of an `if`): `line("a-key", ...)`,
`button(action, "a-key", ...)`, `message("a-key")`, `turn.reply("a-key")`, `turn.say("a-key")`,
`turn.toast("a-key")`, `Refused("a-key")`, `catalogue.text(language, "a-key", ...)`, and in tables whose
name ends in KEY or KEYS (`_STAGE_KEYS = {Stage.DRAFT: "stage-draft"}`).
A key that is put together begins with its own word: `line(f"duty-{kind}")`.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "handlers", "scheduler", "workflow", "storage", "texts")

# Which positional argument is a key; None: all of them.
_KEY_AT: dict[str, int | None] = {
    "line": 0,
    "Line": 0,
    "button": 1,
    "Button": 1,
    "message": None,
    "Refused": 0,
    "BadNameError": 0,
    # Methods only: the command line has a plain function `say` of its own.
    ".reply": None,
    ".say": 0,
    ".toast": 0,
    ".text": 1,
}
# Calls whose keywords are the arguments of the text, but for these.
_SPEAKS = {"line", "button", ".say", ".toast", "Refused"}
_NOT_ARGUMENTS = {"buttons", "key"}
_SEVERAL = {"message", ".reply"}


@dataclass(frozen=True)
class Use:
    """A key in the code. `args`: what is filled in; None where that cannot be told."""

    place: str
    key: re.Pattern[str]
    literal: bool
    args: frozenset[str] | None


@cache
def uses() -> tuple[Use, ...]:
    """Every key that the code says must exist."""
    return tuple(use for path, tree in trees() for use in uses_in(tree, str(path.relative_to(ROOT))))


@cache
def trees() -> tuple[tuple[Path, ast.Module], ...]:
    """The parsed code of all rooms."""
    paths = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


@cache
def mentions() -> tuple[re.Pattern[str], ...]:
    """Everything in the code that may be a key: every literal, and every text put together after a word."""
    found = {_pattern(node) for _, tree in trees() for node in ast.walk(tree)}
    return tuple(pattern for pattern in found if pattern is not None)


def uses_in(tree: ast.AST, place: str) -> Iterator[Use]:
    """The keys in one file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _uses_in_call(node, f"{place}:{node.lineno}")
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and _names_keys(node):
            yield from (_use(each, f"{place}:{node.lineno}", None) for each in _table(node.value))


def _uses_in_call(call: ast.Call, place: str) -> Iterator[Use]:
    args = _filled_in(call)
    for given in _key_arguments(call):
        yield from (_use(each, place, args) for each in _ends(given))


def _key_arguments(call: ast.Call) -> Iterator[ast.expr]:
    name = _spoken(call)
    if name in _KEY_AT:
        at = _KEY_AT[name]
        yield from call.args if at is None else call.args[at : at + 1]
        yield from (each.value for each in call.keywords if each.arg == "key")


def _filled_in(call: ast.Call) -> frozenset[str] | None:
    if _spoken(call) in _SEVERAL:
        return frozenset()
    names = [each.arg for each in call.keywords]
    if _spoken(call) not in _SPEAKS or None in names:
        return None
    return frozenset(name for name in names if name is not None) - _NOT_ARGUMENTS


def _ends(node: ast.expr) -> Iterator[ast.expr]:
    """The literals that an expression may come to."""
    if isinstance(node, ast.IfExp):
        yield from _ends(node.body)
        yield from _ends(node.orelse)
    elif _pattern(node) is not None:
        yield node


def _table(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.Dict):
        for value in node.values:
            yield from _table(value)
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        for element in node.elts:
            yield from _table(element)
    else:
        yield from _ends(node)


def _names_keys(node: ast.Assign | ast.AnnAssign) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return any(re.search(r"(^|_)KEYS?$", _name(each) or "") for each in targets)


def _use(node: ast.expr, place: str, args: frozenset[str] | None) -> Use:
    pattern = _pattern(node)
    assert pattern is not None
    literal = isinstance(node, ast.Constant)
    return Use(place, pattern, literal, args if literal else None)


def _pattern(node: ast.AST) -> re.Pattern[str] | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        return re.compile(re.escape(node.value))
    if isinstance(node, ast.JoinedStr):
        return _joined_pattern(node)
    return None


def _joined_pattern(node: ast.JoinedStr) -> re.Pattern[str] | None:
    first = node.values[0] if node.values else None
    if not isinstance(first, ast.Constant) or not re.match(r"[a-z]+-", str(first.value)):
        return None
    parts = (re.escape(str(v.value)) if isinstance(v, ast.Constant) else "[a-z0-9_-]+" for v in node.values)
    return re.compile("".join(parts))


def _spoken(call: ast.Call) -> str | None:
    """The name of what is called, a method's with its dot."""
    name = _name(call.func)
    method = f".{name}"
    return method if isinstance(call.func, ast.Attribute) and method in _KEY_AT else name


def _name(node: ast.expr) -> str | None:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else None
