"""What ends when the next quarter opens: nobody is pressed for what nobody can do any more."""

from datetime import date

import pytest

from storage.tables import AssignmentState
from tests.assignments import assign, of, office_owes, open_kinds, plan, reconsider
from tests.workflow import rows
from tests.world import CELL, World
from workflow.cell import opening, urging
from workflow.cell.house import house_of
from workflow.people import members, standing
from workflow.rules.duties import DutyKind
from workflow.topics import answering


@pytest.fixture
def world(world: World) -> World:
    """Quarter II/2027 is open."""
    world.open_quarter()
    return world


def next_opens(world: World) -> None:
    """Quarter III opens."""
    world.at(date(2027, 6, 8)).do(opening.open_quarter, plan(world, 1))


def quarters_to_assign(world: World) -> list[int | None]:
    owed = world.duties(kind=DutyKind.ASSIGN, state="open")
    return [duty.quarter_id for duty in owed]


def test_nobody_owes_assigning_a_quarter_that_is_over(world: World) -> None:
    assert quarters_to_assign(world) == [plan(world).id]
    next_opens(world)
    assert quarters_to_assign(world) == [plan(world, 1).id]


def test_nobody_owes_an_answer_for_a_quarter_that_is_over(world: World) -> None:
    made = assign(world)
    ahead = assign(world, "Khánh", "Chi", quarter=plan(world, 1))
    next_opens(world)
    assert DutyKind.ANSWER not in open_kinds(world, "Giang")
    assert DutyKind.ANSWER in open_kinds(world, "Khánh")
    for act in (answering.accept, answering.whom_to_ask, answering.reason_body):
        assert rows.refused(world, act, world.actor("Giang"), made.id) == "answer-quarter-over"
    assert world.do(answering.accept, world.actor("Khánh"), ahead.id).state == AssignmentState.ACCEPTED


def test_who_goes_away_leaves_no_assigning_behind_in_a_quarter_that_is_over(world: World) -> None:
    made = assign(world)
    world.do(answering.accept, world.actor("Giang"), made.id)
    next_opens(world)
    an, giang = world.actor("An"), world.person_id("Giang")
    world.do(members.change, an, giang, "condition", "away", from_on=date(2027, 6, 8))
    world.do(standing.settle, CELL, giang)
    assert quarters_to_assign(world) == [plan(world, 1).id]


def test_the_morning_list_names_who_asks_to_reconsider_in_this_quarter_and_the_next(world: World) -> None:
    made = assign(world)
    reconsider(world, made)

    def asking() -> tuple[str, ...]:
        house = world.do(house_of, CELL)
        return world.do(urging.urging, house).reconsider

    assert asking() == ("Hoàng Mẫu Giang",)
    next_opens(world)
    assert asking() == ()
    assert of(world, made).state == AssignmentState.RECONSIDER
    assert office_owes(world) == [DutyKind.ASSIGN]
