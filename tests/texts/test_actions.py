from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.actions import LARGEST, LIMIT_BYTES, Action, decode, encode


class Choice(StrEnum):
    YES = "yes"


verbs = st.from_regex(r"[a-z][a-z0-9_-]{0,15}", fullmatch=True)
tokens = st.from_regex(r"[a-z0-9_-]{1,10}", fullmatch=True).filter(lambda token: not token.isdigit())
args = st.lists(st.integers(0, LARGEST) | tokens, max_size=6)


def test_a_button_says_what_it_does() -> None:
    assert encode("vote", 123, Choice.YES) == "vote:123:yes"
    assert decode("vote:123:yes") == Action("vote", (123, "yes"))
    assert decode("home") == Action("home")


@given(verbs, args)
def test_what_is_written_is_read_back(verb: str, given_args: list[int | str]) -> None:
    try:
        data = encode(verb, *given_args)
    except ValueError:
        assert len(":".join([verb, *map(str, given_args)])) > LIMIT_BYTES
        return
    assert decode(data) == Action(verb, tuple(given_args))


@given(st.text() | st.text("ab1:-_0 ", max_size=70) | st.from_regex(r"[a-z]+(:[0-9a-z]*)*", fullmatch=True))
def test_only_what_could_have_been_written_is_read(data: str) -> None:
    action = decode(data)
    if action is not None:
        assert encode(action.verb, *action.args) == data


@pytest.mark.parametrize(
    "data",
    [
        "",
        ":",
        "vote:",
        ":1",
        "vote::yes",
        "Vote:1",
        "vote:1 ",
        "vote:1\n",
        "vote:01",
        "vote:-",
        "vote:+1",
        "vote:-1",
        "vote:1.5",
        "vote:٣",
        "vote:１",
        "vote:é",
        "vote:YES",
        f"vote:{2**53 + 1}",
        f"vote:{'9' * 59}",
        "a" * 65,
        "1vote",
        "vote:\ud800",
    ],
)
def test_forged_data_is_nothing(data: str) -> None:
    known = {"vote:-": Action("vote", ("-",)), "vote:-1": Action("vote", ("-1",))}
    assert decode(data) == known.get(data)


def test_sixty_four_bytes_are_enough_and_no_more() -> None:
    assert encode("a" * 64) == "a" * 64
    with pytest.raises(ValueError, match="64 bytes"):
        encode("a" * 65)


@pytest.mark.parametrize("arg", [-1, LARGEST + 1, True, "", "007", "12", "Yes", "a:b", "đ", "a b"])
def test_an_argument_that_would_not_come_back_is_refused(arg: int | str) -> None:
    with pytest.raises(ValueError, match="not an argument"):
        encode("vote", arg)


@pytest.mark.parametrize("verb", ["", "Vote", "1", "a:b", "-a"])
def test_a_verb_begins_with_a_letter(verb: str) -> None:
    with pytest.raises(ValueError, match="not a verb"):
        encode(verb)
