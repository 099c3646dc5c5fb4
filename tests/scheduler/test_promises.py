"""What holds in every quarter, whatever people do and however often the program sleeps.

In any seven days, days of meetings aside, at most three messages of the clock to one who owes something and
one to one who does not; none from 20:00 to 07:00; none of what is done; one ordinary message a day.
"""

import asyncio
import shutil
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.engine import open_engine
from storage.work import UnitOfWork
from tests.scheduler import owing
from tests.scheduler.simulator import Simulation, Told, is_ordinary
from tests.world import World, local
from workflow.cell import ledger
from workflow.rules.calendar import HOME, WorkingDays
from workflow.rules.duties import DutyKind

START = date(2027, 3, 8)
MEETINGS = {date(2027, 4, 5), date(2027, 5, 5)}
OWING = ("Lan", "Hà")  # now and then
IDLE = "Nga"  # is told news, owes nothing
ROUNDS = count(1)


@dataclass(frozen=True)
class Event:
    """Something happens on a day of the quarter; `slept`: nothing ran since the event before."""

    day: int
    hour: int
    what: str
    name: str
    days: int
    early: bool
    slept: bool


EVENTS = st.lists(
    st.builds(
        Event,
        day=st.integers(0, 50),
        hour=st.integers(0, 23),
        what=st.sampled_from(["rewrite", "rewrite", "rewrite", "news", "news", "done"]),
        name=st.sampled_from(OWING),
        days=st.integers(1, 9),
        early=st.booleans(),
        slept=st.integers(0, 4).map(lambda each: each == 0),
    ),
    max_size=40,
)


@pytest.fixture(scope="module")
def opened(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which the quarter has opened."""
    path = tmp_path_factory.mktemp("promises") / "opened.db"
    shutil.copy(migrated, path)
    engine = open_engine(f"sqlite:///{path}")
    asyncio.run(Simulation(World(engine)).walk_to(START))
    engine.dispose()
    return path


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(events=EVENTS)
def test_the_promises_of_the_clock(
    opened: Path, tmp_path_factory: pytest.TempPathFactory, events: list[Event]
) -> None:
    path = tmp_path_factory.mktemp("quarter") / "quarter.db"
    shutil.copy(opened, path)
    engine = open_engine(f"sqlite:///{path}")
    clock = Simulation(World(engine, loaded=True))
    asyncio.run(_live(clock, sorted(events, key=lambda each: (each.day, each.hour))))
    engine.dispose()
    told = [each for each in clock.told if is_ordinary(each)]
    for name, limit in ((OWING[0], 3), (OWING[1], 3), (IDLE, 1)):
        own = [each for each in told if each.name == name]
        assert _most_in_seven_days(own) <= limit
        _assert_one_a_day(own)
    assert [each.row for each in told if not time(7) <= each.when.time() < time(20)] == []
    assert [each.row for each in told if not each.all_open] == []


async def _live(clock: Simulation, events: list[Event]) -> None:
    for each in events:
        day = START + timedelta(days=each.day)
        step = clock.sleep_to if each.slept else clock.walk_to
        await step(day, each.hour)
        _happens(clock, each, day)
    await clock.walk_to(START + timedelta(days=60))


def _happens(clock: Simulation, event: Event, day: date) -> None:
    if event.what == "news":
        owing.news(clock.world, event.name, IDLE)
    elif event.what == "done":
        clock.do(_done, clock.world.person_id(event.name))
    else:
        due = day + timedelta(days=event.days)
        at = local(due, 7, 30) if event.early else local(due, 17)
        owing.rewrite(clock.world, event.name, at, round=next(ROUNDS))


def _done(work: UnitOfWork, person_id: int) -> None:
    for duty in ledger.open_duties(work, owner_id=person_id):
        ledger.done(work, DutyKind(duty.kind), duty.subject_id, owner_id=person_id, round=duty.round)


def _most_in_seven_days(told: list[Told]) -> int:
    days = [each.when.date() for each in told if each.when.date() not in MEETINGS]
    return max((sum(day <= each < day + timedelta(7) for each in days) for day in days), default=0)


def _assert_one_a_day(told: list[Told]) -> None:
    """A second one says only what the next would say too late."""
    by_day: dict[date, list[Told]] = defaultdict(list)
    for each in told:
        by_day[each.when.date()].append(each)
    for day, several in by_day.items():
        for extra in several[1:]:
            assert extra.joined == ()
            assert all(local(day, 0) <= due <= _next_digest(day) for due in extra.due)


def _next_digest(day: date) -> datetime:
    calendar = WorkingDays(HOME)
    return calendar.instant(calendar.shift(day, 1), time(8))
