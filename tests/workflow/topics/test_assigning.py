"""Assigning: what is owed from then on, who is told what, and what stays as history."""

from datetime import date

import pytest

from bot import sample
from storage.tables import (
    Assignment,
    AssignmentState,
    Audit,
    Condition,
    Duty,
    Membership,
    Outgoing,
    OutgoingState,
    Stage,
    Topic,
)
from tests.assignments import assign, of, office_owes, open_kinds, plan, refused
from tests.world import World, local
from texts.message import Message, without
from workflow.cell.assigned import live_assignment
from workflow.errors import Refused
from workflow.rules.duties import DutyKind
from workflow.topics import answering, assignable, assigning


def test_assigning_asks_the_author_and_ends_the_secretarys_duty(world: World) -> None:
    quarter = world.open_quarter()
    assert office_owes(world) == [DutyKind.ASSIGN]
    made = assign(world)
    assert (made.state, made.topic_id) == (AssignmentState.ASKED, quarter.topic_id)
    assert office_owes(world) == []
    answer, outline = sorted(world.duties("Giang"), key=lambda duty: duty.due_at)
    assert (answer.kind, answer.due_at) == (DutyKind.ANSWER, local(date(2027, 3, 11), 17))
    assert (outline.kind, outline.due_at) == (DutyKind.WRITE_OUTLINE, local(date(2027, 3, 24), 17))


def test_a_planned_quarter_is_assigned_before_it_opens_and_opening_bears_the_outline(world: World) -> None:
    planned = plan(world)
    made = assign(world)
    assert open_kinds(world, "Giang") == [DutyKind.ANSWER]
    assert world.rows(Stage) == []
    world.do(answering.accept, world.actor("Giang"), made.id)
    world.open_quarter()
    assert open_kinds(world, "Giang") == [DutyKind.WRITE_OUTLINE]
    assert office_owes(world) == []
    assert world.rows(Stage, quarter_id=planned.id) != []


def test_an_unanswered_assignment_stays_with_the_secretary_when_the_quarter_opens(world: World) -> None:
    made = assign(world)
    world.open_quarter()
    assert office_owes(world) == [DutyKind.ASSIGN]
    world.do(answering.accept, world.actor("Giang"), made.id)
    assert office_owes(world) == []


def test_the_secretary_may_review_or_prepare_and_is_asked_like_anybody(world: World) -> None:
    assert assign(world, "Giang", "An").reviewer_id == world.person_id("An")
    made = assign(world, "An", "Bình")
    assert made.state == AssignmentState.ASKED
    assert open_kinds(world, "An") == [DutyKind.ANSWER]


@pytest.mark.parametrize("name", ["Chi", "Giang", "Sơn", "Xuân"])
def test_only_those_who_lead_assign(world: World, name: str) -> None:
    assert refused(world, by=name) == "refused-leaders-only"


def test_the_deputy_may_assign(world: World) -> None:
    assert assign(world, by="Bình").assigned_by == world.person_id("Bình")


def test_the_same_again_changes_nothing(world: World) -> None:
    world.open_quarter()
    made = assign(world)
    written = (len(world.rows(Outgoing)), len(world.rows(Duty)), len(world.rows(Audit)))
    again = world.do(
        assigning.assign,
        world.actor("Bình"),
        made.quarter_id,
        made.topic_id,
        made.author_id,
        made.reviewer_id,
        seen=0,
    )
    assert (again.changed, again.assignment.id) == (False, made.id)
    assert (len(world.rows(Outgoing)), len(world.rows(Duty)), len(world.rows(Audit))) == written


def test_of_two_secretaries_the_second_is_told_how_it_stands(world: World) -> None:
    made = assign(world, seen=0)
    with pytest.raises(Refused) as caught:
        assign(world, "Hà", "Chi", by="Bình", seen=0)
    assert caught.value.key == "assign-overtaken"
    assert caught.value.values["author"] == "Hoàng Mẫu Giang"
    assert [row.id for row in world.rows(Assignment)] == [made.id]
    assert assign(world, "Hà", "Chi", by="Bình", seen=made.id).author_id == world.person_id("Hà")


def test_who_is_told_what_and_when(world: World) -> None:
    world.open_quarter()
    made = assign(world, "Giang", "Chi")
    notice = world.rows(Outgoing, person_id=made.author_id)[0]
    assert (notice.state, notice.not_before) == (OutgoingState.NEW, world.now)
    said = world.told("Giang")[0]
    assert "phân công đồng chí chuẩn bị chuyên đề quý II/2027" in said
    assert "bồi dưỡng, luân phiên" in said
    assert "Đề cương: hạn 17 giờ 00, thứ Tư ngày 24/3/2027" in said
    assert "trả lời trước 17 giờ 00, thứ Năm ngày 11/3/2027" in said
    held = world.rows(Outgoing, person_id=made.reviewer_id)[0]
    assert (held.state, held.not_before) == (OutgoingState.HELD, local(date(2027, 3, 9)))
    assert "cử kiểm duyệt" in world.told("Chi")[0]


def test_who_asked_to_reconsider_hears_of_the_decision_at_once(world: World) -> None:
    world.open_quarter()
    made = assign(world, "Giang", "Chi")
    world.do(lambda work: work.change(Assignment, made.id, state=AssignmentState.RECONSIDER))
    assign(world, "Hà", "Chi")
    relieved = world.rows(Outgoing, person_id=made.author_id)[-1]
    assert (relieved.kind, relieved.state) == ("assign-told-relieved-author", OutgoingState.NEW)


def test_in_the_quiet_hours_the_author_is_told_next_morning_at_seven(world: World) -> None:
    world.open_quarter()
    world.at(date(2027, 3, 8), 21)
    made = assign(world)
    assert world.rows(Outgoing, person_id=made.author_id)[0].not_before == local(date(2027, 3, 9), 7)


def test_a_question_that_is_void_before_morning_is_not_asked(world: World) -> None:
    world.open_quarter()
    world.at(date(2027, 3, 8), 21)
    made = assign(world)
    asked = Message.from_json(world.rows(Outgoing, person_id=made.author_id)[0].content)
    answer = world.duties("Giang", kind=DutyKind.ANSWER)[0]
    assert without(asked, {answer.id}) is None
    assert without(asked, set()) == asked


def test_who_takes_no_part_any_more_is_not_told_of_being_replaced(world: World) -> None:
    made = assign(world)
    told = world.told("Giang")
    row = world.rows(Membership, person_id=made.author_id)[0]
    world.do(lambda work: work.change(Membership, row.id, condition=Condition.AWAY))
    assign(world, "Hà")
    assert world.told("Giang") == told


def test_nobody_is_told_what_they_did_themselves(world: World) -> None:
    assign(world, "Giang", "An")
    assert world.told("An") == []
    assign(world, "Hà", "Bình", by="Bình")
    assert world.told("Bình") == []
    assert len(world.told("An")) == 1


def test_assigning_again_keeps_the_one_before_as_history(world: World) -> None:
    world.open_quarter()
    first = assign(world)
    second = assign(world, "Hà", "Chi")
    assert of(world, first).state == AssignmentState.REPLACED
    assert world.do(live_assignment, first.quarter_id) == second
    assert open_kinds(world, "Giang") == []
    assert open_kinds(world, "Hà") == [DutyKind.ANSWER, DutyKind.WRITE_OUTLINE]
    assert "chuyển cho đồng chí khác" in world.told("Giang")[-1]
    assert "chuyển cho đồng chí khác" in world.told("Bình")[-1]


def test_a_topic_planned_for_a_later_quarter_changes_places_with_this_ones(world: World) -> None:
    first, second = plan(world), plan(world, 1)
    assign(world, "Khánh", "Chi", topic_id=second.topic_id)
    now_first, now_second = plan(world), plan(world, 1)
    assert (now_first.topic_id, now_second.topic_id) == (second.topic_id, first.topic_id)
    assert (now_second.planned_author_id, now_second.planned_reviewer_id) == (
        first.planned_author_id,
        first.planned_reviewer_id,
    )


def name_topic(world: World, typed: str) -> Topic:
    return world.do(assigning.name_topic, world.actor("An"), plan(world).id, typed)


def test_a_typed_topic_takes_the_slot_and_the_planned_one_is_free_again(world: World) -> None:
    planned = plan(world).topic_id
    typed = name_topic(world, "  Nâng cao   kỹ năng\nkiểm sát <b>bản án</b> ")
    assert typed.title == "Nâng cao kỹ năng kiểm sát <b>bản án</b>"
    assign(world, topic_id=typed.id)
    slot = plan(world)
    assert (slot.topic_id, slot.planned_author_id, slot.planned_reviewer_id) == (typed.id, None, None)
    assert planned in [row.id for row in world.do(assignable.topics, plan(world, 1))]


def test_a_title_typed_twice_is_one_topic(world: World) -> None:
    first = name_topic(world, "Kiểm sát bản án")
    assert name_topic(world, "kiểm sát  BẢN ÁN").id == first.id
    planned = world.rows(Topic, id=plan(world).topic_id)[0]
    assert name_topic(world, planned.title).id == planned.id


@pytest.mark.parametrize(
    ("typed", "key"), [("\u200b \n", "assign-title-empty"), ("a" * 201, "assign-title-too-long")]
)
def test_a_title_has_letters_and_a_limit(world: World, typed: str, key: str) -> None:
    with pytest.raises(Refused, match=key):
        name_topic(world, typed)
    assert len(name_topic(world, "a" * 200).title) == 200


def test_only_a_title_that_nothing_uses_can_be_dropped(world: World) -> None:
    typed, planned = name_topic(world, "Gõ nhầm"), plan(world).topic_id or 0
    actor, quarter_id = world.actor("An"), plan(world).id
    for topic_id in (typed.id, planned, 999):
        world.do(assigning.drop_topic, actor, quarter_id, topic_id)
    assert world.rows(Topic, id=typed.id) == []
    assert len(world.rows(Topic)) == len(sample.TOPICS)
    used = name_topic(world, "Đã phân công")
    assign(world, topic_id=used.id)
    assign(world)
    world.do(assigning.drop_topic, actor, quarter_id, used.id)
    assert world.rows(Topic, id=used.id) != []
