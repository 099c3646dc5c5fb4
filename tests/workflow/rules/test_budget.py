"""The budget of messages, as a person lives it day by day. Meeting: Monday 5 April 2027."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.rules.budget import Digest, Line, Urgency, is_quiet, plan_digest

MEETING = date(2027, 4, 5)
FRIDAY = date(2027, 4, 2)
DUE_TODAY = Line(1, due_on=FRIDAY)
LATE = Line(2, due_on=date(2027, 4, 1))
AHEAD = Line(3, due_on=date(2027, 4, 7))
NEWS = Line(4)


def plan(*lines: Line, sent: tuple[int, ...] = (), owes: bool = True, today: date = FRIDAY) -> Digest:
    """`sent`: how many days ago the clock spoke to the person, once each."""
    days = [today - timedelta(n) for n in sent]
    return plan_digest(lines, today=today, sent=days, meeting_days={MEETING}, owes=owes)


def test_all_lines_of_a_day_make_one_digest_most_urgent_first() -> None:
    assert plan(NEWS, AHEAD, LATE, DUE_TODAY) == Digest((DUE_TODAY, LATE, AHEAD, NEWS), ())


def test_what_is_due_sooner_and_was_noted_first_stands_first() -> None:
    later, same_day = Line(5, due_on=date(2027, 4, 9)), Line(9, due_on=AHEAD.due_on)
    assert plan(later, same_day, AHEAD).lines == (AHEAD, same_day, later)


@pytest.mark.parametrize(
    ("line", "urgency"),
    [(DUE_TODAY, Urgency.TODAY), (LATE, Urgency.LATE), (AHEAD, Urgency.AHEAD), (NEWS, Urgency.NEWS)],
)
def test_urgency(line: Line, urgency: Urgency) -> None:
    assert line.urgency(FRIDAY) is urgency


def test_three_messages_in_seven_days_to_one_who_owes() -> None:
    assert plan(AHEAD, sent=(6, 3)).may_go
    assert plan(DUE_TODAY, AHEAD, sent=(6, 3, 1)) == Digest((), (DUE_TODAY, AHEAD))
    assert plan(AHEAD, sent=(7, 3, 1)).may_go


def test_one_message_in_seven_days_to_one_who_owes_nothing() -> None:
    assert plan(NEWS, owes=False).may_go
    assert plan(NEWS, sent=(6,), owes=False) == Digest((), (NEWS,))
    assert plan(NEWS, sent=(7,), owes=False).may_go


def test_the_day_of_the_meeting_stands_aside() -> None:
    tuesday = MEETING + timedelta(1)
    assert plan(AHEAD, sent=(5, 1, 1, 1, 6), today=tuesday).may_go
    assert plan(NEWS, sent=(1, 1), today=tuesday, owes=False).may_go
    assert plan(AHEAD, sent=(5, 4, 3), today=MEETING).may_go


def test_a_second_message_of_the_day_says_only_what_is_due_today() -> None:
    assert plan(AHEAD, DUE_TODAY, sent=(0,)) == Digest((DUE_TODAY,), (AHEAD,))
    assert plan(LATE, AHEAD, sent=(0,)) == Digest((), (LATE, AHEAD))


def test_the_day_of_the_meeting_too_has_one_digest() -> None:
    opening = Line(6, due_on=MEETING)
    assert plan(opening, AHEAD, sent=(0,), today=MEETING) == Digest((opening,), (AHEAD,))


def test_nothing_to_say_is_not_said() -> None:
    assert not plan().may_go


@given(
    steps=st.lists(st.lists(st.integers(0, 9), max_size=4), min_size=30, max_size=30),
    meetings=st.sets(st.integers(0, 29), max_size=3),
    owes=st.booleans(),
)
def test_no_seven_days_ever_hold_more_than_the_budget(
    steps: list[list[int]], meetings: set[int], owes: bool
) -> None:
    start = date(2027, 3, 1)
    meeting_days = {start + timedelta(n) for n in meetings}
    sent: list[date] = []
    waiting: list[Line] = []
    born = 0
    for n, dues in enumerate(steps):
        today = start + timedelta(n)
        waiting += [Line(born + i, due_on=today + timedelta(due)) for i, due in enumerate(dues)]
        born += len(dues)
        digest = plan_digest(waiting, today=today, sent=sent, meeting_days=meeting_days, owes=owes)
        assert sorted(line.key for line in digest.lines + digest.carried) == [line.key for line in waiting]
        sent += [today] * digest.may_go
        waiting = sorted(digest.carried, key=lambda line: line.key)
    ordinary = [day for day in sent if day not in meeting_days]
    for first in ordinary:
        assert sum(first <= day < first + timedelta(7) for day in ordinary) <= (3 if owes else 1)


@pytest.mark.parametrize(
    ("local", "quiet"),
    [
        (time(6, 59, 59), True),
        (time(7), False),
        (time(12), False),
        (time(19, 59, 59), False),
        (time(20), True),
        (time(23, 59), True),
        (time(0), True),
    ],
)
def test_quiet_from_eight_in_the_evening_to_seven_in_the_morning(local: time, quiet: bool) -> None:
    assert is_quiet(local) is quiet
