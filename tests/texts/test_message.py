import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.message import BLANK, Button, Line, Message, Value, button, line, message, without

names = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=12)
offsets = st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours)))
NAIVE = datetime(2027, 4, 2, 17)  # noqa: DTZ001  it stands for a mistake
moments = st.datetimes(NAIVE.replace(year=1900), NAIVE.replace(year=2200), timezones=offsets)
values: st.SearchStrategy[Value] = st.one_of(
    st.text(),
    st.integers(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    moments,
)
args = st.dictionaries(names, values, max_size=4)
duties = st.none() | st.integers(1, 5)
lines = st.builds(Line, names, args, duties)
rows = st.lists(st.builds(Button, names, names, args, duties), min_size=1, max_size=3).map(tuple)
messages = st.builds(Message, st.lists(lines, max_size=4).map(tuple), st.lists(rows, max_size=3).map(tuple))


@given(messages)
def test_a_message_survives_the_database(said: Message) -> None:
    stored = json.dumps(said.to_json())
    assert Message.from_json(json.loads(stored)) == said


@given(args)
def test_the_kinds_of_arguments_survive(given_args: dict[str, Value]) -> None:
    back = Message.from_json(json.loads(json.dumps(Message((Line("a", given_args),)).to_json())))
    assert [type(value) for value in back.lines[0].args.values()] == [type(v) for v in given_args.values()]


def test_a_bare_key_is_a_line_without_arguments() -> None:
    assert message("hello").lines == (Line("hello"),)


def test_buttons_stand_a_row_each_below_the_rows() -> None:
    yes, no, home = button("vote:1:yes", "yes"), button("vote:1:no", "no"), button("home", "home")
    assert message("ask", rows=[[yes, no]], buttons=[home]).rows == ((yes, no), (home,))


@pytest.mark.parametrize("value", [NAIVE, float("nan"), float("inf")])
def test_what_cannot_be_stored_truly_is_refused_at_once(value: Value) -> None:
    with pytest.raises(ValueError, match="due"):
        line("a", due=value)
    with pytest.raises(ValueError, match="due"):
        button("home", "a", due=value)


def test_moments_and_days_are_taken() -> None:
    due, day = datetime(2027, 4, 2, 10, tzinfo=UTC), date(2027, 4, 2)
    assert line("a", due=due, day=day).args == {"due": due, "day": day}


def test_lines_and_buttons_of_finished_duties_are_left_out() -> None:
    digest = message(
        "greeting",
        line("one").owed(1),
        line("two").owed(2),
        rows=[[button("a:1", "one").owed(1)], [button("a:2", "two").owed(2), button("home", "home")]],
    )
    left = without(digest, {1})
    assert left == message(
        "greeting", line("two").owed(2), rows=[[button("a:2", "two").owed(2), button("home", "home")]]
    )


def test_with_no_line_of_a_duty_left_there_is_nothing_to_send() -> None:
    digest = message("greeting", line("one").owed(1), line("two").owed(2))
    assert without(digest, {1, 2}) is None


def test_a_message_that_speaks_of_no_duty_is_always_sent() -> None:
    notice = message("greeting", BLANK, "news")
    assert without(notice, {1, 2}) == notice


@given(messages, st.sets(st.integers(1, 5)))
def test_what_is_left_out_belongs_to_finished_duties(said: Message, finished: set[int]) -> None:
    left = without(said, finished)
    kept = [each for each in said.lines if each.duty not in finished]
    if left is None:
        assert all(each.duty is None for each in kept)
    else:
        assert list(left.lines) == kept
        assert all(left.rows)
