"""Working days: weekends, public holidays, Tết and announced working Saturdays, and the cell's own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from holidays import country_holidays

HOME = ZoneInfo("Asia/Ho_Chi_Minh")
DUE_HOUR = time(17)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Year:
    working: frozenset[date]
    tet: frozenset[date]


@lru_cache(maxsize=64)
def _year(number: int) -> _Year:
    public = country_holidays("VN", years=number, language="vi")
    days = [date.fromordinal(n) for n in range(date(number, 1, 1).toordinal(), _last_ordinal(number) + 1)]
    return _Year(
        working=frozenset(day for day in days if public.is_working_day(day)),
        # "Tết Dương lịch" is New Year's Day, which no meeting avoids more than any other holiday.
        tet=frozenset(day for day, name in public.items() if "Tết" in name and "Dương lịch" not in name),
    )


def _last_ordinal(year: int) -> int:
    return date(year, 12, 31).toordinal()


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A cell's calendar. `overrides` says of a day whether the cell works, against the public calendar."""

    zone: ZoneInfo = HOME
    overrides: Mapping[date, bool] = field(default_factory=dict, hash=False)

    def is_working(self, day: date) -> bool:
        """Whether the cell works on the day."""
        override = self.overrides.get(day)
        return day in _year(day.year).working if override is None else override

    def is_tet(self, day: date) -> bool:
        """Whether the day is a day off for the lunar New Year."""
        return day in _year(day.year).tet and not self.is_working(day)

    def is_first_after_tet(self, day: date) -> bool:
        """Whether the day is a working day with nothing but days off between it and Tết."""
        if not self.is_working(day):
            return False
        before = day - ONE_DAY
        while not self.is_working(before):
            if self.is_tet(before):
                return True
            before -= ONE_DAY
        return False

    def shift(self, day: date, n: int) -> date:
        """The n-th working day after the day (n > 0) or before it (n < 0); the day itself for 0."""
        step = ONE_DAY if n > 0 else -ONE_DAY
        left = abs(n)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def next_working(self, day: date) -> date:
        """The day itself where the cell works on it, else the next working day."""
        return day if self.is_working(day) else self.shift(day, 1)

    def count(self, from_day: date, to_day: date) -> int:
        """Working days after `from_day` up to and with `to_day`; negative backwards: undoes `shift`."""
        if to_day < from_day:
            return -sum(self.is_working(to_day + n * ONE_DAY) for n in range((from_day - to_day).days))
        return sum(self.is_working(from_day + n * ONE_DAY) for n in range(1, (to_day - from_day).days + 1))

    def instant(self, day: date, at: time) -> datetime:
        """A local day and time as aware UTC."""
        return datetime.combine(day, at, self.zone).astimezone(UTC)

    def due(self, day: date) -> datetime:
        """17:00 of a local day as aware UTC: what a due date means (PRODUCT, "The quarter")."""
        return self.instant(day, DUE_HOUR)

    def day_of(self, instant: datetime) -> date:
        """The local day of an aware instant."""
        return self.local(instant).date()

    def local(self, instant: datetime) -> datetime:
        """An aware instant in the cell's zone; a naive one is refused with ValueError."""
        if instant.tzinfo is None:
            raise ValueError("a naive instant has no day")
        return instant.astimezone(self.zone)
