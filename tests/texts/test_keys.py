"""Texts and code agree. How keys are written so that this can be tested stands in `tests/texts/code.py`."""

import ast
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import ast as fluent

from tests.texts import code, ftl
from texts.catalogue import LANGUAGES, Catalogue
from texts.message import Value

MOMENT = datetime(2027, 4, 2, 10, tzinfo=UTC)
SAMPLES: dict[str, Value] = {
    **dict.fromkeys(("DAY", "DATE", "SHORT", "LEFT"), date(2027, 4, 2)),
    **dict.fromkeys(("DUE", "MOMENT", "HOUR"), MOMENT),
    "NUMBER": 1200,
    "PERCENT": 0.5,
}


def test_every_text_stands_in_every_language_in_the_file_of_the_same_name() -> None:
    places = [{key: entry.file for key, entry in ftl.entries(each).items()} for each in LANGUAGES]
    for other in places[1:]:
        assert other == places[0]


@pytest.mark.parametrize("key", sorted(ftl.all_keys()))
def test_the_languages_ask_for_the_same_arguments(key: str) -> None:
    asked = [ftl.arguments(language, key) for language in LANGUAGES if key in ftl.entries(language)]
    assert all(each == asked[0] for each in asked)


def test_every_key_in_the_code_exists() -> None:
    missing = [
        f"{use.place}: {use.key.pattern}"
        for use in code.uses()
        if not any(use.key.fullmatch(key) for key in ftl.all_keys())
    ]
    assert missing == []


def test_every_text_gets_the_arguments_it_asks_for() -> None:
    lacking = [
        f"{use.place}: {key} needs {', '.join(sorted(needed - use.args))}"
        for use in code.uses()
        if use.args is not None
        for key in ftl.all_keys()
        if use.key.fullmatch(key) and (needed := ftl.arguments("vi", key)) - use.args
    ]
    assert lacking == []


def test_every_text_is_used() -> None:
    inside = {
        each for language in LANGUAGES for key in ftl.entries(language) for each in _inside(language, key)
    }
    outer = ftl.all_keys() - inside
    unused = [key for key in outer if not any(mention.fullmatch(key) for mention in code.mentions())]
    assert unused == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_said(language: str) -> None:
    for key in ftl.entries(language):
        if not key.startswith("-"):
            for args in _samples(language, key):
                zone = ZoneInfo("Asia/Ho_Chi_Minh")
                assert Catalogue.load().text(language, key, args, now=MOMENT, zone=zone).strip()


def test_no_words_stand_in_the_conversations_or_the_clock() -> None:
    found = [
        f"{path.name}:{node.lineno}: {node.value}"
        for path, tree in code.trees()
        if path.relative_to(code.ROOT).parts[0] in ("handlers", "scheduler")
        for node in _literals_that_run(tree)
        if isinstance(node.value, str) and not node.value.isascii()
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("line('a-key', name=x)", [("a-key", {"name"})]),
        ("line('a-key', **args)", [("a-key", None)]),
        ("line('a-key' if x else 'b-key')", [("a-key", set()), ("b-key", set())]),
        ("line(key)", []),
        ("line(f'duty-{kind}', n=1)", [("duty\\-[a-z0-9_-]+", None)]),
        ("button(encode('vote', 1), 'a-key', n=1)", [("a-key", {"n"})]),
        ("message('a-key', line('b-key'), buttons=b)", [("a-key", set()), ("b-key", set())]),
        ("turn.reply('a-key', rows=r)", [("a-key", set())]),
        ("turn.say('a-key', home, name=x)", [("a-key", {"name"})]),
        ("say('Xin chào')", []),
        ("turn.toast('a-key')", [("a-key", set())]),
        ("raise Refused('a-key', buttons=b, day=d)", [("a-key", {"day"})]),
        ("catalogue.text(language, 'a-key', {}, now=n)", [("a-key", None)]),
        ("Line(key='a-key')", [("a-key", None)]),
        ("Column(key='a-key')", []),
        ("_STAGE_KEYS = {Stage.A: 'a-key', 'not a key': ('b-key', 'c-key')}", ["a-key", "b-key", "c-key"]),
        ("EMPTY_KEY: str = 'a-key'", ["a-key"]),
        ("name = 'a-key'", []),
    ],
)
def test_keys_are_found_in_code(source: str, expected: list[tuple[str, set[str] | None] | str]) -> None:
    found = list(code.uses_in(ast.parse(source), "sample.py"))
    plain = [(use.key.pattern.replace("\\-", "-") if use.literal else use.key.pattern) for use in found]
    assert plain == [each if isinstance(each, str) else each[0] for each in expected]
    assert [use.args for use in found] == [None if isinstance(each, str) else each[1] for each in expected]


def _inside(language: str, key: str) -> set[str]:
    return ftl.references(language, key) - {key}


def _samples(language: str, key: str) -> list[dict[str, Value]]:
    """Arguments that make the text take each of its ways at least once."""
    choices: dict[str, list[Value]] = {name: [] for name in ftl.arguments(language, key)}
    for each in {key, *ftl.references(language, key)}:
        for node in ftl.nodes(ftl.entries(language)[each].node):
            if isinstance(node, fluent.FunctionReference):
                _note_function(node, choices)
            if isinstance(node, fluent.SelectExpression):
                _note_select(node, choices)
    count = max([1, *map(len, choices.values())])
    return [
        {name: (wanted or ["x"])[at % len(wanted or ["x"])] for name, wanted in choices.items()}
        for at in range(count)
    ]


def _note_function(node: fluent.FunctionReference, choices: dict[str, list[Value]]) -> None:
    for argument in node.arguments.positional:
        if isinstance(argument, fluent.VariableReference):
            sample, wanted = SAMPLES[node.id.name], choices[argument.id.name]
            if isinstance(sample, datetime) or not wanted:
                wanted[:] = [sample]


def _note_select(node: fluent.SelectExpression, choices: dict[str, list[Value]]) -> None:
    if not isinstance(node.selector, fluent.VariableReference) or node.selector.id.name not in choices:
        return
    for variant in node.variants:
        choices[node.selector.id.name].append(_chosen_by(variant.key))


def _chosen_by(key: fluent.Identifier | fluent.NumberLiteral) -> Value:
    if isinstance(key, fluent.NumberLiteral):
        return int(key.value)
    return {"one": 1, "other": 7}.get(key.name, key.name)


def _literals_that_run(tree: ast.Module) -> list[ast.Constant]:
    """String literals, without docstrings and other strings that stand alone."""
    idle = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in idle]
