"""Time is asked of one clock: wall time for what people see, monotonic time for waiting."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What the program knows of time."""

    def now(self) -> datetime:
        """The wall time, aware, UTC."""

    def monotonic(self) -> float:
        """Seconds that only grow, whatever happens to the wall clock."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


class MovableClock:
    """A clock for the rehearsal and the tests: it runs on from any time it is set to."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._since = time.monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._since)

    def monotonic(self) -> float:
        return time.monotonic()

    def set(self, to: datetime) -> None:
        """Jump to a time, forward or back."""
        self._start, self._since = to, time.monotonic()


class FrozenClock:
    """A clock that stands still until it is set; for tests that compare instants."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return time.monotonic()

    def set(self, to: datetime) -> None:
        """Jump to a time, forward or back."""
        self.at = to
