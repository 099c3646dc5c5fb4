"""Working days, each worked out by hand from the public calendar."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.rules.calendar import WorkingDays

CALENDAR = WorkingDays()

TET = {
    2026: (date(2026, 2, 16), date(2026, 2, 20)),
    2027: (date(2027, 2, 4), date(2027, 2, 10)),
    2028: (date(2028, 1, 24), date(2028, 1, 29)),
}


def span(first: date, last: date) -> list[date]:
    return [first + timedelta(n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize(
    "day",
    [
        date(2027, 4, 3),  # Saturday
        date(2027, 4, 4),  # Sunday
        date(2026, 1, 1),  # New Year
        date(2026, 4, 27),  # Monday for the Hùng Kings, whose day is a Sunday
        date(2027, 4, 16),  # Hùng Kings
        date(2027, 4, 30),
        date(2027, 5, 3),  # Monday for 1 May, a Saturday
        date(2026, 8, 31),  # against Saturday 22 August
        date(2026, 9, 1),
        date(2026, 9, 2),
        date(2027, 9, 3),
        date(2028, 9, 4),  # Monday for 2 September, a Saturday
        date(2026, 11, 24),  # Day of Vietnamese Culture
    ],
)
def test_weekends_and_public_holidays_are_off(day: date) -> None:
    assert not CALENDAR.is_working(day)


def test_a_plain_weekday_is_working() -> None:
    assert all(CALENDAR.is_working(day) for day in span(date(2027, 4, 5), date(2027, 4, 9)))


def test_the_announced_working_saturday_is_working() -> None:
    assert CALENDAR.is_working(date(2026, 8, 22))
    assert not CALENDAR.is_working(date(2026, 8, 15))
    assert CALENDAR.shift(date(2026, 8, 21), 1) == date(2026, 8, 22)


@pytest.mark.parametrize("year", TET)
def test_tet_is_off_and_known_as_tet(year: int) -> None:
    first, last = TET[year]
    assert [day for day in span(date(year, 1, 1), date(year, 12, 31)) if CALENDAR.is_tet(day)] == span(
        first, last
    )
    assert not any(CALENDAR.is_working(day) for day in span(first, last))


@pytest.mark.parametrize(
    ("year", "first"), [(2026, date(2026, 2, 23)), (2027, date(2027, 2, 11)), (2028, date(2028, 1, 31))]
)
def test_one_day_a_year_is_the_first_working_day_after_tet(year: int, first: date) -> None:
    days = span(date(year, 1, 1), date(year, 12, 31))
    assert [day for day in days if CALENDAR.is_first_after_tet(day)] == [first]


def test_new_year_is_not_tet() -> None:
    assert not CALENDAR.is_tet(date(2027, 1, 1))
    assert not CALENDAR.is_first_after_tet(date(2027, 1, 4))


def test_the_cell_s_own_days_win_over_the_public_calendar() -> None:
    own = WorkingDays(overrides={date(2027, 4, 10): True, date(2027, 4, 30): True, date(2027, 4, 6): False})
    assert own.is_working(date(2027, 4, 10))  # a Saturday
    assert own.is_working(date(2027, 4, 30))  # a holiday
    assert not own.is_working(date(2027, 4, 6))  # a Tuesday
    assert own.shift(date(2027, 4, 5), 1) == date(2027, 4, 7)


def test_a_longer_or_shorter_tet_of_the_cell_moves_the_first_day_after_it() -> None:
    longer = WorkingDays(overrides={date(2027, 2, 11): False})
    shorter = WorkingDays(overrides={date(2027, 2, 10): True})
    assert longer.is_first_after_tet(date(2027, 2, 12))
    assert shorter.is_first_after_tet(date(2027, 2, 10))
    assert not shorter.is_tet(date(2027, 2, 10))
    assert not shorter.is_first_after_tet(date(2027, 2, 11))


@pytest.mark.parametrize(
    ("day", "n", "to"),
    [
        (date(2027, 4, 5), -8, date(2027, 3, 24)),
        (date(2027, 4, 5), -1, date(2027, 4, 2)),  # over a weekend
        (date(2027, 5, 5), -2, date(2027, 4, 29)),  # 3 May and 30 April are holidays
        (date(2027, 5, 5), -8, date(2027, 4, 21)),
        (date(2027, 4, 15), 1, date(2027, 4, 19)),  # over the Hùng Kings' Friday
        (date(2027, 2, 3), 1, date(2027, 2, 11)),  # over Tết
        (date(2026, 12, 31), 1, date(2027, 1, 4)),  # into the next year
        (date(2028, 1, 4), -2, date(2027, 12, 30)),
        (date(2027, 4, 4), 0, date(2027, 4, 4)),  # nothing moves, not even a Sunday
        (date(2027, 4, 4), 1, date(2027, 4, 5)),
        (date(2027, 4, 4), -1, date(2027, 4, 2)),
    ],
)
def test_shift(day: date, n: int, to: date) -> None:
    assert CALENDAR.shift(day, n) == to


def test_next_working_keeps_a_working_day() -> None:
    assert CALENDAR.next_working(date(2027, 4, 5)) == date(2027, 4, 5)
    assert CALENDAR.next_working(date(2027, 4, 3)) == date(2027, 4, 5)


def test_count_leaves_the_first_day_out() -> None:
    assert CALENDAR.count(date(2027, 4, 2), date(2027, 4, 5)) == 1
    assert CALENDAR.count(date(2027, 4, 5), date(2027, 4, 2)) == -1
    assert CALENDAR.count(date(2027, 4, 5), date(2027, 4, 5)) == 0
    assert CALENDAR.count(date(2027, 4, 2), date(2027, 4, 4)) == 0


@given(
    day=st.dates(min_value=date(2026, 1, 1), max_value=date(2028, 12, 31)),
    n=st.integers(min_value=-40, max_value=40),
)
def test_count_undoes_shift(day: date, n: int) -> None:
    assert CALENDAR.count(day, CALENDAR.shift(day, n)) == n
    assert n == 0 or CALENDAR.is_working(CALENDAR.shift(day, n))


def test_due_is_five_in_the_afternoon_of_the_cell_s_zone() -> None:
    assert CALENDAR.due(date(2027, 4, 2)) == datetime(2027, 4, 2, 10, tzinfo=UTC)
    assert CALENDAR.instant(date(2027, 4, 5), time(14)) == datetime(2027, 4, 5, 7, tzinfo=UTC)
    paris = WorkingDays(zone=ZoneInfo("Europe/Paris"))
    assert paris.due(date(2027, 7, 2)) == datetime(2027, 7, 2, 15, tzinfo=UTC)


def test_an_evening_in_utc_is_the_next_local_day() -> None:
    assert CALENDAR.day_of(datetime(2027, 4, 4, 16, 59, tzinfo=UTC)) == date(2027, 4, 4)
    assert CALENDAR.day_of(datetime(2027, 4, 4, 17, tzinfo=UTC)) == date(2027, 4, 5)


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        CALENDAR.day_of(datetime(2027, 4, 4))  # noqa: DTZ001
