"""The two kinds of limit, as arithmetic."""

from hypothesis import given
from hypothesis import strategies as st

from bot.pace import Pace, Window

arrivals = st.lists(st.floats(0, 5, allow_nan=False), max_size=60)


def sent(limit: Pace | Window, gaps: list[float]) -> list[float]:
    """When messages that arrive with these gaps go, each as soon as it may."""
    now, times = 0.0, []
    for gap in gaps:
        now = max(now + gap, limit.free_at())
        limit.take(now)
        times.append(now)
    return times


def busiest(times: list[float], seconds: float) -> int:
    """The most messages in any stretch of so many seconds, its end not included."""
    return max((sum(start <= each < start + seconds - 1e-6 for each in times) for start in times), default=0)


@given(arrivals, st.floats(0.1, 4), st.integers(1, 5), st.integers(1, 6))
def test_a_pace_allows_its_burst_and_then_one_an_interval(
    gaps: list[float], interval: float, burst: int, intervals: int
) -> None:
    times = sent(Pace(interval=interval, burst=burst), gaps)
    assert busiest(times, intervals * interval) <= burst + intervals - 1


@given(arrivals)
def test_a_pace_makes_nobody_wait_who_is_slow_enough(gaps: list[float]) -> None:
    slow = [gap + 1 for gap in gaps]
    times = sent(Pace(interval=1, burst=1), slow)
    assert times == [sum(slow[: n + 1]) for n in range(len(slow))] or all(
        abs(time - sum(slow[: n + 1])) < 1e-6 for n, time in enumerate(times)
    )


@given(arrivals, st.integers(1, 5))
def test_a_window_is_never_fuller_than_allowed(gaps: list[float], limit: int) -> None:
    times = sent(Window(limit=limit, seconds=10), gaps)
    assert busiest(times, 10) <= limit


def test_a_place_given_back_is_free_again() -> None:
    pace, window = Pace(interval=1, burst=2), Window(limit=2, seconds=60)
    for limit in (pace, window):
        limit.take(5)
        limit.take(5)
        assert limit.free_at() > 5
        limit.give_back()
        assert limit.free_at() <= 5


def test_an_idle_limit_is_as_good_as_new() -> None:
    pace, window = Pace(interval=1, burst=3), Window(limit=20, seconds=60)
    assert pace.is_idle(0) and window.is_idle(0)
    for limit in (pace, window):
        limit.take(10)
        limit.take(10)
    assert not pace.is_idle(11.9) and pace.is_idle(12)
    assert not window.is_idle(69.9) and window.is_idle(70)
