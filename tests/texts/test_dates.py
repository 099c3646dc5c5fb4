from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.dates import parse_day, parse_hour
from texts.speech import SPEECH

TODAY = date(2027, 3, 30)  # a Tuesday
CURRENT = st.dates(date(2026, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "5/4", "05/4", "5/04", "05/4/2027", "5-4-2027", "5.4.2027", "5/4/27", " 5 / 4 ", "5/4.",
        "ngày 5/4", "ngày 5 tháng 4", "5 tháng 4", "NGAY 5 THANG 4", "ngày 5 tháng 4 năm 2027",
        "ngày 5 tháng 4/2027", "thứ Hai ngày 05/4/2027", "Thứ Hai, ngày 5/4", "T2 5/4", "2027-04-05",
        "thứ Hai", "thứ hai tới", "thứ 2", "t2", "T2 tới", "thứ Hai tuần sau", "monday",
        "5 April", "5 April 2027", "Monday 5 April 2027",
    ],
)  # fmt: skip
def test_the_many_ways_to_type_one_day(typed: str) -> None:
    assert parse_day(typed, today=TODAY) == date(2027, 4, 5)


@pytest.mark.parametrize(
    ("typed", "days"),
    [("hôm nay", 0), ("mai", 1), ("Ngày mai", 1), ("ngày kia", 2), ("today", 0), ("tomorrow", 1)],
)
def test_days_near_by(typed: str, days: int) -> None:
    assert parse_day(typed, today=TODAY) == TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("thứ Ba", date(2027, 4, 6)),
        ("thứ Tư", date(2027, 3, 31)),
        ("thứ tư tuần sau", date(2027, 4, 7)),
        ("chủ nhật", date(2027, 4, 4)),
        ("CN tuần tới", date(2027, 4, 11)),
    ],
)
def test_a_day_of_the_week_is_the_next_one_after_today(typed: str, day: date) -> None:
    assert parse_day(typed, today=TODAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("30/3", date(2027, 3, 30)),
        ("29/3", date(2028, 3, 29)),
        ("29/2", date(2028, 2, 29)),
        ("thứ Sáu 31/12", date(2027, 12, 31)),
    ],
)
def test_a_day_without_a_year_is_the_next_such_day(typed: str, day: date) -> None:
    assert parse_day(typed, today=TODAY) == day


def test_a_leap_day_may_be_eight_years_away() -> None:
    assert parse_day("29/2", today=date(2096, 3, 1)) == date(2104, 2, 29)


def test_a_day_in_the_past_is_read_when_its_year_is_given() -> None:
    assert parse_day("5/4/2026", today=TODAY) == date(2026, 4, 5)


@pytest.mark.parametrize(
    "typed",
    [
        "", "31/02", "31/02/2027", "29/2/2027", "0/4", "5/13", "5/0", "32/1", "5", "5/4-2027", "5/4/027",
        "5/4/0000", "thứ Ba 5/4", "thứ 8", "٥/٤", "５/４", "105/4", "-5/4", "mai kia", "5/4/2027 nhé", "5//4",
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(typed: str) -> None:
    assert parse_day(typed, today=TODAY) is None


@given(CURRENT, CURRENT, st.sampled_from(["vi", "en"]))
def test_a_day_is_read_as_it_is_said(day: date, today: date, language: str) -> None:
    speech = SPEECH[language]
    assert parse_day(speech.day(day), today=today) == day
    assert parse_day(speech.full(day), today=today) == day
    if today <= day < today.replace(year=today.year + 1, day=1):
        assert parse_day(speech.short(day), today=today) == day
        assert parse_day(speech.day(day, year=False), today=today) == day


@given(st.text() | st.text("0123456789/-. thứngàyam"), CURRENT)
def test_whatever_is_typed_is_a_day_or_none(typed: str, today: date) -> None:
    assert isinstance(parse_day(typed, today=today), date | None)
    assert isinstance(parse_hour(typed), time | None)


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("14h", time(14)),
        ("14h30", time(14, 30)),
        ("14g30", time(14, 30)),
        ("14:30", time(14, 30)),
        ("14 giờ", time(14)),
        ("14 giờ 30", time(14, 30)),
        ("14 giờ 30 phút", time(14, 30)),
        ("8 giờ", time(8)),
        ("08 GIO 05", time(8, 5)),
        ("8 giờ rưỡi", time(8, 30)),
        ("8h sáng", time(8)),
        ("2 giờ chiều", time(14)),
        ("2h30 chiều", time(14, 30)),
        ("14 giờ chiều", time(14)),
        ("12 giờ trưa", time(12)),
        ("1 giờ trưa", time(13)),
        ("7h tối", time(19)),
        ("0h", time(0)),
        ("2 pm", time(14)),
        ("2:30 p.m.", time(14, 30)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
    ],
)
def test_the_many_ways_to_type_an_hour(typed: str, hour: time) -> None:
    assert parse_hour(typed) == hour


@pytest.mark.parametrize(
    "typed",
    ["", "14", "25h", "24h", "14h60", "14:3", "13h sáng", "13 am", "0 giờ chiều", "9h trưa", "１４h", "giờ"],
)
def test_what_is_no_hour_is_none(typed: str) -> None:
    assert parse_hour(typed) is None


@given(st.times(), st.sampled_from(["vi", "en"]))
def test_an_hour_is_read_as_it_is_said(hour: time, language: str) -> None:
    minute = hour.replace(second=0, microsecond=0)
    assert parse_hour(SPEECH[language].hour(datetime.combine(TODAY, hour))) == minute
