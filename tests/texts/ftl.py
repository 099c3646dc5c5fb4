"""What stands in the .ftl files, for the tests of the texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fluent.syntax import FluentParser, ast

from texts.catalogue import HERE, LANGUAGES


@dataclass(frozen=True)
class Entry:
    """One text of one language: its file, its pattern, and the source of the file."""

    file: str
    node: ast.Message | ast.Term


@cache
def entries(language: str) -> dict[str, Entry]:
    """All texts of a language by key; terms begin with "-"."""
    found: dict[str, Entry] = {}
    for path in sorted((HERE / language).glob("*.ftl")):
        for node in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Message | ast.Term):
                prefix = "-" if isinstance(node, ast.Term) else ""
                found[prefix + node.id.name] = Entry(path.name, node)
    return found


def all_keys() -> set[str]:
    """The keys of all languages."""
    return {key for language in LANGUAGES for key in entries(language)}


def nodes(node: object) -> Iterator[ast.BaseNode]:
    """A node of the syntax tree and all below it."""
    if isinstance(node, ast.BaseNode):
        yield node
        for child in vars(node).values():
            yield from nodes(child)
    elif isinstance(node, list):
        for child in node:
            yield from nodes(child)


def references(language: str, key: str) -> set[str]:
    """The other texts that stand inside one, at any depth."""
    found: set[str] = set()
    waiting = [key]
    while waiting:
        for node in nodes(entries(language)[waiting.pop()].node):
            if isinstance(node, ast.MessageReference | ast.TermReference):
                prefix = "-" if isinstance(node, ast.TermReference) else ""
                name = prefix + node.id.name
                if name not in found and name in entries(language):
                    waiting.append(name)
                found.add(name)
    return found


def arguments(language: str, key: str) -> set[str]:
    """The names that a text needs filled in, those of the messages inside it too."""
    inside = {each for each in references(language, key) if not each.startswith("-")}
    return {
        node.id.name
        for each in {key, *inside & entries(language).keys()}
        for node in nodes(entries(language)[each].node)
        if isinstance(node, ast.VariableReference)
    }
