"""The button that puts a reminder off, pressed once, twice, by another, when it is old."""

from datetime import date

from tests.scheduler import owing
from tests.scheduler.simulator import Simulation
from tests.talk import Talk
from tests.world import World
from workflow.cell import ledger
from workflow.rules.duties import DutyKind


async def test_one_press_then_the_present_state(world: World) -> None:
    clock = Simulation(world)
    talk = Talk(world)
    await clock.walk_to(date(2027, 3, 8))
    duty = owing.outline(world, "Giang")
    await clock.walk_to(date(2027, 3, 15), 9)
    giang, lan, press = world.person_id("Giang"), world.person_id("Lan"), f"snooze:{duty.id}"

    (said,) = talk.presses(giang, press)
    assert "nhắc lại việc này một lần nữa lúc 08 giờ 00, thứ Ba ngày 16/3/2027" in said
    assert "Chỉ đồng chí biết" in said
    (again,) = talk.presses(giang, press)
    assert "đã được hẹn nhắc lại một lần" in again
    (other,) = talk.presses(lan, press)
    assert "không thuộc phần việc của đồng chí" in other

    world.do(lambda work: ledger.done(work, DutyKind.WRITE_OUTLINE, duty.subject_id))
    (old,) = talk.presses(giang, press)
    assert "không còn phải làm" in old
