"""What may be chosen for a quarter: topics, people, and the dates that follow."""

from datetime import date

import pytest

from storage.tables import (
    Assignment,
    Cell,
    CellQuarter,
    Class,
    Conclusion,
    Condition,
    Meeting,
    Membership,
    Office,
    Stage,
    StageKind,
    Topic,
    TopicState,
)
from storage.work import UnitOfWork
from tests.assignments import assign, plan, refused
from tests.workflow import rows
from tests.world import CELL, World, local
from workflow.cell import agenda, cells, course, opening
from workflow.cell.agenda import Event
from workflow.errors import Refused
from workflow.rules.duties import DutyKind
from workflow.rules.quarters import Quarter
from workflow.topics import assignable, assigning


def test_the_preview_says_the_very_dates_that_the_duties_get(world: World) -> None:
    quarter = world.open_quarter()
    dates = {each.what: each.at for each in world.do(assignable.dates, quarter, quarter.topic_id or 0)}
    assert dates == {
        "answer": local(date(2027, 3, 11), 17),
        "outline": local(date(2027, 3, 24), 17),
        "outline_meeting": local(date(2027, 4, 5), 14),
        "draft": local(date(2027, 4, 21), 17),
        "conclusion": local(date(2027, 5, 5), 14),
        "final": local(date(2027, 5, 7), 17),
        "results": local(date(2027, 6, 7), 14),
    }
    assign(world)
    assert {duty.due_at for duty in world.duties("Giang")} == {dates["answer"], dates["outline"]}
    later = [each.at for each in world.do(assignable.dates, plan(world), quarter.topic_id or 0)][1:]
    stages = world.rows(Stage, quarter_id=quarter.id)
    assert later == [stage.due_at for stage in sorted(stages, key=lambda stage: stage.position)]


def test_stages_that_are_over_are_not_in_the_preview(world: World) -> None:
    quarter = world.open_quarter()
    topic_id = quarter.topic_id or 0
    world.do(course.reach_end, quarter.id, topic_id, StageKind.OUTLINE_MEETING)
    ahead = [each.what for each in world.do(assignable.dates, quarter, topic_id)]
    assert ahead == ["answer", "draft", "conclusion", "final", "results"]


def test_the_dates_of_a_quarter_to_come_are_those_it_will_open_with(world: World) -> None:
    world.open_quarter()
    third = plan(world, 1)
    before = world.do(assignable.dates, third, third.topic_id or 0)
    world.at(date(2027, 6, 8))
    world.do(opening.open_quarter, third)
    made = assign(world, "Khánh", "Chi", quarter=plan(world, 1))
    outline = world.duties("Khánh", kind=DutyKind.WRITE_OUTLINE)[0]
    meetings = world.rows(Meeting, quarter_id=made.quarter_id)
    dates = {each.what: each.at for each in before}
    assert dates["outline"] == outline.due_at
    assert [dates["outline_meeting"], dates["conclusion"], dates["results"]] == [row.at for row in meetings]


def test_a_quarter_that_opens_late_gives_the_outline_five_working_days_from_then(world: World) -> None:
    first = plan(world)
    world.do(agenda.plan, CELL, Event.OPEN_QUARTER, first.id, local(date(2027, 3, 23)))
    dates = {each.what: each.at for each in world.do(assignable.dates, first, first.topic_id or 0)}
    assert dates["outline"] == local(date(2027, 3, 30), 17)
    assert dates["answer"] == local(date(2027, 3, 11), 17)


@pytest.mark.parametrize("name", ["Thảo", "Uyên", "Việt", "Xuân"])
def test_who_takes_no_part_can_be_neither_author_nor_reviewer(world: World, name: str) -> None:
    assert refused(world, name, "Bình") == "assign-person-unable"
    assert refused(world, "Giang", name) == "assign-person-unable"
    assert world.rows(Assignment) == []


def test_who_left_the_cell_or_never_was_in_it_cannot_be_chosen(world: World) -> None:
    giang = world.person_id("Giang")
    row = world.rows(Membership, person_id=giang)[0]
    world.do(lambda work: work.change(Membership, row.id, until_on=work.today))
    assert refused(world) == "assign-person-unable"
    with pytest.raises(Refused, match="assign-person-unable"):
        world.do(assigning.assign, world.actor("An"), plan(world).id, plan(world).topic_id or 0, 999, 2)


def test_probationary_and_received_members_can_be_chosen(world: World) -> None:
    made = assign(world, "Sơn", "Quang")
    assert made.author_id == world.person_id("Sơn")


def test_the_reviewer_is_never_the_author(world: World) -> None:
    assert refused(world, "Giang", "Giang") == "assign-reviewer-is-author"
    assert refused(world, "An", "An") == "assign-reviewer-is-author"


def other_cell(work: UnitOfWork) -> tuple[int, int, int]:
    """A second cell's id, its quarter's and its topic's."""
    cell_id = work.add(Cell, name="Chi bộ Mẫu khác", started_on=work.today, created_at=work.now)
    person_id = cells.enrol(
        work,
        cell_id,
        name="Người Mẫu Khác",
        office=Office.SECRETARY,
        klass=Class.OFFICIAL,
        condition=Condition.ACTIVE,
    )
    cells.plan_topic(work, cell_id, Quarter(2027, 2), title="Chuyên đề khác", author_id=person_id)
    quarter = cells.slot(work, cell_id, Quarter(2027, 2))
    return cell_id, quarter.id, quarter.topic_id or 0


def test_another_cells_quarter_and_topic_do_not_exist_here(world: World) -> None:
    _, quarter_id, topic_id = world.do(other_cell)
    foreign = world.rows(CellQuarter, id=quarter_id)[0]
    assert refused(world, quarter=foreign) == "refused-not-yours"
    assert refused(world, topic_id=topic_id) == "assign-topic-taken"
    with pytest.raises(Refused, match="refused-old-button"):
        world.do(assignable.quarter_for, world.actor("An"), 999)


def test_a_quarter_that_is_over_is_not_assigned_again(world: World) -> None:
    first = world.open_quarter()
    world.do(opening.open_quarter, plan(world, 1))
    assert refused(world, quarter=first) == "assign-quarter-over"


def test_a_quarter_whose_topic_is_closed_is_not_assigned_again(world: World) -> None:
    quarter = world.open_quarter()
    world.do(course.reach_end, quarter.id, quarter.topic_id or 0, StageKind.RESULTS)
    assert refused(world) == "assign-finished"
    offered = world.do(assignable.quarters, world.actor("An"))
    assert [row.id for row in offered] == [plan(world, 1).id]


def test_a_topic_that_another_quarter_has_begun_is_taken(world: World) -> None:
    assign(world, "Khánh", "Chi", quarter=plan(world, 1))
    assert refused(world, topic_id=plan(world, 1).topic_id) == "assign-topic-taken"
    offered = world.do(assignable.topics, plan(world))
    assert plan(world, 1).topic_id not in [row.id for row in offered]
    assert offered[0].id == plan(world).topic_id


@pytest.mark.parametrize(
    ("kind", "state", "free"),
    [
        ("open_questions", "agreed", True),
        ("open_questions", "passed", True),
        ("open_questions", "draft", False),
        ("conclusion", "agreed", False),
    ],
)
def test_open_questions_are_studied_on_in_the_next_quarter(
    world: World, kind: str, state: str, free: bool
) -> None:
    quarter, following = world.open_quarter(), plan(world, 1)
    topic_id, planned = quarter.topic_id or 0, following.topic_id
    assign(world)
    about = {"quarter_id": quarter.id, "topic_id": topic_id, "kind": kind, "state": state}
    written = {"body_id": rows.written(world, "Vấn đề"), "written_by": 1, "created_at": world.now}
    rows.add(world, Conclusion, **about, **written)
    offered = [row.id for row in world.do(assignable.topics, following)]
    assert (topic_id in offered) is free
    if free:
        made = assign(world, "Khánh", "Chi", quarter=following, topic_id=topic_id)
        assert (made.quarter_id, made.topic_id) == (following.id, topic_id)
        assert (plan(world).topic_id, plan(world, 1).topic_id) == (topic_id, topic_id)
        assert planned in [row.id for row in world.do(assignable.topics, plan(world, 2))]
    else:
        assert refused(world, quarter=following, topic_id=topic_id) == "assign-topic-taken"


def test_a_closed_topic_is_not_chosen(world: World) -> None:
    topic_id = plan(world, 1).topic_id or 0
    world.do(lambda work: work.change(Topic, topic_id, state=TopicState.CLOSED))
    assert refused(world, topic_id=topic_id) == "assign-topic-taken"


def test_once_the_outline_is_adopted_the_topic_stays(world: World) -> None:
    quarter = world.open_quarter()
    world.do(course.reach_end, quarter.id, quarter.topic_id or 0, StageKind.OUTLINE_MEETING)
    assert refused(world, topic_id=plan(world, 1).topic_id) == "assign-topic-fixed"
    assert assign(world, "Hà").topic_id == quarter.topic_id
