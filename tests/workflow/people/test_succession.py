"""Handing over the secretary's office: to whom, what it takes along, and that it happens once."""

import pytest

from storage.people import member
from storage.tables import Audit, Outgoing, OutgoingState
from tests.world import CELL, World
from workflow.cell import overview
from workflow.errors import Refused
from workflow.people import members, succession
from workflow.people.succession import Change
from workflow.rules.duties import DutyKind


def change(world: World, successor: str, afterwards: str = "member", secretary: str = "An") -> Change:
    return Change(world.person_id(successor), afterwards, world.person_id(secretary))


def office(world: World, name: str) -> str:
    found = world.do(member, CELL, world.person_id(name))
    assert found is not None
    return found.office


def test_the_office_passes_with_its_duties(world: World) -> None:
    world.open_quarter()
    world.do(succession.hand_over, world.actor("An"), change(world, "Hà"))
    assert (office(world, "An"), office(world, "Hà")) == ("member", "secretary")
    (duty,) = world.do(overview.own_duties, world.actor("Hà"))
    assert duty.kind == DutyKind.ASSIGN
    assert world.do(overview.own_duties, world.actor("An")) == ()


def test_both_are_told_in_the_morning_and_nobody_else(world: World) -> None:
    world.do(succession.hand_over, world.actor("An"), change(world, "Bình", "committee"))
    assert "đồng chí là Bí thư chi bộ, nhận bàn giao từ đồng chí Nguyễn Mẫu An" in world.told("Bình")[0]
    assert "đồng chí Trần Mẫu Bình là Bí thư" in world.told("An")[0]
    assert {row.state for row in world.rows(Outgoing)} == {OutgoingState.HELD}
    assert len(world.rows(Outgoing)) == 2
    assert office(world, "An") == "committee"
    audit = world.rows(Audit)[-1]
    assert (audit.act, audit.detail["to_person"]) == ("office.handed_over", world.person_id("Bình"))


def test_the_deputy_may_do_it(world: World) -> None:
    world.do(succession.hand_over, world.actor("Bình"), change(world, "Chi"))
    assert office(world, "Chi") == "secretary"


def test_the_deputy_does_not_take_the_office(world: World) -> None:
    binh = world.actor("Bình")
    with pytest.raises(Refused, match="succession-own"):
        world.do(succession.hand_over, binh, change(world, "Bình"))
    assert binh.person_id not in [each.person_id for each in world.do(succession.successors, binh)]
    assert office(world, "An") == "secretary"


@pytest.mark.parametrize("name", ["An", "Quang", "Sơn", "Thảo", "Uyên", "Việt", "Xuân"])
def test_who_cannot_have_it(world: World, name: str) -> None:
    with pytest.raises(Refused, match="succession-unable"):
        world.do(succession.hand_over, world.actor("An"), change(world, name))
    assert name not in [each.name.split()[-1] for each in world.do(succession.successors, world.actor("An"))]


def test_who_may_not_give_it(world: World) -> None:
    for name in ("Chi", "Giang", "Xuân"):
        with pytest.raises(Refused, match="refused-leaders-only"):
            world.do(succession.hand_over, world.actor(name), change(world, "Hà"))


@pytest.mark.parametrize("afterwards", ["secretary", "deputy", "superior", "x"])
def test_what_the_old_one_cannot_become(world: World, afterwards: str) -> None:
    with pytest.raises(Refused, match="succession-unable"):
        world.do(succession.hand_over, world.actor("An"), change(world, "Hà", afterwards))


def test_a_small_cell_has_no_committee_to_go_to(world: World) -> None:
    for name in ("Dũng", "Giang", "Hùng", "Khánh", "Lan", "Minh", "Nga", "Phúc"):
        world.do(members.leave, world.actor("An"), world.person_id(name), from_on=world.now.date())
    with pytest.raises(Refused, match="members-no-committee"):
        world.do(succession.hand_over, world.actor("An"), change(world, "Hà", "committee"))


def test_two_leaders_at_once_hand_it_over_once(world: World) -> None:
    an, binh = world.actor("An"), world.actor("Bình")
    world.do(succession.hand_over, an, change(world, "Hà"))
    with pytest.raises(Refused, match="succession-done-already"):
        world.do(succession.hand_over, binh, change(world, "Chi"))
    with pytest.raises(Refused, match="refused-leaders-only"):
        world.do(succession.hand_over, world.actor("An"), change(world, "Hà"))
    assert office(world, "Hà") == "secretary"
