"""Missed: what ends with a meeting, in batches; a vote's duties are left to its count."""

from datetime import date
from typing import cast

import pytest

from scheduler import missed
from scheduler.missed import Missed
from storage.tables import DutyState
from storage.writer import Writer
from tests.scheduler import owing
from tests.scheduler.simulator import DirectWriter, Simulation
from tests.world import World


@pytest.fixture
async def clock(world: World) -> Simulation:
    """Monday 8 March, 08:00."""
    return await Simulation(world).walk_to(date(2027, 3, 8))


async def test_all_of_them_however_many(clock: Simulation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missed, "DUTIES_MAX", 2)
    owing.comments(clock.world, ["Lan", "Hà", "Nga", "Minh", "Phúc"])
    clock.world.at(date(2027, 4, 5), 14)
    await Missed(cast("Writer", DirectWriter(clock.world))).sweep()
    rows = owing.of_kind(clock.world, "comment")
    assert {(row.state, row.ended_at, row.next_step_at) for row in rows} == {
        (DutyState.MISSED, clock.world.now, None)
    }


async def test_a_vote_is_left_to_its_count(clock: Simulation) -> None:
    """A press before the close counts, also when it is handled after it."""
    duty = owing.asked_in_advance(clock.world, "Lan", date(2027, 3, 11))
    await clock.sleep_to(date(2027, 3, 12), 12)
    assert owing.now(clock.world, duty).state == DutyState.OPEN


async def test_what_never_ends_is_never_missed(clock: Simulation) -> None:
    (duty,) = owing.rewrites(clock.world, "Lan", date(2027, 3, 11))
    await clock.sleep_to(date(2028, 3, 1), 12)
    assert owing.now(clock.world, duty).state == DutyState.OPEN
