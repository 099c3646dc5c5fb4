"""Quarters and the days a cell meets; every date worked out by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.rules.calendar import WorkingDays
from workflow.rules.quarters import Quarter, first_quarter, meeting_day, meeting_days, opening_day

CALENDAR = WorkingDays()
Q2 = Quarter(2027, 2)


def test_quarters_follow_each_other_over_the_year() -> None:
    assert Q2.next() == Quarter(2027, 3)
    assert Quarter(2027, 4).next() == Quarter(2028, 1)
    assert Quarter(2027, 1).previous() == Quarter(2026, 4)
    assert Quarter(2026, 4) < Quarter(2027, 1) < Q2
    assert Q2.months() == (4, 5, 6)
    assert Quarter(2027, 4).months() == (10, 11, 12)


@given(st.builds(Quarter, st.integers(min_value=1000, max_value=9000), st.integers(min_value=1, max_value=4)))
def test_next_and_previous_and_writing_undo_each_other(quarter: Quarter) -> None:
    assert quarter.next().previous() == quarter == quarter.previous().next()
    assert Quarter.parse(quarter.roman) == quarter
    assert all(Quarter.containing(date(quarter.year, month, 1)) == quarter for month in quarter.months())


@pytest.mark.parametrize("text", ["II/2027", "2/2027", "Q2/2027", "QII/2027", " quý II/2027 ", "ii/2027"])
def test_a_quarter_is_read_as_people_write_it(text: str) -> None:
    assert Quarter.parse(text) == Q2


@pytest.mark.parametrize("text", ["", "V/2027", "0/2027", "5/2027", "IIII/2027", "II-2027", "II/27", "2027"])
def test_anything_else_is_no_quarter(text: str) -> None:
    with pytest.raises(ValueError, match="not a quarter"):
        Quarter.parse(text)


@pytest.mark.parametrize("number", [0, 5])
def test_there_are_four_quarters(number: int) -> None:
    with pytest.raises(ValueError, match="no quarter"):
        Quarter(2027, number)


def test_the_second_quarter_of_2027_on_the_fifth() -> None:
    days = meeting_days(Q2, 5, CALENDAR)
    assert days == (date(2027, 4, 5), date(2027, 5, 5), date(2027, 6, 7))
    d3_before = meeting_days(Q2.previous(), 5, CALENDAR)[2]
    assert d3_before == date(2027, 3, 5)
    assert opening_day(d3_before, CALENDAR) == date(2027, 3, 8)


@pytest.mark.parametrize(
    ("year", "month", "wanted", "met"),
    [
        (2027, 6, 5, date(2027, 6, 7)),  # a Saturday
        (2026, 5, 1, date(2026, 5, 4)),  # a holiday before a weekend
        (2026, 8, 22, date(2026, 8, 22)),  # the working Saturday
        (2026, 9, 1, date(2026, 9, 3)),
        (2026, 2, 13, date(2026, 2, 13)),  # the Friday before Tết stays
        (2026, 2, 14, date(2026, 2, 24)),  # Tết 16-20 Feb, 23 Feb is the first working day after it
        (2026, 2, 17, date(2026, 2, 24)),
        (2026, 2, 23, date(2026, 2, 24)),
        (2026, 2, 24, date(2026, 2, 24)),
        (2027, 2, 3, date(2027, 2, 3)),
        (2027, 2, 5, date(2027, 2, 12)),  # Tết 4-10 Feb, 11 Feb is the first working day after it
        (2027, 2, 11, date(2027, 2, 12)),
        (2028, 1, 21, date(2028, 1, 21)),
        (2028, 1, 24, date(2028, 1, 31)),  # the day after 31 January is in February
        (2028, 1, 31, date(2028, 1, 31)),
        (2028, 2, 3, date(2028, 2, 3)),
    ],
)
def test_days_off_and_tet_move_the_meeting_on(year: int, month: int, wanted: int, met: date) -> None:
    assert meeting_day(year, month, wanted, CALENDAR) == met


@pytest.mark.parametrize(
    ("year", "month", "wanted", "met"),
    [
        (2026, 10, 31, date(2026, 10, 30)),  # a Saturday at the end
        (2026, 4, 30, date(2026, 4, 29)),  # a holiday at the end
        (2027, 2, 31, date(2027, 2, 26)),  # 28 February is a Sunday
        (2028, 2, 30, date(2028, 2, 29)),  # a short month, leap
        (2027, 6, 31, date(2027, 6, 30)),
        (2027, 9, 31, date(2027, 9, 30)),
    ],
)
def test_a_meeting_never_leaves_its_month(year: int, month: int, wanted: int, met: date) -> None:
    assert meeting_day(year, month, wanted, CALENDAR) == met


def test_the_cell_s_own_days_move_the_meeting() -> None:
    off = WorkingDays(overrides={date(2027, 4, 5): False})
    assert meeting_day(2027, 4, 5, off) == date(2027, 4, 6)
    saturday = WorkingDays(overrides={date(2027, 6, 5): True})
    assert meeting_day(2027, 6, 5, saturday) == date(2027, 6, 5)


@pytest.mark.parametrize("wanted", [0, 32, -1])
def test_a_day_that_no_month_has_is_refused(wanted: int) -> None:
    with pytest.raises(ValueError, match="no day"):
        meeting_day(2027, 4, wanted, CALENDAR)


@given(
    month=st.integers(min_value=1, max_value=12),
    year=st.integers(min_value=2026, max_value=2028),
    wanted=st.integers(min_value=1, max_value=31),
)
def test_a_meeting_is_always_on_a_working_day_of_its_month(year: int, month: int, wanted: int) -> None:
    day = meeting_day(year, month, wanted, CALENDAR)
    assert (day.year, day.month) == (year, month)
    assert CALENDAR.is_working(day)


@pytest.mark.parametrize(
    ("start", "first"),
    [
        (date(2027, 3, 8), Q2),
        (date(2027, 4, 4), Q2),
        (date(2027, 4, 5), Quarter(2027, 3)),  # D1 is today, not ahead
        (date(2027, 1, 4), Quarter(2027, 1)),
        (date(2026, 12, 30), Quarter(2027, 1)),
    ],
)
def test_a_cell_begins_with_the_quarter_whose_d1_is_ahead(start: date, first: Quarter) -> None:
    assert first_quarter(start, 5, CALENDAR) == first


def test_a_quarter_opens_in_december_for_the_new_year() -> None:
    d3 = meeting_days(Quarter(2026, 4), 5, CALENDAR)[2]
    assert d3 == date(2026, 12, 7)
    assert opening_day(d3, CALENDAR) == date(2026, 12, 8)
