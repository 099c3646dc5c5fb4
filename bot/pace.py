"""How fast messages may follow each other. Plain arithmetic on seconds of a monotonic clock."""

from collections import deque


class Pace:
    """A bucket that refills by one message every `interval` seconds and holds `burst` of them.

    Kept as the one moment at which it would be full again, so an idle bucket is one that lies in the past.
    """

    __slots__ = ("_burst", "_full_at", "_interval")

    def __init__(self, *, interval: float, burst: float) -> None:
        self._interval = interval
        self._burst = burst
        self._full_at = float("-inf")

    def free_at(self) -> float:
        """The first moment at which another message may go."""
        return self._full_at - (self._burst - 1) * self._interval

    def take(self, now: float) -> None:
        """One message goes now."""
        self._full_at = max(self._full_at, now) + self._interval

    def give_back(self) -> None:
        """A message that was to go did not."""
        self._full_at -= self._interval

    def is_idle(self, now: float) -> bool:
        """Whether forgetting it changes nothing."""
        return self._full_at <= now


class Window:
    """At most `limit` messages in any `seconds`."""

    __slots__ = ("_seconds", "_taken")

    def __init__(self, *, limit: int, seconds: float) -> None:
        self._seconds = seconds
        self._taken: deque[float] = deque(maxlen=limit)

    def free_at(self) -> float:
        """The first moment at which another message may go."""
        if len(self._taken) < (self._taken.maxlen or 0):
            return float("-inf")
        return self._taken[0] + self._seconds

    def take(self, now: float) -> None:
        """One message goes now."""
        self._taken.append(now)

    def give_back(self) -> None:
        """The message that was to go last did not."""
        self._taken.pop()

    def is_idle(self, now: float) -> bool:
        """Whether forgetting it changes nothing."""
        return not self._taken or self._taken[-1] + self._seconds <= now
