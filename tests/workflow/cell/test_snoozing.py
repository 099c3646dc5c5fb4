"""Putting a reminder off: once a step, never past the due time, by its owner alone."""

from datetime import date, datetime

import pytest

from storage.tables import Audit, Duty
from tests.scheduler import owing
from tests.scheduler.simulator import Simulation
from tests.workflow.rows import refused
from tests.world import World, local
from workflow.cell import ledger
from workflow.cell.snoozing import snooze
from workflow.rules.duties import DutyKind


def march(day: int) -> date:
    return date(2027, 3, day)


@pytest.fixture
async def clock(world: World) -> Simulation:
    """Monday 15 March, 09:00: Giang was reminded at 08:00 of the outline due on the 24th."""
    clock = await Simulation(world).walk_to(march(8))
    owing.outline(world, "Giang")
    return await clock.walk_to(march(15), 9)


def outline(clock: Simulation) -> Duty:
    """The duty as it stands."""
    (duty,) = owing.of_kind(clock.world, "write_outline")
    return duty


def puts_off(clock: Simulation, name: str = "Giang") -> datetime:
    """Press the button; when the reminder comes again."""
    actor, duty = clock.world.actor(name), outline(clock)
    return clock.do(lambda work: snooze(work, actor, duty.id)).at


def does(clock: Simulation) -> None:
    """The outline is done."""
    paper_id = outline(clock).subject_id
    clock.do(lambda work: ledger.done(work, DutyKind.WRITE_OUTLINE, paper_id))


def told(clock: Simulation) -> list[tuple[str, ...]]:
    """Day and steps of what Giang was told."""
    return [(f"{each.when.day:02d}", *each.steps) for each in clock.to("Giang")]


async def test_it_comes_again_at_the_next_hour_of_digests(clock: Simulation) -> None:
    assert puts_off(clock) == local(march(16), 8)
    await clock.walk_to(march(19), 9)
    assert told(clock) == [
        ("15", "[write_outline t-7]"),
        ("16", "[write_outline t-7-again]"),
        ("19", "[write_outline t-3]"),
    ]


async def test_the_button_says_the_day(clock: Simulation) -> None:
    assert clock.to("Giang")[0].buttons[1] == "Nhắc lại ngày 16/3"


async def test_over_a_weekend_it_comes_on_monday(clock: Simulation) -> None:
    await clock.walk_to(march(19), 9)
    assert clock.to("Giang")[-1].buttons[1] == "Nhắc lại ngày 22/3"
    assert puts_off(clock) == local(march(22), 8)


async def test_once_a_step(clock: Simulation) -> None:
    puts_off(clock)
    assert refused(clock.world, snooze, clock.world.actor("Giang"), outline(clock).id) == "snooze-already"
    await clock.walk_to(march(16), 9)
    assert "Nhắc lại" not in " ".join(clock.to("Giang")[-1].buttons)
    assert refused(clock.world, snooze, clock.world.actor("Giang"), outline(clock).id) == "snooze-already"


async def test_the_next_step_may_be_put_off_again(clock: Simulation) -> None:
    puts_off(clock)
    await clock.walk_to(march(19), 9)
    assert puts_off(clock) == local(march(22), 8)
    await clock.walk_to(march(22), 9)
    assert told(clock)[-1] == ("22", "[write_outline t-3-again]")


async def test_never_past_the_due_time(clock: Simulation) -> None:
    await clock.walk_to(march(24), 9)
    assert clock.to("Giang")[-1].buttons == ("Viết đề cương", "Việc của tôi")
    assert refused(clock.world, snooze, clock.world.actor("Giang"), outline(clock).id) == "snooze-too-late"


async def test_not_where_a_reminder_comes_anyway(clock: Simulation) -> None:
    await clock.walk_to(march(23), 9)
    assert refused(clock.world, snooze, clock.world.actor("Giang"), outline(clock).id) == "snooze-anyway"


async def test_what_is_done_is_not_put_off(clock: Simulation) -> None:
    does(clock)
    assert refused(clock.world, snooze, clock.world.actor("Giang"), outline(clock).id) == "snooze-ended"


async def test_by_its_owner_alone(clock: Simulation) -> None:
    duty = outline(clock)
    for name in ("Lan", "An", "Xuân"):
        assert refused(clock.world, snooze, clock.world.actor(name), duty.id) == "refused-not-yours"
    assert refused(clock.world, snooze, clock.world.actor("Giang"), 999) == "refused-not-yours"


async def test_before_any_reminder_there_is_nothing_to_put_off(clock: Simulation) -> None:
    (duty,) = owing.rewrites(clock.world, "Lan", march(26))
    assert refused(clock.world, snooze, clock.world.actor("Lan"), duty.id) == "refused-old-button"


async def test_a_refusal_changes_nothing_and_an_act_is_in_the_trail(clock: Simulation) -> None:
    before = outline(clock)
    refused(clock.world, snooze, clock.world.actor("Lan"), before.id)
    assert outline(clock) == before
    puts_off(clock)
    (entry,) = clock.world.rows(Audit, act="duty.snoozed")
    assert entry.detail == {"step": "t-7"}


async def test_done_meanwhile_it_does_not_come(clock: Simulation) -> None:
    puts_off(clock)
    does(clock)
    await clock.walk_to(march(19), 9)
    assert told(clock) == [("15", "[write_outline t-7]")]


async def test_after_an_outage_the_later_step_takes_its_place(clock: Simulation) -> None:
    puts_off(clock)
    await clock.sleep_to(march(19), 9)
    assert told(clock)[-1] == ("19", "[write_outline t-3]")
