"""Dates, hours and figures as people say them.

Moments are aware and already in the reader's zone here; `texts.catalogue` brings them there.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from babel import Locale

_ENGLISH = Locale("en")
WEEKDAYS: Mapping[int, str] = dict(_ENGLISH.days["format"]["wide"])
NEAR_MINUTES = 120
MONTHS: Mapping[int, str] = dict(_ENGLISH.months["format"]["wide"])


class Speech(Protocol):
    """How one language says dates, hours and figures."""

    def hour(self, moment: datetime) -> str: ...

    def short(self, day: date) -> str: ...

    def full(self, day: date) -> str: ...

    def day(self, day: date, *, year: bool = True) -> str: ...

    def moment(self, moment: datetime, *, year: bool = True) -> str: ...

    def left(self, due: datetime, *, now: datetime) -> str: ...

    def left_days(self, due: date, *, today: date) -> str: ...

    def number(self, value: float) -> str: ...

    def percent(self, fraction: float) -> str: ...


class Vietnamese:
    """17 giờ 00, thứ Sáu ngày 02/4/2027 (còn 3 ngày)."""

    _WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

    def hour(self, moment: datetime) -> str:
        """17 giờ 00."""
        return f"{moment.hour:02d} giờ {moment.minute:02d}"

    def short(self, day: date) -> str:
        """02/4: a leading 0 for days below 10, and for the months 1 and 2 only."""
        month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
        return f"{day.day:02d}/{month}"

    def full(self, day: date) -> str:
        """02/4/2027."""
        return f"{self.short(day)}/{day.year}"

    def day(self, day: date, *, year: bool = True) -> str:
        """Thứ Sáu ngày 02/4/2027, in the small letters of the middle of a sentence."""
        return f"{self._WEEKDAYS[day.weekday()]} ngày {self.full(day) if year else self.short(day)}"

    def moment(self, moment: datetime, *, year: bool = True) -> str:
        """17 giờ 00, thứ Sáu ngày 02/4/2027."""
        return f"{self.hour(moment)}, {self.day(moment, year=year)}"

    def left(self, due: datetime, *, now: datetime) -> str:
        """By the calendar: còn 3 ngày, ngày mai, quá hạn 2 ngày; on the day: hôm nay, còn 5 giờ."""
        days = (due.date() - now.date()).days
        if days:
            return self._days(days)
        span = self._span(_minutes(due - now))
        return f"hôm nay, còn {span}" if due > now else f"quá hạn {span}"

    def left_days(self, due: date, *, today: date) -> str:
        """Hôm nay, ngày mai, còn 3 ngày, quá hạn 2 ngày."""
        return self._days((due - today).days) if due != today else "hôm nay"

    def number(self, value: float) -> str:
        """1.234,5: at most two decimals."""
        return _swapped(_grouped(value))

    def percent(self, fraction: float) -> str:
        """84,6%."""
        return f"{_percent(fraction)}%".replace(".", ",")

    def _days(self, days: int) -> str:
        if days < 0:
            return f"quá hạn {-days} ngày"
        return "ngày mai" if days == 1 else f"còn {days} ngày"

    def _span(self, minutes: int) -> str:
        if minutes < 1:
            return "chưa đầy 1 phút"
        hours, rest = divmod(minutes, 60)
        said = [f"{hours} giờ"] if hours else []
        return " ".join([*said, f"{rest} phút"] if rest else said)


class English:
    """17:00, Friday 2 April 2027 (3 days left)."""

    def hour(self, moment: datetime) -> str:
        """17:00."""
        return f"{moment.hour:02d}:{moment.minute:02d}"

    def short(self, day: date) -> str:
        """2 April."""
        return f"{day.day} {MONTHS[day.month]}"

    def full(self, day: date) -> str:
        """2 April 2027."""
        return f"{self.short(day)} {day.year}"

    def day(self, day: date, *, year: bool = True) -> str:
        """Friday 2 April 2027."""
        return f"{WEEKDAYS[day.weekday()]} {self.full(day) if year else self.short(day)}"

    def moment(self, moment: datetime, *, year: bool = True) -> str:
        """17:00, Friday 2 April 2027."""
        return f"{self.hour(moment)}, {self.day(moment, year=year)}"

    def left(self, due: datetime, *, now: datetime) -> str:
        """What is left until a moment, by the same rule as in Vietnamese."""
        days = (due.date() - now.date()).days
        if days:
            return self._days(days)
        span = self._span(_minutes(due - now))
        return f"today, {span} left" if due > now else f"{span} overdue"

    def left_days(self, due: date, *, today: date) -> str:
        """Today, tomorrow, 3 days left, 2 days overdue."""
        return self._days((due - today).days) if due != today else "today"

    def number(self, value: float) -> str:
        """1,234.5: at most two decimals."""
        return _grouped(value)

    def percent(self, fraction: float) -> str:
        """84.6%."""
        return f"{_percent(fraction)}%"

    def _days(self, days: int) -> str:
        if days == 1:
            return "tomorrow"
        return f"{days} days left" if days > 0 else f"{_counted(-days, 'day')} overdue"

    def _span(self, minutes: int) -> str:
        if minutes < 1:
            return "less than a minute"
        hours, rest = divmod(minutes, 60)
        said = [_counted(hours, "hour")] if hours else []
        return " ".join([*said, _counted(rest, "minute")] if rest else said)


SPEECH: Mapping[str, Speech] = {"vi": Vietnamese(), "en": English()}
"""By language."""


def _minutes(span: timedelta) -> int:
    """Minutes as people say them: from two hours on to the nearest hour, else rounded down.

    Nobody is promised more than half an hour more than there is.
    """
    minutes = int(abs(span) / timedelta(minutes=1))
    return minutes if minutes < NEAR_MINUTES else (minutes + 30) // 60 * 60


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _grouped(value: float) -> str:
    if isinstance(value, int):
        return f"{value:,d}"
    whole, _, decimals = f"{value:,.2f}".partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole


def _swapped(figure: str) -> str:
    return figure.translate({ord(","): ".", ord("."): ","})


def _percent(fraction: float) -> str:
    """One decimal, none for whole percents, halves up. A share of 0 to 1, ValueError else."""
    if not 0 <= fraction <= 1:
        raise ValueError(f"not a share of the whole: {fraction}")
    tenths = (Decimal(repr(float(fraction))) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{tenths:f}".removesuffix(".0")
