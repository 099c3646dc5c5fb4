import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.speech import SPEECH

VI, EN = SPEECH["vi"], SPEECH["en"]
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def at(month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2027, month, day, hour, minute, second, tzinfo=HANOI)


DUE = at(4, 2, 17)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2027, 4, 2), "02/4/2027"),
        (date(2026, 2, 5), "05/02/2026"),
        (date(2027, 1, 15), "15/01/2027"),
        (date(2027, 3, 30), "30/3/2027"),
        (date(2026, 10, 6), "06/10/2026"),
    ],
)
def test_only_small_days_and_the_first_two_months_get_a_zero(day: date, said: str) -> None:
    assert VI.full(day) == said


def test_the_days_of_the_week() -> None:
    week = [VI.day(date(2027, 3, 29) + timedelta(days=each), year=False) for each in range(7)]
    assert week == [
        "thứ Hai ngày 29/3",
        "thứ Ba ngày 30/3",
        "thứ Tư ngày 31/3",
        "thứ Năm ngày 01/4",
        "thứ Sáu ngày 02/4",
        "thứ Bảy ngày 03/4",
        "Chủ nhật ngày 04/4",
    ]


def test_moments_are_said_with_hour_day_and_year() -> None:
    assert VI.moment(DUE) == "17 giờ 00, thứ Sáu ngày 02/4/2027"
    assert VI.moment(DUE.replace(hour=8, minute=5), year=False) == "08 giờ 05, thứ Sáu ngày 02/4"
    assert EN.moment(DUE) == "17:00, Friday 2 April 2027"
    assert EN.moment(DUE, year=False) == "17:00, Friday 2 April"


@pytest.mark.parametrize(
    ("now", "vietnamese", "english"),
    [
        (at(3, 30, 23, 59), "còn 3 ngày", "3 days left"),
        (at(3, 31), "còn 2 ngày", "2 days left"),
        (at(4, 1, 0, 0), "ngày mai", "tomorrow"),
        (at(4, 1, 23, 59), "ngày mai", "tomorrow"),
        (at(4, 2, 8, 4), "hôm nay, còn 9 giờ", "today, 9 hours left"),
        (at(4, 2, 8, 31), "hôm nay, còn 8 giờ", "today, 8 hours left"),
        (at(4, 2, 11, 1), "hôm nay, còn 6 giờ", "today, 6 hours left"),
        (at(4, 2, 15, 0), "hôm nay, còn 2 giờ", "today, 2 hours left"),
        (at(4, 2, 15, 1), "hôm nay, còn 1 giờ 59 phút", "today, 1 hour 59 minutes left"),
        (at(4, 2, 16, 0), "hôm nay, còn 1 giờ", "today, 1 hour left"),
        (at(4, 2, 16, 0, 1), "hôm nay, còn 59 phút", "today, 59 minutes left"),
        (at(4, 2, 16, 58, 30), "hôm nay, còn 1 phút", "today, 1 minute left"),
        (at(4, 2, 16, 59, 1), "hôm nay, còn chưa đầy 1 phút", "today, less than a minute left"),
        (at(4, 2, 17, 0), "quá hạn chưa đầy 1 phút", "less than a minute overdue"),
        (at(4, 2, 17, 40), "quá hạn 40 phút", "40 minutes overdue"),
        (at(4, 2, 18, 35), "quá hạn 1 giờ 35 phút", "1 hour 35 minutes overdue"),
        (at(4, 2, 20, 20), "quá hạn 3 giờ", "3 hours overdue"),
        (at(4, 3, 0, 0), "quá hạn 1 ngày", "1 day overdue"),
        (at(4, 4, 8, 0), "quá hạn 2 ngày", "2 days overdue"),
    ],
)
def test_what_is_left_until_a_moment(now: datetime, vietnamese: str, english: str) -> None:
    assert VI.left(DUE, now=now) == vietnamese
    assert EN.left(DUE, now=now) == english


@given(st.integers(1, 17 * 60))
def test_nobody_is_promised_more_than_half_an_hour_more(minutes: int) -> None:
    said = VI.left(DUE, now=DUE - timedelta(minutes=minutes))
    hours, rest = (re.search(rf"(\d+) {unit}", said) for unit in ("giờ", "phút"))
    promised = (int(hours[1]) * 60 if hours else 0) + (int(rest[1]) if rest else 0)
    assert abs(promised - minutes) <= 30


@pytest.mark.parametrize(
    ("today", "vietnamese", "english"),
    [
        (date(2027, 3, 30), "còn 3 ngày", "3 days left"),
        (date(2027, 4, 1), "ngày mai", "tomorrow"),
        (date(2027, 4, 2), "hôm nay", "today"),
        (date(2027, 4, 3), "quá hạn 1 ngày", "1 day overdue"),
    ],
)
def test_what_is_left_until_a_day(today: date, vietnamese: str, english: str) -> None:
    assert VI.left_days(DUE.date(), today=today) == vietnamese
    assert EN.left_days(DUE.date(), today=today) == english


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (11 / 13, "84,6%"),
        (6 / 13, "46,2%"),
        (1 / 13, "7,7%"),
        (0.0, "0%"),
        (0, "0%"),
        (1, "100%"),
        (0.5, "50%"),
        (1 / 16, "6,3%"),
        (0.1235, "12,4%"),
    ],
)
def test_shares_are_said_with_one_decimal(share: float, said: str) -> None:
    assert VI.percent(share) == said
    assert EN.percent(share) == said.replace(",", ".")


@pytest.mark.parametrize("share", [84.6, -0.1, float("nan")])
def test_what_is_no_share_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        VI.percent(share)


@given(st.integers(0, 60), st.integers(1, 60))
def test_every_count_of_a_cell_is_a_share_rounded_half_up(part: int, whole: int) -> None:
    if part <= whole:
        tenths = (2000 * part + whole) // (2 * whole)
        said = f"{tenths // 10},{tenths % 10}".removesuffix(",0")
        assert VI.percent(part / whole) == f"{said}%"


def test_figures_have_dots_in_thousands_and_a_decimal_comma() -> None:
    assert [VI.number(each) for each in (0, 999, 1234567, 1234.5, -0.25, 2.0)] == [
        "0", "999", "1.234.567", "1.234,5", "-0,25", "2"
    ]  # fmt: skip
    assert EN.number(1234567.5) == "1,234,567.5"
