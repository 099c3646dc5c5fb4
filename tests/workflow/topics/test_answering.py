"""The author's answer: accept, or ask to reconsider; late, twice, and by handing in."""

from datetime import date, timedelta

import pytest

from storage import bodies
from storage.tables import (
    Assignment,
    AssignmentState,
    Audit,
    Condition,
    DutyState,
    Membership,
    Office,
    Outgoing,
)
from tests.assignments import assign, of, office_owes, open_kinds, reconsider
from tests.world import World, local
from workflow.errors import Refused
from workflow.rules.duties import DutyKind
from workflow.topics import answering, assigning


def test_accepting_ends_the_answer_and_tells_nobody(world: World) -> None:
    world.open_quarter()
    made = assign(world)
    notices = len(world.rows(Outgoing))
    accepted = world.do(answering.accept, world.actor("Giang"), made.id)
    assert (accepted.state, accepted.answered_at) == (AssignmentState.ACCEPTED, world.now)
    assert open_kinds(world, "Giang") == [DutyKind.WRITE_OUTLINE]
    assert len(world.rows(Outgoing)) == notices


def test_asking_to_reconsider_gives_the_matter_back_to_the_secretary_with_the_reason(world: World) -> None:
    world.open_quarter()
    made = assign(world)
    reconsider(world, made)
    now = of(world, made)
    assert now.state == AssignmentState.RECONSIDER
    assert office_owes(world) == [DutyKind.ASSIGN]
    assert DutyKind.ANSWER not in open_kinds(world, "Giang")
    assert "cử đi học" in world.do(answering.reason_of, world.actor("An"), now)
    with pytest.raises(Refused, match="refused-leaders-only"):
        world.do(answering.reason_of, world.actor("Chi"), now)
    assert not any("cử đi học" in str(row.detail) for row in world.rows(Audit))


def test_a_reason_begun_and_not_sent_is_seen_by_nobody(world: World) -> None:
    made = assign(world)
    body = world.do(answering.reason_body, world.actor("Giang"), made.id)
    world.do(bodies.append, body, "Chưa gửi")
    assert world.do(answering.reason_of, world.actor("An"), of(world, made)) == ""
    world.do(answering.accept, world.actor("Giang"), made.id)
    assert world.do(answering.reason_of, world.actor("An"), of(world, made)) == ""


def test_there_is_no_reconsidering_without_a_reason(world: World) -> None:
    made = assign(world)
    for _ in range(2):
        with pytest.raises(Refused, match="answer-why-empty"):
            world.do(answering.ask_to_reconsider, world.actor("Giang"), made.id)
        world.do(answering.reason_body, world.actor("Giang"), made.id)
    assert of(world, made).state == AssignmentState.ASKED


@pytest.mark.parametrize(("day", "hour", "notices"), [(9, 9, 0), (12, 9, 1)])
def test_a_notice_goes_to_the_secretary_only_where_the_list_is_more_than_a_day_away(
    world: World, day: int, hour: int, notices: int
) -> None:
    world.open_quarter()
    made = assign(world)
    world.at(date(2027, 3, day), hour)
    reconsider(world, made)
    told = world.rows(Outgoing, office=Office.SECRETARY)
    assert len(told) == notices
    assert "cử đi học" not in str(told)


def test_a_secretary_who_asks_to_reconsider_needs_no_notice_of_it(world: World) -> None:
    world.open_quarter()
    made = assign(world, "An")
    world.at(date(2027, 3, 12), 9)
    reconsider(world, made, "An")
    assert world.rows(Outgoing, office=Office.SECRETARY) == []


def test_the_secretary_keeps_the_assignment_and_the_author_is_asked_again(world: World) -> None:
    world.open_quarter()
    made = assign(world)
    outline = world.duties("Giang", kind=DutyKind.WRITE_OUTLINE)
    world.at(date(2027, 3, 10))
    reconsider(world, made)
    kept = world.do(assigning.keep, world.actor("An"), made.id)
    assert (kept.changed, kept.assignment.state) == (True, AssignmentState.ASKED)
    assert of(world, made).state == AssignmentState.REPLACED
    assert office_owes(world) == []
    asked = world.duties("Giang", kind=DutyKind.ANSWER, state=DutyState.OPEN)
    assert [(duty.subject_id, duty.due_at) for duty in asked] == [
        (kept.assignment.id, local(date(2027, 3, 15), 17))
    ]
    assert world.duties("Giang", kind=DutyKind.WRITE_OUTLINE) == outline
    assert len(world.told("Giang")) == 2
    with pytest.raises(Refused, match="assign-overtaken"):
        world.do(assigning.keep, world.actor("Bình"), made.id)


def test_after_reconsidering_somebody_else_may_be_assigned(world: World) -> None:
    world.open_quarter()
    reconsider(world, assign(world))
    assign(world, "Hà")
    assert office_owes(world) == []
    assert open_kinds(world, "Giang") == []


def test_only_a_leader_keeps_an_assignment(world: World) -> None:
    made = assign(world)
    reconsider(world, made)
    with pytest.raises(Refused, match="refused-leaders-only"):
        world.do(assigning.keep, world.actor("Giang"), made.id)


def answer_key(world: World, name: str, assignment: Assignment) -> str:
    with pytest.raises(Refused) as caught:
        world.do(answering.accept, world.actor(name), assignment.id)
    return caught.value.key


def test_an_answer_that_comes_too_late_or_twice_hears_how_it_stands(world: World) -> None:
    made = assign(world)
    assert answer_key(world, "Hà", made) == "refused-not-yours"
    assert answer_key(world, "An", made) == "refused-not-yours"
    reconsider(world, made)
    assert answer_key(world, "Giang", made) == "answer-waits"
    again = world.do(assigning.keep, world.actor("An"), made.id).assignment
    assert answer_key(world, "Giang", made) == "answer-renewed"
    world.do(answering.accept, world.actor("Giang"), again.id)
    assert answer_key(world, "Giang", again) == "answer-accepted-already"
    assign(world, "Hà")
    assert answer_key(world, "Giang", again) == "answer-replaced"
    with pytest.raises(Refused, match="refused-old-button"):
        world.do(answering.accept, world.actor("Giang"), 999)


def test_an_author_who_takes_no_part_any_more_does_not_accept(world: World) -> None:
    made = assign(world)
    row = world.rows(Membership, person_id=made.author_id)[0]
    world.do(lambda work: work.change(Membership, row.id, condition=Condition.AWAY))
    assert answer_key(world, "Giang", made) == "answer-not-taking-part"


def test_handing_in_counts_as_acceptance(world: World) -> None:
    world.open_quarter()
    made = assign(world)
    world.do(assigning.accept_by_handing_in, made)
    assert of(world, made).state == AssignmentState.ACCEPTED
    answered = of(world, made).answered_at
    world.now += timedelta(hours=1)
    world.do(assigning.accept_by_handing_in, of(world, made))
    assert of(world, made).answered_at == answered


def test_handing_in_after_asking_to_reconsider_accepts_too(world: World) -> None:
    world.open_quarter()
    made = assign(world)
    reconsider(world, made)
    world.do(assigning.accept_by_handing_in, of(world, made))
    assert of(world, made).state == AssignmentState.ACCEPTED
    assert office_owes(world) == []


def test_whom_to_ask_is_the_secretary(world: World) -> None:
    made = assign(world, by="Bình", reviewer="Chi")
    name, due = world.do(answering.whom_to_ask, world.actor("Giang"), made.id)
    assert (name, due) == ("Nguyễn Mẫu An", local(date(2027, 3, 11), 17))
