"""Quarters, and the days on which a cell meets in them (PRODUCT, "The quarter")."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from workflow.rules.calendar import ONE_DAY, WorkingDays

ROMAN = ("I", "II", "III", "IV")
_WRITTEN = re.compile(r"(?:Q(?:UÝ\s+)?)?(IV|I{1,3}|[1-4])/(\d{4})")

MeetingDays = tuple[date, date, date]


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year; `number` is 1 to 4, anything else is refused with ValueError."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4:
            raise ValueError(f"no quarter {self.number}")

    def __str__(self) -> str:
        return self.roman

    @property
    def roman(self) -> str:
        """As papers write it: "II/2027"."""
        return f"{ROMAN[self.number - 1]}/{self.year}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads "II/2027", "2/2027", "Q2/2027" or "quý II/2027"; ValueError for anything else."""
        written = _WRITTEN.fullmatch(text.strip().upper())
        if written is None:
            raise ValueError(f"not a quarter: {text!r}")
        number, year = written.groups()
        return cls(int(year), int(number) if number.isdecimal() else ROMAN.index(number) + 1)

    @classmethod
    def containing(cls, day: date) -> Self:
        return cls(day.year, (day.month + 2) // 3)

    def next(self) -> Self:
        return self._at(self.year * 4 + self.number)

    def previous(self) -> Self:
        return self._at(self.year * 4 + self.number - 2)

    def months(self) -> tuple[int, int, int]:
        """Its three months, 1 to 12."""
        first = self.number * 3 - 2
        return first, first + 1, first + 2

    @classmethod
    def _at(cls, index: int) -> Self:
        return cls(index // 4, index % 4 + 1)


def meeting_day(year: int, month: int, day_of_month: int, calendar: WorkingDays) -> date:
    """The day a cell meets in a month. ValueError for a day of the month outside 1 to 31.

    Days off, Tết and the first working day after Tết are left for the next working day; where that
    leaves the month, for its last working day.
    """
    if not 1 <= day_of_month <= 31:
        raise ValueError(f"no day {day_of_month} in any month")
    last = date(year, month, monthrange(year, month)[1])
    day = last.replace(day=min(day_of_month, last.day))
    while day <= last and not _may_meet(day, calendar):
        day += ONE_DAY
    return day if day <= last else calendar.shift(day, -1)


def _may_meet(day: date, calendar: WorkingDays) -> bool:
    return calendar.is_working(day) and not calendar.is_first_after_tet(day)


def meeting_days(quarter: Quarter, day_of_month: int, calendar: WorkingDays) -> MeetingDays:
    """D1, D2 and D3 of a quarter."""
    first, second, third = quarter.months()
    return (
        meeting_day(quarter.year, first, day_of_month, calendar),
        meeting_day(quarter.year, second, day_of_month, calendar),
        meeting_day(quarter.year, third, day_of_month, calendar),
    )


def opening_day(previous_d3: date, calendar: WorkingDays) -> date:
    """The day a quarter opens: the first working day after the D3 of the quarter before."""
    return calendar.shift(previous_d3, 1)


def first_quarter(start_day: date, day_of_month: int, calendar: WorkingDays) -> Quarter:
    """The first quarter of a cell that starts on a day: D1 is still ahead; it opens on the start day."""
    quarter = Quarter.containing(start_day)
    while meeting_days(quarter, day_of_month, calendar)[0] <= start_day:
        quarter = quarter.next()
    return quarter
