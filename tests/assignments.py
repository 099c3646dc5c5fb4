"""Assignments of the sample cell, for tests of acts that begin with one."""

from typing import Any

import pytest

from storage import bodies
from storage.tables import (
    Assignment,
    CellQuarter,
    DutyState,
    Office,
)
from tests.world import World
from workflow.errors import Refused
from workflow.topics import answering, assigning


def plan(world: World, index: int = 0) -> CellQuarter:
    row: CellQuarter = world.rows(CellQuarter)[index]
    return row


def assign(
    world: World,
    author: str = "Giang",
    reviewer: str = "Bình",
    *,
    by: str = "An",
    quarter: CellQuarter | None = None,
    topic_id: int | None = None,
    seen: int | None = None,
) -> Assignment:
    slot = quarter or plan(world)
    return world.do(
        assigning.assign,
        world.actor(by),
        slot.id,
        topic_id or slot.topic_id or 0,
        world.person_id(author),
        world.person_id(reviewer),
        seen=seen,
    ).assignment


def refused(world: World, *args: Any, **values: Any) -> str:
    with pytest.raises(Refused) as caught:
        assign(world, *args, **values)
    return caught.value.key


def of(world: World, assignment: Assignment) -> Assignment:
    row: Assignment = world.rows(Assignment, id=assignment.id)[0]
    return row


def open_kinds(world: World, name: str | None = None, **equal: Any) -> list[str]:
    return sorted(duty.kind for duty in world.duties(name, state=DutyState.OPEN, **equal))


def office_owes(world: World) -> list[str]:
    return open_kinds(world, office=Office.SECRETARY)


def reconsider(world: World, assignment: Assignment, name: str = "Giang") -> None:
    actor = world.actor(name)
    body = world.do(answering.reason_body, actor, assignment.id)
    world.do(bodies.append, body, "Tôi đang được cử đi học đến hết tháng 5.")
    world.do(answering.ask_to_reconsider, actor, assignment.id)
