"""What meeting 1 decides on the outline: the draft is owed, or a second round within five working days."""

from datetime import date

import pytest

from storage.tables import (
    Assignment,
    Audit,
    CellQuarter,
    Condition,
    DutyState,
    Meeting,
    MeetingState,
    Outcome,
    Outgoing,
    PaperKind,
    Stage,
)
from tests.workflow import paper_acts, rows
from tests.world import World, local
from workflow.cell.assigned import begin_outline
from workflow.meetings import meetings
from workflow.papers import adopting
from workflow.rules.duties import DutyKind
from workflow.topics import assigning

D1 = date(2027, 4, 5)


@pytest.fixture
def quarter(world: World) -> CellQuarter:
    """Quarter II/2027 at 15:00 on the day of its first meeting, the outline released, not recorded yet."""
    row = world.open_quarter()
    rows.assign(world, row, author="Giang")
    rows.release(world, row, PaperKind.OUTLINE, author="Giang")
    world.at(D1, 15)
    return row


def first(world: World) -> Meeting:
    row: Meeting = world.rows(Meeting, number=1)[0]
    return row


def reached(world: World) -> list[str]:
    return [row.kind for row in world.rows(Stage) if row.done_at is not None]


@pytest.mark.parametrize("outcome", [Outcome.ADOPTED, Outcome.WITH_CHANGES])
def test_adopted_the_draft_is_owed(world: World, quarter: CellQuarter, outcome: Outcome) -> None:
    duty = world.do(adopting.record_outcome, world.actor("An"), first(world).id, outcome)
    assert duty is not None
    assert (duty.kind, duty.owner_id) == (DutyKind.WRITE_DRAFT, world.person_id("Giang"))
    assert duty.due_at == local(date(2027, 4, 21), 17)
    assert reached(world) == ["outline", "outline_meeting"]
    row = first(world)
    assert (row.state, row.outcome, row.recorded_by) == (
        MeetingState.RECORDED,
        outcome,
        world.person_id("An"),
    )


@pytest.mark.parametrize("outcome", [Outcome.AGAIN, Outcome.NOTHING])
def test_otherwise_a_second_round_is_due_within_five_working_days(
    world: World, quarter: CellQuarter, outcome: Outcome
) -> None:
    duty = world.do(adopting.record_outcome, world.actor("An"), first(world).id, outcome)
    assert duty is not None
    assert (duty.kind, duty.round, duty.owner_id) == (
        DutyKind.WRITE_OUTLINE,
        2,
        world.person_id("Giang"),
    )
    assert duty.due_at == local(date(2027, 4, 12), 17)
    assert reached(world) == []
    assert world.duties(kind=DutyKind.WRITE_DRAFT) == []


def test_the_author_is_told_next_morning_and_nobody_else(world: World, quarter: CellQuarter) -> None:
    world.do(adopting.record_outcome, world.actor("An"), first(world).id, Outcome.ADOPTED)
    assert "Chi bộ đã thông qua đề cương" in world.told("Giang")[-1]
    assert [(row.person_id, row.state) for row in world.rows(Outgoing)] == [
        (world.person_id("Giang"), "held")
    ]


def test_a_suspended_author_owes_no_draft_until_another_is_assigned(
    world: World, quarter: CellQuarter
) -> None:
    paper_acts.make(world, "Giang", Condition.SUSPENDED)
    assert world.do(adopting.record_outcome, world.actor("An"), first(world).id, Outcome.ADOPTED) is None
    assert world.duties(kind=DutyKind.WRITE_DRAFT, state=DutyState.OPEN) == []
    assert quarter.topic_id is not None
    people = world.person_id("Hà"), world.person_id("Bình")
    world.do(assigning.assign, world.actor("An"), quarter.id, quarter.topic_id, *people)
    assert len(world.duties("Hà", kind=DutyKind.WRITE_DRAFT, state=DutyState.OPEN)) == 1


@pytest.mark.parametrize("outcome", [Outcome.ADOPTED, Outcome.WITH_CHANGES])
def test_an_outline_never_released_is_not_adopted(world: World, outcome: Outcome) -> None:
    row = world.open_quarter()
    rows.assign(world, row, author="Giang")
    an = world.at(D1, 15).actor("An")
    key = rows.refused(world, adopting.record_outcome, an, first(world).id, outcome)
    assert key == "meeting-no-outline"
    assert first(world).state == MeetingState.PLANNED


def test_the_outline_of_a_replaced_topic_is_not_adopted(world: World, quarter: CellQuarter) -> None:
    other = world.rows(CellQuarter)[1].topic_id
    people = world.person_id("Hà"), world.person_id("Bình")
    world.do(assigning.assign, world.actor("An"), quarter.id, other, *people)
    key = rows.refused(world, adopting.record_outcome, world.actor("An"), first(world).id, Outcome.ADOPTED)
    assert key == "meeting-no-outline"


def test_without_an_author_it_is_recorded_and_nobody_owes(world: World) -> None:
    world.open_quarter()
    an = world.at(D1, 15).actor("An")
    assert world.do(adopting.record_outcome, an, first(world).id, Outcome.NOTHING) is None
    assert first(world).outcome == Outcome.NOTHING


def test_the_outcome_is_recorded_once(world: World, quarter: CellQuarter) -> None:
    world.do(adopting.record_outcome, world.actor("An"), first(world).id, Outcome.ADOPTED)
    key = rows.refused(world, adopting.record_outcome, world.actor("Bình"), first(world).id, Outcome.AGAIN)
    assert key == "meeting-recorded-already"
    assert first(world).outcome == Outcome.ADOPTED
    assert len(world.rows(Audit, act="meeting.recorded")) == 1


def test_not_before_the_meetings_hour(world: World, quarter: CellQuarter) -> None:
    an = world.at(D1, 13, 59).actor("An")
    key = rows.refused(world, adopting.record_outcome, an, first(world).id, Outcome.ADOPTED)
    assert key == "meeting-too-early"


@pytest.mark.parametrize("name", ["Chi", "Giang", "Sơn", "Uyên", "Xuân"])
def test_only_secretary_and_deputy_record_it(world: World, quarter: CellQuarter, name: str) -> None:
    actor, row = world.actor(name), first(world)
    key = rows.refused(world, adopting.record_outcome, actor, row.id, Outcome.ADOPTED)
    assert key == "refused-leaders-only"


def test_the_later_meetings_have_no_outcome(world: World, quarter: CellQuarter) -> None:
    second = world.rows(Meeting, number=2)[0]
    an = world.at(date(2027, 5, 5), 15).actor("An")
    key = rows.refused(world, adopting.record_outcome, an, second.id, Outcome.ADOPTED)
    assert key == "refused-old-button"


def test_recorded_before_the_clock_looks_the_first_round_is_over(world: World, quarter: CellQuarter) -> None:
    """Nobody owes the outline of the first round beside that of the second."""
    (assignment,) = world.rows(Assignment, quarter_id=quarter.id)
    world.at(date(2027, 3, 8)).do(begin_outline, assignment)
    world.at(D1, 14).do(adopting.record_outcome, world.actor("An"), first(world).id, Outcome.NOTHING)
    owed = world.duties("Giang", kind=DutyKind.WRITE_OUTLINE, state=DutyState.OPEN)
    assert [duty.round for duty in owed] == [2]


def test_recorded_after_meeting_two_the_final_paper_follows(world: World, quarter: CellQuarter) -> None:
    an = world.at(date(2027, 5, 5), 15).actor("An")
    world.do(meetings.record_presence, an, world.rows(Meeting, number=2)[0].id)
    duty = world.do(adopting.record_outcome, an, first(world).id, Outcome.ADOPTED)
    assert duty is not None
    assert duty.kind == DutyKind.FINAL_PAPER
    assert world.duties(kind=DutyKind.WRITE_DRAFT) == []
    assert "Đồng chí chuẩn bị chuyên đề hoàn chỉnh." in world.told("Giang")[-1]
