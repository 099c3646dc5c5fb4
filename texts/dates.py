"""Days and hours as people type them, in Vietnamese with or without marks, and as `texts.speech` says them.

Days: hôm nay · mai, ngày mai · ngày kia · thứ Hai, thứ 2, T2, Chủ nhật, each with "tới" or not (the next
one after today) · thứ Hai tuần sau (in the next week, from Monday) · 5/4, 05/4/2027, 5-4-27, 5.4.2027 ·
5 tháng 4, ngày 5 tháng 4 năm 2027 · 2027-04-05 · all with "ngày" and a weekday before them, which must be
the right one · today, tomorrow, 5 April, Monday 5 April 2027. Without a year: the next such day, today
included.

Hours: 14h, 14h30, 14g30, 14:30, 14 giờ, 14 giờ 30, 14 giờ 30 phút, 8 giờ rưỡi · with sáng, trưa, chiều,
tối: 2 giờ chiều, 7h tối · 2 pm, 2:30 p.m.
"""

import re
from datetime import date, time, timedelta

from texts.clean import plain_key
from texts.speech import MONTHS, WEEKDAYS

_WEEKDAYS = {
    **{f"thu {name}": day for day, name in enumerate(("hai", "ba", "tu", "nam", "sau", "bay"))},
    **{f"{thu}{day + 2}": day for day in range(6) for thu in ("thu ", "t")},
    "chu nhat": 6,
    "cn": 6,
    **{name.lower(): day for day, name in WEEKDAYS.items()},
}
_NEAR = {"hom nay": 0, "mai": 1, "ngay mai": 1, "ngay kia": 2, "today": 0, "tomorrow": 1}
_MONTHS = {name.lower(): month for month, name in MONTHS.items()}

_WEEKDAY = rf"(?P<weekday>{'|'.join(_WEEKDAYS)})"
_COMING = re.compile(rf"{_WEEKDAY}(?P<when> tuan sau| tuan toi| toi)?")
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_DAY = r"(?P<day>[0-9]{1,2})"
_MONTH = r"(?P<month>[0-9]{1,2})"
_DATES = tuple(
    re.compile(rf"(?:{_WEEKDAY},? )?(?:ngay )?{form}")
    for form in (
        rf"{_DAY} ?(?P<sign>[/.-]) ?{_MONTH}(?: ?(?P=sign) ?{_YEAR})?",
        rf"{_DAY} thang {_MONTH}(?:(?: nam |/){_YEAR})?",
        rf"{_DAY} (?P<name>{'|'.join(_MONTHS)})(?: {_YEAR})?",
        rf"(?P<year>[0-9]{{4}})-{_MONTH}-{_DAY}",
    )
)
_LEAP_GAP_YEARS = 8  # 29/02 may have to wait from 1896 to 1904, and again around 2100

_HOUR = re.compile(
    r"(?P<hour>[0-9]{1,2})"
    r"(?: ?(?:h|g|gio|:) ?(?:(?P<minute>[0-9]{2})(?: ?phut)?|(?P<half>ruoi))?)?"
    r"(?: ?(?P<part>sang|trua|chieu|toi|am|pm))?"
)


def parse_day(text: str, *, today: date) -> date | None:
    """The day that someone typed, by the list above; None for anything else, such as 31/02."""
    typed = plain_key(text).rstrip(" .,;!")
    if typed in _NEAR:
        return today + timedelta(days=_NEAR[typed])
    if coming := _COMING.fullmatch(typed):
        return _weekday(_WEEKDAYS[coming["weekday"]], coming["when"] or "", today)
    for form in _DATES:
        if found := form.fullmatch(typed):
            return _dated(found.groupdict(), today)
    return None


def parse_hour(text: str) -> time | None:
    """The hour that someone typed, by the list above; None for anything else, such as 25h."""
    found = _HOUR.fullmatch(plain_key(text).replace("p.m.", "pm").replace("a.m.", "am").rstrip(" .,;!"))
    if not found or found[0].isdigit():
        return None
    hour = _in_part(int(found["hour"]), found["part"])
    minute = 30 if found["half"] else int(found["minute"] or 0)
    return time(hour, minute) if hour is not None and hour < 24 and minute < 60 else None


def _weekday(weekday: int, when: str, today: date) -> date:
    if when.startswith(" tuan"):
        return today + timedelta(days=7 - today.weekday() + weekday)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _dated(parts: dict[str, str | None], today: date) -> date | None:
    day = int(parts["day"] or 0)
    name = parts.get("name")
    month = _MONTHS[name] if name else int(parts["month"] or 0)
    found = _on(day, month, parts["year"], today)
    weekday = parts["weekday"]
    if found and weekday and found.weekday() != _WEEKDAYS[weekday]:
        return None
    return found


def _on(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _real(int(year) + (2000 if len(year) == 2 else 0), month, day)
    years = range(today.year, today.year + _LEAP_GAP_YEARS + 1)
    days = (_real(each, month, day) for each in years)
    return next((each for each in days if each and each >= today), None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_part(hour: int, part: str | None) -> int | None:
    """The hour of 24 for an hour in a part of the day; None where the two contradict each other."""
    match part:
        case "sang":
            return hour if hour < 12 else None
        case "am":
            return hour % 12 if hour <= 12 else None
        case "trua":
            return hour if 10 <= hour <= 14 else hour + 12 if 1 <= hour <= 2 else None
        case "chieu" | "toi" | "pm":
            return hour + 12 if 1 <= hour < 12 else hour or None
    return hour
